//! Notices when a file that the build reads changes.
//!
//! Changes that come in a burst, as when an editor saves by rename or git changes branches, make
//! one [`Batch`]. Changes during a build wait and make the next one.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use notify::event::{MetadataKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode};

use crate::serve::ServeOptions;

/// How long it must be quiet before a batch is complete.
const QUIET: Duration = Duration::from_millis(80);

/// The longest that a batch waits for quiet, as while a scraper goes on writing.
const PATIENCE: Duration = Duration::from_secs(2);

/// Which paths matter.
#[derive(Debug)]
pub(super) struct Scope {
    root: PathBuf,
    watch: Vec<PathBuf>,
    ignore: Vec<PathBuf>,
}

impl Scope {
    /// Makes every path absolute, for that is how changes are reported.
    pub(super) fn new(options: &ServeOptions) -> Self {
        let root = options.root.canonicalize().unwrap_or_else(|_| options.root.clone());
        // A path may repeat the root as it was given, which may be relative or lead through a link.
        let resolve = |path: &PathBuf| root.join(path.strip_prefix(&options.root).unwrap_or(path));
        Scope {
            watch: options.watch.iter().map(resolve).collect(),
            ignore: options.ignore.iter().map(resolve).collect(),
            root,
        }
    }

    /// Names what is watched and there, for the terminal.
    pub(super) fn describe(&self) -> String {
        let present = self.watch.iter().filter(|path| path.exists());
        let names: Vec<_> = present.map(|path| self.name(path)).collect();
        if names.is_empty() { "for the first file".to_owned() } else { names.join(", ") }
    }

    /// A path as the archive's owner knows it: relative to the root.
    pub(super) fn name(&self, path: &Path) -> String {
        match path.strip_prefix(&self.root) {
            Ok(within) if within.as_os_str().is_empty() => "the whole folder".to_owned(),
            Ok(within) => within.display().to_string().replace('\\', "/"),
            Err(_) => path.display().to_string(),
        }
    }

    /// Whether a change of this path can change the site.
    fn concerns(&self, path: &Path) -> bool {
        let below = |folders: &[PathBuf]| folders.iter().any(|folder| path.starts_with(folder));
        below(&self.watch) && !below(&self.ignore) && !is_temporary(path)
    }
}

/// Whether an editor or a file manager made this file for itself.
fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let endings = ["~", ".swp", ".swo", ".swx", ".tmp", ".crswap", "___jb_tmp___", "___jb_old___"];
    let beginnings = [".#", "#", ".goutputstream-", ".~lock."];
    endings.iter().any(|ending| name.ends_with(ending))
        || beginnings.iter().any(|beginning| name.starts_with(beginning))
        || matches!(name, "4913" | ".DS_Store" | "Thumbs.db")
}

/// A burst of changes.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// The paths that changed.
    pub(super) changed: BTreeSet<PathBuf>,
    /// What went wrong with the watching itself.
    pub(super) troubles: Vec<String>,
}

enum Signal {
    Changed(Vec<PathBuf>),
    /// The preview itself wrote a file, whole: there is nothing to wait for.
    Wrote(PathBuf),
    Trouble(String),
    Stop,
}

/// Ends the watching when it is dropped.
pub(super) struct Stopper(Sender<Signal>);

impl Stopper {
    /// A handle that tells the watcher what the preview itself has written.
    pub(super) fn teller(&self) -> Teller {
        Teller(self.0.clone())
    }
}

/// Tells the watcher what the preview itself has written, before the system does.
#[derive(Clone)]
pub(super) struct Teller(Sender<Signal>);

impl Teller {
    /// A file was written, whole.
    pub(super) fn wrote(&self, path: PathBuf) {
        // A watcher that is gone has nothing to follow any more.
        let _ = self.0.send(Signal::Wrote(path));
    }
}

impl Drop for Stopper {
    fn drop(&mut self) {
        // A watcher that is gone already needs no stopping.
        let _ = self.0.send(Signal::Stop);
    }
}

/// Waits for changes of the files in a [`Scope`].
pub(super) struct Watcher {
    watcher: RecommendedWatcher,
    signals: Receiver<Signal>,
    sender: Sender<Signal>,
    scope: Arc<Scope>,
}

impl Watcher {
    /// Starts watching. Fails if the system refuses, as when its watches are used up.
    pub(super) fn start(scope: Arc<Scope>) -> notify::Result<Self> {
        let (sender, signals) = mpsc::channel();
        let (outlet, filter) = (sender.clone(), Arc::clone(&scope));
        let watcher = notify::recommended_watcher(move |event| {
            if let Some(signal) = signal(event, &filter) {
                // The receiver is gone only when the preview has ended.
                let _ = outlet.send(signal);
            }
        })?;
        let mut watcher = Watcher { watcher, signals, sender, scope };
        watcher.watch_parents()?;
        for path in watcher.scope.watch.clone() {
            watcher.watch_below(&path)?;
        }
        Ok(watcher)
    }

