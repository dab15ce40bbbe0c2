//! The preview: shows the site as it would be published, follows every change, tells the browser.
//!
//! This is the only network code. It does not know the pipeline: a [`Follow`]er looks at what
//! changed, and gives a [`Preview`], whose [`Pages`] are asked for a page when a browser asks for it. It writes
//! no file, so the published site is out of its reach; its scripts are added to the response,
//! not to the page. What a page writes goes to an [`Editor`], which whoever started the preview
//! brings along. Browsers come in by `connections`, as many at once as there are `seats`.
//!
//! ```text
//! watch ──changes──▶ rebuild ──Preview──▶ reload::Hub ──snapshot──▶ http ──▶ Pages
//!  (notify's thread)  (own thread)                      ├─events───▶ browser
//!    ▲                                  Editor ◀─writing─┘
//!    └──────────────── what was written ───────────┘
//! ```

mod arriving;
mod bind;
mod connections;
pub mod editor;
mod http;
mod leaving;
mod media_type;
mod patient;
mod rebuild;
mod reload;
mod seats;
#[cfg(test)]
mod tests;
mod watch;
mod writing;

use std::collections::BTreeSet;
use std::fmt;
use std::future::Future;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, report};
use crate::serve::connections::Entrance;
pub use crate::serve::connections::Limits;
use crate::serve::editor::Editor;
use crate::serve::http::Door;
use crate::serve::rebuild::Rebuilder;
use crate::serve::reload::Hub;
use crate::serve::seats::Seats;
use crate::serve::watch::{Scope, Stopper, Watcher};
use crate::serve::writing::Writing;
use postil_text::unseen::on_one_line;

/// The paths that changed since the last build, absolute; empty before the first one.
pub type Changed = BTreeSet<PathBuf>;

/// What one build gives the preview.
#[derive(Debug, Default)]
pub struct Preview {
    /// The site, or nothing where the build failed as a whole; then the last good one stays.
    pub site: Option<Site>,
    /// Everything the build has to say. Errors also show in the browser.
    pub diagnostics: Vec<Diagnostic>,
    /// A few words for the terminal, as `13 articles`.
    pub summary: String,
}

/// The files of a site, each made when somebody asks for it.
pub trait Pages: Send + Sync {
    /// Stands for what a file holds: the same version, the same bytes. None where there is no such
    /// file. The path is that in the output, as `articles/a/index.html`.
    fn version(&self, path: &str) -> Option<String>;

    /// The bytes of a file that there is.
    ///
    /// Fails where a template does.
    fn file(&self, path: &str) -> Result<Arc<[u8]>, Diagnostic>;

    /// What there is to say of the article that a page is about; nothing of any other page.
    fn findings(&self, path: &str) -> Vec<Finding> {
        let _ = path;
        Vec::new()
    }
}

/// Something that there is to say of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is.
    #[serde(flatten)]
    pub diagnostic: Diagnostic,
    /// The address below the site's root where the line of the raw file is shown that it is about.
    pub audit: Option<String>,
}

/// A site at one moment.
#[derive(Clone)]
pub struct Site {
    /// The folder on the host with a `/` at both ends, as `/archive/`; `/` at the host's root.
    base_path: String,
    pages: Arc<dyn Pages>,
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Site").field("base_path", &self.base_path).finish_non_exhaustive()
    }
}

impl Site {
    /// A site; `base_path` is that of its base URL, or `/`.
    pub fn new(base_path: &str, pages: Arc<dyn Pages>) -> Self {
        let inner = base_path.trim_matches('/');
        let base_path = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        Site { base_path, pages }
    }

    fn has(&self, path: &str) -> bool {
        self.pages.version(path).is_some()
    }
}

/// Follows an archive from one change to the next.
pub trait Follow: Send {
    /// Looks at what has changed.
    fn follow(&mut self, changed: &Changed) -> Preview;

    /// Does what nobody waits for, once the browser has been told.
    fn settle(&mut self) {}
}

impl<F: FnMut(&Changed) -> Preview + Send> Follow for F {
    fn follow(&mut self, changed: &Changed) -> Preview {
        self(changed)
    }
}

/// Where to serve and what to watch.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The address to listen at. Anything but loopback opens the preview to the network.
    pub host: IpAddr,
    /// The first port to try; a taken one gives way to the next. 0 takes any free port.
    pub port: u16,
    /// The archive's root.
    pub root: PathBuf,
    /// Files and folders that the build reads, absolute or below the root. They need not exist
    /// yet. The root itself may be one.
    pub watch: Vec<PathBuf>,
    /// Folders whose changes mean nothing, absolute or below the root: the output, the cache.
    pub ignore: Vec<PathBuf>,
    /// How long connections may wait, and how many there may be.
    pub limits: Limits,
}

