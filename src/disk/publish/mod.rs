//! Writes the finished site into its output folder.
//!
//! A file that is made goes into a folder for waiting files, at its path in the site. When all are
//! there, they are put in place; so a site of which one page cannot be made changes nothing. Nor is
//! anything changed if a file that Postil did not write is in the way of one that it would.
//!
//! A build may be killed at any moment, so every step leaves a folder that the next build can
//! repair:
//!
//! 1. The manifest is written with the old and the new paths, before any page is moved. Of a file
//!    that is about to change it knows the path alone.
//! 2. Files that only the old manifest names are deleted, so that a page may take the place of a
//!    folder and a folder that of a page.
//! 3. Each waiting file is renamed into place; a folder that is new, as a whole.
//! 4. The manifest is written with the new paths alone, and what they were made from.
//!
//! Whether a published file is as it was is told by its size and its time of change, which are kept
//! in `.postil/`; where they are not known, by its bytes.

mod error;
mod folder;
mod inventory;
mod obstacle;
mod staging;
#[cfg(test)]
mod tests;
mod times;
mod turn;

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::disk::input;
use crate::disk::links;
use crate::disk::load::at;
use crate::disk::manifest::{self, Entry, MANIFEST_FILE, Manifest};
use crate::model::key::{Key, KeyedReader};
use crate::model::output::{FileKey, KnownFile, Stage};

pub use error::PublishError;
use folder::{delete, refuse_foreign};
use inventory::Inventory;
pub use inventory::Survey;
use obstacle::{holds, obstacle};
use staging::Staging;
use times::Time;
use turn::Turn;

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

/// An output folder that is being brought up to date.
#[derive(Debug)]
pub struct Publication {
    folder: PathBuf,
    before: Inventory,
    /// Where the times of the published files are kept.
    times_file: Option<PathBuf>,
    staging: Staging,
    made: Mutex<MadeFiles>,
    /// Dropped last: what waits is cleared away before it is somebody else's turn.
    _turn: Turn,
}

/// Files that were made, by their paths.
type MadeFiles = HashMap<String, Made, RandomState>;

/// A file that was made.
#[derive(Debug)]
struct Made {
    entry: Entry,
    /// The time of the waiting file; none where the published one has the same bytes.
    time: Option<Time>,
}

impl Publication {
    /// Opens an output folder, when nobody else publishes into it any more.
    ///
    /// Before it waits for another process, `waits` gets its number, where that is known.
    /// Fails without a change if the folder holds files but no manifest, or is a link.
    pub fn open(mut survey: Survey, waits: impl FnOnce(Option<u32>)) -> Result<Self, PublishError> {
        let folder = survey.folder().to_owned();
        links::refuse_itself(&folder)?;
        fs::create_dir_all(&folder).map_err(|error| at(&folder, error))?;
        let turn = Turn::wait(&folder, waits);
        [staging::FOLDER, MANIFEST_FILE]
            .into_iter()
            .try_for_each(|own| links::refuse(&folder, own))?;
        let before = match survey.inventory()? {
            Some(found) => found,
            None => refuse_foreign(&folder).map(|()| Inventory::default())?,
        };
        let staging = Staging::new(&folder)?;
        let (times_file, made) = (survey.times_file, Mutex::default());
        Ok(Publication { folder, before, times_file, staging, made, _turn: turn })
    }

    /// Makes the folder hold exactly the files at `paths`, sorted, besides what it held before the
    /// first build; those that were not put are there already.
    ///
    /// Fails without a change if a file of somebody else is in the place of one of them, or a link
    /// is on the way to one. A file that has the same bytes is Postil's from then on.
    pub fn finish(mut self, files: &[(String, FileKey)]) -> Result<Published, PublishError> {
        let made = std::mem::take(&mut *self.made());
        let waiting = made.values().filter(|made| made.time.is_some()).count();
        let unchanged = files.len() - waiting;
        let mut published = Published { written: waiting, unchanged, deleted: 0 };
        if made.is_empty() && self.before.are_times_kept && self.holds_all(files) {
            self.staging.clear()?;
            return Ok(published);
        }
        let after = self.after(files, &made);
        let gone = self.gone(&after);
        self.refuse_links(&gone, &made)?;
        if let Some(foreign) = self.in_the_way(&made) {
            return Err(PublishError::ForeignFile(foreign));
        }
        if after != self.before.files || waiting > 0 {
            published.deleted = self.exchange(&after, &gone, &made)?;
        }
        self.staging.clear()?;
        self.keep_times(&after, &made);
        Ok(published)
    }

    /// Whether these files, and no others, are there as they should be.
    fn holds_all(&self, files: &[(String, FileKey)]) -> bool {
        let before = self.before.files.files();
        let is_same = |place: usize| {
            let ((path, key), (known, entry)) = (&files[place], &before[place]);
            path == known && entry.is_some_and(|entry| entry.key == *key)
        };
        files.len() == before.len() && (0..files.len()).into_par_iter().all(is_same)
    }

    /// The first file of somebody else in the place of a new one.
    fn in_the_way(&self, made: &MadeFiles) -> Option<PathBuf> {
        let before = &self.before.files;
        let mut new: Vec<_> = made.iter().filter(|(path, _)| !before.names(path)).collect();
        new.par_sort_unstable_by_key(|(path, _)| *path);
        let obstacle =
            |(path, made): &(&String, &Made)| obstacle(&self.folder, path, made.entry, before);
        new.par_iter().find_map_first(obstacle)
    }

