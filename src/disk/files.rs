//! The archive's folder as a list of files.
//!
//! What cannot be listed is no reason to stop: it is left out, and reported beside the files.

#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use foldhash::fast::RandomState;
use walkdir::{DirEntry, WalkDir};

use crate::config::CONFIG_FILE;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::disk::input;
use crate::disk::load::{is_visible, slashed};
use crate::disk::manifest::MANIFEST_FILE;
use crate::model::files::{Files, Stamp};

/// The folder whose files are published as they are.
const STATIC_FOLDER: &str = "static";

/// Folders at an archive's root that hold its input.
pub const INPUT_FOLDERS: [&str; 4] = ["content", "templates", STATIC_FOLDER, "themes"];

/// A file that has not changed for so long has a time that tells its next change: file systems count
/// time in steps of up to two seconds.
const SETTLED: Duration = Duration::from_secs(2);

/// Folders that never hold articles, wherever they are.
const FOREIGN_FOLDERS: [&str; 3] = ["target", "node_modules", "public"];

/// The files of an archive's folder.
#[derive(Debug, Clone)]
pub struct DiskFiles {
    root: PathBuf,
    /// Sorted.
    paths: Arc<Vec<String>>,
    stamps: HashMap<String, Stamp, RandomState>,
    problems: Vec<Diagnostic>,
    /// When the files were listed.
    listed: SystemTime,
}

impl DiskFiles {
    /// Lists the input of the archive at `root`: its settings and its input folders.
    ///
    /// Hidden files and backups of editors are no input, though `static/` may have hidden files.
    pub fn archive(root: &Path) -> Self {
        let mut files = DiskFiles::empty(root);
        if let Some(found) = metadata(&root.join(CONFIG_FILE)).filter(Metadata::is_file) {
            files.take(CONFIG_FILE.to_owned(), &found);
        }
        for folder in INPUT_FOLDERS {
            let path = root.join(folder);
            let wanted = if folder == STATIC_FOLDER { is_static } else { is_visible };
            match link_fault(root, &path) {
                Some(reason) => files.problems.push(catalogue::link_left_out(folder, reason)),
                None if path.is_dir() => files.list(&path, wanted),
                None => files.problems.extend(special_file(folder, metadata(&path))),
            }
        }
        files.sorted()
    }

    /// Lists every file below a folder that is no archive yet, but for hidden ones, backups, and
    /// sites that Postil published there.
    pub fn loose(root: &Path) -> Self {
        let mut files = DiskFiles::empty(root);
        files.list(root, |entry| is_visible(entry) && !is_foreign(entry));
        files.sorted()
    }

    /// Looks again at the files that changed; where more than plain files did, `list` lists all.
    ///
    /// Their paths begin with the root as it was given, or as it is without links.
    pub fn refresh(&mut self, changed: &BTreeSet<PathBuf>, list: impl FnOnce() -> DiskFiles) {
        self.listed = SystemTime::now();
        let root = fs::canonicalize(&self.root).unwrap_or_else(|_| self.root.clone());
        let within = |path: &PathBuf| {
            let inner = path.strip_prefix(&self.root).or_else(|_| path.strip_prefix(&root));
            self.plain_file(inner.ok()?)
        };
        let names: Option<Vec<String>> = changed.iter().map(within).collect();
        match names.filter(|names| !names.is_empty()) {
            Some(names) => names.iter().for_each(|name| self.look_again(name)),
            None => *self = list(),
        }
    }

    /// The name of a file of which is known that it belongs to the list, or would if it were there:
    /// it is listed, or a visible one beside a listed one.
    fn plain_file(&self, relative: &Path) -> Option<String> {
        let name = relative.to_str().map(|_| slashed(relative))?;
        let folder = &name[..=name.rfind('/')?];
        let base = &name[folder.len()..];
        let first = self.paths.partition_point(|path| path.as_str() < folder);
        let beside = self.paths.get(first).is_some_and(|path| path.starts_with(folder));
        let visible = !base.starts_with('.') && !base.ends_with('~');
        let path = self.root.join(relative);
        // What is gone may have been a folder, unless it was listed as a file.
        let was_file = || !path.exists() && self.paths.binary_search(&name).is_ok();
        let plain = !path.is_symlink() && (path.is_file() || was_file());
        (beside && visible && plain).then_some(name)
    }

    /// Takes a file in, out, or its stamp anew.
    fn look_again(&mut self, name: &str) {
        self.stamps.remove(name);
        let place = self.paths.binary_search_by(|path| path.as_str().cmp(name));
        match (metadata(&self.root.join(name)), place) {
            (Some(found), place) => {
                if let Err(place) = place {
                    Arc::make_mut(&mut self.paths).insert(place, name.to_owned());
                }
                let stamp = stamp(&found, self.listed);
                self.stamps.extend(stamp.map(|stamp| (name.to_owned(), stamp)));
            }
            (None, Ok(place)) => drop(Arc::make_mut(&mut self.paths).remove(place)),
            (None, Err(_)) => {}
        }
    }

