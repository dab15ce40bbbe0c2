//! The way of each document: looked at, compared with the others, and made where something of it
//! has changed.
//!
//! A raw file is read once: what is hashed is what is cleaned.

mod captures;
mod held;
mod making;
mod reading;
mod sharing;

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::settings::{CleanSettings, SourceClues};
use crate::model::cleaned::PageOrigin;
use crate::model::files::Files;
use crate::model::key::Key;
use crate::search::Analysers;
use crate::site::document::{Document, Ingredients};
use crate::site::explain::{self, Reason};
use crate::site::index::Index;
use crate::site::inputs::DocumentInput;
use crate::site::shelf::Shelf;
use crate::site::{Progress, Work};
use postil_clean::clean::recurrence::Recurrence;

pub use making::{Source, remake_article};
use reading::Looked;

/// So many documents are handed on together: enough for every core, few enough to print the results
/// as the work goes on.
const BATCH: usize = 256;

/// What all documents of an archive are made with.
pub struct Workshop<'a> {
    /// The archive's files.
    pub files: &'a dyn Files,
    /// How articles are cleaned.
    pub settings: &'a CleanSettings,
    /// Where articles are kept.
    pub shelf: &'a Shelf,
    /// Told how the work goes on.
    pub progress: &'a dyn Progress,
    /// What makes index terms.
    pub analysers: &'a Analysers,
    /// Whether index terms are wanted.
    pub search: Search,
}

/// Whether the articles of an archive can be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// They can.
    Wanted,
    /// They cannot, so nobody needs index terms.
    Off,
}

/// The documents of an archive, and why those were made that were.
#[derive(Debug, Default)]
pub struct Documents {
    /// Sorted by path.
    pub all: Arc<Vec<Arc<Document>>>,
    /// The paths of those that were made anew, with the reasons.
    pub made: Vec<(String, Vec<Reason>)>,
}

impl Documents {
    /// Takes note of why a document was made anew; one was made of several reasons, once.
    fn add_reason(&mut self, path: &str, reason: Reason) {
        let place = self.made.binary_search_by(|(known, _)| known.as_str().cmp(path));
        match place {
            Ok(place) => self.made[place].1.push(reason),
            Err(place) => self.made.insert(place, (path.to_owned(), vec![reason])),
        }
    }
}

impl Workshop<'_> {
    /// Brings what is known of an archive's documents up to date, in parallel; `inputs` are sorted
    /// by path. All of them are looked at, for the lines that they share tell the furniture of each;
    /// those that are not `wanted` are left out.
    pub fn documents(
        &self,
        inputs: &[DocumentInput],
        known: &Index,
        wanted: &(dyn Fn(&str) -> bool + Sync),
    ) -> Documents {
        self.progress.begin(Work::Cleaning, inputs.len());
        let mut looked = self.look(inputs, known);
        let recurrence = self.recurrence(&mut looked, known);
        let settings = SettingsKeys::of(self.settings);
        let finish = |looked: Looked| {
            let finished = self.finish(looked, recurrence.as_ref(), settings);
            self.progress.step();
            finished
        };
        let looked = looked.into_par_iter().filter(|looked| wanted(&looked.input.path));
        let finished: Vec<_> = looked.map(finish).collect();
        let (mut all, mut made) = (Vec::with_capacity(finished.len()), Vec::new());
        for (document, reasons) in finished {
            if !reasons.is_empty() {
                made.push((document.path.clone(), reasons));
            }
            all.push(document);
        }
        Documents { all: Arc::new(all), made }
    }

    /// Hands what each of the `wanted` documents is cleaned from to `make`, in parallel, and what
    /// that makes of some of them to `take`, in their order, as long as it goes on.
    pub fn each_source<T: Send>(
        &self,
        inputs: &[DocumentInput],
        known: &Index,
        wanted: impl Fn(&str) -> bool,
        make: impl Fn(&DocumentInput, Source) -> T + Sync,
        mut take: impl FnMut(Vec<T>) -> ControlFlow<()>,
    ) {
        let mut looked = self.look(inputs, known);
        let recurrence = self.recurrence(&mut looked, known);
        let mut wanted = looked.into_iter().filter(|looked| wanted(&looked.input.path)).peekable();
        let make_one = |looked: Looked| {
            let others = self.others(&looked, recurrence.as_ref());
            make(looked.input, self.source(looked, others))
        };
        while wanted.peek().is_some() {
            let some: Vec<Looked> = wanted.by_ref().take(BATCH).collect();
            if take(some.into_par_iter().map(make_one).collect()).is_break() {
                return;
            }
        }
    }

    /// Takes a document as it is known, or makes it; says why.
    fn finish(
        &self,
        looked: Looked,
        recurrence: Option<&Recurrence>,
        settings: SettingsKeys,
    ) -> (Arc<Document>, Vec<Reason>) {
        let others = self.others(&looked, recurrence);
        let known = looked.known;
        let now = Ingredients {
            raw: looked.raw.digest,
            sidecar: looked.sidecar.as_ref().map(|sidecar| sidecar.state.digest),
            // Which captures a page has is known once all documents are made.
            captures: known.map_or_else(Vec::new, |known| known.ingredients.captures.clone()),
            settings: settings.of_all,
            rules: known.map_or_else(Key::default, |known| match &known.origin {
                Some(origin) => rules_key(self.settings, &known.path, Some(origin)),
                None => settings.of_no_source,
            }),
            others,
        };
        let reasons = explain::stale_document(known.map(|known| &known.ingredients), &now);
        match known.filter(|_| reasons.is_empty() && looked.problems.is_empty()) {
            Some(known) => (self.searchable(self.refreshed(&looked, known)), reasons),
            None => {
                let alone = Ingredients { captures: Vec::new(), ..now };
                (Arc::new(self.make(looked, alone)), reasons)
            }
        }
    }
}

/// The keys of settings that are the same for many documents.
#[derive(Debug, Clone, Copy)]
struct SettingsKeys {
    /// Those that concern every document.
    of_all: Key,
    /// The `[[source]]` rules that concern a document of which nothing told the source.
    of_no_source: Key,
}

impl SettingsKeys {
    fn of(settings: &CleanSettings) -> Self {
        let of_no_source = rules_key(settings, "", None);
        SettingsKeys { of_all: Key::of(&settings.content()), of_no_source }
    }
}

/// The key of the `[[source]]` rules that concern a document, by what told its source when it was
/// made. The rules themselves had no part in that, so it is what it was as long as the rest is.
fn rules_key(settings: &CleanSettings, path: &str, origin: Option<&PageOrigin>) -> Key {
    let rules = &settings.sources;
    let Some(origin) = origin else {
        return Key::of(&rules.as_slice().is_empty());
    };
    let (url, source) = (origin.url.as_deref(), origin.source.as_deref());
    let matching: BTreeSet<usize> = rules.matching(&SourceClues { path, url, source });
    let matching: Vec<_> =
        matching.iter().map(|rule| (rule, rules.as_slice()[*rule].content())).collect();
    Key::of(&matching)
}
