//! The names of the months: by their stems, as dates in a dozen languages have them, in all their
//! forms, as running text has them, and as a page prints them.

use std::cmp::Reverse;
use std::sync::LazyLock;

use crate::list::{self, WordList};

const LIST: &str = include_str!("lists/months.txt");
const STEMS: &str = include_str!("lists/month-stems.txt");
const NAMES: &str = include_str!("lists/month-names.txt");
static MONTHS: LazyLock<WordList> = LazyLock::new(|| WordList::read(LIST));
/// The names in each way to print them, January first.
static PRINTED: LazyLock<[Vec<&str>; 4]> = LazyLock::new(|| {
    let names = |printed: Printed| {
        let names = list::entries(NAMES).filter(|(key, _)| *key == printed.row());
        names.map(|(_, name)| name).collect()
    };
    Printed::ALL.map(names)
});

/// How a page prints the name of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// `Февраль`.
    Russian,
    /// `февраля`, as behind a day.
    RussianGenitive,
    /// `ақпан`.
    Kazakh,
    /// `February`.
    English,
}

impl Printed {
    /// Every way, in the order of their declaration.
    const ALL: [Printed; 4] =
        [Printed::Russian, Printed::RussianGenitive, Printed::Kazakh, Printed::English];

    /// The key of such names in a list.
    pub(crate) fn row(self) -> &'static str {
        match self {
            Printed::Russian => "russian",
            Printed::RussianGenitive => "russian-genitive",
            Printed::Kazakh => "kazakh",
            Printed::English => "english",
        }
    }
}

/// The name of a month, 1 to 12.
pub fn name(number: usize, printed: Printed) -> Option<&'static str> {
    PRINTED[printed as usize].get(number.checked_sub(1)?).copied()
}

/// The number of the month that a word of a date names, in any case or short form.
pub fn in_date(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let best = || {
        let stems = list::entries(STEMS).filter(|(_, stem)| word.starts_with(stem));
        stems.max_by_key(|(number, stem)| (stem.len(), Reverse(number.parse().unwrap_or(0))))
    };
    month(&word).or_else(|| best().filter(|_| is_month_like(&word))?.0.parse().ok())
}

/// The number of the month that a word of running text names, in small letters.
///
/// Only whole words in a form that they have: neither `майка` nor `октава` is a month. A capital
/// tells `Марта` from the genitive of a month, and *May* from *may*.
pub fn month(word: &str) -> Option<u32> {
    MONTHS.key(word)?.parse().ok()
}

/// No month has a name of more than eleven letters, endings included.
fn is_month_like(word: &str) -> bool {
    word.chars().count() <= 12
}

/// Every form that is known.
pub fn forms() -> Vec<&'static str> {
    MONTHS.forms()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_every_month_is_that_month() {
        list::assert_complete(LIST, &MONTHS);
        for word in ["майка", "мартен", "январец", "маячить", "октава", "july7", "ай"]
        {
            assert_eq!(month(word), None, "{word}");
        }
    }

    #[test]
    fn a_month_is_the_same_in_a_date_in_a_text_and_on_a_page() {
        for form in forms() {
            assert_eq!(in_date(form), month(form), "{form}");
        }
        for number in 1..=12 {
            for printed in Printed::ALL {
                let name = name(number, printed).expect("every month has a name").to_lowercase();
                assert_eq!(month(&name), Some(number as u32), "{name}");
            }
        }
        assert_eq!(name(2, Printed::RussianGenitive), Some("февраля"));
        assert_eq!((name(0, Printed::English), name(13, Printed::Kazakh)), (None, None));
    }

    #[test]
    fn months_in_any_form() {
        for (word, number) in [
            ("Февраль", 2),
            ("марта", 3),
            ("мая", 5),
            ("маусымда", 6),
            ("ақпанның", 2),
            ("sept", 9),
            ("marca", 3),
            ("maja", 5),
            ("juillet", 7),
            ("маем", 5),
            ("Ιουνίου", 6),
        ] {
            assert_eq!(in_date(word), Some(number), "{word}");
        }
        assert_eq!(in_date("год"), None);
    }
}
