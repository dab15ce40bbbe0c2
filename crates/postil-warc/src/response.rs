//! The HTTP message in a record: its status, what it says of its body, and the body as it was meant.

use std::borrow::Cow;

use crate::encodings::{self, Decoded, Undecoded};
use crate::head::{Head, block_length};

/// A response.
#[derive(Debug)]
pub struct Response<'a> {
    /// What the server said of its answer.
    pub status: u16,
    head: Head,
    body: &'a [u8],
}

impl<'a> Response<'a> {
    /// Reads a response; none where these bytes are none.
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let mut rest = bytes;
        loop {
            let length = block_length(rest).unwrap_or(rest.len());
            let head = Head::parse(&rest[..length]);
            let status = status(&head.first_line)?;
            rest = &rest[length..];
            // A server may say first that it will answer.
            if !(100..200).contains(&status) {
                return Some(Response { status, head, body: rest });
            }
        }
    }

    /// The media type with its parameters.
    pub fn media_type(&self) -> Option<&str> {
        self.head.get("Content-Type")
    }

    /// Where the server sends whoever asks.
    pub fn location(&self) -> Option<&str> {
        self.head.get("Location")
    }

    /// What crawlers take for the payload: the body as it was sent, without its chunks, and decoded.
    pub(crate) fn payloads<'b>(&'b self, decoded: &'b [u8]) -> [Cow<'b, [u8]>; 3] {
        let unchunked = encodings::unchunked(self.body).bytes;
        [self.body.into(), unchunked.into(), decoded.into()]
    }

    /// The body without the encodings of its transfer.
    ///
    /// Fails where it has too many bytes, or one that nobody knows or that does not fit.
    pub(crate) fn decoded(&self, most: usize) -> Result<Decoded, Undecoded> {
        let transfer = self.head.all("Transfer-Encoding").to_ascii_lowercase();
        let mut decoded = match transfer.contains("chunked") {
            true => encodings::unchunked(self.body),
            false => Decoded::whole(self.body.to_vec()),
        };
        let transfer = transfer.split(',').filter(|name| !name.trim().starts_with("chunked"));
        let content = self.head.all("Content-Encoding").to_ascii_lowercase();
        for name in content.split(',').chain(transfer).rev().map(str::trim) {
            let next = encodings::decode(name, decoded.bytes, most)?;
            decoded = Decoded { bytes: next.bytes, is_cut: next.is_cut || decoded.is_cut };
        }
        match decoded.bytes.len() > most {
            true => Err(Undecoded::TooLarge),
            false => Ok(decoded),
        }
    }
}

/// The status of a status line, as `HTTP/1.1 200 OK`, `HTTP/2 200` or `ICY 200 OK`.
fn status(line: &str) -> Option<u16> {
    let (protocol, rest) = line.split_once(' ')?;
    let is_known = protocol.starts_with("HTTP/") || protocol == "ICY";
    let status = rest.trim_start().split(' ').next()?.parse().ok()?;
    (is_known && (100..1000).contains(&status)).then_some(status)
}
