//! Parts the source of a page into tags, texts and comments, without a copy of any.
//!
//! Where each begins and ends is what the standard says (HTML, section 13.2.5), and a test holds it
//! to another tokeniser; what the standard calls an error is read as it says and told to nobody.
//! `script.rs` knows where a script ends.

mod ends;

use std::ops::Range;

use crate::ingest::html::attributes::{Attributes, Value};
use crate::ingest::html::tag_bytes::{is_blank, opens};
use ends::{end_of_comment, text_of};

/// A piece of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'s> {
    /// A start tag: its name as it is written, and whether it closes itself.
    Start { name: &'s str, closes_itself: bool },
    /// An end tag.
    End { name: &'s str },
    /// What stands between tags.
    Text { text: &'s str, content: Content },
    /// What a comment says, or what is read as one.
    Comment { text: &'s str },
}

/// How the text of an element is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// With elements and character references in it.
    Elements,
    /// With references, and without elements: the content of `<title>`.
    References,
    /// As it stands: the content of `<script>` and the like.
    Raw,
}

/// Reads a source from its start to its end.
#[derive(Debug)]
pub(super) struct Scanner<'s> {
    source: &'s str,
    at: usize,
    /// The element whose tag was the last token holds text alone, which ends here.
    text: Option<(Content, usize)>,
    /// So many drawings or formulas are open: in them a tag that closes itself has no content.
    foreign: usize,
}

/// What begins with a `<`.
enum Markup {
    Start,
    End,
    /// `</>`, which is nothing.
    Empty,
    /// A comment whose words begin so many bytes behind the sign, and whether it is one or is only
    /// read as one.
    Comment {
        behind: usize,
        is_real: bool,
    },
    Doctype,
}

impl<'s> Scanner<'s> {
    pub fn new(source: &'s str) -> Self {
        Scanner { source, at: 0, text: None, foreign: 0 }
    }

    /// The next token and where it stands; `attributes` are those of the start tag, if it is one.
    /// None where the page ends, perhaps within a tag.
    pub fn next(&mut self, attributes: &mut Attributes<'s>) -> Option<(Token<'s>, Range<usize>)> {
        loop {
            let start = self.at;
            if let Some((content, end)) = self.text.take().filter(|(_, end)| *end > start) {
                return Some(self.text_to(end, content));
            }
            let found = self.markup();
            let end = found.as_ref().map_or(self.source.len(), |(open, _)| *open);
            if end > start {
                return Some(self.text_to(end, Content::Elements));
            }
            let (open, markup) = found?;
            let token = match markup {
                Markup::Start => Some(self.start_tag(open, attributes)?),
                Markup::End => Some(self.end_tag(open)?),
                Markup::Comment { behind, is_real: true } => Some(self.comment(open + behind)),
                Markup::Comment { behind, is_real: false } => Some(self.bogus(open + behind)),
                Markup::Doctype => self.skip_to(open + 1, b'>'),
                Markup::Empty => self.skip_to(open, b'>'),
            };
            if let Some(token) = token {
                return Some((token, open..self.at));
            }
        }
    }

    fn text_to(&mut self, end: usize, content: Content) -> (Token<'s>, Range<usize>) {
        let start = std::mem::replace(&mut self.at, end);
        (Token::Text { text: &self.source[start..end], content }, start..end)
    }

    /// The next `<` that begins something, and what it begins.
    fn markup(&self) -> Option<(usize, Markup)> {
        let bytes = self.source.as_bytes();
        let mut signs = memchr::memchr_iter(b'<', &bytes[self.at..]).map(|at| self.at + at);
        signs.find_map(|open| Some((open, Markup::of(&self.source[open..])?)))
    }

    fn start_tag(&mut self, open: usize, attributes: &mut Attributes<'s>) -> Option<Token<'s>> {
        attributes.clear();
        let (name, behind) = self.tag_name(open + 1)?;
        let closes_itself = self.rest_of_tag(behind, |name, value| attributes.add(name, value))?;
        if is_foreign(name) && !closes_itself {
            self.foreign += 1;
        }
        let rest = &self.source[self.at..];
        let text = if self.foreign > 0 && closes_itself { None } else { text_of(name, rest) };
        self.text = text.map(|(content, length)| (content, self.at + length));
        Some(Token::Start { name, closes_itself })
    }

    fn end_tag(&mut self, open: usize) -> Option<Token<'s>> {
        let (name, behind) = self.tag_name(open + 2)?;
        self.rest_of_tag(behind, |_, _| {})?;
        if is_foreign(name) {
            self.foreign = self.foreign.saturating_sub(1);
        }
        Some(Token::End { name })
    }

    /// The name of the tag that begins at a byte, and where it ends; none where the page ends first.
    fn tag_name(&self, start: usize) -> Option<(&'s str, usize)> {
        let end = self.find(start, |byte| is_blank(byte) || matches!(byte, b'/' | b'>'))?;
        Some((&self.source[start..end], end))
    }

    /// Reads the attributes of a tag, and its end; whether the tag closes itself. None where the
    /// page ends first: such a tag is none.
    fn rest_of_tag(
        &mut self,
        mut at: usize,
        mut take: impl FnMut(&'s str, Value<'s>),
    ) -> Option<bool> {
        loop {
            at = self.find(at, |byte| !is_blank(byte))?;
            let closes = self.byte(at)? == b'/';
            at += usize::from(closes);
            match self.byte(at)? {
                b'>' => {
                    self.at = at + 1;
                    return Some(closes);
                }
                b'/' => {}
                byte if is_blank(byte) => {}
                _ => {
                    let name;
                    (name, at) = self.attribute_name(at)?;
                    let value;
                    (value, at) = self.attribute_value(at)?;
                    take(name, value);
                }
            }
        }
    }

    /// The name of an attribute; its first sign may be any.
    fn attribute_name(&self, start: usize) -> Option<(&'s str, usize)> {
        let ends = |byte| is_blank(byte) || matches!(byte, b'/' | b'>' | b'=');
        let end = self.find(start + 1, ends)?;
        Some((&self.source[start..end], end))
    }

    /// The value behind the name of an attribute that ends at a byte.
    fn attribute_value(&self, at: usize) -> Option<(Value<'s>, usize)> {
        let at = self.find(at, |byte| !is_blank(byte))?;
        if self.byte(at)? != b'=' {
            return Some((Value::default(), at));
        }
        let at = self.find(at + 1, |byte| !is_blank(byte))?;
        match self.byte(at)? {
            b'>' => Some((Value::default(), at)),
            quote @ (b'"' | b'\'') => {
                let start = at + 1;
                let end = start + memchr::memchr(quote, &self.source.as_bytes()[start..])?;
                Some((Value { text: &self.source[start..end], quote: Some(quote) }, end + 1))
            }
            _ => {
                let end = self.find(at, |byte| is_blank(byte) || byte == b'>')?;
                Some((Value { text: &self.source[at..end], quote: None }, end))
            }
        }
    }

    /// A comment whose words begin at a byte.
    fn comment(&mut self, start: usize) -> Token<'s> {
        let words = &self.source[start..];
        let (length, closing) = end_of_comment(words);
        self.at = start + length + closing;
        Token::Comment { text: &words[..length] }
    }

    /// What is read as a comment up to the next `>`.
    fn bogus(&mut self, start: usize) -> Token<'s> {
        let words = &self.source[start..];
        let length = memchr::memchr(b'>', words.as_bytes());
        self.at = length.map_or(self.source.len(), |length| start + length + 1);
        Token::Comment { text: &words[..length.unwrap_or(words.len())] }
    }

    /// Goes on behind a sign, or at the end.
    fn skip_to(&mut self, start: usize, sign: u8) -> Option<Token<'s>> {
        let found = memchr::memchr(sign, &self.source.as_bytes()[start..]);
        self.at = found.map_or(self.source.len(), |found| start + found + 1);
        None
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    /// The first byte from `start` on of which something holds.
    fn find(&self, start: usize, holds: impl Fn(u8) -> bool) -> Option<usize> {
        let mut bytes = self.source.as_bytes().get(start..)?.iter();
        bytes.position(|byte| holds(*byte)).map(|found| start + found)
    }
}

impl Markup {
    /// What begins with the `<` at the start of a text; none where it is a sign like any other.
    fn of(text: &str) -> Option<Markup> {
        Some(match text.as_bytes()[1..] {
            [b'a'..=b'z' | b'A'..=b'Z', ..] => Markup::Start,
            [b'/', b'a'..=b'z' | b'A'..=b'Z', ..] => Markup::End,
            [b'/', b'>', ..] => Markup::Empty,
            [b'/', _, ..] => Markup::Comment { behind: 2, is_real: false },
            [b'!', b'-', b'-', ..] => Markup::Comment { behind: 4, is_real: true },
            [b'!', ref rest @ ..] if opens(rest, b"doctype") => Markup::Doctype,
            [b'!', ..] => Markup::Comment { behind: 2, is_real: false },
            [b'?', ..] => Markup::Comment { behind: 1, is_real: false },
            _ => return None,
        })
    }
}

/// Whether an element is a drawing or a formula.
fn is_foreign(name: &str) -> bool {
    ["svg", "math"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

#[cfg(test)]
mod tests;
