//! Leads passages of the cleaned text back to the bytes of the raw file.
//!
//! A block's text is its lines without what cleaning cut from them: white space, markup, a stamp,
//! what a page hides. So the block is laid over the characters of its lines: equal ones fall on one
//! another, and what is left over was cut. White space counts for nothing on either side.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use crate::model::article::{BlockSpan, RawSpan};
use crate::model::cleaned::Block;
use crate::model::line::{LineNumber, LineRange};
use crate::model::source::{SeenCharacter, SourceDocument};

/// Characters that must agree for a place to be taken behind something that was cut, and how far
/// it may be away: many are sought far, a few nearby.
const REACH: [(usize, usize); 3] = [(12, 4096), (6, 4096), (3, 512)];
/// The same where nothing better is found.
const NEAREST: (usize, usize) = (1, 64);
/// Characters of a block that may stand in no line, for each place where they are sought.
const STRAY: usize = 8;

/// Reads the characters of some lines of the raw file.
pub type ReadLines<'a> = dyn Fn(LineRange) -> Vec<SeenCharacter> + 'a;

/// The way from an article's text to its raw file.
pub struct Origins<'a> {
    document: &'a SourceDocument,
    blocks: &'a [Block],
    read: &'a ReadLines<'a>,
    /// The blocks that were asked for.
    known: RefCell<BTreeMap<usize, Rc<[LaidCharacter]>>>,
}

/// A character of a block's text.
struct LaidCharacter {
    /// The byte of the text at which it stands.
    at: usize,
    /// Its bytes in the raw file; none where it is in none of the block's lines.
    raw: Option<Range<usize>>,
}

impl<'a> Origins<'a> {
    /// The way back for the text of `blocks`, which were made of the lines of `document`.
    pub fn new(document: &'a SourceDocument, blocks: &'a [Block], read: &'a ReadLines<'a>) -> Self {
        Origins { document, blocks, read, known: RefCell::default() }
    }

    /// Where the pieces of a passage stand in the raw file, in the order of the pieces.
    ///
    /// A piece is led back as a whole: from the first of its bytes to the last, with all that was cut
    /// between them. Where that is not possible, all lines of its block stand for it.
    pub fn of(&self, spans: &[BlockSpan]) -> Vec<RawSpan> {
        spans.iter().filter_map(|span| self.of_span(span)).collect()
    }

    fn of_span(&self, span: &BlockSpan) -> Option<RawSpan> {
        let block = self.blocks.get(span.block)?;
        let laid = self.laid(span.block, block);
        let first = laid.partition_point(|character| character.at < span.bytes.start);
        let last = laid.partition_point(|character| character.at < span.bytes.end);
        match laid.get(first..last).and_then(whole) {
            Some(bytes) => Some(RawSpan { lines: self.lines(&bytes), bytes }),
            None => {
                let line = |number: LineNumber| self.document.lines.get(number.index());
                let (first, last) = (line(block.lines.first)?, line(block.lines.last)?);
                let bytes = first.bytes.start..last.bytes.end;
                Some(RawSpan { lines: block.lines, bytes })
            }
        }
    }

    fn laid(&self, index: usize, block: &Block) -> Rc<[LaidCharacter]> {
        let mut known = self.known.borrow_mut();
        let lay = || lay(&block.text, &(self.read)(block.lines)).into();
        known.entry(index).or_insert_with(lay).clone()
    }

    /// The lines that hold some bytes.
    fn lines(&self, bytes: &Range<usize>) -> LineRange {
        let number = |byte: usize| {
            let before = self.document.lines.partition_point(|line| line.bytes.end <= byte);
            LineNumber::of_index(before)
        };
        LineRange { first: number(bytes.start), last: number(bytes.end - 1) }
    }
}

/// The bytes that hold all of some characters, if each of them has its own.
fn whole(laid: &[LaidCharacter]) -> Option<Range<usize>> {
    let raw: Option<Vec<&Range<usize>>> = laid.iter().map(|it| it.raw.as_ref()).collect();
    let raw = raw?;
    let start = raw.iter().map(|bytes| bytes.start).min()?;
    let end = raw.iter().map(|bytes| bytes.end).max()?;
    (start < end).then_some(start..end)
}

/// Lays a block's text over the characters of its lines.
fn lay(text: &str, seen: &[SeenCharacter]) -> Vec<LaidCharacter> {
    let (places, characters): (Vec<usize>, Vec<char>) =
        text.char_indices().filter(|(_, c)| !c.is_whitespace()).unzip();
    let seen: Vec<&SeenCharacter> =
        seen.iter().filter(|seen| !seen.character.is_whitespace()).collect();
    let around: Vec<char> = seen.iter().map(|seen| seen.character).collect();
    let matched = Overlay::new(&characters, &around).run();
    let raw = |place: Option<usize>| Some(seen[place?].bytes.clone());
    let laid = places.into_iter().zip(matched);
    laid.map(|(at, place)| LaidCharacter { at, raw: raw(place) }).collect()
}

/// Lays a text over another one that has it, with more between its characters.
struct Overlay<'a> {
    text: &'a [char],
    around: &'a [char],
    /// For each character of the text so far, where it lies.
    places: Vec<Option<usize>>,
    /// The first character of `around` that is free.
    free: usize,
    /// Characters that may still be compared; keeps hostile lines from costing much.
    left: usize,
}

