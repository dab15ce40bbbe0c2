//! Holds what the browser should see now, and tells open pages when that changes.
//!
//! Each page carries its path and its version. It listens at `_postil/events` and gets `reload` when
//! it would be another page now, and `problems` whenever the errors change, the present ones at once;
//! `findings` are what there is to say of the article that the page is about.
//! A change that does not concern a page leaves it alone. Events carry the state, not its history,
//! so a page that was away misses nothing.

use std::cmp::Reverse;
use std::sync::Arc;

use hyper::Response;
use hyper::header::{self, HeaderValue};
use serde::Serialize;
use tokio::sync::watch;

use crate::diagnostic::{Diagnostic, Severity};
use crate::serve::leaving::{Events, Leaving, NextEvent, event};
use crate::serve::{Finding, Preview, Site};

/// The scripts that keep a page up to date, by their names.
const SCRIPTS: [(&str, &str); 7] = [
    ("bar.js", include_str!("client/bar.js")),
    ("diagnostic.js", include_str!("client/diagnostic.js")),
    ("problems.js", include_str!("client/problems.js")),
    ("sentences.js", include_str!("client/sentences.js")),
    ("terms.js", include_str!("client/terms.js")),
    ("reload.js", include_str!("client/reload.js")),
    ("memory.js", include_str!("client/memory.js")),
];

/// Shown where a page cannot be made.
pub(super) const FAULT_PAGE: &str = include_str!("client/fault.html");

/// Shown while there is no site.
pub(super) const WAITING_PAGE: &str = include_str!("client/waiting.html");

/// Shown where a site without a 404 page has no file.
pub(super) const NOT_FOUND_PAGE: &str = include_str!("client/not-found.html");

/// The most errors or findings that a browser gets; the terminal has the rest.
const MOST_ERRORS: usize = 50;

/// How many milliseconds a browser waits before it asks for the events again.
const RETRY: u64 = 500;

/// The place where a build leaves its result and every request finds it.
pub(super) struct Hub {
    snapshot: watch::Sender<Snapshot>,
}

/// What the browser should see at one moment.
#[derive(Clone)]
pub(super) struct Snapshot {
    /// The last good site.
    pub(super) site: Option<Site>,
    /// The errors of the last build as JSON: a [`Problems`].
    problems: Arc<str>,
}

impl Snapshot {
    /// Before the first build.
    fn nothing() -> Self {
        Snapshot { site: None, problems: Problems::default().draw() }
    }

    /// The version of what stands at a path in the output, whether or not there is such a file.
    pub(super) fn version(&self, path: &str) -> String {
        let Some(site) = &self.site else { return WAITING.to_owned() };
        site.pages.version(path).unwrap_or_else(|| MISSING.to_owned())
    }

    /// What there is to say of the page at a path in the output, as JSON: a [`Findings`].
    fn findings(&self, path: &str) -> String {
        let known = self.site.as_ref().map(|site| Findings::of(site, path)).unwrap_or_default();
        serde_json::to_string(&known).expect("findings have string keys only")
    }
}

/// The version of every page while there is no site.
const WAITING: &str = "waiting";
/// The version of a page that the site does not have.
const MISSING: &str = "missing";

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

/// What there is to say of one page as the script gets it.
#[derive(Default, Serialize)]
struct Findings {
    /// Their number.
    total: usize,
    /// The first of them.
    findings: Vec<Finding>,
}

impl Findings {
    fn of(site: &Site, path: &str) -> Self {
        let mut findings = site.pages.findings(path);
        let total = findings.len();
        // The worst come first, for there may be more than are sent.
        findings.sort_by_key(|finding| Reverse(finding.diagnostic.severity));
        findings.truncate(MOST_ERRORS);
        for audit in findings.iter_mut().filter_map(|finding| finding.audit.as_mut()) {
            audit.insert_str(0, &site.base_path);
        }
        Findings { total, findings }
    }
}

