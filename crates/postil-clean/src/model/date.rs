//! The date of an article, as exact as its page states it.

use std::fmt;
use std::str::FromStr;

use chrono::{FixedOffset, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day, with a time of day and an offset from UTC where the page gives them.
///
/// Prints and parses as ISO 8601: `2026-02-13`, `2026-02-13T18:37`, `2026-02-13T18:37+05:00`.
/// Seconds are printed only where they are not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleDate {
    /// The day.
    pub day: NaiveDate,
    /// The time of day, local to `offset` or to an unknown place.
    pub time: Option<NaiveTime>,
    /// Seconds east of UTC; only ever present with a time.
    offset_seconds: Option<i32>,
}

impl ArticleDate {
    /// A day without a time.
    pub fn from_day(day: NaiveDate) -> Self {
        ArticleDate { day, time: None, offset_seconds: None }
    }

    /// A day with a time of day and, where known, the offset from UTC.
    pub fn new(day: NaiveDate, time: NaiveTime, offset: Option<FixedOffset>) -> Self {
        ArticleDate { day, time: Some(time), offset_seconds: offset.map(|o| o.local_minus_utc()) }
    }

    /// The offset from UTC, where the page states it.
    pub fn offset(&self) -> Option<FixedOffset> {
        self.offset_seconds.and_then(FixedOffset::east_opt)
    }
}

impl fmt::Display for ArticleDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The library's own notation is ISO 8601, and reads no pattern first.
        write!(f, "{:?}", self.day)?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}", time.hour(), time.minute())?;
        // A leap second is the 59th and a second of nanoseconds.
        let second = time.second() + time.nanosecond() / 1_000_000_000;
        if second != 0 {
            write!(f, ":{second:02}")?;
        }
        match self.offset() {
            Some(offset) => write!(f, "{offset}"),
            None => Ok(()),
        }
    }
}

/// A text that is no ISO 8601 date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "not a date; write `2026-02-13`, `2026-02-13T18:37` or `2026-02-13T18:37+05:00`",
        )
    }
}

impl std::error::Error for NotADate {}

impl FromStr for ArticleDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let Some(day_text) = text.get(..10) else { return Err(NotADate) };
        let day = NaiveDate::parse_from_str(day_text, "%Y-%m-%d").map_err(|_| NotADate)?;
        let rest = &text[10..];
        if rest.is_empty() {
            return Ok(ArticleDate::from_day(day));
        }
        let clock = rest.strip_prefix(['T', 't', ' ']).ok_or(NotADate)?;
        let (time_text, offset) = split_offset(clock)?;
        let time = parse_time(time_text).ok_or(NotADate)?;
        Ok(ArticleDate::new(day, time, offset))
    }
}

fn split_offset(clock: &str) -> Result<(&str, Option<FixedOffset>), NotADate> {
    if let Some(time) = clock.strip_suffix(['Z', 'z']) {
        return Ok((time, FixedOffset::east_opt(0)));
    }
    let Some(at) = clock.rfind(['+', '-']) else { return Ok((clock, None)) };
    // The library would take whatever follows an offset.
    let is_offset = clock[at + 1..].bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    let offset = clock[at..].parse::<FixedOffset>().ok().filter(|_| is_offset).ok_or(NotADate)?;
    Ok((&clock[..at], Some(offset)))
}

fn parse_time(text: &str) -> Option<NaiveTime> {
    ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"]
        .iter()
        .find_map(|format| NaiveTime::parse_from_str(text, format).ok())
}

impl Serialize for ArticleDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ArticleDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_it_parses() {
        for text in
            ["2026-02-13", "2026-02-13T18:37", "2026-02-02T15:17+05:00", "2026-02-02T15:17:09"]
        {
            assert_eq!(text.parse::<ArticleDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn utc_prints_as_an_offset() {
        assert_eq!(
            "2026-02-13T18:37Z".parse::<ArticleDate>().unwrap().to_string(),
            "2026-02-13T18:37+00:00"
        );
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in [
            "2026-02-30",
            "13.02.2026",
            "",
            "2026-02-13T25:00",
            "2026-02-13x",
            "2026-02-13T18:37+05:00 x",
            "ёёёёё2026",
        ] {
            assert_eq!(text.parse::<ArticleDate>(), Err(NotADate), "{text}");
        }
    }
}
