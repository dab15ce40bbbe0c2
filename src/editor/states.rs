//! What a page of the preview is told about the notes and fields of its article.

use crate::model::article::{Anchor, Article, BlockSpan, PlacedNote, joined_text};
use crate::model::cleaned::Field;
use crate::model::key::Key;
use crate::model::sidecar::{Note, Sidecar};
use crate::model::sidecar_edit::SidecarField;
use crate::model::{numbering, permalink};
use crate::serve::editor::{FieldState, NoteState, StandingWords};

/// Bytes beside a passage in which the words are that may tell its place.
const BESIDE: usize = 400;

/// The notes of a sidecar, each with its place on the page.
pub(super) fn note_states(sidecar: &Sidecar, article: &Article) -> Vec<NoteState> {
    // The page is of another sidecar until the next build is done; then its numbers mean others.
    // Behind its own notes an article has those on older captures of its page.
    let own = article.notes.iter().take(sidecar.notes.len());
    let keys = own.map(|placed| Key::of(&placed.note));
    let current = sidecar.notes.iter().map(Key::of).eq(keys);
    let numbers = if current { note_numbers(article) } else { Vec::new() };
    let ids = if current { permalink::of_notes(&article.notes) } else { Vec::new() };
    let state = |(index, note): (usize, &Note)| {
        let placed = article.notes.get(index).filter(|_| current);
        NoteState {
            note: note.clone(),
            number: numbers.get(index).copied(),
            id: ids.get(index).cloned(),
            orphan: placed.is_some_and(|placed| placed.anchor == Anchor::Orphan),
            doubt: placed.and_then(|placed| placed.anchor.doubt()),
            stands: placed.and_then(|placed| standing_words(placed, article)),
        }
    };
    sidecar.notes.iter().enumerate().map(state).collect()
}

/// The numbers that an article's notes have on its page, in the order of the sidecar.
fn note_numbers(article: &Article) -> Vec<usize> {
    let mut notes = numbering::numbered(article);
    notes.sort_by_key(|note| note.index);
    notes.iter().map(|note| note.number).collect()
}

/// The words that a doubtful note stands at, as the article has them.
fn standing_words(placed: &PlacedNote, article: &Article) -> Option<StandingWords> {
    placed.anchor.doubt()?;
    let (text, blocks) = joined_text(&article.blocks);
    let place = |span: &BlockSpan, byte: usize| Some(blocks.get(span.block)?.start + byte);
    let spans = placed.anchor.spans()?;
    let (first, last) = (spans.first()?, spans.last()?);
    let start = place(first, first.bytes.start)?;
    let end = place(last, last.bytes.end)?;
    let from = text.floor_char_boundary(start.saturating_sub(BESIDE));
    let to = text.floor_char_boundary(end + BESIDE);
    Some(StandingWords {
        quote: text.get(start..end)?.to_owned(),
        before: text.get(from..start)?.to_owned(),
        after: text.get(end..to)?.to_owned(),
    })
}

/// The fields that the preview can set: what the sidecar says, and what the page shows.
pub(super) fn field_states(sidecar: &Sidecar, article: &Article) -> Vec<FieldState> {
    let (own, shown) = (&sidecar.overrides, &article.fields);
    let value = |field: &Option<Field<String>>| field.as_ref().map(|field| field.value.clone());
    let state = |field, own, shown| FieldState { field, own, shown };
    vec![
        state(SidecarField::Title, own.title.clone(), value(&shown.title)),
        state(
            SidecarField::Date,
            own.date.as_ref().map(ToString::to_string),
            shown.date.as_ref().map(|date| date.value.to_string()),
        ),
        state(SidecarField::Source, own.source.clone(), value(&shown.source)),
        state(SidecarField::Author, own.author.clone(), value(&shown.author)),
        state(SidecarField::Section, own.section.clone(), value(&shown.section)),
    ]
}
