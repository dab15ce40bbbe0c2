//! Dates in words, by language: what pages show of a date, and results of the search.
//!
//! It is no stage: pages and the index write dates, so it stands below both.

mod stretches;

use chrono::{Datelike, NaiveDate};
use postil_text::months::{self, Printed};

use crate::config::settings::Language;
use crate::model::date::ArticleDate;

/// The long form of a date: `13 февраля 2026`, `ок. 1998`.
pub fn day(date: ArticleDate, language: Language) -> String {
    if let Some(stretch) = date.stretch() {
        return stretches::words(stretch, language);
    }
    whole_day(date.day, language)
}

fn whole_day(date: NaiveDate, language: Language) -> String {
    let (year, day, month) = (date.year(), date.day(), date.month() as usize);
    let name = |printed| months::name(month, printed).unwrap_or_default();
    // No line break between the day and its month.
    match language {
        Language::Russian => format!("{day}\u{a0}{} {year}", name(Printed::RussianGenitive)),
        Language::Kazakh => format!("{year} жылғы {day}\u{a0}{}", name(Printed::Kazakh)),
        Language::English => format!("{day}\u{a0}{} {year}", name(Printed::English)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_a_date_in_its_own_way() {
        let write = |language| day(ArticleDate::stated("2026-02-13T18:37").unwrap(), language);
        assert_eq!(write(Language::Russian), "13\u{a0}февраля 2026");
        assert_eq!(write(Language::Kazakh), "2026 жылғы 13\u{a0}ақпан");
        assert_eq!(write(Language::English), "13\u{a0}February 2026");
    }
}
