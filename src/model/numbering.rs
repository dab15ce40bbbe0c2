//! The numbers that an article's notes have on its page.
//!
//! Notes on passages come first, in the order in which their numbers stand in the text, then those
//! on the whole article, then those without a place in the text. A number stands where its passage
//! ends, or the first piece of it: of two passages that overlap or nest, the one that ends first
//! has the lower number.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::article::{Anchor, Article, BlockSpan, PlacedNote};

/// Where a note stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NotePlace {
    /// Beside a passage.
    Passage,
    /// On top: it is about the whole article.
    Article,
    /// Below: its words are not in the text.
    Orphan,
}

impl NotePlace {
    /// Its name, as templates have it.
    pub fn name(self) -> &'static str {
        match self {
            NotePlace::Passage => "passage",
            NotePlace::Article => "article",
            NotePlace::Orphan => "orphan",
        }
    }
}

/// A note with its number.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberedNote<'a> {
    /// Its index in the sidecar.
    pub index: usize,
    /// Its number on the page, from 1.
    pub number: usize,
    /// The note.
    pub placed: &'a PlacedNote,
    /// Where it stands.
    pub place: NotePlace,
    /// The parts of its passage that fit the text; empty unless it stands beside one.
    pub spans: Vec<&'a BlockSpan>,
}

/// An article's notes in the order of their numbers.
pub fn numbered(article: &Article) -> Vec<NumberedNote<'_>> {
    let mut notes: Vec<NumberedNote> = article
        .notes
        .iter()
        .enumerate()
        .map(|(index, placed)| {
            let spans = fitting_spans(placed, article);
            NumberedNote { index, number: 0, placed, place: place(placed, &spans), spans }
        })
        .collect();
    let mark = |note: &NumberedNote| {
        note.spans.first().map(|span| (span.block, span.bytes.end, span.bytes.start))
    };
    notes.sort_by_key(|note| (note.place, mark(note)));
    (1..).zip(&mut notes).for_each(|(number, note)| note.number = number);
    notes
}

/// Whether a range is a non-empty piece of the text.
pub fn fits(bytes: &Range<usize>, text: &str) -> bool {
    !bytes.is_empty() && text.get(bytes.clone()).is_some()
}

fn place(placed: &PlacedNote, spans: &[&BlockSpan]) -> NotePlace {
    match (&placed.anchor, spans.is_empty()) {
        (Anchor::Document, _) => NotePlace::Article,
        (_, true) => NotePlace::Orphan,
        (_, false) => NotePlace::Passage,
    }
}

fn fitting_spans<'a>(placed: &'a PlacedNote, article: &Article) -> Vec<&'a BlockSpan> {
    let fits = |span: &&BlockSpan| {
        let block = article.blocks.get(span.block);
        block.is_some_and(|block| fits(&span.bytes, &block.text))
    };
    placed.anchor.spans().unwrap_or_default().iter().filter(fits).collect()
}
