//! `postil import`: pages out of web archives and tables, written into this archive.

use std::collections::{HashMap, HashSet};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use crate::cli::Outcome;
use crate::cli::args::{ImportArguments, ImportFormat};
use crate::cli::import_report::{self, Did};
use crate::cli::progress::ReadingProgress;
use crate::cli::report::{Failure, print_data, say};
use crate::cli::workspace::Workspace;
use crate::cli::{import_files, import_filters, import_table, init};
use crate::config::settings::ARTICLES_FOLDER;
use crate::disk::{ArticleShelf, ImportFile};
use crate::import::import;
use crate::import::wanted::Wanted;
use crate::model::intake::{ImportSource, ReadSeek, Shelf, SourceRole};
use crate::model::key::Key;

/// Reads files and writes the pages in them that are wanted.
pub fn run(root: Option<&Path>, arguments: &ImportArguments) -> Result<Outcome, Failure> {
    let workspace = Workspace::archive(root, &[])?;
    let (files, is_listed) = import_files::list(&arguments.files)?;
    let into = arguments.into.as_ref().map(|folder| format!("{folder}/")).unwrap_or_default();
    let into = format!("{ARTICLES_FOLDER}{into}");
    let progress = ReadingProgress::new(2 * files.iter().map(ImportFile::size).sum::<u64>());
    let watched: Vec<Watched> =
        files.iter().map(|file| Watched { file, progress: &progress }).collect();
    let sources: Vec<&dyn ImportSource> =
        watched.iter().map(|watched| watched as &dyn ImportSource).collect();
    let wanted =
        Wanted { tables: import_table::options(arguments)?, ..import_filters::wanted(arguments)? };
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
    if report.taken > 0 && did == Did::Wrote && arguments.format == ImportFormat::Text {
        print_next_steps(&workspace.root);
    }
    let is_at_fault = report.has_faults() || report.came_to_nothing() || !is_listed;
    Ok(if is_at_fault { Outcome::AtFault } else { Outcome::Fine })
}

fn shelf(workspace: &Workspace) -> io::Result<ArticleShelf> {
    ArticleShelf::open(&workspace.root, ARTICLES_FOLDER, || {
        say("another import writes into this archive; this one goes on when that has ended");
    })
}

/// Says what can be done with the pages that were written.
fn print_next_steps(root: &Path) {
    if init::has_example(root) {
        let [text, sidecar] = init::EXAMPLE;
        say(format!(
            "the invented article of `postil init` is still there: delete {text} and {sidecar}"
        ));
    }
    say("`postil serve` shows the site");
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

    fn name(&self) -> &str {
        self.file.name()
    }

    fn role(&self) -> &SourceRole {
        self.file.role()
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

    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        match self.sidecars.get(path) {
            Some(sidecar) => Ok(Some(sidecar.clone())),
            None => self.shelf.read(path),
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
