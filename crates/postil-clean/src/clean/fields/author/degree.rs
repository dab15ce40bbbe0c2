//! Academic titles and degrees, which stand before a name or behind it and are no part of it:
//! `Prof. Nora Hill, PhD`, `к.м.н. Анна Ким`.

use postil_text::bylines::is_agency;
use postil_text::letter::is_capital;
use postil_text::name::may_be_in_name;
use postil_text::roles::{self, DEGREES};

/// A title of several words has no more.
const MOST_WORDS: usize = 4;

/// The titles with which a text opens, and the full name behind them; without one they are all of
/// what somebody is called, `Dr. Hill`.
pub(super) fn before_name(text: &str) -> Option<(&str, &str)> {
    let mut rest = text;
    while let Some(behind) = behind_title(rest) {
        rest = behind;
    }
    let titles = text[..text.len() - rest.len()].trim_end_matches([' ', ',']);
    (!titles.is_empty() && opens_full_name(rest)).then_some((titles, rest))
}

/// What follows the title with which a text opens.
fn behind_title(text: &str) -> Option<&str> {
    let is_short = || text.chars().nth(1) == Some('.');
    if !DEGREES.may_open(text) && !is_short() {
        return None;
    }
    let spaces = text.match_indices(' ').take(MOST_WORDS).map(|(space, _)| space);
    let ends: Vec<usize> = spaces.filter(|end| is_title(&text[..*end])).collect();
    ends.last().map(|end| text[*end..].trim_start())
}

fn is_title(words: &str) -> bool {
    roles::is_degree(words.trim_end_matches(','))
}

fn opens_full_name(text: &str) -> bool {
    let mut words = text.split([' ', ',']).take(2);
    words.clone().count() == 2 && words.all(|word| may_be_in_name(word) && !is_title(word))
}

/// Whether a word before a name is a title: `Prof.` of `Nora Hill and Prof. Tom Berg`.
pub(super) fn is_word_before_name(word: &str, rest: &str) -> bool {
    DEGREES.has_in_any_case(word) && opens_full_name(rest)
}

/// Whether what stands behind a name and a comma is nothing but degrees: `MD, FACP`, `к.м.н., доцент`.
pub(super) fn are_behind(text: &str) -> bool {
    const LONGEST: usize = 6;
    let is_short = |part: &str| {
        let letters = part.chars().filter(|sign| *sign != '.').count();
        (2..=LONGEST).contains(&letters)
            && part.chars().all(|sign| is_capital(sign) || sign == '.')
            && !is_agency(part)
    };
    !text.is_empty()
        && text.split(',').map(str::trim).all(|part| roles::is_degree(part) || is_short(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_before_a_full_name() {
        for (text, expected) in [
            ("Dr. Nora Hill", Some(("Dr.", "Nora Hill"))),
            ("Prof. Dr. Nora Hill, PhD", Some(("Prof. Dr.", "Nora Hill, PhD"))),
            ("профессор, д.ю.н. Анна Ким", Some(("профессор, д.ю.н.", "Анна Ким"))),
            ("Доктор исторических наук Анна Ким", Some(("Доктор исторических наук", "Анна Ким"))),
            ("PhD докторы Айгүл Сейтова", Some(("PhD докторы", "Айгүл Сейтова"))),
            ("Dr. Hill", None),
            ("Prof. Hill and Tom Berg", None),
            ("Доктор пришёл в Тихий", None),
            ("Nora Hill", None),
        ] {
            assert_eq!(before_name(text), expected, "{text}");
        }
    }

    #[test]
    fn degrees_stand_behind_a_name() {
        for text in ["PhD", "MD, FACP", "к.м.н.", "д.ю.н., профессор", "кандидат технических наук"]
        {
            assert!(are_behind(text), "{text}");
        }
        for text in ["", "AFP", "корреспондент", "MD, The Herald", "Анна Ким"] {
            assert!(!are_behind(text), "{text}");
        }
    }
}
