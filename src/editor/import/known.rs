//! Tells which notes from elsewhere an archive has already, so that a file can be imported again.

use std::collections::BTreeMap;

use crate::model::quote::fold_text;
use crate::model::sidecar::Note;
use crate::site::ReadArchive;
use crate::written::exchange::ForeignNote;

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
    /// Those that no note of the file has been found to be.
    archived: BTreeMap<Words, Vec<&'a Note>>,
    /// What is new, with its name in the file.
    new: BTreeMap<Words, Vec<(Option<String>, Note)>>,
}

/// What two notes that are one have in common: the article, the folded quote with what stands
/// beside it, the text, the author and the kind.
type Words = (String, [Option<String>; 3], String, Option<String>, &'static str);

fn words(path: &str, note: &Note) -> Words {
    let quoted = [&note.quote, &note.before, &note.after].map(|it| it.as_deref().map(fold_text));
    (path.to_owned(), quoted, note.text.trim().to_owned(), note.by.clone(), note.kind.name())
}

/// Whether notes with the same words are the same in all else.
fn same(one: &Note, other: &Note) -> bool {
    (&one.tags, one.date) == (&other.tags, other.date)
}

impl<'a> Known<'a> {
    /// Knows the notes of an archive.
    pub(super) fn new(read: &'a ReadArchive) -> Self {
        let mut known = Known { archived: BTreeMap::new(), new: BTreeMap::new() };
        for article in read.articles.iter().map(|archived| &archived.article) {
            for note in article.notes.iter().map(|placed| &placed.note) {
                known.archived.entry(words(&article.source.path, note)).or_default().push(note);
            }
        }
        known
    }

    /// Whether an article has a note in one of several forms; it then stands for no other.
    pub(super) fn take(&mut self, path: &str, forms: [&Note; 2], likeness: Likeness) -> bool {
        forms.into_iter().any(|note| {
            let Some(alike) = self.archived.get_mut(&words(path, note)) else { return false };
            let is_it = |known: &&Note| likeness == Likeness::Words || same(known, note);
            let at = alike.iter().position(is_it);
            at.map(|at| alike.swap_remove(at)).is_some()
        })
    }

    /// Whether the file had a note before: the same in everything, and under no other name.
    pub(super) fn is_repeated(&mut self, path: &str, foreign: &ForeignNote, note: &Note) -> bool {
        let earlier = self.new.entry(words(path, note)).or_default();
        let is_named_alike = |id: &Option<String>| match (id, &foreign.id) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        if earlier.iter().any(|(id, known)| is_named_alike(id) && same(known, note)) {
            return true;
        }
        earlier.push((foreign.id.clone(), note.clone()));
        false
    }
}
