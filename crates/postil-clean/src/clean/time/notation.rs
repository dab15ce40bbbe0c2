//! Finds dates in running text, in every notation that news pages use.
//!
//! ISO 8601, `19.03.2025 08:24`, `08:24, 19 Март 2025 | GMT +5`, `11 февраля 2026 года`,
//! `2026 жылғы 11 ақпан`, `February 11, 2026`, and the same in a dozen languages.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::{Captures, Regex};

use crate::clean::time::clock;
use crate::clean::time::zone::{self, Zone};
use crate::clean::time::{east_asian, regex};
use crate::model::date::ArticleDate;
use postil_text::months::in_date;

/// A date and the bytes of the text that state it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FoundDate {
    pub date: ArticleDate,
    pub range: Range<usize>,
}

static YEAR_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?-u:\b)((?:1[789]|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?:(?-u:\b)|T)")
});
static DAY_FIRST: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?-u:\b)(\d{1,2})([./-])(\d{1,2})[./-]((?:1[789]|20)?\d\d)(?-u:\b)"));
static DAY_MONTH_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?x)(?-u:\b)(\d{1,2})(?:st|nd|rd|th|-го|-е|\.|º|er)?[\s-]+(?:de\s+|of\s+)?
          (\p{L}{3,})\.?,?[\s-]+(?:de\s+|del\s+)?((?:1[789]|20)\d\d)",
    )
});
/// The month may stand right behind another word: `HillMarch 5, 2025`.
static MONTH_DAY_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?x)(\p{Lu}?\p{Ll}{2,}|\p{Lu}{3,}|\p{Lo}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+
          ((?:1[789]|20)\d\d)",
    )
});
static YEAR_DAY_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?-u:\b)((?:1[789]|20)\d\d)\s*(?:-?жыл\p{L}*|ж\.?)?\s*,?\s*(\d{1,2})(?:\s*-?\s*)(\p{L}{3,})",
    )
});
/// `2026. augusztus 14.`, `2026 m. kovo 14 d.`
static YEAR_MONTH_DAY: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?-u:\b)((?:1[789]|20)\d\d)(?:\.|\s?m\.)\s(\p{L}{3,})\s(\d{1,2})(?:\.|\s?d\.)")
});
/// `14.III.1943`
static ROMAN_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?-u:\b)(\d{1,2})[./]\s?(XI{0,2}|IX|IV|VI{0,3}|I{1,3})[./]\s?((?:1[789]|20)\d\d)(?-u:\b)",
    )
});

/// Every date in `text`, in the order in which they stand; ranges may not overlap.
pub(crate) fn find_dates(text: &str) -> Vec<FoundDate> {
    if !may_hold_date(text) && !east_asian::may_hold(text) {
        return Vec::new();
    }
    let mut days = days(text);
    days.sort_by_key(|(_, range)| (range.start, Reverse(range.end)));
    let mut found: Vec<FoundDate> = Vec::new();
    for (day, range) in days {
        let from = found.last().map_or(0, |last| last.range.end);
        if from <= range.start {
            found.push(with_time(text, day, range, from));
        }
    }
    found
}

/// The days that the notations find, in their order; one may stand in another.
fn days(text: &str) -> Vec<(NaiveDate, Range<usize>)> {
    let mut days = Vec::new();
    if may_hold_numeric_date(text) {
        days.extend(read(text, &YEAR_FIRST, |c| day(&c[1], &c[2], &c[3])));
        days.extend(read(text, &DAY_FIRST, day_first));
    }
    if may_hold_worded_date(text) {
        let is_whole = |(_, range): &(NaiveDate, Range<usize>)| is_year_whole(&text[range.end..]);
        let day_first = read(text, &DAY_MONTH_YEAR, |c| worded(&c[3], &c[2], &c[1]));
        let month_first = read(text, &MONTH_DAY_YEAR, |c| worded(&c[3], &c[1], &c[2]));
        days.extend(day_first.chain(month_first).filter(is_whole));
        days.extend(read(text, &YEAR_DAY_MONTH, |c| worded(&c[1], &c[3], &c[2])));
        days.extend(read(text, &YEAR_MONTH_DAY, |c| worded(&c[1], &c[2], &c[3])));
        days.extend(read(text, &ROMAN_MONTH, roman));
    }
    if east_asian::may_hold(text) {
        days.extend(east_asian::days(text).filter_map(|(day, at)| Some((plausible(day)?, at))));
    }
    days
}

