//! Readings of the dates in a line that [`time::notation`](crate::clean::time::notation) leaves
//! open: the month before the day, and years of two digits.

use std::ops::Range;

use crate::clean::fields::date::triples::{Orders, Triple, triples};
use crate::clean::page::facts::LineFacts;
use crate::clean::time::notation::{self, FoundDate};
use crate::model::date::ArticleDate;

/// A date as one notation reads it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub date: ArticleDate,
    /// The byte at which it starts.
    pub at: usize,
    /// Its place among the dates of the line.
    pub nth: usize,
    /// Words in the line besides dates.
    pub words_beside: usize,
    pub month_first: bool,
    pub short_year: bool,
    /// Read from letters and digits that stand together without a space.
    pub glued: bool,
    /// What it may mean, where it is three numbers.
    pub orders: Option<Orders>,
}

impl Reading {
    /// A date that is read as it stands, with no words beside it.
    fn plain(date: ArticleDate, at: usize, nth: usize) -> Self {
        Reading {
            date,
            at,
            nth,
            words_beside: 0,
            month_first: false,
            short_year: false,
            glued: false,
            orders: None,
        }
    }
}

/// The numbers of a day, a month and a year have no fewer.
const FEWEST_DIGITS: usize = 3;

/// Every reading of the dates in a line.
pub(super) fn readings(line: &LineFacts) -> Vec<Reading> {
    if line.digits < FEWEST_DIGITS {
        return Vec::new();
    }
    let triples = triples(line.text);
    let found = line.dates.iter().enumerate().map(|(nth, found)| Reading {
        orders: orders_at(&triples, &found.range),
        ..Reading::plain(found.date, found.range.start, nth)
    });
    let others = triples.iter().enumerate();
    let others = others.flat_map(|(nth, (at, triple))| other_readings(line, nth, *at, *triple));
    let mut readings: Vec<Reading> = found.chain(others).collect();
    if readings.is_empty() {
        let glued = glued_dates(line.text);
        let reading = |(nth, date)| Reading { glued: true, ..Reading::plain(date, 0, nth) };
        readings.extend(glued.map(reading));
    }
    let words_beside = words_beside(line);
    readings.iter_mut().for_each(|reading| reading.words_beside = words_beside);
    readings
}

/// What the three numbers in a range of the line may mean, if there are three.
fn orders_at(triples: &[(usize, Triple)], range: &Range<usize>) -> Option<Orders> {
    let (_, triple) = triples.iter().find(|(at, _)| range.contains(at))?;
    Some(triple.orders())
}

/// The dates of a text in which letters stand right beside them, with their places.
fn glued_dates(text: &str) -> impl Iterator<Item = (usize, ArticleDate)> {
    let found = parted(text).into_iter().flat_map(|text| notation::find_dates(&text));
    found.map(|found| found.date).enumerate()
}

/// The words of a line that belong to no date.
fn words_beside(line: &LineFacts) -> usize {
    let words = |found: &FoundDate| line.text[found.range.clone()].split_whitespace().count();
    line.words.saturating_sub(line.dates.iter().map(words).sum())
}

/// What the `nth` triple of the line, at a byte, may mean besides the date that was found in its
/// place. The time of day is that of the date.
fn other_readings(
    line: &LineFacts,
    nth: usize,
    at: usize,
    triple: Triple,
) -> impl Iterator<Item = Reading> {
    let known = line.dates.iter().find(|found| found.range.contains(&at)).map(|found| found.date);
    [false, true].into_iter().filter_map(move |month_first| {
        let day = triple.day(month_first)?;
        if known.is_some_and(|known| known.day == day) {
            return None;
        }
        let timed = known.and_then(|known| Some((known.time?, known.offset())));
        let timed = timed.or_else(|| Some((triple.time?, None)));
        let date = match timed {
            Some((time, offset)) => ArticleDate::new(day, time, offset),
            None => ArticleDate::from_day(day),
        };
        let (short_year, orders) = (triple.short_year, Some(triple.orders()));
        Some(Reading { month_first, short_year, orders, ..Reading::plain(date, at, nth) })
    })
}

/// The text with spaces where letters and a date meet without one: `Posted12.03.2026Admin`; none
/// where they do not.
fn parted(text: &str) -> Option<String> {
    if text.len() > 400 || !may_be_glued(text.as_bytes()) {
        return None;
    }
    let mut parted = String::with_capacity(text.len() + 4);
    for letter in text.chars() {
        let before = parted.chars().next_back().unwrap_or(' ');
        let opens = before.is_alphabetic() && letter.is_ascii_digit();
        if opens || (before.is_ascii_digit() && letter.is_uppercase()) {
            parted.push(' ');
        }
        parted.push(letter);
    }
    (parted.len() > text.len()).then_some(parted)
}

/// Whether a letter and a digit meet in a text with a year; few texts have both, and to part one
/// takes much longer.
fn may_be_glued(text: &[u8]) -> bool {
    // A letter outside of ASCII has no byte within it.
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let meet = |pair: &[u8]| {
        (is_letter(pair[0]) && pair[1].is_ascii_digit())
            || (pair[0].is_ascii_digit() && is_letter(pair[1]))
    };
    let is_year = |four: &[u8]| four.iter().all(u8::is_ascii_digit);
    text.windows(2).any(meet) && text.windows(4).any(is_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_between_letters() {
        let glued = |text| glued_dates(text).next().map(|(_, date)| date.to_string());
        assert_eq!(glued("Размещено12.03.2026").as_deref(), Some("2026-03-12"));
        assert_eq!(glued("Dec 17, 2026Anna Kim").as_deref(), Some("2026-12-17"));
        assert_eq!(glued("В 2026 году"), None);
    }
}
