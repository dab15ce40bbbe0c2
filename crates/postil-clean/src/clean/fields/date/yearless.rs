//! Dates without a year: `12 марта, 10:15`, `Thu, March 12`.
//!
//! A page shows them as long as the year goes without saying. The day that is meant is the last
//! such one up to the moment of capture; where that is not known, no date is claimed.

use chrono::{Datelike, Duration, NaiveDate};

use crate::clean::time::clock;
use crate::model::date::ArticleDate;
use postil_text::{months, weekdays};

/// A longer line says more than when it was written, in bytes.
const MAX_BYTES: usize = 90;
/// The 29th of February is at most so many years away.
const MAX_YEARS: i32 = 8;

/// Words that may stand beside such a date and change nothing.
const SMALL: &str = "\
    в at on сағат опубликовано опубликована размещено дата публикации жарияланды published posted";

/// Reads a line that says nothing but a day and a month, and perhaps a time of day.
pub(super) fn day(line: &str, captured: ArticleDate) -> Option<ArticleDate> {
    if line.len() > MAX_BYTES || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let time = clock::find(line);
    let stated = time.as_ref().map_or(0..0, |found| found.range.clone());
    let (day, month) = day_and_month(&[&line[..stated.start], &line[stated.end..]])?;
    let day = last(day, month, captured.day)?;
    let timed = time.map(|found| {
        ArticleDate::new(day, found.time, found.zone.and_then(|zone| zone.offset(day)))
    });
    Some(timed.unwrap_or_else(|| ArticleDate::from_day(day)))
}

fn is_small(word: &str) -> bool {
    weekdays::weekday(word).is_some() || SMALL.split_whitespace().any(|small| small == word)
}

/// The one day and the one month that some words name; none where they say anything else.
fn day_and_month(texts: &[&str]) -> Option<(u32, u32)> {
    let (mut day, mut month) = (None, None);
    let separates = |c: char| c.is_whitespace() || ",.|•·;:()–—-/".contains(c);
    for word in texts.iter().flat_map(|text| text.split(separates)).filter(|word| !word.is_empty())
    {
        let lower = word.to_lowercase();
        let place = match (day_number(&lower), months::month(&lower)) {
            (Some(number), _) => day.replace(number),
            (None, Some(number)) => month.replace(number),
            (None, None) if is_small(&lower) => None,
            (None, None) => return None,
        };
        if place.is_some() {
            return None;
        }
    }
    Some((day?, month?))
}

/// `12`, `12th`.
fn day_number(word: &str) -> Option<u32> {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    let number = bare.unwrap_or(word);
    (number.len() <= 2).then(|| number.parse().ok()).flatten()
}

/// The last such day up to the capture, or on the day after it, for clocks differ.
fn last(day: u32, month: u32, captured: NaiveDate) -> Option<NaiveDate> {
    let end = captured.checked_add_signed(Duration::try_days(1)?)?;
    let years = (0..=MAX_YEARS).map(|years| end.year() - years);
    let mut days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    days.find(|day| *day <= end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, captured: &str, expected: Option<&str>) {
        let captured = captured.parse().expect("a date");
        let found = day(line, captured).map(|date| date.to_string());
        assert_eq!(found.as_deref(), expected, "{line}");
    }

    #[test]
    fn a_day_without_a_year_is_the_last_one_up_to_the_capture() {
        check("12 марта, 10:15", "2026-03-15", Some("2026-03-12T10:15"));
        check("12 марта", "2026-03-11", Some("2026-03-12"));
        check("12 марта", "2026-03-10", Some("2025-03-12"));
        check("чт, 31 дек.", "2026-01-02", Some("2025-12-31"));
        check("29 февраля", "2026-03-15", Some("2024-02-29"));
        check("Thursday, March 12th at 7:12 PM EST", "2026-03-15", Some("2026-03-12T19:12-05:00"));
        check("12 Наурыз, 10:15", "2026-03-15", Some("2026-03-12T10:15"));
    }

    #[test]
    fn other_lines_are_no_such_date() {
        for line in ["12 марок", "5 и 12 марта", "12 марта в Белом Яре", "31 июня", "Март", "12 44"]
        {
            check(line, "2026-03-15", None);
        }
    }
}
