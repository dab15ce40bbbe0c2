//! The parts of a person's name: which words are the surname, and how the name is sorted.
//!
//! A small word before a surname belongs to it: `Шарль де Голль` is cited as `де Голль, Шарль`. One in
//! small letters is passed over where names are sorted, one with a capital is not, as in CSL's sorting
//! (`demote-non-dropping-particle="sort-only"`). Chinese, Korean and Vietnamese names begin with the
//! surname and are never turned round.

use crate::bylines::{self, EASTERN_FAMILIES, EASTERN_FAMILIES_OR_GIVEN, PARTICLES};
use crate::letter::lower_case;
use crate::name::{is_initials, is_name_word};
use crate::roles;

/// What a father's name ends with, in Russian and Kazakh.
const PATRONYMICS: [&str; 10] =
    ["вич", "вна", "ична", "инична", "ұлы", "қызы", "улы", "кызы", "оглы", "гызы"];

/// What only surnames end with.
const SURNAMES: [&str; 14] = [
    "ов",
    "ова",
    "ев",
    "ева",
    "ёв",
    "ёва",
    "ский",
    "ская",
    "цкий",
    "цкая",
    "енко",
    "швили",
    "ұлы",
    "янц",
];

/// A shorter word may be a given name such as `Лев`.
const SHORTEST_SURNAME: usize = 5;

/// Words of a name: the longest have given names, a father's name, and a surname of several words.
const MOST_WORDS: usize = 6;

/// A person's name in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// The surname, with the small words before it.
    pub family: String,
    /// Given names, a father's name, or initials.
    pub given: String,
    /// How the two are put together.
    pub order: NameOrder,
}

/// In which order people write a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameOrder {
    /// The surname last; a list turns it round.
    GivenFirst,
    /// The surname first, everywhere.
    FamilyFirst,
}

impl PersonName {
    /// The parts of a name; none of one that is no person's, or whose surname cannot be told.
    pub fn of(name: &str) -> Option<PersonName> {
        let apart = apart(name);
        let words: Vec<&str> = apart.split_whitespace().collect();
        let is_personal = |word: &&str| {
            let is_small = PARTICLES.has(word) || PATRONYMICS.contains(word);
            is_small || is_of_name(word) && !roles::is_role(&lower_case(word))
        };
        let may_be = (2..=MOST_WORDS).contains(&words.len()) && words.iter().all(is_personal);
        let is_person = may_be && !bylines::is_organisation(name);
        is_person.then(|| in_parts(&words))?
    }

    /// The surname without its small words in small letters, by which it is sorted.
    pub fn sorted_family(&self) -> &str {
        without_small_words(&self.family)
    }
}

/// A name as an index has it: the surname first, and behind it what the name is sorted by.
///
/// A name that is no person's stands as it is.
pub fn in_index(name: &str) -> (String, String) {
    match PersonName::of(name) {
        Some(PersonName { family, given, order: NameOrder::FamilyFirst }) => {
            let whole = format!("{family} {given}");
            (whole.clone(), whole)
        }
        Some(person) => {
            let sorted = format!("{} {}", person.sorted_family(), person.given);
            (format!("{}, {}", person.family, person.given), sorted)
        }
        None => (name.to_owned(), without_small_words(name).to_owned()),
    }
}

/// Whether a word is written as names are, perhaps behind a small word that hangs on it: `аль-Асад`.
fn is_of_name(word: &str) -> bool {
    is_name_word(word) || bylines::behind_bound_particle(word).is_some_and(is_name_word)
}

/// A name without the words in small letters that it begins with, or such a part of its first word.
fn without_small_words(name: &str) -> &str {
    let mut rest = name;
    while let Some((first, behind)) = rest.split_once(' ')
        && PARTICLES.has(first)
    {
        rest = behind;
    }
    let is_small = rest.starts_with(char::is_lowercase);
    bylines::behind_bound_particle(rest).filter(|_| is_small).unwrap_or(rest)
}

/// A name with a space behind each initial: `А.Б.Ким`.
fn apart(name: &str) -> String {
    name.split_whitespace().map(|word| word.replace('.', ". ")).collect::<Vec<_>>().join(" ")
}

fn in_parts(words: &[&str]) -> Option<PersonName> {
    if is_eastern(words) {
        let (family, given) = words.split_first()?;
        let order = NameOrder::FamilyFirst;
        return Some(PersonName { family: (*family).to_owned(), given: given.join(" "), order });
    }
    let family = behind_particle(words).unwrap_or_else(|| surname(words).map(|at| at..at + 1))?;
    let given = [&words[..family.start], &words[family.end..]].concat().join(" ");
    let order = NameOrder::GivenFirst;
    Some(PersonName { family: words[family].join(" "), given, order })
}

type Words = std::ops::Range<usize>;

