//! The way of one document: read, clean, annotate; saved in the cache as a whole.

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::settings::CleanSettings;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::article::Article;
use crate::model::files::Files;
use crate::model::sidecar::Sidecar;
use crate::pipeline::cache::{Cache, MadeArticle};
use crate::pipeline::inputs::DocumentInput;
use crate::pipeline::{Progress, Work, clean_file};
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
    let make_one = |document| {
        let made = make_article(files, document, settings, cache);
        progress.step();
        made
    };
    let made: Vec<MadeArticle> = documents.par_iter().map(make_one).collect();
    cache.remember_articles(documents, &made);
    let mut articles = Vec::with_capacity(made.len());
    let mut diagnostics = Vec::new();
    for made in made {
        diagnostics.extend(made.diagnostics);
        articles.extend(made.article);
    }
    (articles, diagnostics)
}

/// Makes one article. A sidecar that cannot be read costs its notes, not the article, and the
/// next build tries again.
fn make_article(
    files: &dyn Files,
    input: &DocumentInput,
    settings: &CleanSettings,
    cache: &Cache,
) -> MadeArticle {
    let read =
        |path: &String| files.read(path).map_err(|error| catalogue::unreadable_file(path, &error));
    let bytes = match read(&input.path) {
        Ok(bytes) => bytes,
        Err(problem) => return MadeArticle::failed(problem),
    };
    let (sidecar_bytes, unreadable) = match input.sidecar.as_ref().map(read) {
        Some(Ok(bytes)) => (Some(bytes), None),
        Some(Err(problem)) => (None, Some(problem)),
        None => (None, None),
    };
    let key = match &unreadable {
        Some(_) => None,
        None => cache.article_key(&bytes, sidecar_bytes.as_deref(), settings),
    };
    if let Some(made) = cache.article(&input.path, key) {
        return made;
    }
    let (sidecar, mut diagnostics) = match (&input.sidecar, &sidecar_bytes) {
        (Some(path), Some(bytes)) => ingest::sidecar::read_sidecar(path, bytes),
        _ => (Sidecar::default(), Vec::new()),
    };
    diagnostics.extend(unreadable);
    let (cleaned, found) = clean_file(&input.path, &bytes, &sidecar, settings);
    diagnostics.extend(found);
    let article = cleaned.map(|(document, cleaned)| {
        let (article, found) = annotate::annotate(&document, cleaned, sidecar);
        diagnostics.extend(found);
        Arc::new(article)
    });
    MadeArticle { key, article, diagnostics }
}
