//! What is locked so that one process at a time works on a folder, or none deletes what another uses.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::input;
use crate::disk::load::resolved;
use crate::model::key::Key;

/// What stands for a folder where processes take turns: the folder itself, so that no file is left
/// in it, and no lock of a killed process; none where it cannot be opened.
///
/// Windows locks no folders; there it is a file among the temporary ones.
pub(super) fn of_folder(folder: &Path) -> Option<File> {
    let opened = if cfg!(windows) { stand_in(folder) } else { File::open(folder) };
    opened.ok()
}

/// What stands for a file that processes keep from one another: the file itself.
///
/// On Windows whoever locks a file keeps others from its bytes, and at times themselves; there it is
/// an empty file beside it. Fails as the disk does.
pub(super) fn of_file(path: &Path) -> io::Result<File> {
    match cfg!(windows) {
        true => File::options().create(true).write(true).truncate(false).open(beside(path)),
        false => input::open(path),
    }
}

/// Deletes what stands for a file that is gone.
pub(super) fn forget(path: &Path) {
    if cfg!(windows) {
        fs::remove_file(beside(path)).ok();
    }
}

fn beside(path: &Path) -> PathBuf {
    path.with_extension("lock")
}

/// A file with a name of its own for each folder.
fn stand_in(folder: &Path) -> io::Result<File> {
    let name = format!("postil-{}.lock", Key::of(&*resolved(folder)?.to_string_lossy()));
    File::options().create(true).write(true).truncate(false).open(env::temp_dir().join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_locked_once_whatever_leads_to_it() {
        let root = tempfile::tempdir().unwrap();
        let [one, other] = ["one", "other"].map(|name| root.path().join(name));
        for folder in [&one, &other] {
            std::fs::create_dir(folder).unwrap();
        }
        let locks: [fn(&Path) -> Option<File>; 2] = [of_folder, |folder| stand_in(folder).ok()];
        for lock in locks.map(|lock| move |folder: &Path| lock(folder).unwrap()) {
            let held = lock(&one);
            held.try_lock().unwrap();
            assert!(lock(&other.join("../one")).try_lock().is_err());
            assert!(lock(&other).try_lock().is_ok());
            drop(held);
            assert!(lock(&one).try_lock().is_ok());
        }
    }
}
