//! The names of the months: by their stems, as dates in a dozen languages have them, and in all
//! their forms, as running text has them.

use std::sync::LazyLock;

use crate::words::list::WordList;

const LIST: &str = include_str!("lists/months.txt");
static MONTHS: LazyLock<WordList> = LazyLock::new(|| WordList::read(LIST));

/// The stems of each month's name, January first; a word that starts with one is that month.
///
/// Only stems that no other month shares; short ones stand for themselves alone.
const STEMS: [&str; 12] = [
    "янв қаңтар jan jän ene sty ιαν січ gen led",
    "фев ақпан feb fév fev lut φεβ лют únor",
    "мар наурыз mar mär μαρ μάρ берез bře",
    "апр сәуір apr avr abr kwi απρ квіт dub",
    "мая май мамыр may mai maj mag μαΐ μαι трав kvě",
    "июн маусым jun juin cze giu ιουν черв",
    "июл шілде jul juil lip lug ιουλ лип",
    "авг тамыз aug août aou ago sie αυγ αύγ серп srp",
    "сен қыркүйек sep set wrz σεπ вер zář",
    "окт қазан oct okt out ott paź οκτ жовт říj",
    "ноя қараша nov lis νοε листоп",
    "дек желтоқсан dec dez déc dic gru δεκ груд pro",
];

/// The number of the month that a word names, in any case or short form.
pub fn month_number(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let matches =
        |stems: &str| stems.split(' ').filter(|stem| word.starts_with(stem)).map(str::len).max();
    let best = STEMS.iter().enumerate().filter_map(|(index, stems)| Some((matches(stems)?, index)));
    let (_, index) = best.max_by_key(|(length, index)| (*length, std::cmp::Reverse(*index)))?;
    is_month_like(&word).then_some(index as u32 + 1)
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
#[cfg(test)]
pub fn forms() -> Vec<&'static str> {
    MONTHS.forms()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::list;

    #[test]
    fn every_form_of_every_month_is_that_month() {
        list::assert_complete(LIST, &MONTHS);
        for word in ["майка", "мартен", "январец", "маячить", "октава", "july7", "ай"]
        {
            assert_eq!(month(word), None, "{word}");
        }
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
            ("Ιουνίου", 6),
        ] {
            assert_eq!(month_number(word), Some(number), "{word}");
        }
        assert_eq!(month_number("год"), None);
    }
}
