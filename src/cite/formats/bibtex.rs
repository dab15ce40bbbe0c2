//! BibTeX, as biber and reference managers read it in UTF-8.
//!
//! Source: the manual of biblatex 3.20, sections 2.2 and 2.3: an `@article` whose `entrysubtype` is
//! `newspaper`; `urldate`, `file` and
//! `date` are biblatex's own, and BibTeX passes over them; `date` takes EDTF.

use crate::cite::formats::{copy_note, plain};
use crate::cite::{Author, Reference};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// One entry, with a line break at its end.
pub(super) fn entry(reference: &Reference) -> String {
    let date = reference.date.as_ref();
    let text = |value: &Option<String>| value.as_deref().map(braced);
    let authors = (!reference.authors.is_empty()).then(|| authors(&reference.authors));
    let month = date.and_then(|date| MONTHS.get(date.month? as usize - 1));
    let fields = [
        ("author", authors),
        // A second pair of braces keeps the capitals of the headline.
        ("title", reference.cited_title().map(|title| format!("{{{}}}", braced(&title)))),
        ("journal", text(&reference.source)),
        ("entrysubtype", Some("{newspaper}".to_owned())),
        ("year", date.map(|date| format!("{{{}}}", date.year))),
        ("month", month.map(|month| (*month).to_owned())),
        ("day", date.and_then(|date| date.day).map(|day| format!("{{{day}}}"))),
        ("date", reference.edtf.as_ref().map(|edtf| format!("{{{edtf}}}"))),
        ("url", reference.address().map(address)),
        ("urldate", reference.accessed.as_ref().map(|date| format!("{{{}}}", date.joined("-")))),
        ("language", text(&reference.language)),
        ("note", copy_note(reference).map(|note| braced(&note))),
    ];
    let mut entry = format!("@article{{{}", reference.key);
    for (name, value) in fields {
        if let Some(value) = value {
            entry.push_str(&format!(",\n  {name} = {value}"));
        }
    }
    entry.push_str("\n}\n");
    entry
}

fn authors(authors: &[Author]) -> String {
    let name = |author: &Author| match author {
        Author::Person { family, given, .. } => format!("{}, {}", escape(family), escape(given)),
        // In braces of its own no part of a name is taken for another.
        Author::Name(name) => braced(name),
    };
    format!("{{{}}}", authors.iter().map(name).collect::<Vec<_>>().join(" and "))
}

fn braced(text: &str) -> String {
    format!("{{{}}}", escape(text))
}

/// An address as it is: in `url` nothing is a command, but braces must match.
fn address(url: &str) -> String {
    let url = plain(url).replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C");
    format!("{{{url}}}")
}

/// Text in which TeX finds no command.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for character in plain(text).chars() {
        match character {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '#' | '$' | '%' | '&' | '_' => out.extend(['\\', character]),
            _ => out.push(character),
        }
    }
    out
}
