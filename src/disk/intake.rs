//! The files of an import, and the folder that takes the pages found in them.
//!
//! A page is written under a hidden name and then linked to its own, which fails where something has
//! that name: so nothing is written over, and whoever looks sees whole files alone.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::disk::input;
use crate::disk::links;
use crate::disk::load::{at, slashed};
use crate::disk::locks;
use crate::disk::patient;
use crate::model::intake::{ImportSource, ReadSeek, Shelf, SourceRole};

/// How the name of a page begins that is not whole yet.
const UNFINISHED: &str = ".importing-";

/// A file that pages are imported from.
#[derive(Debug)]
pub struct ImportFile {
    path: PathBuf,
    shown: String,
    name: String,
    role: SourceRole,
}

impl ImportFile {
    /// The file at a path, which has a role; `folder` is the one that it was found below.
    pub fn new(path: &Path, folder: &Path, role: SourceRole) -> Self {
        let name = slashed(path.strip_prefix(folder).unwrap_or(path));
        ImportFile { path: path.to_owned(), shown: slashed(path), name, role }
    }

    /// How many bytes it has; 0 where that is not known.
    pub fn size(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |found| found.len())
    }
}

impl ImportSource for ImportFile {
    fn path(&self) -> &str {
        &self.shown
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn role(&self) -> &SourceRole {
        &self.role
    }

    fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(Box::new(input::open(&self.path)?))
    }
}

/// The folder of an archive's articles while an import writes into it.
#[derive(Debug)]
pub struct ArticleShelf {
    root: PathBuf,
    unfinished: PathBuf,
    /// Held until the import ends, so that no other one writes meanwhile; where nothing can be locked
    /// nobody waits.
    _locked: Option<File>,
}

impl ArticleShelf {
    /// Opens the folder `articles` of the archive at `root`, and makes it if it is not there; takes
    /// away what a killed import has left unfinished. `waits` is called where another import has it.
    ///
    /// Fails as the disk does, and where a link leads out of the archive.
    pub fn open(root: &Path, articles: &str, waits: impl FnOnce()) -> io::Result<Self> {
        links::refuse(root, articles)?;
        let folder = root.join(articles);
        fs::create_dir_all(&folder).map_err(|error| at(&folder, error))?;
        let locked = locks::of_folder(&folder).filter(|locked| match locked.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                waits();
                locked.lock().is_ok()
            }
            Err(TryLockError::Error(_)) => false,
        });
        if locked.is_some() {
            remove_unfinished(&folder)?;
        }
        let unfinished = folder.join(format!("{UNFINISHED}{}", std::process::id()));
        Ok(ArticleShelf { root: root.to_owned(), unfinished, _locked: locked })
    }

    /// The folder as one that is only looked at.
    pub fn looked_at(root: &Path) -> Self {
        ArticleShelf { root: root.to_owned(), unfinished: PathBuf::new(), _locked: None }
    }

    fn write(&self, target: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        File::create_new(&self.unfinished)?.write_all(bytes)?;
        match fs::hard_link(&self.unfinished, target) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Ok(()) => patient::remove_file(&self.unfinished),
            // Some file systems have no links of this kind.
            Err(_) => rename_to_new(&self.unfinished, target),
        }
    }
}

/// Gives a file a name that nothing has: an empty file takes the name first, and only that is
/// replaced.
///
/// Fails with `AlreadyExists` where something has the name.
fn rename_to_new(file: &Path, target: &Path) -> io::Result<()> {
    File::create_new(target)?;
    patient::rename(file, target).inspect_err(|_| {
        // Without the rename the name is nobody's again; why there was none is what there is to say.
        fs::remove_file(target).ok();
    })
}

