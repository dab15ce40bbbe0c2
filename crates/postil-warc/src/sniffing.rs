//! Tells by its bytes what a page is, where nobody says so, and what is none, whatever is said.

use postil_clean::ingest;
use serde::de::IgnoredAny;

/// So many bytes are looked at, as the standard for browsers has it (WHATWG, *MIME Sniffing*).
const LOOKED_AT: usize = 1445;

/// So many bytes tell whether something is no text; even, for characters of two bytes.
const LARGEST_HEAD: usize = 4 << 10;

/// What a page begins with, in small letters.
const PAGE_STARTS: [&str; 11] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<title",
    "<meta",
    "<script",
    "<div",
    "<h1",
    "<p>",
    "<table",
];

/// How feeds begin, which browsers show as such whatever they are called (WHATWG, *MIME Sniffing*).
const FEED_STARTS: [&str; 3] = ["<rss", "<feed", "<rdf:rdf"];

/// Whether these are the first bytes of an HTML page.
pub(crate) fn is_page(bytes: &[u8]) -> bool {
    let start = first_words(bytes);
    let start = match start.strip_prefix("<?xml") {
        // XHTML; other XML is no page.
        Some(rest) => rest.split_once("?>").map_or("", |(_, rest)| rest.trim_start()),
        None => &start,
    };
    PAGE_STARTS.iter().any(|known| start.starts_with(known))
}

/// What some bytes are that a server called a page or a text; none where they may be one.
pub(crate) fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    let start = first_words(bytes);
    let unmarked = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if ingest::is_binary("page.html", &bytes[..bytes.len().min(LARGEST_HEAD)]) {
        return Some("a picture, a package or the like");
    }
    if start.starts_with(['{', '[']) && serde_json::from_slice::<IgnoredAny>(unmarked).is_ok() {
        return Some("JSON");
    }
    let start = start
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
        .map_or(&*start, |(_, rest)| rest.trim_start());
    FEED_STARTS.iter().any(|known| start.starts_with(known)).then_some("a feed")
}

/// Whether these are the first bytes of some markup, and not of something packed.
pub(crate) fn looks_like_markup(bytes: &[u8]) -> bool {
    let start = first_words(bytes);
    let mut letters = start.chars();
    letters.next() == Some('<')
        && letters.next().is_some_and(|c| c.is_ascii_alphabetic() || "!?".contains(c))
}

/// The start of a text in small letters, without white space, a byte order mark and comments before it.
fn first_words(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->").map_or("", |(_, rest)| rest.trim_start());
    }
    rest.to_owned()
}
