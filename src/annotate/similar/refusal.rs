//! Why words are not taken for those of a quote.

use std::fmt;
use std::ops::Range;

use super::length::{FEWEST_WORDS, SHORTEST};
use crate::annotate::meaning::Difference;

/// Words that are like a quote's but cannot be taken for them.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearest {
    /// Where they stand: bytes of the folded text.
    pub place: Range<usize>,
    /// Why not.
    pub why: Refusal,
}

/// Why words are not taken for those of a quote.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// The quote is too short to be known again by similar words.
    TooShort,
    /// So many of a hundred characters differ.
    TooDifferent(usize),
    /// They say something else.
    Meaning(Difference),
    /// The words beside them are not those beside the quote.
    Context(Difference),
    /// So many places are alike.
    Several(usize),
    /// They are a part of this word.
    Part(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooShort => {
                write!(f, "a quote needs {SHORTEST} characters and {FEWEST_WORDS} words for that")
            }
            Refusal::TooDifferent(share) => write!(f, "{share}% of the characters differ"),
            Refusal::Meaning(difference) => difference.fmt(f),
            Refusal::Context(difference) => write!(f, "the words beside it differ: {difference}"),
            Refusal::Part(word) => {
                write!(f, "the quote is a part of `{word}`; `before` or `after` may have the rest")
            }
            Refusal::Several(count) => write!(f, "{count} places are equally like the quote"),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::Fact(ours, theirs) if theirs.is_empty() => write!(f, "`{ours}` is missing"),
            Difference::Fact(ours, theirs) if ours.is_empty() => write!(f, "`{theirs}` is new"),
            Difference::Fact(ours, theirs) => {
                write!(f, "the text has `{theirs}`, the note `{ours}`")
            }
            Difference::Word(ours, theirs) => write!(f, "`{theirs}` stands for `{ours}`"),
        }
    }
}
