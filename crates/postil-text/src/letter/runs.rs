//! Cuts a text into runs of letters, digits and signs.

use super::{is_letter, is_letter_or_digit};

/// The runs of letters and digits in a text: the pieces between all other characters.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    runs(text, is_letter_or_digit)
}

/// The runs of letters in a text.
pub fn letter_runs(text: &str) -> impl Iterator<Item = &str> {
    Words { text, at: 0, steps: &STEPS_OF_LETTERS, is_part: is_letter }
}

/// The pieces of a text between white space, as [`str::split_whitespace`] gives them.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> + Clone {
    let is_part = |character: char| !character.is_whitespace();
    Words { text, at: 0, steps: &STEPS_OF_PIECES, is_part }
}

/// The runs of letters, digits and other characters for which `is_part` holds; of ASCII it is not
/// asked.
pub fn runs(
    text: &str,
    is_part: impl Fn(char) -> bool + Clone,
) -> impl Iterator<Item = &str> + Clone {
    Words { text, at: 0, steps: &STEPS_OF_WORDS, is_part }
}

/// Where a piece of a text starts in it, in bytes; the piece must be cut out of this very text.
pub fn start_of(piece: &str, text: &str) -> usize {
    piece.as_ptr().addr() - text.as_ptr().addr()
}

/// The runs of characters of one kind, to which all letters belong.
#[derive(Clone)]
struct Words<'t, F> {
    text: &'t str,
    /// Where the next one is looked for, in bytes.
    at: usize,
    steps: &'static [u8; 256],
    is_part: F,
}

// What the first byte of a character tells of it: how many bytes it has where it is a part, or one of
// these.
/// One of ASCII that is no part.
const BETWEEN: u8 = 0;
/// It has to be decoded.
const UNKNOWN: u8 = u8::MAX;

static STEPS_OF_LETTERS: [u8; 256] = steps(false);
static STEPS_OF_WORDS: [u8; 256] = steps(true);

/// White space beyond ASCII begins with one of four bytes.
static STEPS_OF_PIECES: [u8; 256] = {
    let mut steps = [1; 256];
    let mut byte = 0x80;
    while byte < 256 {
        steps[byte] = match byte as u8 {
            0xc2 | 0xe1..=0xe3 => UNKNOWN,
            0..0xe0 => 2,
            0xe0..0xf0 => 3,
            0xf0.. => 4,
        };
        byte += 1;
    }
    let mut at = 0;
    while at < SPACES.len() {
        steps[SPACES[at] as usize] = BETWEEN;
        at += 1;
    }
    steps
};

/// The white space of ASCII.
const SPACES: [u8; 6] = *b" \t\n\x0b\x0c\r";

const fn steps(with_digits: bool) -> [u8; 256] {
    let mut steps = [UNKNOWN; 256];
    let mut byte = 0;
    while byte < 256 {
        steps[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => 1,
            b'0'..=b'9' if with_digits => 1,
            ..0x80 => BETWEEN,
            // From U+400 to U+47F and from U+4C0 to U+4FF there are letters only.
            0xd0 | 0xd1 | 0xd3 => 2,
            _ => UNKNOWN,
        };
        byte += 1;
    }
    steps
}

impl<F: Fn(char) -> bool> Words<'_, F> {
    /// The length of the character at a byte, and whether it is part of a word.
    #[inline(always)]
    fn character(&self, at: usize) -> Option<(usize, bool)> {
        match self.steps[usize::from(*self.text.as_bytes().get(at)?)] {
            BETWEEN => Some((1, false)),
            UNKNOWN => self.rare_character(at),
            length => Some((usize::from(length), true)),
        }
    }

    /// The same of a character that has to be decoded.
    #[inline(never)]
    fn rare_character(&self, at: usize) -> Option<(usize, bool)> {
        let character = self.text[at..].chars().next()?;
        Some((character.len_utf8(), (self.is_part)(character)))
    }
}

impl<'t, F: Fn(char) -> bool> Iterator for Words<'t, F> {
    type Item = &'t str;

    #[inline]
    fn next(&mut self) -> Option<&'t str> {
        let mut start = self.at;
        while let (length, false) = self.character(start)? {
            start += length;
        }
        self.at = start;
        while let Some((length, true)) = self.character(self.at) {
            self.at += length;
        }
        Some(&self.text[start..self.at])
    }
}
