//! Numbers that begin a longer word: `двухэтажный`, `двадцатипятилетие`, `үшжылдық`.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::list;
use crate::numerals::{english, kazakh, russian};
use crate::value::Value;

/// What a number may be joined with, by its beginning.
const ROOTS: &str = include_str!("../lists/roots.txt");
/// Beginnings that are no genitive of a number.
const OTHERS: [(&str, u64); 9] = [
    ("одно", 1),
    ("дву", 2),
    ("тре", 3),
    ("девяносто", 90),
    ("сто", 100),
    ("тысяче", 1_000),
    ("тысяча", 1_000),
    ("двух", 2),
    ("трех", 3),
];
const SCALES: [(&str, u64); 3] =
    [("тысячн", 1_000), ("миллионн", 1_000_000), ("миллиардн", 1_000_000_000)];
const HALVES: [(&str, i32, u128); 3] = [("полутора", -1, 15), ("полу", -1, 5), ("пол", -1, 5)];

static BEGINNINGS: LazyLock<HashMap<String, Value, RandomState>> = LazyLock::new(|| {
    let mut beginnings = HashMap::default();
    let genitives = russian::cardinals().into_iter().filter(|(value, _)| *value > 4);
    for (value, cases) in genitives {
        beginnings.insert(cases[1].clone(), Value::from(value));
    }
    beginnings.insert("четырех".to_owned(), Value::from(4));
    beginnings.extend(OTHERS.iter().map(|(word, value)| ((*word).to_owned(), Value::from(*value))));
    beginnings.extend(
        HALVES
            .iter()
            .map(|(word, exponent, digits)| ((*word).to_owned(), Value::new(*digits, *exponent))),
    );
    let others = kazakh::CARDINALS.iter().chain(&kazakh::SCALES).chain(&english::CARDINALS);
    beginnings.extend(others.map(|(value, word, _)| ((*word).to_owned(), Value::from(*value))));
    beginnings
});

static ROOT_LIST: LazyLock<Vec<&str>> =
    LazyLock::new(|| list::entries(ROOTS).map(|(_, root)| root).collect());

/// The longest beginning, in characters.
const LONGEST: usize = 16;

/// The number that a longer word begins with, and the rest of the word.
///
/// Only where a known second part follows: `семинар` and `столица` begin with none.
pub fn compound(word: &str) -> Option<(Value, &str)> {
    let (mut value, mut rest) = beginning(word)?;
    // `двадцатипятилетний`, `стотысячный`; what follows has to be smaller, as in a sum.
    while let Some((next, after)) = beginning(rest).filter(|(next, _)| next.whole() < value.whole())
    {
        (value, rest) = (value.plus(next)?, after);
    }
    if let Some((scale, by)) = SCALES.iter().find(|(scale, _)| rest.starts_with(scale)) {
        let ending = &rest[scale.len() - 'н'.len_utf8()..];
        return Some((value.times(Value::from(*by))?, ending));
    }
    ROOT_LIST.iter().any(|root| rest.starts_with(root)).then_some((value, rest))
}

fn beginning(word: &str) -> Option<(Value, &str)> {
    let ends = word.char_indices().map(|(at, _)| at).skip(2).take(LONGEST);
    let known = ends.filter_map(|end| Some((*BEGINNINGS.get(&word[..end])?, &word[end..])));
    known.last()
}
