//! A preview on a free port and a small HTTP client for it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tempfile::TempDir;
use tokio::sync::oneshot;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::key::Key;
use crate::model::route::Route;
use crate::serve::editor::Editor;
use crate::serve::{Changed, Console, Limits, Pages, Preview, ServeOptions, Site, serve_until};

/// The longest that a test waits for something that must happen.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The file that the preview of a test is built from; `broken` in it makes the build fail.
pub const SOURCE: &str = "content/page.txt";

/// A preview that runs until it is dropped.
pub struct Running {
    pub address: SocketAddr,
    pub archive: TempDir,
    lines: Receiver<String>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// A response, read whole.
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

/// An event stream.
pub struct Events(BufReader<TcpStream>);

impl Running {
    /// Serves an archive whose page holds `text`, below `base_path`.
    pub fn start(base_path: &'static str, text: &str) -> Self {
        let archive = tempfile::tempdir().unwrap();
        fs::create_dir_all(archive.path().join("content")).unwrap();
        fs::write(archive.path().join(SOURCE), text).unwrap();
        let root = archive.path().to_owned();
        Running::start_with(archive, move |_| build(&root, base_path))
    }

    /// Serves what `build` gives.
    pub fn start_with(
        archive: TempDir,
        build: impl FnMut(&Changed) -> Preview + Send + 'static,
    ) -> Self {
        let options = ServeOptions { port: 0, ..ServeOptions::local(archive.path()) };
        Running::start_as(archive, options, build, None)
    }

    /// Serves what `build` makes of the archive's root, and grants connections only so much.
    pub fn start_limited(
        limits: Limits,
        editor: Option<Arc<dyn Editor>>,
        build: impl Fn(&Path) -> Preview + Send + 'static,
    ) -> Self {
        let archive = tempfile::tempdir().unwrap();
        fs::create_dir_all(archive.path().join("content")).unwrap();
        let root = archive.path().to_owned();
        let options = ServeOptions { port: 0, limits, ..ServeOptions::local(&root) };
        Running::start_as(archive, options, move |_: &Changed| build(&root), editor)
    }

    /// Serves a page whose readers can write by `editor`.
    pub fn start_writing(editor: Arc<dyn Editor>, host: [u8; 4]) -> Self {
        let archive = tempfile::tempdir().unwrap();
        let options =
            ServeOptions { port: 0, host: host.into(), ..ServeOptions::local(archive.path()) };
        let made = || Some(site("/", "text"));
        let build = move |_: &Changed| Preview { site: made(), ..Preview::default() };
        Running::start_as(archive, options, build, Some(editor))
    }

    fn start_as(
        archive: TempDir,
        options: ServeOptions,
        build: impl FnMut(&Changed) -> Preview + Send + 'static,
        editor: Option<Arc<dyn Editor>>,
    ) -> Self {
        let (printer, lines) = mpsc::channel();
        let console = Console::new(move |line| printer.send(line.to_owned()).unwrap_or_default());
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            let stopped = async { stopped.await.unwrap_or_default() };
            serve_until(&options, build, editor, console, stopped).unwrap();
        });
        let address = ([127, 0, 0, 1], 0).into();
        let mut running =
            Running { address, archive, lines, stop: Some(stop), thread: Some(thread) };
        let line = running.line_with("serving http://");
        let authority = line.split('/').nth(2).unwrap();
        running.address = authority.parse().unwrap();
        running.line_with("press Ctrl-C");
        running
    }

    /// Waits for a message of the console that holds `part`.
    pub fn line_with(&self, part: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE).expect("the console says it in time");
            if line.contains(part) {
                return anstream::adapter::strip_str(&line).to_string();
            }
        }
    }

    /// Asks the preview to end.
    pub fn stop(&mut self) {
        drop(self.stop.take());
    }

    /// Changes the file that the page is built from, as an editor does that saves by rename: no
    /// build can find it half written.
    pub fn write(&self, text: &str) {
        let new = self.archive.path().join("new.tmp");
        fs::write(&new, text).unwrap();
        fs::rename(new, self.archive.path().join(SOURCE)).unwrap();
    }

    pub fn get(&self, path: &str) -> Reply {
        self.request("GET", path, &self.address.to_string())
    }

    pub fn request(&self, method: &str, path: &str, host: &str) -> Reply {
        Reply::read(self.send(method, path, host))
    }

    /// Posts a body with the given headers, `Host` among them.
    pub fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        let mut stream = self.connect();
        let headers: String =
            headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let length = body.len();
        write!(
            stream,
            "POST {path} HTTP/1.1\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )
        .unwrap();
        Reply::read(stream)
    }

    pub fn events(&self, path: &str) -> Events {
        Events(BufReader::new(self.ask(path)))
    }

    /// A connection that nothing was sent over.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// A connection with a request for a path, whose reply is still to be read.
    pub fn ask(&self, path: &str) -> TcpStream {
        self.send("GET", path, &self.address.to_string())
    }

    fn send(&self, method: &str, path: &str, host: &str) -> TcpStream {
        let mut stream = self.connect();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .unwrap();
        stream
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || thread::panicking(), "the preview ended in a panic");
        }
    }
}

