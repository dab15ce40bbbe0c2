//! From text to index terms, for archives that mix Russian, Kazakh and English.
//!
//! A *term* is what the index knows a word by: lower case, `ё` as `е`, composed, without stress marks,
//! accents, soft hyphens and what takes no room, reduced to its stem. The stemmer is chosen for each word by
//! its letters, so that a Kazakh name in a Russian sentence and a year in an English one come out
//! right, and where letters do not tell, by the [`Reading`] of the text. A query has no language: it
//! looks for a word in every reading.
//!
//! `client/language.js` does the same in the browser, word for word: change both together. Where the
//! dictionary knows a Russian word, the index has its lemmas instead ([`super::morphology`]), to which
//! its stem leads the browser.

use std::borrow::Cow;
use std::sync::Arc;

use elasticlunr::{Language, Pipeline};
use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use super::known_terms::KnownTerms;
use super::look_alikes::in_one_script;
use super::russian::Russian;
use super::words::{is_between, is_unspelt, words};
use super::{kazakh, morphology};
use postil_text::letter::{is_numeral, lower_case, without_dots};
use postil_text::stop_words::UNSEARCHED;

/// No stop word is longer, in bytes.
const LONGEST_STOP_WORD: usize = 8;

/// How surnames end that a Kazakh text takes from Russian with their Russian endings.
const RUSSIAN_NAMES: [&str; 4] = ["ов", "ев", "ова", "ева"];

/// Terms are cut to this many characters: what is longer is no word of any language.
const LONGEST_TERM: usize = 32;

/// How the Cyrillic words of a text are read.
///
/// Letters do not tell: `облыс` and `депутаттар` have none that Kazakh alone has. A word that has one
/// is read as Kazakh wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// As words of a Russian text, or of another that is not Kazakh.
    Russian,
    /// As words of a Kazakh text.
    Kazakh,
    /// As both, where nobody knows.
    Both,
}

impl Reading {
    /// The reading of a text in a language, given as its ISO 639-1 code.
    pub fn of(language: Option<&str>) -> Self {
        match language {
            Some("kk") => Reading::Kazakh,
            Some(_) => Reading::Russian,
            None => Reading::Both,
        }
    }
}

/// The stems of the words of `text` in reading order, stop words left out.
pub fn stems(text: &str, reading: Reading) -> Vec<String> {
    let stemmers = Stemmers::default();
    words(text).flat_map(|word| stemmers.stems(word, reading)).collect()
}

/// What the index has of the words of `text` in reading order, stop words left out: their lemmas, and
/// stems where the dictionary knows none.
pub fn terms(text: &str, reading: Reading) -> Vec<String> {
    let stemmers = Stemmers::default();
    words(text).flat_map(|word| stemmers.terms(word, reading)).collect()
}

/// The stem of a single word of a Russian text; stop words have one too.
pub fn stem(word: &str) -> String {
    Stemmers::default().stem(&normal_form(word))
}

/// What makes terms of words.
pub(super) struct Stemmers {
    russian: Russian,
    english: Stemmer,
    known: Arc<KnownTerms>,
}

impl Default for Stemmers {
    fn default() -> Self {
        Stemmers::sharing(Arc::default())
    }
}

impl Stemmers {
    /// Stemmers that know the terms of Russian words that others have asked for.
    pub(super) fn sharing(known: Arc<KnownTerms>) -> Self {
        let english = Stemmer::create(Algorithm::English);
        Stemmers { russian: Russian::default(), english, known }
    }

    /// The distinct terms of a word as it is written, the main one first; none of a stop word.
    pub(super) fn terms(&self, word: &str, reading: Reading) -> Vec<String> {
        let make = |word: &str| morphology::terms(word, || self.stem(word));
        self.read(word, reading, |word| self.known.of(word, || make(word)))
    }

    /// The same without a dictionary.
    pub(super) fn stems(&self, word: &str, reading: Reading) -> Vec<String> {
        self.read(word, reading, |word| vec![self.stem(word)])
    }

