//! Placeholder.
use crate::model::cleaned::CleanedArticle;
use crate::model::source::SourceDocument;
pub fn json_line(_d: &SourceDocument, _c: &CleanedArticle) -> String {
    String::new()
}
pub fn draw(_d: &SourceDocument, _c: &CleanedArticle) -> String {
    String::new()
}
