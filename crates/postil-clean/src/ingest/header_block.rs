//! The header block of a text: what programs that scrape and extract write above its first words,
//! a field a line, as `Title: …`, `URL = …`, `Автор<tab>…`, `<title>…</title>`, or an object of JSON.
//!
//! A page begins with one such line by chance – a byline, a date – but hardly with two, and no page
//! shows its own address.

use std::ops::ControlFlow;

use crate::ingest::cut::{DeclaredAt, physical_lines};
use crate::ingest::front_matter::{self, FrontMatter};
use crate::ingest::header_labels::{Label, label};
use crate::model::cleaned::FieldName;
use crate::model::rule::DeclaredBy;

mod json;

/// A block has no more lines.
const MOST_LINES: usize = 30;
/// A label has no more bytes.
const LONGEST: usize = 40;

/// What parts a label from what follows it; a block has one of them.
const SIGNS: [char; 3] = [':', '=', '\t'];

/// The sign of a label that is a tag, which no other block has.
const TAG: char = '<';
/// What stands behind the label of a text in its own line is text from so many words on, for
/// `Текст: Анна Ким` says who wrote it.
const LEAST_TEXT: usize = 8;

/// What stands above a text: front matter, else a header block.
pub(super) fn of_text(text: &str) -> FrontMatter {
    let fenced = front_matter::leading(text);
    match fenced.body_start {
        0 => leading(text),
        _ => fenced,
    }
}

/// Reads the header block; a text without one has a body that starts at 0.
fn leading(text: &str) -> FrontMatter {
    let mut block = json::leading(text).unwrap_or_else(|| lines_above(text));
    if !is_block(&block.declared) {
        return FrontMatter::default();
    }
    block.declared.iter_mut().for_each(|field| field.rule = DeclaredBy::HeaderBlock);
    block
}

/// Reads the labelled lines with which a text begins.
fn lines_above(text: &str) -> FrontMatter {
    let mut reading = Reading { block: FrontMatter::default(), sign: None };
    let mut at = 0;
    for (end, line) in physical_lines(text, 0).take(MOST_LINES) {
        let start = std::mem::replace(&mut at, end);
        if reading.take(line, start, end).is_break() {
            break;
        }
    }
    reading.block
}

/// A header block as far as it has been read.
struct Reading {
    block: FrontMatter,
    /// What parts its labels from what follows them.
    sign: Option<char>,
}

impl Reading {
    /// Takes the line at some bytes; breaks where the block has ended.
    fn take(&mut self, line: &str, start: usize, end: usize) -> ControlFlow<()> {
        if line.trim().is_empty() || is_divider(line) && self.block.declared.is_empty() {
            return ControlFlow::Continue(());
        }
        if is_divider(line) {
            self.block.body_start = end;
            return ControlFlow::Break(());
        }
        if let Some(address) = framed_address(line) {
            self.declare(FieldName::Url, address, start);
            self.block.body_start = end;
            return ControlFlow::Continue(());
        }
        match tagged(line).or_else(|| labelled(line)) {
            Some((label, sign, value)) if *self.sign.get_or_insert(sign) == sign => {
                // A line that is text begins with it.
                let of_value = start + (value.as_ptr() as usize - line.as_ptr() as usize);
                let is_opening = label == Label::Text && !value.is_empty();
                self.take_label(label, value, start, if is_opening { of_value } else { end })
            }
            _ => ControlFlow::Break(()),
        }
    }

