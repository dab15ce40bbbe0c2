//! Puts the site's files in place, each whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::disk::load::at;

/// The folder of temporary files within the output folder, on the same file system as the pages.
pub(super) const TEMPORARY_FOLDER: &str = ".postil-tmp";

/// The output folder, ready to be written to.
pub(super) struct Writer<'a> {
    folder: &'a Path,
    temporary: PathBuf,
    next: AtomicUsize,
}

impl<'a> Writer<'a> {
    /// Starts with an empty temporary folder; what a killed build left there is gone.
    pub(super) fn new(folder: &'a Path) -> io::Result<Self> {
        let temporary = folder.join(TEMPORARY_FOLDER);
        if temporary.exists() {
            fs::remove_dir_all(&temporary).map_err(|error| at(&temporary, error))?;
        }
        fs::create_dir(&temporary).map_err(|error| at(&temporary, error))?;
        Ok(Writer { folder, temporary, next: AtomicUsize::new(0) })
    }

    /// Writes one file if its bytes differ; says whether it did.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> io::Result<bool> {
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

    /// Takes the temporary folder away.
    pub(super) fn finish(self) -> io::Result<()> {
        fs::remove_dir_all(&self.temporary).map_err(|error| at(&self.temporary, error))
    }
}

/// Whether the file at `path` holds exactly `bytes`.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same_length = fs::metadata(path).is_ok_and(|file| file.len() == bytes.len() as u64);
    same_length && fs::read(path).is_ok_and(|found| found == bytes)
}
