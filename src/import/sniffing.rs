//! Tells a page by its first bytes, where nobody says what it is.

/// So many bytes are looked at, as the standard for browsers has it (WHATWG, *MIME Sniffing*).
const LOOKED_AT: usize = 1445;

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

/// Whether these are the first bytes of an HTML page.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let start = first_words(bytes);
    let start = match start.strip_prefix("<?xml") {
        // XHTML; other XML is no page.
        Some(rest) => rest.split_once("?>").map_or("", |(_, rest)| rest.trim_start()),
        None => &start,
    };
    PAGE_STARTS.iter().any(|known| start.starts_with(known))
}

/// Whether these are the first bytes of some markup, and not of something packed.
pub(super) fn looks_like_markup(bytes: &[u8]) -> bool {
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
