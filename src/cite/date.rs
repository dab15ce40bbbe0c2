//! A date as references have it: a year, or a month of it, or a day.

use chrono::Datelike;

use crate::model::date::ArticleDate;

/// A year, a month or a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedDate {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: Option<u32>,
    /// The day of the month; only ever present with a month.
    pub day: Option<u32>,
    /// The whole date in ISO 8601, with the time where it is known.
    pub iso: String,
}

impl CitedDate {
    /// What can be cited of a date: the year, the month and the day, as far as they are known; nothing
    /// of a date whose year is not, or that whoever wrote it doubts.
    pub fn of(date: &ArticleDate) -> Option<Self> {
        Self::about(date).filter(|_| !date.is_unsure())
    }

    /// The same of a date that somebody doubts: it is near it, or may be another one.
    pub fn doubted(date: &ArticleDate) -> Option<Self> {
        Self::about(date).filter(|_| date.is_unsure())
    }

    fn about(date: &ArticleDate) -> Option<Self> {
        let (first, last) = date.bounds();
        let year = first
            .map(|day| day.year())
            .filter(|year| last.is_some_and(|day| day.year() == *year))?;
        let is_day = first == last;
        let day = is_day.then(|| date.day.day());
        let mut cited = CitedDate { year, month: date.month(), day, iso: date.to_string() };
        if !date.is_exact() {
            cited.iso = cited.joined("-");
        }
        Some(cited)
    }

    /// Year, month and day as far as they are known, joined by `separator`: `2026-02-14`.
    pub fn joined(&self, separator: &str) -> String {
        let mut text = format!("{:04}", self.year);
        for part in [self.month, self.day].into_iter().flatten() {
            text.push_str(&format!("{separator}{part:02}"));
        }
        text
    }

    /// Its numbers as far as they are known.
    pub fn parts(&self) -> Vec<i64> {
        let rest = [self.month, self.day].into_iter().flatten().map(i64::from);
        [i64::from(self.year)].into_iter().chain(rest).collect()
    }
}
