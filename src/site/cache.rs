//! What earlier builds of the same process made, for a preview that rebuilds at every keystroke.

use std::collections::HashMap;
use std::sync::Arc;

use blake3::Hash;

use crate::clean::recurrence::LineKey;
use crate::config::settings::CleanSettings;
use crate::diagnostic::Diagnostic;
use crate::model::article::Article;
use crate::model::cleaned::AppliedSourceRule;
use crate::model::output::OutputFile;
use crate::model::page::Page;
use crate::site::inputs::DocumentInput;
use crate::site::survey::Surveyed;

/// Values of the last build by the hash of all that they were made from.
#[derive(Debug, Default)]
pub struct Cache {
    memory: Option<Memory>,
}

#[derive(Debug, Default)]
struct Memory {
    articles: HashMap<String, MadeArticle>,
    pages: HashMap<String, (Hash, OutputFile)>,
}

/// An article with all that its making had to say.
#[derive(Debug, Clone)]
pub struct MadeArticle {
    /// The hash of all that it was made from; none when nothing is remembered.
    pub key: Option<Hash>,
    /// The hash of its raw file alone.
    pub raw: Option<Hash>,
    /// The keys of its lines, for the counting of those that documents share.
    pub line_keys: Arc<[LineKey]>,
    /// The article; none if the raw file holds none.
    pub article: Option<Arc<Article>>,
    /// The `[[source]]` rules that it came under.
    pub source_rules: Vec<AppliedSourceRule>,
    /// What there was to say.
    pub diagnostics: Vec<Diagnostic>,
}

impl MadeArticle {
    /// Of a document of which nothing is made yet.
    pub fn unmade(key: Option<Hash>, surveyed: &Surveyed) -> Self {
        MadeArticle {
            key,
            raw: surveyed.raw,
            line_keys: Arc::clone(&surveyed.keys),
            article: None,
            source_rules: Vec::new(),
            diagnostics: Vec::new(),
        }
    }
}

impl Cache {
    /// Remembers nothing, for a build that happens once.
    pub fn off() -> Self {
        Cache { memory: None }
    }

    /// Remembers the last build in memory.
    pub fn in_memory() -> Self {
        Cache { memory: Some(Memory::default()) }
    }

    /// The hash of the settings; one serves all articles of a build.
    pub fn settings_key(settings: &CleanSettings) -> Hash {
        blake3::hash(format!("{settings:?}").as_bytes())
    }

    /// The hash of a raw file; none where nothing is remembered.
    pub fn raw_hash(&self, bytes: &[u8]) -> Option<Hash> {
        self.memory.as_ref().map(|_| blake3::hash(bytes))
    }

    /// The keys of an article's lines, if its raw file is as before.
    pub fn line_keys(&self, path: &str, raw: Option<Hash>) -> Option<Arc<[LineKey]>> {
        let made = self.memory.as_ref()?.articles.get(path)?;
        (made.raw == raw).then(|| Arc::clone(&made.line_keys))
    }

    /// The hash of all that an article is made from: its raw file, its sidecar, the settings, and
    /// how many other documents have its lines.
    pub fn article_key(
        &self,
        raw: Option<Hash>,
        sidecar: Option<&[u8]>,
        settings: Hash,
        others: &[u32],
    ) -> Option<Hash> {
        self.memory.as_ref()?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(settings.as_bytes());
        hasher.update(raw?.as_bytes());
        hasher.update(&sidecar.map_or(u64::MAX, |bytes| bytes.len() as u64).to_le_bytes());
        hasher.update(sidecar.unwrap_or_default());
        for count in others {
            hasher.update(&count.to_le_bytes());
        }
        Some(hasher.finalize())
    }

    /// The article that was made from the same things.
    pub fn article(&self, path: &str, key: Option<Hash>) -> Option<MadeArticle> {
        let made = self.memory.as_ref()?.articles.get(path)?;
        (made.key == key).then(|| made.clone())
    }

    /// Remembers the articles of this build, and forgets those of the one before.
    pub fn remember_articles(&mut self, made: &[(&DocumentInput, MadeArticle)]) {
        let Some(memory) = &mut self.memory else { return };
        let keyed = made.iter().filter(|(_, made)| made.key.is_some());
        memory.articles = keyed.map(|(input, made)| (input.path.clone(), made.clone())).collect();
    }

    /// The hash of all that a page is made from.
    pub fn page_key(&self, page: &Page, renderer: &Hash) -> Option<Hash> {
        self.memory.as_ref()?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(renderer.as_bytes());
        serde_json::to_writer(&mut hasher, page).ok()?;
        Some(hasher.finalize())
    }

    /// The file that was rendered from the same view.
    pub fn page(&self, page: &Page, key: Option<Hash>) -> Option<OutputFile> {
        let (known, output) = self.memory.as_ref()?.pages.get(page.route.as_str())?;
        (Some(*known) == key).then(|| output.clone())
    }

    /// Remembers the pages of this build, and forgets those of the one before.
    pub fn remember_pages(&mut self, pages: Vec<(Option<Hash>, OutputFile)>) {
        let Some(memory) = &mut self.memory else { return };
        let keyed = pages.into_iter().filter_map(|(key, output)| Some((key?, output)));
        memory.pages =
            keyed.map(|(key, output)| (output.route.as_str().to_owned(), (key, output))).collect();
    }
}