/// The days in one notation, and the bytes that state them.
fn read<'t>(
    text: &'t str,
    notation: &'t Regex,
    day: fn(&Captures) -> Option<NaiveDate>,
) -> impl Iterator<Item = (NaiveDate, Range<usize>)> + 't {
    let dated = move |captures: Captures| Some((day(&captures)?, captures.get_match().range()));
    notation.captures_iter(text).filter_map(dated)
}

/// Whether what follows a year lets it end there: nothing, a mark, or the capital of a word that lost
/// its space, `12 March 2025By Nora Hill`.
fn is_year_whole(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase() || c == '_')
}

/// Whether a text has four digits in a row, or a short year after a full stop.
///
/// Most lines have neither, and the patterns are slow beside this.
fn may_hold_date(text: &str) -> bool {
    let mut run = 0;
    let mut dotted = 0;
    text.bytes().any(|byte| {
        if byte.is_ascii_digit() {
            run += 1;
            return run == 4 || (dotted == 2 && run == 2);
        }
        dotted = if byte == b'.' && (1..=2).contains(&run) { dotted + 1 } else { 0 };
        run = 0;
        false
    })
}

/// Whether a text has two signs that stand between the numbers of a date, each between digits.
fn may_hold_numeric_date(text: &str) -> bool {
    let is_sign = |three: &&[u8]| {
        matches!(three[1], b'-' | b'.' | b'/')
            && three[0].is_ascii_digit()
            && three[2].is_ascii_digit()
    };
    text.as_bytes().windows(3).filter(is_sign).nth(1).is_some()
}

/// Whether a text has a year of this century or the three before it with another digit near it.
fn may_hold_worded_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_year = |at: &usize| match &bytes[*at..*at + 4] {
        [b'1', b'7'..=b'9', rest @ ..] | [b'2', b'0', rest @ ..] => {
            rest.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    };
    let mut years = (0..bytes.len().saturating_sub(3)).filter(is_year);
    years.any(|at| is_digit_near(bytes[..at].iter().rev()) || is_digit_near(bytes[at + 4..].iter()))
}

/// Whether there is a digit among the first bytes, as many as a month's name and the small words
/// beside it have; spaces and hyphens do not count.
fn is_digit_near<'a>(bytes: impl Iterator<Item = &'a u8>) -> bool {
    let counted = bytes.filter(|byte| !byte.is_ascii_whitespace() && **byte != b'-');
    counted.take(64).any(u8::is_ascii_digit)
}

/// Looks for a time of day and a zone around a day; `from` is where the date before it ends.
fn with_time(text: &str, day: NaiveDate, range: Range<usize>, from: usize) -> FoundDate {
    let tail = if text[..range.end].ends_with('T') { range.end - 1 } else { range.end };
    let date = |time, zone: Option<Zone>| {
        ArticleDate::new(day, time, zone.and_then(|zone| zone.offset(day)))
    };
    if let Some(found) = clock::after_date(&text[tail..]) {
        let end = tail + found.range.end;
        return FoundDate { date: date(found.time, found.zone), range: range.start..end };
    }
    if let Some(found) = clock::before_date(&text[from..range.start]) {
        let zone = zone::at(&text[range.end..]);
        let end = range.end + zone.map_or(0, |(_, length)| length);
        let date = date(found.time, zone.map(|(zone, _)| zone));
        return FoundDate { date, range: from + found.range.start..end };
    }
    FoundDate { date: ArticleDate::from_day(day), range }
}

fn day(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    plausible(date)
}

/// Reads `13.02.2026`; `02/13/2026` too, where the month cannot be the first number.
fn day_first(captures: &Captures) -> Option<NaiveDate> {
    let year = match captures[4].len() {
        2 if &captures[2] == "." => format!("20{}", &captures[4]),
        4 => captures[4].to_owned(),
        _ => return None,
    };
    let american = || (&captures[2] == "/").then(|| day(&year, &captures[1], &captures[3]))?;
    day(&year, &captures[3], &captures[1]).or_else(american)
}

fn worded(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let month = in_date(month)?;
    plausible(NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)?)
}

