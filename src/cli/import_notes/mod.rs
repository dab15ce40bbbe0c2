//! `postil import-notes`: notes that were made elsewhere, written into the sidecars.

use std::collections::BTreeMap;
use std::path::Path;

use crate::annotate::{Selector, Selectors};
use crate::cli::Outcome;
use crate::cli::args::ImportNotesArguments;
use crate::cli::progress::Shown;
use crate::cli::report::{Failure, counted, print_diagnostics};
use crate::cli::workspace::Workspace;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::disk::{load, sidecars};
use crate::ingest::exchange::{ForeignNote, read_notes};
use crate::ingest::sidecar_edit::edit_sidecar;
use crate::model::archive::{Archive, ArchivedArticle};
use crate::model::quote::fold_text;
use crate::model::sidecar::Note;
use crate::model::sidecar_edit::SidecarEdit;
use crate::pipeline::{self, ReadArchive, inputs};

/// The articles of an archive by what notes from elsewhere say of their pages.
struct Pages<'a> {
    /// By address without scheme and `www.`; none where two articles have it.
    by_address: BTreeMap<String, Option<&'a ArchivedArticle>>,
    /// By title, in small letters; none where two articles have it.
    by_title: BTreeMap<String, Option<&'a ArchivedArticle>>,
}

/// What became of the notes of a file.
#[derive(Default)]
struct Imported {
    /// New notes by the path of their article.
    new: BTreeMap<String, Vec<Note>>,
    /// How many are in the archive already.
    known: usize,
    /// Those that could not be placed.
    problems: Vec<Diagnostic>,
}

/// Reads a file of notes and writes those that have a place into the sidecars.
pub fn run(root: Option<&Path>, arguments: &ImportNotesArguments) -> Result<Outcome, Failure> {
    let name = arguments.file.display().to_string();
    let bytes = load::read(&arguments.file).map_err(|error| load::at(&arguments.file, error))?;
    let foreign = read_notes(&name, &bytes).map_err(|problem| {
        print_diagnostics(&[problem]);
        Failure::new("no notes were imported", "mend the error above")
    })?;
    let workspace = Workspace::archive(root, &[])?;
    let progress = Shown::new();
    let read = pipeline::read_archive(&workspace.files(), &workspace.options(), &progress);
    progress.finish();
    let read = read.map_err(|problems| Failure::unusable_settings(&problems))?;
    let mut imported = place(&foreign, &read, &name);
    let (mut notes, mut articles) = (0, 0);
    for (article, new) in std::mem::take(&mut imported.new) {
        let count = new.len();
        match write(&workspace, &read, &article, new)? {
            Ok(()) => (notes, articles) = (notes + count, articles + 1),
            Err(problems) => imported.problems.extend(problems),
        }
    }
    print_diagnostics(&imported.problems);
    anstream::eprintln!(
        "imported {} into {}; {} there already, {} left out",
        counted(notes, "note"),
        counted(articles, "sidecar"),
        imported.known,
        foreign.len() - notes - imported.known,
    );
    Ok(if imported.problems.is_empty() { Outcome::Fine } else { Outcome::AtFault })
}

/// Finds the article and the passage of each note.
fn place(foreign: &[ForeignNote], read: &ReadArchive, file: &str) -> Imported {
    let pages = Pages::new(&read.archive, read);
    let mut texts: BTreeMap<&str, Selectors> = BTreeMap::new();
    let mut imported = Imported::default();
    for (note, number) in foreign.iter().zip(1..) {
        let mut refuse = |why: &str| {
            let words = note.quote.as_ref().unwrap_or(&note.text);
            imported.problems.push(catalogue::note_not_placed(file, number, words, why));
        };
        if note.is_reply {
            refuse("it answers another note");
            continue;
        }
        let Some(archived) = pages.find(note) else {
            refuse("no article, or more than one, has its page's address or title");
            continue;
        };
        let article = &archived.article;
        let text =
            texts.entry(&article.source.path).or_insert_with(|| Selectors::new(&article.blocks));
        let Some(note) = placed(note, text) else {
            refuse(&format!("its words are not in `{}`", article.source.path));
            continue;
        };
        let is_known = |known: &Note| same(known, &note);
        let new = imported.new.entry(article.source.path.clone()).or_default();
        if article.notes.iter().any(|placed| is_known(&placed.note)) || new.iter().any(is_known) {
            imported.known += 1;
        } else {
            new.push(note);
        }
    }
    imported.new.retain(|_, notes| !notes.is_empty());
    imported
}

