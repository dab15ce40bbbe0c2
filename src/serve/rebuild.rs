//! Builds again after each change, on a thread of its own, and tells the terminal.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::diagnostic::{Diagnostic, Severity, catalogue};
use crate::serve::reload::Hub;
use crate::serve::watch::{Batch, Scope, Stopper, Watcher};
use crate::serve::{Changed, Console, Follow, Preview};

/// Runs builds one at a time and hands their results on.
pub(super) struct Rebuilder<F> {
    follower: F,
    hub: Arc<Hub>,
    console: Console,
    /// What the last build that gave a site had to say.
    known: Vec<Diagnostic>,
}

impl<F: Follow + 'static> Rebuilder<F> {
    /// A builder that has not built yet.
    pub(super) fn new(follower: F, hub: Arc<Hub>, console: Console) -> Self {
        Rebuilder { follower, hub, console, known: Vec::new() }
    }

    /// Builds for the first time.
    pub(super) fn first_build(&mut self) {
        self.rebuild(&Changed::new(), None);
    }

    /// Builds after each change until the stopper is dropped.
    ///
    /// Nobody waits for the thread's end: a build in progress must not hold up Ctrl-C.
    pub(super) fn spawn(mut self, mut watcher: Watcher) -> Stopper {
        let stopper = watcher.stopper();
        thread::spawn(move || {
            while let Some(batch) = watcher.next() {
                for trouble in &batch.troubles {
                    self.console.say(format!("cannot watch everything: {trouble}"));
                }
                if !batch.changed.is_empty() {
                    self.rebuild(&batch.changed, Some(&name_changes(&batch, watcher.scope())));
                }
            }
        });
        stopper
    }

    fn rebuild(&mut self, changed: &Changed, changes: Option<&str>) {
        let start = Instant::now();
        // A fault must not end the preview; the panic's own message is on the terminal by now.
        let follow = AssertUnwindSafe(|| self.follower.follow(changed));
        let preview = catch_unwind(follow).unwrap_or_else(|_| Preview {
            diagnostics: vec![catalogue::build_broke_down()],
            ..Preview::default()
        });
        let time = start.elapsed();
        // Whoever waits in front of a browser is told first.
        self.hub.show(&preview);
        self.report(&preview.diagnostics);
        self.console.say(summarise(&preview, changes, time));
        // A build that failed as a whole has not looked at the rest, so it makes nothing news.
        if preview.site.is_some() {
            self.known = preview.diagnostics;
        }
        self.follower.settle();
    }

    /// Prints the errors, and of the rest what is new since the last build.
    fn report(&self, diagnostics: &[Diagnostic]) {
        let known: HashSet<&Diagnostic> = self.known.iter().collect();
        let is_news = |diagnostic: &&Diagnostic| {
            diagnostic.severity == Severity::Error || !known.contains(diagnostic)
        };
        let news: Vec<Diagnostic> = diagnostics.iter().filter(is_news).cloned().collect();
        if !news.is_empty() {
            self.console.report(&news);
        }
    }
}

/// The one line that a build gets.
fn summarise(preview: &Preview, changes: Option<&str>, time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let mut parts = Vec::from_iter(changes.map(|changes| format!("changed {changes}")));
    if preview.site.is_none() {
        parts.push(format!("build failed after {seconds:.2} s"));
    } else {
        let verb = if changes.is_some() { "rebuilt" } else { "built" };
        parts.extend([format!("{verb} in {seconds:.2} s"), preview.summary.clone()]);
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// Names what changed: `content/a.txt and 2 more`.
fn name_changes(batch: &Batch, scope: &Scope) -> String {
    // The folder of a changed file often changes with it; the file is what the reader wrote.
    let first = batch.changed.iter().find(|path| path.is_file()).or(batch.changed.first());
    let name = first.map(|path| scope.name(path)).unwrap_or_default();
    match batch.changed.len() {
        0 | 1 => name,
        count => format!("{name} and {} more", count - 1),
    }
}