/// Reads `14.III.1943`.
fn roman(captures: &Captures) -> Option<NaiveDate> {
    const MONTHS: [&str; 12] =
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let month = (1..).zip(MONTHS).find(|(_, numeral)| *numeral == &captures[2])?.0;
    let (year, day) = (captures[3].parse().ok()?, captures[1].parse().ok()?);
    plausible(NaiveDate::from_ymd_opt(year, month, day)?)
}

/// A page is no older than the first newspapers, and not from the far future.
fn plausible(date: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike;
    (1700..=2099).contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = find_dates(text).iter().map(|f| f.date.to_string()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numeric_notations() {
        check("2026-02-11", &["2026-02-11"]);
        check("2026-02-03T10:00:00+05:00", &["2026-02-03T10:00+05:00"]);
        check("2026-02-03T10:00:00.123Z", &["2026-02-03T10:00+00:00"]);
        check("фото от 19.03.2025 08:24", &["2025-03-19T08:24"]);
        check("19/03/2025, 08:24", &["2025-03-19T08:24"]);
        check("02/13/2026", &["2026-02-13"]);
        check("30.02.2026", &[]);
        check("12.05.11", &["2011-05-12"]);
    }

    #[test]
    fn worded_notations() {
        check("08:24, 19 Март 2025 | GMT +5", &["2025-03-19T08:24+05:00"]);
        check("11 февраля 2026 года", &["2026-02-11"]);
        check("11 февраля 2026 года в 9:05", &["2026-02-11T09:05"]);
        check("2026 жылғы 11 ақпан", &["2026-02-11"]);
        check("11 ақпан 2026, 14:20", &["2026-02-11T14:20"]);
        check("2026 жылғы 3 наурызда", &["2026-03-03"]);
        check("February 11, 2026 at 3:05 pm", &["2026-02-11T15:05"]);
        check("March 19, 2025, 7:12 p.m. EST", &["2025-03-19T19:12-05:00"]);
        check("7:12 PM, March 19, 2025", &["2025-03-19T19:12"]);
        check("19 March 2025, 10:00-12:00", &["2025-03-19T10:00"]);
        check("11 Feb 2026", &["2026-02-11"]);
        check("11 февраля 2026 г., 09:05 по времени Астаны", &["2026-02-11T09:05+05:00"]);
        check("11.02.2026 09:05 МСК", &["2026-02-11T09:05+03:00"]);
        check("2026 жылғы 11 ақпан, 09:05 Астана уақытымен", &["2026-02-11T09:05+05:00"]);
        check("2026年2月11日", &["2026-02-11"]);
        check("2026年2月11日 9時05分", &["2026-02-11T09:05"]);
        check("11.II.1943", &["1943-02-11"]);
        check("2026. augusztus 14.", &["2026-08-14"]);
        check("2026 m. kovo 14 d.", &["2026-03-14"]);
        check("2026-жылдын 3-апрели", &["2026-04-03"]);
        check("2026-жыл, 14-март", &["2026-03-14"]);
        check("14 Ağustos 2026 09:15", &["2026-08-14T09:15"]);
        check("14 مارس 2026", &["2026-03-14"]);
        check("14 במרץ 2026", &["2026-03-14"]);
        check("14 მარტი 2026", &["2026-03-14"]);
        check("14 août 2026 à 08h15", &["2026-08-14T08:15"]);
        check("14. mars 2026 kl. 09.15", &["2026-03-14T09:15"]);
        check("14. maaliskuuta 2026 klo 9.15", &["2026-03-14T09:15"]);
        check("14 de marzo de 2026 a las 9:15", &["2026-03-14T09:15"]);
        check("12 des 2026 candidats", &[]);
        check("11 разных 2026", &[]);
    }

    #[test]
    fn days_are_read_where_words_lost_their_spaces() {
        check("January 12, 2025January 22, 2025 By Nora", &["2025-01-12", "2025-01-22"]);
        check("By Nora HillMar 5, 2025 | 6 comments", &["2025-03-05"]);
        check("HILL MARCH 5, 2025UPDATED", &["2025-03-05"]);
        check("12 March 2025Nora Hill", &["2025-03-12"]);
        check("12 March 20257", &[]);
        check("Hillmar 5, 2025", &[]);
    }

    #[test]
    fn several_dates_in_one_text() {
        check("с 1 марта 2025 года по 2 мая 2026 года", &["2025-03-01", "2026-05-02"]);
    }
}
