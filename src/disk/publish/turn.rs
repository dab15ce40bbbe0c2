//! Lets one publication at a time into an output folder.
//!
//! Two would take each other's waiting files, and leave a manifest that is true of neither.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::staging;
use crate::disk::locks;

/// How often it is asked who has the turn, until it is nobody's name that one waits for: whoever has
/// just got it needs a moment to say so.
const QUESTIONS: usize = 50;

/// The time between two questions.
const PAUSE: Duration = Duration::from_millis(10);

/// The turn of a publication; it ends when this is dropped, or with the process.
#[derive(Debug)]
pub(super) struct Turn {
    _locked: Option<File>,
}

impl Turn {
    /// Waits until nobody else publishes into a folder; if that is not at once, `waits` is told of
    /// the process that does, where it is known.
    ///
    /// Where nothing can be locked nobody waits.
    pub(super) fn wait(folder: &Path, waits: impl FnOnce(Option<u32>)) -> Self {
        let locked = locks::of_folder(folder).filter(|locked| match locked.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => outlast(locked, folder, waits),
            Err(TryLockError::Error(_)) => false,
        });
        Turn { _locked: locked }
    }
}

/// Waits for a turn that is somebody else's now; gives whether it came.
fn outlast(locked: &File, folder: &Path, waits: impl FnOnce(Option<u32>)) -> bool {
    let mut owner = staging::owner(folder);
    for _ in 0..QUESTIONS {
        if owner.is_some() {
            break;
        }
        sleep(PAUSE);
        if locked.try_lock().is_ok() {
            return true;
        }
        owner = staging::owner(folder);
    }
    waits(owner);
    locked.lock().is_ok()
}
