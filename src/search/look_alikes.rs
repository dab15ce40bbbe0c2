//! Letters of two scripts that look alike.
//!
//! A keyboard without `і` and `ә` makes people type the Latin letters, recognition of print takes `с`
//! for `c`, and some write so to be found by nobody. Such a word is known as it looks.
//! `client/language.js` does the same.

use std::borrow::Cow;

/// Latin letters, and the Cyrillic ones that look like them, in the same order.
pub(super) const LATIN: &str = "ABCEHIKMOPTXYËƏƟacehikopxyëəɵ";
pub(super) const CYRILLIC: &str = "АВСЕНІКМОРТХУЁӘӨасеһікорхуёәө";

/// A word with a Cyrillic letter in Cyrillic letters alone, if all others look like these.
///
/// A Cyrillic ending behind a Latin word is no mistake: `PDFа`.
pub(super) fn in_one_script(word: &str) -> Cow<'_, str> {
    if !word.contains(is_latin) || !word.contains(is_cyrillic) {
        return word.into();
    }
    let cyrillic: String = word.chars().map(looked_at).collect();
    match cyrillic.contains(is_latin) {
        true => word.into(),
        false => cyrillic.into(),
    }
}

/// The Cyrillic letter that a Latin one looks like, or the letter itself.
fn looked_at(letter: char) -> char {
    let mut twins = LATIN.chars().zip(CYRILLIC.chars());
    twins.find(|(latin, _)| *latin == letter).map_or(letter, |(_, twin)| twin)
}

fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, 'Ë' | 'ë' | 'Ə' | 'ə' | 'Ɵ' | 'ɵ')
}

fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{4ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cyrillic_word_has_no_letter_that_only_looks_so() {
        for (given, expected) in [
            ("бiлiм", "білім"),
            ("кiтап", "кітап"),
            ("министрлiгi", "министрлігі"),
            ("iнi", "іні"),
            ("Əкiм", "Әкім"),
            ("əке", "әке"),
            ("ɵнер", "өнер"),
            ("Cовет", "Совет"),
            ("Mосква", "Москва"),
            ("бюджетe", "бюджете"),
            ("КOPOЛËВ", "КОРОЛЁВ"),
            ("PDFа", "PDFа"),
            ("SMSка", "SMSка"),
            ("wi-fi-сеть", "wi-fi-сеть"),
            ("council", "council"),
            ("совет", "совет"),
        ] {
            assert_eq!(in_one_script(given), expected, "{given}");
        }
    }
}
