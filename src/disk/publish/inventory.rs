//! What an output folder holds, before anything is put into it.
//!
//! To find that out takes as long as much else of a build, so it may begin before it is anybody's
//! turn to publish; what was found holds if the manifest is still the same then.

use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::key_of;
use super::times::{self, KeptTimes, Time};
use crate::disk::links;
use crate::disk::load::at;
use crate::disk::manifest::{self, Entry, MANIFEST_FILE, Manifest};
use crate::model::key::Key;
use crate::model::output::KnownFile;

/// An output folder, and what was found in it before it was anybody's turn.
#[derive(Debug)]
pub struct Survey {
    folder: PathBuf,
    /// Where the times of the published files are kept.
    pub(super) times_file: Option<PathBuf>,
    found: Option<Inventory>,
}

impl Survey {
    /// An output folder of which nothing is known; `cache` is the folder of the cache, where there
    /// is one.
    pub fn new(folder: &Path, cache: Option<&Path>) -> Self {
        let times_file = cache.map(|cache| times::file(cache, folder));
        Survey { folder: folder.to_owned(), times_file, found: None }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Looks at what the folder holds. What is wrong with it is said to whoever publishes into it.
    pub fn look(&mut self) {
        self.found = match links::refuse(&self.folder, MANIFEST_FILE) {
            Ok(()) => self.inventory().ok().flatten(),
            Err(_) => None,
        };
    }

    /// What the folder holds now; none where there is no manifest.
    ///
    /// Fails as the disk does, and where the manifest makes no sense.
    pub(super) fn inventory(&mut self) -> io::Result<Option<Inventory>> {
        let failed = |error| at(&self.folder.join(MANIFEST_FILE), error);
        let Some(text) = manifest::read(&self.folder).map_err(failed)? else { return Ok(None) };
        let text_key = Key::of_bytes(text.as_bytes());
        match self.found.take().filter(|found| found.text == text_key) {
            Some(found) => Ok(Some(found)),
            None => {
                let files = manifest::parse(&text).map_err(failed)?;
                let kept = self.times_file.as_deref().map(KeptTimes::read).unwrap_or_default();
                Ok(Some(Inventory::new(text_key, files, &self.folder, &kept.by_path())))
            }
        }
    }
}

/// The files that Postil wrote into a folder.
#[derive(Debug, Default)]
pub(super) struct Inventory {
    /// The key of the manifest's text.
    text: Key,
    pub(super) files: Manifest,
    /// The time of each in their order; none of one that is not as it was.
    times: Vec<Option<Time>>,
    /// Whether their times are those that are kept.
    pub(super) are_times_kept: bool,
}

impl Inventory {
    /// Looks at the files of a manifest.
    fn new(text: Key, files: Manifest, folder: &Path, kept: &[(&str, Time)]) -> Self {
        let look = |(place, (path, entry)): (usize, &(String, Option<Entry>))| {
            let known = kept_time(kept, path, place);
            (known, entry.and_then(|entry| intact(&folder.join(path), &entry, known)))
        };
        let looked: Vec<(Option<Time>, Option<Time>)> =
            files.files().par_iter().enumerate().map(look).collect();
        let are_times_kept = looked.iter().all(|(known, now)| known == now);
        let times = looked.into_iter().map(|(_, now)| now).collect();
        Inventory { text, files, times, are_times_kept }
    }

    /// What is known of the file at a place in the manifest.
    pub(super) fn known(&self, place: usize) -> Option<KnownFile> {
        let (_, entry) = &self.files.files()[place];
        Some(KnownFile { key: entry.as_ref()?.key, intact: self.times[place].is_some() })
    }

    /// The time of the file at a place in the manifest, if it is as it was.
    pub(super) fn time_at(&self, place: usize) -> Option<Time> {
        self.times[place]
    }

    /// What is known of a file.
    pub(super) fn entry(&self, path: &str) -> Option<Entry> {
        self.files.entry(path)
    }

    /// The time of a file that is as it was.
    pub(super) fn time(&self, path: &str) -> Option<Time> {
        self.times[self.files.place(path)?]
    }

    /// Whether a file is as it was.
    pub(super) fn is_intact(&self, path: &str) -> bool {
        self.time(path).is_some()
    }
}

/// The kept time of a file, which mostly stands where the file does in the manifest.
fn kept_time(kept: &[(&str, Time)], path: &str, place: usize) -> Option<Time> {
    match kept.get(place).filter(|(known, _)| *known == path) {
        Some((_, time)) => Some(*time),
        None => {
            let found = kept.binary_search_by(|(known, _)| (*known).cmp(path));
            found.ok().map(|place| kept[place].1)
        }
    }
}

/// The time of a published file, if it is as it was.
fn intact(path: &Path, entry: &Entry, known: Option<Time>) -> Option<Time> {
    let metadata = std::fs::symlink_metadata(path).ok()?;
    if !metadata.is_file() || metadata.len() != entry.size {
        return None;
    }
    let time = Time::of(&metadata);
    match known {
        Some(known) => (known == time).then_some(time),
        None => (key_of(path).ok()? == entry.digest).then_some(time),
    }
}
