//! Tells texts that are data of a program: an article may be in them, but it is not what they are.

use serde::de::IgnoredAny;

use crate::ingest::charset::GUESS_BYTES;

/// What a file is that is no text to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DataKind {
    /// One value, or one a line.
    Json,
    /// A feed, or what a program found on a page.
    Xml,
    /// Letters stand as `\u043c` or `%D0%BC`.
    Escaped,
}

/// What a text is data of; none where it is one to read.
pub(super) fn kind(text: &str) -> Option<DataKind> {
    let text = text.trim();
    if is_json(text) {
        return Some(DataKind::Json);
    }
    if is_xml(text) {
        return Some(DataKind::Xml);
    }
    is_escaped(text).then_some(DataKind::Escaped)
}

/// Whether a text is an object, a list of them, or one a line.
fn is_json(text: &str) -> bool {
    let is_value = |text: &str| serde_json::from_str::<IgnoredAny>(text).is_ok();
    let is_list = || text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{'));
    let first_line = || text.lines().next().unwrap_or_default();
    match text.starts_with('{') {
        true => is_value(first_line()) || is_value(text),
        false => is_list() && is_value(text),
    }
}

/// Whether a text says that it is XML, and not that of a page.
fn is_xml(text: &str) -> bool {
    let head = text[..text.floor_char_boundary(1024)].to_ascii_lowercase();
    let is_page = head.contains("<html") || head.contains("<!doctype html");
    let starts = ["<?xml", "<rss", "<feed", "<doc "];
    !is_page && starts.iter().any(|start| head.starts_with(start))
}

/// Whether most of a text is letters that stand as their numbers.
fn is_escaped(text: &str) -> bool {
    let sample = &text.as_bytes()[..text.len().min(GUESS_BYTES)];
    let length = |start: &[u8], digits: usize| {
        let length = start.len() + digits;
        let is_number = |at: &usize| {
            let window = sample.get(*at..*at + length).unwrap_or_default();
            window
                .strip_prefix(start)
                .is_some_and(|number| number.iter().all(u8::is_ascii_hexdigit))
        };
        memchr::memchr_iter(start[0], sample).filter(is_number).count() * length
    };
    2 * length(br"\u", 4).max(length(b"%", 2)) > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_told_from_text() {
        for (text, expected) in [
            (r#"{"title": "Fog", "text": "The ferry waits."}"#, Some(DataKind::Json)),
            ("{\"a\": 1}\n{\"a\": 2}\n", Some(DataKind::Json)),
            ("[\n {\"a\": 1},\n {\"a\": 2}\n]", Some(DataKind::Json)),
            ("<?xml version='1.0'?><rss><item>Fog</item></rss>", Some(DataKind::Xml)),
            ("<doc title=\"Fog\"><main><p>The ferry waits.</p></main></doc>", Some(DataKind::Xml)),
            (r"\u041f\u0430\u0440\u043e\u043c \u0436\u0434\u0451\u0442", Some(DataKind::Escaped)),
            ("%D0%9F%D0%B0%D1%80%D0%BE%D0%BC ok", Some(DataKind::Escaped)),
            ("<?xml version='1.0'?><!DOCTYPE html><html><p>Fog</p></html>", None),
            ("[1] The ferry waits.", None),
            ("{sic} the ferry waits, 100%.", None),
            (r"The sign \u043f is a letter, and %D0%BF are its bytes.", None),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}
