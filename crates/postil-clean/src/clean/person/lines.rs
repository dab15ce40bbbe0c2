//! The lines that sidecars name in `drop` and `keep`.

use std::collections::HashMap;
use std::ops::Range;

use crate::clean::body::labels::Label;
use crate::clean::page::facts::LineFacts;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::rule::Rule;
use crate::model::sidecar::Sidecar;
use crate::model::wording::Wording;
use postil_text::quote::fold_text;

/// What there is to say of the lines that a sidecar names.
#[derive(Debug, Default)]
pub(crate) struct Named {
    /// What the page has in no line.
    pub missing: Vec<Diagnostic>,
    /// What it has as a part of a line.
    pub partial: Vec<Diagnostic>,
    /// Whether words are to be withheld that the page has in no line.
    pub is_lost: bool,
}

/// The lines of a page that have words.
pub(super) struct NamedLines<'a> {
    path: &'a str,
    by_text: HashMap<String, Vec<usize>>,
    words: LineWords,
}

/// The words of all lines, one line behind the other.
#[derive(Default)]
struct LineWords {
    words: Wording,
    /// For each line the number of words before it, and its index.
    starts: Vec<(usize, usize)>,
}

impl<'a> NamedLines<'a> {
    /// The lines of the page at a path.
    pub fn new(path: &'a str, facts: &[LineFacts]) -> Self {
        let mut by_text: HashMap<String, Vec<usize>> = HashMap::new();
        let mut words = LineWords::default();
        for (index, line) in facts.iter().enumerate().filter(|(_, line)| line.has_words()) {
            by_text.entry(fold_text(line.text)).or_default().push(index);
            words.push(index, line.text);
        }
        NamedLines { path, by_text, words }
    }

    /// Labels the lines that a sidecar names.
    pub fn decide(&self, labels: &mut [Label], sidecar: &Sidecar) -> Named {
        let mut named = Named::default();
        for line in &sidecar.drop {
            self.drop(labels, &sidecar.path, line, &mut named);
        }
        for line in &sidecar.keep {
            match self.by_text.get(fold_text(line).as_str()) {
                Some(lines) => lines.iter().for_each(|line| labels[*line] = Label::Keep),
                None => {
                    named.missing.push(catalogue::unmatched_line(&sidecar.path, "keep", line));
                }
            }
        }
        named
    }

    /// Drops a line; where no line has its words alone, each of those that have them.
    fn drop(&self, labels: &mut [Label], sidecar: &str, line: &str, named: &mut Named) {
        let drop = |line: &usize| labels[*line] = Label::Remove(Rule::Dropped);
        if let Some(lines) = self.by_text.get(fold_text(line).as_str()) {
            return lines.iter().for_each(drop);
        }
        let words = Wording::of(line);
        let within: Vec<usize> = self.words.lines_with(&words).collect();
        within.iter().for_each(drop);
        match (within.is_empty(), words.is_empty()) {
            (false, _) => {
                named.partial.push(catalogue::dropped_with_more(sidecar, line, self.path));
            }
            (true, true) => named.missing.push(catalogue::unmatched_line(sidecar, "drop", line)),
            (true, false) => {
                named.is_lost = true;
                named.missing.push(catalogue::unmatched_drop(sidecar, line));
            }
        }
    }
}

impl LineWords {
    fn push(&mut self, index: usize, text: &str) {
        self.starts.push((self.words.len(), index));
        self.words.extend(&Wording::of(text));
    }

    /// The indices of the lines that have some words, be it one of them or several in a row.
    fn lines_with<'w>(&'w self, words: &'w Wording) -> impl Iterator<Item = usize> + 'w {
        words.places_in(&self.words).flat_map(|place| self.lines_of(place))
    }

    fn lines_of(&self, place: Range<usize>) -> impl Iterator<Item = usize> {
        let first = self.starts.partition_point(|(at, _)| *at <= place.start).saturating_sub(1);
        let last = self.starts.partition_point(|(at, _)| *at < place.end);
        self.starts[first..last].iter().map(|(_, index)| *index)
    }
}
