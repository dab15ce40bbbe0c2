//! What counts as a page: one table, which the tests of the Python package read too.

use serde::Deserialize;

use super::driver::imported;
use super::http::{chunked, zlib};
use super::writer::{Written, gzip};

const ANSWERS: &str = include_str!("files/answers.json");
const DAY: &str = "2026-02-14T11:52:03Z";

/// An answer of a server, and what is made of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    what: String,
    /// The lines of its header.
    #[serde(default)]
    lines: String,
    /// A page in HTML without it.
    body: Option<String>,
    /// The encodings that the body is packed in, one after the other.
    #[serde(default)]
    packed: Vec<String>,
    /// The second half of the packed body is missing.
    #[serde(default)]
    is_half: bool,
    /// The body is filled up with spaces to so many.
    #[serde(default)]
    mebibytes: usize,
    answer: String,
}

impl Case {
    fn body(&self) -> Vec<u8> {
        let paragraphs = || (0..400).map(|number| format!("<p>Мост {number} открыли."));
        let html =
            || format!("<!doctype html><title>Мост</title>{}", paragraphs().collect::<String>());
        let mut body = self.body.clone().unwrap_or_else(html).into_bytes();
        body.resize(body.len().max(self.mebibytes << 20), b' ');
        let mut packed = self.packed.iter().fold(body, |body, name| match name.as_str() {
            "gzip" => gzip(&body),
            "zlib" => zlib(&body),
            "chunked" => chunked(&body),
            other => panic!("{other} is no encoding of the table"),
        });
        packed.truncate(packed.len() / if self.is_half { 2 } else { 1 });
        packed
    }

    fn answer(&self) -> &'static str {
        let lines =
            if self.lines.is_empty() { String::new() } else { format!("{}\r\n", self.lines) };
        let record = Written::response("https://dala.example/a", DAY, &lines, self.body());
        let (_, report) = imported("a.warc", record.bytes());
        match (report.taken, report.cut.count) {
            (0, _) => "no page",
            (_, 0) => "page",
            _ => "cut",
        }
    }
}

#[test]
fn what_counts_as_a_page_stands_in_a_table() {
    let cases: Vec<Case> = serde_json::from_str(ANSWERS).unwrap();
    for case in cases {
        assert_eq!(case.answer(), case.answer, "{}", case.what);
    }
}
