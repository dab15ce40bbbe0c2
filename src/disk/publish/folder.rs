//! What an output folder may hold before the first build, and how files leave it.

use std::fs;
use std::io;
use std::path::Path;

use super::error::PublishError;
use super::staging;
use crate::disk::links;
use crate::disk::load::at;
use crate::disk::patient;

/// Makes sure that a folder without a manifest holds nothing but what a killed build left.
pub(super) fn refuse_foreign(folder: &Path) -> Result<(), PublishError> {
    let mut entries = fs::read_dir(folder).map_err(|error| at(folder, error))?;
    let foreign =
        entries.any(|entry| entry.map_or(true, |entry| entry.file_name() != staging::FOLDER));
    match foreign {
        true => Err(PublishError::ForeignFolder(folder.to_owned())),
        false => Ok(()),
    }
}

/// Deletes a file that the site no longer has, and the folders that this leaves empty.
pub(super) fn delete(folder: &Path, path: &str) -> io::Result<bool> {
    links::refuse(folder, path)?;
    let target = folder.join(path);
    match patient::remove_file(&target) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(at(&target, error)),
    }
    let inside = target.ancestors().skip(1).take_while(|above| *above != folder);
    for above in inside {
        if fs::remove_dir(above).is_err() {
            break; // Not empty: other pages live there.
        }
    }
    Ok(true)
}
