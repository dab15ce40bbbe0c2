//! English number words.

use crate::numerals::{Kind, Numeral};

/// Cardinals with their ordinals.
pub(crate) const CARDINALS: [(u64, &str, &str); 28] = [
    (0, "zero", "zeroth"),
    (1, "one", "first"),
    (2, "two", "second"),
    (3, "three", "third"),
    (4, "four", "fourth"),
    (5, "five", "fifth"),
    (6, "six", "sixth"),
    (7, "seven", "seventh"),
    (8, "eight", "eighth"),
    (9, "nine", "ninth"),
    (10, "ten", "tenth"),
    (11, "eleven", "eleventh"),
    (12, "twelve", "twelfth"),
    (13, "thirteen", "thirteenth"),
    (14, "fourteen", "fourteenth"),
    (15, "fifteen", "fifteenth"),
    (16, "sixteen", "sixteenth"),
    (17, "seventeen", "seventeenth"),
    (18, "eighteen", "eighteenth"),
    (19, "nineteen", "nineteenth"),
    (20, "twenty", "twentieth"),
    (30, "thirty", "thirtieth"),
    (40, "forty", "fortieth"),
    (50, "fifty", "fiftieth"),
    (60, "sixty", "sixtieth"),
    (70, "seventy", "seventieth"),
    (80, "eighty", "eightieth"),
    (90, "ninety", "ninetieth"),
];
/// Words that multiply, with their ordinals.
pub(crate) const SCALES: [(u64, &str, &str); 6] = [
    (12, "dozen", "dozenth"),
    (100, "hundred", "hundredth"),
    (1_000, "thousand", "thousandth"),
    (1_000_000, "million", "millionth"),
    (1_000_000_000, "billion", "billionth"),
    (1_000_000_000_000, "trillion", "trillionth"),
];
const TIMES: [(u64, &str); 5] = [
    (1, "once"),
    (2, "twice twofold double doubles doubled doubling"),
    (3, "thrice threefold triple triples tripled tripling treble trebled"),
    (4, "quadruple quadruples quadrupled quadrupling fourfold"),
    (10, "tenfold"),
];
const PARTS: [(u64, &str); 3] =
    [(2, "half halves halve halved"), (3, "thirds"), (4, "quarter quarters")];

/// Every word and what it counts.
pub(crate) fn numerals() -> impl Iterator<Item = (String, Numeral)> {
    let parts = listed(&PARTS, Kind::Part);
    let ones = CARDINALS.iter().flat_map(|(value, cardinal, ordinal)| {
        let (of, to) = (Numeral::of(*value, Kind::Cardinal), Numeral::of(*value, Kind::Ordinal));
        with_plural(cardinal, of).into_iter().chain(with_plural(ordinal, to))
    });
    let scales = SCALES.iter().flat_map(|(value, cardinal, ordinal)| {
        let (of, to) =
            (Numeral::scale(*value, Kind::Cardinal), Numeral::scale(*value, Kind::Ordinal));
        with_plural(cardinal, of).into_iter().chain(with_plural(ordinal, to))
    });
    let both = ("both".to_owned(), Numeral::of(2, Kind::Cardinal));
    parts.chain(ones).chain(scales).chain(listed(&TIMES, Kind::Times)).chain([both])
}

fn listed(
    list: &'static [(u64, &'static str)],
    kind: Kind,
) -> impl Iterator<Item = (String, Numeral)> {
    list.iter().flat_map(move |(value, words)| {
        words.split(' ').map(move |word| (word.to_owned(), Numeral::of(*value, kind)))
    })
}

/// A word and its plural, as in *the twenties*.
fn with_plural(word: &str, numeral: Numeral) -> [(String, Numeral); 2] {
    let plural = match word.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if word.ends_with('x') => format!("{word}es"),
        None => format!("{word}s"),
    };
    [(word.to_owned(), numeral), (plural, numeral)]
}
