//! Text as quotations are compared: differences that nobody means are folded away.
//!
//! Folded: letters written as several characters to one (NFC); runs of white space to one space;
//! every quotation mark and double prime to `"`, a single one behind a digit to `'`; every dash to `-`; an ellipsis and a ligature to their
//! letters; full-width letters to plain ones; what groups the digits of a number (`1,000`, `1'000`)
//! to a space; `ё` to `е`; soft hyphens and zero-width characters to nothing. Letters keep their
//! case.

mod beside;
mod commas;
mod places;
mod whole;

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::letter::without_dots;

pub use beside::has_open_quotation;
pub use commas::has_decimal_commas;
pub use places::FoldedQuote;

/// A text in folded form that can lead back to the original.
#[derive(Debug, Clone, Default)]
pub struct FoldedText {
    folded: String,
    /// For each byte of `folded`, the original bytes that its character was made of.
    origins: Vec<(usize, usize)>,
}

impl FoldedText {
    /// Folds `text`.
    pub fn new(text: &str) -> Self {
        let mut folded = FoldedText {
            folded: String::with_capacity(text.len()),
            origins: Vec::with_capacity(text.len()),
        };
        match is_nfc_quick(text.chars()) {
            IsNormalized::Yes => {
                let characters = text.char_indices();
                characters.for_each(|(at, c)| folded.push(c, (at, at + c.len_utf8())));
            }
            _ => folded.push_composed(text),
        }
        folded.space_groups();
        folded
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.folded
    }

    /// Translates a range of folded bytes into the bytes of the original.
    ///
    /// The range must not be empty, and both ends must lie on character boundaries of the folded
    /// text.
    pub fn original_range(&self, folded: Range<usize>) -> Range<usize> {
        self.origins[folded.start].0..self.origins[folded.end - 1].1
    }

    /// Composes letters before they are folded: a letter with the marks behind it at a time, so
    /// that every composed letter leads back to all of its characters.
    fn push_composed(&mut self, text: &str) {
        let mut start = 0;
        let ends = text.char_indices().filter(|(at, c)| *at > 0 && begins_letter(*c));
        for end in ends.map(|(at, _)| at).chain([text.len()]) {
            text[start..end].nfc().for_each(|c| self.push(c, (start, end)));
            start = end;
        }
    }

    fn push(&mut self, character: char, origin: (usize, usize)) {
        match spelled_out(character) {
            Some(letters) => letters.chars().for_each(|c| self.push_folded(c, origin)),
            None if self.is_minute(character) => self.push_folded('\'', origin),
            None => fold(character).into_iter().for_each(|c| self.push_folded(c, origin)),
        }
    }

    /// Whether a mark behind a digit stands for feet or minutes, which are no inches and no seconds.
    fn is_minute(&self, mark: char) -> bool {
        matches!(narrow(mark), '\'' | '’' | '′')
            && self.folded.ends_with(|c: char| c.is_ascii_digit())
    }

    /// Writes a space for each comma and apostrophe that groups the digits of a number.
    ///
    /// A number that begins with `0` has no groups: `0,125` is a fraction.
    fn space_groups(&mut self) {
        let separators: Vec<usize> = group_separators(self.folded.as_bytes()).collect();
        for at in separators {
            self.folded.replace_range(at..=at, " ");
        }
    }

    fn push_folded(&mut self, character: char, origin: (usize, usize)) {
        if character == ' ' && (self.folded.is_empty() || self.folded.ends_with(' ')) {
            return;
        }
        self.folded.push(character);
        self.origins.resize(self.folded.len(), origin);
    }
}

/// Whether a character never joins the one before it into one letter (UAX 15, section 9).
fn begins_letter(character: char) -> bool {
    canonical_combining_class(character) == 0
        && is_nfc_quick(std::iter::once(character)) == IsNormalized::Yes
}

/// Folds a text that is only compared, without the way back; no space at either end.
pub fn fold_text(text: &str) -> String {
    let mut folded = FoldedText::new(text).folded;
    folded.truncate(folded.trim_end().len());
    folded
}

