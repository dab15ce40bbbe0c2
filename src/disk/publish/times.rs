//! When the published files were last changed, kept in the cache.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use crate::disk::input;
use crate::disk::load::resolved;
use crate::disk::own_files::{Origin, replace};
use crate::model::key::Key;

/// When a file was last changed, in nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Time(i128);

impl Time {
    /// The time of a file.
    pub(super) fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().unwrap_or(UNIX_EPOCH);
        Time(match modified.duration_since(UNIX_EPOCH) {
            Ok(since) => since.as_nanos() as i128,
            Err(before) => -(before.duration().as_nanos() as i128),
        })
    }
}

/// The times of the files of an output folder, as they are kept.
#[derive(Debug, Default)]
pub(super) struct KeptTimes(Vec<u8>);

/// Where the times of an output folder are kept.
pub(super) fn file(cache: &Path, folder: &Path) -> PathBuf {
    let folder = resolved(folder).unwrap_or_else(|_| folder.to_owned());
    cache.join(format!("published-{}", Key::of(&*folder.to_string_lossy())))
}

impl KeptTimes {
    /// Reads what is kept; nothing where the file is gone or damaged.
    pub(super) fn read(file: &Path) -> Self {
        let bytes = input::read_own(file).unwrap_or_default();
        let whole = bytes
            .split_first_chunk::<16>()
            .filter(|(key, bytes)| Key::of_bytes(bytes).as_bytes() == *key);
        KeptTimes(whole.map(|(_, bytes)| bytes.to_vec()).unwrap_or_default())
    }

    /// The times by their paths, which are sorted.
    pub(super) fn by_path(&self) -> Vec<(&str, Time)> {
        let times: Vec<(&str, Time)> = postcard::from_bytes(&self.0).unwrap_or_default();
        if times.is_sorted() { times } else { Vec::new() }
    }
}

/// Keeps times, by paths that are sorted. Where that fails the next build reads the published files.
pub(super) fn keep(file: &Path, times: &[(&str, Time)]) {
    let bytes = postcard::to_stdvec(times).expect("times are plain data");
    let written = [Key::of_bytes(&bytes).as_bytes(), &bytes[..]].concat();
    let (Some(cache), Some(name)) = (file.parent(), file.file_name()) else { return };
    replace(cache, name, &written, Origin::Made).ok();
}