impl Shelf for ArticleShelf {
    fn has(&self, path: &str) -> bool {
        fs::symlink_metadata(self.root.join(path)).is_ok()
    }

    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        let path = self.root.join(path);
        match input::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound && !path.is_symlink() => Ok(None),
            Err(error) => Err(at(&path, error)),
        }
    }

    fn names(&self, folder: &str) -> io::Result<Vec<String>> {
        let path = self.root.join(folder);
        let entries = match fs::read_dir(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(|error| at(&path, error))?,
        };
        let name = |entry: io::Result<fs::DirEntry>| -> io::Result<String> {
            Ok(entry?.file_name().to_string_lossy().into_owned())
        };
        entries.map(name).collect()
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        links::refuse(&self.root, path)?;
        let target = self.root.join(path);
        self.write(&target, bytes).map_err(|error| {
            // What is left of the attempt is in nobody's way, so its own failure tells nothing more.
            fs::remove_file(&self.unfinished).ok();
            at(&target, error)
        })
    }
}

fn remove_unfinished(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLES: &str = "content/articles";

    fn shelf(root: &Path) -> ArticleShelf {
        ArticleShelf::open(root, ARTICLES, || panic!("nobody has the folder")).unwrap()
    }

    #[test]
    fn a_page_is_put_once_and_nothing_is_written_over() {
        let root = tempfile::tempdir().unwrap();
        let mut shelf = shelf(root.path());
        let path = "content/articles/dala.example/news/most.html";
        shelf.put(path, b"one").unwrap();
        let error = shelf.put(path, b"two").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AlreadyExists);
        assert!(error.to_string().contains("most.html: "), "{error}");
        assert_eq!(fs::read(root.path().join(path)).unwrap(), b"one");
        assert!(shelf.has(path) && !shelf.has("content/articles/other.html"));
        assert_eq!(fs::read_dir(root.path().join(ARTICLES)).unwrap().count(), 1);
    }

    #[test]
    fn without_hard_links_nothing_is_written_over_either() {
        let root = tempfile::tempdir().unwrap();
        let [file, target] = ["new", "page"].map(|name| root.path().join(name));
        fs::write(&file, "new").unwrap();
        fs::write(&target, "").unwrap();
        assert_eq!(rename_to_new(&file, &target).unwrap_err().kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&target).unwrap(), b"");
        fs::remove_file(&target).unwrap();
        rename_to_new(&file, &target).unwrap();
        assert_eq!((fs::read(&target).unwrap(), file.exists()), (b"new".to_vec(), false));
        assert!(rename_to_new(&file, &target).is_err() && target.exists());
        fs::remove_file(&target).unwrap();
        assert!(rename_to_new(&file, &target).is_err() && !target.exists());
    }

    #[test]
    fn what_a_killed_import_left_is_taken_away() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(ARTICLES);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(".importing-1"), "half").unwrap();
        fs::write(folder.join(".mine"), "mine").unwrap();
        drop(shelf(root.path()));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn no_link_on_the_way_is_followed() {
        use std::os::unix::fs::symlink;
        let (root, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut shelf = shelf(root.path());
        symlink(other.path(), root.path().join(ARTICLES).join("dala.example")).unwrap();
        symlink(other.path().join("a"), root.path().join(ARTICLES).join("a.html")).unwrap();
        for path in ["content/articles/dala.example/a.html", "content/articles/a.html"] {
            let error = shelf.put(path, b"x").unwrap_err();
            assert!(links::hint(&error).is_some(), "{error}");
        }
        assert_eq!(fs::read_dir(other.path()).unwrap().count(), 0);
    }

    #[test]
    fn two_imports_take_turns() {
        let root = tempfile::tempdir().unwrap();
        let first = shelf(root.path());
        std::thread::scope(|scope| {
            let (told, waits) = std::sync::mpsc::channel();
            let path = root.path();
            let second = scope.spawn(move || {
                ArticleShelf::open(path, ARTICLES, || told.send(()).unwrap()).is_ok()
            });
            waits.recv().unwrap();
            drop(first);
            assert!(second.join().unwrap());
        });
    }
}
