//! What comes from outside and is no page: sidecars, settings, notes of other programs, tables,
//! requests, files of crawlers.
//! The fuzz targets make the same checks on bytes of their own.

mod crawl;
mod foreign_notes;
mod places;
mod requests;
mod sidecar;
mod tables;
mod written_pages;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of TOML, of which broken and unbroken sidecars are made.
const TOML: [&str; 28] = [
    "title = ",
    "date = ",
    "tags = ",
    "keep = ",
    "[[note]]\n",
    "[note]\n",
    "quote = ",
    "before = ",
    "by = ",
    "text = ",
    "kind = ",
    "\"Мост\"",
    "'''\nдва\n'''",
    "\"\"\"",
    "[\"а\", \"б\"]",
    "[",
    "]",
    "{ a = 1 }",
    "2026-02-13",
    "2026-13-45",
    "\"claim\"",
    "# слово\n",
    "+++\n",
    "---\n",
    "[[source]]\n",
    "\u{feff}",
    "\r\n",
    "\u{202e}",
];

/// Pieces of annotations in JSON.
const JSON: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    "\n",
    "\"type\":\"Annotation\"",
    "\"target\":",
    "\"selector\":",
    "\"source\":",
    "\"https://a.example/\"",
    "\"exact\":\"мост\"",
    "\"refinedBy\":",
    "\"body\":",
    "\"purpose\":\"tagging\"",
    "\"value\":null",
    "\"uri\":\"https://a.example/#x\"",
    "\"rows\":",
    "\"start\":-1",
    "\"end\":1e400",
    "\"tags\":[\"а\"]",
    "\"text\":\"\\ud800\"",
    "\"references\":[0]",
    "\"created\":\"2026-02-30T25:00\"",
];

/// Pieces of tables.
const TABLE: [&str; 22] = [
    "id,text\n",
    "sep=;\n",
    ",",
    ";",
    "\t",
    "\"",
    "\"\"",
    "\\\"",
    "\n",
    "\r\n",
    "Мост открыли.",
    "03/04/2026",
    "{\"text\":",
    "\"text\":\"Мост.\"",
    "{\"rows\":[",
    "[",
    "]",
    "{",
    "}",
    "NaN",
    "\u{feff}",
    "\0",
];

/// First lines of requests, and what they may be followed by.
const FIRST: [&str; 9] = [
    "GET /a.html HTTP/1.1\r\n",
    "GET /../../etc/passwd HTTP/1.1\r\n",
    "GET /%2e%2e/%00%ff HTTP/1.1\r\n",
    "HEAD //a.html? HTTP/1.1\r\n",
    "GET http://postil.example/a.html HTTP/1.1\r\n",
    "OPTIONS * HTTP/1.1\r\n",
    "POST /_postil/editor HTTP/1.1\r\n",
    "PUT /a.html HTTP/9.9\r\n",
    "\0GET",
];
const HEADERS: [&str; 14] = [
    "Host: localhost\r\n",
    "Host: 127.0.0.1\r\n",
    "Host: postil.example\r\n",
    "Origin: null\r\n",
    "Origin: http://localhost\r\n",
    "Content-Length: 2\r\n",
    "Content-Length: 99999999999999999999\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Expect: 100-continue\r\n",
    "Connection: close\r\n",
    "Connection: upgrade\r\nUpgrade: websocket\r\n",
    "X-Postil-Token: 0\r\n",
    "Range: bytes=-1\r\n",
    ":\r\n",
];
const BODIES: [&str; 7] = [
    "",
    "{}",
    "{\"do\":\"write\",\"page\":\"a.html\",\"edits\":[]}",
    "0\r\n\r\n",
    "ffffffffffffffff\r\n",
    "2\r\n{}\r\n0\r\n\r\n",
    "\0",
];

/// Kinds of records, times, and header lines of answers.
const KINDS: [&str; 5] = ["response", "resource", "revisit", "metadata", "RESPONSE"];
const TIMES: [&str; 5] = [
    "2026-02-14T11:52:03Z",
    "2026-02-14T11:52:03.999999999Z",
    "2026-02-14",
    "99999-01-01T00:00:00Z",
    "",
];
const ANSWERS: [&str; 6] = [
    "Content-Type: text/html\r\n",
    "Content-Type: text/html; charset=\u{1}\u{202e}\"\\\r\n",
    "Content-Encoding: gzip\r\n",
    "Content-Encoding: br\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Location: //a.example/\r\n",
];

/// A record as a crawler may write it, with any address.
fn record() -> impl Strategy<Value = Vec<u8>> {
    let lines = vec(select(&ANSWERS[..]), 0..3);
    let parts =
        (select(&KINDS[..]), "\\PC{0,30}", select(&TIMES[..]), lines, "[<>a-z0-9\r\n]{0,60}");
    parts.prop_map(|(kind, address, time, lines, body)| {
        let body = format!("HTTP/1.1 200 OK\r\n{}\r\n<p>{body}", lines.concat());
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/{address}\r\n\
             WARC-Date: {time}\r\nWARC-Payload-Digest: sha1:{}\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
            body.len() % 3,
            body.len(),
        )
        .into_bytes()
    })
}

/// A request that may be one, with any bytes at its end now and then.
fn request() -> impl Strategy<Value = Vec<u8>> {
    let parts = (select(&FIRST[..]), vec(select(&HEADERS[..]), 0..5), select(&BODIES[..]));
    (parts, any::<bool>(), vec(any::<u8>(), 0..3)).prop_map(|(parts, is_ended, rest)| {
        let (first, headers, body) = parts;
        let end = if is_ended { "\r\n" } else { "" };
        [first, &headers.concat(), end, body].concat().bytes().chain(rest).collect()
    })
}

/// Some of these pieces, and now and then any bytes between them.
fn mixed(pieces: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let piece = select(pieces).prop_map(|piece| piece.as_bytes().to_vec());
    let piece = prop_oneof![9 => piece, 1 => vec(any::<u8>(), 0..6)];
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_sidecar_of_any_bytes_keeps_them(bytes in mixed(&TOML)) {
        sidecar::check(&bytes);
    }

    #[test]
    fn a_table_of_any_bytes_is_read_to_its_end(bytes in mixed(&TABLE)) {
        tables::check(&bytes);
    }

    #[test]
    fn written_files_of_any_bytes_are_read_or_refused(bytes in mixed(&TOML)) {
        written_pages::check(&bytes);
    }

    #[test]
    fn a_crawl_of_any_bytes_is_imported_once_and_right(
        records in vec(prop_oneof![5 => record(), 1 => vec(any::<u8>(), 0..20)], 0..6),
    ) {
        crawl::check(&records.concat());
    }

    #[test]
    fn foreign_notes_of_any_bytes_are_read_or_refused(bytes in mixed(&JSON)) {
        foreign_notes::check(&bytes);
    }
}

proptest! {
    // Where a request is not whole, the preview waits for the rest.
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_request_is_answered_or_ended(bytes in vec(request(), 1..3)) {
        requests::check(&bytes.concat());
    }
}
