//! Authors as references name them: surname and given names apart.

use serde::Serialize;

use postil_text::bylines::is_organisation;
use postil_text::name::{is_initials, is_name_word};
use postil_text::roles;

/// Who wrote something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Author {
    /// A person whose surname is told from the given names.
    Person {
        /// The surname.
        family: String,
        /// Given names, a father's name, or initials.
        given: String,
    },
    /// A name that stands as it is: an editorial office, an agency, a single word.
    Name(String),
}

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

/// The authors of an article, whose names have `, ` between them.
///
/// An outlet that signs its own article is no person, nor is an agency or an office.
pub(super) fn authors(names: &str, source: Option<&str>) -> Vec<Author> {
    let names = names.split(", ").map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| author(name, source)).collect()
}

fn author(name: &str, source: Option<&str>) -> Author {
    let apart = apart(name);
    let words: Vec<&str> = apart.split_whitespace().collect();
    let is_other = is_same(name, source) || is_organisation(name);
    let is_personal = |word: &&str| is_name_word(word) && !roles::is_role(&word.to_lowercase());
    let person = (2..=4).contains(&words.len()) && words.iter().all(is_personal);
    match surname(&words).filter(|_| person && !is_other) {
        Some(place) => {
            let given = words.iter().enumerate().filter(|(at, _)| *at != place);
            let given: Vec<&str> = given.map(|(_, word)| *word).collect();
            Author::Person { family: words[place].to_owned(), given: given.join(" ") }
        }
        None => Author::Name(name.to_owned()),
    }
}

/// Whether a name is that of the outlet.
fn is_same(name: &str, source: Option<&str>) -> bool {
    source.is_some_and(|source| source.to_lowercase() == name.to_lowercase())
}

/// A name with a space behind each initial: `А.Б.Ким`.
fn apart(name: &str) -> String {
    name.split_whitespace().map(|word| word.replace('.', ". ")).collect::<Vec<_>>().join(" ")
}

/// Which word is the surname; none where the name has none.
fn surname(words: &[&str]) -> Option<usize> {
    let last = words.len().checked_sub(1)?;
    let initial = |word: &str| word.strip_suffix('.').is_some_and(is_initials);
    if initial(words[0]) || initial(words[last]) {
        let mut whole = (0..=last).filter(|at| !initial(words[*at]));
        return whole.next().filter(|_| whole.next().is_none());
    }
    match words.iter().rposition(|word| ends_with_any(word, &PATRONYMICS)) {
        Some(father) if father == last && last > 1 => return Some(0),
        Some(father) if father == last => return surname_of_two(words),
        _ => {}
    }
    let first_is_surname = is_surname(words[0]) && !is_surname(words[last]);
    Some(if first_is_surname { 0 } else { last })
}

/// Of `Серик Асанұлы` and `Дина Петровна` only the first has a surname.
fn surname_of_two(words: &[&str]) -> Option<usize> {
    is_surname(words[1]).then_some(1).or_else(|| is_surname(words[0]).then_some(0))
}

fn is_surname(word: &str) -> bool {
    word.chars().count() >= SHORTEST_SURNAME && ends_with_any(word, &SURNAMES)
}

fn ends_with_any(word: &str, endings: &[&str]) -> bool {
    let word = word.to_lowercase();
    endings.iter().any(|ending| word.ends_with(ending) && word.len() > ending.len())
}

impl Author {
    /// Whether an organisation has signed: the outlet its own article, an agency, an office.
    pub fn is_organisation(&self, source: Option<&str>) -> bool {
        matches!(self, Author::Name(name) if is_same(name, source) || is_organisation(name))
    }

    /// The surname first: `Орлова, Дина Петровна`.
    pub fn inverted(&self) -> String {
        match self {
            Author::Person { family, given } => format!("{family}, {given}"),
            Author::Name(name) => name.clone(),
        }
    }

    /// The surname last: `Дина Петровна Орлова`.
    pub fn straight(&self) -> String {
        match self {
            Author::Person { family, given } => format!("{given} {family}"),
            Author::Name(name) => name.clone(),
        }
    }

    /// The surname first, and of other names the first letters: `Орлова, Д. П.`
    pub fn short_inverted(&self) -> String {
        match self {
            Author::Person { family, given } => format!("{family}, {}", initials(given)),
            Author::Name(name) => name.clone(),
        }
    }

    /// The surname last, and of other names the first letters: `Д. П. Орлова`.
    pub fn short_straight(&self) -> String {
        match self {
            Author::Person { family, given } => format!("{} {family}", initials(given)),
            Author::Name(name) => name.clone(),
        }
    }
}

/// The first letters of given names: `Анна-Мария Петровна` gives `А.-М. П.`
fn initials(given: &str) -> String {
    let short = |name: &str| {
        let parts = name.split('-').filter_map(|part| part.chars().next());
        parts.map(|letter| format!("{letter}.")).collect::<Vec<_>>().join("-")
    };
    given.split_whitespace().map(short).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_is_told_by_its_place_its_ending_and_its_neighbours() {
        for (name, expected) in [
            ("Дина Орлова", "Орлова, Дина"),
            ("Орлова Дина", "Орлова, Дина"),
            ("Орлова Дина Петровна", "Орлова, Дина Петровна"),
            ("Дина Петровна Орлова", "Орлова, Дина Петровна"),
            ("Лев Хмурый", "Хмурый, Лев"),
            ("Д. Орлова", "Орлова, Д."),
            ("Орлова Д.П.", "Орлова, Д. П."),
            ("Д.П.Орлова", "Орлова, Д. П."),
            ("Айгүл Серікқызы Нұрлан", "Нұрлан, Айгүл Серікқызы"),
            ("Серік Асанұлы", "Асанұлы, Серік"),
            ("Anna Maria Hill", "Hill, Anna Maria"),
            ("Анна-Мария Кох", "Кох, Анна-Мария"),
            ("Дина Петровна", "Дина Петровна"),
            ("Редакция", "Редакция"),
            ("Степной Вестник", "Степной Вестник"),
            ("отдел новостей", "отдел новостей"),
            ("ИА «Заречье»", "ИА «Заречье»"),
            ("Steppe Press", "Steppe Press"),
            ("Пресс-служба Акимата", "Пресс-служба Акимата"),
        ] {
            assert_eq!(author(name, Some("Степной вестник")).inverted(), expected, "{name}");
        }
    }

    #[test]
    fn given_names_are_cut_to_their_first_letters() {
        for (name, expected) in [
            ("Дина Петровна Орлова", "Орлова, Д. П."),
            ("Анна-Мария Кох", "Кох, А.-М."),
            ("Орлова Д.П.", "Орлова, Д. П."),
            ("Редакция", "Редакция"),
        ] {
            assert_eq!(author(name, None).short_inverted(), expected, "{name}");
        }
    }
}
