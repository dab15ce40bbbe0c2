//! The parts of a mail: their headers, and where their bodies stand (RFC 2045 and 2046).
//!
//! What is cut short is read as far as it goes.

use std::ops::Range;

use memchr::memmem;

use crate::model::source::TransferCoding;

/// A part within parts is looked for so deep.
const DEEPEST: usize = 4;

/// A part of a mail, or the mail itself.
#[derive(Debug)]
pub(super) struct Part {
    /// Its headers; names in small letters, values on one line.
    headers: Vec<(String, String)>,
    /// Where its body stands in the file.
    pub body: Range<usize>,
}

impl Part {
    /// Reads the part that stands in a range of a file; none where it has no headers.
    pub fn read(file: &[u8], range: Range<usize>) -> Option<Self> {
        let (headers, length) = headers(&file[range.clone()])?;
        Some(Part { headers, body: range.start + length..range.end })
    }

    /// The value of a header without its parameters.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// What kind of data it holds, in small letters, as `text/html`.
    pub fn media_type(&self) -> String {
        let value = self.header("content-type").unwrap_or_default();
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// A parameter of its type, as `charset`.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let value = self.header("content-type")?;
        parameters(value)
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// How its bytes are written down.
    pub fn coding(&self) -> TransferCoding {
        let value = self.header("content-transfer-encoding").unwrap_or_default();
        match value.trim().to_ascii_lowercase().as_str() {
            "quoted-printable" => TransferCoding::QuotedPrintable,
            "base64" => TransferCoding::Base64,
            _ => TransferCoding::Plain,
        }
    }

    /// The parts within it that have none themselves, in their order; itself where it has none.
    pub fn leaves(self, file: &[u8]) -> Vec<Part> {
        let mut leaves = Vec::new();
        self.collect(file, DEEPEST, &mut leaves);
        leaves
    }

    fn collect(self, file: &[u8], depth: usize, leaves: &mut Vec<Part>) {
        if !self.media_type().starts_with("multipart/") {
            leaves.push(self);
            return;
        }
        let Some(boundary) = self.parameter("boundary").filter(|_| depth > 0) else { return };
        for range in ranges(file, self.body, &boundary) {
            if let Some(part) = Part::read(file, range) {
                part.collect(file, depth - 1, leaves);
            }
        }
    }
}

/// Reads headers up to the blank line behind them; gives them with their length.
fn headers(text: &[u8]) -> Option<(Vec<(String, String)>, usize)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let width = memchr::memchr(b'\n', &text[at..]).map_or(text.len() - at, |width| width + 1);
        let line = String::from_utf8_lossy(&text[at..at + width]);
        at += width;
        let words = line.trim();
        if words.is_empty() {
            return Some((headers, at)).filter(|(headers, _)| !headers.is_empty());
        }
        match (line.starts_with([' ', '\t']), headers.last_mut()) {
            (true, Some((_, value))) => {
                value.push(' ');
                value.push_str(words);
            }
            _ => {
                let (name, value) = line.split_once(':').filter(|(name, _)| is_name(name))?;
                headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }
    None
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|sign| sign.is_ascii_graphic())
}

/// The parameters of a header's value, without their quotation marks.
fn parameters(value: &str) -> impl Iterator<Item = (&str, String)> {
    let mut rest = value.split_once(';').map_or("", |(_, rest)| rest);
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let (value, behind) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_at(after.find(';').unwrap_or(after.len())),
        };
        rest = behind.trim_start().trim_start_matches(';');
        Some((name.trim(), value.trim().to_owned()))
    })
}

/// Where the parts stand that lines of a boundary set apart.
fn ranges(file: &[u8], body: Range<usize>, boundary: &str) -> Vec<Range<usize>> {
    let delimiter = format!("--{boundary}");
    let text = &file[body.clone()];
    let at_line_start = |at: &usize| *at == 0 || text[*at - 1] == b'\n';
    let mut ranges = Vec::new();
    let mut open: Option<usize> = None;
    for at in memmem::find_iter(text, &delimiter).filter(at_line_start) {
        let rest = &text[at + delimiter.len()..];
        let line = memchr::memchr(b'\n', rest).map_or(rest.len(), |width| width + 1);
        let is_last = rest.starts_with(b"--");
        // A longer boundary may begin with this one.
        if !is_last && !rest[..line].trim_ascii().is_empty() {
            continue;
        }
        ranges.extend(
            open.map(|start| body.start + start..body.start + before_break(text, at).max(start)),
        );
        if is_last {
            return ranges;
        }
        open = Some(at + delimiter.len() + line);
    }
    ranges.extend(open.map(|start| body.start + start..body.end));
    ranges
}

/// The line break before a boundary is the boundary's.
fn before_break(text: &[u8], at: usize) -> usize {
    let before = text[..at].strip_suffix(b"\n").unwrap_or(&text[..at]);
    before.strip_suffix(b"\r").unwrap_or(before).len()
}
