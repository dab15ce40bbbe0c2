//! The archive's folder as a list of files.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::config::CONFIG_FILE;
use crate::model::files::Files;

/// Folders at an archive's root that hold its input.
pub const INPUT_FOLDERS: [&str; 4] = ["content", "templates", "static", "themes"];

/// Folders that never hold articles, wherever they are.
const FOREIGN_FOLDERS: [&str; 3] = ["target", "node_modules", "public"];

/// The files of an archive's folder.
#[derive(Debug, Clone)]
pub struct DiskFiles {
    root: PathBuf,
    paths: Vec<String>,
}

impl DiskFiles {
    /// Lists the input of the archive at `root`: its settings and its input folders.
    ///
    /// Links to folders are not followed. Fails where a folder cannot be listed.
    pub fn archive(root: &Path) -> io::Result<Self> {
        let mut paths = Vec::new();
        if root.join(CONFIG_FILE).is_file() {
            paths.push(CONFIG_FILE.to_owned());
        }
        for folder in INPUT_FOLDERS {
            if root.join(folder).is_dir() {
                list_files(root, &root.join(folder), |_| true, &mut paths)?;
            }
        }
        paths.sort_unstable();
        Ok(DiskFiles { root: root.to_owned(), paths })
    }

    /// Lists every file below a folder that is no archive yet, but for hidden ones.
    pub fn loose(root: &Path) -> io::Result<Self> {
        let mut paths = Vec::new();
        let of_the_owner = |entry: &DirEntry| {
            let name = entry.file_name().to_string_lossy();
            let foreign = entry.file_type().is_dir() && FOREIGN_FOLDERS.contains(&name.as_ref());
            entry.depth() == 0 || (!name.starts_with('.') && !foreign)
        };
        list_files(root, root, of_the_owner, &mut paths)?;
        paths.sort_unstable();
        Ok(DiskFiles { root: root.to_owned(), paths })
    }
}

impl Files for DiskFiles {
    fn paths(&self) -> &[String] {
        &self.paths
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.root.join(path))
    }
}

fn list_files(
    root: &Path,
    folder: &Path,
    wanted: impl FnMut(&DirEntry) -> bool,
    paths: &mut Vec<String>,
) -> io::Result<()> {
    for entry in WalkDir::new(folder).into_iter().filter_entry(wanted) {
        let entry = entry.map_err(|error| at(folder, error.into()))?;
        if entry.path().is_file() {
            let relative = entry.path().strip_prefix(root).expect("a walk stays below its root");
            paths.push(slashed(relative));
        }
    }
    Ok(())
}

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

/// Lists the files below `path`, or `path` itself, in path order.
pub fn walk(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(path).sort_by_file_name() {
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
