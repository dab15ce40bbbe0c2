//! Values that a page states where it has none: templates that nobody filled in, what a script
//! prints for nothing, accounts that a program comes with.

use std::sync::LazyLock;

use crate::model::cleaned::FieldName;
use postil_text::letter::{self, lower_case};
use postil_text::sieve::Sieve;

/// What programs print where there is nothing, once or several times.
const NOTHING: [&str; 10] =
    ["undefined", "null", "none", "nil", "nan", "false", "true", "object", "unknown", "test"];

/// The same of several words, or with signs in it.
const PHRASES: [&str; 4] = ["n/a", "n\\a", "lorem ipsum", "без названия"];

/// Accounts, and roles that every outlet has, which tell of nobody.
const NOBODY: [&str; 54] = [
    "admin",
    "administrator",
    "administrador",
    "administrateur",
    "superuser",
    "root",
    "user",
    "username",
    "guest",
    "subscriber",
    "demo",
    "editor",
    "webmaster",
    "anonymous",
    "moderator",
    "contributor",
    "correspondent",
    "reporter",
    "writer",
    "tba",
    "tbc",
    "tbd",
    "author",
    "name",
    "админ",
    "администратор",
    "администрация",
    "редактор",
    "автор",
    "автора",
    "гость",
    "аноним",
    "модератор",
    "корреспондент",
    "журналист",
    "имя",
    "фамилия",
    "пользователь",
    "неизвестен",
    "указан",
    "белгісіз",
    "тілші",
    "unbekannt",
    "autor",
    "佚名",
    "匿名",
    "未知",
    "管理员",
    "管理員",
    "小编",
    "小編",
    "관리자",
    "운영자",
    "익명",
];

/// What may be a word of these two lists; of those of a name hardly one is.
static MAY_BE_EMPTY: LazyLock<Sieve> =
    LazyLock::new(|| Sieve::of(NOTHING.into_iter().chain(NOBODY)));

/// What stands beside these words and adds nobody to them.
const BESIDE: [&str; 34] = [
    "wordpress",
    "site",
    "super",
    "in",
    "chief",
    "no",
    "not",
    "specified",
    "default",
    "first",
    "last",
    "staff",
    "our",
    "own",
    "special",
    "the",
    "main",
    "system",
    "сайта",
    "главный",
    "неизвестный",
    "собственный",
    "специальный",
    "штатный",
    "внештатный",
    "наш",
    "біздің",
    "без",
    "не",
    "нет",
    "kein",
    "unbekannter",
    "sin",
    "aucun",
];

/// What servers say beside the number with which they refuse a page.
const STATUS: &str = "error http page not found bad gateway request forbidden gone unauthorized internal \
                      server service unavailable timeout too many requests ошибка страница не найдена \
                      қате табылмады";
/// The same without a number.
const NOT_FOUND: [&str; 5] =
    ["not found", "page not found", "страница не найдена", "бет табылмады", "forbidden"];

/// Marks between which templates have names.
const MARKS: [(&str, &str); 9] = [
    ("{{", "}}"),
    ("{", "}"),
    ("{%", "%}"),
    ("${", "}"),
    ("<%", "%>"),
    ("%", "%"),
    ("[%", "%]"),
    ("#{", "}"),
    ("__", "__"),
];

/// Whether the value of a field says nothing.
pub(crate) fn is_placeholder(name: FieldName, value: &str) -> bool {
    let is_text = !matches!(name, FieldName::Date | FieldName::Captured | FieldName::Url);
    let value = value.trim();
    if is_text && !value.chars().any(char::is_alphanumeric) || is_template(value) {
        return true;
    }
    let lower = lower_case(value);
    let lower = lower.trim_matches(|c: char| matches!(c, '.' | ',' | ':' | '-' | '"' | ' '));
    let is_said = |words: &[&str]| letter::words(lower).all(|word| words.contains(&word));
    PHRASES.contains(&lower)
        || is_said(&NOTHING)
        || name == FieldName::Author && is_nobody(lower)
        || name == FieldName::Title && is_status(lower)
}

