//! Encodings that are known by signs of their own: UTF-16 by its NULs, ISO-2022-JP by its escapes.
//!
//! Both may be valid UTF-8 besides.

use encoding_rs::{Encoding, ISO_2022_JP, UTF_16BE, UTF_16LE};
use memchr::memmem;
use postil_text::letter::is_letter;

use super::GUESS_BYTES;

/// UTF-16 in an alphabet has a NUL for so many characters: spaces, digits, line breaks.
const CHARACTERS_A_NUL: usize = 25;
/// So many of a hundred characters beyond ASCII are letters in a text of East Asia.
const LEAST_SHARE: usize = 75;

/// The encoding, if the bytes have such signs.
pub(super) fn recognise(raw: &[u8]) -> Option<&'static Encoding> {
    let sample = &raw[..raw.len().min(GUESS_BYTES)];
    utf16(sample).or_else(|| iso_2022_jp(sample))
}

/// Recognises UTF-16 by NULs that stand only in the even or only in the odd places.
///
/// Spaces, digits and line breaks have a zero byte in UTF-16 whatever the script. Where they are
/// few, the rest must be letters of East Asia, of which some have one too.
fn utf16(sample: &[u8]) -> Option<&'static Encoding> {
    // Most files have no NUL at all.
    memchr::memchr(0, sample)?;
    let mut nulls = [0_usize; 2];
    for pair in sample.chunks_exact(2) {
        nulls[0] += usize::from(pair[0] == 0);
        nulls[1] += usize::from(pair[1] == 0);
    }
    let units = sample.len() / 2;
    let enough = |count: usize| count >= 2 && count * CHARACTERS_A_NUL >= units;
    match nulls {
        [0, odd] if enough(odd) => Some(UTF_16LE),
        [even, 0] if enough(even) => Some(UTF_16BE),
        _ => east_asian(&sample[..2 * units]),
    }
}

/// The order of bytes in which nearly all that is no ASCII are letters of Chinese, Japanese or Korean.
fn east_asian(sample: &[u8]) -> Option<&'static Encoding> {
    let share = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(sample)?;
        let beyond = text.chars().filter(|sign| !sign.is_ascii()).count();
        let is_east_asian = |sign: &char| *sign >= '\u{3040}' && is_letter(*sign);
        let letters = text.chars().filter(is_east_asian).count();
        (!text.contains('\0')).then_some((100 * letters / beyond.max(1), encoding))
    };
    let (share, encoding) =
        [UTF_16LE, UTF_16BE].into_iter().filter_map(share).max_by_key(|found| found.0)?;
    (share >= LEAST_SHARE).then_some(encoding)
}

/// Recognises ISO-2022-JP by the escapes into its two tables of characters and back; all its bytes
/// are ASCII.
fn iso_2022_jp(sample: &[u8]) -> Option<&'static Encoding> {
    memchr::memchr(0x1b, sample).filter(|_| sample.is_ascii())?;
    let has = |escape: &[u8]| memmem::find(sample, escape).is_some();
    let is_left = has(b"\x1b(B") || has(b"\x1b(J");
    (is_left && (has(b"\x1b$B") || has(b"\x1b$@"))).then_some(ISO_2022_JP)
}
