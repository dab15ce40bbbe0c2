//! Counts the words and digits of a text in one pass over its bytes.
//!
//! Words stand between spaces; the scripts that write none count by their signs.

use postil_text::letter::{is_dense, is_letter_or_digit};

/// The number of words; a Chinese or Japanese character counts as half a word.
pub(crate) fn count_words(text: &str) -> usize {
    counts(text).words
}

/// What is counted of a line.
#[derive(Default)]
pub(crate) struct Counts {
    pub words: usize,
    /// ASCII digits.
    pub digits: usize,
}

/// Counts the words between spaces that hold a letter or a digit, and half of the dense signs.
pub(crate) fn counts(text: &str) -> Counts {
    let mut counts = Counts::default();
    let (mut dense, mut in_word, mut at) = (0, false, 0);
    while let Some(byte) = text.as_bytes().get(at) {
        let part = match PARTS[usize::from(*byte)] {
            Part::Other => {
                let sign = text[at..].chars().next().unwrap_or_default();
                dense += usize::from(is_dense(sign));
                part(sign)
            }
            part => part,
        };
        match part {
            Part::Space => in_word = false,
            Part::OfWord | Part::Digit => {
                counts.digits += usize::from(part == Part::Digit);
                counts.words += usize::from(!in_word);
                in_word = true;
            }
            _ => {}
        }
        at += 1;
        if in_word {
            at += letters(&text.as_bytes()[at..]);
        }
    }
    counts.words += dense / 2;
    counts
}

/// How many bytes go on with a word by themselves: most bytes of a text.
#[inline]
fn letters(bytes: &[u8]) -> usize {
    let goes_on = |byte: &&u8| matches!(PARTS[usize::from(**byte)], Part::OfWord | Part::Inside);
    bytes.iter().take_while(goes_on).count()
}

/// What a sign is to the words around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    OfWord,
    Digit,
    Space,
    Mark,
    /// No sign: a byte that goes on with one.
    Inside,
    /// The first byte does not tell.
    Other,
}

/// What the first byte of a sign tells: all of ASCII, and Cyrillic but for a few.
const PARTS: [Part; 256] = {
    let mut parts = [Part::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        parts[byte] = match byte as u8 {
            b'0'..=b'9' => Part::Digit,
            b'a'..=b'z' | b'A'..=b'Z' | 0xd0 | 0xd1 | 0xd3 => Part::OfWord,
            b' ' | b'\t'..=b'\r' => Part::Space,
            0..0x80 => Part::Mark,
            0x80..0xc0 => Part::Inside,
            _ => Part::Other,
        };
        byte += 1;
    }
    parts
};

fn part(sign: char) -> Part {
    if is_letter_or_digit(sign) {
        Part::OfWord
    } else if sign.is_whitespace() {
        Part::Space
    } else {
        Part::Mark
    }
}
