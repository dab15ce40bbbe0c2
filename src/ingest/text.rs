//! Plain text: a line is a line.

use crate::ingest::cut::{Cut, CutLine};
use crate::model::source::LineMarkup;

/// Cuts a text after every `\n`, `\r\n` and lone `\r`.
pub(super) fn cut(text: &str) -> Cut {
    let plain = |(end, line): (usize, &str)| CutLine {
        end,
        text: line.to_owned(),
        markup: LineMarkup::default(),
    };
    Cut { lines: physical_lines(text, 0).map(plain).collect(), declared: Vec::new() }
}

/// The lines of `text` from byte `start` on: where each ends, its break included, and its words.
pub(super) fn physical_lines(text: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let width = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        at += width + break_width(&rest[width..]);
        Some((at, &rest[..width]))
    })
}

/// The number of bytes of the line break at the start of `rest`.
fn break_width(rest: &str) -> usize {
    match rest.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [_, ..] => 1,
        [] => 0,
    }
}
