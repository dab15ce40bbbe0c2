//! Dates that count from the day on which the page was saved: `18:47, Сегодня`, `2 hours ago`.
//!
//! Only a sidecar, the scraper's stamp or a declared moment of capture tells that day. Without
//! one, such a line is known for what it is, and no date is claimed.

mod words;

use chrono::{Duration, Months, NaiveDate, NaiveDateTime};

use crate::clean::time::clock::{self, FoundTime};
use crate::clean::time::relative::words::{Meaning, Unit, meaning};
use crate::clean::time::zone::{self, Zone};
use crate::model::cleaned::Confidence;
use crate::model::date::ArticleDate;
use postil_text::letter::{self, lower_case};

/// A longer line says more than when it was written, in bytes.
const MAX_BYTES: usize = 90;
/// Words in such a line, those of the clock not counted.
const MAX_WORDS: usize = 7;
/// Words of other parts of the line: a town, a section.
const MAX_BESIDE: usize = 3;
/// Nothing on the web is older, in months.
const MAX_MONTHS: u32 = 600;

/// What a line says of its distance from the capture.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Relative {
    distance: Distance,
    time: Option<(chrono::NaiveTime, Option<Zone>)>,
    /// Words in parts of the line that say something else.
    beside: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Distance {
    /// A day with a name.
    Days(i64),
    /// So many units.
    Back(i64, Unit),
    /// Some units, or none.
    Vague(Unit),
}

/// Whether a line says when the page was published, by its distance from the capture, and hardly
/// anything else; the name of a day alone may be a heading and does not.
pub(crate) fn is_date_line(line: &str) -> bool {
    if line.len() > MAX_BYTES || !may_open(line) {
        return false;
    }
    let found = parse(line).filter(|found| found.beside == 0);
    found.is_some_and(|found| !matches!(found.distance, Distance::Days(_)) || found.time.is_some())
}

/// Whether the first word of a line may open such a date; most lines end here.
fn may_open(line: &str) -> bool {
    let first = letter::pieces(line).next().unwrap_or_default();
    let bare = first.trim_matches(|c: char| c.is_ascii_punctuation());
    bare.starts_with(|c: char| c.is_ascii_digit()) || words::may_open(bare)
}

/// Whether a line says no more than that, or the name of a day alone.
pub(crate) fn is_relative(line: &str) -> bool {
    parse(line).is_some_and(|found| found.beside == 0)
}

/// Reads a line that states a day by its distance from the capture.
pub(crate) fn moment(line: &str, captured: ArticleDate) -> Option<(ArticleDate, Confidence)> {
    let found = parse(line)?;
    let date = match found.distance {
        Distance::Days(days) => ArticleDate::from_day(back(captured.day, days)?),
        Distance::Back(count, unit) => counted(count, unit, captured)?,
        Distance::Vague(Unit::Minutes(_)) => ArticleDate::from_day(captured.day),
        Distance::Vague(_) => return None,
    };
    let confidence = match found.distance {
        Distance::Days(_) | Distance::Back(_, Unit::Minutes(_) | Unit::Days(1)) => {
            Confidence::Likely
        }
        _ => Confidence::Guess,
    };
    let timed = |(time, zone): (_, Option<Zone>)| {
        ArticleDate::new(date.day, time, zone.and_then(|zone| zone.offset(date.day)))
    };
    Some((found.time.map_or(date, timed), confidence))
}

fn back(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_sub_signed(Duration::try_days(days)?)
}

fn counted(count: i64, unit: Unit, captured: ArticleDate) -> Option<ArticleDate> {
    let minutes = match unit {
        Unit::Days(days) => return Some(ArticleDate::from_day(back(captured.day, count * days)?)),
        Unit::Months(months) => {
            let months = u32::try_from(count).ok()?.checked_mul(months)?;
            let day = captured.day.checked_sub_months(Months::new(months))?;
            return (months <= MAX_MONTHS).then(|| ArticleDate::from_day(day));
        }
        Unit::Minutes(minutes) => Duration::try_minutes(count * minutes)?,
    };
    let Some(time) = captured.time else {
        // A day is as exact as a capture without a time allows.
        return Some(ArticleDate::from_day(back(captured.day, minutes.num_days())?));
    };
    let moment = NaiveDateTime::new(captured.day, time).checked_sub_signed(minutes)?;
    Some(ArticleDate::new(moment.date(), moment.time(), captured.offset()))
}

