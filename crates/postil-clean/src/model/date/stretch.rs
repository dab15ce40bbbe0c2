//! Days that are not known exactly, as archivists write them: a year, a month, about, between.
//!
//! The notation is EDTF (ISO 8601-2, Library of Congress), its levels 0 and 1 but for years of more
//! than four digits and before the first: `2025-03`, `1998~`, `2025?`, `199X`, `2025-21`,
//! `1998/2001`, `../2001`.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use crate::model::date::NotADate;

/// When something happened, where the day is not known exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stretch {
    /// On some day of it.
    Within(Part),
    /// From the first one's beginning to the other one's end.
    Between(Part, Part),
    /// On its last day or before it.
    UpTo(Part),
    /// On its first day or after it.
    Since(Part),
}

/// A part of the calendar, and whether whoever wrote it was sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    /// Its year, from 1 to 9999; of a century or a decade the first one.
    pub year: i32,
    /// How long it is, and where in its year.
    pub unit: Unit,
    /// It is near that time: `~`.
    pub about: bool,
    /// It may be another one: `?`.
    pub doubtful: bool,
}

/// How long a part of the calendar is, and where in its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// `19XX`.
    Century,
    /// `199X`.
    Decade,
    /// The whole year.
    Year,
    /// A season of the north, from 0 for spring; winter begins in December.
    Season(u32),
    /// A month, from 1.
    Month(u32),
    /// A day of a month.
    Day(u32, u32),
}

/// The number of spring; the other seasons follow.
const SPRING: u32 = 21;

impl Part {
    /// A part that nobody doubts.
    pub fn new(year: i32, unit: Unit) -> Self {
        Part { year, unit, about: false, doubtful: false }
    }

    /// Whether whoever wrote it was not sure.
    pub fn is_unsure(self) -> bool {
        self.about || self.doubtful
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        let (month, day) = match self.unit {
            Unit::Century | Unit::Decade | Unit::Year => (1, 1),
            Unit::Season(season) => (season * 3 + 3, 1),
            Unit::Month(month) => (month, 1),
            Unit::Day(month, day) => (month, day),
        };
        NaiveDate::from_ymd_opt(self.year, month, day).expect("a part is checked when it is read")
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        let months = match self.unit {
            Unit::Century => 1200,
            Unit::Decade => 120,
            Unit::Year => 12,
            Unit::Season(_) => 3,
            Unit::Month(_) => 1,
            Unit::Day(..) => return self.first(),
        };
        let next = self.first().checked_add_months(Months::new(months));
        next.and_then(|next| next.pred_opt()).expect("the calendar goes on behind the year 9999")
    }
}

impl Stretch {
    /// The day that stands for it in the order of days: the first one of what it names.
    pub fn first(self) -> NaiveDate {
        match self {
            Stretch::Within(part)
            | Stretch::Between(part, _)
            | Stretch::UpTo(part)
            | Stretch::Since(part) => part.first(),
        }
    }

    /// Whether whoever wrote it was not sure of one of its ends.
    pub fn is_unsure(self) -> bool {
        match self {
            Stretch::Within(part) | Stretch::UpTo(part) | Stretch::Since(part) => part.is_unsure(),
            Stretch::Between(from, to) => from.is_unsure() || to.is_unsure(),
        }
    }

    /// The first day that it may be, and the last one; none where that is open.
    pub fn bounds(self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        match self {
            Stretch::Within(part) => (Some(part.first()), Some(part.last())),
            Stretch::Between(from, to) => (Some(from.first()), Some(to.last())),
            Stretch::UpTo(part) => (None, Some(part.last())),
            Stretch::Since(part) => (Some(part.first()), None),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit {
            Unit::Century => write!(f, "{:02}XX", self.year / 100)?,
            Unit::Decade => write!(f, "{:03}X", self.year / 10)?,
            Unit::Year => write!(f, "{:04}", self.year)?,
            Unit::Season(season) => write!(f, "{:04}-{}", self.year, SPRING + season)?,
            Unit::Month(month) => write!(f, "{:04}-{month:02}", self.year)?,
            Unit::Day(month, day) => write!(f, "{:04}-{month:02}-{day:02}", self.year)?,
        }
        f.write_str(match (self.about, self.doubtful) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        })
    }
}

