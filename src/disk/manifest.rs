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

use rayon::prelude::*;

use crate::disk::input;
use crate::model::key::Key;
use crate::model::output::FileKey;

/// The manifest's name in the output folder.
pub const MANIFEST_FILE: &str = ".postil-manifest";

const HEADER: &str = "postil manifest 2";
/// Before it, a manifest was a list of paths.
const FIRST_HEADER: &str = "postil manifest 1";

/// So many files are drawn or looked up by one thread.
const PORTION: usize = 4096;

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

/// The files of an output folder by path, each with what is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Sorted by path, each path once.
    files: Vec<(String, Option<Entry>)>,
}

impl Manifest {
    /// The files, sorted by path.
    pub fn files(&self) -> &[(String, Option<Entry>)] {
        &self.files
    }

    /// The place of a path among them.
    pub fn place(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|(known, _)| known.as_str().cmp(path)).ok()
    }

    /// The places of paths, which are sorted; none of one that it does not name.
    ///
    /// Both lists are walked along together, by each thread from where its portion begins.
    pub fn places(&self, paths: &[&str]) -> Vec<Option<usize>> {
        let portions = paths.par_chunks(PORTION);
        portions.flat_map_iter(|portion| self.places_along(portion)).collect()
    }

    fn places_along<'p>(
        &'p self,
        paths: &'p [&str],
    ) -> impl Iterator<Item = Option<usize>> + use<'p> {
        let first = paths.first().copied().unwrap_or_default();
        let mut next = self.files.partition_point(|(known, _)| known.as_str() < first);
        paths.iter().map(move |path| {
            let is_before = |(known, _): &&(String, _)| known.as_str() < *path;
            next += self.files[next..].iter().take_while(is_before).count();
            self.files.get(next).filter(|(known, _)| known == path).map(|_| next)
        })
    }

    /// What is known of the file at a path.
    pub fn entry(&self, path: &str) -> Option<Entry> {
        self.files[self.place(path)?].1
    }

    /// Whether it names a path.
    pub fn names(&self, path: &str) -> bool {
        self.place(path).is_some()
    }
}

/// Of two entries of a path the later one counts.
impl FromIterator<(String, Option<Entry>)> for Manifest {
    fn from_iter<I: IntoIterator<Item = (String, Option<Entry>)>>(files: I) -> Self {
        let mut files: Vec<(String, Option<Entry>)> = files.into_iter().collect();
        files.sort_by(|(one, _), (other, _)| one.cmp(other));
        files.dedup_by(|(later, entry), (path, kept)| {
            let is_same = later == path;
            if is_same {
                *kept = *entry;
            }
            is_same
        });
        Manifest { files }
    }
}

/// The text of the manifest of an output folder; none where there is no such file.
///
/// Fails as the disk does.
pub fn read(folder: &Path) -> io::Result<Option<String>> {
    match input::read_text(&folder.join(MANIFEST_FILE)) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The manifest of that text.
///
/// Fails with `InvalidData` on a manifest of another version, and on a path that leads out of the
/// folder: such a list is not Postil's, and nothing it names may be touched.
pub fn parse(text: &str) -> io::Result<Manifest> {
    let (header, list) = text.split_once('\n').unwrap_or((text, ""));
    let entry = match header {
        HEADER => read_line,
        FIRST_HEADER => |line: &str| Some((line.to_owned(), None)),
        _ => return Err(invalid("it was written by another version of Postil")),
    };
    let lines = list.par_lines().filter(|line| !line.is_empty());
    let files: Option<Vec<_>> = lines.map(entry).collect();
    let files = files.ok_or_else(|| invalid("one of its lines makes no sense"))?;
    match files.par_iter().find_first(|(path, _)| !stays_inside(path)) {
        Some((path, _)) => Err(invalid(&format!("it names `{path}`, which is not in the folder"))),
        None => Ok(files.into_iter().collect()),
    }
}

/// The sizes in bytes of the files that were published into a folder, by path; none of a folder that
/// nothing is known of.
pub fn published_sizes(folder: &Path) -> BTreeMap<String, u64> {
    let text = read(folder).ok().flatten();
    let manifest = text.and_then(|text| parse(&text).ok()).unwrap_or_default();
    let sizes = manifest.files.into_iter();
    sizes.filter_map(|(path, entry)| Some((path, entry?.size))).collect()
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
    let portions = manifest.files.par_chunks(PORTION).map(|files| {
        let mut lines = String::new();
        files.iter().for_each(|file| draw_line(&mut lines, file));
        lines
    });
    let portions: Vec<String> = portions.collect();
    format!("{HEADER}\n{}", portions.concat())
}

fn draw_line(lines: &mut String, (path, entry): &(String, Option<Entry>)) {
    match entry {
        Some(Entry { key: FileKey { look, content }, digest, size }) => {
            writeln!(lines, "{look} {content} {digest} {size} {path}")
        }
        None => writeln!(lines, "- {path}"),
    }
    .expect("writing to a string succeeds");
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

    fn read_back(folder: &Path) -> Manifest {
        parse(&read(folder).unwrap().unwrap()).unwrap()
    }

    #[test]
    fn a_path_has_one_entry_the_last() {
        let entry = |size| Some(Entry { key: FileKey::default(), digest: Key::default(), size });
        let files = [("b", None), ("a", entry(1)), ("b", entry(2)), ("a", None)];
        let manifest = Manifest::from_iter(files.map(|(path, entry)| (path.to_owned(), entry)));
        assert_eq!(manifest.files(), [("a".to_owned(), None), ("b".to_owned(), entry(2))]);
        assert_eq!((manifest.place("b"), manifest.place("c")), (Some(1), None));
    }

    #[test]
    fn paths_are_found_along_the_list() {
        let named = |number: usize| (format!("{:05}", 2 * number), None);
        let manifest: Manifest = (0..3 * PORTION).map(named).collect();
        let asked: Vec<String> =
            (0..8 * PORTION).step_by(3).map(|number| format!("{number:05}")).collect();
        let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
        let expected: Vec<_> = asked.iter().map(|path| manifest.place(path)).collect();
        assert_eq!(manifest.places(&asked), expected);
        assert!(expected.contains(&None) && expected.contains(&Some(PORTION + 2)));
        assert_eq!(Manifest::default().places(&["a"]), [None]);
    }

    #[test]
    fn a_manifest_is_read_as_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let key = FileKey { look: Key::of("a"), content: Key::of("b") };
        let entry = Entry { key, digest: Key::of("c"), size: 12 };
        let manifest = Manifest::from_iter([
            ("a b/index.html".to_owned(), Some(entry)),
            ("- c".to_owned(), None),
        ]);
        fs::write(folder.path().join(MANIFEST_FILE), draw(&manifest)).unwrap();
        assert_eq!(read_back(folder.path()), manifest);
    }

    #[test]
    fn a_list_of_the_first_version_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let text = format!("{FIRST_HEADER}\na/index.html\n- b\n");
        fs::write(folder.path().join(MANIFEST_FILE), text).unwrap();
        let expected = ["- b", "a/index.html"].map(|path| (path.to_owned(), None));
        assert_eq!(read_back(folder.path()), Manifest::from_iter(expected));
    }
}
