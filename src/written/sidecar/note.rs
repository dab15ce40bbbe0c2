//! Reads the notes of a sidecar.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{A_DAY, NOTE_KEYS, names_up_to, text_up_to};
use crate::diagnostic::toml_table::{TableReader, TomlFile};
use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::model::date::ArticleDate;
use crate::model::limits;
use crate::model::sidecar::{Note, NoteKind};

/// Reads a note; `place` is where it stands.
pub(super) fn read_note<'a>(
    file: &mut TomlFile<'a>,
    place: Place,
    table: &toml::de::DeTable<'a>,
) -> Note {
    let mut reader = file.read(table, NOTE_KEYS);
    let wordless = wordless_quote(&reader, &place);
    let kinds = NoteKind::ALL.map(|(name, _)| format!("`{name}`")).join(", ");
    let note = Note {
        quote: reader.text("quote"),
        before: reader.text("before"),
        after: reader.text("after"),
        kind: reader
            .parsed("kind", &format!("one of {kinds}"), NoteKind::from_name)
            .unwrap_or_default(),
        tags: names_up_to(&mut reader, "tags", limits::TAGS_OF_NOTE),
        by: text_up_to(&mut reader, "by", limits::NAME),
        date: reader.parsed("date", A_DAY, note_date),
        text: reader.text("text").unwrap_or_default(),
        place,
    };
    match wordless {
        Some(problem) => file.report(problem),
        None if note.quote.is_none() && note.text.is_empty() => {
            file.report(catalogue::empty_note(note.place.clone()));
        }
        None => {}
    }
    note
}

/// Leaves out the tags that all notes together have too many of, and says so where the first one is.
pub(super) fn hold_tags(notes: &mut [Note]) -> Option<Diagnostic> {
    let (mut taken, mut left_out) = (HashSet::new(), HashSet::new());
    let mut place = None;
    for note in notes {
        note.tags.retain(|tag| {
            let tag = tag.to_lowercase();
            let fits = taken.len() < limits::TAGS_OF_NOTES || taken.contains(&tag);
            if fits {
                taken.insert(tag);
            } else {
                left_out.insert(tag);
                place.get_or_insert_with(|| note.place.clone());
            }
            fits
        });
    }
    Some(catalogue::too_many_tags_of_notes(place?, taken.len() + left_out.len(), taken.len()))
}

/// What is wrong with a quote that marks nothing, though the note's writer meant a passage.
fn wordless_quote(reader: &TableReader, note: &Place) -> Option<Diagnostic> {
    let context = ["before", "after"].into_iter().find(|key| reader.stated_text(key).is_some());
    match reader.stated_text("quote") {
        Some((_, quote)) if has_words(quote) => None,
        Some((place, quote)) => Some(catalogue::quote_without_words(place, Some(quote), context)),
        None if context.is_some() => {
            Some(catalogue::quote_without_words(note.clone(), None, context))
        }
        None => None,
    }
}

fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// The day of a note; a time of day, as an editor may write it, is left out.
fn note_date(text: &str) -> Option<NaiveDate> {
    text.parse::<ArticleDate>().ok().map(|date| date.day)
}
