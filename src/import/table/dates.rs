//! The dates of a column: read as the archive reads dates, as computers count moments, and, where
//! day and month are both numbers, in the order that the column shows.

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use postil_clean::read_date;
use serde_json::Value;

use super::cell;
use crate::model::date::ArticleDate;

/// What is known of the dates of a column from its first rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct DateColumn {
    order: Order,
    /// All dates are at midnight: whoever made the table knew days alone.
    has_midnights_alone: bool,
}

/// The order of day and month in `03/04/2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Order {
    #[default]
    Unknown,
    DayFirst,
    MonthFirst,
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoDate {
    /// It states none.
    Unread,
    /// It may be either of two days.
    DayOrMonth,
}

impl DateColumn {
    /// What some cells of a column tell of the others.
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a Value> + Clone) -> Self {
        let told = cells.clone().filter_map(|cell| Numbers::of(&cell::text(cell)?)?.order());
        let order = told.reduce(|one, other| if one == other { one } else { Order::Unknown });
        let column = DateColumn { order: order.unwrap_or_default(), has_midnights_alone: false };
        let mut times =
            cells.filter_map(|cell| column.read(&cell::text(cell)?).ok()?.time).peekable();
        let has_midnights_alone =
            times.peek().is_some() && times.all(|time| time == Default::default());
        DateColumn { has_midnights_alone, ..column }
    }

    /// Reads a date.
    ///
    /// Fails where the text is none, or may be two.
    pub(super) fn read(self, text: &str) -> Result<ArticleDate, NoDate> {
        let text = text.trim();
        let date = match Numbers::of(text) {
            Some(numbers) => numbers.date(self.order)?,
            None => moment(text).or_else(|| read_date(text)).ok_or(NoDate::Unread)?,
        };
        match self.has_midnights_alone && date.time == Some(Default::default()) {
            true => Ok(ArticleDate::from_day(date.day)),
            false => Ok(date),
        }
    }
}

/// A day whose parts are all numbers, the year behind: `03/04/2026`, and what follows it.
struct Numbers<'t> {
    first: u32,
    second: u32,
    year: &'t str,
    rest: &'t str,
}

impl<'t> Numbers<'t> {
    fn of(text: &'t str) -> Option<Self> {
        let text = text.trim();
        let end = text.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(text.len());
        let (day, rest) = text.split_at(end);
        let sign = if day.contains('/') { '/' } else { '-' };
        let mut parts = day.split(sign);
        let number = |part: Option<&str>| part.filter(|part| part.len() <= 2)?.parse().ok();
        let (first, second) = (number(parts.next())?, number(parts.next())?);
        let is_year =
            |year: &&str| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let year = parts.next().filter(is_year)?;
        parts.next().is_none().then_some(Numbers { first, second, year, rest })
    }

    /// The order, where only one gives a day.
    fn order(&self) -> Option<Order> {
        match (self.first > 12, self.second > 12) {
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            _ => None,
        }
    }

    fn date(&self, of_column: Order) -> Result<ArticleDate, NoDate> {
        let order = match self.order() {
            Some(order) => order,
            None if self.first == self.second => Order::DayFirst,
            None => of_column,
        };
        let (day, month) = match order {
            Order::DayFirst => (self.first, self.second),
            Order::MonthFirst => (self.second, self.first),
            Order::Unknown => return Err(NoDate::DayOrMonth),
        };
        let text = format!("{}-{month:02}-{day:02}{}", self.year, self.rest);
        read_date(&text).ok_or(NoDate::Unread)
    }
}

/// A moment as computers write it: seconds since 1970 or fractions of them, `20260312101500` and
/// `20260312T101500Z`.
fn moment(text: &str) -> Option<ArticleDate> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    let compact = compact(digits);
    if compact.is_some() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return compact;
    }
    let number: i64 = digits.parse().ok()?;
    let seconds = match digits.len() {
        9 | 10 => number,
        13 => number / 1000,
        16 => number / 1_000_000,
        19 => number / 1_000_000_000,
        _ => return None,
    };
    // From 1990 to 2099: before it and behind it such a number is something else.
    const PLAUSIBLE: std::ops::Range<i64> = 631_152_000..4_102_444_800;
    let moment = PLAUSIBLE.contains(&seconds).then(|| DateTime::from_timestamp(seconds, 0))??;
    Some(ArticleDate::new(moment.date_naive(), moment.time(), FixedOffset::east_opt(0)))
}

