//! Which words may be part of a person's name, by their letters; and first names that tell their case.

use std::sync::LazyLock;

use crate::letter::{is_capital, is_dense, is_letter};
use crate::phrases::PhraseList;

const FIRST_NAMES: &str = include_str!("lists/first-names.txt");
/// First names of men in the genitive: `олега`.
static OF_MEN: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::read(FIRST_NAMES, &["man-of"]));

/// A longer word is no name, in characters.
const LONGEST: usize = 30;
/// A short form with a full stop is no longer, the full stop included: `Jr.`.
const LONGEST_SHORT_FORM: usize = 3;

/// Whether a word is written as names are: `Анна`, `Касым-Жомарт`, `О'Нил`, `А.`, `А.Б.Ким`.
pub fn is_name_word(word: &str) -> bool {
    if !word.starts_with(is_capital) {
        return false;
    }
    let bare = without_initials(word);
    bare.is_empty() || bare.starts_with(is_capital) && is_in_small_letters(bare)
}

/// Whether a word can be part of a name where others show that one stands there: also in capitals,
/// an initial without its full stop, a short form, or in a script without capitals.
pub fn may_be_in_name(word: &str) -> bool {
    let mut characters = word.chars();
    let begins = characters.next().is_some_and(|c| is_capital(c) || is_dense(c));
    let is_short = || !word.ends_with('.') || word.chars().count() <= LONGEST_SHORT_FORM;
    let mut may_be = || characters.all(|c| is_of_name(c) || c == '.') && is_short();
    begins && (may_be() || is_name_word(word))
}

/// `А`, `А.Б`: what stands before a surname, but for its last full stop.
pub fn is_initials(word: &str) -> bool {
    let mut letters = word.chars();
    while letters.next().is_some_and(is_capital) {
        match letters.next() {
            None => return true,
            Some('.') => {}
            Some(_) => return false,
        }
    }
    false
}

/// Whether a name is a surname beside several initials: `А. Н. Соколов`, `Соколов А.Н.`. A single one
/// is as often the letter or number of a part: `А. Введение`, `Приложение Б.`
pub fn has_initials(name: &str) -> bool {
    const SEVERAL: usize = 2;
    // Nearly all names end here.
    if memchr::memchr_iter(b'.', name.as_bytes()).count() < SEVERAL {
        return false;
    }
    let words = || name.split_whitespace();
    let surnames = words().filter(|word| !without_initials(word).is_empty()).count();
    words().all(is_name_word) && surnames == 1
}

/// What follows the initials that a word begins with.
fn without_initials(mut word: &str) -> &str {
    while let Some((first, rest)) = word.split_once('.') {
        if !is_initials(first) {
            break;
        }
        word = rest;
    }
    word
}

/// Whether a word is a man's first name in the genitive, and no woman's in the nominative: `Олега`.
pub fn is_of_man(word: &str) -> bool {
    OF_MEN.has_in_any_case(word)
}

fn is_in_small_letters(word: &str) -> bool {
    word.chars().all(is_of_name)
        && word.chars().skip(1).any(char::is_lowercase)
        && word.chars().nth(LONGEST).is_none()
}

fn is_of_name(c: char) -> bool {
    is_letter(c) || matches!(c, '-' | '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_tells_its_case() {
        crate::phrases::assert_tidy(FIRST_NAMES);
        assert!(is_of_man("Олега") && is_of_man("Ерлана"));
        assert!(!is_of_man("Олег") && !is_of_man("Анна") && !is_of_man("Александра"));
    }

    #[test]
    fn a_surname_may_stand_before_initials_or_behind() {
        for name in ["А. Н. Соколов", "А.Н. Соколов", "А.Н.Соколов", "Соколов А. Н.", "N. A. Hill"]
        {
            assert!(has_initials(name), "{name}");
        }
        for other in [
            "Анна Ким",
            "Приложение Б.",
            "А. Введение",
            "I. Introduction",
            "V. Заключение",
            "А. Н.",
            "А. Ким Б. Хан",
            "John A. Hill",
            "Соколов",
            "Соколов а. н.",
            "",
        ] {
            assert!(!has_initials(other), "{other}");
        }
    }

    #[test]
    fn words_of_names_are_told_by_their_letters() {
        for (word, is_name, may_be) in [
            ("Анна", true, true),
            ("Касым-Жомарт", true, true),
            ("О'Нил", true, true),
            ("O’Neil", true, true),
            ("А.", true, true),
            ("А.Б.", true, true),
            ("А.Ким", true, true),
            ("А.Б.Ким", true, true),
            ("Ә.Әли-Бек", true, true),
            ("А", false, true),
            ("Jr.", false, true),
            ("ANNA", false, true),
            ("ТРК", false, true),
            ("王小明", false, true),
            ("Dala.example", false, true),
            ("Conf.", false, false),
            ("анна", false, false),
            ("а.", false, false),
            ("133", false, false),
            ("Ким,", false, false),
            (".", false, false),
            ("", false, false),
        ] {
            assert_eq!(is_name_word(word), is_name, "{word}");
            assert_eq!(may_be_in_name(word), may_be, "{word}");
        }
        assert!(!is_name_word(&format!("А{}", "а".repeat(LONGEST))));
        assert!(is_initials("А.Б") && !is_initials("А.") && !is_initials(""));
    }
}
