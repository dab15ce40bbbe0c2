//! Values that a page states where it has none: templates that nobody filled in, what a script
//! prints for nothing, accounts that a program comes with.

use crate::model::cleaned::FieldName;
use postil_text::letter::lower_case;

/// What programs print where there is nothing.
const NOTHING: [&str; 15] = [
    "undefined",
    "null",
    "none",
    "nil",
    "nan",
    "n/a",
    "n\\a",
    "false",
    "true",
    "[object object]",
    "object object",
    "unknown",
    "lorem ipsum",
    "test test",
    "без названия",
];

/// Names of accounts and roles, which tell of nobody.
const NOBODY: [&str; 40] = [
    "admin",
    "administrator",
    "administrador",
    "administrateur",
    "admin admin",
    "wordpress admin",
    "site admin",
    "super user",
    "superuser",
    "root",
    "user",
    "username",
    "guest",
    "object",
    "test",
    "demo",
    "editor",
    "editor in chief",
    "webmaster",
    "anonymous",
    "author",
    "author name",
    "no author",
    "unknown author",
    "not specified",
    "staff writer name",
    "name",
    "first last",
    "админ",
    "администратор",
    "администратор сайта",
    "редактор",
    "главный редактор",
    "автор",
    "гость",
    "аноним",
    "имя фамилия",
    "неизвестный автор",
    "белгісіз",
    "unbekannt",
];

/// Marks between which templates have names.
const MARKS: [(&str, &str); 8] = [
    ("{{", "}}"),
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
    let is_nobody = || NOBODY.contains(&lower) || lower.starts_with("не указан");
    NOTHING.contains(&lower) || name == FieldName::Author && is_nobody()
}

/// Whether a value is the name of a template's variable, or begins or ends with one.
fn is_template(value: &str) -> bool {
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
            "—",
        ] {
            assert!(is_placeholder(FieldName::Author, value), "{value}");
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
            (FieldName::Author, "Redaktion"),
            (FieldName::Author, "Анна Тестова"),
            (FieldName::Title, "Администратор"),
            (FieldName::Title, "Скидки 5% и 10% весной"),
            (FieldName::Title, "Rates rise from 5% to 7%"),
            (FieldName::Title, "Inflation slows to 5% from 7% in May"),
            (FieldName::Title, "Null Island opens"),
            (FieldName::Date, "2026-02-14"),
            (FieldName::Source, "24"),
        ] {
            assert!(!is_placeholder(name, value), "{value}");
        }
    }
}
