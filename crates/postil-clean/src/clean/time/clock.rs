//! Times of day: `9:05`, `18.47`, `7:12 p.m. EST`, `09:05:30`.
//!
//! Whoever looks for a time of day looks here.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveTime;
use regex::{Captures, Regex};

use crate::clean::time::regex;
use crate::clean::time::zone::{self, Zone};

/// A time of day stands within so many bytes behind its date, and within fewer before it.
const REACH_AFTER: usize = 40;
const REACH_BEFORE: usize = 24;

/// A time of day, and the bytes of the text that state it and its zone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FoundTime {
    pub time: NaiveTime,
    pub zone: Option<Zone>,
    pub range: Range<usize>,
}

/// The half of the day: `am`, `p.m.`
const HALF: &str = r"(?:\s*(?<half>[ap]m\b|[ap]\.\s?m\b\.?))?";

/// A time behind a date, and the small words between them.
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    let small = r"года|год|г\.?|жылы|жыл|ж\.|-|–|—|,|\||/|в|at|um|à|a\slas|às|alle|ore|om|kl\.?|klo|saat|o|godz\.|t|•|·";
    let time = r"(?<hour>\d{1,2})(?:(?:[:.]|\s?[h時时])(?<minute>\d\d)(?:[:.](?<second>\d\d))?(?:\.\d+)?[分]?)?";
    regex(&format!(r"(?i)^(?:\s*(?:{small}))*\s*{time}{HALF}"))
});
const COLONS: &str = r"(?<hour>\d{1,2})(?::(?<minute>\d\d)(?::(?<second>\d\d))?)?";
/// A time before a date.
static BEFORE: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"(?i)(?:^|[^\d:.]){COLONS}{HALF}\s*[,|/•·–—-]?\s*$")));
/// A time with a full stop, which the half of the day tells from other numbers: `9.40pm`.
static HALVED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)(?:^|[^\d:.])\d{1,2}\.\d\d\s?[ap]\.?m\b"));
/// A time among other words.
static AMONG: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"(?i)(?:^|[^\d:.+-]){COLONS}{HALF}")));

/// The time that follows a date at the start of a text.
pub(crate) fn after_date(text: &str) -> Option<FoundTime> {
    let reach = &text[..text.floor_char_boundary(REACH_AFTER)];
    let found = found(&AFTER.captures(reach)?)?;
    // The numbers of another date: `12.07.2026 – 14.07.2026`.
    let is_cut = text[found.range.end..].starts_with(|sign: char| sign.is_ascii_digit());
    let is_of_date = is_cut && !text[found.range.clone()].contains(':');
    (!is_of_date).then(|| with_zone(text, found))
}

/// The time that stands at the end of a text, before a date; its zone stands behind the date.
pub(crate) fn before_date(text: &str) -> Option<FoundTime> {
    let start = text.ceil_char_boundary(text.len().saturating_sub(REACH_BEFORE));
    let FoundTime { time, range, .. } = found(&BEFORE.captures(&text[start..])?)?;
    Some(FoundTime { time, zone: None, range: start + range.start..text.len() })
}

/// The first time of day in a text, with a colon or a half of the day.
pub(crate) fn find(text: &str) -> Option<FoundTime> {
    // Most texts have no number, and the pattern is slow beside this.
    text.bytes().position(|byte| byte.is_ascii_digit())?;
    let is_whole = |found: &FoundTime| !text[found.range.end..].starts_with(char::is_numeric);
    let mut times = AMONG.captures_iter(text).filter_map(|captures| found(&captures));
    Some(with_zone(text, times.find(is_whole)?))
}

/// Whether a text has two numbers that look like a time of day, possible or not.
pub(crate) fn has_looks_of_time(text: &str) -> bool {
    let halves = || text.contains('.') && text.contains(['m', 'M']) && HALVED.is_match(text);
    has_colon_of_time(text) || halves()
}

fn has_colon_of_time(text: &str) -> bool {
    text.contains(':')
        && text.split(|c: char| !c.is_ascii_digit() && c != ':').any(|word| {
            word.split_once(':').is_some_and(|(hour, minute)| {
                (1..=2).contains(&hour.len()) && minute.len() == 2 && !minute.contains(':')
            })
        })
}

/// Whether a text is a time of day, or from one to another, and has no other word.
pub(crate) fn is_time(text: &str) -> bool {
    let is_half = |word: &str| matches!(word.trim_end_matches('.'), "am" | "pm" | "AM" | "PM");
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    has_looks_of_time(text) && words.all(is_half)
}

fn with_zone(text: &str, found: FoundTime) -> FoundTime {
    match zone::at(&text[found.range.end..]) {
        Some((zone, length)) => {
            let range = found.range.start..found.range.end + length;
            FoundTime { zone: Some(zone), range, ..found }
        }
        None => found,
    }
}

/// The time that a pattern has matched; an hour alone is one only with its half of the day.
fn found(captures: &Captures) -> Option<FoundTime> {
    let number = |name: &str| captures.name(name).map(|found| found.as_str().parse::<u32>());
    let half = captures.name("half").map(|half| half.as_str().starts_with(['p', 'P']));
    let hour = number("hour")?.ok()?;
    let minute = number("minute").or(half.map(|_| Ok(0)))?.ok()?;
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let time = NaiveTime::from_hms_opt(hour, minute, number("second").unwrap_or(Ok(0)).ok()?)?;
    let range = captures.name("hour")?.start()..captures.get(0)?.end();
    Some(FoundTime { time, zone: None, range })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_among_words() {
        for (text, expected, stated) in [
            ("7:12 PM today", "19:12:00", "7:12 PM"),
            ("сегодня в 9:05 МСК", "09:05:00", "9:05 МСК"),
            ("Today at 12 a.m. EST, news", "00:00:00", "12 a.m. EST"),
            ("вчера 23:59:58", "23:59:58", "23:59:58"),
        ] {
            let found = find(text).expect("a time");
            assert_eq!((found.time.to_string().as_str(), &text[found.range]), (expected, stated));
        }
        for text in ["сегодня 12.05", "25:61", "7 мостов", "1:234", "+3"] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_beside_a_date() {
        let after = |text| after_date(text).map(|found| found.time.to_string());
        assert_eq!(after(" года в 9.05").as_deref(), Some("09:05:00"));
        assert_eq!(after(", 7:12 p.m. EST").as_deref(), Some("19:12:00"));
        assert_eq!(after(" 12 мостов"), None);
        assert_eq!(after(" – 14.07.2026"), None);
        let before = |text| before_date(text).map(|found| found.time.to_string());
        assert_eq!(before("Послано 7:12 pm, ").as_deref(), Some("19:12:00"));
        assert_eq!(before("Послано 17, "), None);
    }
}
