//! Time zones as pages write them behind a time of day: `+05:00`, `GMT +5`, `МСК+2`, `EST`,
//! `по времени Астаны`.
//!
//! A zone is read here and nowhere else; what it means may depend on the day.

use std::sync::LazyLock;

use chrono::{FixedOffset, NaiveDate};
use regex::{Captures, Regex};

use postil_text::letter::plain_lower_case;

/// A zone stands within so many bytes.
const REACH: usize = 64;

/// What zones begin with, in lower case.
const OPENINGS: &str = "zgu+-−–мпваecmpwbjk";

/// A time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    /// So many seconds east of UTC.
    Fixed(i32),
    /// The time of Moscow, and so many hours more.
    Moscow(i32),
    /// The time of Astana and Almaty.
    Kazakhstan,
    /// A name that stands for winter and summer time alike, as `ET`.
    Unclear,
}

/// A number, with `GMT` before it or written as ISO 8601 and e-mail do, or a name.
static ZONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^[\s|,(]*(?:
          (?P<z>z)\b
          |(?:gmt|utc)\s*(?P<sign>[+−–-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?\b
          |(?P<bare>[+-])(?P<bare_hours>\d\d)(?P<bare_minutes>:?\d\d)?\b
          |(?P<utc>gmt|utc)\b
          |(?P<moscow>мск|msk|(?:по\s+)?моск(?:овско\p{L}+|\.)\s+врем\p{L}+|по\s+москве
            |мәскеу\s+уақыты\p{L}*)(?:\s*(?P<more>[+-]\s*\d{1,2}))?\b
          |(?P<kazakhstan>(?:по\s+)?врем\p{L}+\s+(?:астаны|алматы)|по\s+(?:астане|алматы)
            |(?:по\s+)?(?:алматинск|астанинск)\p{L}+\s+врем\p{L}+
            |(?:астана|алматы)\s+уақыты\p{L}*)\b
          |(?-i:(?P<short>[ECMP][SD]T|CES?T|EES?T|WES?T|MES?Z|BST|JST|KST))\b
          |(?-i:(?P<unclear>[ECMP]T))\b
        )",
    )
    .expect("the pattern is a constant and covered by tests")
});

/// The zone that a text starts with, marks before it aside, and where it ends.
pub(crate) fn at(text: &str) -> Option<(Zone, usize)> {
    if !may_open(text) {
        return None;
    }
    let captures = ZONE.captures(&text[..text.floor_char_boundary(REACH)])?;
    Some((zone(&captures)?, captures.get(0)?.end()))
}

/// Whether the first letter or sign of a text may be that of a zone; few times have one behind them.
fn may_open(text: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '|' | ',' | '('));
    // A letter whose lower case is not plain may be another one's in some case.
    let opens = |first| plain_lower_case(first).is_none_or(|lower| OPENINGS.contains(lower));
    bare.chars().next().is_some_and(opens)
}

fn zone(captures: &Captures) -> Option<Zone> {
    let group = |name: &str| captures.name(name).map(|found| found.as_str());
    let number = |name: &str| {
        let digits = group(name)?.trim_start_matches(':');
        digits.replace([' ', '+'], "").parse::<i32>().ok()
    };
    if let Some(hours) = number("hours") {
        let east = group("sign") == Some("+");
        return fixed(east, hours, number("minutes"));
    }
    if let Some(hours) = number("bare_hours") {
        return bare(captures, hours, number("bare_minutes"));
    }
    if let Some(short) = group("short") {
        return Some(Zone::Fixed(hours_of(short) * 3600));
    }
    Some(match () {
        () if group("moscow").is_some() => Zone::Moscow(number("more").unwrap_or(0)),
        () if group("kazakhstan").is_some() => Zone::Kazakhstan,
        () if group("unclear").is_some() => Zone::Unclear,
        () => Zone::Fixed(0),
    })
}