    /// The terms of a word in a reading; `russian` gives those of one that is read as Russian.
    ///
    /// A Kazakh word is also known as it is typed without Kazakh letters.
    fn read(
        &self,
        word: &str,
        reading: Reading,
        russian: impl Fn(&str) -> Vec<String>,
    ) -> Vec<String> {
        let word = normal_form(word);
        if is_stop_word(&word) {
            return Vec::new();
        }
        let reading = match () {
            () if !is_cyrillic(&word) => return vec![self.stem(&word)],
            () if kazakh::is_kazakh(&word) => Reading::Kazakh,
            () => reading,
        };
        let mut terms = match reading {
            Reading::Russian => return russian(&word),
            Reading::Kazakh => Vec::new(),
            Reading::Both => russian(&word),
        };
        for term in self.kazakh_terms(&word) {
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        terms
    }

    /// The stem of a Kazakh word, how it is typed, and the Russian stem of a Russian name.
    fn kazakh_terms(&self, word: &str) -> impl Iterator<Item = String> {
        let stem = kazakh::stem(word);
        let typed = kazakh::folded(&stem);
        let name = RUSSIAN_NAMES.iter().any(|end| stem.ends_with(end));
        let name = name.then(|| self.russian.stem(&stem));
        [stem, typed].into_iter().chain(name)
    }

    /// The stem of a word in its normal form, as a Russian text has it.
    fn stem(&self, word: &str) -> String {
        if word.contains(is_numeral) {
            return word.to_owned();
        }
        if kazakh::is_kazakh(word) {
            return kazakh::stem(word);
        }
        if is_cyrillic(word) {
            return self.russian.stem(word);
        }
        if word.contains(|c: char| c.is_ascii_lowercase()) {
            let stem = self.english.stem(word);
            return if stem.is_empty() { word.to_owned() } else { stem.into_owned() };
        }
        word.to_owned()
    }
}

/// Whether a word is written in Cyrillic letters and in no digits.
fn is_cyrillic(word: &str) -> bool {
    let has_letter = word.contains(|c| ('\u{400}'..='\u{4ff}').contains(&c));
    has_letter && !word.contains(is_numeral)
}

fn is_stop_word(word: &str) -> bool {
    word.len() <= LONGEST_STOP_WORD && UNSEARCHED.has(word)
}

/// A word in small letters, without what is no part of its spelling, cut where it is endless.
fn normal_form(word: &str) -> String {
    let composed = composed(word);
    let in_one_script = in_one_script(&composed);
    let lower = lower_case(&in_one_script);
    let letters = lower.chars().filter(|&c| !is_unspelt(c) && !is_between(c));
    let letters = letters.map(without_dots).map(without_accent);
    // Room for the whole word, since what is filtered does not tell how much it is.
    let mut normal = String::with_capacity(lower.len().min(4 * LONGEST_TERM));
    normal.extend(letters.take(LONGEST_TERM));
    normal
}

/// A word in Unicode's form NFKC, if it has a mark of its own or a compatibility character.
fn composed(word: &str) -> Cow<'_, str> {
    // The first bytes of U+0080 to U+00BF, U+0300 to U+037F, U+2000 to U+2FFF and U+F000 to U+FFFF.
    let may_differ = word.bytes().any(|byte| matches!(byte, 0xc2 | 0xcc | 0xcd | 0xe2 | 0xef));
    match may_differ && word.contains(has_other_form) {
        true => word.nfkc().collect::<String>().into(),
        false => word.into(),
    }
}

fn has_other_form(character: char) -> bool {
    matches!(
        character,
        '²' | '³' | '¹' | '\u{300}'..='\u{37f}' | '\u{2070}'..='\u{209f}' | '\u{f000}'..='\u{ffff}'
    )
}

/// A Latin letter without its accent: `é` is typed as `e` where a keyboard has no other.
fn without_accent(letter: char) -> char {
    match letter {
        '\u{c0}'..='\u{24f}' => letter.nfd().next().unwrap_or(letter),
        letter => letter,
    }
}

/// Postil's language, as elasticlunr asks for one.
///
/// Everything happens in the tokeniser: what elasticlunr calls its pipeline would look up each
/// word anew, and it cannot be turned off for text that is analysed already.
pub(super) struct Multilingual;

impl Language for Multilingual {
    fn name(&self) -> String {
        "Postil".into()
    }

    fn code(&self) -> String {
        "postil".into()
    }

    fn tokenize(&self, text: &str) -> Vec<String> {
        stems(text, Reading::Both)
    }

    fn make_pipeline(&self) -> Pipeline {
        Pipeline { queue: Vec::new() }
    }
}

#[cfg(test)]
mod tests;