fn parse(line: &str) -> Option<Relative> {
    if line.len() > MAX_BYTES || !words::may_tell(&lower_case(line)) {
        return None;
    }
    let time = clock::find(line);
    let range = time.as_ref().map_or(0..0, |found| found.range.clone());
    let rest = format!("{} {}", &line[..range.start], &line[range.end..]);
    let mut said = Said::default();
    for part in rest.split(PART_ENDS) {
        said.take(part)?;
    }
    let found = time.map(|FoundTime { time, zone, .. }| (time, zone.or(said.zone)));
    (said.words <= MAX_WORDS && said.beside <= MAX_BESIDE).then_some(())?;
    Some(Relative { distance: said.distance()?, time: found, beside: said.beside })
}

/// The marks between the parts of a line.
const PART_ENDS: [char; 8] = [',', '|', '•', '·', '(', ')', ';', '/'];

/// What the parts of a line say together.
#[derive(Default)]
struct Said {
    meanings: Vec<Meaning>,
    is_now: bool,
    zone: Option<Zone>,
    words: usize,
    beside: usize,
}

impl Said {
    /// Takes a part in; none where it is about a day and something else.
    fn take(&mut self, part: &str) -> Option<()> {
        let part = part.trim_matches(|c: char| c.is_whitespace() || ".:–—-".contains(c));
        if let Some((zone, _)) = zone::at(part).filter(|(_, length)| *length == part.len()) {
            self.zone = Some(zone);
            return Some(());
        }
        let lower = part.to_lowercase();
        if words::NOW.contains(&lower.as_str()) {
            self.is_now = true;
            return Some(());
        }
        let words: Vec<&str> = lower.split_whitespace().flat_map(pieces).collect();
        self.words += words.len();
        let meanings: Vec<Option<Meaning>> = words.iter().map(|word| self.meaning(word)).collect();
        let known = meanings.iter().filter(|meaning| meaning.is_some()).count();
        let telling =
            |meaning: &Option<Meaning>| matches!(meaning, Some(Meaning::Day(_) | Meaning::Ago));
        if known == words.len() {
            self.meanings.extend(meanings.into_iter().flatten());
        } else if meanings.iter().any(telling) {
            return None;
        } else {
            self.beside += words.len();
        }
        Some(())
    }

    /// What a word says; a zone may stand behind the name of a day.
    fn meaning(&mut self, word: &str) -> Option<Meaning> {
        let word = word.trim_matches(['.', '–', '—', '-']);
        if word.is_empty() {
            return Some(Meaning::Small);
        }
        if let Some((zone, _)) = zone::at(word).filter(|(_, length)| *length == word.len()) {
            self.zone = Some(zone);
            return Some(Meaning::Small);
        }
        meaning(word)
    }

    fn distance(&self) -> Option<Distance> {
        let said = &self.meanings;
        let mut days = said.iter().filter_map(|meaning| match meaning {
            Meaning::Day(days) => Some(*days),
            _ => None,
        });
        let unit = said.iter().enumerate().find_map(|(at, meaning)| match meaning {
            Meaning::Unit(unit) => Some((at, *unit)),
            _ => None,
        });
        let is_past = said.contains(&Meaning::Ago);
        match (days.next(), unit) {
            (Some(day), None) if days.next().is_none() && !is_past => Some(Distance::Days(day)),
            (None, Some((at, unit))) if is_past => Some(self.count(at, unit)),
            (None, None) if self.is_now => Some(Distance::Back(0, Unit::Minutes(1))),
            _ => None,
        }
    }

    /// How many units are meant; one where no number stands before the unit.
    fn count(&self, unit_at: usize, unit: Unit) -> Distance {
        let before = unit_at.checked_sub(1).map(|at| self.meanings[at]);
        match before {
            Some(Meaning::Count(count)) => Distance::Back(count, unit),
            Some(Meaning::Vague) => Distance::Vague(unit),
            _ => Distance::Back(1, unit),
        }
    }
}