impl<'a> Overlay<'a> {
    fn new(text: &'a [char], around: &'a [char]) -> Self {
        let left = 64 * (text.len() + around.len()) + 65_536;
        Overlay { text, around, places: Vec::with_capacity(text.len()), free: 0, left }
    }

    fn run(mut self) -> Vec<Option<usize>> {
        while let Some(next) = self.text.get(self.places.len()) {
            if self.around.get(self.free) == Some(next) {
                self.places.push(Some(self.free));
                self.free += 1;
            } else if let Some(place) = self.behind_a_cut() {
                self.move_up(place);
                self.free = place;
            } else {
                self.places.push(None);
            }
        }
        self.places
    }

    /// Where the text goes on behind something that was cut from it.
    ///
    /// No more is skipped than is too much, unless the text has another order than its lines: that
    /// of columns side by side.
    fn behind_a_cut(&mut self) -> Option<usize> {
        let rest = self.text.len() - self.places.len();
        let (behind, ahead) = (0..self.free, self.free..self.around.len());
        let slack = (ahead.len() + STRAY).saturating_sub(rest);
        let (letter, reach) = NEAREST;
        REACH
            .iter()
            .find_map(|(count, reach)| self.seek(*count, &ahead, slack.min(*reach)))
            .or_else(|| self.seek(REACH[0].0, &ahead, REACH[0].1))
            .or_else(|| self.seek(REACH[0].0, &behind, self.free))
            .or_else(|| self.seek(letter, &ahead, slack.min(reach)))
    }

    /// Where the next `count` characters of the text stand within a range, no farther than `reach`.
    fn seek(&mut self, count: usize, range: &Range<usize>, reach: usize) -> Option<usize> {
        let rest = &self.text[self.places.len()..];
        let wanted = &rest[..count.min(rest.len())];
        let around = &self.around[range.clone()];
        let window = &around[..around.len().min(reach + wanted.len())];
        self.left = self.left.checked_sub(window.len())?;
        let found = window.windows(wanted.len()).position(|piece| piece == wanted)?;
        Some(range.start + found)
    }

    /// Moves the last characters up to a place behind a cut, where the same ones stand before it:
    /// they had fallen on what was cut.
    fn move_up(&mut self, place: usize) {
        for (place, laid) in (0..place).rev().zip(self.places.iter_mut().rev()) {
            let is_other =
                |before: &usize| *before != place && self.around[*before] == self.around[place];
            match laid.filter(is_other) {
                Some(_) => *laid = Some(place),
                None => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of `around` on which `text` falls; `?` stands for what falls on nothing.
    fn check(text: &str, around: &str, expected: &[&str]) {
        let seen: Vec<SeenCharacter> = around
            .char_indices()
            .map(|(at, character)| SeenCharacter {
                character,
                bytes: at..at + character.len_utf8(),
            })
            .collect();
        let mut pieces: Vec<String> = Vec::new();
        let mut end = None;
        for laid in lay(text, &seen) {
            let piece = laid.raw.as_ref().map_or("?", |raw| &around[raw.clone()]);
            let start = laid.raw.as_ref().map(|raw| raw.start);
            match pieces.last_mut() {
                Some(last) if start.is_some() && start == end => last.push_str(piece),
                _ => pieces.push(piece.to_owned()),
            }
            end = laid.raw.map(|raw| raw.end);
        }
        assert_eq!(pieces, expected, "{text:?} over {around:?}");
    }

    #[test]
    fn what_was_cut_lies_between_the_pieces() {
        check("мост открыт", "мост открыт", &["мост", "открыт"]);
        check("мост открыт", "13.02 14:00 мост\n  открыт", &["мост", "открыт"]);
        check("а б в", "**а** **б** **в**", &["а", "б", "в"]);
        check("да, нет", "[да](http://да.example/нет), нет", &["да", ",", "нет"]);
    }

    #[test]
    fn words_fall_on_the_text_and_not_on_what_was_cut() {
        check("Мост баня", "Мост (баллада) баня", &["Мост", "баня"]);
        check("один два", "од один два", &["один", "два"]);
    }

    #[test]
    fn columns_side_by_side_are_followed_one_after_the_other() {
        let text = "Мост закрыли до самой весны и ледохода, паром встал на прикол у мельницы";
        let around = "Мост закрыли до              паром встал на прикол\n\
                      самой весны и ледохода,      у мельницы";
        check(text, around, &text.split(' ').collect::<Vec<_>>());
    }

    #[test]
    fn strange_characters_fall_on_nothing() {
        check("мост — да", "мост x да", &["мост", "?", "да"]);
        check("мост", "", &["?", "?", "?", "?"]);
    }

    #[test]
    fn hostile_lines_cost_little() {
        let around = "*а".repeat(200_000);
        let text = "а".repeat(200_000);
        let seen: Vec<SeenCharacter> = around
            .char_indices()
            .map(|(at, character)| SeenCharacter { character, bytes: at..at + 1 })
            .collect();
        assert_eq!(lay(&text, &seen).len(), 200_000);
    }
}
