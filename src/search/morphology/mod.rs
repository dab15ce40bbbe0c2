//! The lemmas of Russian words and the forms of lemmas, by a dictionary.
//!
//! A stemmer cannot lead `привлёк` and `привлечь`, `людьми` and `человек` to one another, and throws
//! unlike words together; a dictionary does neither. A browser has none, so [`Lexeme`] says what the
//! index tells it of a lemma: its forms, and the stems that lead to it.
//!
//! The dictionary is that of `rumorph`, made from OpenCorpora, the Russian Wiktionary and treebanks of
//! Universal Dependencies (CC BY-SA 4.0). Without the feature `morphology` no word is known.

#[cfg(feature = "morphology")]
mod dictionary;
#[cfg(not(feature = "morphology"))]
#[path = "no_dictionary.rs"]
mod dictionary;
mod lexeme;
#[cfg(feature = "morphology")]
mod superlative;

pub(super) use self::lexeme::{Endings, Forms, Lexeme};

/// Who made the dictionary, for whoever finds its forms in an index; none without one.
pub(super) const CREDIT: Option<&str> = match cfg!(feature = "morphology") {
    true => Some(include_str!("credit.txt")),
    false => None,
};

/// Stands behind a lemma, so that no stem is taken for one: `банк=` is the bank, `банк` what is left
/// of an unknown word.
const MARK: char = '=';

/// The terms of a word in its normal form: its lemmas, or where they do not lead back to it or the
/// dictionary knows none, its `stem` as well. A letter has none: it is mostly an initial.
pub(super) fn terms(word: &str, stem: impl FnOnce() -> String) -> Vec<String> {
    // The dictionary takes Latin letters that look like Russian ones for these.
    let is_russian = word.chars().all(|letter| ('а'..='я').contains(&letter));
    let is_word = is_russian && word.chars().nth(1).is_some();
    let (mut terms, is_form) = if is_word { dictionary::lemmas(word) } else { (Vec::new(), false) };
    terms.iter_mut().for_each(|lemma| lemma.push(MARK));
    terms.extend((!is_form).then(stem));
    terms
}

/// The lemma that a term stands for; none of a stem.
pub(super) fn lemma_of(term: &str) -> Option<&str> {
    term.strip_suffix(MARK)
}

#[cfg(all(test, feature = "morphology"))]
mod tests;
