//! A static file server, as the hosts that a site is published on: it knows nothing of Postil.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::thread;

use percent_encoding::percent_decode_str;

/// A folder served on the loopback until the tests end.
pub struct Site {
    port: u16,
    prefix: String,
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
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folder, prefix) = (folder.clone(), own_prefix.clone());
                // A browser that goes away in the middle is no fault of the site.
                thread::spawn(move || drop(answer(&stream, &folder, &prefix)));
            }
        });
        Site { port, prefix: prefix.to_owned() }
    }

    /// The address of the site's root, with a `/` at its end.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.prefix)
    }
}

/// Reads one request and answers it.
fn answer(mut stream: &TcpStream, folder: &Path, prefix: &str) -> io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = target.split('?').next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8_lossy();
    let answer = match path.strip_prefix(prefix) {
        Some(rest) => look_up(folder, rest, target),
        None => not_found(folder),
    };
    let Answer { status, content_type, location, body } = answer;
    let location = location.map(|to| format!("Location: {to}\r\n")).unwrap_or_default();
    write!(stream, "HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{location}")?;
    write!(stream, "Content-Length: {}\r\nConnection: close\r\n\r\n", body.len())?;
    stream.write_all(&body)
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
