//! What the words around a date call it: the day of publication, that of a change, or that of something
//! else.

use crate::clean::page::facts::LineFacts;
use postil_text::letter::{self, lower_case};
use postil_text::phrases::PhraseList;
use postil_text::{furniture, weekdays};

/// What the words around a date call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    Published,
    Updated,
    /// An event's day, a deadline, a picture's: anything but the page's.
    Other,
    /// The day of an act, which the page itself may be.
    Act,
}

/// What the words around the date at a byte of a line, or the line before a bare date, call it.
pub(super) fn of(facts: &[LineFacts], index: usize, at: usize) -> Said {
    let line = &facts[index];
    let own = called(before(line.text, at));
    if own == Said::Nothing && (is_told_behind(line, at) || line.signs_post()) {
        return Said::Other;
    }
    if own != Said::Nothing || !line.text[..at].trim().is_empty() {
        return own;
    }
    let above = facts[..index].iter().rev().take(3).find(|line| line.has_words());
    above
        .filter(|line| line.words <= 4 && line.dates.is_empty())
        .map_or(Said::Nothing, |line| labelled(line.text))
}

/// Whether the words of a line call the day that an element of it declares that of something else.
pub(super) fn is_of_other_element(line: &LineFacts) -> bool {
    let at = line.text.find(|c: char| c.is_ascii_digit()).unwrap_or(line.text.len());
    matches!(called(before(line.text, at)), Said::Other | Said::Act)
}

/// The last words before a byte.
fn before(text: &str, at: usize) -> &str {
    /// In bytes.
    const REACH: usize = 60;
    &text[text.ceil_char_boundary(at.saturating_sub(REACH))..at]
}

/// What a line of a few words calls the date below it.
fn labelled(text: &str) -> Said {
    let label = text.trim().trim_end_matches(':');
    if furniture::OTHER_DAY.has_in_any_case(label) {
        return Said::Other;
    }
    named(&lower_case(text)).map_or(Said::Nothing, |(_, said)| said)
}

/// The last of the words that call a date one thing or the other.
fn called(text: &str) -> Said {
    if text.is_empty() {
        return Said::Nothing;
    }
    let lower = lower_case(text);
    let last = [named(&lower), other(&lower)].into_iter().flatten().max_by_key(|(at, _)| *at);
    last.map_or(Said::Nothing, |(_, said)| said)
}

/// The byte at which the last words of a text in small letters start that call a day that of
/// publication or of a change, and which of them.
fn named(lower: &str) -> Option<(usize, Said)> {
    // Whether a text holds a word is found much sooner than where it does.
    let held = |stem: &&&str| lower.contains(**stem);
    let last =
        |stems: &[&str]| stems.iter().filter(held).filter_map(|stem| lower.rfind(stem)).max();
    let updated = last(&furniture::UPDATED).map(|at| (at, Said::Updated));
    let published = last(&furniture::PUBLISHED).map(|at| (at, Said::Published));
    published.into_iter().chain(updated).max_by_key(|(at, _)| *at)
}

/// The byte at which the words start that call the day behind a text that of something else, and what
/// they call it.
fn other(lower: &str) -> Option<(usize, Said)> {
    /// The words before a day that may say so.
    const REACH: usize = 6;
    let from = lower.rfind(['|', '·', '•']).unwrap_or(0);
    let words = letter::words(&lower[from..]).filter(|word| weekdays::weekday(word).is_none());
    let words: Vec<&str> = words.collect();
    let near = &words[words.len().saturating_sub(REACH)..];
    (0..near.len()).rev().find_map(|start| {
        let rest = &near[start..];
        let is_beside = || furniture::OTHER_DAY_BESIDE.has(&rest.join(" "));
        let is_act = || opens_with(rest, &furniture::ACT_DAY);
        let said = match opens_with(rest, &furniture::OTHER_DAY) || is_beside() {
            true => Said::Other,
            false => is_act().then_some(Said::Act)?,
        };
        Some((letter::start_of(near[start], lower), said))
    })
}

/// Whether the first of some words are one of the phrases.
fn opens_with(words: &[&str], phrases: &PhraseList) -> bool {
    /// No phrase has more words.
    const LONGEST: usize = 5;
    (1..=words.len().min(LONGEST)).any(|end| phrases.has(&words[..end].join(" ")))
}

/// Whether the words behind the date at a byte go on with what happens on it.
fn is_told_behind(line: &LineFacts, at: usize) -> bool {
    /// The words behind a day that may say so.
    const REACH: usize = 3;
    let Some(found) = line.dates.iter().find(|found| found.range.contains(&at)) else {
        return false;
    };
    let behind = line.text[found.range.end..].trim_start();
    if !behind.starts_with(char::is_lowercase) {
        return false;
    }
    let words: Vec<&str> = letter::words(behind).take(2 * REACH).collect();
    let starts = 0..words.len().min(REACH);
    starts.into_iter().any(|start| opens_with(&words[start..], &furniture::OTHER_DAY_BEHIND))
}
