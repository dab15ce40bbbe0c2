//! Tells which notes from elsewhere an archive has already, so that a file can be imported again.

use std::collections::BTreeMap;

use crate::ingest::exchange::ForeignNote;
use crate::model::quote::fold_text;
use crate::model::sidecar::Note;
use crate::site::ReadArchive;

/// How alike two notes must be to be one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// In everything.
    Whole,
    /// In words, text, kind and author: tags and date may have been mended here.
    Words,
}

/// The notes of an archive; each stands for one note of a file at most.
pub(super) struct Known<'a> {
    /// By the path of their article; none where a note of the file has been found to be it.
    archived: BTreeMap<&'a str, Vec<Option<&'a Note>>>,
    /// What is new, with its name in the file.
    new: BTreeMap<String, Vec<(Option<String>, Note)>>,
}

impl<'a> Known<'a> {
    /// Knows the notes of an archive.
    pub(super) fn new(read: &'a ReadArchive) -> Self {
        let notes = read.articles.iter().map(|archived| {
            let notes = archived.article.notes.iter().map(|placed| Some(&placed.note));
            (archived.article.source.path.as_str(), notes.collect())
        });
        Known { archived: notes.collect(), new: BTreeMap::new() }
    }

    /// Whether an article has a note in one of several forms; it then stands for no other.
    pub(super) fn take(&mut self, path: &str, forms: [&Note; 2], likeness: Likeness) -> bool {
        let notes = self.archived.get_mut(path).into_iter().flatten();
        let is_it = |known: &&mut Option<&Note>| {
            known.is_some_and(|known| forms.iter().any(|note| same(known, note, likeness)))
        };
        notes.into_iter().find(is_it).and_then(Option::take).is_some()
    }

    /// Whether the file had a note before: the same in everything, and under no other name.
    pub(super) fn is_repeated(&mut self, path: &str, foreign: &ForeignNote, note: &Note) -> bool {
        let earlier = self.new.entry(path.to_owned()).or_default();
        let is_named_alike = |id: &Option<String>| match (id, &foreign.id) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        let is_it = |(id, known): &(Option<String>, Note)| {
            is_named_alike(id) && same(known, note, Likeness::Whole)
        };
        if earlier.iter().any(is_it) {
            return true;
        }
        earlier.push((foreign.id.clone(), note.clone()));
        false
    }
}

/// Whether two notes say the same of the same words.
fn same(one: &Note, other: &Note, likeness: Likeness) -> bool {
    let quote = |note: &Note| note.quote.as_deref().map(fold_text);
    let beside = |note: &Note| [&note.before, &note.after].map(|it| it.as_deref().map(fold_text));
    (one.text.trim(), &one.by, one.kind) == (other.text.trim(), &other.by, other.kind)
        && (likeness == Likeness::Words || (&one.tags, one.date) == (&other.tags, other.date))
        && (quote(one), beside(one)) == (quote(other), beside(other))
}
