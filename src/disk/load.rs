//! Finds, reads and starts an archive's folder.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use crate::config::CONFIG_FILE;
use crate::disk::files::is_visible;

/// A path with `/` between its parts on every system.
pub(super) fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Reads any file, with its path in the error.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path).map_err(|error| at(path, error))
}

/// Finds the archive that `start` lies in: the nearest folder upwards that holds `config.toml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = fs::canonicalize(start).ok()?;
    start.ancestors().find(|folder| folder.join(CONFIG_FILE).is_file()).map(Path::to_owned)
}

/// The absolute path without `.`, `..` and links, so that folders can be compared.
///
/// The folder need not exist yet.
pub fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut whole = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::ParentDir => drop(whole.pop()),
            part => whole.push(part),
        }
    }
    for above in whole.ancestors() {
        if let (Ok(real), Ok(rest)) = (fs::canonicalize(above), whole.strip_prefix(above)) {
            return Ok(real.join(rest).components().collect());
        }
    }
    Ok(whole)
}

/// Lists the files below `path` but for hidden ones and backups, or `path` itself, in path order.
pub fn walk(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(is_visible) {
        let entry = entry.map_err(|error| at(path, error.into()))?;
        if entry.file_type().is_file() {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

/// Writes the files of a new archive; existing files are never touched.
///
/// Fails with `AlreadyExists` before anything is written if one of them is there.
pub fn create(root: &Path, files: &[(&str, String)]) -> io::Result<()> {
    if let Some((path, _)) = files.iter().find(|(path, _)| root.join(path).exists()) {
        return Err(at(&root.join(path), io::ErrorKind::AlreadyExists.into()));
    }
    for (path, text) in files {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
        }
        fs::write(&path, text).map_err(|error| at(&path, error))?;
    }
    Ok(())
}

/// The same error with the path in front.
pub fn at(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
