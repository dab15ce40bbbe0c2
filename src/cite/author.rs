//! Authors as references name them: surname and given names apart.

use serde::Serialize;

use postil_text::bylines::is_organisation;
use postil_text::person::{NameOrder, PersonName};

/// Who wrote something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Author {
    /// A person whose surname is told from the given names.
    Person {
        /// The surname, with the small words before it.
        family: String,
        /// Given names, a father's name, or initials.
        given: String,
        /// The surname stands first everywhere, as in Chinese and Korean.
        family_first: bool,
    },
    /// A name that stands as it is: an editorial office, an agency, a single word.
    Name(String),
}

/// The authors of an article, whose names have `, ` between them.
///
/// An outlet that signs its own article is no person, nor is an agency or an office.
pub(super) fn authors(names: &str, source: Option<&str>) -> Vec<Author> {
    let names = names.split(", ").map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| author(name, source)).collect()
}

fn author(name: &str, source: Option<&str>) -> Author {
    match PersonName::of(name).filter(|_| !is_same(name, source)) {
        Some(PersonName { family, given, order }) => {
            Author::Person { family, given, family_first: order == NameOrder::FamilyFirst }
        }
        None => Author::Name(name.to_owned()),
    }
}

/// Whether a name is that of the outlet.
fn is_same(name: &str, source: Option<&str>) -> bool {
    source.is_some_and(|source| source.to_lowercase() == name.to_lowercase())
}

impl Author {
    /// Whether an organisation has signed: the outlet its own article, an agency, an office.
    pub fn is_organisation(&self, source: Option<&str>) -> bool {
        matches!(self, Author::Name(name) if is_same(name, source) || is_organisation(name))
    }

    /// The surname, a comma and the other names, as programs read it: `Орлова, Дина Петровна`.
    pub fn inverted(&self) -> String {
        match self {
            Author::Person { family, given, .. } => format!("{family}, {given}"),
            Author::Name(name) => name.clone(),
        }
    }

    /// The surname first, as people read it: `Орлова, Дина Петровна`, `Ким Чен Ын`.
    pub fn headed(&self) -> String {
        match self {
            Author::Person { family_first: true, .. } => self.straight(),
            _ => self.inverted(),
        }
    }

    /// As people write it: `Дина Петровна Орлова`, `Ким Чен Ын`.
    pub fn straight(&self) -> String {
        match self {
            Author::Person { family, given, family_first: true } => format!("{family} {given}"),
            Author::Person { family, given, .. } => format!("{given} {family}"),
            Author::Name(name) => name.clone(),
        }
    }

    /// The surname first, and of other names the first letters: `Орлова, Д. П.`
    pub fn short_inverted(&self) -> String {
        match self {
            Author::Person { family, given, family_first: false } => {
                format!("{family}, {}", initials(given))
            }
            _ => self.straight(),
        }
    }

    /// The surname last, and of other names the first letters: `Д. П. Орлова`.
    pub fn short_straight(&self) -> String {
        match self {
            Author::Person { family, given, family_first: false } => {
                format!("{} {family}", initials(given))
            }
            _ => self.straight(),
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
    fn an_outlet_is_no_person() {
        let own = |source| author("Заречный Листок", source).inverted();
        assert_eq!(own(Some("Заречный листок")), "Заречный Листок");
        assert_eq!(author("Дина Орлова", Some("Заречный листок")).inverted(), "Орлова, Дина");
    }

    #[test]
    fn names_are_written_as_their_people_do() {
        for (name, short_inverted, short_straight, headed) in [
            ("Дина Петровна Орлова", "Орлова, Д. П.", "Д. П. Орлова", "Орлова, Дина Петровна"),
            ("Анна-Мария Кох", "Кох, А.-М.", "А.-М. Кох", "Кох, Анна-Мария"),
            ("Орлова Д.П.", "Орлова, Д. П.", "Д. П. Орлова", "Орлова, Д. П."),
            ("Шарль де Голль", "де Голль, Ш.", "Ш. де Голль", "де Голль, Шарль"),
            ("Ким Чен Ын", "Ким Чен Ын", "Ким Чен Ын", "Ким Чен Ын"),
            ("Редакция", "Редакция", "Редакция", "Редакция"),
        ] {
            let author = author(name, None);
            let found = (author.short_inverted(), author.short_straight(), author.headed());
            let expected = (short_inverted, short_straight, headed);
            assert_eq!(found, (expected.0.into(), expected.1.into(), expected.2.into()), "{name}");
        }
    }
}
