//! What inline elements say of stretches of a line's text, while its tags go by.

use std::ops::Range;
use std::sync::Arc;

use postil_text::unseen;

use crate::ingest::html::attributes::Attributes;
use crate::ingest::html::elements::Tag;
use crate::model::limits;
use crate::model::markup::{TextMark, TextSpan, nested, tightened};

/// The open elements that say something of the text, and what is known of the line in the making.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The innermost last, each with the byte of the line at which it begins.
    open: Vec<(TextMark, usize)>,
    closed: Vec<TextSpan>,
}

impl Marks {
    /// An element opens at a byte of the line; says whether it is to be closed.
    pub fn open(&mut self, tag: Tag, at: usize) -> bool {
        let Some(mark) = mark(tag) else { return false };
        let is_known = self.open.iter().any(|(open, _)| open.name() == mark.name());
        if (is_known && mark != TextMark::Quotation) || self.open.len() >= limits::NESTED_SPANS {
            return false;
        }
        self.open.push((mark, at));
        true
    }

    /// The innermost element closes at a byte of the line.
    pub fn close(&mut self, at: usize) {
        if let Some((mark, start)) = self.open.pop() {
            self.keep(mark, start..at);
        }
    }

    /// The spans of a line that ends; what is open goes on in the next one.
    pub fn end_line(&mut self, text: &str) -> Vec<TextSpan> {
        for place in (0..self.open.len()).rev() {
            let (mark, start) = &mut self.open[place];
            let (mark, start) = (mark.clone(), std::mem::take(start));
            self.keep(mark, start..text.len());
        }
        let tight = |span: TextSpan| {
            let bytes = tightened(text, span.bytes)?;
            let is_said = span.mark != TextMark::Quotation || !is_quoted(text, &bytes);
            is_said.then_some(TextSpan { bytes, ..span })
        };
        // Of two with the same bytes the outer one closed last.
        nested(text, self.closed.drain(..).rev().filter_map(tight).collect())
    }

    fn keep(&mut self, mark: TextMark, bytes: Range<usize>) {
        if !bytes.is_empty() && self.closed.len() < limits::SPANS {
            self.closed.push(TextSpan { bytes, mark });
        }
    }
}

/// What an element says of its text.
fn mark(tag: Tag) -> Option<TextMark> {
    Some(match tag.name {
        "a" => {
            let address = tag.attributes.get("href")?.trim();
            let is_short = !address.is_empty() && address.len() <= limits::ADDRESS;
            TextMark::Link(is_short.then(|| Arc::from(address))?)
        }
        "em" | "i" | "dfn" | "var" => TextMark::Emphasis,
        "b" | "strong" => TextMark::Strong,
        "code" | "kbd" | "samp" | "tt" => TextMark::Code,
        "sub" => TextMark::Subscript,
        "sup" => TextMark::Superscript,
        "del" | "s" | "strike" => TextMark::Struck,
        "ins" => TextMark::Inserted,
        "q" => TextMark::Quotation,
        "abbr" | "acronym" => TextMark::Abbreviation(meaning(tag.attributes)?),
        "span" | "font" if is_struck(tag.attributes) => TextMark::Struck,
        _ => return None,
    })
}

/// What an abbreviation stands for.
fn meaning(attributes: &Attributes) -> Option<Arc<str>> {
    let words = unseen::on_one_line(attributes.get("title")?.trim());
    let is_short = !words.is_empty() && limits::within(&words, limits::NAME).is_ok();
    is_short.then(|| Arc::from(words))
}

/// Whether an element's own style strikes its text out.
fn is_struck(attributes: &Attributes) -> bool {
    let style = attributes.get("style").map(str::to_ascii_lowercase);
    style.is_some_and(|style| style.contains("text-decoration") && style.contains("line-through"))
}

/// Whether marks of quotation stand at a stretch of a text already.
fn is_quoted(text: &str, bytes: &Range<usize>) -> bool {
    let is_mark = |sign: char| "«„“”\"‹‘’'".contains(sign);
    text[bytes.clone()].starts_with(is_mark) || text[..bytes.start].ends_with(is_mark)
}