    fn take_label(
        &mut self,
        label: Label,
        value: &str,
        start: usize,
        end: usize,
    ) -> ControlFlow<()> {
        let is_text = label == Label::Text;
        let is_house = label == Label::Field(FieldName::Url) && !is_web_address(value);
        let words = value.split_whitespace().take(LEAST_TEXT).count();
        if is_house || is_text && (1..LEAST_TEXT).contains(&words) {
            return ControlFlow::Break(());
        }
        if let Label::Field(name) = label {
            let value = if name == FieldName::Author { without_address(value) } else { value };
            self.declare(name, value, start);
        }
        self.block.body_start = end;
        if is_text { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn declare(&mut self, name: FieldName, value: &str, start: usize) {
        front_matter::push_values(&mut self.block.declared, Some(name), value, start);
    }
}

/// Whether a line only parts what is above it from what is below, as `-----` and `=====`.
fn is_divider(line: &str) -> bool {
    const SHORTEST: usize = 3;
    let line = line.trim();
    line.len() >= SHORTEST
        && ["-", "=", "*", "_", "#"].iter().any(|sign| line.replace(sign, "").is_empty())
}

/// The address in a line that is nothing else but a frame, as `==== https://v.example/1 ====`.
fn framed_address(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix("==")?.trim_matches(['=', ' ']);
    (is_web_address(inner) && !inner.contains(char::is_whitespace)).then_some(inner)
}

/// The name beside a mail's address: `Anna Hill <anna@v.example>`, `anna@v.example (Anna Hill)`.
fn without_address(value: &str) -> &str {
    let behind = || value.split_once('(')?.1.strip_suffix(')');
    let name = match value.split_once('<') {
        Some((name, _)) => Some(name),
        None if value.contains('@') => behind(),
        None => None,
    };
    name.map(|name| name.trim().trim_matches('"')).filter(|n| !n.is_empty()).unwrap_or(value)
}

/// Whether an address is one of the web, and not that of a house.
fn is_web_address(value: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|start| value.starts_with(start))
}

/// Whether some fields are those of a header block: two of different kinds, or an address.
fn is_block(declared: &[DeclaredAt]) -> bool {
    let first = declared.first();
    let differs = |field: &DeclaredAt| first.is_some_and(|first| first.name != field.name);
    declared.iter().any(|field| field.name == FieldName::Url || differs(field))
}

/// The label of a line, the sign behind it and what follows; Markdown's marks may stand around the
/// label, and those of comments and quotations before it.
fn labelled(line: &str) -> Option<(Label, char, &str)> {
    let is_mark = |c: char| matches!(c, '*' | '_' | ' ' | '\t' | '\u{feff}');
    let line = line.trim_start_matches(|c| is_mark(c) || matches!(c, '-' | '>' | '#'));
    let at = line.find(SIGNS).filter(|at| *at <= LONGEST)?;
    let (words, rest) = line.split_at(at);
    // A tab may only align what stands before the sign.
    let aligned = rest.trim_start_matches(is_mark).starts_with([':', '=']);
    let rest = if aligned { rest.trim_start_matches(is_mark) } else { rest };
    let sign = rest.chars().next()?;
    let value = rest[sign.len_utf8()..].trim_matches(is_mark);
    let words = words.trim_matches(is_mark).to_lowercase();
    let label = label(&words)?;
    (!is_code(sign, value)).then_some((label, sign, value))
}

/// The label of a line that is an element, and what it holds: `<title>Мост открыт</title>`; the one
/// that holds the text is closed elsewhere.
fn tagged(line: &str) -> Option<(Label, char, &str)> {
    let (name, inner) = line.trim().strip_prefix(TAG)?.split_once('>')?;
    let label = label(&name.to_lowercase())?;
    let closed = || inner.strip_suffix('>')?.strip_suffix(name)?.strip_suffix("</");
    let value = if label == Label::Text { Some(inner) } else { closed() };
    Some((label, TAG, value?.trim()))
}

/// Whether what follows a label is a part of a program or of a table rather than a value.
fn is_code(sign: char, value: &str) -> bool {
    match sign {
        '=' => {
            value.starts_with(['"', '\'', '`', '[', '{', '(', '=', '>', '$'])
                || value.ends_with([';', '{', '(', ','])
        }
        '\t' => value.contains('\t'),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
