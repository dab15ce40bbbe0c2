//! Dates of publication that a page's scripts hand to one another: `"publishedAt": "2026-02-14"`.
//!
//! Nothing is executed and no JSON is read: a key that speaks of publishing, a colon or an equals
//! sign, and a value that starts with a digit.

use memchr::memmem;

use crate::model::rule::DeclaredBy;

/// So many dates of a script are taken.
const MAX_DATES: usize = 4;
/// A longer key is none, and a longer value no date, in bytes.
const MAX_KEY: usize = 40;
const MAX_VALUE: usize = 40;

/// What keys that speak of publishing or creating a page hold, and the rule that finds them.
const STEMS: [(&str, DeclaredBy); 5] = [
    ("ublish", DeclaredBy::ScriptPublished),
    ("ublicat", DeclaredBy::ScriptPublished),
    ("ubdate", DeclaredBy::ScriptPublished),
    ("ubDate", DeclaredBy::ScriptPublished),
    ("reated", DeclaredBy::ScriptCreated),
];

/// What such keys hold that say something else.
const OTHERS: [&str; 5] = ["modif", "updat", "edit", "expir", "un"];

/// The dates of a script, each with the rule that finds it.
pub(super) fn dates(script: &str) -> Vec<(DeclaredBy, &str)> {
    let of_stem = |(stem, rule): (&str, DeclaredBy)| {
        let values = memmem::find_iter(script.as_bytes(), stem).filter_map(|at| value(script, at));
        values.take(MAX_DATES).map(move |value| (rule, value)).collect::<Vec<_>>()
    };
    STEMS.into_iter().flat_map(of_stem).collect()
}

/// The value of the key that holds the byte `at`.
fn value(script: &str, at: usize) -> Option<&str> {
    let is_key = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let bytes = script.as_bytes();
    let before = bytes[..at].iter().rev().take(MAX_KEY).take_while(|byte| is_key(byte)).count();
    let after = bytes[at..].iter().take(MAX_KEY).take_while(|byte| is_key(byte)).count();
    let key = script[at - before..at + after].to_ascii_lowercase();
    if OTHERS.iter().any(|other| key.contains(other)) {
        return None;
    }
    let rest = script[at + after..].trim_start_matches(['\\', '"', '\'', ' ']);
    let rest = rest.strip_prefix([':', '='])?.trim_start_matches(['\\', '"', '\'', ' ']);
    let end = rest.bytes().take(MAX_VALUE).position(|byte| b"\"'\\,;}".contains(&byte))?;
    let value = rest[..end].trim();
    (value.len() >= 8 && value.starts_with(|c: char| c.is_ascii_digit())).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, expected: &[(DeclaredBy, &str)]) {
        assert_eq!(dates(script), expected, "{script}");
    }

    #[test]
    fn keys_that_speak_of_publishing_have_dates() {
        let day = [(DeclaredBy::ScriptPublished, "2026-02-14T10:00:00+05:00")];
        check(r#"{"publishedAt":"2026-02-14T10:00:00+05:00"}"#, &day);
        check(r#"push("{\"datePublished\": \"2026-02-14T10:00:00+05:00\"}")"#, &day);
        check("page.publish_date = '2026-02-14T10:00:00+05:00';", &day);
        check(
            r#"{"first-publication":1771045200,"id":7}"#,
            &[(DeclaredBy::ScriptPublished, "1771045200")],
        );
        check(r#"{"created_at":"2026-02-14"}"#, &[(DeclaredBy::ScriptCreated, "2026-02-14")]);
    }

    #[test]
    fn other_keys_have_none() {
        check(
            r#"{"publisher":"Степной вестник","published":true,"unpublishAt":"2026-02-14"}"#,
            &[],
        );
        check(r#"{"lastModifiedPublished":"2026-02-14"} publish"#, &[]);
        check("published: 2026-02-14", &[]);
    }
}
