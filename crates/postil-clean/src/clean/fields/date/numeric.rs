//! Readings of the dates in a line that [`time::notation`](crate::clean::time::notation) leaves
//! open: the month before the day, and years of two digits.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveTime};

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

/// The days that three numbers state, either of the first two as the month, as far as there are such
/// days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Orders {
    pub day_first: Option<NaiveDate>,
    pub month_first: Option<NaiveDate>,
}

impl Orders {
    /// Whether the numbers alone do not say which of two days is meant.
    pub fn are_open(self) -> bool {
        self.day_first.is_some() && self.month_first.is_some() && self.day_first != self.month_first
    }
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

/// Three numbers with one mark between them: `02/03/2026`, `2-3-26`.
#[derive(Debug, Clone, Copy)]
struct Triple {
    first: u32,
    second: u32,
    year: i32,
    short_year: bool,
    /// The time of day that stands right behind it: `15/11/26-10:34`.
    time: Option<NaiveTime>,
}

impl Triple {
    fn day(self, month_first: bool) -> Option<NaiveDate> {
        let (month, day) =
            if month_first { (self.first, self.second) } else { (self.second, self.first) };
        NaiveDate::from_ymd_opt(self.year, month, day)
    }

    fn orders(self) -> Orders {
        Orders { day_first: self.day(false), month_first: self.day(true) }
    }
}

/// The triples of a text and the bytes at which they start; at most four.
fn triples(text: &str) -> Vec<(usize, Triple)> {
    if text.len() > 400 || !text.bytes().any(|byte| matches!(byte, b'/' | b'-' | b'.')) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(offset) = text.bytes().skip(rest).position(|byte| byte.is_ascii_digit()) {
        let at = rest + offset;
        let end = text[at..].find(|c: char| !c.is_ascii_digit() && !"./-".contains(c));
        let end = end.map_or(text.len(), |end| at + end);
        let clear = !text[..at].ends_with(|c: char| c.is_alphanumeric() || "./-:$€£".contains(c));
        let (token, time) = match clock_behind(text, at, end) {
            Some((token, time)) => (token, Some(time)),
            None => (text[at..end].trim_end_matches(['.', '/', '-']), None),
        };
        if let Some(triple) = triple(token).filter(|_| clear) {
            found.push((at, Triple { time, ..triple }));
        }
        rest = end;
        if found.len() == 4 {
            break;
        }
    }
    found
}

/// What stands before the last hyphen of a token, where a time of day begins behind it.
fn clock_behind(text: &str, at: usize, end: usize) -> Option<(&str, NaiveTime)> {
    let (token, hour) = text[at..end].rsplit_once('-')?;
    let minute = text[end..].strip_prefix(':')?.get(..2)?;
    let number = |digits: &str| digits.parse().ok().filter(|_| digits.len() <= 2);
    Some((token, NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0)?))
}

fn triple(token: &str) -> Option<Triple> {
    let mark = token.chars().find(|c| !c.is_ascii_digit())?;
    let mut parts = token.split(mark);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let short = |part: &str| matches!(part.len(), 1 | 2);
    if parts.next().is_some() || !short(first) || !short(second) {
        return None;
    }
    let number = year.parse::<i32>().ok()?;
    let (year, short_year) = match year.len() {
        4 => (number, false),
        2 => (if number < 70 { 2000 + number } else { 1900 + number }, true),
        _ => return None,
    };
    Some(Triple {
        first: first.parse().ok()?,
        second: second.parse().ok()?,
        year,
        short_year,
        time: None,
    })
}

/// The day in an address such as `…/2026/02/14/most`, `…/2026-02-14-most` or `…/20260214/most`.
pub(super) fn in_address(address: &str) -> Option<NaiveDate> {
    let numbers: Vec<&str> =
        address.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).collect();
    let compact = |number: &&str| {
        let day = NaiveDate::parse_from_str(number, "%Y%m%d").ok()?;
        (number.len() == 8 && (1990..2100).contains(&day.year())).then_some(day)
    };
    let parted = |year: &str, month: &str, day: &str| {
        let fits = year.len() == 4 && month.len() <= 2 && day.len() <= 2;
        let year = year.parse().ok().filter(|year| fits && (1990..2100).contains(year))?;
        NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
    };
    let mut threes = numbers.windows(3);
    let year_first = threes.clone().find_map(|three| parted(three[0], three[1], three[2]));
    year_first
        .or_else(|| threes.find_map(|three| parted(three[2], three[1], three[0])))
        .or_else(|| numbers.iter().find_map(compact))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<String> {
        let found = triples(text).into_iter();
        let both = found.flat_map(|(_, triple)| [triple.day(false), triple.day(true)]);
        both.flatten().map(|day| day.to_string()).collect()
    }

    #[test]
    fn an_open_notation_has_both_readings() {
        assert_eq!(days("Posted 02/03/2026"), ["2026-03-02", "2026-02-03"]);
        assert_eq!(days("le 28/11/25 à 16h33"), ["2025-11-28"]);
        assert_eq!(days("15/11/26-10:34 Вестник"), ["2026-11-15"]);
        assert_eq!(days("1.2.2026-7:05"), ["2026-02-01", "2026-01-02"]);
        assert_eq!(days("15/11/26-99"), [""; 0]);
        assert_eq!(days("1.2.3.4 и 10-20"), [""; 0]);
        assert_eq!(days("$12/10/2020"), [""; 0]);
    }

    #[test]
    fn a_date_is_read_between_letters() {
        let glued = |text| glued_dates(text).next().map(|(_, date)| date.to_string());
        assert_eq!(glued("Размещено12.03.2026").as_deref(), Some("2026-03-12"));
        assert_eq!(glued("Dec 17, 2026Anna Kim").as_deref(), Some("2026-12-17"));
        assert_eq!(glued("В 2026 году"), None);
    }

    #[test]
    fn addresses_state_days() {
        let day = |address| in_address(address).map(|day| day.to_string());
        assert_eq!(day("https://a.example/2026/02/14/most").as_deref(), Some("2026-02-14"));
        assert_eq!(day("https://a.example/2026-02-14-most").as_deref(), Some("2026-02-14"));
        assert_eq!(day("https://a.example/20260214/most").as_deref(), Some("2026-02-14"));
        assert_eq!(day("https://a.example/most-14-02-2026").as_deref(), Some("2026-02-14"));
        assert_eq!(day("https://a.example/2026/most-14"), None);
        assert_eq!(day("https://a.example/most-99887766"), None);
    }
}