/// A number without `GMT` right behind a time; `10:00-12:00` and `10:00 - 12` are two times.
fn bare(captures: &Captures, hours: i32, minutes: Option<i32>) -> Option<Zone> {
    let sign = captures.name("bare")?;
    let east = sign.as_str() == "+";
    let colon = captures.name("bare_minutes").is_some_and(|found| found.as_str().starts_with(':'));
    let is_span = !east && (minutes.is_none() || colon && (hours >= 10 || sign.start() > 0));
    if is_span { None } else { fixed(east, hours, minutes) }
}

/// A number of hours and minutes, if any place on Earth has it.
fn fixed(east: bool, hours: i32, minutes: Option<i32>) -> Option<Zone> {
    let seconds = hours * 3600 + minutes.unwrap_or(0) * 60;
    (seconds <= 14 * 3600).then_some(Zone::Fixed(if east { seconds } else { -seconds }))
}

/// The hours east of UTC of a short name.
fn hours_of(name: &str) -> i32 {
    match name {
        "PST" => -8,
        "PDT" | "MST" => -7,
        "MDT" | "CST" => -6,
        "CDT" | "EST" => -5,
        "EDT" => -4,
        "WET" => 0,
        "CET" | "MEZ" | "WEST" | "BST" => 1,
        "CEST" | "MESZ" | "EET" => 2,
        "EEST" => 3,
        _ => 9,
    }
}

impl Zone {
    /// The offset from UTC on a day; none where the zone's name does not tell.
    ///
    /// Moscow and Kazakhstan as in the tz database, without the years that had summer time.
    pub fn offset(self, day: NaiveDate) -> Option<FixedOffset> {
        let from = |year, month, date| NaiveDate::from_ymd_opt(year, month, date) <= Some(day);
        let seconds = match self {
            Zone::Fixed(seconds) => seconds,
            Zone::Moscow(more) if from(2014, 10, 26) => (3 + more) * 3600,
            Zone::Moscow(more) if from(2011, 3, 27) => (4 + more) * 3600,
            Zone::Kazakhstan if from(2024, 3, 1) => 5 * 3600,
            Zone::Kazakhstan if from(2004, 10, 31) => 6 * 3600,
            Zone::Moscow(_) | Zone::Kazakhstan | Zone::Unclear => return None,
        };
        FixedOffset::east_opt(seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, day: &str, expected: Option<&str>, rest: &str) {
        let day = day.parse().expect("a day");
        let (zone, end) = at(text).unwrap_or((Zone::Unclear, 0));
        let offset = zone.offset(day).map(|offset| offset.to_string());
        assert_eq!((offset.as_deref(), &text[end..]), (expected, rest), "{text}");
    }

    #[test]
    fn zones_by_number_and_by_name() {
        check(" | GMT +5", "2026-03-04", Some("+05:00"), "");
        check("+05:30, город", "2026-03-04", Some("+05:30"), ", город");
        check(" -0500", "2026-03-04", Some("-05:00"), "");
        check(" (UTC−3)", "2026-03-04", Some("-03:00"), ")");
        check("Z", "2026-03-04", Some("+00:00"), "");
        check(" МСК+2", "2026-03-04", Some("+05:00"), "");
        check(" по московскому времени", "2026-03-04", Some("+03:00"), "");
        check(" Астана уақытымен", "2026-03-04", Some("+05:00"), "");
        check(" EST", "2026-03-04", Some("-05:00"), "");
        check(" ET", "2026-03-04", None, "");
    }

    #[test]
    fn a_zone_is_what_it_was_on_the_day() {
        check(" по времени Астаны", "2020-05-06", Some("+06:00"), "");
        check(" мск", "2013-05-06", Some("+04:00"), "");
        check(" мск", "2008-05-06", None, "");
    }

    #[test]
    fn words_and_spans_of_time_are_no_zones() {
        for text in ["-12:00", " - 12:00", " – 14", " est arrivé", " et demi", " мостов", " +99:00"]
        {
            check(text, "2026-03-04", None, text);
        }
    }
}
