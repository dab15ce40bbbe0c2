//! Bodies in every encoding that servers send and crawlers write down.

use std::io::Write;

use super::driver::{imported, left_out};
use super::writer::{Written, gzip};
use postil_warc::LARGEST_PAGE;

const DAY: &str = "2026-02-14T11:52:03Z";
const HTML: &str = "<!doctype html><title>Мост</title><p>Мост открыли вчера утром.</p>";

/// The page that comes of a body with these header lines, and whether it is cut off.
fn page(lines: &str, body: &[u8]) -> Result<(Vec<u8>, bool), Vec<String>> {
    let lines = format!("Content-Type: text/html\r\n{lines}");
    let record = Written::response("https://dala.example/a", DAY, &lines, body);
    let (shelf, report) = imported("a.warc", record.bytes());
    match shelf.pages().get("dala.example/a.html") {
        Some(bytes) => Ok((bytes.to_vec(), report.cut.count > 0)),
        None => Err(left_out(&report)),
    }
}

pub fn chunked(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for chunk in body.chunks(40) {
        out.extend(format!("{:X};name=value\r\n", chunk.len()).bytes());
        out.extend(chunk);
        out.extend(b"\r\n");
    }
    out.extend(b"0\r\nTrailer: a\r\n\r\n");
    out
}

pub fn zlib(body: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

fn deflate(body: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

/// A stream of one block that is not packed (RFC 7932, section 9.2), with a window of 64 KiB.
fn brotli(body: &[u8]) -> Vec<u8> {
    let length = (body.len() - 1) as u32;
    // WBITS 16: `0`; not the last block: `0`; four nibbles: `00`; the length; not packed: `1`.
    let bits = length << 4 | 1 << 20;
    [&bits.to_le_bytes()[..3], body, &[3]].concat()
}

/// A frame of one block that is not packed (RFC 8878), of a known size.
fn zstd(body: &[u8]) -> Vec<u8> {
    let size = body.len() as u32;
    let head = [0x28, 0xb5, 0x2f, 0xfd, 0xa0];
    let block = size << 3 | 1;
    [&head[..], &size.to_le_bytes(), &block.to_le_bytes()[..3], body].concat()
}

#[test]
fn every_encoding_is_undone() {
    let html = HTML.as_bytes();
    for (lines, body) in [
        ("", html.to_vec()),
        ("Content-Encoding: gzip\r\n", gzip(html)),
        ("Content-Encoding: x-gzip\r\n", gzip(html)),
        ("Content-Encoding: gzip\r\n", [gzip(&html[..30]), gzip(&html[30..])].concat()),
        ("Content-Encoding: deflate\r\n", zlib(html)),
        ("Content-Encoding: deflate\r\n", deflate(html)),
        ("Content-Encoding: br\r\n", brotli(html)),
        ("Content-Encoding: zstd\r\n", zstd(html)),
        ("Content-Encoding: identity\r\n", html.to_vec()),
        ("Content-Encoding: UTF-8\r\n", html.to_vec()),
        ("Content-Encoding: deflate, gzip\r\n", gzip(&zlib(html))),
        ("Content-Encoding: deflate\r\nContent-Encoding: gzip\r\n", gzip(&zlib(html))),
        ("Transfer-Encoding: chunked\r\n", chunked(html)),
        ("Transfer-Encoding: Chunked\r\nContent-Encoding: GZip\r\n", chunked(&gzip(html))),
        ("Transfer-Encoding: gzip, chunked\r\n", chunked(&gzip(html))),
        ("Content-Length: 5\r\n", html.to_vec()),
        ("Content-Length: 5000\r\n", html.to_vec()),
    ] {
        assert_eq!(page(lines, &body), Ok((html.to_vec(), false)), "{lines}");
    }
}

#[test]
fn a_body_that_was_decoded_before_it_was_written_down_is_as_it_is() {
    let html = HTML.as_bytes();
    for encoding in ["gzip", "deflate", "br", "zstd", "br, gzip"] {
        for transfer in ["", "Transfer-Encoding: chunked\r\n"] {
            let lines = format!("Content-Encoding: {encoding}\r\n{transfer}");
            assert_eq!(page(&lines, html), Ok((html.to_vec(), false)), "{lines}");
        }
    }
    let lines = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n";
    assert_eq!(page(lines, &gzip(html)), Ok((html.to_vec(), false)));
}

#[test]
fn a_transfer_that_broke_off_gives_what_had_come() {
    let html = HTML.repeat(50);
    let html = html.as_bytes();
    for (lines, body) in [
        ("Transfer-Encoding: chunked\r\n", chunked(html)),
        ("Content-Encoding: gzip\r\n", gzip(html)),
        ("Content-Encoding: deflate\r\n", zlib(html)),
    ] {
        let (cut, is_cut) = page(lines, &body[..body.len() / 2]).unwrap();
        assert!(is_cut && html.starts_with(&cut) && !cut.is_empty(), "{lines}");
    }
    let broken = b"5\r\n<p>On\r\nno size\r\n<p>Two";
    assert_eq!(page("Transfer-Encoding: chunked\r\n", broken), Ok((b"<p>On".to_vec(), true)));
}

#[test]
fn what_nobody_can_decode_is_named() {
    for (encoding, body) in
        [("sdch", "text"), ("br", "\u{1}\u{2}"), ("zstd", "\u{28}"), ("gzip", "")]
    {
        let lines = format!("Content-Encoding: {encoding}\r\n");
        let found = page(&lines, body.as_bytes());
        let is_named = matches!(&found, Err(why) if why == &["bad-encoding 1"]);
        // Neither has the first bytes of its encoding, so it counts as decoded.
        let is_plain = matches!(encoding, "zstd" | "gzip");
        assert_eq!(is_named, !is_plain, "{encoding}: {found:?}");
    }
}

#[test]
fn what_unpacks_to_more_than_a_page_may_have_is_left_out() {
    let html = [HTML.as_bytes(), &vec![b' '; LARGEST_PAGE]].concat();
    assert_eq!(
        page("Content-Encoding: gzip\r\n", &gzip(&html)),
        Err(vec!["too-large 1".to_owned()])
    );
    assert_eq!(page("", &html), Err(vec!["too-large 1".to_owned()]));
}

#[test]
fn the_first_line_is_read_as_servers_and_crawlers_write_it() {
    for (line, taken) in [
        ("HTTP/1.0 200 OK", 1),
        ("HTTP/1.1 200", 1),
        ("HTTP/2 200 ", 1),
        ("HTTP/2.0 200 OK", 1),
        ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK", 1),
        ("HTTP/1.1 404 Not Found", 0),
        ("HTTP/1.1 two hundred", 0),
        ("", 0),
    ] {
        let body = format!("{line}\r\nContent-Type: text/html\r\n\r\n{HTML}");
        let record = Written::new("response", "https://dala.example/a", DAY, body);
        assert_eq!(imported("a.warc", record.bytes()).1.taken, taken, "{line}");
    }
}
