//! Days as Chinese, Japanese and Korean pages write them: `2026年4月3日`, `2026년 3월 14일`,
//! `令和8年3月14日`, `二〇二六年四月三日`.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::{Captures, Regex};

use crate::clean::time::regex;

/// The signs behind a year: no text without one has such a day.
const YEAR_SIGNS: [char; 2] = ['年', '년'];

/// The eras that years are counted in, and the year before the first of each.
const ERAS: [(&str, i32); 8] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("民國", 1911),
    ("民国", 1911),
    ("西暦", 0),
];

/// Numerals by their values from 0 on; `〇` and `零` are both none.
const NUMERALS: &str = "〇一二三四五六七八九";

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    let eras = ERAS.map(|(name, _)| name).join("|");
    regex(&format!(
        r"(?x)(?<era>{eras})?\s?(?<year>\d{{1,4}}|元|[{NUMERALS}零]{{4}})\s?[年년]\s*
          (?<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s?[月월]\s*
          (?<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s?[日일号]"
    ))
});

/// Whether a text may have such a day.
pub(super) fn may_hold(text: &str) -> bool {
    text.contains(YEAR_SIGNS)
}

/// The days in a text, and the bytes that state them.
pub(super) fn days(text: &str) -> impl Iterator<Item = (NaiveDate, Range<usize>)> + '_ {
    DAY.captures_iter(text).filter_map(|captures| {
        let date = NaiveDate::from_ymd_opt(
            year(&captures)?,
            number(&captures["month"])?,
            number(&captures["day"])?,
        )?;
        Some((date, captures.get_match().range()))
    })
}

/// The year of the Gregorian calendar; four digits have no era, and fewer need one.
fn year(captures: &Captures) -> Option<i32> {
    let stated = &captures["year"];
    let year = match stated {
        "元" => 1,
        _ => stated.parse().ok().or_else(|| digits(stated))?,
    };
    let before = match captures.name("era") {
        Some(era) => ERAS.iter().find(|(name, _)| *name == era.as_str())?.1,
        None if year >= 1000 => 0,
        None => return None,
    };
    Some(before + year)
}

/// A number of one digit after another: `二〇二六`.
fn digits(text: &str) -> Option<i32> {
    text.chars().try_fold(0, |number, sign| Some(10 * number + i32::try_from(value(sign)?).ok()?))
}

/// A number below a hundred, in digits or as it is spoken: `三十一`.
fn number(text: &str) -> Option<u32> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let of = |part: &str| part.chars().try_fold(0, |sum, sign| Some(10 * sum + value(sign)?));
    match text.split_once('十') {
        None => of(text),
        Some(("", ones)) => Some(10 + of(ones)?),
        Some((tens, ones)) => Some(10 * of(tens)? + of(ones)?),
    }
}

fn value(sign: char) -> Option<u32> {
    let sign = if sign == '零' { '〇' } else { sign };
    NUMERALS.chars().position(|numeral| numeral == sign)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_each_writing() {
        for (text, expected) in [
            ("2026年4月3日", "2026-04-03"),
            ("发布于2026年04月03日 08:15", "2026-04-03"),
            ("2026년 3월 14일", "2026-03-14"),
            ("令和8年3月14日", "2026-03-14"),
            ("令和元年5月1日", "2019-05-01"),
            ("昭和18年3月1日", "1943-03-01"),
            ("民國115年3月14日", "2026-03-14"),
            ("二〇二六年四月三日", "2026-04-03"),
            ("二零二六年十二月三十一日", "2026-12-31"),
            ("一九四三年三月十日", "1943-03-10"),
        ] {
            let found: Vec<String> = days(text).map(|(day, _)| day.to_string()).collect();
            assert_eq!(found, [expected], "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["8年3月14日", "2026年13月3日", "2026年4月", "昭和300年", "五年计划"]
        {
            assert_eq!(days(text).count(), 0, "{text}");
        }
    }
}
