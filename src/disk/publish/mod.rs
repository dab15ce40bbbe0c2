//! Writes the finished site into its output folder.
//!
//! Nothing is changed if a file that Postil did not write is in the way of one that it would.
//! A build may be killed at any moment, so every step leaves a folder that the next build can
//! repair:
//!
//! 1. The manifest is written with the old and the new paths, before any page is.
//! 2. Files that only the old manifest names are deleted, so that a page may take the place of a
//!    folder and a folder that of a page.
//! 3. Each file whose bytes changed goes to a temporary file and is renamed into place.
//! 4. The manifest is written with the new paths alone.
//!
//! A file is judged by its bytes, never by its age, so a half-finished build misleads nobody.

mod error;
mod obstacle;
#[cfg(test)]
mod tests;
mod writer;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::disk::load::at;
use crate::disk::manifest::{self, MANIFEST_FILE};
use crate::model::output::OutputFile;

pub use error::PublishError;
use obstacle::obstacle;
use writer::{TEMPORARY_FOLDER, Writer};

/// What a publication changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// Files written because they are new or their bytes changed.
    pub written: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files deleted because the site no longer has them.
    pub deleted: usize,
}

/// Makes `folder` hold exactly `files`, besides what it held before the first build.
///
/// Fails without a change if the folder holds files but no manifest, or a file of somebody else in
/// the place of one of `files`. Such a file is Postil's from then on if it has the same bytes.
pub fn publish(folder: &Path, files: &[OutputFile]) -> Result<Published, PublishError> {
    let before = prepare(folder)?;
    let paths: BTreeSet<String> = files.iter().map(|file| file.route.output_path()).collect();
    let in_the_way = files.par_iter().find_map_first(|file| obstacle(folder, file, &before));
    if let Some(foreign) = in_the_way {
        return Err(PublishError::ForeignFile(foreign));
    }
    let writer = Writer::new(folder)?;
    let either = before.union(&paths).map(String::as_str);
    writer.write(MANIFEST_FILE, manifest::draw(either).as_bytes())?;
    let mut deleted = 0;
    for path in before.difference(&paths) {
        deleted += usize::from(delete(folder, path)?);
    }
    let written = files
        .par_iter()
        .map(|file| writer.write(&file.route.output_path(), &file.bytes).map(usize::from))
        .try_reduce(|| 0, |a, b| Ok(a + b))?;
    writer.write(MANIFEST_FILE, manifest::draw(paths.iter().map(String::as_str)).as_bytes())?;
    writer.finish()?;
    Ok(Published { written, unchanged: files.len() - written, deleted })
}

/// Makes sure that the folder is Postil's, and gives the paths that it wrote before.
fn prepare(folder: &Path) -> Result<BTreeSet<String>, PublishError> {
    fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
    if let Some(paths) = manifest::read(folder).map_err(|error| at(folder, error))? {
        return Ok(paths);
    }
    let mut entries = fs::read_dir(folder).map_err(|error| at(folder, error))?;
    let foreign =
        entries.any(|entry| entry.map_or(true, |entry| entry.file_name() != TEMPORARY_FOLDER));
    match foreign {
        true => Err(PublishError::ForeignFolder(folder.to_owned())),
        false => Ok(BTreeSet::new()),
    }
}

/// Deletes a file that the site no longer has, and the folders that this leaves empty.
fn delete(folder: &Path, path: &str) -> io::Result<bool> {
    let target = folder.join(path);
    match fs::remove_file(&target) {
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
