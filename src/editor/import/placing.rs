//! Finds the passage of each note from elsewhere.

use std::collections::BTreeMap;

use crate::annotate::{Selector, Selectors, Unplaced};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::editor::import::known::{Known, Likeness};
use crate::editor::import::pages::Pages;
use crate::editor::import::positions;
use crate::model::sidecar::Note;
use crate::site::{ReadArchive, ReadArticle};
use crate::written::exchange::{ForeignNote, OwnTarget};

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
    /// Why a person must look at it.
    pub(super) doubt: Option<Diagnostic>,
    /// What of it is left out.
    pub(super) left_out: Option<Diagnostic>,
}

/// A note with its article.
struct Found<'a> {
    archived: &'a ReadArticle,
    foreign: &'a ForeignNote,
    note: Note,
    /// Why its passage is not sure.
    doubt: Option<Unplaced>,
}

/// Finds the article and the passage of each note of `file`.
pub(super) fn place(foreign: &[ForeignNote], read: &ReadArchive, file: &str) -> Placed {
    let mut placing = Placing { pages: Pages::new(read), texts: BTreeMap::new() };
    let mut placed = Placed::default();
    let mut found = Vec::new();
    for note in foreign {
        match placing.place(note) {
            Ok(one) => found.push(one),
            Err(why) => {
                let problem = catalogue::note_not_placed(file, note.number, words_of(note), &why);
                placed.problems.push(problem);
            }
        }
    }
    placing.settle(&mut found);
    placed.add(found, read, file);
    placed
}

fn words_of(note: &ForeignNote) -> &str {
    note.quote.as_ref().unwrap_or(&note.text)
}

impl Placed {
    /// Takes the notes that their articles do not have already. One that is the same throughout
    /// is looked for first, so that a similar note is never taken for it.
    fn add(&mut self, found: Vec<Found>, read: &ReadArchive, file: &str) {
        let mut known = Known::new(read);
        let path = |one: &Found| one.archived.article.source.path.clone();
        let mut is_known = vec![false; found.len()];
        for likeness in [Likeness::Whole, Likeness::Words] {
            for (is_known, one) in is_known.iter_mut().zip(&found) {
                let given = given(one.foreign);
                *is_known = *is_known || known.take(&path(one), [&one.note, &given], likeness);
            }
        }
        for (is_known, one) in is_known.into_iter().zip(found) {
            if is_known || known.is_repeated(&path(&one), one.foreign, &one.note) {
                self.known += 1;
            } else {
                self.new.entry(path(&one)).or_default().push(new_note(one, file));
            }
        }
    }
}

fn new_note(Found { archived, foreign, note, doubt }: Found, file: &str) -> NewNote {
    let (number, words) = (foreign.number, words_of(foreign));
    let left_out = (!foreign.left_out.is_empty())
        .then(|| catalogue::note_parts_left_out(file, number, words, &foreign.left_out));
    let why = doubt.map(|doubt| explain(doubt, &archived.article.source.path));
    let doubt = why.map(|why| catalogue::note_in_doubt(file, number, words, &why));
    NewNote { number, note, doubt, left_out }
}

