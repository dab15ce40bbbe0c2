//! A static file server, as the hosts that a site is published on: it knows nothing of Postil.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use percent_encoding::percent_decode_str;

use super::PATIENCE;

/// A folder served on the loopback until the tests end.
pub struct Site {
    port: u16,
    prefix: String,
    network: Arc<Mutex<Network>>,
}

/// What has come over the network, and how good it is.
#[derive(Default)]
struct Network {
    /// The paths that were asked for, relative to the site's root.
    requests: Vec<String>,
    /// How long every answer takes.
    delay: Duration,
    /// The beginnings of the paths whose requests get no answer.
    cut: Vec<String>,
}

/// What a request gets.
struct Answer {
    status: &'static str,
    content_type: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

impl Site {
    /// Serves a folder below a path with a `/` at both ends, as `/archive/`.
    pub fn serve(folder: &Path, prefix: &str) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("a bound port").port();
        let (folder, own_prefix) = (folder.to_owned(), prefix.to_owned());
        let network = Arc::<Mutex<Network>>::default();
        let own_network = Arc::clone(&network);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folder, prefix) = (folder.clone(), own_prefix.clone());
                let network = Arc::clone(&own_network);
                // A browser that goes away in the middle is no fault of the site.
                thread::spawn(move || drop(answer(&stream, &folder, &prefix, &network)));
            }
        });
        Site { port, prefix: prefix.to_owned(), network }
    }

    /// The address of the site's root, with a `/` at its end.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.prefix)
    }

    /// The paths that were asked for so far, relative to the site's root.
    pub fn requests(&self) -> Vec<String> {
        self.network().requests.clone()
    }

    /// Waits until a path is asked for.
    pub fn wait_for(&self, path: &str) {
        let start = Instant::now();
        while !self.requests().iter().any(|request| request == path) {
            assert!(start.elapsed() < PATIENCE, "nobody asks for {path}: {:?}", self.requests());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Has every answer take so long from now on.
    pub fn slow_down(&self, delay: Duration) {
        self.network().delay = delay;
    }

    /// Leaves requests for what begins with one of these paths without an answer from now on.
    pub fn cut_off(&self, paths: &[&str]) {
        self.network().cut = paths.iter().map(|path| (*path).to_owned()).collect();
    }

    fn network(&self) -> MutexGuard<'_, Network> {
        self.network.lock().expect("nobody fails while they have it")
    }
}

/// Reads one request and answers it.
fn answer(
    mut stream: &TcpStream,
    folder: &Path,
    prefix: &str,
    network: &Mutex<Network>,
) -> io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = target.split('?').next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8_lossy();
    let inner = path.strip_prefix(prefix);
    if !comes_through(inner.unwrap_or(&path), network) {
        return Ok(());
    }
    let answer = match inner {
        Some(rest) => look_up(folder, rest, target),
        None => not_found(folder),
    };
    let Answer { status, content_type, location, body } = answer;
    let location = location.map(|to| format!("Location: {to}\r\n")).unwrap_or_default();
    write!(stream, "HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{location}")?;
    write!(stream, "Content-Length: {}\r\nConnection: close\r\n\r\n", body.len())?;
    stream.write_all(&body)
}

/// Takes note of a request, lets it take its time, and says whether it is answered.
fn comes_through(path: &str, network: &Mutex<Network>) -> bool {
    let Ok(mut known) = network.lock() else { return false };
    known.requests.push(path.to_owned());
    let is_cut = known.cut.iter().any(|start| path.starts_with(start));
    let delay = known.delay;
    drop(known);
    thread::sleep(delay);
    !is_cut
}

/// The file at a path; a folder's is its `index.html`, and a folder without its `/` moves there.
fn look_up(folder: &Path, path: &str, target: &str) -> Answer {
    if path.split('/').any(|part| part == "..") {
        return not_found(folder);
    }
    let file = folder.join(path);
    if file.is_dir() && !path.is_empty() && !path.ends_with('/') {
        let location = Some(format!("{target}/"));
        let status = "301 Moved Permanently";
        return Answer { status, content_type: "text/plain", location, body: Vec::new() };
    }
    let file = if file.is_dir() { file.join("index.html") } else { file };
    match fs::read(&file) {
        Ok(body) => Answer { status: "200 OK", content_type: type_of(&file), location: None, body },
        Err(_) => not_found(folder),
    }
}

fn not_found(folder: &Path) -> Answer {
    let body = fs::read(folder.join("404.html")).unwrap_or_default();
    let content_type = "text/html; charset=utf-8";
    Answer { status: "404 Not Found", content_type, location: None, body }
}

/// The content type that a static host gives a file, by its name.
fn type_of(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("xml") => "application/xml",
        _ => "text/plain; charset=utf-8",
    }
}
