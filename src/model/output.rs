//! Where the files of a site go when they are made.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::model::key::Key;

/// What a file of the site is made from: two keys, so that it can be said which of them changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileKey {
    /// Of the templates, the interface's words and the program.
    pub look: Key,
    /// Of all that it shows.
    pub content: Key,
}

/// A file of the site as it was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownFile {
    /// What it was made from.
    pub key: FileKey,
    /// It is still as it was published.
    pub intact: bool,
}

/// Takes the files of a site, one at a time and from several threads, until all are there.
pub trait Stage: Sync {
    /// What is known of the file at a path.
    fn known(&self, path: &str) -> Option<KnownFile>;

    /// Takes a file.
    ///
    /// Fails as the disk does.
    fn put(&self, path: &str, key: FileKey, bytes: &[u8]) -> io::Result<()>;

    /// Takes a file of any size, which is read a portion at a time, or not at all where the one with
    /// the `known` key is there already; gives the key of its bytes.
    ///
    /// Fails as the disk does.
    fn copy(&self, path: &str, key: FileKey, known: Key, from: &mut dyn Read) -> io::Result<Key>;
}

/// A site in memory, for tests.
#[derive(Debug, Default)]
pub struct MemoryStage {
    files: Mutex<BTreeMap<String, (FileKey, Vec<u8>)>>,
}

impl MemoryStage {
    /// The files by their paths.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let files = self.held();
        files.iter().map(|(path, (_, bytes))| (path.clone(), bytes.clone())).collect()
    }

    /// Lets go of every file that is not one of these, which are sorted by path.
    pub fn retain(&self, files: &[(String, FileKey)]) {
        let is_one = |path: &String| files.binary_search_by(|(known, _)| known.cmp(path)).is_ok();
        self.held().retain(|path, _| is_one(path));
    }

    fn held(&self) -> MutexGuard<'_, BTreeMap<String, (FileKey, Vec<u8>)>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stage for MemoryStage {
    fn known(&self, path: &str) -> Option<KnownFile> {
        self.held().get(path).map(|(key, _)| KnownFile { key: *key, intact: true })
    }

    fn put(&self, path: &str, key: FileKey, bytes: &[u8]) -> io::Result<()> {
        self.held().insert(path.to_owned(), (key, bytes.to_vec()));
        Ok(())
    }

    fn copy(&self, path: &str, key: FileKey, _: Key, from: &mut dyn Read) -> io::Result<Key> {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes)?;
        self.put(path, key, &bytes)?;
        Ok(Key::of_bytes(&bytes))
    }
}