fn explain(doubt: Unplaced, path: &str) -> String {
    match doubt {
        Unplaced::Nowhere => format!("its words are not in `{path}`"),
        Unplaced::Often => format!("its words stand in several places of `{path}`"),
        Unplaced::BesideOthers => format!("its words stand beside others in `{path}`"),
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
    fn place(&mut self, foreign: &'a ForeignNote) -> Result<Found<'a>, String> {
        if foreign.is_reply {
            return Err("it answers another note".to_owned());
        }
        if foreign.is_wordless {
            return Err("it tells where its passage is and does not quote it".to_owned());
        }
        let archived = self.pages.find(foreign).ok_or_else(|| {
            "no article, or more than one, has its page's address or title".to_owned()
        })?;
        if says_nothing(foreign) {
            return Err("it has neither words nor a text nor tags".to_owned());
        }
        let (words, doubt) = match (&foreign.own, &foreign.quote) {
            (None, Some(quote)) => self.passage(archived, foreign, quote),
            _ => (Selector::default(), None),
        };
        let note = match words.quote.is_empty() {
            true => given(foreign),
            false => with_words(foreign, words),
        };
        Ok(Found { archived, foreign, note, doubt })
    }

    /// The words of a note as its sidecar has them: the article's own where they are sure, else
    /// those that it came with, and why.
    fn passage(
        &mut self,
        archived: &'a ReadArticle,
        foreign: &ForeignNote,
        quote: &str,
    ) -> (Selector, Option<Unplaced>) {
        let article = &archived.article;
        let path = article.source.path.as_str();
        let text = self.texts.entry(path).or_insert_with(|| Selectors::new(&article.blocks));
        let described = described(foreign, quote);
        let doubt = match text.adopt(&described) {
            Ok(words) => return (words, None),
            Err(doubt) => doubt,
        };
        let position = foreign.position.as_ref();
        match position.and_then(|position| text.at(quote, position)) {
            Some(words) => (words, None),
            None => (described, Some(doubt)),
        }
    }

    /// Lets positions tell where notes belong whose words stand in several places. Only positions
    /// in one page can be compared: a copy elsewhere has another frame.
    fn settle(&self, found: &mut [Found]) {
        let mut pages: BTreeMap<_, Vec<&mut Found>> = BTreeMap::new();
        for one in found.iter_mut().filter(|one| one.foreign.position.is_some()) {
            let address = one.foreign.addresses.first().and_then(|it| it.split('#').next());
            pages.entry((&*one.archived.article.source.path, address)).or_default().push(one);
        }
        for ((path, _), notes) in pages {
            if let Some(text) = self.texts.get(path) {
                settle_page(text, notes);
            }
        }
    }
}

/// Lets positions tell where the notes of one page belong.
fn settle_page(text: &Selectors, notes: Vec<&mut Found>) {
    let of = |one: &Found| Some((words_in(&one.note)?, one.foreign.position.as_ref()?.start));
    let of_all = |notes: &[&mut Found]| notes.iter().filter_map(|one| of(one)).collect::<Vec<_>>();
    let (known, notes): (Vec<_>, Vec<_>) = notes.into_iter().partition(|one| one.doubt.is_none());
    let often = |one: &&mut Found| one.doubt == Some(Unplaced::Often) && of(one).is_some();
    let ambiguous: Vec<&mut Found> = notes.into_iter().filter(often).collect();
    let told = positions::tell_apart(text, &of_all(&known), &of_all(&ambiguous));
    for (one, words) in ambiguous.into_iter().zip(told) {
        if let Some(words) = words {
            (one.note, one.doubt) = (with_words(one.foreign, words), None);
        }
    }
}

/// The words that a note quotes, with those beside them.
fn words_in(note: &Note) -> Option<Selector> {
    let Note { quote, before, after, .. } = note;
    Some(Selector { quote: quote.clone()?, before: before.clone(), after: after.clone() })
}

/// Whether a note on a whole page has nothing to say of it. Words without a text are a highlight;
/// what Postil wrote comes back as it was.
fn says_nothing(foreign: &ForeignNote) -> bool {
    let ForeignNote { own, quote, text, tags, .. } = foreign;
    own.is_none() && quote.is_none() && text.trim().is_empty() && tags.is_empty()
}

/// The passage as the note describes it, on one line as a sidecar writes it.
fn described(foreign: &ForeignNote, quote: &str) -> Selector {
    let on_one_line = |words: &String| {
        let begins = words.starts_with(char::is_whitespace);
        let ends = words.ends_with(char::is_whitespace);
        let space = |is: bool| if is { " " } else { "" };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{}{words}{}", space(begins), space(ends))
    };
    Selector {
        quote: quote.split_whitespace().collect::<Vec<_>>().join(" "),
        before: foreign.prefix.as_ref().map(on_one_line),
        after: foreign.suffix.as_ref().map(on_one_line),
    }
}

/// The note with the words that it came with.
fn given(foreign: &ForeignNote) -> Note {
    let words = match (&foreign.own, &foreign.quote) {
        (Some(OwnTarget { quote, before, after, .. }), _) => Selector {
            quote: quote.clone().unwrap_or_default(),
            before: before.clone(),
            after: after.clone(),
        },
        (None, Some(quote)) => described(foreign, quote),
        (None, None) => Selector::default(),
    };
    with_words(foreign, words)
}

/// The note as a sidecar has it.
fn with_words(foreign: &ForeignNote, words: Selector) -> Note {
    // White space before a text of our own may be Markdown.
    let text = match &foreign.own {
        Some(_) => foreign.text.trim_end(),
        None => foreign.text.trim(),
    };
    Note {
        quote: Some(words.quote).filter(|quote| !quote.is_empty()),
        before: words.before,
        after: words.after,
        kind: foreign.kind,
        tags: foreign.tags.clone(),
        by: foreign.by.clone(),
        date: foreign.date,
        text: text.to_owned(),
        ..Note::default()
    }
}
