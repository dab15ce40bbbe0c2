//! Finds, reads and starts an archive's folder.

use std::fs::{self, File, FileType};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::config::CONFIG_FILE;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::disk::input;
use crate::disk::links;

/// A path with `/` between its parts on every system.
pub fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// The absolute path of what is there, without links, as people write it.
fn canonical(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path).map(as_written)
}

/// A path without the `\\?\` that Windows puts in front of one without links.
fn as_written(path: PathBuf) -> PathBuf {
    let Some(rest) = path.to_str().and_then(|path| path.strip_prefix(r"\\?\")) else { return path };
    match rest.strip_prefix(r"UNC\") {
        Some(share) => PathBuf::from(format!(r"\\{share}")),
        None if rest.as_bytes().get(1) == Some(&b':') => PathBuf::from(rest),
        None => path,
    }
}

/// Whether an entry is neither hidden nor an editor's backup; the folder walked always is.
pub(super) fn is_visible(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !(name.starts_with('.') || name.ends_with('~'))
}

/// Reads any file that somebody made.
///
/// Fails with a [`RefusedFile`](crate::diagnostic::RefusedFile) where it is no plain file or too
/// large, and as the file system does.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    input::read(path)
}

/// Reads a file that Postil printed or wrote, which grows with the archive.
///
/// Fails with a [`RefusedFile`](crate::diagnostic::RefusedFile) where it is no plain file, and as
/// the file system does.
pub fn read_own(path: &Path) -> io::Result<Vec<u8>> {
    input::read_own(path)
}

/// Whether a folder has settings, whatever they are; what is wrong with them is said when they are
/// read.
pub fn has_settings(folder: &Path) -> bool {
    fs::metadata(folder.join(CONFIG_FILE)).is_ok_and(|found| !found.is_dir())
}

/// Finds the archive that `start` lies in: the nearest folder upwards that holds `config.toml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = canonical(start).ok()?;
    start.ancestors().find(|folder| has_settings(folder)).map(Path::to_owned)
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
        if let (Ok(real), Ok(rest)) = (canonical(above), whole.strip_prefix(above)) {
            return Ok(real.join(rest).components().collect());
        }
    }
    Ok(whole)
}

/// Lists the files below `path` but for hidden ones and backups, or `path` itself, in path order.
///
/// What cannot be listed is reported beside them, and so is what is no plain file.
pub fn walk(path: &Path) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    if let Some(alone) = fs::metadata(path).ok().filter(|alone| !alone.is_dir()) {
        match special_file(path, alone.file_type()) {
            Some(problem) => problems.push(problem),
            None => found.push(path.to_owned()),
        }
        return (found, problems);
    }
    for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(is_visible) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => found.push(entry.into_path()),
            Ok(entry) => problems.extend(special_file(entry.path(), entry.file_type())),
            Err(error) => problems.push(walk_problem(path, error)),
        }
    }
    (found, problems)
}

/// The folder that a path names a file in, which is empty for that of the command.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// Whatever lies in a folder; nothing where it cannot be listed.
pub fn entries_of(folder: &Path) -> Vec<PathBuf> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(here).into_iter().flatten().flatten();
    entries.map(|entry| folder.join(entry.file_name())).collect()
}

/// Lists the links below a folder, which [`walk`] does not follow, in path order.
pub fn links_below(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_visible);
    // What cannot be listed is for the walk of the files to report.
    let links = entries.flatten().filter(|entry| entry.path_is_symlink() && entry.depth() > 0);
    links.map(DirEntry::into_path).collect()
}

/// Says what stands at a path where that is no plain file, nor a folder or a link.
fn special_file(path: &Path, found: FileType) -> Option<Diagnostic> {
    let kind = input::special_kind(found)?;
    Some(catalogue::special_file(&slashed(path), kind))
}

fn walk_problem(start: &Path, error: walkdir::Error) -> Diagnostic {
    let path = slashed(error.path().unwrap_or(start));
    let error = error.into_io_error().unwrap_or(io::ErrorKind::Other.into());
    match error.kind() {
        io::ErrorKind::NotFound => catalogue::missing_path(&path),
        _ => catalogue::unreadable_folder(&path, &error),
    }
}

/// Writes new files into an archive; gives the paths of those left alone as they are there already.
pub fn create<'a>(root: &Path, files: &'a [(String, String)]) -> io::Result<Vec<&'a str>> {
    let mut left_alone = Vec::new();
    files.iter().try_for_each(|(path, _)| links::refuse(root, path))?;
    for (path, text) in files {
        let target = root.join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
        }
        match File::create_new(&target).and_then(|mut file| file.write_all(text.as_bytes())) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => left_alone.push(&**path),
            result => result.map_err(|error| at(&target, error))?,
        }
    }
    Ok(left_alone)
}

/// The same error with the path in front; one of a link names its path itself.
pub fn at(path: &Path, error: io::Error) -> io::Error {
    if links::hint(&error).is_some() {
        return error;
    }
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_without_links_is_as_people_write_it() {
        for (path, written) in [
            (r"\\?\C:\Users\Анна\архив", r"C:\Users\Анна\архив"),
            (r"\\?\UNC\сервер\архив", r"\\сервер\архив"),
            (r"\\?\Volume{0a}\архив", r"\\?\Volume{0a}\архив"),
            ("/home/anna", "/home/anna"),
        ] {
            assert_eq!(as_written(path.into()), Path::new(written));
        }
    }
}
