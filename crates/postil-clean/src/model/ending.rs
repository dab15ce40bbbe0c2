//! The endings of raw files' names, and how such files are written.

use std::fmt::Write;

use crate::model::source::SourceFormat;

/// How a raw file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RawFormat {
    /// A page as its server sent it, or as a browser saved it.
    Html,
    /// A page and what it shows in one file, as browsers save it (MHTML).
    Mhtml,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

/// The endings in small letters, the usual one of each format first.
pub const ENDINGS: [(&str, RawFormat); 8] = [
    ("html", RawFormat::Html),
    ("htm", RawFormat::Html),
    ("xhtml", RawFormat::Html),
    ("mhtml", RawFormat::Mhtml),
    ("mht", RawFormat::Mhtml),
    ("txt", RawFormat::Text),
    ("md", RawFormat::Markdown),
    ("markdown", RawFormat::Markdown),
];

impl RawFormat {
    /// The format of a file by its name, whose ending may have capitals; none where it is no raw file.
    pub fn of(path: &str) -> Option<Self> {
        ending_of(path).map(|(_, format)| format)
    }

    /// How the page in such a file is written, unless the file says otherwise.
    pub fn page(self) -> SourceFormat {
        match self {
            RawFormat::Html | RawFormat::Mhtml => SourceFormat::Html,
            RawFormat::Text => SourceFormat::Text,
            RawFormat::Markdown => SourceFormat::Markdown,
        }
    }
}

/// The row of [`ENDINGS`] that a file's name ends with.
pub fn ending_of(path: &str) -> Option<(&'static str, RawFormat)> {
    let (_, ending) = split_ending(path)?;
    ENDINGS.into_iter().find(|(known, _)| ending.eq_ignore_ascii_case(known))
}

/// A path without the ending of its name, and the ending without its dot.
pub fn split_ending(path: &str) -> Option<(&str, &str)> {
    let (stem, ending) = path.rsplit_once('.')?;
    (!ending.contains('/')).then_some((stem, ending))
}

/// The usual ending of each format, as `.html, .mhtml, .txt, .md`.
pub fn usual_endings() -> String {
    let mut list = String::new();
    let mut last = None;
    for (ending, format) in ENDINGS {
        if last.replace(format) != Some(format) {
            let comma = if list.is_empty() { "" } else { ", " };
            write!(list, "{comma}.{ending}").expect("a string takes all");
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_known_in_any_letters() {
        for (path, ending) in [
            ("a/b.HTML", Some("html")),
            ("b.MhT", Some("mht")),
            ("b.tar.Markdown", Some("markdown")),
            (".txt", Some("txt")),
            ("a.txt/b", None),
            ("html", None),
            ("a.php", None),
        ] {
            assert_eq!(ending_of(path).map(|(ending, _)| ending), ending, "{path}");
        }
    }

    #[test]
    fn each_format_is_named_once() {
        assert_eq!(usual_endings(), ".html, .mhtml, .txt, .md");
    }
}