impl ServeOptions {
    /// The port that is tried first.
    pub const PORT: u16 = 4000;

    /// A preview of an archive for this machine alone.
    pub fn local(root: impl Into<PathBuf>) -> Self {
        ServeOptions {
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: ServeOptions::PORT,
            root: root.into(),
            watch: ["config.toml", "content", "themes", "templates", "static"]
                .map(PathBuf::from)
                .to_vec(),
            ignore: ["public", ".postil", ".git", "target"].map(PathBuf::from).to_vec(),
            limits: Limits::default(),
        }
    }
}

/// Takes what the preview has to say, one call a message of one or more lines.
#[derive(Clone)]
pub struct Console(Arc<dyn Fn(&str) + Send + Sync>);

impl Console {
    /// Hands each message to a function; it comes with colours and without the last line break.
    pub fn new(print: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Console(Arc::new(print))
    }

    /// Says one line.
    fn say(&self, line: impl AsRef<str>) {
        (self.0)(&on_one_line(line.as_ref()));
    }

    /// Shows problems.
    fn report(&self, problems: &[Diagnostic]) {
        (self.0)(report::draw_all(problems).trim_end());
    }
}

/// Builds, serves and rebuilds until Ctrl-C.
///
/// The follower is asked once before the address is announced and again after each change, with
/// the paths that changed, never twice at a time. Pages write by `editor`, if there is one and the preview is for this
/// machine alone.
/// Fails if no port is free or the address is not this machine's.
pub fn serve(
    options: &ServeOptions,
    follower: impl Follow + 'static,
    editor: Option<Arc<dyn Editor>>,
    console: Console,
) -> io::Result<()> {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            // Without a handler the system's own one ends the process.
            std::future::pending::<()>().await;
        }
    };
    serve_until(options, follower, editor, console, interrupt)
}

/// Builds, serves and rebuilds until `stop` completes.
fn serve_until(
    options: &ServeOptions,
    follower: impl Follow + 'static,
    editor: Option<Arc<dyn Editor>>,
    console: Console,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let listener = bind::bind(options, &console)?;
    let address = listener.local_addr()?;
    let Limits { patience, connections } = options.limits;
    // Before anything else opens files, so that the build gets its half of them.
    let seats = Seats::new(connections, &listener);
    let scope = Arc::new(Scope::new(options));
    // Watching starts before the first build, so that no change falls between the two.
    let watcher = Watcher::start(Arc::clone(&scope));
    let hub = Arc::new(Hub::new());
    let mut rebuilder = Rebuilder::new(follower, Arc::clone(&hub), console.clone());
    rebuilder.first_build();

    announce(&console, address, &hub);
    announce_watching(&console, &watcher, &scope);
    let stopper = watcher.ok().map(|watcher| rebuilder.spawn(watcher));
    console.say("press Ctrl-C to stop");
    let editor = editor.filter(|_| address.ip().is_loopback());
    let told = stopper.as_ref().map(Stopper::teller);
    let writing = editor.map(|editor| Writing::new(editor, told, patience)).transpose()?;
    let door = Arc::new(Door::new(hub, address.ip(), writing, console.clone()));
    let entrance = Entrance::new(door, seats, patience, console.clone());
    let result = connections::run(listener, &entrance, stop);
    drop(stopper);
    console.say("preview stopped");
    result
}

/// Says whether changes will show.
fn announce_watching(console: &Console, watcher: &notify::Result<Watcher>, scope: &Scope) {
    console.say(match watcher {
        Ok(_) => format!("watching {}", scope.describe()),
        Err(error) => format!("cannot watch for changes ({error}); start again to see them"),
    });
}

/// Says where the site is to be seen, and by whom.
fn announce(console: &Console, address: SocketAddr, hub: &Hub) {
    let port = address.port();
    let reachable = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => (Ipv4Addr::LOCALHOST, port).into(),
        IpAddr::V6(ip) if ip.is_unspecified() => (Ipv6Addr::LOCALHOST, port).into(),
        _ => address,
    };
    let base_path = hub.current().site.map_or("/".to_owned(), |site| site.base_path.clone());
    console.say(format!("serving http://{reachable}{base_path}"));
    if !address.ip().is_loopback() {
        console.say(
            "anyone on your network can read this preview, unpublished notes included; \
             leave `--host` out to keep it on this machine",
        );
    }
}
