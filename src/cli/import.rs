//! `postil import`: pages out of web archives and tables, written into this archive.

use std::collections::{HashMap, HashSet};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use crate::cli::Outcome;
use crate::cli::args::{ImportArguments, ImportFormat, ImportedCaptures, ImportedType};
use crate::cli::import_report::{self, Did};
use crate::cli::import_table;
use crate::cli::progress::ReadingProgress;
use crate::cli::report::{Failure, print_data, print_diagnostics, say};
use crate::cli::workspace::Workspace;
use crate::config::settings::ARTICLES_FOLDER;
use crate::diagnostic::Severity;
use crate::disk::{ArticleShelf, ImportFile, load};
use crate::import::capture::PageFormat;
use crate::import::wanted::{Captures, Unlisted, Wanted};
use crate::import::{import, is_readable};
use crate::model::intake::{ImportSource, ReadSeek, Shelf};
use crate::model::key::Key;

/// Reads files and writes the pages in them that are wanted.
pub fn run(root: Option<&Path>, arguments: &ImportArguments) -> Result<Outcome, Failure> {
    let workspace = Workspace::archive(root, &[])?;
    let (files, is_listed) = files(arguments)?;
    let into = arguments.into.as_ref().map(|folder| format!("{folder}/")).unwrap_or_default();
    let into = format!("{ARTICLES_FOLDER}{into}");
    let progress = ReadingProgress::new(2 * files.iter().map(ImportFile::size).sum::<u64>());
    let watched: Vec<Watched> =
        files.iter().map(|file| Watched { file, progress: &progress }).collect();
    let sources: Vec<&dyn ImportSource> =
        watched.iter().map(|watched| watched as &dyn ImportSource).collect();
    let wanted = Wanted { tables: import_table::options(arguments)?, ..wanted(arguments) };
    import_table::show(&sources, &wanted.tables)?;
    if arguments.dry_run {
        import_table::show_first_pages(&sources, &wanted.tables);
    }
    let (report, did) = match arguments.dry_run {
        false => (import(&sources, &wanted, &mut shelf(&workspace)?, &into), Did::Wrote),
        true => (import(&sources, &wanted, &mut DryShelf::new(&workspace), &into), Did::WouldWrite),
    };
    progress.finish();
    let report = report?;
    match arguments.format {
        ImportFormat::Text => import_report::print(&report, did, &into),
        ImportFormat::Json => print_data(&report.json())?,
    }
    Ok(if report.has_faults() || !is_listed { Outcome::AtFault } else { Outcome::Fine })
}

fn shelf(workspace: &Workspace) -> io::Result<ArticleShelf> {
    ArticleShelf::open(&workspace.root, ARTICLES_FOLDER, || {
        say("another import writes into this archive; this one goes on when that has ended");
    })
}

/// The files to read: those that were named, and those in folders whose names say that they can be;
/// and whether all could be listed.
fn files(arguments: &ImportArguments) -> Result<(Vec<ImportFile>, bool), Failure> {
    let (mut files, mut is_listed) = (Vec::new(), true);
    for path in &arguments.files {
        let (found, problems) = load::walk(path);
        print_diagnostics(&problems);
        is_listed &= problems.iter().all(|problem| problem.severity < Severity::Error);
        let found =
            found.iter().filter(|file| *file == path || is_readable(&file.to_string_lossy()));
        files.extend(found.map(|file| ImportFile::new(file)));
    }
    match files.is_empty() {
        true => Err(Failure::new(
            "there is nothing to import",
            "name files in .warc, .warc.gz, .warc.zst or .wacz, a folder that has some, or tables",
        )),
        false => Ok((files, is_listed)),
    }
}

fn wanted(arguments: &ImportArguments) -> Wanted {
    let format = |kind: &ImportedType| match kind {
        ImportedType::Text => PageFormat::Text,
        ImportedType::Markdown => PageFormat::Markdown,
    };
    Wanted {
        hosts: arguments.hosts.clone(),
        paths: arguments.paths.clone(),
        since: arguments.since,
        until: arguments.until,
        formats: arguments.types.iter().map(format).collect(),
        captures: match arguments.captures {
            ImportedCaptures::Last => Captures::Last,
            ImportedCaptures::All => Captures::All,
        },
        unlisted: if arguments.unlisted { Unlisted::Taken } else { Unlisted::LeftOut },
        ..Wanted::default()
    }
}

/// A file whose reading shows.
struct Watched<'a> {
    file: &'a ImportFile,
    progress: &'a ReadingProgress,
}

impl ImportSource for Watched<'_> {
    fn path(&self) -> &str {
        self.file.path()
    }

    fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(Box::new(WatchedFile { inner: self.file.open()?, progress: self.progress.clone() }))
    }
}

struct WatchedFile {
    inner: Box<dyn ReadSeek>,
    progress: ReadingProgress,
}

impl Read for WatchedFile {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.progress.advance(count as u64);
        Ok(count)
    }
}

impl Seek for WatchedFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

/// Looks into the archive and writes nothing; says of each page where it would stand.
struct DryShelf {
    shelf: ArticleShelf,
    /// The pages that would be written.
    pages: HashSet<Key>,
    /// The sidecars that would be.
    sidecars: HashMap<String, Vec<u8>>,
}

impl DryShelf {
    fn new(workspace: &Workspace) -> Self {
        DryShelf {
            shelf: ArticleShelf::looked_at(&workspace.root),
            pages: HashSet::new(),
            sidecars: HashMap::new(),
        }
    }
}

impl Shelf for DryShelf {
    fn has(&self, path: &str) -> bool {
        self.sidecars.contains_key(path)
            || self.pages.contains(&Key::of_bytes(path.as_bytes()))
            || self.shelf.has(path)
    }

    fn sidecar(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        match self.sidecars.get(path) {
            Some(sidecar) => Ok(Some(sidecar.clone())),
            None => self.shelf.sidecar(path),
        }
    }

    fn names(&self, folder: &str) -> io::Result<Vec<String>> {
        let mut names = self.shelf.names(folder)?;
        let new = self.sidecars.keys().filter_map(|path| path.strip_prefix(folder));
        names.extend(new.filter(|name| !name.contains('/')).map(str::to_owned));
        Ok(names)
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        if path.ends_with(".toml") {
            self.sidecars.insert(path.to_owned(), bytes.to_vec());
        } else {
            say(format!("would write {path}"));
            self.pages.insert(Key::of_bytes(path.as_bytes()));
        }
        Ok(())
    }
}
