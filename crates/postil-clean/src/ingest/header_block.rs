//! The header block of a text: what programs that scrape and extract write above its first words,
//! a field a line, as `Title: …`, `URL = …`, `Автор<tab>…`, `<title>…</title>`, or an object of JSON.
//!
//! A page begins with one such line by chance – a byline, a date – but hardly with two, and no page
//! shows its own address. A mail folds long lines, and in a mailbox a line of its own stands above.

use std::ops::ControlFlow;

use crate::ingest::cut::{DeclaredAt, physical_lines};
use crate::ingest::encoded_words;
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
    let mut reading = Reading::default();
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
#[derive(Default)]
struct Reading {
    block: FrontMatter,
    /// What parts its labels from what follows them.
    sign: Option<char>,
    /// It has what only programs of mail write.
    is_mail: bool,
    /// The line before is a field, which a folded line goes on from.
    is_field: bool,
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
        if self.takes_of_mail(line, start) {
            self.block.body_start = end;
            return ControlFlow::Continue(());
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

    /// Takes a line that only mail has: a folded one, or the one above each mail of a mailbox.
    fn takes_of_mail(&mut self, line: &str, start: usize) -> bool {
        self.is_mail |= is_of_mail(line);
        let is_next = self.block.body_start == start;
        let is_folded = self.is_mail && is_next && line.starts_with([' ', '\t']);
        if is_folded {
            self.unfold(line.trim());
        }
        is_folded || start == 0 && is_mailbox_line(line)
    }

    /// Adds a folded line to the field that it goes on from (RFC 5322, section 2.2.3).
    fn unfold(&mut self, line: &str) {
        let Some(field) = self.block.declared.last_mut().filter(|_| self.is_field) else { return };
        if !line.starts_with("=?") {
            field.value.push(' ');
        }
        field.value.push_str(&encoded_words::decode(line));
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
        self.is_field = matches!(label, Label::Field(_));
        if let Label::Field(name) = label {
            let value = if name == FieldName::Author { without_address(value) } else { value };
            self.declare(name, &encoded_words::decode(value), start);
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

/// Whether a line is one that programs of mail write, and nobody else.
fn is_of_mail(line: &str) -> bool {
    const HEADERS: [&str; 5] =
        ["received:", "return-path:", "delivered-to:", "message-id:", "mime-version:"];
    let starts = |header: &&str| {
        line.get(..header.len()).is_some_and(|start| start.eq_ignore_ascii_case(header))
    };
    HEADERS.iter().any(starts) || is_mailbox_line(line)
}

/// Whether a line parts mails in a mailbox: `From anna@v.example Sat Mar 14 09:12:00 2026` (RFC 4155).
fn is_mailbox_line(line: &str) -> bool {
    let mut words = line.split_ascii_whitespace();
    words.next() == Some("From")
        && words.next().is_some_and(|word| word.contains('@'))
        && words.next_back().is_some_and(|year| year.len() == 4 && year.parse::<u16>().is_ok())
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
