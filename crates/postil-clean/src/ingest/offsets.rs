//! Translates positions in the decoded text back into positions in the raw file.
//!
//! Every reader cuts the decoded text, whatever the encoding; the translation is exact because it
//! decodes again, step by step, and looks where each cut falls.

use std::borrow::Cow;

use encoding_rs::{CoderResult, UTF_8, UTF_16BE, UTF_16LE};

use crate::ingest::charset::Decoded;

/// Translates ascending byte offsets of `decoded.text`; the text's end is the file's end.
pub(super) fn raw_offsets(bytes: &[u8], decoded: &Decoded, offsets: &[usize]) -> Vec<usize> {
    let mut raw = if decoded.encoding == UTF_8 && matches!(decoded.text, Cow::Borrowed(_)) {
        offsets.to_vec()
    } else if decoded.encoding == UTF_8 {
        utf8(&bytes[decoded.mark..], offsets)
    } else if decoded.encoding == UTF_16LE || decoded.encoding == UTF_16BE {
        by_width(&decoded.text, offsets, |c| 2 * c.len_utf16())
    } else if decoded.encoding.is_single_byte() {
        by_width(&decoded.text, offsets, |_| 1)
    } else {
        by_decoding(&bytes[decoded.mark..], decoded, offsets)
    };
    for (offset, raw) in offsets.iter().zip(&mut raw) {
        *raw = match *offset {
            end if end >= decoded.text.len() => bytes.len(),
            0 => 0,
            _ => (*raw + decoded.mark).min(bytes.len()),
        };
    }
    raw
}

/// In UTF-8 only the damaged spots differ: each shows as one U+FFFD of three bytes.
fn utf8(bytes: &[u8], offsets: &[usize]) -> Vec<usize> {
    let mut raw = Vec::with_capacity(offsets.len());
    let mut shown = 0;
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().len();
        while let Some(offset) = offsets.get(raw.len()).filter(|o| **o <= shown + valid) {
            raw.push(at + (offset - shown));
        }
        shown += valid;
        at += valid + chunk.invalid().len();
        if !chunk.invalid().is_empty() {
            shown += '\u{fffd}'.len_utf8();
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
fn by_decoding(bytes: &[u8], decoded: &Decoded, offsets: &[usize]) -> Vec<usize> {
    let mut decoder = decoded.encoding.new_decoder_without_bom_handling();
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
