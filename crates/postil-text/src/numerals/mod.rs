//! Numbers in words: what a word counts, and what several of them count together.
//!
//! The words come from a grammar of each language (units, teens, tens, hundreds and scales, in all
//! their cases; ordinals, collectives, multiples, parts), so that no number is forgotten.

mod compounds;
mod english;
mod kazakh;
mod russian;
mod sum;

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::value::Value;

pub use compounds::compound;
pub use sum::Sum;

/// What a word says of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// So many: `пять`, `пятеро`.
    Cardinal,
    /// The so-manieth: `пятый`.
    Ordinal,
    /// So many times: `вдвое`, `twice`.
    Times,
    /// One of so many parts: `треть`, `half`.
    Part,
}

/// A number word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// What it counts.
    pub value: Value,
    /// In which way.
    pub kind: Kind,
    /// Whether it multiplies what stands before it: `тысяча`, `hundred`.
    pub is_scale: bool,
}

impl Numeral {
    const fn new(value: Value, kind: Kind) -> Self {
        Numeral { value, kind, is_scale: false }
    }

    fn of(value: u64, kind: Kind) -> Self {
        Numeral::new(Value::from(value), kind)
    }

    fn scale(value: u64, kind: Kind) -> Self {
        Numeral { is_scale: true, ..Numeral::of(value, kind) }
    }
}

type Table = HashMap<String, Numeral, RandomState>;

static NUMERALS: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    let all = russian::numerals().chain(kazakh::numerals()).chain(english::numerals());
    for (word, numeral) in all {
        table.entry(word).or_insert(numeral);
    }
    table
});

/// What a word in small letters says of a number; none where it says nothing of one.
///
/// Some words are numbers in one language only, or only beside others: see [`is_ambiguous`].
pub fn numeral(word: &str) -> Option<Numeral> {
    NUMERALS.get(word).copied()
}

/// When a word that may be a number is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ambiguous {
    /// In a Kazakh text: `он` is *he* in Russian, `бес` a demon.
    OnlyKazakh,
    /// Before a noun in the instrumental plural: `семью` is the accusative of *family*.
    OnlyBeforeInstrumental,
}

/// Which words are numbers only where the words beside them say so.
pub fn is_ambiguous(word: &str) -> Option<Ambiguous> {
    match word {
        "он" | "бес" => Some(Ambiguous::OnlyKazakh),
        "семью" => Some(Ambiguous::OnlyBeforeInstrumental),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
