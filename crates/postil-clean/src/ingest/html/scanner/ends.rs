//! Where a text without elements and a comment end.

use super::Content;
use crate::ingest::html::script;
use crate::ingest::html::tag_bytes::is_tag;

/// How the text of an element is written that holds nothing else, and how long the text is that
/// stands behind its start tag.
pub(super) fn text_of(name: &str, rest: &str) -> Option<(Content, usize)> {
    let is = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    if is(&["title", "textarea"]) {
        Some((Content::References, end_of_text(rest, name)))
    } else if is(&["script"]) {
        Some((Content::Raw, script::end(rest).unwrap_or(rest.len())))
    } else if is(&["style", "iframe", "xmp", "noembed", "noframe", "noscript"]) {
        Some((Content::Raw, end_of_text(rest, name)))
    } else {
        is(&["plaintext"]).then_some((Content::Raw, rest.len()))
    }
}

/// Where the end tag of an element stands that holds text alone.
fn end_of_text(text: &str, name: &str) -> usize {
    let mut tags = memchr::memmem::find_iter(text.as_bytes(), "</");
    tags.find(|tag| is_tag(&text.as_bytes()[tag + 2..], name)).unwrap_or(text.len())
}

/// How long the words of a comment are, and what closes it; where nothing does, its last signs of
/// that are no words either.
pub(super) fn end_of_comment(words: &str) -> (usize, usize) {
    for abrupt in [">", "->"] {
        if words.starts_with(abrupt) {
            return (0, abrupt.len());
        }
    }
    let dashes = memchr::memmem::find_iter(words.as_bytes(), "--");
    // Of three dashes the last two close.
    let mut starts = dashes.flat_map(|at| [at, at + 1]);
    let closed = starts.find_map(|at| {
        let closing = ["-->", "--!>"].into_iter().find(|end| words[at..].starts_with(end));
        Some((at, closing?.len()))
    });
    closed.unwrap_or_else(|| {
        let open = ["--!", "--", "-"].into_iter().find(|end| words.ends_with(end));
        (words.len() - open.map_or(0, str::len), open.map_or(0, str::len))
    })
}
