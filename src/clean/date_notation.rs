//! Finds dates in running text, in every notation that news pages use.
//!
//! ISO 8601, `13.02.2026 18:37`, `15:17, 02 Февраль 2026 | GMT +5`, `11 февраля 2026 года`,
//! `2026 жылғы 11 ақпан`, `February 11, 2026`, and the same in a dozen languages.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::{FixedOffset, NaiveDate, NaiveTime};
use regex::{Captures, Regex};

use crate::clean::months::month_number;
use crate::model::date::ArticleDate;

/// A date and the bytes of the text that state it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FoundDate {
    pub date: ArticleDate,
    pub range: Range<usize>,
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant and covered by tests")
}

static YEAR_FIRST: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?-u:\b)((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?:(?-u:\b)|T)"));
static DAY_FIRST: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?-u:\b)(\d{1,2})([./-])(\d{1,2})[./-]((?:19|20)?\d\d)(?-u:\b)"));
static DAY_MONTH_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?x)(?-u:\b)(\d{1,2})(?:st|nd|rd|th|-го|-е|\.|º|er)?[\s-]+(?:de\s+|of\s+)?
          (\p{L}{3,})\.?,?[\s-]+(?:de\s+|del\s+)?((?:19|20)\d\d)(?-u:\b)",
    )
});
static MONTH_DAY_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?-u:\b)")
});
static YEAR_DAY_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?-u:\b)((?:19|20)\d\d)\s*(?:жыл\p{L}*|ж\.?)?\s*,?\s*(\d{1,2})(?:\s*-?\s*)(\p{L}{3,})")
});
static CHINESE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"((?:19|20)\d\d)年\s*(\d{1,2})月\s*(\d{1,2})日"));
static TIME_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^(?:\s*(?:года|год|г\.?|жылы|жыл|ж\.|-|–|—|,|\||/|в|at|at\s|um|à|o|t|•|·))*\s*
          (\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:\.\d+)?\s*(am\b|pm\b|a\.m\.|p\.m\.)?",
    )
});
static TIME_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:^|[^\d:.])(\d{1,2}):(\d\d)(?::(\d\d))?\s*[,|/•·–—-]?\s*$"));
static ZONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^[\s|,(]*(?:(z)\b|(?:gmt|utc)?\s*([+-])\s*(\d{1,2})(?::?(\d\d))?\b
          |(gmt|utc|мск|msk|по\s+московскому\s+времени|по\s+времени\s+астаны
          |по\s+времени\s+алматы|по\s+алматинскому\s+времени|по\s+астанинскому\s+времени
          |астана\s+уақытымен|алматы\s+уақытымен)\b)",
    )
});

