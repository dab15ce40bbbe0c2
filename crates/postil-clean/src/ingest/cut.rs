//! A decoded text cut into lines, before the cuts are translated into raw bytes.

use crate::model::cleaned::FieldName;
use crate::model::line::LineNumber;
use crate::model::picture::{PictureSource, SourcePicture};
use crate::model::rule::DeclaredBy;
use crate::model::source::{DeclaredField, LineElement, LineMarkup};

/// The lines of a decoded text and the fields found on the way.
#[derive(Debug, Default)]
pub(super) struct Cut {
    /// In order; the last one ends where the text ends.
    pub lines: Vec<CutLine>,
    /// In the order in which they stand.
    pub declared: Vec<DeclaredAt>,
    /// What links start from, where the page says so.
    pub base: Option<String>,
    /// In the order in which they stand.
    pub pictures: Vec<PictureAt>,
}

/// One line: it starts where the one before it ends.
#[derive(Debug)]
pub(super) struct CutLine {
    /// The byte of the decoded text at which the line ends, its line break included.
    pub end: usize,
    /// What a reader sees.
    pub text: String,
    /// What the markup says about it.
    pub markup: LineMarkup,
}

/// A declared field and the byte of the decoded text at which it stands.
#[derive(Debug)]
pub(super) struct DeclaredAt {
    /// Which field.
    pub name: FieldName,
    /// Its value.
    pub value: String,
    /// The byte.
    pub offset: usize,
    /// The rule that found it.
    pub rule: DeclaredBy,
}

/// A picture and the byte of the decoded text at which it stands.
#[derive(Debug)]
pub(super) struct PictureAt {
    /// The byte.
    pub offset: usize,
    /// Where its bytes are.
    pub source: PictureSource,
    /// What stands for it.
    pub alt: String,
}

impl CutLine {
    /// A stretch that a reader does not see.
    pub fn invisible(end: usize) -> Self {
        let markup = LineMarkup { element: LineElement::Markup, ..LineMarkup::default() };
        CutLine { end, text: String::new(), markup }
    }
}

impl Cut {
    /// The declared fields with the numbers of their lines.
    pub fn declared_fields(&self) -> Vec<DeclaredField> {
        let field = |found: &DeclaredAt| DeclaredField {
            name: found.name,
            value: found.value.clone(),
            line: self.line_of(found.offset),
            rule: found.rule,
        };
        self.declared.iter().map(field).collect()
    }

    /// The pictures with the numbers of their lines.
    pub fn pictures_in_lines(&mut self) -> Vec<SourcePicture> {
        let pictures = std::mem::take(&mut self.pictures);
        let in_line = |found: PictureAt| SourcePicture {
            line: self.line_of(found.offset),
            source: found.source,
            alt: found.alt,
        };
        pictures.into_iter().map(in_line).collect()
    }

    /// The line that holds a byte of the decoded text.
    fn line_of(&self, offset: usize) -> LineNumber {
        let before = self.lines.partition_point(|line| line.end <= offset);
        LineNumber::of_index(before.min(self.lines.len().saturating_sub(1)))
    }
}

/// The lines of `text` from byte `start` on: where each ends, its break included, and its words.
pub(super) fn physical_lines(text: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let width = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        at += width + break_width(&rest[width..]);
        Some((at, &rest[..width]))
    })
}

/// The number of bytes of the line break at the start of `rest`.
fn break_width(rest: &str) -> usize {
    match rest.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [_, ..] => 1,
        [] => 0,
    }
}
