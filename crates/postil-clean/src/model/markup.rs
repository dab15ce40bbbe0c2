//! What a page's markup says of its text: a layer over the lines, which changes none of their words.
//!
//! A *span* is a stretch of one text with one meaning, as a link or emphasis; spans of a text nest.
//! A *form* is what a whole line is: an item of a list with its number, a row of a table with its
//! cells, a line of a program.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::limits;

mod list;
mod plain;
mod table;
mod unit;

pub use list::{ItemMark, ItemNumber, ListPlace, NumberStyle};
pub use plain::{current, plain};
pub use table::{Heads, TableCell, TableRow};
pub use unit::{MarkupUnit, UnitKind};

/// A stretch of a text that its markup says something of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSpan {
    /// Bytes of the text, on character boundaries; they begin and end with a sign that is seen.
    pub bytes: Range<usize>,
    /// What it is.
    pub mark: TextMark,
}

/// What a stretch of a text is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TextMark {
    /// Leads to an address. In a source document it is as the page has it; in an article it is
    /// absolute, and its scheme is `http`, `https` or `mailto`.
    Link(Arc<str>),
    /// Emphasised, as `em` and `i`.
    Emphasis,
    /// Important, as `strong` and `b`.
    Strong,
    /// A piece of a program.
    Code,
    /// Below the line.
    Subscript,
    /// Above the line.
    Superscript,
    /// Taken back by the page, as `del` and `s`.
    Struck,
    /// Put in later, as `ins`.
    Inserted,
    /// Quoted, by markup alone: no mark of quotation stands around it.
    Quotation,
    /// Short for something, which the page says.
    Abbreviation(Arc<str>),
}

impl TextMark {
    /// Its name, as JSON has it.
    pub fn name(&self) -> &'static str {
        match self {
            TextMark::Link(_) => "link",
            TextMark::Emphasis => "emphasis",
            TextMark::Strong => "strong",
            TextMark::Code => "code",
            TextMark::Subscript => "subscript",
            TextMark::Superscript => "superscript",
            TextMark::Struck => "struck",
            TextMark::Inserted => "inserted",
            TextMark::Quotation => "quotation",
            TextMark::Abbreviation(_) => "abbreviation",
        }
    }
}

/// What a whole line is, where that is more than a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum LineForm {
    /// Nothing that the part it plays does not say.
    #[default]
    Plain,
    /// A heading of a level, from 1 to 6.
    Heading(u8),
    /// In an item of a list.
    Item(ListPlace),
    /// A row of a table.
    Row(TableRow),
    /// A line of a program.
    Code(SetLine),
    /// A line that ends where its writer ended it, as that of a poem.
    Set(SetLine),
}

/// Where a line stands in an element whose breaks and spaces count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetLine {
    /// So many columns from the left.
    pub indent: u8,
    /// So many empty lines before it.
    pub gap: u8,
}

/// Puts spans in the order in which they open, the outer one of two first, and leaves out those that
/// would cut another one in two, that are of no text, or that are more than one text may have.
pub fn nested(text: &str, mut spans: Vec<TextSpan>) -> Vec<TextSpan> {
    let fits = |bytes: &Range<usize>| text.get(bytes.clone()).is_some_and(|part| !part.is_empty());
    spans.retain(|span| fits(&span.bytes));
    spans.sort_by_key(|span| (span.bytes.start, std::cmp::Reverse(span.bytes.end)));
    let mut ends: Vec<usize> = Vec::new();
    spans.retain(|span| {
        while ends.last().is_some_and(|end| *end <= span.bytes.start) {
            ends.pop();
        }
        let is_inside = ends.last().is_none_or(|end| span.bytes.end <= *end);
        if is_inside {
            ends.push(span.bytes.end);
        }
        is_inside
    });
    spans.truncate(limits::SPANS);
    spans
}

/// The stretch without the white space at its ends; none where there is nothing else.
pub fn tightened(text: &str, bytes: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(bytes.clone())?;
    let start = bytes.start + part.len() - part.trim_start().len();
    let end = bytes.start + part.trim_end().len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(bytes: Range<usize>) -> TextSpan {
        TextSpan { bytes, mark: TextMark::Strong }
    }

    fn ranges(spans: &[Range<usize>]) -> Vec<Range<usize>> {
        let spans = spans.iter().cloned().map(span).collect();
        nested("мост да", spans).into_iter().map(|span| span.bytes).collect()
    }

    #[test]
    fn spans_nest() {
        assert_eq!(ranges(&[2..4, 0..8, 9..13]), [0..8, 2..4, 9..13]);
        let crossing = ranges(&[0..4, 2..8, 9..13]);
        assert_eq!(crossing, [0..4, 9..13], "a span does not reach out of another");
        assert_eq!(ranges(&[0..8, 0..8]), [0..8, 0..8]);
    }

    #[test]
    fn spans_are_of_the_text() {
        let found = ranges(&[3..4, 0..0, 9..40]);
        assert!(found.is_empty(), "amid a letter, of nothing, behind the end: {found:?}");
    }

    #[test]
    fn a_stretch_ends_with_what_is_seen() {
        assert_eq!(tightened(" мост ", 0..10), Some(1..9));
        assert_eq!(tightened(" мост ", 0..1), None);
    }
}
