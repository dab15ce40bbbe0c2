//! The way of one document: read, clean, annotate; saved in the cache as a whole.

use std::sync::Arc;

use blake3::Hash;
use rayon::prelude::*;

use crate::config::settings::CleanSettings;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::article::Article;
use crate::model::files::Files;
use crate::model::sidecar::Sidecar;
use crate::pipeline::cache::{Cache, MadeArticle};
use crate::pipeline::inputs::DocumentInput;
use crate::pipeline::{Progress, Work, clean_file, source_rules};
use crate::{annotate, ingest};

/// Makes every article, in parallel, and returns them in the order of their paths.
pub fn make(
    files: &dyn Files,
    documents: &[DocumentInput],
    settings: &CleanSettings,
    cache: &mut Cache,
    progress: &dyn Progress,
) -> (Vec<Arc<Article>>, Vec<Diagnostic>) {
    progress.begin(Work::Cleaning, documents.len());
    let settings_key = Cache::settings_key(settings);
    let make_one = |document| {
        let made = make_article(files, document, settings, settings_key, cache);
        progress.step();
        made
    };
    let made: Vec<MadeArticle> = documents.par_iter().map(make_one).collect();
    cache.remember_articles(documents, &made);
    let mut articles = Vec::with_capacity(made.len());
    let applied = made.iter().flat_map(|made| &made.source_rules);
    let mut diagnostics = source_rules::unused(&settings.sources, applied);
    for made in made {
        diagnostics.extend(made.diagnostics);
        articles.extend(made.article);
    }
    (articles, diagnostics)
}

/// Makes one article. A sidecar that cannot be read costs its notes, not the article; notes whose
/// article has no text are reported. What could not be read, the next build tries again.
fn make_article(
    files: &dyn Files,
    input: &DocumentInput,
    settings: &CleanSettings,
    settings_key: Hash,
    cache: &Cache,
) -> MadeArticle {
    let read =
        |path: &String| files.read(path).map_err(|error| catalogue::unreadable_file(path, &error));
    let raw = read(&input.path);
    let beside = input.sidecar.as_ref().map(read).transpose();
    let key = match (&raw, &beside) {
        (Ok(raw), Ok(beside)) => cache.article_key(raw, beside.as_deref(), settings_key),
        _ => None,
    };
    if let Some(made) = cache.article(&input.path, key) {
        return made;
    }
    let (sidecar, mut diagnostics) = read_sidecar(input, beside);
    let (cleaned, found) = match raw {
        Ok(bytes) => clean_file(&input.path, &bytes, &sidecar, settings),
        Err(problem) => (None, vec![problem]),
    };
    diagnostics.extend(found);
    let Some((document, mut cleaned)) = cleaned else {
        let notes = sidecar.notes.len();
        diagnostics.extend(catalogue::notes_without_article(&sidecar.path, notes, &input.path));
        return MadeArticle { key, article: None, source_rules: Vec::new(), diagnostics };
    };
    let source_rules = std::mem::take(&mut cleaned.source_rules);
    let (article, found) = annotate::annotate(&document, cleaned, sidecar);
    diagnostics.extend(found);
    MadeArticle { key, article: Some(Arc::new(article)), source_rules, diagnostics }
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
