//! The way of one document: read, clean, annotate; saved in the cache as a whole.

use std::cell::OnceCell;
use std::sync::Arc;

use blake3::Hash;
use rayon::prelude::*;

use crate::config::settings::CleanSettings;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::article::Article;
use crate::model::cleaned::LineRange;
use crate::model::files::Files;
use crate::model::sidecar::Sidecar;
use crate::model::source::SourceDocument;
use crate::site::cache::{Cache, MadeArticle};
use crate::site::inputs::DocumentInput;
use crate::site::survey::{Survey, Surveyed};
use crate::site::{Progress, Work, source_rules};
use crate::{annotate, clean, ingest};

/// What all articles of an archive are made with.
pub struct Workshop<'a> {
    /// The archive's files.
    pub files: &'a dyn Files,
    /// How articles are cleaned.
    pub settings: &'a CleanSettings,
    /// Told how the work goes on.
    pub progress: &'a dyn Progress,
}

impl Workshop<'_> {
    /// Makes the articles that are `wanted`, in parallel, and returns them in the order of their
    /// paths.
    ///
    /// All documents are read, for the lines that they share tell the furniture of each.
    pub fn make(
        &self,
        documents: &[DocumentInput],
        wanted: impl Fn(&str) -> bool,
        cache: &mut Cache,
    ) -> (Vec<Arc<Article>>, Vec<Diagnostic>) {
        self.progress.begin(Work::Cleaning, 2 * documents.len());
        let mut survey = self.survey(documents, cache);
        let surveyed = std::mem::take(&mut survey.documents);
        let wanted: Vec<(&DocumentInput, Surveyed)> =
            documents.iter().zip(surveyed).filter(|(document, _)| wanted(&document.path)).collect();
        let settings_key = Cache::settings_key(self.settings);
        let make_one = |(document, surveyed)| {
            let made = self.make_article(document, surveyed, &survey, settings_key, cache);
            self.progress.step();
            (document, made)
        };
        let made: Vec<(&DocumentInput, MadeArticle)> =
            wanted.into_par_iter().map(make_one).collect();
        cache.remember_articles(&made);
        let applied = made.iter().flat_map(|(_, made)| &made.source_rules);
        let mut diagnostics = source_rules::unused(&self.settings.sources, applied);
        let mut articles = Vec::with_capacity(made.len());
        for (_, made) in made {
            diagnostics.extend(made.diagnostics);
            articles.extend(made.article);
        }
        (articles, diagnostics)
    }

    /// Counts the lines that the documents share.
    fn survey(&self, documents: &[DocumentInput], cache: &Cache) -> Survey {
        let paths: Vec<&str> = documents.iter().map(|document| document.path.as_str()).collect();
        let read = |path: &str| {
            self.progress.step();
            self.files.read(path)
        };
        Survey::of(&paths, read, cache)
    }

    /// Makes one article, or takes it from the cache if it was made of the same things.
    ///
    /// A sidecar that cannot be read costs its notes, not the article; notes whose article has no
    /// text are reported. What could not be read, the next build tries again.
    fn make_article(
        &self,
        input: &DocumentInput,
        mut surveyed: Surveyed,
        survey: &Survey,
        settings_key: Hash,
        cache: &Cache,
    ) -> MadeArticle {
        let others = survey.others(&surveyed.keys);
        let beside = self.bytes_beside(input);
        let key = beside.as_ref().ok().and_then(|beside| {
            cache.article_key(surveyed.raw, beside.as_deref(), settings_key, &others)
        });
        if let Some(made) = cache.article(&input.path, key) {
            return made;
        }
        let (sidecar, diagnostics) = read_sidecar(input, beside);
        let (document, found) = surveyed
            .document(&input.path, |path| self.files.read(path))
            .unwrap_or_else(|problem| (None, vec![problem]));
        let mut made = MadeArticle { diagnostics, ..MadeArticle::unmade(key, &surveyed) };
        made.diagnostics.extend(found);
        match document {
            Some(document) => self.finish(&mut made, &document, sidecar, &others),
            None => made.diagnostics.extend(lost_notes(&sidecar, &input.path)),
        }
        made
    }

    /// The bytes of an article's sidecar; none where it has none.
    fn bytes_beside(&self, input: &DocumentInput) -> Result<Option<Vec<u8>>, Diagnostic> {
        let Some(path) = &input.sidecar else { return Ok(None) };
        let bytes = self.files.read(path);
        bytes.map(Some).map_err(|error| catalogue::unreadable_file(path, &error))
    }

    /// Cleans a document and places its notes. `others` is how many other documents have its lines.
    fn finish(
        &self,
        made: &mut MadeArticle,
        document: &SourceDocument,
        sidecar: Sidecar,
        others: &[u32],
    ) {
        let (mut cleaned, found) = clean::explain(document, others, &sidecar, self.settings);
        made.diagnostics.extend(found);
        made.source_rules = std::mem::take(&mut cleaned.source_rules);
        let raw = OnceCell::new();
        let lines = |lines: LineRange| {
            let raw = raw.get_or_init(|| self.files.read(&document.path).unwrap_or_default());
            ingest::seen_characters(raw, document, lines)
        };
        let (article, found) = annotate::annotate(document, cleaned, sidecar, &lines);
        made.diagnostics.extend(found);
        made.article = Some(Arc::new(article));
    }
}

/// Says that the notes on a file without text are shown nowhere.
fn lost_notes(sidecar: &Sidecar, article: &str) -> Option<Diagnostic> {
    catalogue::notes_without_article(&sidecar.path, sidecar.notes.len(), article)
}

/// Reads the sidecar of an article; an article without one has an empty one.
fn read_sidecar(
    input: &DocumentInput,
    bytes: Result<Option<Vec<u8>>, Diagnostic>,
) -> (Sidecar, Vec<Diagnostic>) {
    match (&input.sidecar, bytes) {
        (Some(path), Ok(Some(bytes))) => ingest::sidecar::read_sidecar(path, &bytes),
        (_, Err(problem)) => (Sidecar::default(), vec![problem]),
        _ => (Sidecar::default(), Vec::new()),
    }
}
