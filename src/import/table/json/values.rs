//! Cuts a text into its JSON values without reading what is in them: one is held at a time.

use std::io::{self, BufRead};

use crate::import::table::row::LONGEST_ROW;

/// How a value was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// As it stands.
    Whole,
    /// It was passed over, as it is too long to be held.
    TooLong,
    /// The file ends within it, or within the list that it stands in.
    CutOff,
}

/// What a byte is to the value that is taken.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// The value goes on behind it.
    Within,
    /// The value ends with it.
    Last,
    /// The value has ended before it.
    Behind,
}

/// The values of a text, one after the other, and those in a list.
pub(super) struct Values<R> {
    input: R,
    /// Line breaks that have been read.
    breaks: u64,
    line: u64,
    is_in_list: bool,
    /// Nothing counts behind the list: the file is an object that holds it.
    ends_with_list: bool,
    bytes: Vec<u8>,
}

/// Where in a value the reading stands.
#[derive(Default)]
struct Depth {
    open: usize,
    is_in_text: bool,
    is_escaped: bool,
}

/// Whether the object in which a text begins, and perhaps ends, holds a list of objects before any
/// text whose key `is_of_row`; none where it is cut before it tells.
pub(super) fn holds_list(head: &[u8], is_of_row: impl Fn(&str) -> bool) -> Option<bool> {
    let mut values = Values::new(head);
    values.pass_blanks(b"{").ok()?;
    loop {
        if values.pass_blanks(b",").ok()?? == b'}' {
            return Some(false);
        }
        values.begin_value();
        values.take_value().ok()?;
        let name: String = serde_json::from_slice(values.bytes()).ok()?;
        match values.pass_blanks(b":").ok()?? {
            b'"' if is_of_row(&name) => return Some(false),
            b'[' if begins_list_of_objects(values.input) => return Some(true),
            _ => {
                values.begin_value();
                values.take_value().ok()?;
            }
        }
    }
}

fn begins_list_of_objects(text: &[u8]) -> bool {
    text.strip_prefix(b"[").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"{"))
}

impl<R: BufRead> Values<R> {
    pub(super) fn new(input: R) -> Self {
        let (is_in_list, ends_with_list) = (false, false);
        Values { input, breaks: 0, line: 1, is_in_list, ends_with_list, bytes: Vec::new() }
    }

    /// The value that was taken last.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The line on which the value begins that was taken last.
    pub(super) fn line_of_value(&self) -> u64 {
        self.line
    }

    /// Takes the next line that is not blank.
    pub(super) fn next_line(&mut self) -> io::Result<Option<Taken>> {
        if self.pass_blanks(b"")?.is_none() {
            return Ok(None);
        }
        self.begin_value();
        let until_break = |byte| if byte == b'\n' { Step::Last } else { Step::Within };
        self.take(until_break).map(|taken| Some(taken.whole_at_the_end()))
    }

    /// Takes the next value, going into lists that stand in no other.
    pub(super) fn next_value(&mut self) -> io::Result<Option<Taken>> {
        loop {
            let next = self.pass_blanks(b",")?;
            self.begin_value();
            match next {
                None => return Ok(self.is_in_list.then_some(Taken::CutOff)),
                Some(b'[') if !self.is_in_list => self.is_in_list = true,
                Some(b']') if self.ends_with_list => return Ok(None),
                Some(b']') => self.is_in_list = false,
                Some(_) => return self.take_value().map(Some),
            }
            self.pass(1);
        }
    }

    /// Goes into the first list of objects that the object has in which the text begins.
    pub(super) fn enter_holder(&mut self) -> io::Result<()> {
        self.pass_blanks(b"{")?;
        loop {
            match self.pass_blanks(b",:")? {
                None | Some(b'}') => {
                    self.pass(1);
                    return Ok(());
                }
                Some(b'[') => {
                    self.pass(1);
                    if self.pass_blanks(b"")? == Some(b'{') {
                        (self.is_in_list, self.ends_with_list) = (true, true);
                        return Ok(());
                    }
                    self.begin_value();
                    let mut depth = Depth { open: 1, ..Depth::default() };
                    self.take(|byte| depth.step(byte))?;
                }
                Some(_) => {
                    self.begin_value();
                    self.take_value()?;
                }
            }
        }
    }

    fn begin_value(&mut self) {
        self.line = self.breaks + 1;
        self.bytes.clear();
    }

    /// Takes one value up to its end.
    fn take_value(&mut self) -> io::Result<Taken> {
        let mut depth = Depth::default();
        match self.input.fill_buf()?.first() {
            Some(b'{' | b'[' | b'"') => self.take(|byte| depth.step(byte)),
            _ => self.take_word(),
        }
    }

