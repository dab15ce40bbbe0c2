//! The date of an article, as exact as its page or a person states it.

mod stretch;

use std::cmp::{Ordering, Reverse};
use std::fmt;
use std::str::FromStr;

use chrono::{FixedOffset, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use stretch::{Part, Stretch, Unit};

/// What people write before a date that is near, for `~` behind it.
const ABOUT: [&str; 10] = [
    "около ",
    "ок.",
    "примерно ",
    "приблизительно ",
    "шамамен ",
    "about ",
    "circa ",
    "ca.",
    "c.",
    "~",
];

/// A day, with a time of day and an offset from UTC where the page gives them; or a [`Stretch`] of
/// days, where nobody knows which of them it was.
///
/// Prints as ISO 8601: `2026-02-13`, `2026-02-13T18:37`, `2026-02-13T18:37+05:00`, a stretch as
/// EDTF. Seconds are printed only where they are not zero. What a page says is parsed, and then it
/// is a day; what a person says is [read](ArticleDate::stated), and may be a stretch.
///
/// Dates are ordered by their days. Of those that begin on one day the longer stretch is the
/// earlier: a year comes before its January, and both before its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ArticleDate {
    /// The day; of a stretch the first one of what it names.
    pub day: NaiveDate,
    /// The time of day, local to `offset` or to an unknown place.
    pub time: Option<NaiveTime>,
    /// Seconds east of UTC; only ever present with a time.
    offset_seconds: Option<i32>,
    /// What is known instead of the day; only ever present without a time.
    stretch: Option<Stretch>,
}

impl ArticleDate {
    /// A day without a time.
    pub fn from_day(day: NaiveDate) -> Self {
        ArticleDate { day, time: None, offset_seconds: None, stretch: None }
    }

    /// Some day of a stretch.
    pub fn from_stretch(stretch: Stretch) -> Self {
        let stretched = ArticleDate { stretch: Some(stretch), ..Self::from_day(stretch.first()) };
        match stretch {
            Stretch::Within(part) if part.first() == part.last() && !part.is_unsure() => {
                Self::from_day(part.first())
            }
            _ => stretched,
        }
    }

    /// Reads what a person states: a day as [`FromStr`] takes it, or a stretch; `около 1998` is
    /// `1998~`.
    ///
    /// # Errors
    ///
    /// Fails where it is neither.
    pub fn stated(text: &str) -> Result<Self, NotADate> {
        let stretch = || match ABOUT.iter().find_map(|word| text.strip_prefix(word)) {
            Some(rest) => format!("{}~", rest.trim_start()).parse(),
            None => text.parse(),
        };
        text.parse().or_else(|_| Ok(Self::from_stretch(stretch()?)))
    }

    /// The days that it may be, where nobody knows the one.
    pub fn stretch(&self) -> Option<Stretch> {
        self.stretch
    }

    /// Whether the day is known, and nobody doubts it.
    pub fn is_exact(&self) -> bool {
        self.stretch.is_none()
    }

    /// The moment as it stands in a name: `20260214t115200`.
    pub fn in_a_name(&self) -> String {
        let day = self.day.format("%Y%m%d");
        self.time.map_or_else(|| day.to_string(), |time| format!("{day}t{}", time.format("%H%M%S")))
    }

    /// Whether whoever stated it was not sure.
    pub fn is_unsure(&self) -> bool {
        self.stretch.is_some_and(Stretch::is_unsure)
    }

    /// The first day that it may be, and the last one; none where that is open.
    pub fn bounds(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        self.stretch.map_or((Some(self.day), Some(self.day)), Stretch::bounds)
    }

    /// The month that it is in, 1 to 12, where that is known.
    pub fn month(&self) -> Option<u32> {
        let (first, last) = self.bounds();
        stretch::month_of(first?, last?)
    }

    /// A day with a time of day and, where known, the offset from UTC.
    pub fn new(day: NaiveDate, time: NaiveTime, offset: Option<FixedOffset>) -> Self {
        let offset_seconds = offset.map(|offset| offset.local_minus_utc());
        ArticleDate { day, time: Some(time), offset_seconds, stretch: None }
    }

    /// The offset from UTC, where the page states it.
    pub fn offset(&self) -> Option<FixedOffset> {
        self.offset_seconds.and_then(FixedOffset::east_opt)
    }
}

impl Ord for ArticleDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| {
            let last = date.bounds().1.unwrap_or(NaiveDate::MAX);
            let kind = (date.is_exact(), date.stretch);
            (date.day, Reverse(last), kind, date.time, date.offset_seconds)
        };
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for ArticleDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for ArticleDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(stretch) = self.stretch {
            return stretch.fmt(f);
        }
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
        ArticleDate::stated(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
