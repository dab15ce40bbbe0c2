//! Changes sidecars, and nothing else: what `postil serve` edits on the page, and notes that were
//! made elsewhere.

pub mod import;
mod states;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::annotate::{Selector, Selectors};
use crate::diagnostic::{Diagnostic, Severity, catalogue};
use crate::disk::{own_files, sidecars};
use crate::model::accepted::{self, ACCEPTED_FILE, AcceptedText, AcceptedTexts};
use crate::model::article::Article;
use crate::model::html::SafeHtml;
use crate::model::line::LineNumber;
use crate::model::rule::Rule;
use crate::model::sidecar::{Note, NoteKind, Sidecar};
use crate::model::sidecar_edit::SidecarEdit;
use crate::model::source::SourceLine;
use crate::serve::editor::{ArticleState, Change, Editor, LineState, Outcome};
use crate::site::Moment;
use crate::written::accepted::read_accepted;
use crate::written::sidecar::read_sidecar;
use crate::written::sidecar_edit::{edit_sidecar, misstated};
use crate::{disk, render};
use postil_clean::ingest;

use states::{acceptance, block_state, field_states, note_states};

/// The sidecars of an archive on the disk.
pub struct SidecarEditor {
    root: PathBuf,
    /// What the pages show; none before the first build.
    shown: Mutex<Option<Arc<Moment>>>,
    /// Held from reading what a file holds to writing it, so that no change writes over another.
    changing: Mutex<()>,
    /// By the sidecar's path: its text after the last deletion of a note, and before.
    deletions: Mutex<BTreeMap<String, (String, String)>>,
}

/// A sidecar on the disk, and the article that it is about.
struct OpenSidecar {
    shown: Arc<Moment>,
    article: Arc<Article>,
    path: String,
}

impl SidecarEditor {
    /// An editor before the first build.
    pub fn new(root: &Path) -> Self {
        SidecarEditor {
            root: root.to_owned(),
            shown: Mutex::default(),
            changing: Mutex::default(),
            deletions: Mutex::default(),
        }
    }

    /// Takes note of what the pages show.
    pub fn show(&self, moment: Arc<Moment>) {
        *locked(&self.shown) = Some(moment);
    }

    /// The sidecar of the article that a page shows.
    fn open(&self, page: &str) -> Option<OpenSidecar> {
        let shown = locked(&self.shown).clone()?;
        let article = shown.article(page)?;
        let path = shown.catalogue.collection.sidecar_of(&article.source.path);
        Some(OpenSidecar { shown, article, path })
    }

    /// The sidecar's text; none where there is no file.
    fn read(&self, open: &OpenSidecar) -> Result<Option<String>, Vec<Diagnostic>> {
        let OpenSidecar { shown, path, .. } = open;
        if let Some(owner) = self.other_owner(open) {
            return Err(vec![catalogue::sidecar_shared(path, &owner, &open.article.source.path)]);
        }
        let bytes = sidecars::read_sidecar(&self.root, shown.folder(), path)
            .map_err(|error| vec![catalogue::unreadable_file(path, &error)])?;
        let text = bytes.map(String::from_utf8).transpose();
        text.map_err(|_| vec![catalogue::not_utf8(path)])
    }

    /// The raw file that the sidecar belongs to, where that is another.
    fn other_owner(&self, open: &OpenSidecar) -> Option<String> {
        let owners = open.shown.catalogue.collection.sidecar_owners();
        owners.other_than(&open.article.source.path).map(str::to_owned)
    }

