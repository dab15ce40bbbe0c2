//! Dates that count from the day on which the page was saved: `18:47, Сегодня`, `2 hours ago`.
//!
//! Only the scraper's stamp or a declared day of capture tells that day. Without one, nothing is
//! claimed.

use chrono::{Duration, NaiveDateTime, NaiveTime};

use crate::model::date::ArticleDate;

/// A longer line says more than when it was written, in bytes.
const MAX_BYTES: usize = 90;
/// Words in such a line, the clock's included.
const MAX_WORDS: usize = 7;

/// Days with a name, and how many days before the capture they lie.
const NAMED: [(&str, i64); 28] = [
    ("сегодня", 0),
    ("бүгін", 0),
    ("сьогодні", 0),
    ("today", 0),
    ("heute", 0),
    ("aujourd'hui", 0),
    ("aujourd’hui", 0),
    ("hoy", 0),
    ("oggi", 0),
    ("dzisiaj", 0),
    ("dziś", 0),
    ("σήμερα", 0),
    ("今天", 0),
    ("вчера", 1),
    ("кеше", 1),
    ("вчора", 1),
    ("yesterday", 1),
    ("gestern", 1),
    ("ayer", 1),
    ("ieri", 1),
    ("wczoraj", 1),
    ("χθες", 1),
    ("昨天", 1),
    ("позавчера", 2),
    ("позавчора", 2),
    ("алдыңгүні", 2),
    ("vorgestern", 2),
    ("anteayer", 2),
];

/// Words that make a count of time one of the past, after the count or before it.
const AGO: [&str; 11] =
    ["назад", "бұрын", "тому", "ago", "temu", "fa", "vor", "hace", "há", "πριν", "前"];

/// The stems of units and their length in minutes.
const UNITS: [(&str, i64); 27] = [
    ("минут", 1),
    ("мин", 1),
    ("хвилин", 1),
    ("minut", 1),
    ("min", 1),
    ("λεπτ", 1),
    ("分钟", 1),
    ("час", 60),
    ("сағат", 60),
    ("годин", 60),
    ("hour", 60),
    ("hr", 60),
    ("stunde", 60),
    ("heure", 60),
    ("hora", 60),
    ("godz", 60),
    ("小时", 60),
    ("ден", 1440),
    ("дн", 1440),
    ("күн", 1440),
    ("day", 1440),
    ("tag", 1440),
    ("jour", 1440),
    ("día", 1440),
    ("dni", 1440),
    ("недел", 10080),
    ("week", 10080),
];

/// Reads a line that states a day by its distance from the capture.
pub(super) fn read(line: &str, captured: ArticleDate) -> Option<ArticleDate> {
    if line.len() > MAX_BYTES {
        return None;
    }
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '•' | '·'))
        .map(|word| word.trim_matches(['.', ';', '–', '—', '-']))
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > MAX_WORDS {
        return None;
    }
    named(&words, captured).or_else(|| counted(&words, captured))
}

fn named(words: &[&str], captured: ArticleDate) -> Option<ArticleDate> {
    let known = |word: &&str| NAMED.iter().find(|(name, _)| name == word).map(|(_, days)| *days);
    let days = words.iter().find_map(known)?;
    let day = captured.day.checked_sub_signed(Duration::days(days))?;
    let time = words.iter().find_map(|word| clock(word));
    // Words besides the day and the clock make the line a sentence or a heading.
    let other = words.iter().filter(|word| known(word).is_none() && clock(word).is_none()).count();
    (other <= if time.is_some() { 3 } else { 1 })
        .then(|| time.map_or(ArticleDate::from_day(day), |time| ArticleDate::new(day, time, None)))
}

fn counted(words: &[&str], captured: ArticleDate) -> Option<ArticleDate> {
    words.iter().find(|word| AGO.contains(word))?;
    let unit = |word: &&str| {
        let fits = UNITS.iter().filter(|(stem, _)| word.starts_with(stem));
        fits.max_by_key(|(stem, _)| stem.len()).map(|(_, minutes)| *minutes)
    };
    let (at, minutes) = words.iter().enumerate().find_map(|(at, word)| Some((at, unit(word)?)))?;
    let before = at.checked_sub(1).map(|at| words[at]);
    let count: i64 = before.and_then(|word| word.parse().ok()).unwrap_or(1);
    let back = Duration::minutes(count.checked_mul(minutes).filter(|all| *all <= 62 * 1440)?);
    let Some(time) = captured.time else {
        // A day is as exact as a capture without a time allows.
        let day = captured.day.checked_sub_signed(Duration::days(back.num_days()))?;
        return Some(ArticleDate::from_day(day));
    };
    let moment = NaiveDateTime::new(captured.day, time).checked_sub_signed(back)?;
    Some(match minutes {
        1440.. => ArticleDate::from_day(moment.date()),
        _ => ArticleDate::new(moment.date(), moment.time(), captured.offset()),
    })
}

fn clock(word: &str) -> Option<NaiveTime> {
    let (hour, minute) = word.split_once(':')?;
    let fits = hour.len() <= 2 && minute.len() == 2;
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0).filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, captured: &str, expected: Option<&str>) {
        let captured = captured.parse().expect("a date");
        let found = read(line, captured).map(|date| date.to_string());
        assert_eq!(found.as_deref(), expected, "{line}");
    }

    #[test]
    fn named_days_count_from_the_capture() {
        check("18:47, Сегодня", "2026-02-14", Some("2026-02-14T18:47"));
        check("вчера в 10:15", "2026-03-01", Some("2026-02-28T10:15"));
        check("Бүгін, 09:05", "2026-02-14", Some("2026-02-14T09:05"));
        check("Yesterday", "2026-01-01", Some("2025-12-31"));
    }

    #[test]
    fn counts_of_time_count_back() {
        check("2 часа назад", "2026-02-14", Some("2026-02-14"));
        check("2 часа назад", "2026-02-14T01:30+05:00", Some("2026-02-13T23:30+05:00"));
        check("Час назад", "2026-02-14T12:00", Some("2026-02-14T11:00"));
        check("3 күн бұрын", "2026-02-14", Some("2026-02-11"));
        check("Vor 2 Tagen", "2026-02-14T12:00", Some("2026-02-12"));
        check("2 weeks ago", "2026-02-14", Some("2026-01-31"));
    }

    #[test]
    fn sentences_about_a_day_are_no_dates() {
        check("Сегодня в районе открыли мост", "2026-02-14", None);
        check("Вчерашние новости", "2026-02-14", None);
        check("99999999999999999 дней назад", "2026-02-14", None);
        check("Главное за час", "2026-02-14", None);
    }
}
