//! Names that say to whom the words were said, and not who said them: `сказал Анне Лугиной`,
//! `деді Айбек Қасымға`, `в интервью Steppe News`.

use crate::clean::speech::dative;
use crate::clean::speech::name::{Place, Word};
use crate::clean::speech::role;

/// So many words may stand between a preposition and the name that it goes with.
const REACH: usize = 3;

/// Whether a name among some words of a text says to whom something is said.
pub(super) fn is_addressee(text: &str, words: &[Word], place: &Place) -> bool {
    let (first, last) = (words[place.start].text, words[place.end - 1].text);
    let in_russian = place.len() > 1 && is_name_to_russian(first, last);
    in_russian || is_to_kazakh(text, last) || is_of_outlet(words, place)
}

/// Whether a Russian name is in the dative, as both its words together tell: `Олегу Киму`, `Анне Ким`.
fn is_name_to_russian(first: &str, last: &str) -> bool {
    let may_be_to = ["ому", "ему", "ой", "ей"].iter().any(|ending| last.ends_with(ending));
    dative::is_first_name(first) || dative::is_sure(first) && (dative::is_sure(last) || may_be_to)
}

/// Whether a word of a Kazakh text is in the dative.
fn is_to_kazakh(text: &str, word: &str) -> bool {
    const OF_NONE_ELSE: [&str; 5] = ["ға", "қа", "ұлына", "қызына", "кызына"];
    const OF_OTHERS: [&str; 2] = ["ге", "ке"];
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let is_kazakh = || text.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і']);
    ends(&OF_NONE_ELSE) || ends(&OF_OTHERS) && is_kazakh()
}

/// Whether a name in other letters stands behind a Russian preposition: `в интервью Steppe News`.
fn is_of_outlet(words: &[Word], place: &Place) -> bool {
    let is_foreign = words[place.start].text.is_ascii();
    let mut before = words[..place.start].iter().rev().take(REACH).take_while(|word| !word.parted);
    is_foreign && before.any(|word| !word.text.is_ascii() && role::opens_aside(word.text))
}
