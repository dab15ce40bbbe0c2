//! Translates positions in the decoded text back into positions in the raw file.
//!
//! Every reader cuts the decoded text, whatever the encoding; the translation is exact because it
//! decodes again, step by step, and looks where each cut falls.

use std::borrow::Cow;

use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::ingest::charset::{Decoded, Reading, Undone};

/// Translates ascending byte offsets of the decoded text; the text's end is the file's end.
pub(super) fn raw_offsets(bytes: &[u8], decoded: &Decoded, offsets: &[usize]) -> Vec<usize> {
    match &decoded.undone {
        Some(undone) => of_read(bytes, decoded, &read_offsets(undone, decoded, offsets)),
        None => of_read(bytes, decoded, offsets),
    }
}

/// Translates offsets of text that was decoded twice into those of what was read.
fn read_offsets(undone: &Undone, decoded: &Decoded, offsets: &[usize]) -> Vec<usize> {
    let place = |offset: &usize| {
        // Within a character of several bytes what was read may already have ended.
        decoded.read.ceil_char_boundary(undone.place(*offset).min(decoded.read.len()))
    };
    offsets
        .iter()
        .map(|offset| if *offset >= undone.text.len() { decoded.read.len() } else { place(offset) })
        .collect()
}

/// Translates offsets of `decoded.read`.
fn of_read(bytes: &[u8], decoded: &Decoded, offsets: &[usize]) -> Vec<usize> {
    let standard = match decoded.reading {
        Reading::Standard(encoding) => Some(encoding),
        Reading::Mixed(_) => Some(UTF_8),
        Reading::Kazakh(_) => None,
    };
    let mut raw = match standard {
        Some(encoding) if encoding == UTF_8 => match decoded.read {
            Cow::Borrowed(_) => offsets.to_vec(),
            Cow::Owned(_) => utf8(&bytes[decoded.mark..], decoded.reading, offsets),
        },
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => {
            by_width(&decoded.read, offsets, |c| 2 * c.len_utf16())
        }
        Some(encoding) if !encoding.is_single_byte() => {
            by_decoding(encoding, &bytes[decoded.mark..], offsets)
        }
        _ => by_width(&decoded.read, offsets, |_| 1),
    };
    for (offset, raw) in offsets.iter().zip(&mut raw) {
        *raw = match *offset {
            end if end >= decoded.read.len() => bytes.len(),
            0 => 0,
            _ => (*raw + decoded.mark).min(bytes.len()),
        };
    }
    raw
}

/// In UTF-8 only the damaged spots differ, each of which shows as one U+FFFD of three bytes, and
/// pieces in another encoding, of which each byte shows as a character.
fn utf8(bytes: &[u8], reading: Reading, offsets: &[usize]) -> Vec<usize> {
    let mut raw = Vec::with_capacity(offsets.len());
    let mut shown = 0;
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().len();
        while let Some(offset) = offsets.get(raw.len()).filter(|o| **o <= shown + valid) {
            raw.push(at + (offset - shown));
        }
        shown += valid;
        at += valid;
        let broken = reading.of_broken(chunk.invalid());
        let width = chunk.invalid().len() / broken.chars().count().max(1);
        for character in broken.chars() {
            shown += character.len_utf8();
            at += width;
            while offsets.get(raw.len()).is_some_and(|offset| *offset <= shown) {
                raw.push(at);
            }
        }
    }
    raw.resize(offsets.len(), at);
    raw
}

/// Where the raw width of a character follows from the character.
fn by_width(text: &str, offsets: &[usize], width: impl Fn(char) -> usize) -> Vec<usize> {
    let mut raw = Vec::with_capacity(offsets.len());
    let mut at = 0;
    for (shown, character) in text.char_indices() {
        while offsets.get(raw.len()).is_some_and(|offset| *offset <= shown) {
            raw.push(at);
        }
        at += width(character);
    }
    raw.resize(offsets.len(), at);
    raw
}

/// Feeds the decoder one byte at a time; a character appears with its last byte.
fn by_decoding(encoding: &'static Encoding, bytes: &[u8], offsets: &[usize]) -> Vec<usize> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut raw = Vec::with_capacity(offsets.len());
    let mut shown = 0;
    let mut buffer = [0_u8; 64];
    for (at, byte) in bytes.iter().enumerate() {
        while offsets.get(raw.len()).is_some_and(|offset| *offset <= shown) {
            raw.push(at);
        }
        let (result, _, written, _) =
            decoder.decode_to_utf8(std::slice::from_ref(byte), &mut buffer, false);
        debug_assert_eq!(result, CoderResult::InputEmpty);
        shown += written;
    }
    raw.resize(offsets.len(), bytes.len());
    raw
}
