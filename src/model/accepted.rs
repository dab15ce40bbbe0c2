//! The texts that a person has read and accepted: `content/accepted.toml`.
//!
//! The file holds one line an article, sorted by path, so that two people's additions merge. A line
//! has the hash of the text, which says whether it is still the same, and the lines of the raw file
//! that it was made from, which say what has changed if it is not.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostic::Place;
use crate::model::article::Article;
use crate::model::line::LineRange;

/// Where the file lies in an archive.
pub const ACCEPTED_FILE: &str = "content/accepted.toml";

/// Characters of a hash that are written: 128 bits.
const HASH_LENGTH: usize = 32;

const HEADER: &str = "\
# Articles whose text somebody has read and accepted, one a line, sorted by path.
# `postil clean --accept FILE` writes this file, and `postil check` reports what has changed since.
";

/// The accepted texts by the path of their article.
pub type AcceptedTexts = BTreeMap<String, AcceptedText>;

/// The text of an article as somebody has accepted it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AcceptedText {
    /// The lines that it was made from.
    pub kept: Vec<LineRange>,
    /// The start of the BLAKE3 of its words.
    pub text: String,
    /// The start of the BLAKE3 of the raw file.
    pub raw: String,
    /// Where the file states it.
    pub place: Place,
}

impl AcceptedText {
    /// The text that an article has now.
    ///
    /// White space and the borders of paragraphs do not count.
    pub fn of(article: &Article) -> Self {
        let mut hasher = blake3::Hasher::new();
        for word in article.blocks.iter().flat_map(|block| block.text.split_whitespace()) {
            hasher.update(word.as_bytes());
            hasher.update(b" ");
        }
        AcceptedText {
            kept: article.kept_lines(),
            text: hasher.finalize().to_hex()[..HASH_LENGTH].to_owned(),
            raw: article.source.digest.chars().take(HASH_LENGTH).collect(),
            place: Place::default(),
        }
    }
}

/// The content of the file.
pub fn draw(texts: &AcceptedTexts) -> String {
    let mut out = HEADER.to_owned();
    for (path, accepted) in texts {
        let AcceptedText { kept, text, raw, .. } = accepted;
        let kept = draw_lines(kept);
        let path = quoted(path);
        writeln!(out, "{path} = {{ kept = \"{kept}\", text = \"{text}\", raw = \"{raw}\" }}")
            .expect("writing to a string succeeds");
    }
    out
}

/// Runs of lines, as `5-9 11`.
fn draw_lines(lines: &[LineRange]) -> String {
    let run = |lines: &LineRange| match lines.first == lines.last {
        true => lines.first.to_string(),
        false => format!("{}-{}", lines.first, lines.last),
    };
    lines.iter().map(run).collect::<Vec<_>>().join(" ")
}

/// Reads runs of lines as they are written; none if they are not in order.
pub fn read_lines(text: &str) -> Option<Vec<LineRange>> {
    let run = |word: &str| {
        let (first, last) = word.split_once('-').unwrap_or((word, word));
        let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
        (1 <= first && first <= last).then(|| LineRange::new(first, last))
    };
    let runs: Vec<LineRange> = text.split_whitespace().map(run).collect::<Option<_>>()?;
    runs.is_sorted_by(|one, two| one.last < two.first).then_some(runs)
}

/// A key in quotes, as TOML writes it.
fn quoted(key: &str) -> String {
    let mut out = String::from("\"");
    for character in key.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            c if c.is_control() => {
                write!(out, "\\u{:04X}", c as u32).expect("writing to a string succeeds");
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_they_are_written() {
        let lines = vec![LineRange::from((5, 9)), LineRange::one(11)];
        assert_eq!(draw_lines(&lines), "5-9 11");
        assert_eq!(read_lines("5-9 11"), Some(lines));
        assert_eq!(read_lines(""), Some(Vec::new()));
        for wrong in ["9-5", "0", "5-9 9", "a", "5-", "1-99999999999"] {
            assert_eq!(read_lines(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_file_has_one_line_an_article() {
        let accepted = AcceptedText {
            kept: vec![LineRange::one(3)],
            text: "ab".to_owned(),
            raw: "cd".to_owned(),
            place: Place::default(),
        };
        let texts = ["b.txt", "a \"1\".txt"].map(|path| (path.to_owned(), accepted.clone()));
        let file = draw(&AcceptedTexts::from(texts));
        assert_eq!(
            file.strip_prefix(HEADER).unwrap(),
            "\"a \\\"1\\\".txt\" = { kept = \"3\", text = \"ab\", raw = \"cd\" }\n\
             \"b.txt\" = { kept = \"3\", text = \"ab\", raw = \"cd\" }\n"
        );
        assert!(file.parse::<toml::Table>().is_ok());
    }
}