    /// Makes the changes, unless the sidecar is not as the page knows it.
    fn change(&self, open: &OpenSidecar, change: &Change) -> Result<Outcome, Vec<Diagnostic>> {
        let OpenSidecar { shown, article, path } = open;
        let base = change.base.clone().unwrap_or_default();
        let (sidecar, _) = read_sidecar(path, base.as_bytes());
        let mut edits = change.edits.clone();
        for edit in &mut edits {
            if let Err(quote) = settle(edit, &sidecar, article) {
                return Ok(Outcome::Misquoted { quote });
            }
        }
        let keys = misstated(&edits);
        if !keys.is_empty() {
            return Ok(Outcome::Misstated { keys });
        }
        let theirs = self.read(open)?;
        let yours = edit_sidecar(path, &base, &edits)?;
        if theirs != change.base {
            return Ok(Outcome::Conflict { theirs, yours });
        }
        sidecars::write_sidecar(&self.root, shown.folder(), path, yours.as_bytes())
            .map_err(|error| vec![catalogue::sidecar_not_written(path, &error)])?;
        if edits.iter().any(|edit| matches!(edit, SidecarEdit::DeleteNote { .. })) {
            locked(&self.deletions).insert(path.clone(), (yours, base));
        }
        Ok(Outcome::Written { file: self.root.join(path) })
    }

    /// The texts that somebody has accepted.
    ///
    /// Fails with what is wrong with their file, which would lose something if it were written.
    fn accepted(&self) -> Result<AcceptedTexts, Vec<Diagnostic>> {
        let bytes = match disk::load::read(&self.root.join(ACCEPTED_FILE)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(AcceptedTexts::new()),
            Err(error) => return Err(vec![catalogue::unreadable_file(ACCEPTED_FILE, &error)]),
        };
        let (texts, problems) = read_accepted(&bytes);
        if problems.is_empty() { Ok(texts) } else { Err(problems) }
    }

    /// Adds the text that an article has now to those that somebody has accepted.
    fn accept_text(&self, article: &Article) -> Result<Outcome, Vec<Diagnostic>> {
        let mut texts = self.accepted()?;
        texts.insert(article.source.path.clone(), AcceptedText::of(article));
        own_files::write_accepted(&self.root, accepted::draw(&texts).as_bytes())
            .map_err(|error| vec![catalogue::accepted_not_written(ACCEPTED_FILE, &error)])?;
        Ok(Outcome::Written { file: self.root.join(ACCEPTED_FILE) })
    }

    /// Puts back what the last deletion took, unless the sidecar has changed since.
    fn restore(&self, open: &OpenSidecar) -> Result<Outcome, Vec<Diagnostic>> {
        let OpenSidecar { shown, path, .. } = open;
        let known = locked(&self.deletions).get(path).cloned();
        let (after, before) = known.ok_or_else(|| vec![catalogue::nothing_to_undo(path)])?;
        let theirs = self.read(open)?;
        if theirs.as_deref() != Some(&*after) {
            return Ok(Outcome::Conflict { theirs, yours: before });
        }
        sidecars::write_sidecar(&self.root, shown.folder(), path, before.as_bytes())
            .map_err(|error| vec![catalogue::sidecar_not_written(path, &error)])?;
        locked(&self.deletions).remove(path);
        Ok(Outcome::Written { file: self.root.join(path) })
    }
}

impl Editor for SidecarEditor {
    fn has(&self, page: &str) -> bool {
        locked(&self.shown).as_ref().is_some_and(|shown| shown.has_article(page))
    }

    fn article(&self, page: &str) -> Option<ArticleState> {
        let open = self.open(page)?;
        let (base, mut problems) = match self.read(&open) {
            Ok(base) => (base, Vec::new()),
            Err(problems) => (None, problems),
        };
        let text = base.clone().unwrap_or_default();
        let (sidecar, found) = read_sidecar(&open.path, text.as_bytes());
        problems.extend(found.into_iter().filter(|found| found.severity == Severity::Error));
        Some(ArticleState {
            notes: note_states(&sidecar, &open.article),
            fields: field_states(&sidecar, &open.article),
            acceptance: acceptance(&self.accepted().unwrap_or_default(), &open.article),
            aliases: sidecar.aliases,
            pictures: sidecar.pictures,
            tags: sidecar.tags,
            sidecar: open.path,
            base,
            problems,
            known_tags: known_tags(&open.shown),
            kinds: NoteKind::ALL.map(|(name, _)| name).to_vec(),
        })
    }

