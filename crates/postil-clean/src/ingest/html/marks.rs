//! What inline elements say of stretches of a line's text, while its tags go by.

use std::ops::Range;
use std::sync::Arc;

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
        if is_known || self.open.len() >= limits::NESTED_SPANS {
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
            Some(TextSpan { bytes, ..span })
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
        _ => return None,
    })
}
