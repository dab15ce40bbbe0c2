//! Why a line was kept or removed, in terms that a reader knows.

use serde::{Deserialize, Serialize};

use crate::model::line::LineRange;

/// What a reason refers to.
///
/// The order is that in which equally strong reasons stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Its words.
    Words,
    /// Its length, and whether it ends as a sentence does.
    Length,
    /// Its capitals, digits and marks.
    Signs,
    /// Words that announce furniture, in it or near it.
    Furniture,
    /// The sentences around it.
    Sentences,
    /// Its place on the page.
    Place,
    /// Lines of the page that equal or resemble it.
    Copies,
    /// Other articles of the archive that have it.
    Archive,
    /// Its element and links, and what stands in the same elements.
    Markup,
    /// What the rules took for the text at first.
    FirstGuess,
    /// The page as a whole, and where its text seems to stand.
    Page,
    /// What the lines beside it are like.
    Neighbours,
    /// The say that the rules have on short pages.
    ShortPage,
    /// The archive's `strictness`.
    Strictness,
    /// The rules alone; nothing was weighed.
    RulesAlone,
    /// It is a caption beside the text.
    Caption,
    /// A rule for the source keeps it.
    SourceRule,
    /// A sidecar keeps it, or a note quotes it.
    Person,
}

impl Ground {
    /// How many grounds there are.
    pub const COUNT: usize = Ground::Person as usize + 1;

    /// The grounds that are weighed, in their order; the others decide by themselves.
    pub const WEIGHED: [Ground; Ground::RulesAlone as usize] = [
        Ground::Words,
        Ground::Length,
        Ground::Signs,
        Ground::Furniture,
        Ground::Sentences,
        Ground::Place,
        Ground::Copies,
        Ground::Archive,
        Ground::Markup,
        Ground::FirstGuess,
        Ground::Page,
        Ground::Neighbours,
        Ground::ShortPage,
        Ground::Strictness,
    ];
}

/// Log-odds in tenths: what is above zero speaks for the article's text, what is below against it.
pub type Tenths = i16;

/// One reason of a line's verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reason {
    /// What it refers to.
    pub ground: Ground,
    /// How strong it is; none where it decides by itself.
    pub strength: Option<Tenths>,
}

/// Why a line was kept or removed; a line that a rule removed has none of these, for the rule is
/// the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineReasons {
    /// The line; several where the dump had cut it.
    pub lines: LineRange,
    /// The log-odds that it is text, by all reasons and not only the strongest; none where nothing
    /// was weighed. They have the sign of the verdict.
    pub log_odds: Option<Tenths>,
    /// From one to three, the strongest first.
    pub reasons: Vec<Reason>,
}

impl LineReasons {
    /// A verdict with weaker log-odds, odds of less than about seven to one, is worth a look.
    pub const DOUBT: Tenths = 20;

    /// Of weighed lines the first with the greatest log-odds.
    pub fn nearest_to_kept<'a>(
        lines: impl DoubleEndedIterator<Item = &'a LineReasons>,
    ) -> Option<&'a LineReasons> {
        let weighed = lines.filter(|line| line.log_odds.is_some());
        weighed.rev().max_by_key(|line| line.log_odds)
    }

    /// Whether the verdict was close.
    pub fn is_doubtful(&self) -> bool {
        self.log_odds.is_some_and(|odds| odds.abs() < Self::DOUBT)
    }
}

/// Log-odds as a decimal fraction.
pub fn log_odds(tenths: Tenths) -> f64 {
    f64::from(tenths) / 10.0
}