/// `20260312`, and with a time of day `20260312T1015`, `20260312101500`, `20260312T101500Z`.
fn compact(text: &str) -> Option<ArticleDate> {
    let (text, is_utc) = text.strip_suffix('Z').map_or((text, false), |text| (text, true));
    if !text.starts_with("19") && !text.starts_with("20") {
        return None;
    }
    let digits = text.replacen('T', "", 1);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let pattern = match digits.len() {
        8 => return read_date(&format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..])),
        12 => "%Y%m%d%H%M",
        14 => "%Y%m%d%H%M%S",
        _ => return None,
    };
    let moment = NaiveDateTime::parse_from_str(&digits, pattern).ok()?;
    let offset = if is_utc { FixedOffset::east_opt(0) } else { None };
    Some(ArticleDate::new(moment.date(), moment.time(), offset))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn column(cells: &[&str]) -> DateColumn {
        let cells: Vec<Value> = cells.iter().map(|cell| json!(cell)).collect();
        DateColumn::of(cells.iter())
    }

    fn read(column: DateColumn, text: &str) -> String {
        match column.read(text) {
            Ok(date) => date.to_string(),
            Err(no_date) => format!("{no_date:?}"),
        }
    }

    #[test]
    fn dates_are_read_in_every_notation() {
        for (text, expected) in [
            ("2026-03-12", "2026-03-12"),
            ("2026-03-12 10:15:00+05:00", "2026-03-12T10:15+05:00"),
            ("12 марта 2026 г., 10:15", "2026-03-12T10:15"),
            ("12.03.2026", "2026-03-12"),
            ("2026-03", "2026-03"),
            ("2026", "2026"),
            ("1773310500", "2026-03-12T10:15+00:00"),
            ("1773310500000", "2026-03-12T10:15+00:00"),
            ("1773310500.0", "2026-03-12T10:15+00:00"),
            ("1773310500000000", "2026-03-12T10:15+00:00"),
            ("1773310500000000000", "2026-03-12T10:15+00:00"),
            ("946684800", "2000-01-01T00:00+00:00"),
            ("20260312", "2026-03-12"),
            ("20260312101500", "2026-03-12T10:15"),
            ("20260312T101500Z", "2026-03-12T10:15+00:00"),
            ("202603121015", "2026-03-12T10:15"),
            ("20261312", "Unread"),
            ("9999999999", "Unread"),
            ("12345", "Unread"),
            ("вчера", "Unread"),
            ("31/02/2026", "Unread"),
            ("", "Unread"),
        ] {
            assert_eq!(read(DateColumn::default(), text), expected, "{text}");
        }
    }

    #[test]
    fn the_column_says_whether_the_day_or_the_month_comes_first() {
        for (cells, text, expected) in [
            (&["13/02/2026", "03/04/2026"][..], "03/04/2026", "2026-04-03"),
            (&["02/13/2026", "03/04/2026"], "03/04/2026 14:30", "2026-03-04T14:30"),
            (&["02-13-2026"], "3-4-2026, 2:30 PM", "2026-03-04T14:30"),
            (&["03/04/2026"], "03/04/2026", "DayOrMonth"),
            (&["13/02/2026", "02/13/2026"], "03/04/2026", "DayOrMonth"),
            (&[], "03/03/2026", "2026-03-03"),
            (&[], "13/02/2026", "2026-02-13"),
            (&["2026-13-02"], "03/04/2026", "DayOrMonth"),
        ] {
            assert_eq!(read(column(cells), text), expected, "{cells:?} {text}");
        }
    }

    #[test]
    fn midnights_alone_are_days() {
        let days = column(&["2026-03-12 00:00:00", "2026-03-13T00:00:00Z", "n/a"]);
        assert_eq!(read(days, "2026-03-12 00:00:00"), "2026-03-12");
        assert_eq!(read(days, "2026-03-12 10:15:00"), "2026-03-12T10:15");
        let times = column(&["2026-03-12 00:00:00", "2026-03-13 10:15:00"]);
        assert_eq!(read(times, "2026-03-12 00:00:00"), "2026-03-12T00:00");
    }
}
