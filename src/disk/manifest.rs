//! The list of files that Postil wrote into an output folder, and what each was made from.
//!
//! Only what it lists may ever be deleted. It is plain text: a first line with the format's
//! version, then one file a line, sorted by path: the keys of its look and its content, the key of
//! its bytes, its size, its path. A file whose keys are not known, as of one that is about to be
//! written, has a path alone.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io;
use std::path::Path;

use crate::disk::input;
use crate::model::key::Key;
use crate::model::output::FileKey;

/// The manifest's name in the output folder.
pub const MANIFEST_FILE: &str = ".postil-manifest";

const HEADER: &str = "postil manifest 2";
/// Before it, a manifest was a list of paths.
const FIRST_HEADER: &str = "postil manifest 1";

/// The files by path, each with what is known of it.
pub type Manifest = BTreeMap<String, Option<Entry>>;

/// What is known of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What it was made from.
    pub key: FileKey,
    /// The key of its bytes.
    pub digest: Key,
    /// Its size in bytes.
    pub size: u64,
}

/// Reads the manifest of an output folder; none where there is no such file.
///
/// Fails with `InvalidData` on a manifest of another version, and on a path that leads out of the
/// folder: such a list is not Postil's, and nothing it names may be touched.
pub fn read(folder: &Path) -> io::Result<Option<Manifest>> {
    let text = match input::read_text(&folder.join(MANIFEST_FILE)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let (header, list) = text.split_once('\n').unwrap_or((&text, ""));
    let entry = match header {
        HEADER => read_line,
        FIRST_HEADER => |line: &str| Some((line.to_owned(), None)),
        _ => return Err(invalid("it was written by another version of Postil")),
    };
    let lines = list.lines().filter(|line| !line.is_empty());
    let manifest: Option<Manifest> = lines.map(entry).collect();
    let manifest = manifest.ok_or_else(|| invalid("one of its lines makes no sense"))?;
    match manifest.keys().find(|path| !stays_inside(path)) {
        Some(path) => Err(invalid(&format!("it names `{path}`, which is not in the folder"))),
        None => Ok(Some(manifest)),
    }
}

/// The sizes in bytes of the files that were published into a folder, by path; none of a folder that
/// nothing is known of.
pub fn published_sizes(folder: &Path) -> BTreeMap<String, u64> {
    let manifest = read(folder).ok().flatten().unwrap_or_default();
    manifest.into_iter().filter_map(|(path, entry)| Some((path, entry?.size))).collect()
}

fn read_line(line: &str) -> Option<(String, Option<Entry>)> {
    let Some(rest) = line.strip_prefix("- ") else {
        let mut parts = line.splitn(5, ' ');
        let mut key = || parts.next()?.parse().ok();
        let key_of_file = FileKey { look: key()?, content: key()? };
        let digest = key()?;
        let size = parts.next()?.parse().ok()?;
        let entry = Entry { key: key_of_file, digest, size };
        return Some((parts.next()?.to_owned(), Some(entry)));
    };
    Some((rest.to_owned(), None))
}

/// The text of a manifest.
pub fn draw(manifest: &Manifest) -> String {
    let mut text = format!("{HEADER}\n");
    for (path, entry) in manifest {
        match entry {
            Some(Entry { key: FileKey { look, content }, digest, size }) => {
                writeln!(text, "{look} {content} {digest} {size} {path}")
            }
            None => writeln!(text, "- {path}"),
        }
        .expect("writing to a string succeeds");
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_manifest_is_read_as_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let key = FileKey { look: Key::of("a"), content: Key::of("b") };
        let entry = Entry { key, digest: Key::of("c"), size: 12 };
        let manifest =
            Manifest::from([("a b/index.html".to_owned(), Some(entry)), ("- c".to_owned(), None)]);
        fs::write(folder.path().join(MANIFEST_FILE), draw(&manifest)).unwrap();
        assert_eq!(read(folder.path()).unwrap(), Some(manifest));
    }

    #[test]
    fn a_list_of_the_first_version_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let text = format!("{FIRST_HEADER}\na/index.html\n- b\n");
        fs::write(folder.path().join(MANIFEST_FILE), text).unwrap();
        let expected = ["- b", "a/index.html"].map(|path| (path.to_owned(), None));
        assert_eq!(read(folder.path()).unwrap(), Some(Manifest::from(expected)));
    }
}
