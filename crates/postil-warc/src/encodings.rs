//! The encodings that HTTP bodies are sent in.
//!
//! Many crawlers write down the server's header and a body that is decoded already. So each encoding
//! is undone only where the bytes have it.

use std::io::{self, Read};

use brotli_decompressor::Decompressor;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::StreamingDecoder;

use crate::sniffing::looks_like_markup;

/// How a body begins that is packed by zstd (RFC 8878).
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
/// How a body begins that is packed by gzip.
const GZIP: &[u8] = &[0x1f, 0x8b];
/// The memory that brotli reads with.
const BROTLI_BUFFER: usize = 4096;
/// Encodings that change nothing: the standard's, and what servers say instead of it.
const NONE: [&str; 6] = ["", "identity", "none", "utf-8", "binary", "8bit"];

/// A body that is decoded.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub bytes: Vec<u8>,
    /// The transfer broke off, so that the end is missing.
    pub is_cut: bool,
}

impl Decoded {
    /// A body of which nothing is missing.
    pub fn whole(bytes: Vec<u8>) -> Self {
        Decoded { bytes, is_cut: false }
    }
}

/// Why a body cannot be decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undecoded {
    /// The encoding is not known.
    Unknown(String),
    /// The bytes are not in the encoding that the header names.
    Broken(String),
    /// There are too many bytes.
    TooLarge,
}

/// Undoes one encoding, for at most so many bytes.
///
/// Fails where it is not known, does not fit, or gives more bytes.
pub(crate) fn decode(name: &str, bytes: Vec<u8>, most: usize) -> Result<Decoded, Undecoded> {
    let read = |reader: &mut dyn Read| read_all(name, reader, most);
    match name {
        name if NONE.contains(&name) => Ok(Decoded::whole(bytes)),
        "gzip" | "x-gzip" if !bytes.starts_with(GZIP) => Ok(Decoded::whole(bytes)),
        "gzip" | "x-gzip" => read(&mut MultiGzDecoder::new(&*bytes)),
        "zstd" if !bytes.starts_with(ZSTD) => Ok(Decoded::whole(bytes)),
        "zstd" => match StreamingDecoder::new(&*bytes) {
            Ok(mut decoder) => read(&mut decoder),
            Err(_) => Err(Undecoded::Broken(name.to_owned())),
        },
        "deflate" | "br" if bytes.is_empty() || looks_like_markup(&bytes) => {
            Ok(Decoded::whole(bytes))
        }
        // The standard means zlib's format, and some servers send what is within it.
        "deflate" => read(&mut ZlibDecoder::new(&*bytes))
            .or_else(|_| read(&mut DeflateDecoder::new(&*bytes))),
        "br" => read(&mut Decompressor::new(&*bytes, BROTLI_BUFFER)),
        _ => Err(Undecoded::Unknown(name.to_owned())),
    }
}

/// Reads what is decoded; what came before the first error counts.
fn read_all(name: &str, reader: &mut dyn Read, most: usize) -> Result<Decoded, Undecoded> {
    let mut bytes = Vec::new();
    let read: io::Result<usize> = reader.take(most as u64 + 1).read_to_end(&mut bytes);
    match (read, bytes.is_empty()) {
        _ if bytes.len() > most => Err(Undecoded::TooLarge),
        (Ok(_), _) => Ok(Decoded::whole(bytes)),
        (Err(_), false) => Ok(Decoded { bytes, is_cut: true }),
        (Err(_), true) => Err(Undecoded::Broken(name.to_owned())),
    }
}

/// A body without the sizes of its chunks (RFC 9112, section 7.1); as it is where it has none.
pub(crate) fn unchunked(body: &[u8]) -> Decoded {
    let (mut bytes, mut rest) = (Vec::new(), body);
    loop {
        let Some((size, start)) = chunk_size(rest) else {
            // Without a size in front the body was unchunked before it was written down.
            let is_plain = rest.len() == body.len();
            return Decoded {
                bytes: if is_plain { body.to_vec() } else { bytes },
                is_cut: !is_plain,
            };
        };
        rest = &rest[start..];
        if size == 0 {
            return Decoded::whole(bytes);
        }
        let Some((chunk, after)) = rest.split_at_checked(size) else {
            bytes.extend_from_slice(rest);
            return Decoded { bytes, is_cut: true };
        };
        bytes.extend_from_slice(chunk);
        rest = after.strip_prefix(b"\r\n").or(after.strip_prefix(b"\n")).unwrap_or(after);
    }
}

/// The size of the chunk that begins here, and where its bytes do.
fn chunk_size(bytes: &[u8]) -> Option<(usize, usize)> {
    const LONGEST_LINE: usize = 1024;
    let end = memchr::memchr(b'\n', &bytes[..bytes.len().min(LONGEST_LINE)])?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?;
    let size = line.split(';').next().unwrap_or_default().trim();
    let size = usize::from_str_radix(size, 16).ok()?;
    Some((size, end + 1))
}
