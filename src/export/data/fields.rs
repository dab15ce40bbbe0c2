//! What is said of an article in more than one format.

use crate::model::article::Article;
use crate::model::cleaned::{Confidence, Field};

/// A field's value; none where there is none.
pub(super) fn value<T>(field: &Option<Field<T>>) -> Option<&T> {
    field.as_ref().map(|field| &field.value)
}

/// How sure a field is.
pub(super) fn confidence<T>(field: &Option<Field<T>>) -> Option<&'static str> {
    field.as_ref().map(|field| Confidence::name(field.evidence.confidence))
}

/// The text, a blank line between its blocks.
pub(super) fn text(article: &Article) -> String {
    let blocks: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
    blocks.join("\n\n")
}
