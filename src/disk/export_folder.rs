//! A new folder that takes what an export makes of an archive.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use crate::disk::load::at;

/// A folder that was empty or not there.
#[derive(Debug)]
pub struct ExportFolder {
    root: PathBuf,
}

impl ExportFolder {
    /// Takes a folder; makes it if it does not exist.
    ///
    /// Fails where there is anything in it: nothing is written over.
    pub fn create(root: &Path) -> io::Result<Self> {
        fs::create_dir_all(root).map_err(|error| at(root, error))?;
        let mut entries = fs::read_dir(root).map_err(|error| at(root, error))?;
        match entries.next() {
            None => Ok(ExportFolder { root: root.to_owned() }),
            Some(_) => Err(at(root, io::ErrorKind::DirectoryNotEmpty.into())),
        }
    }

    /// Writes a new file at a path below the folder, a portion at a time.
    ///
    /// Fails as the disk and `from` do, and on a path that leads elsewhere.
    pub fn write(&self, path: &str, from: &mut dyn Read) -> io::Result<()> {
        let target = self.root.join(path);
        if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
            return Err(at(&target, io::ErrorKind::InvalidInput.into()));
        }
        let mut write = || {
            fs::create_dir_all(target.parent().unwrap_or(&self.root))?;
            let mut file = BufWriter::new(File::create_new(&target)?);
            io::copy(from, &mut file)?;
            file.flush()
        };
        write().map_err(|error| at(&target, error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_empty_folder_is_taken_and_nothing_leaves_it() {
        let parent = tempfile::tempdir().unwrap();
        let folder = ExportFolder::create(&parent.path().join("a/b")).unwrap();
        folder.write("c/d.txt", &mut &b"text"[..]).unwrap();
        assert_eq!(fs::read(parent.path().join("a/b/c/d.txt")).unwrap(), b"text");
        assert!(folder.write("c/d.txt", &mut &b"other"[..]).is_err());
        assert!(folder.write("../e.txt", &mut &b"text"[..]).is_err());
        assert!(ExportFolder::create(&parent.path().join("a")).is_err());
    }
}
