//! Why a site could not be published, and what to do about it.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::disk::links;

/// Why a site could not be published.
#[derive(Debug)]
pub enum PublishError {
    /// The folder holds files that Postil did not write.
    ForeignFolder(PathBuf),
    /// A file that Postil did not write stands where one of the site's files belongs.
    ForeignFile(PathBuf),
    /// The file system refused.
    Io(io::Error),
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublishError::ForeignFolder(folder) => write!(
                f,
                "`{}` holds files that Postil did not write, so nothing was changed",
                folder.display()
            ),
            PublishError::ForeignFile(file) => write!(
                f,
                "`{}` was not written by Postil and would be overwritten, so nothing was changed",
                file.display()
            ),
            PublishError::Io(error) => write!(f, "cannot write the site: {error}"),
        }
    }
}

impl PublishError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            PublishError::ForeignFolder(_) => {
                "empty the folder yourself, or name another one with `--output`"
            }
            PublishError::ForeignFile(_) => {
                "move it into `static/` of the archive if the site should have it, or delete it"
            }
            PublishError::Io(error) if error.kind() == io::ErrorKind::StorageFull => {
                "the disk is full; every file is whole, and the next build finishes the work"
            }
            PublishError::Io(error) => {
                links::hint(error).unwrap_or("every file is whole; mend the cause and build again")
            }
        }
    }
}

impl std::error::Error for PublishError {}

impl From<io::Error> for PublishError {
    fn from(error: io::Error) -> Self {
        PublishError::Io(error)
    }
}
