//! Holds what the browser should see now, and tells open pages when that changes.
//!
//! Each page carries the number of the build it came from. It listens at `_postil/events` and
//! gets `reload` when there is a newer build and `problems` whenever the errors change, the
//! present ones at once. Events carry the state, not its history, so a page that was away
//! misses nothing.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream};
use serde::Serialize;
use tokio::sync::watch;

use crate::diagnostic::{Diagnostic, Severity};
use crate::serve::{Preview, Site};

/// The script that keeps a page up to date.
pub(super) const SCRIPT: &str = include_str!("client/reload.js");

/// Shown while there is no site.
pub(super) const WAITING_PAGE: &str = include_str!("client/waiting.html");

/// Shown where a site without a 404 page has no file.
pub(super) const NOT_FOUND_PAGE: &str = include_str!("client/not-found.html");

/// The most errors that a browser gets; the terminal has the rest.
const MOST_ERRORS: usize = 50;

/// How long a browser waits before it asks for the events again.
const RETRY: Duration = Duration::from_millis(500);

/// The place where a build leaves its result and every request finds it.
pub(super) struct Hub {
    snapshot: watch::Sender<Snapshot>,
}

/// What the browser should see at one moment.
#[derive(Clone)]
pub(super) struct Snapshot {
    /// Grows with each build that changed the site. It starts from the clock, so that a page
    /// that a former server left open sees a number other than its own.
    pub(super) build: u64,
    /// The last good site.
    pub(super) site: Option<Arc<Site>>,
    /// The errors of the last build as JSON: a [`Problems`].
    problems: Arc<str>,
}

/// The errors of one build as the script gets them.
#[derive(Default, Serialize)]
struct Problems<'a> {
    /// Whether the build failed as a whole, so that the site of an older one is shown.
    stale: bool,
    /// The number of errors.
    total: usize,
    /// The first of them.
    errors: Vec<&'a Diagnostic>,
}

impl<'a> Problems<'a> {
    fn of(diagnostics: &'a [Diagnostic], stale: bool) -> Self {
        let errors = diagnostics.iter().filter(|known| known.severity == Severity::Error);
        Problems {
            stale,
            total: errors.clone().count(),
            errors: errors.take(MOST_ERRORS).collect(),
        }
    }

    fn draw(&self) -> Arc<str> {
        serde_json::to_string(self).expect("diagnostics have string keys only").into()
    }
}

impl Hub {
    /// A hub before the first build.
    pub(super) fn new() -> Self {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let build = since_epoch.as_millis() as u64;
        let problems = Problems::default().draw();
        Hub { snapshot: watch::Sender::new(Snapshot { build, site: None, problems }) }
    }

    /// What the browser should see now.
    pub(super) fn current(&self) -> Snapshot {
        self.snapshot.borrow().clone()
    }

    /// Shows the result of a build.
    ///
    /// A build that gives the same bytes as the one before leaves open pages alone.
    pub(super) fn show(&self, preview: Preview) {
        let shown = self.current().site;
        let stale = preview.site.is_none() && shown.is_some();
        let problems = Problems::of(&preview.diagnostics, stale).draw();
        let fresh = preview.site.filter(|site| shown.as_deref() != Some(site)).map(Arc::new);
        self.snapshot.send_modify(|snapshot| {
            if let Some(site) = fresh {
                snapshot.build += 1;
                snapshot.site = Some(site);
            }
            snapshot.problems = problems;
        });
    }

    /// The stream of events for a page of the build `known`, or of the present one.
    pub(super) fn events(&self, known: Option<u64>) -> Response {
        let receiver = self.snapshot.subscribe();
        let build = known.unwrap_or_else(|| receiver.borrow().build);
        let listener = Listener { receiver, build, problems: None };
        Sse::new(listener.into_stream()).keep_alive(KeepAlive::new()).into_response()
    }
}

/// An open page and what it was last told.
struct Listener {
    receiver: watch::Receiver<Snapshot>,
    build: u64,
    problems: Option<Arc<str>>,
}

impl Listener {
    fn into_stream(self) -> impl Stream<Item = Result<Event, Infallible>> {
        stream::unfold(self, async |mut listener| {
            let event = listener.next().await?;
            Some((Ok(event), listener))
        })
    }

    /// The next thing that the page does not know yet; nothing when the preview ends.
    async fn next(&mut self) -> Option<Event> {
        loop {
            let now = self.receiver.borrow_and_update().clone();
            if now.build != self.build {
                self.build = now.build;
                return Some(Event::default().event("reload").data(now.build.to_string()));
            }
            if self.problems.as_ref() != Some(&now.problems) {
                self.problems = Some(Arc::clone(&now.problems));
                return Some(Event::default().event("problems").data(&now.problems).retry(RETRY));
            }
            self.receiver.changed().await.ok()?;
        }
    }
}

/// Adds the script to a page, before the end of its body, and `more` tags behind it.
pub(super) fn with_script(html: &[u8], base_path: &str, build: u64, more: &str) -> Vec<u8> {
    let tag =
        format!("<script src=\"{base_path}_postil/reload.js\" data-build=\"{build}\"></script>\n");
    let end = b"</body";
    let at = html
        .windows(end.len())
        .rposition(|window| window.eq_ignore_ascii_case(end))
        .unwrap_or(html.len());
    [&html[..at], tag.as_bytes(), more.as_bytes(), &html[at..]].concat()
}
