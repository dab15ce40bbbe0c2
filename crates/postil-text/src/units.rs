//! What numbers count: units of measure and money.

use std::sync::LazyLock;

use crate::list::WordList;

const UNIT_LIST: &str = include_str!("lists/units.txt");
const CURRENCY_LIST: &str = include_str!("lists/currencies.txt");
static UNITS: LazyLock<WordList> = LazyLock::new(|| WordList::read(UNIT_LIST));
static CURRENCIES: LazyLock<WordList> = LazyLock::new(|| WordList::read(CURRENCY_LIST));

/// The unit that some words behind a number begin with, and how many words it has.
///
/// Each word is asked for as it is written, then in small letters: `МВт` is not `мВт`.
pub fn unit<'w>(
    written: impl Fn(usize) -> Option<&'w str>,
    small: impl Fn(usize) -> Option<&'w str>,
) -> Option<(&'static str, usize)> {
    let one = UNITS.opening(&small).filter(|(_, count)| *count > 1);
    one.or_else(|| UNITS.opening(written)).or_else(|| UNITS.opening(small))
}

/// The money that a word in small letters or a sign names.
pub fn currency(word: &str) -> Option<&'static str> {
    CURRENCIES.key(word)
}

/// Whether a character is the sign of a currency (Unicode 17, the general category Sc).
pub fn is_currency_sign(character: char) -> bool {
    matches!(character,
        '$' | '\u{a2}'..='\u{a5}' | '\u{58f}' | '\u{60b}' | '\u{7fe}' | '\u{7ff}' | '\u{9f2}'
        | '\u{9f3}' | '\u{9fb}' | '\u{af1}' | '\u{bf9}' | '\u{e3f}' | '\u{17db}'
        | '\u{20a0}'..='\u{20c1}' | '\u{a838}' | '\u{fdfc}' | '\u{fe69}' | '\u{ff04}'
        | '\u{ffe0}' | '\u{ffe1}' | '\u{ffe5}' | '\u{ffe6}' | '\u{11fdd}'..='\u{11fe0}'
        | '\u{1e2ff}' | '\u{1ecb0}')
}

/// Every form of every unit, then of all money.
pub fn forms() -> [Vec<&'static str>; 2] {
    [UNITS.forms(), CURRENCIES.forms()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list;

    #[test]
    fn every_form_of_every_unit_is_that_unit() {
        list::assert_complete(UNIT_LIST, &UNITS);
        list::assert_complete(CURRENCY_LIST, &CURRENCIES);
    }

    #[test]
    fn every_sign_of_money_names_some() {
        let signs = || ('\0'..=char::MAX).filter(|c| is_currency_sign(*c));
        let unknown: String = signs().filter(|c| currency(&c.to_string()).is_none()).collect();
        assert_eq!(unknown, "");
        assert!(signs().count() > 60);
    }

    #[test]
    fn units_that_are_written_alike_are_told_apart() {
        let of = |word: &str| {
            let small = word.to_lowercase();
            unit(|at| (at == 0).then_some(word), |at| (at == 0).then_some(small.as_str()))
                .map(|it| it.0)
        };
        let pairs = [("м", "мм"), ("т", "тг"), ("МВт", "мВт"), ("км", "кг"), ("см", "сек")];
        for (one, other) in pairs {
            assert_ne!(of(one), of(other), "{one} {other}");
        }
        for (one, other) in [("км", "километров"), ("КГ", "кг"), ("мм", "миллиметра")]
        {
            assert!(of(one).is_some() && of(one) == of(other), "{one} {other}");
        }
    }
}