/// Where a comma or an apostrophe stands between the groups of a number's digits.
fn group_separators(folded: &[u8]) -> impl Iterator<Item = usize> {
    let is_digit = |at: usize| folded.get(at).is_some_and(u8::is_ascii_digit);
    let mut start = 0;
    (0..folded.len()).filter(move |&at| {
        // Digits and what joins them are one number, which begins at `start`.
        let joins = matches!(folded[at], b',' | b'\'') && at > start && is_digit(at - 1);
        if !is_digit(at) && !joins {
            start = at + 1;
        }
        let first = &folded[start.min(at)..at];
        let group = first.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let has_groups = (at + 1..at + 4).all(is_digit) && !is_digit(at + 4);
        joins && has_groups && (1..=3).contains(&group) && first[0] != b'0'
    })
}

/// The letters of a character that stands for several.
fn spelled_out(character: char) -> Option<&'static str> {
    Some(match character {
        '…' => "...",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

/// The folded form of one character; none where it counts for nothing.
fn fold(character: char) -> Option<char> {
    Some(match narrow(character) {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => return None,
        '«' | '»' | '„' | '“' | '”' | '‟' | '‹' | '›' | '‘' | '’' | '‚' | '‛' | '\'' | '′'
        | '″' | '‴' | '‵' | '‶' => '"',
        '‐'..='―' | '−' => '-',
        c if c.is_whitespace() => ' ',
        c => without_dots(c),
    })
}

/// A full-width character in its plain width (Unicode, Halfwidth and Fullwidth Forms).
fn narrow(character: char) -> char {
    match character {
        '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_means_is_folded() {
        assert_eq!(fold_text(" «Ещё\u{a0}\n один» —\u{ad}да "), "\"Еще один\" -да");
    }

    #[test]
    fn a_folded_range_leads_back() {
        let text = "Он  сказал: «всё ясно»";
        let folded = FoldedText::new(text);
        let at = folded.as_str().find("\"все ясно\"").unwrap();
        let range = folded.original_range(at..at + "\"все ясно\"".len());
        assert_eq!(&text[range], "«всё ясно»");
    }

    #[test]
    fn a_letter_of_two_characters_is_one() {
        let text = "и\u{306}од, е\u{308}ж…";
        let folded = FoldedText::new(text);
        assert_eq!(folded.as_str(), "йод, еж...");
        assert_eq!(&text[folded.original_range(0.."й".len())], "и\u{306}");
        let at = folded.as_str().find("еж").unwrap();
        assert_eq!(&text[folded.original_range(at..at + "еж".len())], "е\u{308}ж");
    }

    #[test]
    fn what_is_written_in_two_ways_is_one() {
        for (one, other) in [
            ("ﬁnal oﬃce", "final office"),
            ("ＡＢＣ １２３！", "ABC 123!"),
            ("5′ 10″", "5' 10\""),
            ("1,000 и 12,345,678", "1\u{a0}000 и 12\u{2009}345 678"),
            ("1’000", "1 000"),
        ] {
            assert_eq!(fold_text(one), fold_text(other));
        }
        for (one, other) in [("5′", "5″"), ("5'", "5\""), ("5′ 30″", "5″ 30′"), ("5’6”", "5”6’")]
        {
            assert_ne!(fold_text(one), fold_text(other));
        }
        for other in ["0,125", "1,5", "1,0000", "2025,100", "1,00", "a,100", "10, 200"] {
            assert_eq!(fold_text(other), other);
        }
        let text = "всего 1,000 тенге";
        let folded = FoldedText::new(text);
        let at = folded.as_str().find("1 000").unwrap();
        assert_eq!(&text[folded.original_range(at..at + 5)], "1,000");
    }

    proptest::proptest! {
        #[test]
        fn every_folded_character_leads_back_to_what_folds_to_it(text in "[а-яёЁй «»—…ﬁＡ′,a-z0-9\u{ad}\u{306}\u{308}\u{a0}\u{200b}]{0,40}") {
            let folded = FoldedText::new(&text);
            let mut last = 0;
            for (at, character) in folded.as_str().char_indices() {
                let range = folded.original_range(at..at + character.len_utf8());
                proptest::prop_assert!(range.start >= last || folded.as_str()[..at].ends_with('.'));
                last = range.start;
                let again = FoldedText::new(&text[range]);
                // What groups digits, and what stands behind one, is told by its neighbours.
                let is_told = matches!(character, ' ' | '\'');
                proptest::prop_assert!(is_told || again.as_str().contains(character));
            }
        }
    }
}
