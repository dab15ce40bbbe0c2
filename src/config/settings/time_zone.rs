//! The time zone of an archive's sources: what turns the local time of a page into a moment.

use chrono::{DateTime, FixedOffset, NaiveDateTime, Offset, TimeDelta, TimeZone as _};
use chrono_tz::Tz;

use crate::model::date::ArticleDate;

const DAY: TimeDelta = TimeDelta::days(1);

/// A time zone, by its name or by its offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeZone {
    /// Of the tz database, whose offset depends on the day.
    Named(Tz),
    /// The same on all days.
    Fixed(FixedOffset),
}

impl TimeZone {
    /// The zone of a name such as `Asia/Almaty`, or of an offset such as `+05:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let named = || text.parse().ok().map(TimeZone::Named);
        let offset = || match text {
            "Z" => FixedOffset::east_opt(0),
            _ => text.parse().ok().filter(|_| is_offset(text)),
        };
        named().or_else(|| offset().map(TimeZone::Fixed))
    }

    /// The moment of a local time; of one that clocks showed twice the first, and of one that they
    /// left out the one by the clock before.
    pub fn at(self, local: NaiveDateTime) -> DateTime<FixedOffset> {
        match self {
            TimeZone::Fixed(offset) => fixed(local, offset),
            TimeZone::Named(zone) => {
                // Clocks that leave an hour out did not do so on the day before.
                let shown = zone.offset_from_local_datetime(&local).earliest();
                let offset =
                    shown.or_else(|| zone.offset_from_local_datetime(&(local - DAY)).earliest());
                let offset = offset
                    .map_or_else(|| zone.offset_from_utc_datetime(&local).fix(), |it| it.fix());
                fixed(local, offset)
            }
        }
    }
}

/// Whether a text is nothing but a sign, hours and minutes; the library takes whatever follows.
fn is_offset(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']);
    digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b':'))
}

fn fixed(local: NaiveDateTime, offset: FixedOffset) -> DateTime<FixedOffset> {
    let moment = local.checked_sub_offset(offset).unwrap_or(local);
    offset.from_utc_datetime(&moment)
}

/// The moment that a date states: by its own offset, else by the archive's zone.
///
/// None of a date without a time, and of a local time where no zone is known: it is nobody's moment.
pub fn moment(date: ArticleDate, zone: Option<TimeZone>) -> Option<DateTime<FixedOffset>> {
    let local = date.day.and_time(date.time?);
    match date.offset() {
        Some(offset) => Some(fixed(local, offset)),
        None => Some(zone?.at(local)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_time_is_a_moment_by_the_zone_of_its_day() {
        for (date, zone, expected) in [
            ("2026-02-14T01:30", Some("Asia/Almaty"), Some("2026-02-14T01:30:00+05:00")),
            ("2023-02-14T01:30", Some("Asia/Almaty"), Some("2023-02-14T01:30:00+06:00")),
            ("2012-02-14T01:30", Some("Europe/Moscow"), Some("2012-02-14T01:30:00+04:00")),
            ("2026-02-14T01:30", Some("+05:30"), Some("2026-02-14T01:30:00+05:30")),
            ("2026-02-14T01:30+03:00", Some("Asia/Almaty"), Some("2026-02-14T01:30:00+03:00")),
            ("2026-02-14T01:30Z", None, Some("2026-02-14T01:30:00+00:00")),
            ("2026-02-14T01:30", None, None),
            ("2026-02-14", Some("Asia/Almaty"), None),
            // The clocks of Berlin went from two to three, and from three back to two.
            ("2026-03-29T02:30", Some("Europe/Berlin"), Some("2026-03-29T02:30:00+01:00")),
            ("2026-10-25T02:30", Some("Europe/Berlin"), Some("2026-10-25T02:30:00+02:00")),
        ] {
            let zone = zone.map(|zone| TimeZone::parse(zone).expect(zone));
            let found = moment(date.parse().expect("a date"), zone);
            assert_eq!(found.map(|moment| moment.to_rfc3339()).as_deref(), expected, "{date}");
        }
    }

    #[test]
    fn other_texts_are_no_zone() {
        for text in ["", "Алматы", "Asia/Nowhere", "5", "05:00", "+99:00", "+05:00 x"] {
            assert_eq!(TimeZone::parse(text), None, "{text}");
        }
    }
}
