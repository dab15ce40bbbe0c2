//! From text to index terms, for archives that mix Russian, Kazakh and English.
//!
//! A *term* is what the index knows a word by: lower case, `ё` as `е`, composed, without stress marks,
//! soft hyphens and what takes no room, reduced to its stem. The stemmer is chosen for each word by
//! its letters, so that a Kazakh name in a Russian sentence and a year in an English one come out
//! right.
//!
//! `client/language.js` does the same in the browser, word for word: change both together.

use std::borrow::Cow;

use elasticlunr::{Language, Pipeline};
use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use super::kazakh;
use super::russian::Russian;
use super::words::{is_between, is_unspelt, words};
use postil_text::letter::{lower_case, without_dots};
use postil_text::stop_words::UNSEARCHED;

/// No stop word is longer, in bytes.
const LONGEST_STOP_WORD: usize = 8;

/// Terms are cut to this many characters: what is longer is no word of any language.
const LONGEST_TERM: usize = 32;

/// The terms of `text` in reading order, stop words left out.
pub fn terms(text: &str) -> Vec<String> {
    let stemmers = Stemmers::default();
    words(text).filter_map(|word| stemmers.term(word)).collect()
}

/// The term of a single word; stop words have one too.
pub fn stem(word: &str) -> String {
    Stemmers::default().stem(&normal_form(word))
}

/// What makes terms of words.
pub(super) struct Stemmers {
    russian: Russian,
    english: Stemmer,
}

impl Default for Stemmers {
    fn default() -> Self {
        Stemmers { russian: Russian::default(), english: Stemmer::create(Algorithm::English) }
    }
}

impl Stemmers {
    /// The term of a word as it is written; none of a stop word.
    pub(super) fn term(&self, word: &str) -> Option<String> {
        let word = normal_form(word);
        (!is_stop_word(&word)).then(|| self.stem(&word))
    }

    /// The stem of a word in its normal form.
    ///
    /// A Kazakh stem without a Kazakh letter goes through the Russian stemmer as well: `Алматының`
    /// has to meet `Алматы`, which by its letters is a Russian word.
    fn stem(&self, word: &str) -> String {
        // Most words are of these letters, none of which is Kazakh alone.
        if word.chars().all(|c| matches!(c, 'а'..='я')) {
            return self.russian.stem(word);
        }
        if word.contains(char::is_numeric) {
            return word.to_owned();
        }
        if kazakh::is_kazakh(word) {
            let stem = kazakh::stem(word);
            return if kazakh::is_kazakh(&stem) { stem } else { self.stem(&stem) };
        }
        if word.contains(|c| ('\u{400}'..='\u{4ff}').contains(&c)) {
            return self.russian.stem(word);
        }
        if word.contains(|c: char| c.is_ascii_lowercase()) {
            let stem = self.english.stem(word);
            return if stem.is_empty() { word.to_owned() } else { stem.into_owned() };
        }
        word.to_owned()
    }
}

fn is_stop_word(word: &str) -> bool {
    word.len() <= LONGEST_STOP_WORD && UNSEARCHED.has(word)
}

/// A word in small letters, without what is no part of its spelling, cut where it is endless.
fn normal_form(word: &str) -> String {
    let composed = composed(word);
    let lower = lower_case(&composed);
    let letters = lower.chars().filter(|&c| !is_unspelt(c) && !is_between(c));
    let letters = letters.map(without_dots);
    // Room for the whole word, since what is filtered does not tell how much it is.
    let mut normal = String::with_capacity(lower.len().min(4 * LONGEST_TERM));
    normal.extend(letters.take(LONGEST_TERM));
    normal
}

/// A word in Unicode's form NFKC, if it has a mark of its own or a compatibility character.
fn composed(word: &str) -> Cow<'_, str> {
    // The first bytes of U+0300 to U+037F and of U+F000 to U+FFFF.
    match word.bytes().any(|byte| matches!(byte, 0xcc | 0xcd | 0xef)) {
        true => word.nfkc().collect::<String>().into(),
        false => word.into(),
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
        terms(text)
    }

    fn make_pipeline(&self) -> Pipeline {
        Pipeline { queue: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[track_caller]
    fn same(forms: &str) {
        let stems: Vec<_> = forms.split(' ').map(stem).collect();
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{forms}: {stems:?}");
    }

    #[test]
    fn inflected_russian_words_share_a_term() {
        same("конституция конституции конституцией Конституцию");
        same("бюджет бюджета бюджетом бюджетами");
        same("выборы выборов выборах");
    }

    #[test]
    fn inflected_kazakh_words_share_a_term() {
        same("қала қалалар қаланың");
        same("Алматы Алматының");
        same("президент президентінің президентом");
    }

    #[test]
    fn inflected_english_words_share_a_term() {
        same("elect elected election elections");
        same("city cities");
    }

    #[test]
    fn one_word_in_two_spellings_is_one() {
        same("1250000 1\u{a0}250\u{a0}000");
        same("obrien O'Brien O’Brien");
        same("районный рай\u{200b}онный раи\u{306}онный");
        same("office oﬃce");
    }

    #[test]
    fn yo_and_stress_marks_do_not_matter() {
        same("отчёт отчет отчётом ОТЧЁТ");
        same("замок за\u{301}мок за\u{ad}мок");
    }

    #[test]
    fn years_numbers_and_latin_words_are_terms() {
        assert_eq!(terms("В 2026 году BAQ и G20: 1,5 %"), ["2026", "год", "baq", "g20", "1", "5"]);
    }

    #[test]
    fn parts_of_a_hyphenated_word_are_terms() {
        let whole = stem("западноозерная");
        assert_eq!(terms("Западно-Озёрная"), [whole, stem("западно"), stem("озерная")]);
    }

    #[test]
    fn stop_words_are_left_out() {
        assert!(UNSEARCHED.iter().all(|word| is_stop_word(word)));
        assert!(terms("и в на the").is_empty());
    }

    #[test]
    fn the_browser_leaves_out_the_same_words() {
        let script = include_str!("client/language.js");
        let (_, list) = script.split_once("const STOP_WORDS = new Set(`").expect("the list");
        let (list, _) = list.split_once('`').expect("its end");
        let there: BTreeSet<&str> = list.split_whitespace().collect();
        assert_eq!(there, UNSEARCHED.iter().copied().collect());
    }

    #[test]
    fn an_endless_word_is_cut() {
        assert_eq!(terms(&"ж".repeat(1_000_000))[0].chars().count(), LONGEST_TERM);
    }
}
