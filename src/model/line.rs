//! The lines of a source document, by number and in runs.

use serde::{Deserialize, Serialize};

/// The number of a line in its source document, counted from 1.
pub type LineNumber = u32;

/// A run of lines, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(LineNumber, LineNumber)", into = "(LineNumber, LineNumber)")]
pub struct LineRange {
    /// The first line.
    pub first: LineNumber,
    /// The last line; never before the first.
    pub last: LineNumber,
}

impl LineRange {
    /// One line.
    pub fn one(line: LineNumber) -> Self {
        LineRange { first: line, last: line }
    }
}

/// The lines of `runs` that are not in `others`; both are in file order.
pub fn lines_without(runs: &[LineRange], others: &[LineRange]) -> Vec<LineRange> {
    let mut others = others.iter().peekable();
    let mut left = Vec::new();
    for run in runs {
        let mut first = run.first;
        while others.next_if(|other| other.last < first).is_some() {}
        for other in others.clone().take_while(|other| other.first <= run.last) {
            if first < other.first {
                left.push(LineRange { first, last: other.first - 1 });
            }
            first = first.max(other.last.saturating_add(1));
        }
        if first <= run.last {
            left.push(LineRange { first, last: run.last });
        }
    }
    left
}

/// How many lines some runs have.
pub fn count_lines(runs: &[LineRange]) -> u64 {
    runs.iter().map(|run| u64::from(run.last) - u64::from(run.first) + 1).sum()
}

impl From<(LineNumber, LineNumber)> for LineRange {
    fn from((first, last): (LineNumber, LineNumber)) -> Self {
        LineRange { first, last }
    }
}

impl From<LineRange> for (LineNumber, LineNumber) {
    fn from(range: LineRange) -> Self {
        (range.first, range.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(runs: &[(u32, u32)], others: &[(u32, u32)]) -> Vec<(u32, u32)> {
        let ranges = |runs: &[(u32, u32)]| runs.iter().copied().map(LineRange::from).collect();
        let (runs, others): (Vec<_>, Vec<_>) = (ranges(runs), ranges(others));
        lines_without(&runs, &others).into_iter().map(From::from).collect()
    }

    #[test]
    fn lines_of_one_list_that_the_other_lacks() {
        assert_eq!(without(&[(1, 9)], &[(3, 4), (6, 6)]), [(1, 2), (5, 5), (7, 9)]);
        assert_eq!(without(&[(1, 2), (5, 6), (9, 9)], &[(2, 5)]), [(1, 1), (6, 6), (9, 9)]);
        assert_eq!(without(&[(3, 4)], &[(1, 4_000_000_000)]), []);
        assert_eq!(without(&[(3, 4)], &[]), [(3, 4)]);
    }
}
