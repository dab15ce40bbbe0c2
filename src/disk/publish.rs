//! Writes the finished site into its output folder.
//!
//! Nothing is changed if a file that Postil did not write is in the way of one that it would.
//! A build may be killed at any moment, so every step leaves a folder that the next build can
//! repair:
//!
//! 1. The manifest is written with the old and the new paths, before any page is.
//! 2. Files that only the old manifest names are deleted, so that a page may take the place of a
//!    folder and a folder that of a page.
//! 3. Each file whose bytes changed goes to a temporary file and is renamed into place.
//! 4. The manifest is written with the new paths alone.
//!
//! A file is judged by its bytes, never by its age, so a half-finished build misleads nobody.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::disk::load::{at, slashed};
use crate::disk::manifest::{self, MANIFEST_FILE};
use crate::model::output::OutputFile;

/// The folder of temporary files within the output folder, on the same file system as the pages.
const TEMPORARY_FOLDER: &str = ".postil-tmp";

/// What a publication changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// Files written because they are new or their bytes changed.
    pub written: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files deleted because the site no longer has them.
    pub deleted: usize,
}

/// Why a site could not be published.
#[derive(Debug)]
pub enum PublishError {
    /// The folder holds files that Postil did not write.
    ForeignFolder(PathBuf),
    /// A file that Postil did not write stands where one of the site's files belongs.
    ForeignFile(PathBuf),
    /// The file system refused.
    Io(io::Error),
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublishError::ForeignFolder(folder) => write!(
                f,
                "`{}` holds files that Postil did not write, so nothing was changed",
                folder.display()
            ),
            PublishError::ForeignFile(file) => write!(
                f,
                "`{}` was not written by Postil and would be overwritten, so nothing was changed",
                file.display()
            ),
            PublishError::Io(error) => write!(f, "cannot write the site: {error}"),
        }
    }
}

impl PublishError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            PublishError::ForeignFolder(_) => {
                "empty the folder yourself, or name another one with `--output`"
            }
            PublishError::ForeignFile(_) => {
                "move it into `static/` of the archive if the site should have it, or delete it"
            }
            PublishError::Io(error) if error.kind() == io::ErrorKind::StorageFull => {
                "the disk is full; every file is whole, and the next build finishes the work"
            }
            PublishError::Io(_) => "every file is whole; mend the cause and build again",
        }
    }
}

impl std::error::Error for PublishError {}

impl From<io::Error> for PublishError {
    fn from(error: io::Error) -> Self {
        PublishError::Io(error)
    }
}

/// Makes `folder` hold exactly `files`, besides what it held before the first build.
///
/// Fails without a change if the folder holds files but no manifest, or a file of somebody else in
/// the place of one of `files`. Such a file is Postil's from then on if it has the same bytes.
pub fn publish(folder: &Path, files: &[OutputFile]) -> Result<Published, PublishError> {
    let before = prepare(folder)?;
    let paths: BTreeSet<String> = files.iter().map(|file| file.route.output_path()).collect();
    if let Some(foreign) = files.par_iter().find_map_first(|file| foreign(folder, file, &before)) {
        return Err(PublishError::ForeignFile(foreign));
    }
    let writer = Writer::new(folder)?;
    let either = before.union(&paths).map(String::as_str);
    writer.write(MANIFEST_FILE, manifest::draw(either).as_bytes())?;
    let mut deleted = 0;
    for path in before.difference(&paths) {
        deleted += usize::from(delete(folder, path)?);
    }
    let written = files
        .par_iter()
        .map(|file| writer.write(&file.route.output_path(), &file.bytes).map(usize::from))
        .try_reduce(|| 0, |a, b| Ok(a + b))?;
    writer.write(MANIFEST_FILE, manifest::draw(paths.iter().map(String::as_str)).as_bytes())?;
    writer.finish()?;
    Ok(Published { written, unchanged: files.len() - written, deleted })
}

