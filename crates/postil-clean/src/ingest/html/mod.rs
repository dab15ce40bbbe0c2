//! HTML: the stretches of the source that a browser would show as one line each.
//!
//! No tree is built. [`scanner`] parts the source into tokens, [`tokens`] hands them on, [`kind`] and [`elements`] say what a tag
//! means, [`stack`] keeps the open elements, [`lines`] cuts the source at block boundaries,
//! [`marks`] keeps what inline elements say of its text and [`lists`] counts the items of lists, [`images`] keeps pictures,
//! [`styles`] says what the page's own style sheets hide, [`regions`] which lines are furniture by their elements, [`formulas`] sets formulas in a line, [`tables`] joins the cells of a row, [`units`] says which lines belong together, [`declared`] collects what the page says about itself,
//! [`captured`] when it was saved. Nothing is executed, nothing is fetched.

mod attributes;
mod captured;
mod declared;
mod elements;
mod entities;
mod field_names;
mod formulas;
mod images;
mod json_ld;
mod kind;
mod labelled_meta;
mod lines;
mod lists;
mod loose_json;
mod marks;
mod preformatted;
mod regions;
mod scanner;
mod script;
mod script_dates;
mod stack;
mod styles;
mod tables;
mod tag_bytes;
#[cfg(test)]
mod tests;
mod tokens;
mod units;
mod words;

use std::borrow::Cow;

use crate::ingest::cut::Cut;

/// Cuts a page into lines that cover its source.
pub(super) fn cut(text: &str) -> Cut {
    // A page has but one kind of line break, of one byte.
    let source: Cow<str> = match memchr::memchr(b'\r', text.as_bytes()).is_some() {
        true => text.replace('\r', "\n").into(),
        false => text.into(),
    };
    tokens::cut(&source)
}