    /// The handle that ends the watching.
    pub(super) fn stopper(&self) -> Stopper {
        Stopper(self.sender.clone())
    }

    /// The watched paths.
    pub(super) fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Waits for the next burst of changes; nothing when the watching ends.
    pub(super) fn next(&mut self) -> Option<Batch> {
        let mut batch = Batch::default();
        let mut last = collect(self.signals.recv().ok()?, &mut batch)?;
        let deadline = Instant::now() + PATIENCE;
        while last == Expectation::More && Instant::now() < deadline {
            match self.signals.recv_timeout(QUIET) {
                Ok(signal) => last = collect(signal, &mut batch)?,
                Err(_) => break,
            }
        }
        self.watch_newcomers(&mut batch);
        Some(batch)
    }

    /// Watches the folders that hold the watched paths, so that these may come, go and be replaced.
    fn watch_parents(&mut self) -> notify::Result<()> {
        let scope = Arc::clone(&self.scope);
        let inside = scope.watch.iter().filter(|path| **path != scope.root);
        let parents: BTreeSet<_> = inside.filter_map(|path| path.parent()).collect();
        for parent in parents.into_iter().filter(|parent| parent.is_dir()) {
            notify::Watcher::watch(&mut self.watcher, parent, RecursiveMode::NonRecursive)?;
        }
        Ok(())
    }

    /// Watches a folder with all that is in it. A file is seen through its parent.
    fn watch_below(&mut self, path: &Path) -> notify::Result<()> {
        if path.is_dir() {
            notify::Watcher::watch(&mut self.watcher, path, RecursiveMode::Recursive)?;
        }
        Ok(())
    }

    /// Watches the folders of the scope that have come into being.
    fn watch_newcomers(&mut self, batch: &mut Batch) {
        let scope = Arc::clone(&self.scope);
        for path in scope.watch.iter().filter(|path| batch.changed.contains(*path)) {
            if let Err(error) = self.watch_below(path) {
                batch.troubles.push(error.to_string());
            }
        }
    }
}

/// What is to be expected after a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expectation {
    /// More of the same burst.
    More,
    /// Nothing.
    Nothing,
}

/// Adds a signal to the batch; nothing when it says stop.
fn collect(signal: Signal, batch: &mut Batch) -> Option<Expectation> {
    match signal {
        Signal::Changed(paths) => batch.changed.extend(paths),
        Signal::Trouble(trouble) => batch.troubles.push(trouble),
        Signal::Wrote(path) => {
            batch.changed.insert(path);
            return Some(Expectation::Nothing);
        }
        Signal::Stop => return None,
    }
    Some(Expectation::More)
}

/// Keeps of an event what matters to the build.
fn signal(event: notify::Result<Event>, scope: &Scope) -> Option<Signal> {
    let event = match event {
        Ok(event) => event,
        Err(error) => return Some(Signal::Trouble(error.to_string())),
    };
    if event.need_rescan() {
        // Events were lost, so anything may have changed.
        return Some(Signal::Changed(scope.watch.clone()));
    }
    let reading = matches!(
        event.kind,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime))
    );
    let mut paths = event.paths;
    paths.retain(|path| scope.concerns(path));
    (!reading && !paths.is_empty()).then_some(Signal::Changed(paths))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The scope of a preview whose root is the package's own folder, given as `root`.
    fn scope(root: &str, watch: &[&str]) -> Scope {
        let watch = watch.iter().map(PathBuf::from).collect();
        Scope::new(&ServeOptions { watch, ..ServeOptions::local(root) })
    }

    #[test]
    fn paths_may_repeat_the_root() {
        for (root, inside) in [("src", "src/serve"), ("./src", "./src/serve"), (".", "src/serve")] {
            let scope = scope(root, &[inside]);
            assert!(scope.watch[0].is_absolute(), "{root}");
            assert!(scope.watch[0].ends_with("src/serve") && scope.watch[0].is_dir(), "{root}");
        }
        let whole = scope("src", &["src"]);
        assert_eq!(whole.describe(), "the whole folder");
        assert!(whole.concerns(&whole.root.join("a.txt")));
    }

    #[test]
    fn only_what_the_build_reads_concerns_it() {
        let scope = scope(".", &["content", "config.toml", "."]);
        let concerns = |path: &str| scope.concerns(&scope.root.join(path));
        for path in ["config.toml", "content/a.txt", "content/#tag/a.txt", "content/publicity.txt"]
        {
            assert!(concerns(path), "{path}");
        }
        for path in ["public/index.html", ".postil/a", ".git/HEAD", "content/a.txt~", "a/.#b.txt"] {
            assert!(!concerns(path), "{path}");
        }
    }
}
