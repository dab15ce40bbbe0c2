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

    /// The same of files whose paths are sorted.
    fn known_all(&self, paths: &[&str]) -> Vec<Option<KnownFile>> {
        paths.iter().map(|path| self.known(path)).collect()
    }

    /// What each file in a folder was made from, sorted by path; none where one of them is not as it
    /// was published. The folder has a `/` at its end.
    fn known_in(&self, folder: &str) -> Option<Vec<(String, FileKey)>>;

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
    files: Mutex<BTreeMap<String, HeldFile>>,
}

/// What a file was made from, and its bytes; none of one that is lost.
type HeldFile = (FileKey, Option<Vec<u8>>);

impl MemoryStage {
    /// The files by their paths.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let files = self.held();
        let file = |(path, (_, bytes)): (&String, &HeldFile)| Some((path.clone(), bytes.clone()?));
        files.iter().filter_map(file).collect()
    }

    /// Lets go of every file that is not one of these, which are sorted by path.
    pub fn retain(&self, files: &[(String, FileKey)]) {
        let is_one = |path: &String| files.binary_search_by(|(known, _)| known.cmp(path)).is_ok();
        self.held().retain(|path, _| is_one(path));
    }

    /// Loses a file, and still knows what it was made from.
    pub fn lose(&self, path: &str) {
        if let Some((_, bytes)) = self.held().get_mut(path) {
            *bytes = None;
        }
    }

    fn held(&self) -> MutexGuard<'_, BTreeMap<String, HeldFile>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stage for MemoryStage {
    fn known(&self, path: &str) -> Option<KnownFile> {
        self.held().get(path).map(|(key, bytes)| KnownFile { key: *key, intact: bytes.is_some() })
    }

    fn known_in(&self, folder: &str) -> Option<Vec<(String, FileKey)>> {
        let files = self.held();
        let inside = files.iter().filter(|(path, _)| path.starts_with(folder));
        let intact = |(path, (key, bytes)): (&String, &HeldFile)| {
            bytes.as_ref().map(|_| (path.clone(), *key))
        };
        inside.map(intact).collect()
    }

    fn put(&self, path: &str, key: FileKey, bytes: &[u8]) -> io::Result<()> {
        self.held().insert(path.to_owned(), (key, Some(bytes.to_vec())));
        Ok(())
    }

    fn copy(&self, path: &str, key: FileKey, _: Key, from: &mut dyn Read) -> io::Result<Key> {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes)?;
        self.put(path, key, &bytes)?;
        Ok(Key::of_bytes(&bytes))
    }
}