    /// The same folder without its list: files are read from it.
    pub fn unlisted(&self) -> Self {
        DiskFiles::empty(&self.root)
    }

    fn empty(root: &Path) -> Self {
        DiskFiles {
            root: root.to_owned(),
            paths: Arc::default(),
            stamps: HashMap::default(),
            problems: Vec::new(),
            listed: SystemTime::now(),
        }
    }

    fn sorted(mut self) -> Self {
        Arc::make_mut(&mut self.paths).sort_unstable();
        self
    }

    fn list(&mut self, folder: &Path, wanted: impl FnMut(&DirEntry) -> bool) {
        for entry in WalkDir::new(folder).into_iter().filter_entry(wanted) {
            match entry {
                Ok(entry) if entry.depth() == 0 || entry.file_type().is_dir() => {}
                Ok(entry) => self.add(&entry),
                Err(error) => {
                    let path = slashed(&self.relative(error.path().unwrap_or(folder)));
                    let error = error.into_io_error().unwrap_or(io::ErrorKind::Other.into());
                    self.problems.push(catalogue::unreadable_folder(&path, &error));
                }
            }
        }
    }

    fn add(&mut self, entry: &DirEntry) {
        let path = entry.path();
        let relative = self.relative(path);
        let name = slashed(&relative);
        if relative.to_str().is_none() {
            self.problems.push(catalogue::name_not_utf8(&name));
            return;
        }
        if entry.path_is_symlink()
            && let Some(reason) = link_fault(&self.root, path)
        {
            self.problems.push(catalogue::link_left_out(&name, reason));
            return;
        }
        match metadata(path) {
            Some(found) if found.is_dir() => {
                self.problems.push(catalogue::link_left_out(&name, "leads to a folder"));
            }
            Some(found) if found.is_file() => self.take(name, &found),
            found => self.problems.extend(special_file(&name, found)),
        }
    }

    fn take(&mut self, name: String, found: &Metadata) {
        if let Some(stamp) = stamp(found, self.listed) {
            self.stamps.insert(name.clone(), stamp);
        }
        Arc::make_mut(&mut self.paths).push(name);
    }

    fn relative(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.root).unwrap_or(path).to_owned()
    }
}

impl Files for DiskFiles {
    fn paths(&self) -> &Arc<Vec<String>> {
        &self.paths
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        input::read(&self.root.join(path))
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(input::open(&self.root.join(path))?))
    }

    fn stamp(&self, path: &str) -> Option<Stamp> {
        self.stamps.get(path).copied()
    }

    fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }
}

/// Says what was found, where that is neither a file nor a folder.
fn special_file(name: &str, found: Option<Metadata>) -> Option<Diagnostic> {
    let kind = input::special_kind(found?.file_type())?;
    Some(catalogue::special_file(name, kind))
}

/// What stands at a path, links followed; none where that cannot be told.
fn metadata(path: &Path) -> Option<Metadata> {
    fs::metadata(path).ok()
}

/// The stamp of a file; none where it was changed so lately that another change could have the same.
fn stamp(found: &Metadata, now: SystemTime) -> Option<Stamp> {
    let modified = found.modified().ok()?;
    let settled = now.duration_since(modified).is_ok_and(|age| age >= SETTLED);
    let since = modified.duration_since(UNIX_EPOCH).ok()?;
    let stamp =
        Stamp { size: found.len(), modified: since.as_nanos() as i128, changed: changed(found) };
    settled.then_some(stamp)
}

/// When a file was last changed in any way, in nanoseconds since 1970.
#[cfg(unix)]
fn changed(found: &Metadata) -> i128 {
    use std::os::unix::fs::MetadataExt;
    i128::from(found.ctime()) * 1_000_000_000 + i128::from(found.ctime_nsec())
}

/// The system does not say.
#[cfg(not(unix))]
fn changed(_: &Metadata) -> i128 {
    0
}

/// Why a link is not followed, if `path` is one; it must stay in the archive.
fn link_fault(root: &Path, path: &Path) -> Option<&'static str> {
    if !path.is_symlink() {
        return None;
    }
    match (fs::canonicalize(root), fs::canonicalize(path)) {
        (Ok(root), Ok(target)) if target.starts_with(&root) => None,
        (_, Ok(_)) => Some("leads out of the archive"),
        (_, Err(_)) => Some("leads nowhere"),
    }
}

fn is_static(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !(name == ".DS_Store" || name.ends_with('~'))
}

/// Whether an entry is a folder of other programs, or a site that Postil published.
fn is_foreign(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let named = FOREIGN_FOLDERS.contains(&name.as_ref());
    let folder = entry.depth() > 0 && entry.file_type().is_dir();
    folder && (named || entry.path().join(MANIFEST_FILE).is_file())
}
