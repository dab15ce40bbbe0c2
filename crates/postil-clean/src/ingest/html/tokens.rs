//! Reads the tokens of a page and hands them on.

use std::borrow::Cow;
use std::ops::Range;

use crate::ingest::cut::Cut;
use crate::ingest::html::attributes::Attributes;
use crate::ingest::html::declared::Declarations;
use crate::ingest::html::elements::Tag;
use crate::ingest::html::kind::Kind;
use crate::ingest::html::lines::LineCutter;
use crate::ingest::html::preformatted;
use crate::ingest::html::scanner::{Content, Scanner, Token};
use crate::ingest::html::stack::Sheets;
use crate::model::limits;
use postil_text::character_references;

/// Reads a page whole.
///
/// A page of which its sheets hide most is one that its scripts show.
pub(super) fn cut(source: &str) -> Cut {
    let mut reader = PageReader::read(source, Sheets::Read);
    if reader.lines.is_mostly_hidden() {
        reader = PageReader::read(source, Sheets::Ignored);
    }
    let declared = reader.declarations.finish();
    reader.lines.finish(source.len(), declared, reader.base)
}

/// What is known between two tokens.
#[derive(Debug, Default)]
struct PageReader {
    lines: LineCutter,
    declarations: Declarations,
    /// The text that comes next is a style sheet.
    in_style: bool,
    /// The sheets so far ask for attributes.
    asks_for_attributes: bool,
    /// What links start from, where the page says so.
    base: Option<String>,
}

impl PageReader {
    fn read(source: &str, sheets: Sheets) -> PageReader {
        let lines = LineCutter::new(sheets);
        let mut reader = PageReader { lines, ..PageReader::default() };
        let mut scanner = Scanner::new(source);
        let mut attributes = Attributes::default();
        while let Some((token, at)) = scanner.next(&mut attributes) {
            reader.take(token, at, &attributes);
            if reader.asks_for_attributes {
                attributes.keep_others();
            }
        }
        reader
    }

    fn take(&mut self, token: Token, at: Range<usize>, attributes: &Attributes) {
        match token {
            Token::Start { name, closes_itself } => {
                let (name, end) = (&*in_small_letters(name), at.end);
                self.start_tag(name, attributes, at);
                // Only foreign elements close themselves; of those, the ones around text matter here.
                if closes_itself && matches!(name, "svg" | "math") {
                    self.lines.close(name, Kind::of(name), end);
                }
            }
            Token::End { name } => self.end_tag(&in_small_letters(name), at.end),
            Token::Text { text, content } if self.in_style => {
                self.asks_for_attributes |= self.lines.style_sheet(&decoded(text, content));
            }
            Token::Text { text, content } if self.takes_text() => {
                self.text(text, content, at.start)
            }
            Token::Text { text, .. } => self.lines.leave_out(text),
            Token::Comment { text } => self.declarations.comment(text, at.start),
        }
    }

    fn start_tag(&mut self, name: &str, attributes: &Attributes, at: Range<usize>) {
        let tag = Tag { name, kind: Kind::of(name), attributes };
        let media = attributes.get("media").map(str::trim);
        self.in_style = name == "style" && matches!(media, None | Some("" | "all" | "screen"));
        if name == "base" && self.base.is_none() {
            let address = attributes.get("href").filter(|href| href.len() <= limits::ADDRESS);
            self.base = address.map(|href| href.trim().to_owned());
        }
        self.declarations.start_tag(tag, at.start);
        self.lines.open(tag, at);
    }

    fn end_tag(&mut self, name: &str, end: usize) {
        let kind = Kind::of(name);
        self.in_style = false;
        self.declarations.end_tag(name, kind);
        self.lines.close(name, kind, end);
    }

    /// Whether text at this place says anything; most scripts do not.
    fn takes_text(&self) -> bool {
        self.lines.is_visible() || self.lines.is_preformatted() || self.declarations.takes_text()
    }

    /// Text that begins at a byte of the source.
    fn text(&mut self, text: &str, content: Content, start: usize) {
        let seen = decoded(text, content);
        self.declarations.text(&seen, self.lines.is_visible(), start);
        if self.lines.is_preformatted() {
            self.preformatted(text, content, start);
        } else {
            self.lines.write(&seen);
        }
    }

    /// Preformatted text: each of its lines is a line.
    fn preformatted(&mut self, text: &str, content: Content, start: usize) {
        let mut at = start;
        for line in preformatted::lines(text) {
            at += line.len();
            self.lines.write_line(&decoded(line, content), at);
        }
    }
}

pub(super) fn in_small_letters(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => name.to_ascii_lowercase().into(),
        false => name.into(),
    }
}

/// A text as a reader sees it.
pub(super) fn decoded(text: &str, content: Content) -> Cow<'_, str> {
    let seen = match content {
        Content::Raw => text.into(),
        Content::Elements | Content::References => character_references::in_text(text),
    };
    // Between elements the standard lets the sign stand.
    match content != Content::Elements && seen.contains('\0') {
        true => seen.replace('\0', "\u{fffd}").into(),
        false => seen,
    }
}