/// The pieces of a word such as `2小时前` or `3d`: its number, its letters, and a last `前`.
fn pieces(word: &str) -> impl Iterator<Item = &str> {
    let letters = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (number, rest) = word.split_at(letters);
    let (unit, ago) =
        rest.strip_suffix('前').map_or((rest, ""), |unit| (unit, &rest[unit.len()..]));
    [number, unit, ago].into_iter().filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, captured: &str, expected: Option<&str>) {
        let captured = captured.parse().expect("a date");
        let found = moment(line, captured).map(|(date, _)| date.to_string());
        assert_eq!(found.as_deref(), expected, "{line}");
    }

    #[test]
    fn named_days_count_from_the_capture() {
        check("20:41, Сегодня", "2026-02-14", Some("2026-02-14T20:41"));
        check("вчера в 10:15", "2026-03-01", Some("2026-02-28T10:15"));
        check("позавчера", "2026-03-01", Some("2026-02-27"));
        check("бүгін 09:05", "2026-02-14", Some("2026-02-14T09:05"));
        check("Yesterday", "2026-01-01", Some("2025-12-31"));
        check("今天 09:05", "2026-02-14", Some("2026-02-14T09:05"));
    }

    #[test]
    fn halves_of_the_day_and_zones_are_read() {
        check("7:12 PM today", "2026-02-14", Some("2026-02-14T19:12"));
        check("Today, 7:12 p.m. EST", "2026-02-14", Some("2026-02-14T19:12-05:00"));
        check("сегодня в 20:41 МСК", "2026-02-14", Some("2026-02-14T20:41+03:00"));
        check("20:41, вчера (GMT+5)", "2026-02-14", Some("2026-02-13T20:41+05:00"));
        check("20:41 сегодня мск", "2026-02-14", Some("2026-02-14T20:41+03:00"));
        check("Today at 9:05 ET", "2026-02-14", Some("2026-02-14T09:05"));
    }

    #[test]
    fn counts_of_time_count_back() {
        check("2 часа назад", "2026-02-14", Some("2026-02-14"));
        check("2 часа назад", "2026-02-14T01:30+05:00", Some("2026-02-13T23:30+05:00"));
        check("Час назад", "2026-02-14T12:00", Some("2026-02-14T11:00"));
        check("Полчаса назад", "2026-02-14T12:00", Some("2026-02-14T11:30"));
        check("3 күн бұрын", "2026-02-14", Some("2026-02-11"));
        check("Vor 2 Tagen", "2026-02-14T12:00", Some("2026-02-12"));
        check("2 weeks ago", "2026-02-14", Some("2026-01-31"));
        check("2 months ago", "2026-02-14", Some("2025-12-14"));
        check("1 жыл бұрын", "2026-02-14", Some("2025-02-14"));
        check("il y a 2 heures", "2026-02-14T12:00", Some("2026-02-14T10:00"));
        check("2小时前", "2026-02-14T12:00", Some("2026-02-14T10:00"));
        check("Updated 3d ago", "2026-02-14", Some("2026-02-11"));
        check("Только что", "2026-02-14T12:00", Some("2026-02-14T12:00"));
        check("несколько минут назад", "2026-02-14T12:00", Some("2026-02-14"));
        check("несколько лет назад", "2026-02-14T12:00", None);
    }

    #[test]
    fn other_parts_of_the_line_may_say_something_else() {
        check("Общество | Сегодня, 20:41", "2026-02-14", Some("2026-02-14T20:41"));
        check("Белый Яр, вчера", "2026-02-14", Some("2026-02-13"));
        assert!(!is_date_line("Общество | Сегодня, 20:41"));
    }

    #[test]
    fn sentences_about_a_day_are_no_dates() {
        for line in [
            "Сегодня в районе открыли мост",
            "Сегодня в 18:00 закроют мост",
            "Вчерашние новости",
            "99999999999999999 дней назад",
            "Главное за час",
            "Мост, который построили 2 года назад",
            "Два года назад здесь был паром",
        ] {
            check(line, "2026-02-14", None);
        }
    }

    #[test]
    fn a_day_alone_may_be_a_heading() {
        assert!(is_relative("Вчера") && !is_date_line("Вчера"));
        assert!(is_date_line("Полчаса назад") && is_date_line("вчера в 10:15"));
    }
}
