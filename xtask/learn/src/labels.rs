//! Which lines of a page are its text: those whose words stand in the gold text.
//!
//! A page often says parts of its text twice: in a teaser, in a comment that quotes it, in a
//! version to be printed. The gold text has them once, so only as many copies are text as it has,
//! and of several those that stand among the most of it.

use std::cmp::Reverse;
use std::collections::HashMap;

use postil_clean::model::source::SourceDocument;

use crate::shingles;

/// What a line is to the page's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    Text,
    /// It says once more what the text says.
    Copy,
    Other,
}

/// So many lines on either side say whether a line stands among the text.
const AROUND: usize = 8;
/// More words than this add nothing to what a line says of those around it.
const MAX_WORDS: usize = 60;

/// The lines of which most words stand in shingles of the gold text.
pub fn matching(document: &SourceDocument, gold: &str) -> Vec<Label> {
    let gold = shingles::count(&shingles::words(gold));
    let lines = words_of_lines(document);
    let covered = shingles::covered(&lines.concat(), &gold);
    let mut start = 0;
    let is_kept = |line: &Vec<u64>| {
        let range = start..start + line.len();
        start = range.end;
        covered[range].iter().filter(|covered| **covered).count() * 2 > line.len()
    };
    let kept: Vec<bool> = lines.iter().map(is_kept).collect();
    without_copies(&lines, &kept, gold)
}

/// The lines that a set says are text, but for more copies than the gold text has.
pub fn stated(document: &SourceDocument, kept: &[bool], gold: &str) -> Vec<Label> {
    let gold = shingles::count(&shingles::words(gold));
    without_copies(&words_of_lines(document), kept, gold)
}

fn words_of_lines(document: &SourceDocument) -> Vec<Vec<u64>> {
    document.lines.iter().map(|line| shingles::words(&line.text)).collect()
}

/// Takes the shingles of each line out of the gold text; a line that finds more than half of its
/// own taken is a copy.
fn without_copies(lines: &[Vec<u64>], kept: &[bool], mut gold: HashMap<u64, u32>) -> Vec<Label> {
    let mass = mass_around(lines, kept);
    let mut labels = vec![Label::Other; lines.len()];
    let mut order: Vec<usize> = (0..lines.len()).filter(|line| kept[*line]).collect();
    order.sort_by_key(|line| (Reverse(mass[*line]), *line));
    for line in order {
        let known: Vec<u64> =
            shingles::of(&lines[line]).filter(|shingle| gold.contains_key(shingle)).collect();
        let left = known.iter().filter(|shingle| gold[*shingle] > 0).count();
        if left * 2 < known.len() {
            labels[line] = Label::Copy;
            continue;
        }
        labels[line] = Label::Text;
        for shingle in known {
            gold.entry(shingle).and_modify(|left| *left = left.saturating_sub(1));
        }
    }
    labels
}

/// For each line, the words of the text around it, its own included; lines without words are passed
/// over.
fn mass_around(lines: &[Vec<u64>], kept: &[bool]) -> Vec<usize> {
    let worded: Vec<usize> = (0..lines.len()).filter(|line| !lines[*line].is_empty()).collect();
    let mut sums = vec![0];
    for line in &worded {
        let words = if kept[*line] { lines[*line].len().min(MAX_WORDS) } else { 0 };
        sums.push(sums[sums.len() - 1] + words);
    }
    let mut mass = vec![0; lines.len()];
    for (place, line) in worded.iter().enumerate() {
        let end = (place + AROUND + 1).min(worded.len());
        mass[*line] = sums[end] - sums[place.saturating_sub(AROUND)];
    }
    mass
}

#[cfg(test)]
mod tests {
    use super::*;

    use Label::{Copy, Other, Text};

    fn check(page: &str, gold: &str, expected: &[Label]) {
        let document = postil_clean::ingest::ingest("page.txt", page.as_bytes()).0.expect("a text");
        assert_eq!(matching(&document, gold), expected, "{page}");
    }

    #[test]
    fn a_teaser_of_the_text_is_a_copy() {
        let text = "The new bridge was opened in the morning.\nFerries stop at the end of May.";
        let page = format!("The new bridge was opened in the…\n{}{text}", "News\n".repeat(9));
        let expected = [&[Copy][..], &[Other; 9], &[Text; 2]].concat();
        check(&page, text, &expected);
    }

    #[test]
    fn a_refrain_that_the_gold_text_repeats_is_text() {
        let song = "Row the boat over the river.\nA verse of a song.\nRow the boat over the river.";
        check(song, song, &[Text; 3]);
    }
}
