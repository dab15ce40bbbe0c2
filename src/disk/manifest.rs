//! The list of files that Postil wrote into an output folder.
//!
//! Only what it lists may ever be deleted. It is plain text: a first line with the format's
//! version, then one path a line, sorted.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// The manifest's name in the output folder.
pub const MANIFEST_FILE: &str = ".postil-manifest";

const HEADER: &str = "postil manifest 1";

/// Reads the manifest of an output folder; none where there is no such file.
///
/// Fails with `InvalidData` on a manifest of another version, and on a path that leads out of the
/// folder: such a list is not Postil's, and nothing it names may be touched.
pub fn read(folder: &Path) -> io::Result<Option<BTreeSet<String>>> {
    let text = match fs::read_to_string(folder.join(MANIFEST_FILE)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let Some(list) = text.strip_prefix(HEADER) else {
        return Err(invalid("it was written by another version of Postil"));
    };
    let paths: BTreeSet<String> =
        list.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    match paths.iter().find(|path| !stays_inside(path)) {
        Some(path) => Err(invalid(&format!("it names `{path}`, which is not in the folder"))),
        None => Ok(Some(paths)),
    }
}

/// The text of a manifest.
pub fn draw<'a>(paths: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = HEADER.to_owned();
    text.push('\n');
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

fn stays_inside(path: &str) -> bool {
    !path.contains('\\') && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn invalid(reason: &str) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("the manifest `{MANIFEST_FILE}` cannot be used: {reason}"),
    )
}
