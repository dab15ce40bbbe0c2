//! An article's notes in the order in which they are numbered, and the passages that they mark.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use crate::model::archive::NoteIndices;
use crate::model::article::{Article, BlockSpan, PlacedNote};
use crate::model::excerpt;
use crate::model::head::NoteHead;
use crate::model::numbering::{self, NotePlace, NumberedNote};
use crate::model::page::{Href, Link, NoteView};
use crate::model::{limits, permalink};
use crate::plan::frame::link;
use crate::plan::note_groups::{author_route, tag_route};
use crate::plan::passages::Passage;

/// The ways from the tags and authors of an article's notes to all notes of the same.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct NoteLinks {
    /// By the tag as the notes write it.
    tags: BTreeMap<String, Link>,
    /// By the author as the notes write it.
    authors: BTreeMap<String, Href>,
}

impl NoteLinks {
    /// The ways for some notes.
    pub(super) fn new<'n>(
        notes: impl Iterator<Item = &'n NoteHead> + Clone,
        indices: &NoteIndices,
    ) -> Self {
        let tags = notes.clone().flat_map(|note| &note.tags);
        let authors = notes.filter_map(|note| note.by.as_ref());
        NoteLinks {
            tags: tags.filter_map(|tag| Some((tag.clone(), tag_link(tag, indices)?))).collect(),
            authors: authors.filter_map(|by| Some((by.clone(), author(by, indices)?))).collect(),
        }
    }
}

impl NoteLinks {
    /// The ways to some tags, each once however it is spelt.
    fn of(&self, tags: &[String]) -> Vec<Link> {
        let mut seen = HashSet::new();
        let links = tags.iter().filter_map(|tag| self.tags.get(tag));
        links.filter(|link| seen.insert(link.route.as_str())).cloned().collect()
    }
}

fn tag_link(tag: &str, indices: &NoteIndices) -> Option<Link> {
    let address = indices.tag_addresses.get(tag)?;
    Some(link(&indices.tags.get(address)?.name, &tag_route(address)))
}

fn author(by: &str, indices: &NoteIndices) -> Option<Href> {
    let address = indices.author_addresses.get(by)?;
    Some(Href::from(&author_route(address)))
}

/// An article's notes, told apart by where they belong.
#[derive(Default)]
pub(super) struct SortedNotes<'a> {
    /// In the order of their numbers; each has a span that fits the text.
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
    pub(super) fn new(article: &'a Article, links: &NoteLinks) -> Self {
        let ids = permalink::of_notes(&article.notes);
        let mut sorted = SortedNotes::default();
        for NumberedNote { index, number, placed, place, spans } in numbering::numbered(article) {
            let group = match place {
                NotePlace::Passage => &mut sorted.passages,
                NotePlace::Article => &mut sorted.document,
                NotePlace::Orphan => &mut sorted.orphans,
            };
            let view = NoteView { number, id: ids[index].clone(), ..view(placed, links) };
            group.push(SortedNote { index, spans, view });
        }
        sorted
    }
}

/// A note without its number and its place on the page.
pub(super) fn view(placed: &PlacedNote, links: &NoteLinks) -> NoteView {
    let note = &placed.note;
    NoteView {
        id: String::new(),
        number: 0,
        kind: note.kind.name(),
        quote: note.quote.clone(),
        lemma: note.quote.as_deref().map(excerpt::lemma),
        tags: links.of(&note.tags),
        by: note.by.clone(),
        by_route: note.by.as_ref().and_then(|by| links.authors.get(by).cloned()),
        date: note.date,
        text: note.text.clone(),
        doubt: placed.anchor.doubt(),
    }
}

/// A note as a list shows it, once for each of its tags: a long one ends with `…`.
pub(super) fn listed(placed: &PlacedNote, links: &NoteLinks) -> NoteView {
    let mut view = view(placed, links);
    view.tags.truncate(limits::TAGS_IN_LISTS);
    for text in view.quote.iter_mut().chain([&mut view.text]) {
        if let Err((start, _)) = limits::within(text, limits::NOTE_IN_LISTS) {
            *text = start;
        }
    }
    view
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
