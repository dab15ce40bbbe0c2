//! What there can be a lot of in a file of notes that other programs made.

use super::{Archive, Files, articles, configured, many, text};

const FILE: &str = "notes.json";
/// What Postil is asked to do with such a file.
pub const ARGUMENTS: &[&str] = &["import-notes", FILE];

/// Files with so many of one thing, each beside the archive that they are about.
pub const IMPORTS: &[Archive] = &[
    ("imported notes", 100, |n| {
        let mut files = imported(&annotations(n, "b", "слово{}", ""));
        files[1].1.push_str(&many(n, "слово{} "));
        files
    }),
    ("imported notes alike", 100, |n| imported(&annotations(n, "b", "Совет города Заречного", ""))),
    ("imported notes without words in the article", 100, |n| {
        imported(&annotations(n, "b", "Паром {} ушёл к дальнему берегу", ""))
    }),
    ("imported notes on other pages", 200, |n| {
        imported(&annotations(n, "нет{}", "Совет города Заречного", ""))
    }),
    ("tags of an imported note", 500, |n| {
        let tag = "{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"т{}\"},";
        imported(&annotations(1, "b", "Совет города Заречного", &many(n, tag)))
    }),
    ("articles that imported notes are about", 15, |n| {
        let page =
            |at: usize| format!("URL: https://x.example/c{at}\nTitle: Мост {at}\n\n{}", text());
        let mut files = articles(n, page);
        files.push(notes(&annotations(n, "c{}", "Совет города Заречного", "")));
        files
    }),
];

/// An archive, and annotations of its pages.
fn imported(annotations: &str) -> Files {
    let mut files = configured("");
    files.push(notes(annotations));
    files
}

fn notes(annotations: &str) -> (String, String) {
    (FILE.to_owned(), format!("[{}]", annotations.trim_end_matches(',')))
}

/// So many annotations of the words `exact` of a page, with their number in the place of each `{}`;
/// `tags` are more of their bodies.
fn annotations(count: usize, page: &str, exact: &str, tags: &str) -> String {
    let selector = format!("{{\"type\":\"TextQuoteSelector\",\"exact\":\"{exact}\"}}");
    let source = format!("\"source\":\"https://x.example/{page}\"");
    let body = "{\"type\":\"TextualBody\",\"value\":\"а\"}";
    let annotation = format!(
        "{{\"type\":\"Annotation\",\"target\":{{{source},\"selector\":{selector}}},\
         \"body\":[{tags}{body}]}},"
    );
    many(count, &annotation)
}