    /// Takes a number, `true`, `null` or whatever else is enclosed in nothing.
    ///
    /// What ends a word and belongs to nothing is taken as one.
    fn take_word(&mut self) -> io::Result<Taken> {
        let ends =
            |byte: u8| matches!(byte, b',' | b']' | b'}' | b':') || byte.is_ascii_whitespace();
        let mut is_first = true;
        let step = |byte| match (ends(byte), std::mem::take(&mut is_first)) {
            (true, true) => Step::Last,
            (true, false) => Step::Behind,
            (false, _) => Step::Within,
        };
        self.take(step).map(Taken::whole_at_the_end)
    }

    /// Takes bytes up to the end of a value, as `step` tells it, or of the file.
    fn take(&mut self, mut step: impl FnMut(u8) -> Step) -> io::Result<Taken> {
        let mut is_too_long = false;
        let taken = |whole, is_too_long| if is_too_long { Taken::TooLong } else { whole };
        loop {
            let head = self.input.fill_buf()?;
            if head.is_empty() {
                return Ok(taken(Taken::CutOff, is_too_long));
            }
            let end = head.iter().enumerate().find_map(|(at, byte)| step(*byte).end(at));
            let length = end.unwrap_or(head.len());
            is_too_long |= self.bytes.len() + length > LONGEST_ROW;
            match is_too_long {
                true => self.bytes.clear(),
                false => self.bytes.extend_from_slice(&head[..length]),
            }
            self.pass(length);
            if end.is_some() {
                return Ok(taken(Taken::Whole, is_too_long));
            }
        }
    }

    /// Passes over white space and some signs; gives the byte behind them.
    fn pass_blanks(&mut self, signs: &[u8]) -> io::Result<Option<u8>> {
        loop {
            let head = self.input.fill_buf()?;
            let is_blank = |byte: &u8| byte.is_ascii_whitespace() || signs.contains(byte);
            match head.iter().position(|byte| !is_blank(byte)) {
                Some(at) => {
                    let next = head[at];
                    self.pass(at);
                    return Ok(Some(next));
                }
                None if head.is_empty() => return Ok(None),
                None => {
                    let length = head.len();
                    self.pass(length);
                }
            }
        }
    }

    /// Passes over bytes that have been looked at.
    fn pass(&mut self, length: usize) {
        let Ok(head) = self.input.fill_buf() else { return };
        let length = length.min(head.len());
        self.breaks += memchr::memchr_iter(b'\n', &head[..length]).count() as u64;
        self.input.consume(length);
    }
}

impl Taken {
    /// The same of a value that needs no end but that of the file.
    fn whole_at_the_end(self) -> Self {
        if self == Taken::CutOff { Taken::Whole } else { self }
    }
}

impl Step {
    /// How long a value is that ends at a byte; none where it goes on.
    fn end(self, at: usize) -> Option<usize> {
        match self {
            Step::Within => None,
            Step::Last => Some(at + 1),
            Step::Behind => Some(at),
        }
    }
}

impl Depth {
    /// What the next byte is to the value.
    fn step(&mut self, byte: u8) -> Step {
        if self.ends_with(byte) { Step::Last } else { Step::Within }
    }

    /// Takes the next byte of a value, and says whether the value ends with it.
    fn ends_with(&mut self, byte: u8) -> bool {
        if self.is_in_text {
            self.is_in_text = self.is_escaped || byte != b'"';
            self.is_escaped = byte == b'\\' && !self.is_escaped;
            return !self.is_in_text && self.open == 0;
        }
        match byte {
            b'"' => self.is_in_text = true,
            b'{' | b'[' => self.open += 1,
            b'}' | b']' => {
                self.open = self.open.saturating_sub(1);
                return self.open == 0;
            }
            _ => {}
        }
        false
    }
}

/// A value with `null` in place of `NaN` and `Infinity`, which Python writes where nothing is known;
/// none where it has none of them.
pub(super) fn without_bare_words(bytes: &[u8]) -> Option<Vec<u8>> {
    const WORDS: [&[u8]; 3] = [b"-Infinity", b"Infinity", b"NaN"];
    let (mut mended, mut rest, mut depth) =
        (Vec::with_capacity(bytes.len()), bytes, Depth::default());
    let mut is_other = false;
    while let [byte, behind @ ..] = rest {
        let word = WORDS.iter().find(|word| !depth.is_in_text && rest.starts_with(word));
        if let Some(word) = word {
            mended.extend_from_slice(b"null");
            rest = &rest[word.len()..];
            is_other = true;
            continue;
        }
        depth.ends_with(*byte);
        mended.push(*byte);
        rest = behind;
    }
    is_other.then_some(mended)
}
