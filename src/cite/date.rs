//! A date as references have it: a year, or a season or month of it, or a day; or the years between
//! which it lies.

use chrono::Datelike;

use crate::model::date::{ArticleDate, Part, Stretch, Unit};

/// A year, a season, a month or a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedDate {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: Option<u32>,
    /// The day of the month; only ever present with a month.
    pub day: Option<u32>,
    /// The season, from 0 for spring; only ever present without a month.
    pub season: Option<u32>,
    /// The whole date in ISO 8601, with the time where it is known.
    pub iso: String,
}

/// Two times of different years between which a date lies; one of them may be open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedSpan {
    /// The earliest time.
    pub first: Option<CitedDate>,
    /// The latest time.
    pub last: Option<CitedDate>,
    /// Whoever wrote it doubts it.
    pub is_unsure: bool,
}

impl CitedSpan {
    /// What can be cited of a date whose year is not known; nothing of any other.
    pub fn of(date: &ArticleDate) -> Option<Self> {
        let stretch = date.stretch().filter(|_| CitedDate::about(date).is_none())?;
        let at = |part: Part| Some(CitedDate::of_part(part));
        let year = |year: i32| Some(CitedDate::of_part(Part::new(year, Unit::Year)));
        let (first, last) = match stretch {
            Stretch::Within(part) => (year(part.first().year()), year(part.last().year())),
            Stretch::Between(from, to) => (at(from), at(to)),
            Stretch::UpTo(part) => (None, at(part)),
            Stretch::Since(part) => (at(part), None),
        };
        Some(CitedSpan { first, last, is_unsure: stretch.is_unsure() })
    }
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
        if let Some(Stretch::Within(part @ Part { unit: Unit::Season(_), .. })) = date.stretch() {
            return Some(Self::of_part(part));
        }
        let (first, last) = date.bounds();
        let year = first
            .map(|day| day.year())
            .filter(|year| last.is_some_and(|day| day.year() == *year))?;
        let is_day = first == last;
        let day = is_day.then(|| date.day.day());
        let (month, iso) = (date.month(), date.to_string());
        let mut cited = CitedDate { year, month, day, season: None, iso };
        if !date.is_exact() {
            cited.iso = cited.joined("-");
        }
        Some(cited)
    }

    /// A part of the calendar; of a century or a decade its first year.
    fn of_part(part: Part) -> Self {
        let (month, day, season) = match part.unit {
            Unit::Century | Unit::Decade | Unit::Year => (None, None, None),
            Unit::Season(season) => (None, None, Some(season)),
            Unit::Month(month) => (Some(month), None, None),
            Unit::Day(month, day) => (Some(month), Some(day), None),
        };
        let cited = CitedDate { year: part.year, month, day, season, iso: String::new() };
        CitedDate { iso: cited.joined("-"), ..cited }
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
