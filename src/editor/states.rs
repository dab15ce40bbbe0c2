//! What a page of the preview is told about the notes and fields of its article.

use crate::model::accepted::{AcceptedText, AcceptedTexts};
use crate::model::article::{Anchor, Article, BlockSpan, PlacedNote, joined_text};
use crate::model::cleaned::{Block, BlockKind, Field};
use crate::model::key::Key;
use crate::model::line::LineNumber;
use crate::model::sidecar::{Extent, Note, Sidecar, StatedKind};
use crate::model::sidecar_edit::SidecarField;
use crate::model::{numbering, permalink};
use crate::serve::editor::{Acceptance, BlockState, FieldState, NoteState, StandingWords};

/// Bytes beside a passage in which the words are that may tell its place.
const BESIDE: usize = 400;

/// So many words name a block.
const NAMING_WORDS: usize = 12;

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
    let state = |(_, field)| FieldState {
        field,
        own: own_value(sidecar, field),
        shown: shown_value(article, field),
        choices: choices(field),
    };
    SidecarField::ALL.into_iter().map(state).collect()
}

fn choices(field: SidecarField) -> Vec<&'static str> {
    match field {
        SidecarField::Publish => Extent::ALL.map(|(name, _)| name).to_vec(),
        SidecarField::Noindex => vec!["true", "false"],
        _ => Vec::new(),
    }
}

/// What a sidecar says of a field, as a person writes it.
fn own_value(sidecar: &Sidecar, field: SidecarField) -> Option<String> {
    let own = &sidecar.overrides;
    match field {
        SidecarField::Title => own.title.clone(),
        SidecarField::Date => written(own.date),
        SidecarField::Source => own.source.clone(),
        SidecarField::Url => own.url.clone(),
        SidecarField::Author => own.author.as_ref().map(|stated| stated.join(", ")),
        SidecarField::Section => own.section.clone(),
        SidecarField::Language => own.language.clone(),
        SidecarField::Archived => own.archived.clone(),
        SidecarField::Captured => written(sidecar.captured),
        SidecarField::Added => written(sidecar.added),
        SidecarField::Rights => own.rights.clone(),
        SidecarField::Publish => sidecar.showing.extent.map(|extent| extent.name().to_owned()),
        SidecarField::Noindex => written(sidecar.showing.noindex),
    }
}

/// What a page shows of a field.
fn shown_value(article: &Article, field: SidecarField) -> Option<String> {
    let shown = &article.fields;
    let value = |field: &Option<Field<String>>| field.as_ref().map(|field| field.value.clone());
    match field {
        SidecarField::Title => value(&shown.title),
        SidecarField::Date => shown.date.as_ref().map(|date| date.value.to_string()),
        SidecarField::Source => value(&shown.source),
        SidecarField::Url => value(&shown.url),
        SidecarField::Author => value(&shown.author),
        SidecarField::Section => value(&shown.section),
        SidecarField::Language => value(&shown.language),
        SidecarField::Archived => article.archived.clone(),
        SidecarField::Captured => written(article.captured),
        SidecarField::Added => written(article.added),
        SidecarField::Rights => article.rights.clone(),
        SidecarField::Publish => Some(article.extent.name().to_owned()),
        SidecarField::Noindex => Some(article.noindex.to_string()),
    }
}

fn written<T: ToString>(value: Option<T>) -> Option<String> {
    value.map(|value| value.to_string())
}

/// Whether the text of an article is one that somebody has accepted.
pub(super) fn acceptance(accepted: &AcceptedTexts, article: &Article) -> Acceptance {
    match accepted.get(&article.source.path) {
        None => Acceptance::Open,
        Some(known) if known.text == AcceptedText::of(article).text => Acceptance::Accepted,
        Some(_) => Acceptance::Changed,
    }
}

/// The block that begins with a line.
pub(super) fn block_state(blocks: &[Block], line: LineNumber) -> Option<BlockState> {
    let at = blocks.binary_search_by_key(&line, |block| block.lines.first).ok()?;
    let block = &blocks[at];
    let kind = match block.kind {
        BlockKind::Heading => Some(StatedKind::Heading),
        BlockKind::Lede | BlockKind::Paragraph => Some(StatedKind::Paragraph),
        BlockKind::Quotation => Some(StatedKind::Quotation),
        BlockKind::List => Some(StatedKind::List),
        BlockKind::Caption => Some(StatedKind::Caption),
        _ => None,
    };
    Some(BlockState { kind, words: naming_words(&block.text) })
}

/// The words that name a block: all of a short one, else the first.
fn naming_words(text: &str) -> String {
    let mut words = text.split(' ');
    let first: Vec<&str> = words.by_ref().take(NAMING_WORDS).collect();
    first.join(" ")
}
