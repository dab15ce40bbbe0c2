//! Dates as templates ask for them.

use chrono::FixedOffset;
use tera::TeraResult;

use crate::config::settings::Language;
use crate::dates;
use crate::model::date::{ArticleDate, Part, Stretch, Unit};
use postil_text::months::{self, Printed};

/// The long form of an ISO 8601 date: `13 февраля 2026`.
pub(super) fn long(date: &str, language: Language) -> TeraResult<String> {
    Ok(dates::day(parse(date)?, language))
}

/// The long form with the time, where the date has one: `13 февраля 2026, 18:37 UTC+5`.
pub(super) fn long_with_time(date: &str, language: Language) -> TeraResult<String> {
    let date = parse(date)?;
    let mut text = dates::day(date, language);
    if let Some(time) = date.time {
        text.push_str(&format!(", {}", time.format("%H:%M")));
        if let Some(offset) = date.offset() {
            text.push_str(&format!(" {}", utc(offset)));
        }
    }
    Ok(text)
}

/// The form that `<time datetime>` takes; empty of what it cannot say, as `1998/2001`.
pub(super) fn machine(date: &str) -> TeraResult<String> {
    let date = parse(date)?;
    Ok(match date.stretch() {
        None => date.to_string(),
        Some(Stretch::Within(Part {
            year,
            unit: unit @ (Unit::Year | Unit::Month(_) | Unit::Day(..)),
            ..
        })) => Part::new(year, unit).to_string(),
        Some(_) => String::new(),
    })
}

/// The name of a month, 1 to 12, as a heading.
pub(super) fn month(number: usize, language: Language) -> TeraResult<String> {
    month_name(number, language).map(capitalised)
}

/// A month with its year as a heading; `pattern` says how: `{month}` is the month within a line,
/// `{Month}` at its beginning.
pub(super) fn month_of_year(
    (number, year): (usize, i64),
    pattern: &str,
    language: Language,
) -> TeraResult<String> {
    let name = month_name(number, language)?;
    let within = if language == Language::English { name.to_owned() } else { name.to_lowercase() };
    let named = pattern.replace("{Month}", &capitalised(name)).replace("{month}", &within);
    Ok(named.replace("{year}", &year.to_string()))
}

fn month_name(number: usize, language: Language) -> TeraResult<&'static str> {
    let printed = match language {
        Language::Russian => Printed::Russian,
        Language::Kazakh => Printed::Kazakh,
        Language::English => Printed::English,
    };
    months::name(number, printed)
        .ok_or_else(|| tera::Error::message(format!("`{number}` is no month")))
}

fn parse(date: &str) -> TeraResult<ArticleDate> {
    ArticleDate::stated(date).map_err(|error| tera::Error::message(format!("`{date}` is {error}")))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// An offset as `UTC+5` or `UTC+5:30`.
fn utc(offset: FixedOffset) -> String {
    let minutes = offset.local_minus_utc() / 60;
    let sign = if minutes < 0 { '−' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_with_its_offset() {
        let write = |date| long_with_time(date, Language::Russian).unwrap();
        assert_eq!(write("2026-02-13T18:37"), "13\u{a0}февраля 2026, 18:37");
        assert_eq!(write("2026-02-13T09:05+05:00"), "13\u{a0}февраля 2026, 09:05 UTC+5");
        assert_eq!(write("2026-02-13T09:05-03:30"), "13\u{a0}февраля 2026, 09:05 UTC−3:30");
        assert_eq!(write("2026-02-13"), "13\u{a0}февраля 2026");
    }

    #[test]
    fn a_machine_is_told_what_html_can_say() {
        for (date, told) in [
            ("2026-02-13T18:37", "2026-02-13T18:37"),
            ("2025", "2025"),
            ("2025-03~", "2025-03"),
            ("2025-03-14?", "2025-03-14"),
            ("1998/2001", ""),
            ("../2001", ""),
            ("199X", ""),
            ("2025-21", ""),
        ] {
            assert_eq!(machine(date).unwrap(), told, "{date}");
        }
    }

    #[test]
    fn a_month_heads_a_section() {
        assert_eq!(month(2, Language::Kazakh).unwrap(), "Ақпан");
        assert_eq!(month(12, Language::Russian).unwrap(), "Декабрь");
        assert!(month(13, Language::English).is_err());
        assert!(month(0, Language::English).is_err());
    }

    #[test]
    fn a_month_stands_with_its_year_as_the_language_has_it() {
        for (language, pattern, expected) in [
            (Language::Russian, "{Month} {year}", "Май 2024"),
            (Language::Kazakh, "{year} жылғы {month}", "2024 жылғы мамыр"),
            (Language::English, "{month} {year}", "May 2024"),
        ] {
            assert_eq!(month_of_year((5, 2024), pattern, language).unwrap(), expected);
        }
        assert!(month_of_year((13, 2024), "{month}", Language::English).is_err());
    }

    #[test]
    fn what_is_no_date_is_refused() {
        assert!(long("вчера", Language::Russian).is_err());
    }
}