/// Every date in `text`, in the order in which they stand; ranges may not overlap.
pub(super) fn find_dates(text: &str) -> Vec<FoundDate> {
    if !may_hold_date(text) {
        return Vec::new();
    }
    let mut days: Vec<(NaiveDate, Range<usize>)> = Vec::new();
    let mut collect = |regex: &Regex, read: fn(&Captures) -> Option<NaiveDate>| {
        for captures in regex.captures_iter(text) {
            let whole = captures.get(0).map_or(0..0, |found| found.range());
            if let Some(day) = read(&captures) {
                days.push((day, whole));
            }
        }
    };
    if may_hold_numeric_date(text) {
        collect(&YEAR_FIRST, |c| day(&c[1], &c[2], &c[3]));
        collect(&DAY_FIRST, day_first);
    }
    if may_hold_worded_date(text) {
        collect(&DAY_MONTH_YEAR, |c| worded(&c[3], &c[2], &c[1]));
        collect(&MONTH_DAY_YEAR, |c| worded(&c[3], &c[1], &c[2]));
        collect(&YEAR_DAY_MONTH, |c| worded(&c[1], &c[3], &c[2]));
    }
    if text.contains('年') {
        collect(&CHINESE, |c| day(&c[1], &c[2], &c[3]));
    }
    days.sort_by_key(|(_, range)| (range.start, std::cmp::Reverse(range.end)));
    let mut found: Vec<FoundDate> = Vec::new();
    for (day, range) in days {
        if found.last().is_none_or(|last| last.range.end <= range.start) {
            let from = found.last().map_or(0, |last| last.range.end);
            found.push(with_time(text, day, range, from));
        }
    }
    found
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

/// Whether a text has a year of this century or the last with another digit near it.
fn may_hold_worded_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_year = |at: &usize| match &bytes[*at..*at + 4] {
        [b'1', b'9', rest @ ..] | [b'2', b'0', rest @ ..] => rest.iter().all(u8::is_ascii_digit),
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
    let tail_start = if text[..range.end].ends_with('T') { range.end - 1 } else { range.end };
    let tail = bounded(&text[tail_start..], 40);
    if let Some(captures) = TIME_AFTER.captures(tail)
        && let Some(time) = time(&captures)
    {
        let end = tail_start + captures.get(0).map_or(0, |found| found.end());
        let (offset, end) = zone(text, end);
        return FoundDate { date: ArticleDate::new(day, time, offset), range: range.start..end };
    }
    let head_start = text.floor_char_boundary(range.start.saturating_sub(16)).max(from);
    if let Some(captures) = TIME_BEFORE.captures(&text[head_start..range.start])
        && let (Some(time), Some(hour)) = (time(&captures), captures.get(1))
    {
        let (offset, end) = zone(text, range.end);
        let range = head_start + hour.start()..end;
        return FoundDate { date: ArticleDate::new(day, time, offset), range };
    }
    FoundDate { date: ArticleDate::from_day(day), range }
}

fn zone(text: &str, at: usize) -> (Option<FixedOffset>, usize) {
    let Some(captures) = ZONE.captures(bounded(&text[at..], 64)) else { return (None, at) };
    let number = |group: usize| captures.get(group).and_then(|g| g.as_str().parse::<i32>().ok());
    let seconds = match number(3) {
        Some(hours) => hours * 3600 + number(4).unwrap_or(0) * 60,
        None => captures.get(5).map_or(0, |name| named_zone(name.as_str())),
    };
    let west = captures.get(2).is_some_and(|sign| sign.as_str() == "-");
    let offset = FixedOffset::east_opt(if west { -seconds } else { seconds });
    (offset, at + captures.get(0).map_or(0, |found| found.end()))
}

/// Seconds east of UTC of a zone that has a name; Kazakhstan's since March 2024.
fn named_zone(name: &str) -> i32 {
    let name = name.to_lowercase();
    match name.as_str() {
        "gmt" | "utc" => 0,
        "мск" | "msk" => 3 * 3600,
        name if name.contains("московск") => 3 * 3600,
        _ => 5 * 3600,
    }
}

fn bounded(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

fn time(captures: &Captures) -> Option<NaiveTime> {
    let hour: u32 = captures.get(1)?.as_str().parse().ok()?;
    let minute = captures.get(2)?.as_str().parse().ok()?;
    let second = captures.get(3).map_or(Some(0), |s| s.as_str().parse().ok())?;
    let half = captures.get(4).map(|half| half.as_str().to_ascii_lowercase());
    let hour = match half.as_deref().and_then(|half| half.chars().next()) {
        Some('p') if hour < 12 => hour + 12,
        Some('a') if hour == 12 => 0,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
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
    let month = month_number(month)?;
    plausible(NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)?)
}

/// A page is no older than the web's first newspapers in archives, and not from the far future.
fn plausible(date: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike;
    (1900..=2099).contains(&date.year()).then_some(date)
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
        check("фото от 13.02.2026 18:37", &["2026-02-13T18:37"]);
        check("13/02/2026, 18:37", &["2026-02-13T18:37"]);
        check("02/13/2026", &["2026-02-13"]);
        check("30.02.2026", &[]);
        check("12.05.11", &["2011-05-12"]);
    }

    #[test]
    fn worded_notations() {
        check("15:17, 02 Февраль 2026 | GMT +5", &["2026-02-02T15:17+05:00"]);
        check("11 февраля 2026 года", &["2026-02-11"]);
        check("11 февраля 2026 года в 9:05", &["2026-02-11T09:05"]);
        check("2026 жылғы 11 ақпан", &["2026-02-11"]);
        check("11 ақпан 2026, 14:20", &["2026-02-11T14:20"]);
        check("2026 жылғы 3 наурызда", &["2026-03-03"]);
        check("February 11, 2026 at 3:05 pm", &["2026-02-11T15:05"]);
        check("11 Feb 2026", &["2026-02-11"]);
        check("11 февраля 2026 г., 09:05 по времени Астаны", &["2026-02-11T09:05+05:00"]);
        check("11.02.2026 09:05 МСК", &["2026-02-11T09:05+03:00"]);
        check("2026 жылғы 11 ақпан, 09:05 Астана уақытымен", &["2026-02-11T09:05+05:00"]);
        check("2026年2月11日", &["2026-02-11"]);
        check("11 разных 2026", &[]);
    }

    #[test]
    fn several_dates_in_one_text() {
        check("с 1 марта 2025 года по 2 мая 2026 года", &["2025-03-01", "2026-05-02"]);
    }
}