    /// Makes sure that no link leads out of the folder what is to be written or deleted.
    fn refuse_links(&self, gone: &[&str], made: &MadeFiles) -> io::Result<()> {
        let made = made.par_iter().map(|(path, _)| path.as_str());
        made.chain(gone.par_iter().copied()).try_for_each(|path| links::refuse(&self.folder, path))
    }

    /// The files that the site has no more.
    fn gone(&self, after: &Manifest) -> Vec<&str> {
        let before = paths(self.before.files.files());
        let places = after.places(&before);
        let gone = before.into_iter().zip(places).filter(|(_, place)| place.is_none());
        gone.map(|(path, _)| path).collect()
    }

    /// What the folder is to hold.
    fn after(&self, files: &[(String, FileKey)], made: &MadeFiles) -> Manifest {
        let before = self.before.files.files();
        let entry = |((path, key), place): (&(String, FileKey), Option<usize>)| {
            let known = || before[place?].1;
            let entry = made.get(path).map(|made| made.entry).or_else(known);
            (path.clone(), entry.map(|entry| Entry { key: *key, ..entry }))
        };
        let places = self.before.files.places(&paths(files));
        files.par_iter().zip(places).map(entry).collect::<Vec<_>>().into_iter().collect()
    }

    /// Puts the waiting files in place; gives the number of files that went.
    fn exchange(&self, after: &Manifest, gone: &[&str], made: &MadeFiles) -> io::Result<usize> {
        let before = &self.before.files;
        let changed = made.iter().filter(|(path, made)| made.time.is_some() || !before.names(path));
        let changed = changed.map(|(path, _)| (path.clone(), None));
        self.write_manifest(&before.files().iter().cloned().chain(changed).collect())?;
        let mut deleted = 0;
        for path in gone {
            deleted += usize::from(delete(&self.folder, path)?);
        }
        self.staging.put_in_place()?;
        self.write_manifest(after)?;
        Ok(deleted)
    }

    fn write_manifest(&self, manifest: &Manifest) -> io::Result<()> {
        let text = manifest::draw(manifest);
        self.staging.replace(MANIFEST_FILE, text.as_bytes())
    }

    /// Remembers when the published files were changed. Without that the next build reads them.
    fn keep_times(&self, after: &Manifest, made: &MadeFiles) {
        let Some(file) = &self.times_file else { return };
        let paths = paths(after.files());
        let places = self.before.files.places(&paths);
        let timed = paths.into_iter().zip(places).filter_map(|(path, place)| {
            let made = made.get(path).and_then(|made| made.time);
            Some((path, made.or_else(|| self.before.time_at(place?))?))
        });
        let times: Vec<(&str, Time)> = timed.collect();
        times::keep(file, &times);
    }

    fn made(&self) -> std::sync::MutexGuard<'_, MadeFiles> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stage for Publication {
    fn known(&self, path: &str) -> Option<KnownFile> {
        self.before.known(self.before.files.place(path)?)
    }

    fn known_all(&self, paths: &[&str]) -> Vec<Option<KnownFile>> {
        let places = self.before.files.places(paths).into_iter();
        places.map(|place| self.before.known(place?)).collect()
    }

    fn known_in(&self, folder: &str) -> Option<Vec<(String, FileKey)>> {
        let files = self.before.files.files();
        let inside = &files[files.partition_point(|(path, _)| path.as_str() < folder)..];
        let inside = inside.iter().take_while(|(path, _)| path.starts_with(folder));
        let intact = |(path, entry): &(String, Option<Entry>)| {
            let is_intact = self.before.is_intact(path);
            entry.filter(|_| is_intact).map(|entry| (path.clone(), entry.key))
        };
        inside.map(intact).collect()
    }

    fn put(&self, path: &str, key: FileKey, bytes: &[u8]) -> io::Result<()> {
        let entry = Entry { key, digest: Key::of_bytes(bytes), size: bytes.len() as u64 };
        let is_there = match self.before.entry(path) {
            Some(before) => before.digest == entry.digest && self.before.is_intact(path),
            None => holds(&self.folder.join(path), &entry),
        };
        let time = if is_there { None } else { Some(self.staging.write(path, bytes)?) };
        self.made().insert(path.to_owned(), Made { entry, time });
        Ok(())
    }

    fn copy(&self, path: &str, key: FileKey, known: Key, from: &mut dyn Read) -> io::Result<Key> {
        let is_there = |before: &Entry| before.digest == known && self.before.is_intact(path);
        let made = match self.before.entry(path).filter(is_there) {
            Some(before) => Made { entry: Entry { key, ..before }, time: None },
            None => {
                let mut from = KeyedReader::new(from);
                let (size, time) = self.staging.copy(path, &mut from)?;
                Made { entry: Entry { key, digest: from.key(), size }, time: Some(time) }
            }
        };
        let digest = made.entry.digest;
        self.made().insert(path.to_owned(), made);
        Ok(digest)
    }
}

/// The paths of files.
fn paths<T>(files: &[(String, T)]) -> Vec<&str> {
    files.iter().map(|(path, _)| path.as_str()).collect()
}

/// The key of a published file's bytes.
fn key_of(path: &Path) -> io::Result<Key> {
    Key::of_reader(input::open(path)?)
}
