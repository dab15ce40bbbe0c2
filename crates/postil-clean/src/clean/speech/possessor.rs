//! Names that say whose somebody is, and not who speaks: `Ann Reid's lawyer`,
//! `the mother of Ann Reid`, `мать Олега Кима`, `Айбек Нұрланұлының анасы`.

use crate::clean::speech::name::{self, Place, Word};
use postil_text::name::is_of_man;
use postil_text::roles;

/// A longer phrase is more than somebody's, in words.
const LONGEST: usize = 8;
/// After these a name is not the subject.
const PREPOSITIONS: [&str; 7] = ["of", "for", "to", "with", "by", "against", "about"];
/// What a Kazakh name in the genitive ends with.
pub(super) const KAZAKH_GENITIVES: [&str; 6] = ["ның", "нің", "дың", "дің", "тың", "тің"];
/// After these, whoever is called after another is named in the same breath: `его жена Анна Ким`.
const POSSESSIVES: [&str; 4] = ["его", "ее", "её", "их"];
/// Endings of surnames that a woman has in the nominative, and a man in the genitive.
const OF_BOTH: [&str; 5] = ["ова", "ева", "ёва", "ина", "ына"];

/// Whether a name among some words says whose somebody is.
pub(super) fn is_possessor(words: &[Word], place: &Place) -> bool {
    let before = words[..place.start].last().filter(|word| !word.parted);
    let (first, last) = (words[place.start].text, words[place.end - 1].text);
    let in_genitive = is_of_kazakh(last) || place.len() > 1 && is_of_russian(first, last);
    let behind = words.get(place.end).filter(|_| !words[place.end - 1].parted);
    let is_honoured = behind.is_some_and(|word| is_honour_of_kazakh(word.text));
    let after_preposition = before.is_some_and(|word| PREPOSITIONS.contains(&word.text));
    in_genitive
        || is_honoured
        || after_preposition
        || is_of_kin(words, place) && may_be_of_russian(last)
}

/// Somebody who is called after another, in the words before a verb; none where these are more than
/// that.
pub(super) fn phrase<'t>(text: &'t str, words: &[Word<'t>]) -> Option<&'t str> {
    let (first, (last, before)) = (words.first()?, words.split_last()?);
    let is_one = words.len() <= LONGEST && before.iter().all(|word| !word.parted);
    let names = name::full_names(words);
    let after_name = names.iter().any(|place| {
        place.end == words.len() && is_possessor(words, place) && is_headed(&words[..place.start])
    });
    let before_noun =
        before.iter().any(|word| name::is_possessive(word.text) || is_of_kazakh(word.text))
            && last.text.starts_with(char::is_lowercase);
    (is_one && (after_name || before_noun)).then(|| &text[first.start..last.end])
}

/// Whether words before a name hold what somebody is to its bearer.
fn is_headed(words: &[Word]) -> bool {
    words.iter().any(|word| roles::is_kin(word.text) || roles::is_role(word.text))
}

/// Whether a name stands right behind a word of kinship: `мать Кима`.
fn is_of_kin(words: &[Word], place: &Place) -> bool {
    let mut before = words[..place.start].iter().rev();
    let is_kin = before.next().is_some_and(|word| !word.parted && roles::is_kin(word.text));
    is_kin && !before.next().is_some_and(|word| POSSESSIVES.contains(&word.text))
}

/// Whether a word honours the name before it and is in the genitive: `мырзаның`.
fn is_honour_of_kazakh(word: &str) -> bool {
    let stem = KAZAKH_GENITIVES.iter().find_map(|ending| word.strip_suffix(ending));
    stem.is_some_and(|stem| matches!(stem, "мырза" | "ханым"))
}

/// Whether a Kazakh word is in the genitive, and long enough for a name in it.
fn is_of_kazakh(word: &str) -> bool {
    let stem = KAZAKH_GENITIVES.iter().find_map(|ending| word.strip_suffix(ending));
    stem.is_some_and(|stem| stem.starts_with(char::is_uppercase) && stem.chars().count() > 2)
}

/// Whether a Russian name is in the genitive, as both its words together tell: `Олега Кима`,
/// `Анны Лугиной`, `Анны Ким`.
fn is_of_russian(first: &str, last: &str) -> bool {
    const OF_WOMEN: [&str; 8] = ["ы", "ии", "ьи", "ки", "ьги", "хи", "ши", "жи"];
    let of_woman = OF_WOMEN.iter().any(|ending| first.ends_with(ending));
    let may_be_of_man = first.ends_with(['а', 'я']);
    let surname_tells = last.ends_with("ого") || last.ends_with("его") || is_of_consonant(last);
    of_woman || is_of_man(first) || may_be_of_man && surname_tells
}

/// Whether a surname that ends with a consonant stands in the genitive: `Кима`, `Мельника`.
fn is_of_consonant(surname: &str) -> bool {
    may_be_of_russian(surname) && !OF_BOTH.iter().any(|ending| surname.ends_with(ending))
}

/// Whether a surname may be in the genitive.
fn may_be_of_russian(surname: &str) -> bool {
    let is_adjective = ["ая", "яя"].iter().any(|ending| surname.ends_with(ending));
    surname.ends_with(['а', 'я']) && !is_adjective
}
