//! An article's notes in the order in which they are numbered, and the passages that they mark.

use std::collections::BTreeMap;

use crate::model::archive::NoteIndices;
use crate::model::article::{Anchor, Article, BlockSpan, PlacedNote};
use crate::model::page::{Href, Link, NoteView};
use crate::model::permalink;
use crate::model::route::Route;
use crate::plan::frame::link;
use crate::plan::passages::Passage;
use crate::plan::{desk, excerpt, passages};

/// An article's notes, told apart by where they belong.
pub(super) struct SortedNotes<'a> {
    /// In reading order; each has a span that fits the text.
    pub(super) passages: Vec<SortedNote<'a>>,
    /// On the whole article.
    pub(super) document: Vec<SortedNote<'a>>,
    /// Without a place in the text.
    pub(super) orphans: Vec<SortedNote<'a>>,
}

/// A note in its place.
pub(super) struct SortedNote<'a> {
    /// Its index in the sidecar.
    pub(super) index: usize,
    /// What it is about; empty unless that is a passage.
    spans: Vec<&'a BlockSpan>,
    /// What a page shows of it.
    pub(super) view: NoteView,
}

impl<'a> SortedNotes<'a> {
    /// Sorts the notes of an article and numbers them.
    pub(super) fn new(article: &'a Article, indices: &NoteIndices) -> Self {
        let ids = permalink::of_notes(&article.notes);
        let mut sorted = SortedNotes { passages: vec![], document: vec![], orphans: vec![] };
        for (index, (placed, id)) in article.notes.iter().zip(ids).enumerate() {
            let spans = spans(placed, article);
            let group = match (&placed.anchor, spans.is_empty()) {
                (Anchor::Document, _) => &mut sorted.document,
                (_, true) => &mut sorted.orphans,
                (_, false) => &mut sorted.passages,
            };
            group.push(SortedNote { index, spans, view: view(placed, id, indices) });
        }
        let start = |note: &SortedNote| (note.spans[0].block, note.spans[0].bytes.start);
        sorted.passages.sort_by_key(start);
        let groups = [&mut sorted.passages, &mut sorted.document, &mut sorted.orphans];
        for (note, number) in groups.into_iter().flatten().zip(1..) {
            note.view.number = number;
        }
        sorted
    }
}

/// The numbers that an article's notes have on its page, in the order of the sidecar.
pub fn note_numbers(article: &Article) -> Vec<usize> {
    let sorted = SortedNotes::new(article, &NoteIndices::default());
    let mut numbers = vec![0; article.notes.len()];
    for note in [sorted.passages, sorted.document, sorted.orphans].into_iter().flatten() {
        numbers[note.index] = note.view.number;
    }
    numbers
}

/// The parts of a note's passage that fit the text.
fn spans<'a>(placed: &'a PlacedNote, article: &Article) -> Vec<&'a BlockSpan> {
    let fits = |span: &&BlockSpan| {
        let block = article.blocks.get(span.block);
        block.is_some_and(|block| passages::fits(&span.bytes, &block.text))
    };
    placed.anchor.spans().unwrap_or_default().iter().filter(fits).collect()
}

/// A note without its number.
fn view(placed: &PlacedNote, id: String, indices: &NoteIndices) -> NoteView {
    let note = &placed.note;
    let author = note.by.as_ref().and_then(|by| indices.author_addresses.get(by));
    NoteView {
        id,
        number: 0,
        kind: note.kind.name(),
        quote: note.quote.clone(),
        lemma: note.quote.as_deref().map(excerpt::lemma),
        tags: note.tags.iter().filter_map(|tag| tag_link(tag, indices)).collect(),
        by: note.by.clone(),
        by_route: author.map(|address| Href::from(&desk::author_route(address))),
        date: note.date,
        text: note.text.clone(),
        doubt: placed.anchor.doubt(),
    }
}

fn tag_link(tag: &str, indices: &NoteIndices) -> Option<Link> {
    let address = indices.tag_addresses.get(tag)?;
    let route: Route = desk::tag_route(address);
    Some(link(&indices.tags.get(address)?.name, &route))
}

/// The passages of each block, and the notes that begin in it.
#[derive(Default)]
pub(super) struct Marks {
    passages: BTreeMap<usize, Vec<Passage>>,
    notes: BTreeMap<usize, Vec<NoteView>>,
}

impl Marks {
    /// The marks of all notes on passages.
    pub(super) fn new(notes: &SortedNotes) -> Self {
        let mut marks = Marks::default();
        for SortedNote { spans, view, .. } in &notes.passages {
            marks.notes.entry(spans[0].block).or_default().push(view.clone());
            for (index, span) in spans.iter().enumerate() {
                let passage = Passage {
                    number: view.number,
                    id: view.id.clone(),
                    kind: view.kind,
                    doubt: view.doubt,
                    bytes: span.bytes.clone(),
                    leads: index == 0,
                };
                marks.passages.entry(span.block).or_default().push(passage);
            }
        }
        marks
    }

    /// The passages of a block.
    pub(super) fn passages(&self, block: usize) -> &[Passage] {
        self.passages.get(&block).map_or(&[], Vec::as_slice)
    }

    /// The notes that begin in a block; they are given out once.
    pub(super) fn take_notes(&mut self, block: usize) -> Vec<NoteView> {
        self.notes.remove(&block).unwrap_or_default()
    }
}
