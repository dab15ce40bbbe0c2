//! What there can be a lot of in a file of a crawler.

use super::{Archive, Files, configured};

const FILE: &str = "crawl.warc";
/// What Postil is asked to do with such a file.
pub const ARGUMENTS: &[&str] = &["import", FILE];

/// Files with so many of one thing, each beside an archive.
pub const CRAWLS: &[Archive] = &[
    ("crawled pages", 100, |n| crawled((0..n).map(|at| page(&at.to_string(), "2026-01-01")))),
    ("crawled captures of one page", 200, |n| {
        crawled((0..n).map(|at| page("a", &format!("{}-01-01", 1000 + at))))
    }),
    ("crawled pages whose names are taken", 100, |n| {
        crawled((0..n).map(|at| page(&format!("a{}", ".html".repeat(at % 2)), "2026-01-01")))
    }),
    ("crawled revisits", 300, |n| {
        let revisit = |at: usize| record("revisit", &at.to_string(), "2026-01-01", "");
        crawled(std::iter::once(page("a", "2026-01-01")).chain((0..n).map(revisit)))
    }),
    ("crawled records that are too long", 300, |n| {
        crawled((0..n).map(|at| lying(&at.to_string(), 1 << 20)))
    }),
    ("crawled records that are too short", 300, |n| {
        crawled((0..n).map(|at| lying(&at.to_string(), 1)))
    }),
    ("starts of records", 2000, |n| crawled((0..n).map(|_| "\nWARC/1.0\r\n".to_owned()))),
    ("empty lines between records", 20_000, |n| crawled((0..n).map(|_| "\r\n".to_owned()))),
    ("chunks of a crawled page", 2000, |n| {
        let chunks = "1\r\na\r\n".repeat(n) + "0\r\n\r\n";
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";
        crawled(std::iter::once(record(
            "response",
            "a",
            "2026-01-01",
            &(head.to_owned() + &chunks),
        )))
    }),
];

fn crawled(records: impl Iterator<Item = String>) -> Files {
    let mut files = configured("");
    files.push((FILE.to_owned(), records.collect()));
    files
}

fn page(name: &str, day: &str) -> String {
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Мост открыли вчера.";
    record("response", name, day, answer)
}

/// A page whose record states another length.
fn lying(name: &str, length: usize) -> String {
    let page = page(name, "2026-01-01");
    let (head, rest) = page.split_once("Content-Length: ").expect("a record states its length");
    let (_, rest) = rest.split_once("\r\n").expect("the length has a line of its own");
    format!("{head}Content-Length: {length}\r\n{rest}")
}

fn record(kind: &str, name: &str, day: &str, body: &str) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://x.example/{name}\r\n\
         WARC-Date: {day}T00:00:00Z\r\nWARC-Payload-Digest: sha1:a\r\n\
         Content-Length: {}\r\n\r\n{body}\r\n\r\n",
        body.len()
    )
}
