//! Lets one publication at a time into an output folder.
//!
//! Two would take each other's waiting files, and leave a manifest that is true of neither.

use std::fs::File;
use std::path::Path;

/// The turn of a publication; it ends when this is dropped, or with the process.
#[derive(Debug)]
pub(super) struct Turn {
    _locked: Option<File>,
}

impl Turn {
    /// Waits until nobody else publishes into a folder.
    ///
    /// It is the folder itself that is locked, so that no file is left in the site. Where the system
    /// does not lock folders nobody waits.
    pub(super) fn wait(folder: &Path) -> Self {
        let locked = File::open(folder).ok().filter(|folder| folder.lock().is_ok());
        Turn { _locked: locked }
    }
}