/// The surname of a name with a small word, from that on; where the name begins with it, given names
/// behind the surname tell where that ends. None where no small word is in it.
fn behind_particle(words: &[&str]) -> Option<Option<Words>> {
    let is_particle = |word: &&str| {
        PARTICLES.has(&lower_case(word))
            || word.starts_with(char::is_lowercase)
                && bylines::behind_bound_particle(word).is_some()
    };
    let first = words.iter().position(is_particle)?;
    let is_given = |word: &&str| is_initial(word) || bylines::is_given_name(word);
    let end =
        words.iter().skip(first + 1).position(is_given).map_or(words.len(), |at| first + 1 + at);
    let has_family = words[first..end].iter().any(|word| !is_particle(word))
        || words[first..end].iter().any(|word| word.contains('-'));
    Some((has_family && end - first < words.len()).then_some(first..end))
}

fn is_initial(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(is_initials)
}

/// Which word is the surname; none where the name has none.
fn surname(words: &[&str]) -> Option<usize> {
    let last = words.len().checked_sub(1)?;
    if is_initial(words[0]) || is_initial(words[last]) {
        let mut whole = (0..=last).filter(|at| !is_initial(words[*at]));
        return whole.next().filter(|_| whole.next().is_none());
    }
    match words.iter().rposition(|word| is_patronymic(word)) {
        Some(father) if father == last && last > 1 => return Some(0),
        Some(father) if father == last => return surname_of_two(words),
        _ => {}
    }
    let first_is_surname = is_surname(words[0]) && !is_surname(words[last])
        || may_be_eastern(words[0]) && bylines::is_given_name(words[last]);
    Some(if first_is_surname { 0 } else { last })
}

/// Of `Серик Асанұлы` and `Дина Петровна` only the first has a surname.
fn surname_of_two(words: &[&str]) -> Option<usize> {
    is_surname(words[1]).then_some(1).or_else(|| is_surname(words[0]).then_some(0))
}

fn is_patronymic(word: &str) -> bool {
    PATRONYMICS.iter().any(|ending| lower_case(word).ends_with(ending))
}

fn is_surname(word: &str) -> bool {
    let word = lower_case(word);
    word.chars().count() >= SHORTEST_SURNAME && SURNAMES.iter().any(|ending| word.ends_with(ending))
}

/// What syllables of Chinese and Korean begin with, as Russian and English write them.
const INITIALS: &str = " цз чж дж чх тх пх кх хв кв б п м ф д т н л г к х ц ч ш щ ж с р \
     zh ch sh hy b p m f d t n l g k h j q x r z c s y w ";
/// What they end with.
const FINALS: &str = " нь ль н м к п т р ng n m k l p w ";
/// Their vowels.
const VOWELS: &str = "аеёиоуыэюяйaeiou";
/// Vowels of one syllable or of two that meet.
const MOST_VOWELS: usize = 3;
/// Syllables of one word.
const MOST_SYLLABLES: usize = 3;

/// Whether a word may be one or more such syllables.
fn is_eastern_word(word: &str) -> bool {
    let is_vowel = |sign: char| VOWELS.contains(sign);
    let vowels: Vec<&str> =
        word.split(|sign| !is_vowel(sign)).filter(|it| !it.is_empty()).collect();
    let consonants: Vec<&str> = word.split(is_vowel).collect();
    let (Some(first), Some(last)) = (consonants.first(), consonants.last()) else { return false };
    let between = &consonants[1..consonants.len().max(2) - 1];
    let has = |list: &str, part: &str| part.is_empty() || list.contains(&format!(" {part} "));
    let is_border = |part: &str| {
        let mut cuts = part.char_indices().map(|(at, _)| at).chain([part.len()]);
        cuts.any(|at| has(FINALS, &part[..at]) && has(INITIALS, &part[at..]))
    };
    (1..=MOST_SYLLABLES).contains(&vowels.len())
        && vowels.iter().all(|group| group.chars().count() <= MOST_VOWELS)
        && has(INITIALS, first)
        && has(FINALS, last)
        && between.iter().all(|part| is_border(part))
}

/// Whether the first word is the surname of a Chinese, Korean or Vietnamese name: the others are made
/// of its syllables and are no given names of other languages.
fn is_eastern(words: &[&str]) -> bool {
    let [family, given @ ..] = words else { return false };
    let is_given = |word: &&str| {
        let lower = lower_case(word);
        let is_joined = word.split_once('-').is_some_and(|(_, last)| last == lower_case(last));
        let is_known = !is_joined && bylines::is_given_name(word) || is_surname(word);
        !is_known && lower.split('-').all(is_eastern_word)
    };
    let is_alone = given.len() == 1 && !given[0].contains('-');
    let is_likely = match EASTERN_FAMILIES.has_in_any_case(family) {
        true => !is_alone || !may_be_eastern(given[0]),
        false => EASTERN_FAMILIES_OR_GIVEN.has_in_any_case(family) && !is_alone,
    };
    is_likely && given.iter().all(is_given)
}

fn may_be_eastern(word: &str) -> bool {
    EASTERN_FAMILIES.has_in_any_case(word) || EASTERN_FAMILIES_OR_GIVEN.has_in_any_case(word)
}

#[cfg(test)]
mod tests;
