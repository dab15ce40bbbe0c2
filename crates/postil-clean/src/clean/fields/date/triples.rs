//! Three numbers that may be a day, a month and a year, whichever of the first two is the month.

use chrono::{NaiveDate, NaiveTime};

/// Three numbers with one mark between them: `02/03/2026`, `2-3-26`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Triple {
    first: u32,
    second: u32,
    year: i32,
    pub short_year: bool,
    /// The time of day that stands right behind it: `15/11/26-10:34`.
    pub time: Option<NaiveTime>,
}

impl Triple {
    pub fn day(self, month_first: bool) -> Option<NaiveDate> {
        let (month, day) =
            if month_first { (self.first, self.second) } else { (self.second, self.first) };
        NaiveDate::from_ymd_opt(self.year, month, day)
    }

    pub fn orders(self) -> Orders {
        Orders { day_first: self.day(false), month_first: self.day(true) }
    }
}

/// The triples of a text and the bytes at which they start; at most four.
pub(super) fn triples(text: &str) -> Vec<(usize, Triple)> {
    if text.len() > 400 || !text.bytes().any(|byte| matches!(byte, b'/' | b'-' | b'.')) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(offset) = text.bytes().skip(rest).position(|byte| byte.is_ascii_digit()) {
        let at = rest + offset;
        let end = text[at..].find(|c: char| !c.is_ascii_digit() && !"./-".contains(c));
        let end = end.map_or(text.len(), |end| at + end);
        let clear = !text[..at].ends_with(|c: char| c.is_alphanumeric() || "./-:$€£".contains(c));
        let (token, time) = match clock_behind(text, at, end) {
            Some((token, time)) => (token, Some(time)),
            None => (text[at..end].trim_end_matches(['.', '/', '-']), None),
        };
        if let Some(triple) = triple(token).filter(|_| clear) {
            found.push((at, Triple { time, ..triple }));
        }
        rest = end;
        if found.len() == 4 {
            break;
        }
    }
    found
}

/// What stands before the last hyphen of a token, where a time of day begins behind it.
fn clock_behind(text: &str, at: usize, end: usize) -> Option<(&str, NaiveTime)> {
    let (token, hour) = text[at..end].rsplit_once('-')?;
    let minute = text[end..].strip_prefix(':')?.get(..2)?;
    let number = |digits: &str| digits.parse().ok().filter(|_| digits.len() <= 2);
    Some((token, NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0)?))
}

fn triple(token: &str) -> Option<Triple> {
    let mark = token.chars().find(|c| !c.is_ascii_digit())?;
    let mut parts = token.split(mark);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let short = |part: &str| matches!(part.len(), 1 | 2);
    if parts.next().is_some() || !short(first) || !short(second) {
        return None;
    }
    let number = year.parse::<i32>().ok()?;
    let (year, short_year) = match year.len() {
        4 => (number, false),
        2 => (if number < 70 { 2000 + number } else { 1900 + number }, true),
        _ => return None,
    };
    Some(Triple {
        first: first.parse().ok()?,
        second: second.parse().ok()?,
        year,
        short_year,
        time: None,
    })
}

/// The days that three numbers state, either of the first two as the month, as far as there are such
/// days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Orders {
    pub day_first: Option<NaiveDate>,
    pub month_first: Option<NaiveDate>,
}

impl Orders {
    /// Whether the numbers alone do not say which of two days is meant.
    pub fn are_open(self) -> bool {
        self.day_first.is_some() && self.month_first.is_some() && self.day_first != self.month_first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<String> {
        let found = triples(text).into_iter();
        let both = found.flat_map(|(_, triple)| [triple.day(false), triple.day(true)]);
        both.flatten().map(|day| day.to_string()).collect()
    }

    #[test]
    fn an_open_notation_has_both_readings() {
        assert_eq!(days("Posted 02/03/2026"), ["2026-03-02", "2026-02-03"]);
        assert_eq!(days("le 28/11/25 à 16h33"), ["2025-11-28"]);
        assert_eq!(days("15/11/26-10:34 Вестник"), ["2026-11-15"]);
        assert_eq!(days("1.2.2026-7:05"), ["2026-02-01", "2026-01-02"]);
        assert_eq!(days("15/11/26-99"), [""; 0]);
        assert_eq!(days("1.2.3.4 и 10-20"), [""; 0]);
        assert_eq!(days("$12/10/2020"), [""; 0]);
    }
}
