//! Days that are not known exactly, in words: «март 2025», «ок. 1998», «не позднее 2001».

use chrono::NaiveDate;
use postil_text::months::{self, Printed};
use postil_text::seasons;

use crate::config::settings::Language;
use crate::model::date::{Part, Stretch, Unit};

use super::whole_day;

/// Where a part stands: Russian nouns have their case by it, and English decades their article.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    /// By itself.
    Nominative,
    /// Behind words that ask for the genitive.
    Genitive,
}

/// A stretch as people write it.
pub(super) fn words(stretch: Stretch, language: Language) -> String {
    match stretch {
        Stretch::Within(part) => one(part, language, Case::Nominative),
        Stretch::Between(from, to) => between(from, to, language),
        Stretch::UpTo(part) => bounded(["не позднее", "ең кеші", "no later than"], part, language),
        Stretch::Since(part) => {
            bounded(["не ранее", "ең ертесі", "no earlier than"], part, language)
        }
    }
}

fn bounded(bounds: [&str; 3], part: Part, language: Language) -> String {
    format!("{} {}", of(language, bounds), one(part, language, Case::Genitive))
}

/// Two years as words that say it is one of those between; other parts with a dash.
fn between(from: Part, to: Part, language: Language) -> String {
    let is_plain = |part: Part| part.unit == Unit::Year && !part.is_unsure();
    if !is_plain(from) || !is_plain(to) {
        let [from, to] = [from, to].map(|part| one(part, language, Case::Nominative));
        return format!("{from}\u{a0}– {to}");
    }
    let [from, to] = [from.year, to.year];
    match language {
        Language::Russian => format!("между {from} и {to}"),
        Language::Kazakh => format!("{from}–{to} жылдар аралығында"),
        Language::English => format!("between {from} and {to}"),
    }
}

fn one(part: Part, language: Language, case: Case) -> String {
    let about =
        if part.about { of(language, ["ок.\u{a0}", "шамамен ", "c.\u{a0}"]) } else { "" };
    let case = match (part.about, language) {
        (false, _) => case,
        (true, Language::Russian) => Case::Genitive,
        (true, _) => Case::Nominative,
    };
    let doubt = if part.doubtful { " (?)" } else { "" };
    format!("{about}{}{doubt}", sure(part, language, case))
}

fn sure(part: Part, language: Language, case: Case) -> String {
    let year = part.year;
    match part.unit {
        Unit::Century => format!("{year}–{}", year + 99),
        Unit::Decade => decade(year, language, case),
        Unit::Year => year.to_string(),
        Unit::Season(season) => {
            in_year(seasons::name(season as usize, noun(language, case)), part, language)
        }
        Unit::Month(month) => {
            in_year(months::name(month as usize, noun(language, case)), part, language)
        }
        Unit::Day(month, day) => {
            let day = NaiveDate::from_ymd_opt(year, month, day);
            day.map_or_else(String::new, |day| whole_day(day, language))
        }
    }
}

fn decade(year: i32, language: Language, case: Case) -> String {
    match (language, case) {
        (Language::Russian, Case::Nominative) => format!("{year}-е"),
        (Language::Russian, Case::Genitive) => format!("{year}-х"),
        (Language::Kazakh, _) => format!("{year}-жылдар"),
        (Language::English, Case::Nominative) => format!("{year}s"),
        (Language::English, Case::Genitive) => format!("the {year}s"),
    }
}

/// A month or a season with its year.
fn in_year(name: Option<&str>, part: Part, language: Language) -> String {
    let name = name.unwrap_or_default();
    match language {
        Language::Kazakh => format!("{} жылғы {name}", part.year),
        Language::Russian => format!("{} {}", name.to_lowercase(), part.year),
        Language::English => format!("{name} {}", part.year),
    }
}

fn noun(language: Language, case: Case) -> Printed {
    match (language, case) {
        (Language::Russian, Case::Nominative) => Printed::Russian,
        (Language::Russian, Case::Genitive) => Printed::RussianGenitive,
        (Language::Kazakh, _) => Printed::Kazakh,
        (Language::English, _) => Printed::English,
    }
}

/// The one of some words that is of a language: Russian, Kazakh, English.
fn of(language: Language, words: [&str; 3]) -> &str {
    let [russian, kazakh, english] = words;
    match language {
        Language::Russian => russian,
        Language::Kazakh => kazakh,
        Language::English => english,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_says_what_is_known() {
        for (stated, russian, kazakh, english) in [
            ("2025", "2025", "2025", "2025"),
            ("2025-03", "март 2025", "2025 жылғы наурыз", "March 2025"),
            ("1998~", "ок. 1998", "шамамен 1998", "c. 1998"),
            ("2025-03~", "ок. марта 2025", "шамамен 2025 жылғы наурыз", "c. March 2025"),
            ("2025-22~", "ок. лета 2025", "шамамен 2025 жылғы жаз", "c. summer 2025"),
            ("199X~", "ок. 1990-х", "шамамен 1990-жылдар", "c. 1990s"),
            ("2025?", "2025 (?)", "2025 (?)", "2025 (?)"),
            (
                "2025-03%",
                "ок. марта 2025 (?)",
                "шамамен 2025 жылғы наурыз (?)",
                "c. March 2025 (?)",
            ),
            ("2025-03-14?", "14 марта 2025 (?)", "2025 жылғы 14 наурыз (?)", "14 March 2025 (?)"),
            ("199X", "1990-е", "1990-жылдар", "1990s"),
            ("19XX", "1900–1999", "1900–1999", "1900–1999"),
            ("2025-21", "весна 2025", "2025 жылғы көктем", "spring 2025"),
            (
                "1998/2001",
                "между 1998 и 2001",
                "1998–2001 жылдар аралығында",
                "between 1998 and 2001",
            ),
            ("1998-05/2001", "май 1998 – 2001", "1998 жылғы мамыр – 2001", "May 1998 – 2001"),
            ("../2001", "не позднее 2001", "ең кеші 2001", "no later than 2001"),
            (
                "../2001-03",
                "не позднее марта 2001",
                "ең кеші 2001 жылғы наурыз",
                "no later than March 2001",
            ),
            (
                "../2001-24",
                "не позднее зимы 2001",
                "ең кеші 2001 жылғы қыс",
                "no later than winter 2001",
            ),
            (
                "2001-05~/2003",
                "ок. мая 2001 – 2003",
                "шамамен 2001 жылғы мамыр – 2003",
                "c. May 2001 – 2003",
            ),
            (
                "../199X~",
                "не позднее ок. 1990-х",
                "ең кеші шамамен 1990-жылдар",
                "no later than c. 1990s",
            ),
            (
                "2001-05/..",
                "не ранее мая 2001",
                "ең ертесі 2001 жылғы мамыр",
                "no earlier than May 2001",
            ),
            ("199X/..", "не ранее 1990-х", "ең ертесі 1990-жылдар", "no earlier than the 1990s"),
            (
                "../2001-03-14",
                "не позднее 14 марта 2001",
                "ең кеші 2001 жылғы 14 наурыз",
                "no later than 14 March 2001",
            ),
        ] {
            let stretch: Stretch = stated.parse().unwrap();
            let written = |language| words(stretch, language).replace('\u{a0}', " ");
            assert_eq!(written(Language::Russian), russian, "{stated}");
            assert_eq!(written(Language::Kazakh), kazakh, "{stated}");
            assert_eq!(written(Language::English), english, "{stated}");
        }
    }
}
