//! How many files a folder holds, and how large they are.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use super::mebibytes;
use super::table::grouped;

/// The size of a tree.
#[derive(Debug, Default, PartialEq)]
pub struct Tree {
    files: u64,
    bytes: u64,
}

impl Tree {
    /// Counts a folder and all folders in it.
    pub fn of(folder: &Path) -> io::Result<Tree> {
        let mut tree = Tree::default();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let entry = entry?;
                if entry.file_type()?.is_dir() {
                    folders.push(entry.path());
                } else {
                    tree.files += 1;
                    tree.bytes += entry.metadata()?.len();
                }
            }
        }
        Ok(tree)
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} files, {:.0} MiB", grouped(self.files), mebibytes(self.bytes as f64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_in_folders_count() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("inner")).expect("a folder within");
        fs::write(folder.path().join("inner/a"), "four").expect("a file");
        fs::write(folder.path().join("b"), "").expect("a file");
        assert_eq!(Tree::of(folder.path()).expect("it is there"), Tree { files: 2, bytes: 4 });
    }
}
