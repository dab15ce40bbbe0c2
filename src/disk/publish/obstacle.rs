//! What is in the way of a file of the site: files that Postil did not write.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::key_of;
use crate::disk::load::slashed;
use crate::disk::manifest::{Entry, Manifest};

/// What stands in the way of a new file and is neither named in the manifest nor just like it.
pub(super) fn obstacle(
    folder: &Path,
    path: &str,
    entry: Entry,
    before: &Manifest,
) -> Option<PathBuf> {
    let target = folder.join(path);
    match fs::symlink_metadata(&target) {
        Ok(found) if found.is_dir() => {
            files_below(&target).find(|inner| !is_listed(folder, inner, before))
        }
        Ok(_) => (!holds(&target, &entry)).then_some(target),
        // Windows says of what would be below a file that it is not there.
        Err(error) if cfg!(windows) || error.kind() == io::ErrorKind::NotADirectory => {
            let above = target.ancestors().skip(1).find(|above| above.exists())?;
            (above.is_file() && !is_listed(folder, above, before)).then(|| above.to_owned())
        }
        Err(_) => None,
    }
}

/// Whether a file has the bytes that it is to have.
pub(super) fn holds(path: &Path, entry: &Entry) -> bool {
    let same_length = fs::metadata(path).is_ok_and(|file| file.len() == entry.size);
    same_length && key_of(path).is_ok_and(|found| found == entry.digest)
}

/// Every file below a folder, links and all.
pub(super) fn files_below(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    entries.filter(|entry| !entry.file_type().is_dir()).map(DirEntry::into_path)
}

fn is_listed(folder: &Path, path: &Path, before: &Manifest) -> bool {
    path.strip_prefix(folder).is_ok_and(|path| before.names(&slashed(path)))
}
