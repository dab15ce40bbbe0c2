//! Finds the passage of each note from elsewhere.

use std::collections::BTreeMap;

use crate::annotate::{Selector, Selectors, Unplaced};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::editor::import::pages::Pages;
use crate::ingest::exchange::ForeignNote;
use crate::model::quote::fold_text;
use crate::model::sidecar::Note;
use crate::site::{ReadArchive, ReadArticle};

/// Where the notes of a file belong.
#[derive(Default)]
pub(super) struct Placed {
    /// New notes by the path of their article.
    pub(super) new: BTreeMap<String, Vec<NewNote>>,
    /// How many are in the archive already.
    pub(super) known: usize,
    /// Those that could not be placed.
    pub(super) problems: Vec<Diagnostic>,
}

/// A note that is to be written.
pub(super) struct NewNote {
    /// Its number in the file that it comes from.
    pub(super) number: usize,
    /// The note.
    pub(super) note: Note,
}

/// Finds the article and the passage of each note of `file`.
pub(super) fn place(foreign: &[ForeignNote], read: &ReadArchive, file: &str) -> Placed {
    let mut placing = Placing { pages: Pages::new(read), texts: BTreeMap::new() };
    let mut placed = Placed::default();
    for (note, number) in foreign.iter().zip(1..) {
        match placing.place(note) {
            Ok((archived, note)) => placed.add(archived, NewNote { number, note }),
            Err(why) => {
                let words = note.quote.as_ref().unwrap_or(&note.text);
                placed.problems.push(catalogue::note_not_placed(file, number, words, &why));
            }
        }
    }
    placed
}

impl Placed {
    /// Takes a note, unless its article has it already.
    fn add(&mut self, archived: &ReadArticle, new: NewNote) {
        let article = &archived.article;
        let known = article.notes.iter().map(|placed| &placed.note);
        let earlier = self.new.get(&article.source.path).into_iter().flatten();
        let mut known = known.chain(earlier.map(|new| &new.note));
        if known.any(|known| same(known, &new.note)) {
            self.known += 1;
        } else {
            self.new.entry(article.source.path.clone()).or_default().push(new);
        }
    }
}

/// An archive in which notes are placed.
struct Placing<'a> {
    pages: Pages<'a>,
    /// The texts in which notes were placed so far, by the paths of their articles.
    texts: BTreeMap<&'a str, Selectors>,
}

impl<'a> Placing<'a> {
    /// The article of a note, and the note as its sidecar has it.
    ///
    /// Fails with the reason why the note has no place.
    fn place(&mut self, foreign: &ForeignNote) -> Result<(&'a ReadArticle, Note), String> {
        if foreign.is_reply {
            return Err("it answers another note".to_owned());
        }
        if foreign.is_wordless {
            return Err("it has the position of its passage and not the words".to_owned());
        }
        let archived = self.pages.find(foreign).ok_or_else(|| {
            "no article, or more than one, has its page's address or title".to_owned()
        })?;
        let article = &archived.article;
        let path = article.source.path.as_str();
        let text = self.texts.entry(path).or_insert_with(|| Selectors::new(&article.blocks));
        let words = match &foreign.quote {
            None => Selector::default(),
            Some(quote) => text.adopt(&described(foreign, quote)).map_err(|why| match why {
                Unplaced::Nowhere => format!("its words are not in `{path}`"),
                Unplaced::Often => format!("its words stand in several places of `{path}`"),
                Unplaced::BesideOthers => {
                    format!("its words stand beside others in `{path}`")
                }
            })?,
        };
        Ok((archived, note(foreign, words)))
    }
}

/// The passage as the note describes it.
fn described(foreign: &ForeignNote, quote: &str) -> Selector {
    Selector {
        quote: quote.to_owned(),
        before: foreign.prefix.clone(),
        after: foreign.suffix.clone(),
    }
}

/// The note as a sidecar has it.
fn note(foreign: &ForeignNote, words: Selector) -> Note {
    Note {
        quote: Some(words.quote).filter(|quote| !quote.is_empty()),
        before: words.before,
        after: words.after,
        kind: foreign.kind,
        tags: foreign.tags.clone(),
        by: foreign.by.clone(),
        date: foreign.date,
        text: foreign.text.trim().to_owned(),
        ..Note::default()
    }
}

/// Whether two notes say the same of the same words.
fn same(one: &Note, other: &Note) -> bool {
    let quote = |note: &Note| note.quote.as_deref().map(fold_text);
    let beside = |note: &Note| [&note.before, &note.after].map(|it| it.as_deref().map(fold_text));
    (quote(one), beside(one)) == (quote(other), beside(other))
        && one.text.trim() == other.text.trim()
        && one.by == other.by
        && one.kind == other.kind
}
