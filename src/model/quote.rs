//! Text as quotations are compared: differences that nobody means are folded away.
//!
//! Folded: letters written as several characters to one (NFC); runs of white space to one space;
//! every quotation mark to `"`; every dash to `-`; an ellipsis to three dots; `ё` to `е`; soft
//! hyphens and zero-width characters to nothing. Letters keep their case.

use std::ops::Range;

use memchr::memmem;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

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
        match character {
            '…' => (0..3).for_each(|_| self.push_folded('.', origin)),
            c => fold(c).into_iter().for_each(|c| self.push_folded(c, origin)),
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

/// A quote and the words beside it, as they are looked for in a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedQuote {
    words: String,
    before: String,
    after: String,
}

impl FoldedQuote {
    /// Folds a quote and its context.
    pub fn new(quote: &str, before: Option<&str>, after: Option<&str>) -> Self {
        FoldedQuote {
            words: fold_text(quote),
            before: before.map(fold_text).unwrap_or_default(),
            after: after.map(fold_text).unwrap_or_default(),
        }
    }

    /// The quote without its context.
    pub fn alone(&self) -> Self {
        FoldedQuote { before: String::new(), after: String::new(), ..self.clone() }
    }

    /// The folded words.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The folded words before and after it; empty where none are given.
    pub fn context(&self) -> (&str, &str) {
        (&self.before, &self.after)
    }

    /// Every place of a folded text that has the quote's words, and its context beside them.
    ///
    /// Where no context says otherwise, a place begins and ends where words and numbers do: `5 км`
    /// is not in `15 км`.
    pub fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        self.occurrences(text).filter(|place| {
            let (head, tail) = (&text[..place.start], &text[place.end..]);
            head.trim_end().ends_with(&self.before)
                && tail.trim_start().starts_with(&self.after)
                && (!self.before.is_empty() || begins_word(text, place.start))
                && (!self.after.is_empty() || ends_word(text, place.end))
        })
    }

    /// Every place of a folded text that has the quote's words, be it within other words; places
    /// may overlap.
    pub fn occurrences(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let finder = memmem::Finder::new(&self.words);
        let first = self.words.chars().next().map(char::len_utf8);
        let mut from = 0;
        std::iter::from_fn(move || {
            let first = first?;
            let at = from + finder.find(&text.as_bytes()[from..])?;
            from = at + first;
            Some(at..at + self.words.len())
        })
    }
}

/// Whether no word and no number is cut in two by a quote that begins at `at`.
fn begins_word(text: &str, at: usize) -> bool {
    let (head, tail) = (&text[..at], &text[at..]);
    let digits_before = |head: &str| head.ends_with(|c: char| c.is_ascii_digit());
    let begins_with_digit = tail.starts_with(|c: char| c.is_ascii_digit());
    let inside_word =
        head.ends_with(char::is_alphanumeric) && tail.starts_with(char::is_alphanumeric);
    let inside_number = begins_with_digit
        && (head.strip_suffix(['.', ',', ':']).is_some_and(digits_before)
            || (is_group(tail) && head.strip_suffix(' ').is_some_and(digits_before)));
    !inside_word && !inside_number
}

/// Whether no word and no number is cut in two by a quote that ends at `at`.
fn ends_word(text: &str, at: usize) -> bool {
    let (head, tail) = (&text[..at], &text[at..]);
    let ends_with_digit = head.ends_with(|c: char| c.is_ascii_digit());
    let inside_word =
        head.ends_with(char::is_alphanumeric) && tail.starts_with(char::is_alphanumeric);
    let fraction = |tail: &str| tail.starts_with(|c: char| c.is_ascii_digit());
    let inside_number = ends_with_digit
        && (tail.strip_prefix(['.', ',', ':']).is_some_and(fraction)
            || tail.strip_prefix(' ').is_some_and(is_group));
    !inside_word && !inside_number
}

/// Whether a text begins with three digits and no more, as a number's groups do: `15 000`.
fn is_group(text: &str) -> bool {
    text.chars().take_while(char::is_ascii_digit).count() == 3
}

/// The folded form of one character; none where it counts for nothing.
fn fold(character: char) -> Option<char> {
    Some(match character {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => return None,
        '«' | '»' | '„' | '“' | '”' | '‟' | '‹' | '›' | '‘' | '’' | '‚' | '‛' | '\'' => {
            '"'
        }
        '‐'..='―' | '−' => '-',
        'ё' => 'е',
        'Ё' => 'Е',
        c if c.is_whitespace() => ' ',
        c => c,
    })
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
    fn a_quote_begins_and_ends_where_words_do() {
        let count =
            |quote: &str, text: &str| FoldedQuote::new(quote, None, None).places(text).count();
        assert_eq!(count("Иван", "Иванов и Иван"), 1);
        for (quote, text) in
            [("5 км", "15 км"), ("5 км", "1,5 км"), ("на 15", "на 15 000"), ("000", "15 000")]
        {
            assert_eq!(count(quote, text), 0, "{quote} in {text}");
        }
        assert_eq!(count("в 2025", "в 2025 году, в 2025."), 2);
        assert_eq!(FoldedQuote::new("5", Some("1"), None).places("15 км").count(), 1);
    }

    proptest::proptest! {
        #[test]
        fn every_folded_character_leads_back_to_what_folds_to_it(text in "[а-яёЁй «»—…a-z0-9\u{ad}\u{306}\u{308}\u{a0}\u{200b}]{0,40}") {
            let folded = FoldedText::new(&text);
            let mut last = 0;
            for (at, character) in folded.as_str().char_indices() {
                let range = folded.original_range(at..at + character.len_utf8());
                proptest::prop_assert!(range.start >= last || folded.as_str()[..at].ends_with('.'));
                last = range.start;
                let again = FoldedText::new(&text[range]);
                proptest::prop_assert!(character == ' ' || again.as_str().contains(character));
            }
        }
    }
}