impl Hub {
    /// A hub before the first build.
    pub(super) fn new() -> Self {
        Hub { snapshot: watch::Sender::new(Snapshot::nothing()) }
    }

    /// What the browser should see now.
    pub(super) fn current(&self) -> Snapshot {
        self.snapshot.borrow().clone()
    }

    /// Shows the result of a build.
    pub(super) fn show(&self, preview: &Preview) {
        let stale = preview.site.is_none() && self.current().site.is_some();
        let problems = Problems::of(&preview.diagnostics, stale).draw();
        self.snapshot.send_modify(|snapshot| {
            if preview.site.is_some() {
                snapshot.site.clone_from(&preview.site);
            }
            snapshot.problems = problems;
        });
    }

    /// The stream of events for the page at a path in the output, of the version that the browser
    /// has, or of the present one.
    pub(super) fn events(&self, page: String, known: Option<String>) -> Response<Leaving> {
        let receiver = self.snapshot.subscribe();
        let version = known.unwrap_or_else(|| receiver.borrow().version(&page));
        let findings = Snapshot::nothing().findings(&page);
        let listener = Listener { receiver, page, version, problems: None, findings };
        let mut response = Response::new(Leaving::Events(Events::of(listener)));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        response
    }
}

/// An open page and what it was last told.
struct Listener {
    receiver: watch::Receiver<Snapshot>,
    page: String,
    version: String,
    problems: Option<Arc<str>>,
    /// None at first, so that a page of which there is nothing to say is told nothing.
    findings: String,
}

impl NextEvent for Listener {
    /// The next thing that the page does not know yet; nothing when the preview ends.
    async fn next_event(&mut self) -> Option<String> {
        loop {
            let now = self.receiver.borrow_and_update().clone();
            let version = now.version(&self.page);
            if version != self.version {
                self.version.clone_from(&version);
                return Some(event("reload", &version));
            }
            if self.problems.as_ref() != Some(&now.problems) {
                self.problems = Some(Arc::clone(&now.problems));
                return Some(format!("retry: {RETRY}\n{}", event("problems", &now.problems)));
            }
            let findings = self.findings_of(now).await;
            if self.findings != findings {
                self.findings.clone_from(&findings);
                return Some(event("findings", &findings));
            }
            self.receiver.changed().await.ok()?;
        }
    }
}

impl Listener {
    /// What there is to say of the page. The texts of the article are read for it, and others want to
    /// be answered meanwhile.
    async fn findings_of(&self, now: Snapshot) -> String {
        let page = self.page.clone();
        let found = tokio::task::spawn_blocking(move || now.findings(&page)).await;
        found.unwrap_or_else(|_| self.findings.clone())
    }
}

/// One of the scripts of every page: its name and its text.
pub(super) fn script(name: &str) -> Option<(&'static str, &'static str)> {
    SCRIPTS.into_iter().find(|(known, _)| *known == name)
}

/// A page as the browser has it.
pub(super) struct Shown<'a> {
    /// Its path in the output.
    pub(super) path: &'a str,
    /// Its version.
    pub(super) version: &'a str,
}

/// Adds the script to a page, before the end of its body, and `more` tags behind it.
pub(super) fn with_script(html: &[u8], base_path: &str, shown: &Shown, more: &str) -> Vec<u8> {
    let Shown { path, version } = shown;
    let path = escape_attribute(path);
    let tag = format!(
        "<script src=\"{base_path}_postil/reload.js\" data-page=\"{path}\" \
         data-version=\"{version}\" type=\"module\"></script>\n"
    );
    let end = b"</body";
    let at = html
        .windows(end.len())
        .rposition(|window| window.eq_ignore_ascii_case(end))
        .unwrap_or(html.len());
    [&html[..at], tag.as_bytes(), more.as_bytes(), &html[at..]].concat()
}

/// Text as it stands in an attribute between double quotation marks.
pub(super) fn escape_attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
