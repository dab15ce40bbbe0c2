//! What inline markup says of stretches of the lines, while the parser's events go by.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Tag, TagEnd};

use crate::ingest::cut::CutLine;
use crate::model::limits;
use crate::model::markup::{TextMark, TextSpan, nested, tightened};

/// The open marks, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<OpenMark>);

#[derive(Debug)]
struct OpenMark {
    /// None of a link whose address is too long.
    mark: Option<TextMark>,
    /// The last line that has some of it, and the place of its span there.
    place: Option<(usize, usize)>,
}

impl Marks {
    /// Inline markup opens, if the tag is such.
    pub fn open(&mut self, tag: &Tag) {
        let mark = match tag {
            Tag::Emphasis => Some(TextMark::Emphasis),
            Tag::Strong => Some(TextMark::Strong),
            Tag::Strikethrough => Some(TextMark::Struck),
            Tag::Link { dest_url, .. } => link(dest_url),
            _ => return,
        };
        self.push(mark);
    }

    /// It closes again.
    pub fn close(&mut self, tag: TagEnd) {
        if matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) {
            self.0.pop();
        }
    }

    /// A piece of a program stands at some bytes of a line.
    pub fn code(&mut self, line: (usize, &mut CutLine), bytes: Range<usize>) {
        self.push(Some(TextMark::Code));
        self.cover(line, bytes);
        self.0.pop();
    }

    fn push(&mut self, mark: Option<TextMark>) {
        self.0.push(OpenMark { mark, place: None });
    }

    /// What is open covers some bytes of the line with an index.
    pub fn cover(&mut self, (index, line): (usize, &mut CutLine), bytes: Range<usize>) {
        let spans = &mut line.markup.spans;
        for open in self.0.iter_mut().take(limits::NESTED_SPANS) {
            match (open.place, &open.mark) {
                (Some((known, place)), _) if known == index => spans[place].bytes.end = bytes.end,
                (_, Some(mark)) if spans.len() < limits::SPANS => {
                    open.place = Some((index, spans.len()));
                    spans.push(TextSpan { bytes: bytes.clone(), mark: mark.clone() });
                }
                _ => {}
            }
        }
    }
}

fn link(address: &str) -> Option<TextMark> {
    let is_short = !address.is_empty() && address.len() <= limits::ADDRESS;
    is_short.then(|| TextMark::Link(Arc::from(address)))
}

/// Puts the spans of a line in order.
pub(super) fn settle(line: &mut CutLine) {
    let tight = |span: TextSpan| {
        let bytes = tightened(&line.text, span.bytes)?;
        Some(TextSpan { bytes, ..span })
    };
    let spans = std::mem::take(&mut line.markup.spans);
    line.markup.spans = nested(&line.text, spans.into_iter().filter_map(tight).collect());
}
