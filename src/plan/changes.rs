//! Two texts laid over one another, word by word.
//!
//! First paragraphs are compared, then the words of those that differ. Where so much differs that to
//! compare its words would cost more than it tells, all of it counts as changed.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::page::{ChangedRowView, ChangedRunView, ChangesView};

/// So many pairs of words, or of paragraphs, are compared at most.
const MOST_PAIRS: usize = 4_000_000;
/// Stands between the words of two paragraphs.
const BREAK: &str = "\n";

/// What becomes of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Same,
    Gone,
    Come,
}

impl Change {
    fn name(self) -> &'static str {
        match self {
            Change::Same => "same",
            Change::Gone => "gone",
            Change::Come => "come",
        }
    }
}

/// Two texts laid over one another.
#[derive(Debug, Default)]
pub(super) struct Changes<'t> {
    pieces: Vec<(Change, &'t str)>,
}

impl<'t> Changes<'t> {
    /// What became of the paragraphs of an earlier text.
    pub fn between(earlier: &[&'t str], later: &[&'t str]) -> Self {
        let mut changes = Changes::default();
        for op in compared(earlier, later) {
            let (old, new) = (&earlier[op.old_range()], &later[op.new_range()]);
            match op {
                DiffOp::Equal { .. } => changes.take(Change::Same, &words(old)),
                _ => changes.compare(&words(old), &words(new)),
            }
        }
        changes
    }

    /// How many words the texts do not have in common.
    pub fn count(&self) -> ChangesView {
        let count = |change: Change| {
            let of = |(known, word): &&(Change, &str)| *known == change && *word != BREAK;
            self.pieces.iter().filter(of).count()
        };
        ChangesView { come: count(Change::Come), gone: count(Change::Gone) }
    }

    /// The paragraphs of both texts.
    pub fn rows(&self) -> Vec<ChangedRowView> {
        let paragraphs = self.pieces.split(|(_, word)| *word == BREAK);
        paragraphs.map(row).filter(|row| !row.runs.is_empty()).collect()
    }

    fn compare(&mut self, old: &[&'t str], new: &[&'t str]) {
        for op in compared(old, new) {
            match op {
                DiffOp::Equal { .. } => self.take(Change::Same, &old[op.old_range()]),
                _ => {
                    self.take(Change::Gone, &old[op.old_range()]);
                    self.take(Change::Come, &new[op.new_range()]);
                }
            }
        }
    }

    fn take(&mut self, change: Change, words: &[&'t str]) {
        self.pieces.extend(words.iter().map(|word| (change, *word)));
    }
}

/// The words of some paragraphs, with a break behind each paragraph.
fn words<'t>(texts: &[&'t str]) -> Vec<&'t str> {
    texts.iter().flat_map(|text| text.split_whitespace().chain([BREAK])).collect()
}

/// What is equal in two lists and what is not, in their order; all is other where they are too long.
fn compared(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let ends = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = ends.take_while(|(old, new)| old == new).count();
    let [old_middle, new_middle] = [start..old.len() - end, start..new.len() - end];
    if old_middle.len().saturating_mul(new_middle.len()) <= MOST_PAIRS {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let equal = |old: Range<usize>, new: usize| DiffOp::Equal {
        old_index: old.start,
        new_index: new,
        len: old.len(),
    };
    let replaced = DiffOp::Replace {
        old_index: start,
        old_len: old_middle.len(),
        new_index: start,
        new_len: new_middle.len(),
    };
    vec![equal(0..start, 0), replaced, equal(old_middle.end..old.len(), new_middle.end)]
}

/// A paragraph, words of one kind together.
fn row(words: &[(Change, &str)]) -> ChangedRowView {
    let runs = words.chunk_by(|(one, _), (other, _)| one == other);
    let run = |run: &[(Change, &str)]| {
        let words: Vec<&str> = run.iter().map(|(_, word)| *word).collect();
        ChangedRunView { text: words.join(" "), change: run[0].0.name() }
    };
    ChangedRowView { runs: runs.map(run).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text that is laid over another: `[-gone-]`, `{+come+}`, ` / ` between paragraphs.
    fn check(earlier: &str, later: &str, expected: &str) {
        let [earlier, later] = [earlier, later].map(|text| text.split(" / ").collect::<Vec<_>>());
        let rows = Changes::between(&earlier, &later).rows();
        let run = |run: &ChangedRunView| match run.change {
            "gone" => format!("[-{}-]", run.text),
            "come" => format!("{{+{}+}}", run.text),
            _ => run.text.clone(),
        };
        let row = |row: &ChangedRowView| row.runs.iter().map(run).collect::<Vec<_>>().join(" ");
        assert_eq!(rows.iter().map(row).collect::<Vec<_>>().join(" / "), expected);
    }

    #[test]
    fn texts_are_laid_over_one_another() {
        check("мост открыт", "мост открыт", "мост открыт");
        check("мост открыт днём", "мост закрыт днём", "мост [-открыт-] {+закрыт+} днём");
        check("раз / два / три", "раз / три", "раз / [-два-] / три");
        check("раз / три", "раз / два / три", "раз / {+два+} / три");
        check("", "раз", "{+раз+}");
    }

    #[test]
    fn what_costs_too_much_is_all_changed() {
        let long = |word: &str| format!("начало {}конец", format!("{word} ").repeat(3000));
        let (old, new) = (long("один"), long("два"));
        let changes = Changes::between(&[&old], &[&new]);
        assert_eq!(changes.count(), ChangesView { come: 3000, gone: 3000 });
        assert_eq!(changes.rows()[0].runs[0].text, "начало");
    }
}