/// The note as a sidecar has it; none where the article does not have its words.
fn placed(foreign: &ForeignNote, text: &Selectors) -> Option<Note> {
    let selector = match &foreign.quote {
        None => None,
        Some(quote) => {
            let words = Selector {
                quote: quote.clone(),
                before: foreign.prefix.clone(),
                after: foreign.suffix.clone(),
            };
            Some(text.adopt(&words)?)
        }
    };
    let Selector { quote, before, after } = selector.unwrap_or_default();
    Some(Note {
        quote: Some(quote).filter(|quote| !quote.is_empty()),
        before,
        after,
        kind: foreign.kind,
        tags: foreign.tags.clone(),
        by: foreign.by.clone(),
        date: foreign.date,
        text: foreign.text.trim().to_owned(),
        ..Note::default()
    })
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

/// Adds notes to the sidecar of an article.
fn write(
    workspace: &Workspace,
    read: &ReadArchive,
    article: &str,
    notes: Vec<Note>,
) -> Result<Result<(), Vec<Diagnostic>>, Failure> {
    let stem = article.rsplit_once('.').map_or(article, |(stem, _)| stem);
    let sidecar = format!("{stem}.toml");
    let folder = &read.settings.layout.articles;
    let owners = inputs::earlier_owners(article);
    if let Some(owner) = owners.iter().find(|owner| read.paths.binary_search(owner).is_ok()) {
        return Ok(Err(vec![catalogue::sidecar_shared(&sidecar, owner, article)]));
    }
    let text = sidecars::read_sidecar(&workspace.root, folder, &sidecar)?.unwrap_or_default();
    let Ok(text) = String::from_utf8(text) else {
        return Ok(Err(vec![catalogue::config_not_utf8(&sidecar)]));
    };
    let edits: Vec<_> = notes.into_iter().map(|note| SidecarEdit::AddNote { note }).collect();
    Ok(match edit_sidecar(&sidecar, &text, &edits) {
        Ok(edited) => {
            sidecars::write_sidecar(&workspace.root, folder, &sidecar, edited.as_bytes())?;
            Ok(())
        }
        Err(problems) => Err(problems),
    })
}

impl<'a> Pages<'a> {
    fn new(archive: &'a Archive, read: &ReadArchive) -> Self {
        let mut pages = Pages { by_address: BTreeMap::new(), by_title: BTreeMap::new() };
        let base = read.settings.site.base_url.as_ref();
        for archived in &archive.articles {
            let fields = &archived.article.fields;
            let own = base.map(|base| format!("{}{}", base.as_str(), archived.route.as_str()));
            let stated = fields.url.as_ref().map(|url| url.value.clone());
            let known = [stated, archived.article.archived.clone(), own].into_iter().flatten();
            for address in known.map(|address| plain_address(&address)) {
                add(&mut pages.by_address, address, archived);
            }
            add(&mut pages.by_title, plain_title(archived.article.title()), archived);
        }
        pages
    }

    /// The article that a note is about: by address, else by title.
    fn find(&self, note: &ForeignNote) -> Option<&'a ArchivedArticle> {
        let addresses = note.addresses.iter().map(|address| plain_address(address));
        let mut found = addresses.filter_map(|address| self.by_address.get(&address).copied());
        let title = || self.by_title.get(&plain_title(note.title.as_deref()?)).copied();
        found.next().or_else(title).flatten()
    }
}

/// Adds an article; an address or title that two articles have leads to neither.
fn add<'a>(
    map: &mut BTreeMap<String, Option<&'a ArchivedArticle>>,
    key: String,
    archived: &'a ArchivedArticle,
) {
    let same = |known: &Option<&ArchivedArticle>| {
        known.is_some_and(|known| known.article.source.path == archived.article.source.path)
    };
    map.entry(key)
        .and_modify(|known| *known = if same(known) { *known } else { None })
        .or_insert(Some(archived));
}

/// An address without what differs between links to one page.
fn plain_address(address: &str) -> String {
    let address = address.split('#').next().unwrap_or(address);
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    format!("{}/{}", host.to_lowercase(), path.trim_end_matches('/'))
}

fn plain_title(title: &str) -> String {
    fold_text(&title.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_one_page_are_one_address() {
        let plain = plain_address("https://www.Listok.example/a%20b/?id=1#note");
        assert_eq!(plain, plain_address("http://listok.example/a b/?id=1"));
        assert_ne!(plain, plain_address("http://listok.example/a b/?id=2"));
    }
}
