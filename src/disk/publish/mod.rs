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
mod obstacle;
mod staging;
#[cfg(test)]
mod tests;
mod times;
mod turn;

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::disk::input;
use crate::disk::links;
use crate::disk::load::at;
use crate::disk::manifest::{self, Entry, MANIFEST_FILE, Manifest};
use crate::disk::patient;
use crate::model::key::{Key, KeyedReader};
use crate::model::output::{FileKey, KnownFile, Stage};

pub use error::PublishError;
use obstacle::{holds, obstacle};
use staging::Staging;
use times::{Time, Times};
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
    before: Manifest,
    /// Where the times of the published files are kept.
    times_file: Option<PathBuf>,
    /// The times of the published files that are as they were.
    intact: HashMap<String, Time>,
    staging: Staging,
    made: Mutex<HashMap<String, Made>>,
    /// Dropped last: what waits is cleared away before it is somebody else's turn.
    _turn: Turn,
}

/// A file that was made.
#[derive(Debug)]
struct Made {
    entry: Entry,
    /// The time of the waiting file; none where the published one has the same bytes.
    time: Option<Time>,
}

impl Publication {
    /// Opens an output folder, when nobody else publishes into it any more; `cache` is the folder of
    /// the cache, where there is one.
    ///
    /// Before it waits for another process, `waits` gets its number, where that is known.
    /// Fails without a change if the folder holds files but no manifest, or is a link.
    pub fn open(
        folder: &Path,
        cache: Option<&Path>,
        waits: impl FnOnce(Option<u32>),
    ) -> Result<Self, PublishError> {
        links::refuse_itself(folder)?;
        fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
        let turn = Turn::wait(folder, waits);
        [staging::FOLDER, MANIFEST_FILE]
            .into_iter()
            .try_for_each(|own| links::refuse(folder, own))?;
        let before = prepare(folder)?;
        let staging = Staging::new(folder)?;
        let times_file = cache.map(|cache| times::file(cache, folder));
        let times = times_file.as_deref().map(Times::read).unwrap_or_default();
        let check = |(path, entry): (&String, &Option<Entry>)| {
            let time = intact(&folder.join(path), entry.as_ref()?, times.get(path))?;
            Some((path.clone(), time))
        };
        let intact = before.par_iter().filter_map(check).collect();
        let folder = folder.to_owned();
        let made = Mutex::default();
        Ok(Publication { folder, before, times_file, intact, staging, made, _turn: turn })
    }

    /// Makes the folder hold exactly the files at `paths`, besides what it held before the first
    /// build; those that were not put are there already.
    ///
    /// Fails without a change if a file of somebody else is in the place of one of them, or a link
    /// is on the way to one. A file that has the same bytes is Postil's from then on.
    pub fn finish(mut self, files: &[(String, FileKey)]) -> Result<Published, PublishError> {
        let made = std::mem::take(&mut *self.made());
        let after = self.after(files, &made);
        self.refuse_links(&after, &made)?;
        let new = files.par_iter().filter(|(path, _)| !self.before.contains_key(path));
        let in_the_way = new.find_map_first(|(path, _)| {
            obstacle(&self.folder, path, made.get(path)?.entry, &self.before)
        });
        if let Some(foreign) = in_the_way {
            return Err(PublishError::ForeignFile(foreign));
        }
        let waiting = made.values().filter(|made| made.time.is_some()).count();
        let mut published = Published { written: waiting, ..Published::default() };
        published.unchanged = files.len() - waiting;
        if after != self.before || waiting > 0 {
            published.deleted = self.exchange(&after, &made)?;
        }
        self.staging.clear()?;
        self.keep_times(&after, &made);
        Ok(published)
    }

    /// Makes sure that no link leads out of the folder what is to be written or deleted.
    fn refuse_links(&self, after: &Manifest, made: &HashMap<String, Made>) -> io::Result<()> {
        let gone = self.before.par_iter().filter(|(path, _)| !after.contains_key(*path));
        let changed = made.par_iter().map(|(path, _)| path).chain(gone.map(|(path, _)| path));
        changed.try_for_each(|path| links::refuse(&self.folder, path))
    }

    /// What the folder is to hold.
    fn after(&self, files: &[(String, FileKey)], made: &HashMap<String, Made>) -> Manifest {
        let entry = |(path, key): &(String, FileKey)| {
            let known = self.before.get(path).copied().flatten();
            let entry = made.get(path).map(|made| made.entry).or(known);
            (path.clone(), entry.map(|entry| Entry { key: *key, ..entry }))
        };
        files.iter().map(entry).collect()
    }

