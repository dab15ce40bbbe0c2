//! Plain text: a line is a line, but for a page that stands in one and for blocks that do.

use crate::ingest::cut::{Cut, CutLine, physical_lines};
use crate::ingest::front_matter::FrontMatter;
use crate::ingest::header_block;
use crate::ingest::{block_tags, one_line};
use crate::model::source::LineMarkup;

/// Cuts a text after every line break, whichever of Unicode's it is (UAX #14, class BK, CR, LF, NL).
///
/// What a program wrote above the page is no line of it.
pub(super) fn cut(text: &str) -> Cut {
    let FrontMatter { declared, body_start } = header_block::of_text(text);
    let plain = |(end, line): (usize, &str)| CutLine {
        end,
        text: line.to_owned(),
        markup: LineMarkup::default(),
    };
    let (head, body) = text.split_at(body_start);
    let head = any_lines(head).into_iter().map(|(end, _)| CutLine::invisible(end));
    let body = any_lines(body).into_iter().map(|(end, line)| (body_start + end, line));
    let lines = head.chain(body.map(plain)).collect();
    Cut { lines: block_tags::cut(one_line::cut(lines)), declared, ..Cut::default() }
}

/// Cuts a text of which every line is the article's.
pub(super) fn cut_cleaned(text: &str) -> Cut {
    let line = |(end, line): (usize, &str)| CutLine {
        end,
        text: line.to_owned(),
        markup: LineMarkup::default(),
    };
    Cut { lines: physical_lines(text, 0).map(line).collect(), ..Cut::default() }
}

/// The lines of a text as [`physical_lines`] gives them, which end at rarer breaks too.
fn any_lines(text: &str) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (end, words) in physical_lines(text, 0) {
        if may_hold_rare(words) {
            push_parts(&mut lines, (start, end), words);
        } else {
            lines.push((end, words));
        }
        start = end;
    }
    lines
}

/// Adds the parts of a line between rarer breaks; the line and its break have these bytes.
fn push_parts<'t>(lines: &mut Vec<(usize, &'t str)>, (start, end): (usize, usize), words: &'t str) {
    const RARE: [char; 5] = ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let known = lines.len();
    let mut at = start;
    for part in words.split_inclusive(RARE) {
        at += part.len();
        lines.push((at, part.strip_suffix(RARE).unwrap_or(part)));
    }
    match lines[known..].last_mut() {
        // A rare break right before the common one is part of it.
        Some(last) => last.0 = end,
        None => lines.push((end, words)),
    }
}

/// Whether a line has the first byte of a rarer break, which other signs share; most have none.
fn may_hold_rare(line: &str) -> bool {
    let has = |one, other| memchr::memchr2(one, other, line.as_bytes()).is_some();
    has(0x0b, 0x0c) || has(0xc2, 0xe2)
}