/// Makes sure that the folder is Postil's, and gives the paths that it wrote before.
fn prepare(folder: &Path) -> Result<BTreeSet<String>, PublishError> {
    fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
    if let Some(paths) = manifest::read(folder).map_err(|error| at(folder, error))? {
        return Ok(paths);
    }
    let mut entries = fs::read_dir(folder).map_err(|error| at(folder, error))?;
    let foreign =
        entries.any(|entry| entry.map_or(true, |entry| entry.file_name() != TEMPORARY_FOLDER));
    match foreign {
        true => Err(PublishError::ForeignFolder(folder.to_owned())),
        false => Ok(BTreeSet::new()),
    }
}

/// What stands in the way of a file and is neither named in the manifest nor just like it.
fn foreign(folder: &Path, file: &OutputFile, before: &BTreeSet<String>) -> Option<PathBuf> {
    let path = file.route.output_path();
    let target = folder.join(&path);
    if before.contains(&path) {
        return None;
    }
    match fs::symlink_metadata(&target) {
        Ok(found) if found.is_dir() => {
            files_below(&target).find(|inner| !is_listed(folder, inner, before))
        }
        Ok(_) => (!holds(&target, &file.bytes)).then_some(target),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            let above = target.ancestors().skip(1).find(|above| above.exists())?;
            (!is_listed(folder, above, before)).then(|| above.to_owned())
        }
        Err(_) => None,
    }
}

fn files_below(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    entries.filter(|entry| !entry.file_type().is_dir()).map(DirEntry::into_path)
}

fn is_listed(folder: &Path, path: &Path, before: &BTreeSet<String>) -> bool {
    path.strip_prefix(folder).is_ok_and(|path| before.contains(&slashed(path)))
}

/// Puts files in place, each whole or not at all.
struct Writer<'a> {
    folder: &'a Path,
    temporary: PathBuf,
    next: AtomicUsize,
}

impl<'a> Writer<'a> {
    /// Starts with an empty temporary folder; what a killed build left there is gone.
    fn new(folder: &'a Path) -> io::Result<Self> {
        let temporary = folder.join(TEMPORARY_FOLDER);
        if temporary.exists() {
            fs::remove_dir_all(&temporary).map_err(|error| at(&temporary, error))?;
        }
        fs::create_dir(&temporary).map_err(|error| at(&temporary, error))?;
        Ok(Writer { folder, temporary, next: AtomicUsize::new(0) })
    }

    /// Writes one file if its bytes differ; says whether it did.
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<bool> {
        let target = self.folder.join(path);
        if holds(&target, bytes) {
            return Ok(false);
        }
        let temporary = self.temporary.join(self.next.fetch_add(1, Ordering::Relaxed).to_string());
        fs::write(&temporary, bytes).map_err(|error| at(&target, error))?;
        self.rename(&temporary, &target).map_err(|error| at(&target, error))?;
        Ok(true)
    }

    fn rename(&self, temporary: &Path, target: &Path) -> io::Result<()> {
        match fs::rename(temporary, target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(target.parent().unwrap_or(self.folder))?;
                fs::rename(temporary, target)
            }
            result => result,
        }
    }

    fn finish(self) -> io::Result<()> {
        fs::remove_dir_all(&self.temporary).map_err(|error| at(&self.temporary, error))
    }
}

/// Whether the file at `path` holds exactly `bytes`.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same_length = fs::metadata(path).is_ok_and(|file| file.len() == bytes.len() as u64);
    same_length && fs::read(path).is_ok_and(|found| found == bytes)
}

