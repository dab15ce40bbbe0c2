//! The folder in which made files wait until all are there.

use std::collections::HashSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::disk::load::at;
use crate::disk::publish::times::Time;
use crate::disk::{input, links, locks, patient};

/// Its name within the output folder, on the same file system as the pages.
pub(super) const FOLDER: &str = ".postil-tmp";

/// The files that wait, in that folder.
const SITE: &str = "site";

/// The number of the process whose files wait, within the output folder.
const OWNER: &str = ".postil-tmp/process";

/// How many bytes are copied at once.
const PORTION: usize = 16 << 10;

/// Files that wait, each at its path in the site.
#[derive(Debug)]
pub(super) struct Staging {
    output: PathBuf,
    folder: PathBuf,
    /// The folders that are there.
    made: Mutex<HashSet<PathBuf>>,
    /// What stands for the file that says whose they are; locked as long as that is true.
    owner: Option<File>,
}

/// The process whose files wait in an output folder; none where it is gone or does not say.
pub(super) fn owner(output: &Path) -> Option<u32> {
    links::refuse(output, OWNER).ok()?;
    let path = output.join(OWNER);
    let mut number = String::new();
    input::open(&path).ok()?.take(20).read_to_string(&mut number).ok()?;
    let lock = locks::of_file(&path).ok()?;
    let alive = matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock));
    number.parse().ok().filter(|_| alive)
}

impl Staging {
    /// Starts with an empty folder; what a killed build left there is gone.
    pub(super) fn new(output: &Path) -> io::Result<Self> {
        let (output, folder) = (output.to_owned(), output.join(FOLDER));
        let mut staging = Staging { output, folder, made: Mutex::default(), owner: None };
        staging.clear()?;
        // Where nothing can be written, a site that is as it should be is no error yet.
        staging.owner = staging.sign().ok();
        Ok(staging)
    }

    /// Says whose files wait here.
    fn sign(&self) -> io::Result<File> {
        fs::create_dir(&self.folder)?;
        let path = self.output.join(OWNER);
        write!(File::create_new(&path)?, "{}", std::process::id())?;
        let lock = locks::of_file(&path)?;
        lock.lock()?;
        Ok(lock)
    }

    /// Writes a file; gives its time.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> io::Result<Time> {
        self.fill(path, |mut file| file.write_all(bytes)).map(|((), time)| time)
    }

    /// Writes a file a portion at a time; gives its size and its time.
    pub(super) fn copy(&self, path: &str, from: &mut dyn Read) -> io::Result<(u64, Time)> {
        self.fill(path, |file| {
            let mut portions = BufWriter::with_capacity(PORTION, file);
            let size = io::copy(from, &mut portions)?;
            portions.flush().map(|()| size)
        })
    }

    /// Makes a file and has it filled; gives what `fill` gives, and its time.
    fn fill<T>(
        &self,
        path: &str,
        fill: impl FnOnce(&File) -> io::Result<T>,
    ) -> io::Result<(T, Time)> {
        let target = self.site().join(path);
        self.make_folder(target.parent().unwrap_or(&target))?;
        let write = || {
            let file = File::create_new(&target)?;
            Ok((fill(&file)?, Time::of(&file.metadata()?)))
        };
        write().map_err(|error| at(&self.output.join(path), error))
    }

    /// Where the files wait.
    fn site(&self) -> PathBuf {
        self.folder.join(SITE)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let known = |made: &HashSet<PathBuf>| made.contains(folder);
        if known(&self.made.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(());
        }
        fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
        self.made.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        Ok(())
    }

    /// Puts a single file in place, whole or not at all.
    pub(super) fn replace(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.write(path, bytes)?;
        let target = self.output.join(path);
        patient::rename(&self.site().join(path), &target).map_err(|error| at(&target, error))
    }

    /// Moves every waiting file into place.
    pub(super) fn put_in_place(&self) -> io::Result<()> {
        let site = self.site();
        match site.exists() {
            true => move_all(&site, &self.output),
            false => Ok(()),
        }
    }

    /// Takes the folder away with all that is in it.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        // On Windows an open file keeps its folder, but for what NTFS does about that.
        self.owner = None;
        match patient::remove_dir_all(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            result => result.map_err(|error| at(&self.folder, error)),
        }
    }
}

impl Drop for Staging {
    /// Leaves nothing behind where a build stops; what stays all the same the next one clears.
    fn drop(&mut self) {
        self.clear().ok();
    }
}

/// Moves what a folder holds into another; what is not there yet moves as a whole.
fn move_all(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from).map_err(|error| at(from, error))? {
        let entry = entry.map_err(|error| at(from, error))?;
        let target = to.join(entry.file_name());
        let is_folder = entry.file_type().map_err(|error| at(&entry.path(), error))?.is_dir();
        // A link in the place of a folder is not followed: moving onto it fails.
        if is_folder && target.symlink_metadata().is_ok_and(|found| found.is_dir()) {
            move_all(&entry.path(), &target)?;
        } else {
            patient::rename(&entry.path(), &target).map_err(|error| at(&target, error))?;
        }
    }
    Ok(())
}
