//! The preview at the limit of open files: it answers, it rebuilds, and it does not spin.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The longest that a test waits: less than a silent connection is granted, so that it is not the
/// end of these that helps.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many files the preview may have open.
const OPEN_FILES: u32 = 64;

/// How many connections are opened that say nothing.
const SILENT: usize = 200;

const ARTICLE: &str = "content/articles/a.txt";

#[test]
fn silent_connections_keep_neither_pages_nor_the_build_from_files() {
    let archive = tempfile::tempdir().unwrap();
    write(archive.path(), "config.toml", "title = \"x\"\n");
    write(archive.path(), ARTICLE, "Мост открыли\n\nВчера утром мост открыли для машин.\n");
    let preview = Preview::start(archive.path());
    assert!(preview.page().contains("для машин"));

    let silent: Vec<TcpStream> = (0..SILENT).map(|_| preview.connect()).collect();
    assert!(preview.page().contains("для машин"), "a page is answered among them");
    write(archive.path(), ARTICLE, "Мост открыли\n\nВчера утром мост открыли для лодок.\n");
    let start = Instant::now();
    while !preview.page().contains("для лодок") {
        assert!(start.elapsed() < PATIENCE, "the archive was not built again");
        thread::sleep(Duration::from_millis(100));
    }
    let before = preview.ticks();
    thread::sleep(Duration::from_secs(1));
    let spent = preview.ticks() - before;
    assert!(spent < 20, "{spent} of 100 ticks were spent on waiting");
    drop(silent);
    assert!(preview.page().contains("для лодок"), "a page is answered after them");
}

#[test]
fn requests_that_never_end_keep_nobody_waiting() {
    let archive = tempfile::tempdir().unwrap();
    write(archive.path(), "config.toml", "title = \"x\"\n");
    write(archive.path(), ARTICLE, "Мост открыли\n\nВчера утром мост открыли для машин.\n");
    let preview = Preview::start(archive.path());
    let mut begun: Vec<TcpStream> = (0..SILENT).map(|_| preview.connect()).collect();
    begun.iter_mut().for_each(|stream| stream.write_all(b"GET / HTTP/1.1\r\nHost:").unwrap());
    // No answer within the patience fails.
    assert!(preview.page().contains("для машин"));
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A running `postil serve` that may open few files; it ends with this value.
struct Preview {
    process: Child,
    /// Host and port.
    address: String,
}

impl Preview {
    fn start(root: &Path) -> Self {
        let postil = env!("CARGO_BIN_EXE_postil");
        let mut process = Command::new("sh")
            .args(["-c", &format!("ulimit -n {OPEN_FILES}; exec \"$0\" serve --port 0"), postil])
            .current_dir(root)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let address = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, address) = line.split_once("serving http://")?;
            Some(address.split('/').next()?.to_owned())
        });
        // What it says later is of no interest, but must not fill the pipe.
        thread::spawn(move || lines.for_each(drop));
        Preview { process, address: address.expect("the preview names its address") }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// The article's page.
    fn page(&self) -> String {
        let mut stream = self.connect();
        let host = &self.address;
        write!(stream, "GET /articles/a/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        assert!(reply.starts_with("HTTP/1.1 200 "), "{reply}");
        reply
    }

    /// The processor time that was spent so far, in hundredths of a second.
    fn ticks(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.process.id())).unwrap();
        // The name before the parenthesis may hold spaces.
        let fields: Vec<&str> = stat.rsplit_once(") ").unwrap().1.split(' ').collect();
        fields[11..13].iter().map(|ticks| ticks.parse::<u64>().unwrap()).sum()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
