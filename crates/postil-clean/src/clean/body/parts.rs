//! Decides what part a kept line plays in the article.

use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::cleaned::BlockKind;
use crate::model::source::LineElement;

/// A heading inside the text has no more words than this.
const HEADING_WORDS: usize = 12;
/// A line below a heading has at least this many words.
const PARAGRAPH_WORDS: usize = 14;

/// The part of a kept line; `before` and `after` are the kept lines around it.
pub(crate) fn part(
    line: &LineFacts,
    before: Option<&LineFacts>,
    after: Option<&LineFacts>,
) -> BlockKind {
    if line.shape == Shape::Caption {
        return BlockKind::Caption;
    }
    match line.markup.element {
        LineElement::Caption => BlockKind::Caption,
        LineElement::Heading(_) => BlockKind::Heading,
        LineElement::Quotation => BlockKind::Quotation,
        LineElement::ListItem => BlockKind::List,
        LineElement::Plain if is_list_item(line.text) => BlockKind::List,
        LineElement::Plain if is_heading(line, before, after) => BlockKind::Heading,
        _ => BlockKind::Paragraph,
    }
}

/// A bullet, or a hyphen that does not start somebody's words.
fn is_list_item(text: &str) -> bool {
    let bullet = text.starts_with(['•', '●', '▪', '◦', '·', '‣', '■', '►']);
    let hyphen = text.starts_with("- ") || text.starts_with("* ");
    bullet || (hyphen && !text.contains(", - ") && !text.contains(", – ") && !text.contains(", — "))
}

/// A short line without a full stop between a finished text and a long one.
fn is_heading(line: &LineFacts, before: Option<&LineFacts>, after: Option<&LineFacts>) -> bool {
    line.words <= HEADING_WORDS
        && !line.text.ends_with(['.', ',', ':', ';', '…', '»'])
        && line.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && before.is_some_and(|before| before.ends_sentence || before.shape == Shape::Caption)
        && after.is_some_and(|after| after.words >= PARAGRAPH_WORDS)
}