    fn lines(&self, page: &str) -> Vec<LineState> {
        let Some(open) = self.open(page) else { return Vec::new() };
        let path = &open.article.source.path;
        let Ok(bytes) = disk::load::read(&self.root.join(path)) else { return Vec::new() };
        let (document, _) = ingest::ingest_as(path, &bytes, &open.article.capture.read_as());
        let rule_names = open.shown.catalogue.rule_names();
        let removed: Vec<_> = open.article.removed.iter().map(|text| &text.removed).collect();
        let lines = document.map(|document| document.lines).unwrap_or_default();
        let numbered = lines.into_iter().enumerate();
        let numbered = numbered.filter(|(_, line)| !line.text.trim().is_empty());
        let state = |(index, line): (usize, SourceLine)| {
            let number = LineNumber::of_index(index);
            let at = removed.partition_point(|part| part.lines.last < number);
            let part = removed.get(at).filter(|part| part.lines.first <= number);
            let name = |rule: Rule| rule_names.get(rule.name()).map_or(rule.name(), String::as_str);
            let rule = part.map(|part| name(part.rule).to_owned());
            let block = block_state(&open.article.blocks, number);
            LineState { number, text: line.text.trim().to_owned(), rule, block }
        };
        numbered.map(state).collect()
    }

    fn markdown(&self, text: &str) -> SafeHtml {
        render::note_html(text)
    }

    fn write(&self, page: &str, change: &Change) -> Outcome {
        let _alone = locked(&self.changing);
        self.open(page).map_or_else(nowhere, |open| told(self.change(&open, change)))
    }

    fn accept(&self, page: &str) -> Outcome {
        let _alone = locked(&self.changing);
        self.open(page).map_or_else(nowhere, |open| told(self.accept_text(&open.article)))
    }

    fn undo(&self, page: &str) -> Outcome {
        let _alone = locked(&self.changing);
        self.open(page).map_or_else(nowhere, |open| told(self.restore(&open)))
    }
}

/// Every tag of articles and notes.
fn known_tags(shown: &Moment) -> Vec<String> {
    let archive = &shown.catalogue.collection.archive;
    let of_articles = archive.articles.iter().flat_map(|known| &known.head.tags);
    let notes = archive.remarks.iter().flat_map(|remarks| &remarks.notes);
    let tags: BTreeSet<&String> = of_articles.chain(notes.flat_map(|note| &note.tags)).collect();
    tags.into_iter().cloned().collect()
}

/// What is said to a page that shows no article.
fn nowhere() -> Outcome {
    Outcome::Refused { problems: Vec::new() }
}

fn told(result: Result<Outcome, Vec<Diagnostic>>) -> Outcome {
    result.unwrap_or_else(|problems| Outcome::Refused { problems })
}

/// A value whose last holder may have panicked; what is in it is whole all the same.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives a note with a new quote the context that it needs; fails with a quote that is not in the
/// article. A note that keeps its quote keeps its context, for its words may be gone already.
fn settle(edit: &mut SidecarEdit, sidecar: &Sidecar, article: &Article) -> Result<(), String> {
    let (note, old) = match edit {
        SidecarEdit::AddNote { note } => (note, None),
        SidecarEdit::ReplaceNote { index, note } => (note, sidecar.notes.get(*index)),
        _ => return Ok(()),
    };
    let Some(quote) = note.quote.clone().filter(|quote| !quote.trim().is_empty()) else {
        return Ok(());
    };
    let place = |note: &Note| (note.quote.clone(), note.before.clone(), note.after.clone());
    if old.is_some_and(|old| place(old) == place(note)) {
        return Ok(());
    }
    let selected = Selector { quote, before: note.before.take(), after: note.after.take() };
    let needed = Selectors::new(&article.blocks).reduce(&selected).ok_or(selected.quote)?;
    (note.before, note.after) = (needed.before, needed.after);
    Ok(())
}
