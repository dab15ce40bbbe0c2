//! Cuts a block's text where a note, or what the page's markup marks, begins or ends.
//!
//! Notes overlap and nest, so a passage is no element of its own: each run of text names all the
//! notes that are about it. Marks nest. Where no note is, they stay open over several runs; a run that
//! notes are about has marks of its own.

use std::ops::Range;

use crate::model::markup::TextSpan;
use crate::model::numbering::fits;
use crate::model::page::{MarkView, ReferenceView, RunView};

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
    /// The note's number stands at its end.
    pub(super) leads: bool,
}

/// Makes the view of a mark.
pub(super) type DrawMark<'a> = &'a dyn Fn(&TextSpan) -> MarkView;

/// A text with all that is said of its stretches.
pub(super) struct Layers<'a> {
    pub(super) text: &'a str,
    /// In any order; one that does not fit the text is left out.
    pub(super) passages: &'a [Passage],
    /// As [`crate::model::markup::nested`] orders them.
    pub(super) spans: &'a [TextSpan],
    pub(super) draw: DrawMark<'a>,
}

/// Cuts a stretch of a text at the borders of its layers; the runs together are the stretch.
pub(super) fn runs(layers: &Layers, within: Range<usize>) -> Vec<RunView> {
    let mut passages: Vec<&Passage> =
        layers.passages.iter().filter(|passage| fits(&passage.bytes, layers.text)).collect();
    passages.sort_by_key(|passage| (passage.bytes.start, passage.number));
    let mark = |span: &TextSpan| Mark { bytes: span.bytes.clone(), view: (layers.draw)(span) };
    let reaches_in =
        |span: &&TextSpan| span.bytes.start < within.end && within.start < span.bytes.end;
    let marks: Vec<Mark> = layers.spans.iter().filter(reaches_in).map(mark).collect();
    let borders = borders(&passages, &marks, &within);
    let mut open_passages = Open::new(passages);
    let mut open_marks = Open::new(marks.iter().collect());
    let pieces: Vec<Piece> = borders
        .windows(2)
        .map(|pair| Piece {
            bytes: pair[0]..pair[1],
            covering: open_passages.at(pair[0], |passage| passage.number),
            marks: open_marks.at(pair[0], |_| 0),
        })
        .collect();
    (0..pieces.len()).map(|place| run(layers.text, &pieces, place)).collect()
}

/// Where the runs of a stretch begin and end.
fn borders(passages: &[&Passage], marks: &[Mark], within: &Range<usize>) -> Vec<usize> {
    let edges = |bytes: &Range<usize>| [bytes.start, bytes.end];
    let mut borders: Vec<usize> = edges(within).to_vec();
    borders.extend(passages.iter().flat_map(|passage| edges(&passage.bytes)));
    borders.extend(marks.iter().flat_map(|mark| edges(&mark.bytes)));
    borders.retain(|border| (within.start..=within.end).contains(border));
    borders.sort_unstable();
    borders.dedup();
    borders
}

/// A mark as it is shown.
struct Mark {
    bytes: Range<usize>,
    view: MarkView,
}

/// What covers some bytes of a text.
trait Covers {
    fn bytes(&self) -> &Range<usize>;
}

impl Covers for Passage {
    fn bytes(&self) -> &Range<usize> {
        &self.bytes
    }
}

impl Covers for Mark {
    fn bytes(&self) -> &Range<usize> {
        &self.bytes
    }
}

/// What covers a place, while the places of a text go by.
struct Open<'a, C> {
    /// In the order in which they begin.
    waiting: std::iter::Peekable<std::vec::IntoIter<&'a C>>,
    covering: Vec<&'a C>,
}

impl<'a, C: Covers> Open<'a, C> {
    fn new(all: Vec<&'a C>) -> Self {
        Open { waiting: all.into_iter().peekable(), covering: Vec::new() }
    }

    /// What covers a byte, in an order; of those in the same place the first to begin is first.
    fn at(&mut self, byte: usize, order: impl Fn(&C) -> usize) -> Vec<&'a C> {
        while let Some(next) = self.waiting.next_if(|next| next.bytes().start <= byte) {
            let place = self.covering.partition_point(|other| order(other) <= order(next));
            self.covering.insert(place, next);
        }
        self.covering.retain(|open| open.bytes().end > byte);
        self.covering.clone()
    }
}

/// A stretch that the same layers cover.
struct Piece<'a> {
    bytes: Range<usize>,
    /// The passages in the order of their numbers.
    covering: Vec<&'a Passage>,
    /// The outer one first.
    marks: Vec<&'a Mark>,
}

impl Piece<'_> {
    /// How many marks stay open from one piece to the next.
    fn shared(&self, next: &Piece) -> usize {
        if !self.covering.is_empty() || !next.covering.is_empty() {
            return 0;
        }
        let same = |(one, other): &(&&Mark, &&Mark)| std::ptr::eq(**one, **other);
        self.marks.iter().zip(&next.marks).take_while(same).count()
    }
}

