//! The files that Postil keeps in an archive's folder beside the output: the record of the last
//! build, and the texts that somebody has accepted.
//!
//! Each is written whole under another name and renamed into place. Their paths are fixed, so no raw
//! file can be harmed.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::RefusedFile;
use crate::disk::input;
use crate::disk::links;
use crate::disk::load::at;
use crate::disk::patient;
use crate::model::accepted::ACCEPTED_FILE;
use crate::model::key::Key;

/// The folder of the cache; safe to delete at any time.
const CACHE: &str = ".postil";

/// The folder of the store in it.
pub(super) const STORE: &str = ".postil/store";

/// The record of the last build; safe to delete at any time.
const RECORD_FILE: &str = ".postil/cleaned.jsonl";

/// The key of the record, so that it need not be read to know that it holds.
const RECORD_KEY_FILE: &str = ".postil/cleaned.key";

/// Where the record of the last build lies.
pub fn record_path(root: &Path) -> PathBuf {
    root.join(RECORD_FILE)
}

/// Makes sure that the folder of the cache leads nowhere else.
///
/// Fails with an error that [`links::hint`] knows.
pub fn refuse_linked_cache(root: &Path) -> io::Result<()> {
    links::refuse(root, STORE)
}

/// Reads the record of the last build; empty where there is none that can be read.
pub fn read_record(root: &Path) -> String {
    input::read_text(&record_path(root)).unwrap_or_default()
}

/// The folder of the cache.
pub fn cache_folder(root: &Path) -> PathBuf {
    root.join(CACHE)
}

/// The key of the record of the last build; none where there is no record.
pub fn recorded_key(root: &Path) -> Option<Key> {
    let key = input::read_text(&root.join(RECORD_KEY_FILE)).ok()?;
    record_path(root).is_file().then(|| key.trim().parse().ok())?
}

/// Writes the record of a build, and its key.
pub fn write_record(root: &Path, key: Key, bytes: &[u8]) -> io::Result<()> {
    links::refuse(root, RECORD_KEY_FILE)?;
    // Whoever is killed amid this leaves a record without a key, not one with the key of another.
    fs::remove_file(root.join(RECORD_KEY_FILE)).ok();
    replace(root, RECORD_FILE, bytes, Origin::Made)?;
    replace(root, RECORD_KEY_FILE, key.to_string().as_bytes(), Origin::Made)
}

/// Writes the accepted texts.
pub fn write_accepted(root: &Path, bytes: &[u8]) -> io::Result<()> {
    replace(root, ACCEPTED_FILE, bytes, Origin::Written)
}

/// Where the bytes of a file come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// A build has made them, and can make them again.
    Made,
    /// Somebody has written them.
    Written,
}

/// Puts a file in place below a folder, whole or not at all; one with the same bytes is left as it
/// is.
///
/// Fails as the disk does, and where a part of `path` is a link.
pub(super) fn replace(
    below: &Path,
    path: impl AsRef<Path>,
    bytes: &[u8],
    origin: Origin,
) -> io::Result<()> {
    links::refuse(below, &path)?;
    let path = &below.join(path);
    match holds(path, bytes) {
        Ok(true) => return Ok(()),
        Err(error) if RefusedFile::of(&error).is_some() => return Err(at(path, error)),
        _ => {}
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let temporary = folder.join(temporary_name(path));
    let write = || {
        fs::create_dir_all(folder)?;
        // A file of that name is left from a killed process that had the same number, or a trap.
        fs::remove_file(&temporary).ok();
        let mut file = File::create_new(&temporary)?;
        file.write_all(bytes)?;
        if origin == Origin::Written {
            // Else the new name may outlive a loss of power, and the bytes not.
            file.sync_data()?;
        }
        patient::rename(&temporary, path)
    };
    write().map_err(|error| {
        // What is left of the attempt is in nobody's way, so its own failure tells nothing more.
        fs::remove_file(&temporary).ok();
        at(path, error)
    })
}

/// Whether a file has these bytes; one of another size is not read.
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let size = input::open(path)?.metadata()?.len();
    Ok(size == bytes.len() as u64 && input::read_own(path)? == bytes)
}

/// What a file is called until it is whole. However long its name is, this one fits beside it.
fn temporary_name(path: &Path) -> String {
    let name = Key::of_bytes(path.file_name().unwrap_or_default().as_encoded_bytes());
    format!(".{name}.{}.tmp", std::process::id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let root = tempfile::tempdir().unwrap();
        for text in ["one", "two", "two"] {
            write_record(root.path(), Key::of(text), text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(record_path(root.path())).unwrap(), text);
        }
        assert_eq!(recorded_key(root.path()), Some(Key::of("two")));
        assert_eq!(fs::read_dir(root.path().join(".postil")).unwrap().count(), 2);
    }

    #[test]
    fn a_name_of_any_length_that_can_be_is_written() {
        let root = tempfile::tempdir().unwrap();
        let name = "ж".repeat(125) + ".toml";
        assert_eq!(name.len(), 255);
        replace(root.path(), &name, b"text", Origin::Written).unwrap();
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
        assert_eq!(fs::read(root.path().join(name)).unwrap(), b"text");
    }

    #[test]
    fn a_record_that_is_not_written_leaves_no_key() {
        let root = tempfile::tempdir().unwrap();
        write_record(root.path(), Key::of("one"), b"one").unwrap();
        fs::remove_file(record_path(root.path())).unwrap();
        fs::create_dir(record_path(root.path())).unwrap();
        write_record(root.path(), Key::of("two"), b"two").unwrap_err();
        assert!(!root.path().join(RECORD_KEY_FILE).exists());
    }

    #[test]
    fn what_cannot_be_written_is_named() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(record_path(root.path())).unwrap();
        let error = write_record(root.path(), Key::default(), b"text").unwrap_err();
        assert!(error.to_string().contains("cleaned.jsonl: "), "{error}");
        assert_eq!(fs::read_dir(root.path().join(".postil")).unwrap().count(), 1);
    }
}
