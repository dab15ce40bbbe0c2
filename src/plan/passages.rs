//! Cuts a block's text where a note begins or ends.
//!
//! Notes overlap and nest, so a passage is no element of its own: each run of text names all the
//! notes that are about it.

use std::ops::Range;

use crate::model::numbering::fits;
use crate::model::page::{ReferenceView, RunView};

/// A piece of a block that a note is about.
#[derive(Debug, Clone)]
pub(super) struct Passage {
    /// The note's number on the page.
    pub(super) number: usize,
    /// The note's place on the page.
    pub(super) id: String,
    /// The note's kind.
    pub(super) kind: &'static str,
    /// What a person has to confirm about it.
    pub(super) doubt: Option<&'static str>,
    /// Bytes of the block's text.
    pub(super) bytes: Range<usize>,
    /// It is the first piece of the note's passage: the note's number stands at its end.
    pub(super) leads: bool,
}

/// Cuts `text` at the borders of `passages`; the runs together are the text.
///
/// A passage that does not fit the text is left out.
pub(super) fn runs(text: &str, passages: &[Passage]) -> Vec<RunView> {
    let mut passages: Vec<&Passage> = passages.iter().filter(|p| fits(&p.bytes, text)).collect();
    passages.sort_by_key(|passage| (passage.bytes.start, passage.number));
    let mut borders: Vec<usize> = vec![0, text.len()];
    borders.extend(passages.iter().flat_map(|passage| [passage.bytes.start, passage.bytes.end]));
    borders.sort_unstable();
    borders.dedup();
    let mut waiting = passages.into_iter().peekable();
    let mut covering: Vec<&Passage> = Vec::new();
    let runs = borders.windows(2).map(|pair| {
        covering.retain(|passage| passage.bytes.end > pair[0]);
        while let Some(passage) = waiting.next_if(|passage| passage.bytes.start == pair[0]) {
            let place = covering.partition_point(|other| other.number <= passage.number);
            covering.insert(place, passage);
        }
        run(text, pair[0]..pair[1], &covering)
    });
    runs.collect()
}

/// One run, with the passages that cover it in the order of their numbers.
fn run(text: &str, bytes: Range<usize>, covering: &[&Passage]) -> RunView {
    let innermost = covering.iter().min_by_key(|p| (p.bytes.len(), p.number));
    RunView {
        text: text[bytes.clone()].to_owned(),
        notes: covering.iter().map(|passage| passage.number).collect(),
        kind: innermost.map(|passage| passage.kind),
        opens: innermost.map(|passage| passage.id.clone()),
        refs: covering
            .iter()
            .filter(|passage| passage.leads && passage.bytes.end == bytes.end)
            .map(|passage| reference(passage))
            .collect(),
    }
}

fn reference(passage: &Passage) -> ReferenceView {
    ReferenceView { number: passage.number, id: passage.id.clone(), doubt: passage.doubt }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(number: usize, bytes: Range<usize>) -> Passage {
        let kind = if number == 1 { "claim" } else { "context" };
        Passage { number, id: format!("note-{number}"), kind, doubt: None, bytes, leads: true }
    }

    fn check(passages: &[Passage], expect: &[(&str, &[usize], &[usize])]) {
        let runs = runs("abcdef", passages);
        let got: Vec<(&str, &[usize], Vec<usize>)> = runs
            .iter()
            .map(|run| {
                let refs = run.refs.iter().map(|reference| reference.number).collect();
                (run.text.as_str(), &run.notes[..], refs)
            })
            .collect();
        let expect: Vec<_> =
            expect.iter().map(|(text, notes, refs)| (*text, *notes, refs.to_vec())).collect();
        assert_eq!(got, expect);
    }

    #[test]
    fn a_text_without_notes_is_one_run() {
        check(&[], &[("abcdef", &[], &[])]);
    }

    #[test]
    fn overlapping_passages_share_a_run() {
        check(
            &[passage(1, 0..4), passage(2, 2..6)],
            &[("ab", &[1], &[]), ("cd", &[1, 2], &[1]), ("ef", &[2], &[2])],
        );
    }

    #[test]
    fn nested_passages_show_the_inner_kind() {
        let runs = runs("abcdef", &[passage(1, 0..6), passage(2, 2..3)]);
        let kinds: Vec<_> = runs.iter().map(|run| run.kind).collect();
        assert_eq!(kinds, [Some("claim"), Some("context"), Some("claim")]);
        assert_eq!(runs[1].opens.as_deref(), Some("note-2"));
    }

    #[test]
    fn a_passage_outside_the_text_is_left_out() {
        check(&[passage(1, 4..9)], &[("abcdef", &[], &[])]);
    }
}
