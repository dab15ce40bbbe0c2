//! Refuses to write through links.
//!
//! Postil writes and deletes below three folders: the output, the cache and the archive. A link on
//! the way would lead it out of them, to whatever somebody else had in mind. A file system has no
//! lock on a path, so the way is looked at before anything changes and once more right before each
//! step.

use std::error::Error;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// What to do about a link.
const HINT: &str = "delete the link, or put what it leads to in its place";

/// A link where Postil would write or delete.
#[derive(Debug)]
struct LinkOnTheWay(PathBuf);

impl fmt::Display for LinkOnTheWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is a link, and Postil writes through none", self.0.display())
    }
}

impl Error for LinkOnTheWay {}

/// Makes sure that no part of `path` is a link; what lies above `folder` does not matter.
///
/// Fails with an error that [`hint`] knows, and as the file system does.
pub fn refuse(folder: &Path, path: impl AsRef<Path>) -> io::Result<()> {
    let mut way = folder.to_owned();
    for part in path.as_ref().components() {
        way.push(part);
        // A drive is no link, and the name of one alone is no path.
        if matches!(part, Component::Prefix(_) | Component::RootDir) {
            continue;
        }
        match fs::symlink_metadata(&way) {
            Ok(found) if found.is_symlink() => return Err(io::Error::other(LinkOnTheWay(way))),
            Ok(found) if found.is_dir() => {}
            // What is not there leads nowhere, nor does a file.
            Ok(_) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Makes sure that a folder itself is no link, whatever leads to it.
///
/// Fails with an error that [`hint`] knows.
pub(super) fn refuse_itself(folder: &Path) -> io::Result<()> {
    // Without a `/` at its end, which would have the link followed.
    let folder: PathBuf = folder.components().collect();
    match folder.is_symlink() {
        true => Err(io::Error::other(LinkOnTheWay(folder))),
        false => Ok(()),
    }
}

/// What to do about an error, if it is of a link.
pub fn hint(error: &io::Error) -> Option<&'static str> {
    error.get_ref().is_some_and(|inner| inner.is::<LinkOnTheWay>()).then_some(HINT)
}
