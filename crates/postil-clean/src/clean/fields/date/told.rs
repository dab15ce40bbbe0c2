//! Dates that are no day of publication by what stands around them in their line, and one that is: the
//! day of a dateline.

use crate::clean::page::facts::LineFacts;
use postil_text::letter::is_capital;

/// What follows the place and the day of a dateline, perhaps behind an agency.
const ENDS: [&str; 5] = [" – ", " — ", " - ", "--", "/"];
/// What stands between two days of which the first opens a stretch.
const JOINS: [&str; 7] = ["-", "–", "—", "to", "bis", "по", "au"];

/// Whether a date at a byte opens its line, or nothing but the place of a dateline stands before it:
/// `LAKESIDE, March 3, 2026 (Steppe Wire) – …`.
pub(super) fn opens_line(line: &LineFacts, at: usize) -> bool {
    /// In bytes.
    const REACH: usize = 60;
    if at == 0 {
        return true;
    }
    let Some(found) = line.dates.iter().find(|found| found.range.start == at) else { return false };
    let behind = &line.text[found.range.end..];
    let behind = &behind[..behind.floor_char_boundary(REACH)];
    is_place(&line.text[..at]) && ENDS.iter().any(|end| behind.contains(end))
}

/// Whether a text is a place before a day: a few words with capitals, and a comma.
fn is_place(text: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let mut words = text.split_whitespace();
    text.trim_end().ends_with([',', '.'])
        && words.clone().count() <= MOST_WORDS
        && words.all(|word| word.starts_with(is_capital))
}

/// Whether the date at a byte is an end of a stretch of days, a life's or an event's:
/// `June 3, 1931 – October 28, 2019`.
pub(super) fn is_of_stretch(line: &LineFacts, at: usize) -> bool {
    line.dates.windows(2).any(|pair| {
        let between = line.text[pair[0].range.end..pair[1].range.start].trim();
        JOINS.contains(&between) && pair.iter().any(|found| found.range.contains(&at))
    })
}

/// Whether the date at a byte has the ending of what says of which day something is, in Kazakh.
pub(super) fn is_of_something(line: &LineFacts, at: usize) -> bool {
    let is_letter = |c: char| c.is_alphabetic();
    line.dates.iter().filter(|found| found.range.start <= at).any(|found| {
        let behind = &line.text[found.range.end..];
        let end = behind.find(|c| !is_letter(c)).unwrap_or(behind.len());
        let date = &line.text[..found.range.end + end];
        ["дағы", "дегі", "тағы", "тегі"].iter().any(|ending| date.ends_with(ending))
    })
}
