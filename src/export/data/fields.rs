//! What is said of an article in more than one format.

use std::borrow::Cow;

use crate::model::article::Article;
use crate::model::cleaned::{BlockKind, Confidence, Field};
use crate::model::markup;

/// A field's value; none where there is none.
pub(super) fn value<T>(field: &Option<Field<T>>) -> Option<&T> {
    field.as_ref().map(|field| &field.value)
}

/// How sure a field is.
pub(super) fn confidence<T>(field: &Option<Field<T>>) -> Option<&'static str> {
    field.as_ref().map(|field| Confidence::name(field.evidence.confidence))
}

/// The text without readers' comments, a blank line between its blocks and `~~` around what is struck.
pub(super) fn text(article: &Article) -> String {
    plain(article, |kind| kind != BlockKind::Comment)
}

/// The readers' comments, in the same form.
pub(super) fn comments(article: &Article) -> String {
    plain(article, |kind| kind == BlockKind::Comment)
}

fn plain(article: &Article, is_wanted: fn(BlockKind) -> bool) -> String {
    let wanted = article.blocks.iter().filter(|block| is_wanted(block.kind));
    let blocks: Vec<Cow<str>> =
        wanted.map(|block| markup::plain(&block.text, &block.spans)).collect();
    blocks.join("\n\n")
}
