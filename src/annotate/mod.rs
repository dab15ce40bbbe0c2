//! Places each note in the text: the stage between cleaning and the archive.
//!
//! A quote is looked for in the cleaned text, exactly but for what nobody means: white space,
//! the kind of quotation marks and dashes, ё or е. Where it is not found, similar words are taken
//! if they say the same, and the note is *changed* until a person confirms it. Otherwise it is an
//! orphan, which is kept and shown; no note is ever moved to other words.

mod anchor;
mod context;
mod grams;
mod meaning;
mod myers;
mod origin;
mod removal;
mod selector;
mod selectors;
mod similar;
mod surroundings;
mod withheld;

use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::model::article::{Anchor, Article, BlockSpan, PlacedNote, SourceRecord};
use crate::model::cleaned::{Block, CleanedArticle};
use crate::model::sidecar::{CaptureFlaw, CaptureRecord, Note, Sidecar};
use crate::model::source::SourceDocument;

use anchor::{AnchorText, Change, Found};
use origin::Origins;
pub use origin::ReadLines;
pub use selector::Selector;
pub use selectors::{Selectors, Unplaced};

/// Places the notes of `sidecar` and completes the article.
///
/// `read` reads lines of the raw file, to which the notes' passages are led back.
pub fn annotate(
    document: &SourceDocument,
    cleaned: CleanedArticle,
    sidecar: Sidecar,
    read: &ReadLines,
) -> (Article, Vec<Diagnostic>) {
    let removed = removal::account(document, &cleaned.removed, &cleaned.reasons);
    let dropped = removal::dropped(document, &cleaned.removed);
    let (notes, diagnostics) = place_notes(document, &cleaned.blocks, sidecar.notes, read);
    let mut article = Article {
        source: record(document),
        fields: cleaned.fields,
        archived: sidecar.overrides.archived,
        added: sidecar.added,
        extent: cleaned.showing.extent.unwrap_or_default(),
        noindex: cleaned.showing.noindex.unwrap_or_default(),
        captured: cleaned.captured,
        capture: capture(document, sidecar.capture),
        rights: sidecar.overrides.rights,
        aliases: sidecar.aliases,
        blocks: cleaned.blocks,
        quotations: cleaned.quotations,
        pictures: cleaned.pictures,
        removed,
        dropped,
        restored: cleaned.restored,
        doubtful: removal::doubtful(&cleaned.removed, cleaned.reasons),
        notes,
    };
    withheld::withhold(&mut article);
    (article, diagnostics)
}

/// What was written down of a capture, and what its bytes say themselves.
fn capture(document: &SourceDocument, record: CaptureRecord) -> CaptureRecord {
    let flaw = record.flaw.or(document.is_cut.then_some(CaptureFlaw::Cut));
    CaptureRecord { flaw, ..record }
}

fn record(document: &SourceDocument) -> SourceRecord {
    SourceRecord {
        path: document.path.clone(),
        digest: document.digest.clone(),
        byte_count: document.byte_count,
        line_count: document.lines.len() as u32,
        charset: document.charset,
    }
}

/// Finds the passage of each note in an article's text.
///
/// What is doubtful about a note is reported at its place in the sidecar.
pub fn place_notes(
    document: &SourceDocument,
    blocks: &[Block],
    notes: Vec<Note>,
    read: &ReadLines,
) -> (Vec<PlacedNote>, Vec<Diagnostic>) {
    if notes.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let origins = Origins::new(document, blocks, read);
    let placer = Placer { path: &document.path, text: AnchorText::new(blocks), origins };
    let mut diagnostics = Vec::new();
    let mut place = |note: Note| {
        let (anchor, found) = match &note.quote {
            None => (Anchor::Document, None),
            Some(quote) => placer.place(&note, quote),
        };
        diagnostics.extend(found);
        let raw = anchor.spans().map(|spans| placer.origins.of(spans)).unwrap_or_default();
        PlacedNote { note, anchor, raw }
    };
    let placed = notes.into_iter().map(&mut place).collect();
    (placed, diagnostics)
}

/// The text of an article in which notes are placed.
struct Placer<'a> {
    path: &'a str,
    text: AnchorText,
    origins: Origins<'a>,
}

impl Placer<'_> {
    fn place(&self, note: &Note, quote: &str) -> (Anchor, Option<Diagnostic>) {
        let place = note.place.clone();
        match self.text.find(quote, note.before.as_deref(), note.after.as_deref()) {
            Found::Once(spans) => (Anchor::Passage(spans), None),
            Found::Changed(spans, change) => {
                let problem = self.changed(place, quote, &spans, change);
                (Anchor::Changed(spans), Some(problem))
            }
            Found::Often { first, count } => {
                let problem = catalogue::ambiguous_note(place, quote, count, self.line(&first));
                (Anchor::Ambiguous(first), Some(problem))
            }
            Found::Nowhere(None) => {
                let searched = Place::file(self.path);
                (Anchor::Orphan, Some(catalogue::orphaned_note(place, quote, searched)))
            }
            Found::Nowhere(Some((spans, why))) => {
                let (at, words) = (self.line(&spans), self.text.words(&spans));
                let problem = catalogue::refused_note(place, quote, (&words, at), &why.to_string());
                (Anchor::Orphan, Some(problem))
            }
        }
    }

    /// Says what a person must confirm of a note.
    fn changed(
        &self,
        place: Place,
        quote: &str,
        spans: &[BlockSpan],
        change: Change,
    ) -> Diagnostic {
        let at = self.line(spans);
        match change {
            Change::Words => catalogue::changed_note(place, quote, &self.text.words(spans), at),
            Change::Context(ours, theirs) => {
                catalogue::note_beside_others(place, quote, (&ours, &theirs), at)
            }
        }
    }

    /// The line of the raw file in which a passage begins.
    fn line(&self, spans: &[BlockSpan]) -> Place {
        let first = self.origins.of(spans.get(..1).unwrap_or_default());
        first.first().map_or_else(
            || Place::file(self.path),
            |raw| Place::line(self.path, raw.lines.first.get()),
        )
    }
}