    /// Puts the waiting files in place; gives the number of files that went.
    fn exchange(&self, after: &Manifest, made: &HashMap<String, Made>) -> io::Result<usize> {
        let changes = |path: &str| made.get(path).is_some_and(|made| made.time.is_some());
        let mut either: Manifest = self.before.clone();
        for path in after.keys().filter(|path| changes(path) || !self.before.contains_key(*path)) {
            either.insert(path.clone(), None);
        }
        self.write_manifest(&either)?;
        let mut deleted = 0;
        for path in self.before.keys().filter(|path| !after.contains_key(*path)) {
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
    fn keep_times(&self, after: &Manifest, made: &HashMap<String, Made>) {
        let Some(file) = &self.times_file else { return };
        let time = |path: &String| {
            let time = made.get(path).and_then(|made| made.time);
            Some((path.clone(), time.or(self.intact.get(path).copied())?))
        };
        Times::write(file, after.keys().filter_map(time));
    }

    fn made(&self) -> std::sync::MutexGuard<'_, HashMap<String, Made>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stage for Publication {
    fn known(&self, path: &str) -> Option<KnownFile> {
        let entry = self.before.get(path)?.as_ref()?;
        Some(KnownFile { key: entry.key, intact: self.intact.contains_key(path) })
    }

    fn known_in(&self, folder: &str) -> Option<Vec<(String, FileKey)>> {
        let from = (Bound::Included(folder), Bound::Unbounded);
        let inside = self.before.range::<str, _>(from);
        let inside = inside.take_while(|(path, _)| path.starts_with(folder));
        let intact = |(path, entry): (&String, &Option<Entry>)| {
            let is_intact = self.intact.contains_key(path);
            entry.filter(|_| is_intact).map(|entry| (path.clone(), entry.key))
        };
        inside.map(intact).collect()
    }

    fn put(&self, path: &str, key: FileKey, bytes: &[u8]) -> io::Result<()> {
        let entry = Entry { key, digest: Key::of_bytes(bytes), size: bytes.len() as u64 };
        let before = self.before.get(path).copied().flatten();
        let is_there = match before {
            Some(before) => before.digest == entry.digest && self.intact.contains_key(path),
            None => holds(&self.folder.join(path), &entry),
        };
        let time = if is_there { None } else { Some(self.staging.write(path, bytes)?) };
        self.made().insert(path.to_owned(), Made { entry, time });
        Ok(())
    }

    fn copy(&self, path: &str, key: FileKey, known: Key, from: &mut dyn Read) -> io::Result<Key> {
        let before = self.before.get(path).copied().flatten();
        let is_there = |before: &Entry| before.digest == known && self.intact.contains_key(path);
        let made = match before.filter(is_there) {
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

/// The time of a published file, if it is as it was.
fn intact(path: &Path, entry: &Entry, known: Option<Time>) -> Option<Time> {
    let metadata = fs::symlink_metadata(path).ok()?;
    if !metadata.is_file() || metadata.len() != entry.size {
        return None;
    }
    let time = Time::of(&metadata);
    match known {
        Some(known) => (known == time).then_some(time),
        None => (key_of(path).ok()? == entry.digest).then_some(time),
    }
}

/// The key of a published file's bytes.
fn key_of(path: &Path) -> io::Result<Key> {
    Key::of_reader(input::open(path)?)
}

/// Makes sure that the folder is Postil's, and gives the files that it wrote before.
fn prepare(folder: &Path) -> Result<Manifest, PublishError> {
    if let Some(manifest) =
        manifest::read(folder).map_err(|error| at(&folder.join(MANIFEST_FILE), error))?
    {
        return Ok(manifest);
    }
    let mut entries = fs::read_dir(folder).map_err(|error| at(folder, error))?;
    let foreign =
        entries.any(|entry| entry.map_or(true, |entry| entry.file_name() != staging::FOLDER));
    match foreign {
        true => Err(PublishError::ForeignFolder(folder.to_owned())),
        false => Ok(Manifest::new()),
    }
}

/// Deletes a file that the site no longer has, and the folders that this leaves empty.
fn delete(folder: &Path, path: &str) -> io::Result<bool> {
    links::refuse(folder, path)?;
    let target = folder.join(path);
    match patient::remove_file(&target) {
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
