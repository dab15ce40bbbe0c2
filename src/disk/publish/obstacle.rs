//! What is in the way of a file of the site: files that Postil did not write.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::disk::load::slashed;
use crate::disk::publish::writer::holds;
use crate::model::output::OutputFile;

/// What stands in the way of a file and is neither named in the manifest nor just like it.
pub(super) fn obstacle(
    folder: &Path,
    file: &OutputFile,
    before: &BTreeSet<String>,
) -> Option<PathBuf> {
    let path = file.route.output_path();
    let target = folder.join(&path);
    if before.contains(&path) {
        return None;
    }
    match fs::symlink_metadata(&target) {
        Ok(found) if found.is_dir() => {
            files_below(&target).find(|inner| !is_listed(folder, inner, before))
        }
        Ok(_) => (!holds(&target, &file.bytes)).then_some(target),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            let above = target.ancestors().skip(1).find(|above| above.exists())?;
            (!is_listed(folder, above, before)).then(|| above.to_owned())
        }
        Err(_) => None,
    }
}

/// Every file below a folder, links and all.
pub(super) fn files_below(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    entries.filter(|entry| !entry.file_type().is_dir()).map(DirEntry::into_path)
}

fn is_listed(folder: &Path, path: &Path, before: &BTreeSet<String>) -> bool {
    path.strip_prefix(folder).is_ok_and(|path| before.contains(&slashed(path)))
}
