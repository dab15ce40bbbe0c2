//! Files that other tools write: wget where it is installed, and warcio where `python3`, or what
//! `PYTHON` names, has it. Where there is none the test says so and checks nothing.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::thread;

use crate::driver::postil;

/// The pages of a small site; one is in an old encoding that only its header names.
fn answer(path: &str) -> (&'static str, &'static str, Vec<u8>) {
    let html = "text/html; charset=utf-8";
    match path {
        "/" => (
            "200 OK",
            html,
            b"<a href=news/most.html>a</a> <a href=/old>b</a> <img src=a.png>".to_vec(),
        ),
        "/news/most.html" => {
            ("200 OK", html, "<h1>Мост открыт</h1><p>Мост открыли вчера утром.".into())
        }
        "/old" => {
            let text = "<h1>Вода пришла</h1><p>Воду в посёлок подали вчера утром, сказал аким.";
            let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(text);
            ("200 OK", "text/html; charset=windows-1251", bytes.into_owned())
        }
        "/a.png" => ("200 OK", "image/png", b"\x89PNG".to_vec()),
        _ => ("404 Not Found", html, b"nothing".to_vec()),
    }
}

/// Serves the site to whoever asks, as long as the test runs; gives its address.
fn site() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 4096];
            let count = stream.read(&mut request).unwrap_or(0);
            let request = String::from_utf8_lossy(&request[..count]).into_owned();
            let path = request.split(' ').nth(1).unwrap_or("/");
            let (status, media_type, body) = answer(path);
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n\
                 Connection: close\r\n\r\n",
                body.len()
            );
            stream.write_all(&[head.as_bytes(), &body].concat()).ok();
        }
    });
    address
}

/// Runs a tool; says so and gives false where there is none.
fn ran(command: &mut Command, folder: &Path) -> bool {
    match command.current_dir(folder).output() {
        Ok(output) => output.status.success() || output.status.code() == Some(8),
        Err(_) => {
            eprintln!("nothing was checked: {command:?} is not installed");
            false
        }
    }
}

fn archive(here: &Path) {
    fs::write(here.join("config.toml"), "title = \"x\"\n").unwrap();
}

#[test]
fn a_crawl_of_wget_is_imported() {
    let here = tempfile::tempdir().unwrap();
    archive(here.path());
    let arguments = ["-q", "--no-config", "-r", "-l", "2", "-p", "--warc-file=crawl", "--warc-cdx"];
    let mut wget = Command::new("wget");
    if !ran(wget.args(arguments).arg(site()), here.path()) {
        return;
    }
    let printed = postil(here.path(), &["import", "."]);
    assert!(printed.contains("\nimported 3 pages from 1 file into content/articles/"), "{printed}");
    let cleaned = postil(here.path(), &["clean", "--json", "content/articles"]);
    for words in ["Мост открыт", "Вода пришла"] {
        assert!(cleaned.contains(words), "{cleaned}");
    }
}

/// Writes a file with warcio: a page packed by brotli's name but not by it, as browsers' crawls have
/// it, one in chunks, and a revisit.
const WARCIO: &str = r#"
import io
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

def http(*headers):
    return StatusAndHeaders('200 OK', list(headers), protocol='HTTP/1.1')

html = ('Content-Type', 'text/html')
date = {'WARC-Date': '2026-01-01T10:00:00Z'}
with open('crawl.warc.gz', 'wb') as file:
    writer = WARCWriter(file, gzip=True)
    writer.write_record(writer.create_warcinfo_record('crawl.warc.gz', {'software': 'warcio'}))
    def page(address, payload, *headers):
        record = writer.create_warc_record(address, 'response', payload=io.BytesIO(payload),
            http_headers=http(html, *headers), warc_headers_dict=dict(date))
        writer.write_record(record)
        return record
    first = page('https://dala.example/a', b'<p>One', ('Content-Encoding', 'br'))
    page('https://dala.example/b', b'5\r\n<p>Tw\r\n1\r\no\r\n0\r\n\r\n', ('Transfer-Encoding', 'chunked'))
    writer.write_record(writer.create_revisit_record('https://dala.example/a',
        first.rec_headers.get_header('WARC-Payload-Digest'), 'https://dala.example/a',
        '2026-01-01T10:00:00Z', http_headers=http(html),
        warc_headers_dict={'WARC-Date': '2026-02-01T10:00:00Z'}))
"#;

#[test]
fn a_file_of_warcio_is_imported() {
    let here = tempfile::tempdir().unwrap();
    archive(here.path());
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    if !ran(Command::new(&python).args(["-c", "import warcio"]), here.path()) {
        eprintln!("nothing was checked: {python} has no warcio");
        return;
    }
    assert!(ran(Command::new(&python).args(["-c", WARCIO]), here.path()));
    let printed = postil(here.path(), &["import", "crawl.warc.gz"]);
    assert!(printed.starts_with("imported 2 pages from 1 file"), "{printed}");
    assert!(printed.contains("exit code 0"), "{printed}");
    let read = |name: &str| {
        fs::read_to_string(here.path().join("content/articles/dala.example").join(name)).unwrap()
    };
    assert_eq!((read("a.html").as_str(), read("b.html").as_str()), ("<p>One", "<p>Two"));
    assert!(read("a.toml").contains("captured = 2026-02-01T10:00:00Z\n"));
}