/// Whether a title in small letters is nothing but what a server answers: `404 not found`.
fn is_status(lower: &str) -> bool {
    const REFUSALS: [&str; 10] =
        ["400", "401", "403", "404", "410", "429", "500", "502", "503", "504"];
    let mut words = letter::words(lower);
    let is_number = |word: &str| REFUSALS.contains(&word);
    NOT_FOUND.contains(&lower)
        || letter::words(lower).any(is_number)
            && words.all(|word| is_number(word) || STATUS.split(' ').any(|said| said == word))
}

/// Whether the words of a text in small letters name nobody.
fn is_nobody(lower: &str) -> bool {
    let is_empty = |word: &str| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
        MAY_BE_EMPTY.may_hold(word) && (NOTHING.contains(&word) || NOBODY.contains(&word))
    };
    letter::words(lower).any(is_empty)
        && letter::words(lower).all(|word| is_empty(word) || BESIDE.contains(&word))
}

/// Whether a value is the name of a template's variable, or begins or ends with one.
fn is_template(value: &str) -> bool {
    let is_mark = |sign: char| sign.is_ascii_punctuation();
    (value.starts_with(is_mark) || value.ends_with(is_mark)) && is_marked(value)
}

fn is_marked(value: &str) -> bool {
    MARKS.iter().any(|(open, close)| {
        // Between marks that are the same nothing is parted: `from 5% to 7%`.
        let is_name = |name: &str| is_variable(name) && (open != close || !name.contains(' '));
        let first = value.strip_prefix(open).and_then(|rest| rest.split_once(close));
        let last = value.strip_suffix(close).and_then(|rest| rest.rsplit_once(open));
        first.is_some_and(|(name, _)| is_name(name)) || last.is_some_and(|(_, name)| is_name(name))
    })
}

/// `author`, `post.author.name`, `author | default`.
fn is_variable(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '|' | '$');
    let name = name.trim();
    name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '.' | '$'))
        && name.chars().all(|c| is_part(c) || c == ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_nobody_filled_in_say_nothing() {
        for value in [
            ". .",
            "{{ author }}",
            "{{post.author|default}}",
            "%author%",
            "${name}",
            "__AUTHOR__",
            "<% author %>",
            "undefined",
            "Null",
            "[object Object]",
            "test test",
            "admin",
            "Super User",
            "WordPress Admin",
            "Главный Редактор",
            "Не указан",
            "Guest Author",
            "Guest contributor",
            "Staff Writer",
            "TBD",
            "moderator",
            "admin2",
            "User17",
            "Наш корреспондент",
            "null null",
            "Default User",
            "No author specified",
            "Без автора",
            "Неизвестный автор",
            "{author}",
            "—",
            "佚名",
            "관리자",
        ] {
            assert!(is_placeholder(FieldName::Author, value), "{value}");
        }
        for value in [
            "404",
            "404 Not Found",
            "Error 503: Service Unavailable",
            "Ошибка 404",
            "Page not found",
        ] {
            assert!(is_placeholder(FieldName::Title, value), "{value}");
        }
        for value in ["%sitename%", "undefined", "{% block title %}"] {
            assert!(is_placeholder(FieldName::Source, value), "{value}");
        }
    }

    #[test]
    fn values_that_say_something_are_kept() {
        for (name, value) in [
            (FieldName::Author, "Анна Ким"),
            (FieldName::Author, "Admin Hill"),
            (FieldName::Author, "Mark Guest"),
            (FieldName::Author, "Tom Writer"),
            (FieldName::Author, "kotik77"),
            (FieldName::Author, "Redaktion"),
            (FieldName::Author, "Анна Тестова"),
            (FieldName::Title, "Администратор"),
            (FieldName::Title, "Скидки 5% и 10% весной"),
            (FieldName::Title, "Rates rise from 5% to 7%"),
            (FieldName::Title, "Inflation slows to 5% from 7% in May"),
            (FieldName::Title, "Null Island opens"),
            (FieldName::Title, "404 homes lose water"),
            (FieldName::Title, "Catch 22"),
            (FieldName::Date, "2026-02-14"),
            (FieldName::Source, "24"),
        ] {
            assert!(!is_placeholder(name, value), "{value}");
        }
    }
}