impl fmt::Display for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stretch::Within(part) => part.fmt(f),
            Stretch::Between(from, to) => write!(f, "{from}/{to}"),
            Stretch::UpTo(part) => write!(f, "../{part}"),
            Stretch::Since(part) => write!(f, "{part}/.."),
        }
    }
}

impl FromStr for Stretch {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let Some((from, to)) = text.split_once('/') else {
            return Ok(Stretch::Within(text.parse()?));
        };
        // An end that is not known tells no more than one that is open.
        let is_open = |end: &str| matches!(end, "" | "..");
        match (is_open(from), is_open(to)) {
            (true, true) => Err(NotADate),
            (true, false) => Ok(Stretch::UpTo(to.parse()?)),
            (false, true) => Ok(Stretch::Since(from.parse()?)),
            (false, false) => between(from.parse()?, to.parse()?),
        }
    }
}

fn between(from: Part, to: Part) -> Result<Stretch, NotADate> {
    match from.first() <= to.first() && from.last() <= to.last() {
        true => Ok(Stretch::Between(from, to)),
        false => Err(NotADate),
    }
}

impl FromStr for Part {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let bare = text.strip_suffix(['~', '?', '%']);
        let mark = bare.map_or("", |bare| &text[bare.len()..]);
        let mut part = sure_part(bare.unwrap_or(text)).ok_or(NotADate)?;
        part.about = matches!(mark, "~" | "%");
        part.doubtful = matches!(mark, "?" | "%");
        Ok(part)
    }
}

/// A part without a mark of doubt; a month or a day that is not known, `XX`, is left out.
fn sure_part(text: &str) -> Option<Part> {
    let mut fields = text.split('-');
    let (year, unit) = years(fields.next()?)?;
    let rest: Vec<&str> = fields.collect();
    let unit = match *rest.as_slice() {
        [] => unit,
        ["XX"] | ["XX", "XX"] if unit == Unit::Year => unit,
        [month] | [month, "XX"] if unit == Unit::Year => month_or_season(number(month, 2)?)?,
        [month, day] if unit == Unit::Year => Unit::Day(number(month, 2)?, number(day, 2)?),
        _ => return None,
    };
    if let ([_, "XX"], Unit::Season(_)) = (rest.as_slice(), unit) {
        return None;
    }
    if let Unit::Day(month, day) = unit {
        NaiveDate::from_ymd_opt(year, month, day)?;
    }
    Some(Part::new(year, unit))
}

/// A year, or a century or decade whose last digits are not known.
fn years(text: &str) -> Option<(i32, Unit)> {
    let (digits, unit) = match text.strip_suffix("XX") {
        Some(century) => (format!("{}00", number(century, 2).map(|_| century)?), Unit::Century),
        None => match text.strip_suffix('X') {
            Some(decade) => (format!("{}0", number(decade, 3).map(|_| decade)?), Unit::Decade),
            None => (text.to_owned(), Unit::Year),
        },
    };
    let year = number(&digits, 4).and_then(|year| i32::try_from(year).ok())?;
    (year > 0).then_some((year, unit))
}

fn month_or_season(number: u32) -> Option<Unit> {
    match number {
        1..=12 => Some(Unit::Month(number)),
        SPRING..=24 => Some(Unit::Season(number - SPRING)),
        _ => None,
    }
}

/// A number of so many digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// The month that all of these days belong to.
pub(super) fn month_of(first: NaiveDate, last: NaiveDate) -> Option<u32> {
    let same = (first.year(), first.month()) == (last.year(), last.month());
    same.then_some(first.month())
}

#[cfg(test)]
mod tests;