/// Deletes a file that the site no longer has, and the folders that this leaves empty.
fn delete(folder: &Path, path: &str) -> io::Result<bool> {
    let target = folder.join(path);
    match fs::remove_file(&target) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(at(&target, error)),
    }
    let inside = target.ancestors().skip(1).take_while(|above| *above != folder);
    for above in inside {
        if fs::remove_dir(above).is_err() {
            break; // Not empty: other pages live there.
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::route::Route;

    fn site(pages: &[(&str, &str)]) -> Vec<OutputFile> {
        pages
            .iter()
            .map(|(path, text)| OutputFile::new(Route::file(path), text.as_bytes()))
            .collect()
    }

    fn listing(folder: &Path) -> Vec<String> {
        let mut found: Vec<String> = files_below(folder)
            .map(|path| path.strip_prefix(folder).unwrap().display().to_string())
            .collect();
        found.sort();
        found
    }

    #[test]
    fn only_what_changed_is_written() {
        let folder = tempfile::tempdir().unwrap();
        publish(folder.path(), &site(&[("a/index.html", "1"), ("b.css", "2")])).unwrap();
        let second =
            publish(folder.path(), &site(&[("a/index.html", "1"), ("b.css", "3")])).unwrap();
        assert_eq!(second, Published { written: 1, unchanged: 1, deleted: 0 });
    }

    #[test]
    fn pages_that_are_gone_are_deleted_with_their_folders() {
        let folder = tempfile::tempdir().unwrap();
        publish(folder.path(), &site(&[("a/b/index.html", "1"), ("c.css", "2")])).unwrap();
        fs::write(folder.path().join("mine.txt"), "the owner's").unwrap();
        let second = publish(folder.path(), &site(&[("c.css", "2")])).unwrap();
        assert_eq!(second.deleted, 1);
        assert_eq!(listing(folder.path()), [MANIFEST_FILE, "c.css", "mine.txt"]);
        assert!(!folder.path().join("a").exists());
    }

    #[test]
    fn a_page_may_become_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        publish(folder.path(), &site(&[("a", "1"), ("b/c", "2")])).unwrap();
        publish(folder.path(), &site(&[("a/c", "1"), ("b", "2")])).unwrap();
        assert_eq!(listing(folder.path()), [MANIFEST_FILE, "a/c", "b"]);
    }

    #[test]
    fn a_folder_of_somebody_else_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
        let refused = publish(folder.path(), &site(&[("index.html", "1")]));
        assert!(matches!(refused, Err(PublishError::ForeignFolder(_))));
        assert_eq!(listing(folder.path()), ["thesis.txt"]);
    }

    #[test]
    fn a_file_of_somebody_else_is_neither_overwritten_nor_deleted() {
        for (mine, wanted) in
            [("CNAME", "CNAME"), ("notes/plan.txt", "notes"), ("notes", "notes/index.html")]
        {
            let folder = tempfile::tempdir().unwrap();
            publish(folder.path(), &site(&[("index.html", "1")])).unwrap();
            let precious = folder.path().join(mine);
            fs::create_dir_all(precious.parent().unwrap()).unwrap();
            fs::write(&precious, "the owner's").unwrap();
            let before = listing(folder.path());
            let refused = publish(folder.path(), &site(&[("a.css", "2"), (wanted, "3")]));
            assert!(
                matches!(&refused, Err(PublishError::ForeignFile(file)) if *file == precious),
                "{refused:?}"
            );
            assert_eq!(listing(folder.path()), before);
            assert_eq!(fs::read_to_string(&precious).unwrap(), "the owner's");
        }
    }

    #[test]
    fn a_file_just_like_the_site_s_is_adopted() {
        let folder = tempfile::tempdir().unwrap();
        publish(folder.path(), &site(&[("index.html", "1")])).unwrap();
        fs::write(folder.path().join("CNAME"), "example.org").unwrap();
        let files = site(&[("index.html", "1"), ("CNAME", "example.org")]);
        assert_eq!(publish(folder.path(), &files).unwrap().unchanged, 2);
        publish(folder.path(), &site(&[("index.html", "1")])).unwrap();
        assert!(!folder.path().join("CNAME").exists());
    }

    #[test]
    fn a_manifest_that_points_outside_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(MANIFEST_FILE), "postil manifest 1\n../precious.txt\n")
            .unwrap();
        assert!(matches!(publish(folder.path(), &site(&[])), Err(PublishError::Io(_))));
    }

    #[test]
    fn a_file_that_was_tampered_with_is_mended() {
        let folder = tempfile::tempdir().unwrap();
        let files = site(&[("index.html", "good")]);
        publish(folder.path(), &files).unwrap();
        fs::write(folder.path().join("index.html"), "evil").unwrap();
        assert_eq!(publish(folder.path(), &files).unwrap().written, 1);
        assert_eq!(fs::read_to_string(folder.path().join("index.html")).unwrap(), "good");
    }
}
