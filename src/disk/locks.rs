//! What is locked so that one process at a time works on a folder.

use std::env;
use std::fs::File;
use std::io;
use std::path::Path;

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