/// One run.
fn run(text: &str, pieces: &[Piece], place: usize) -> RunView {
    let piece = &pieces[place];
    let before = place.checked_sub(1).map_or(0, |before| pieces[before].shared(piece));
    let after = pieces.get(place + 1).map_or(0, |next| piece.shared(next));
    let innermost = piece.covering.iter().min_by_key(|p| (p.bytes.len(), p.number));
    let is_cut = |mark: &Mark| !piece.covering.is_empty() && mark.bytes.end > piece.bytes.end;
    let start = |mark: &&Mark| MarkView { goes_on: is_cut(mark), ..mark.view.clone() };
    RunView {
        text: text[piece.bytes.clone()].to_owned(),
        notes: piece.covering.iter().map(|passage| passage.number).collect(),
        kind: innermost.map(|passage| passage.kind),
        opens: innermost.map(|passage| passage.id.clone()),
        refs: piece
            .covering
            .iter()
            .filter(|passage| passage.leads && passage.bytes.end == piece.bytes.end)
            .map(|passage| reference(passage))
            .collect(),
        starts: piece.marks.iter().skip(before).map(start).collect(),
        ends: piece.marks.iter().skip(after).rev().map(|mark| mark.view.tag).collect(),
    }
}

fn reference(passage: &Passage) -> ReferenceView {
    ReferenceView { number: passage.number, id: passage.id.clone(), doubt: passage.doubt }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::markup::TextMark;

    fn passage(number: usize, bytes: Range<usize>) -> Passage {
        let kind = if number == 1 { "claim" } else { "context" };
        Passage { number, id: format!("note-{number}"), kind, doubt: None, bytes, leads: true }
    }

    fn cut(passages: &[Passage], spans: &[TextSpan]) -> Vec<RunView> {
        let draw = |span: &TextSpan| {
            let tag = match span.mark {
                TextMark::Link(_) => "a",
                TextMark::Strong => "strong",
                _ => "em",
            };
            MarkView { tag, address: None, route: None, title: None, goes_on: false }
        };
        runs(&Layers { text: "abcdef", passages, spans, draw: &draw }, 0..6)
    }

    fn check(passages: &[Passage], expect: &[(&str, &[usize], &[usize])]) {
        let runs = cut(passages, &[]);
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
        let runs = cut(&[passage(1, 0..6), passage(2, 2..3)], &[]);
        let kinds: Vec<_> = runs.iter().map(|run| run.kind).collect();
        assert_eq!(kinds, [Some("claim"), Some("context"), Some("claim")]);
        assert_eq!(runs[1].opens.as_deref(), Some("note-2"));
    }

    #[test]
    fn a_passage_outside_the_text_is_left_out() {
        check(&[passage(1, 4..9)], &[("abcdef", &[], &[])]);
    }

    /// The text as a template prints it, notes in brackets.
    fn printed(passages: &[Passage], spans: &[(Range<usize>, TextMark)]) -> String {
        let span = |(bytes, mark): &(Range<usize>, TextMark)| TextSpan {
            bytes: bytes.clone(),
            mark: mark.clone(),
        };
        let spans: Vec<TextSpan> = spans.iter().map(span).collect();
        let print = |run: &RunView| {
            let starts: String = run
                .starts
                .iter()
                .map(|mark| format!("<{}{}>", mark.tag, if mark.goes_on { "…" } else { "" }))
                .collect();
            let ends: String = run.ends.iter().map(|tag| format!("</{tag}>")).collect();
            let text = format!("{starts}{}{ends}", run.text);
            if run.notes.is_empty() { text } else { format!("[{text}]") }
        };
        cut(passages, &spans).iter().map(print).collect()
    }

    #[test]
    fn marks_and_passages_cross_freely() {
        let link = TextMark::Link("https://dala.example/".into());
        let (strong, emphasis) = (TextMark::Strong, TextMark::Emphasis);
        let nest = [(0..6, link.clone()), (1..4, strong.clone()), (2..3, emphasis)];
        for (passages, spans, expected) in [
            (&[][..], &nest[..], "<a>a<strong>b<em>c</em>d</strong>ef</a>"),
            (&[passage(1, 0..6)], &nest[..1], "[<a>abcdef</a>]"),
            (
                &[passage(1, 0..3)],
                &[(1..5, strong.clone())],
                "[a][<strong…>bc</strong>]<strong>de</strong>f",
            ),
            (&[passage(1, 2..6)], &[(1..4, link.clone())], "a<a>b</a>[<a>cd</a>][ef]"),
            (&[passage(1, 2..4)], &[(0..6, link)], "<a>ab</a>[<a…>cd</a>]<a>ef</a>"),
            (
                &[],
                &[(0..3, strong.clone()), (3..6, strong)],
                "<strong>abc</strong><strong>def</strong>",
            ),
        ] {
            assert_eq!(printed(passages, spans), expected);
        }
    }
}
