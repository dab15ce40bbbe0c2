//! Places each note in the text: the stage between cleaning and the archive.
//!
//! A quote is looked for in the cleaned text, exactly but for what nobody means: white space,
//! the kind of quotation marks and dashes, ё or е. A quote that is not found makes its note an
//! orphan, which is kept and shown; no note is ever moved to other words.

mod anchor;
pub mod context;
mod removal;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::article::{Anchor, Article, PlacedNote, SourceRecord};
use crate::model::cleaned::CleanedArticle;
use crate::model::sidecar::{Note, Sidecar};
use crate::model::source::SourceDocument;

use anchor::{AnchorText, Found};

/// Places the notes of `sidecar` and completes the article.
pub fn annotate(
    document: &SourceDocument,
    cleaned: CleanedArticle,
    sidecar: Sidecar,
) -> (Article, Vec<Diagnostic>) {
    let removed = removal::account(document, &cleaned.removed, &cleaned.reasons);
    let mut diagnostics = Vec::new();
    let notes = place_notes(document, &cleaned, sidecar.notes, &mut diagnostics);
    let article = Article {
        source: record(document),
        fields: cleaned.fields,
        archived: sidecar.overrides.archived,
        rights: sidecar.overrides.rights,
        blocks: cleaned.blocks,
        quotations: cleaned.quotations,
        removed,
        doubtful: removal::doubtful(&cleaned.removed, cleaned.reasons),
        notes,
    };
    (article, diagnostics)
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

fn place_notes(
    document: &SourceDocument,
    cleaned: &CleanedArticle,
    notes: Vec<Note>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PlacedNote> {
    if notes.is_empty() {
        return Vec::new();
    }
    let text = AnchorText::new(&cleaned.blocks);
    let place = |note: Note| {
        let anchor = match &note.quote {
            None => Anchor::Document,
            Some(quote) => match text.find(quote, note.before.as_deref(), note.after.as_deref()) {
                Found::Once(spans) => Anchor::Passage(spans),
                Found::Often { first, count } => {
                    diagnostics.push(catalogue::ambiguous_note(note.place.clone(), quote, count));
                    Anchor::Passage(first)
                }
                Found::Nowhere => {
                    diagnostics.push(catalogue::orphaned_note(
                        note.place.clone(),
                        quote,
                        &document.path,
                    ));
                    Anchor::Orphan
                }
            },
        };
        PlacedNote { note, anchor }
    };
    notes.into_iter().map(place).collect()
}