impl Reply {
    fn read(mut stream: TcpStream) -> Self {
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Reply { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// The value of a header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }

    /// The version that the page says it has.
    pub fn version(&self) -> &str {
        let (_, rest) = self.body.split_once("data-version=\"").unwrap();
        rest.split_once('"').unwrap().0
    }
}

impl Events {
    /// The head of the answer.
    pub fn head(&mut self) -> String {
        let lines = self.0.by_ref().lines().map_while(Result::ok);
        lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// Waits for the next event: its name and its data.
    pub fn next(&mut self) -> (String, String) {
        let (mut name, mut line) = (String::new(), String::new());
        loop {
            line.clear();
            assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the stream ended");
            if let Some(value) = line.strip_prefix("event: ") {
                name = value.trim_end().to_owned();
            } else if let Some(value) = line.strip_prefix("data: ") {
                return (name, value.trim_end().to_owned());
            }
        }
    }

    /// Whether the stream is ended by the preview, in an orderly way or not.
    pub fn ends(&mut self) -> bool {
        let read = self.0.read_to_end(&mut Vec::new());
        read.map_or_else(|error| !is_patience_lost(&error), |_| true)
    }
}

/// Whether nothing came for as long as the reader would wait.
pub fn is_patience_lost(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}

/// Builds a small site whose page holds what the source file holds.
pub fn build(root: &Path, base_path: &str) -> Preview {
    let text = fs::read_to_string(root.join(SOURCE)).unwrap_or_default();
    if text.contains("broken") {
        let diagnostics = vec![catalogue::config_without_title()];
        return Preview { diagnostics, ..Preview::default() };
    }
    Preview {
        site: Some(site(base_path, &text)),
        diagnostics: Vec::new(),
        summary: "1 article".to_owned(),
    }
}

/// Files in memory.
struct MemoryPages(BTreeMap<String, Vec<u8>>);

impl Pages for MemoryPages {
    fn version(&self, path: &str) -> Option<String> {
        self.0.get(path).map(|bytes| Key::of_bytes(bytes).to_string())
    }

    fn file(&self, path: &str) -> Result<Arc<[u8]>, Diagnostic> {
        match &*self.0[path] {
            b"broken" => Err(catalogue::template_missing("base.html")),
            bytes => Ok(bytes.into()),
        }
    }
}

/// A site with a file of several kinds.
pub fn site(base_path: &str, text: &str) -> Site {
    Site::new(base_path, Arc::new(MemoryPages(files(text))))
}

fn files(text: &str) -> BTreeMap<String, Vec<u8>> {
    let page = format!("<!doctype html><body><p>{text}</p></body>");
    let not_found = "<body>nothing here</body>";
    [
        (Route::page::<&str>([]), page.as_str()),
        (Route::page(["articles", "a"]), &page),
        (Route::page(["статья"]), &page),
        (Route::file("404.html"), not_found),
        (Route::file("site.css"), "body{}"),
        (Route::file("site.js"), "1"),
        (Route::file("data.json"), "{}"),
        (Route::file("feed.xml"), "<feed/>"),
        (Route::file("raw.txt"), "</body>"),
        (Route::file("mark.svg"), "<svg/>"),
        (Route::file("photo.png"), "png"),
        (Route::file("CNAME"), "archive.example"),
        (Route::file("broken.html"), "broken"),
    ]
    .map(|(route, text)| (route.output_path(), text.as_bytes().to_vec()))
    .into()
}
