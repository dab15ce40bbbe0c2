//! Two texts laid over one another, word by word.
//!
//! First paragraphs are compared, then the words of those that differ. Where so much differs that to
//! compare its words would cost more than it tells, all of it counts as changed.

use std::collections::BTreeSet;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::page::{ChangedRowView, ChangedRunView, ChangesView};

/// So many pairs of words, or of paragraphs, are compared at most.
const MOST_PAIRS: usize = 4_000_000;
/// Stands between the words of two paragraphs.
const BREAK: &str = "\n";

/// What words are called that both texts have.
const SAME: &str = "same";

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
            Change::Same => SAME,
            Change::Gone => "gone",
            Change::Come => "come",
        }
    }
}

/// One of two texts.
#[derive(Debug, Default)]
pub(super) struct Text<'t> {
    /// Its paragraphs.
    pub paragraphs: Vec<&'t str>,
    /// Which of them are questions of an interview.
    pub questions: BTreeSet<usize>,
}

/// Two texts laid over one another.
#[derive(Debug, Default)]
pub(super) struct Changes<'t> {
    pieces: Vec<(Change, &'t str)>,
    /// The questions of the earlier and of the later text.
    questions: [BTreeSet<usize>; 2],
}

impl<'t> Changes<'t> {
    /// What became of the paragraphs of an earlier text.
    pub fn between(earlier: Text<'t>, later: Text<'t>) -> Self {
        let questions = [earlier.questions, later.questions];
        let mut changes = Changes { pieces: Vec::new(), questions };
        for op in compared(&earlier.paragraphs, &later.paragraphs) {
            let old = &earlier.paragraphs[op.old_range()];
            let new = &later.paragraphs[op.new_range()];
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

    /// The paragraphs in which the texts differ.
    pub fn changed_rows(&self) -> Vec<ChangedRowView> {
        let differs = |row: &ChangedRowView| row.runs.iter().any(|run| run.change != SAME);
        self.rows().into_iter().filter(differs).collect()
    }

    /// The paragraphs of both texts.
    pub fn rows(&self) -> Vec<ChangedRowView> {
        let paragraphs = self.pieces.split_inclusive(|(_, word)| *word == BREAK);
        let rows = paragraphs.zip(self.asks()).map(|(words, asks)| row(words, asks));
        rows.filter(|row| !row.runs.is_empty()).collect()
    }

    /// Whether each paragraph is a question in the text whose paragraph it is, the earlier before
    /// the later.
    fn asks(&self) -> impl Iterator<Item = bool> {
        let [earlier, later] = &self.questions;
        let breaks = self.pieces.iter().filter(|(_, word)| *word == BREAK);
        breaks.scan((0, 0), move |(old, new), (change, _)| {
            let asks = match change {
                Change::Come => later.contains(new),
                Change::Same | Change::Gone => earlier.contains(old),
            };
            *old += usize::from(*change != Change::Come);
            *new += usize::from(*change != Change::Gone);
            Some(asks)
        })
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

/// A paragraph with its break, words of one kind together.
fn row(words: &[(Change, &str)], asks: bool) -> ChangedRowView {
    let words = &words[..words.len() - 1];
    let runs = words.chunk_by(|(one, _), (other, _)| one == other);
    let run = |run: &[(Change, &str)]| {
        let words: Vec<&str> = run.iter().map(|(_, word)| *word).collect();
        ChangedRunView { text: words.join(" "), change: run[0].0.name() }
    };
    ChangedRowView { runs: runs.map(run).collect(), asks }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of paragraphs with ` / ` between, of which those that ask end in `?`.
    fn text(text: &str) -> Text<'_> {
        let paragraphs: Vec<&str> = text.split(" / ").collect();
        let asking = paragraphs.iter().enumerate().filter(|(_, text)| text.ends_with('?'));
        let questions = asking.map(|(index, _)| index).collect();
        Text { paragraphs, questions }
    }

    /// A text that is laid over another: `[-gone-]`, `{+come+}`, ` / ` between paragraphs.
    fn check(earlier: &str, later: &str, expected: &str) {
        let rows = Changes::between(text(earlier), text(later)).rows();
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
        let changes = Changes::between(text(&old), text(&new));
        assert_eq!(changes.count(), ChangesView { come: 3000, gone: 3000 });
        assert_eq!(changes.rows()[0].runs[0].text, "начало");
    }

    #[test]
    fn questions_of_either_text_are_told_from_answers() {
        let asks = |earlier: &str, later: &str| -> Vec<bool> {
            let rows = Changes::between(text(earlier), text(later)).rows();
            rows.iter().map(|row| row.asks).collect()
        };
        assert_eq!(asks("Кто? / Я.", "Кто? / Я."), [true, false]);
        assert_eq!(
            asks("Да. / Кто? / Я.", "Кто? / Я. / Куда? / Туда."),
            [false, true, false, true, false]
        );
        assert_eq!(asks("Кто? / Я.", "Кто здесь? / Я."), [true, false]);
        assert_eq!(asks("Зачем? / Так.", "Начало. / Кто там? / Так."), [false, true, false]);
    }
}
