//! Tells the article from its boilerplate: every line is kept or removed, with the rule's name.

use crate::config::settings::CleanSettings;
use crate::diagnostic::Diagnostic;
use crate::model::cleaned::CleanedArticle;
use crate::model::sidecar::Sidecar;
use crate::model::source::SourceDocument;

/// Cleans one document. What the sidecar says beats what is found.
pub fn clean(
    document: &SourceDocument,
    sidecar: &Sidecar,
    settings: &CleanSettings,
) -> (CleanedArticle, Vec<Diagnostic>) {
    let _ = (document, sidecar, settings);
    (CleanedArticle::default(), Vec::new())
}
