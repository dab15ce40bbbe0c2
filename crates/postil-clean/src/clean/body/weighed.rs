//! How lines were weighed, for whoever asks why they were kept or removed.

use crate::clean::body::networks::decode::CHANGE;
use crate::model::reason::Ground;

/// Whether reasons are wanted; they take time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reasons {
    /// They are not.
    Leave,
    /// Of lines with a close verdict, and of each run of removed lines that nearest to being kept.
    OfClose,
    /// They are, of all lines.
    Give,
}

/// How a line was weighed.
#[derive(Debug)]
pub(crate) struct WeighedLine {
    /// Its index in the document.
    pub line: usize,
    /// Its place among the lines with words.
    pub place: usize,
    /// The log-odds that it is text, given the verdicts on the lines beside it.
    pub odds: f32,
    /// What the rules, the strictness and the neighbours' verdicts added to the network's log-odds.
    pub added: [(Ground, f32); 3],
    /// The verdict.
    pub kept: bool,
}

/// Tells of each line what was added to the network's log-odds; `odds` are those that were decided
/// on, and `kept` the verdicts.
pub(crate) fn weighed(
    by_network: &[(usize, f32)],
    bias: f32,
    odds: &[f32],
    kept: &[bool],
) -> Vec<WeighedLine> {
    let weighed = |(place, (line, before)): (usize, &(usize, f32))| {
        let pull = pull(kept, place);
        let added = [
            (Ground::ShortPage, odds[place] - bias - before),
            (Ground::Strictness, bias),
            (Ground::Neighbours, pull),
        ];
        WeighedLine { line: *line, place, odds: odds[place] + pull, added, kept: kept[place] }
    };
    by_network.iter().enumerate().map(weighed).collect()
}

/// What the verdicts on the lines beside a line add to its log-odds: what the changes would cost
/// that another verdict on it makes or saves.
fn pull(kept: &[bool], place: usize) -> f32 {
    let before = place.checked_sub(1).map(|before| kept[before]);
    let beside = [before, kept.get(place + 1).copied()].into_iter().flatten();
    beside.map(|kept| if kept { CHANGE } else { -CHANGE }).sum()
}
