//! Recognises a file's character encoding and decodes it.
//!
//! In this order: the byte order mark; UTF-16 without a mark, by its pattern of NULs; valid UTF-8;
//! the page's own `<meta charset>`; UTF-8 with a few damaged spots; a guess from the frequency of
//! the bytes.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, IBM866, KOI8_R, KOI8_U, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};

use crate::model::source::{Charset, CharsetOrigin, SourceFormat};

/// How much of a file is looked at for a guess.
const GUESS_BYTES: usize = 256 * 1024;
/// Where a page's `<meta charset>` is looked for; the standard asks for 1,024 bytes.
const META_BYTES: usize = 8 * 1024;

/// A decoded file.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    /// The file as it stands on disk.
    pub raw: &'a [u8],
    /// The decoded text, without the byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding, as reports name it.
    pub charset: Charset,
    /// The encoding that decoded the text.
    pub encoding: &'static Encoding,
    /// The number of bytes of the byte order mark.
    pub mark: usize,
}

/// Decodes a file; never fails, for what cannot be decoded shows as U+FFFD.
pub(super) fn decode(raw: &[u8], format: SourceFormat) -> Decoded<'_> {
    if let Some(text) = valid_utf8(raw) {
        return Decoded::valid(raw, text);
    }
    let (encoding, origin, mark) = recognise(raw, format);
    let bytes = &raw[mark..];
    let text = decode_as(encoding, bytes);
    let malformed = count_malformed(encoding, bytes, &text);
    let charset = Charset { name: encoding.name(), origin, malformed };
    Decoded { raw, text, charset, encoding, mark }
}

/// Decodes a piece of a file whose encoding is known; none where nobody knows such an encoding.
///
/// The piece begins and ends between characters. A byte order mark counts where it is the file's
/// start.
pub(super) fn decode_part(part: &[u8], charset: Charset, is_start: bool) -> Option<Decoded<'_>> {
    let encoding = Encoding::for_label(charset.name.as_bytes())?;
    let mark = Encoding::for_bom(part).filter(|_| is_start).map_or(0, |(_, length)| length);
    let text = decode_as(encoding, &part[mark..]);
    Some(Decoded { raw: part, text, charset, encoding, mark })
}

/// The file as text, where it is valid UTF-8 without a mark; most files are.
fn valid_utf8(raw: &[u8]) -> Option<&str> {
    if Encoding::for_bom(raw).is_some() || utf16_by_pattern(raw).is_some() {
        return None;
    }
    // For letters beyond ASCII this check takes a tenth of the standard library's time.
    match UTF_8.decode_without_bom_handling_and_without_replacement(raw)? {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(_) => None,
    }
}

impl<'a> Decoded<'a> {
    fn valid(raw: &'a [u8], text: &'a str) -> Self {
        let origin = CharsetOrigin::ValidUtf8;
        let charset = Charset { name: UTF_8.name(), origin, malformed: 0 };
        Decoded { raw, text: text.into(), charset, encoding: UTF_8, mark: 0 }
    }
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Cow<'a, str> {
    if encoding == UTF_8 {
        return String::from_utf8_lossy(bytes);
    }
    encoding.decode_without_bom_handling(bytes).0
}

/// Counts the places that could not be decoded, not those that hold U+FFFD by themselves.
fn count_malformed(encoding: &'static Encoding, bytes: &[u8], text: &str) -> usize {
    if encoding == UTF_8 {
        return bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    }
    text.matches('\u{fffd}').count()
}

/// The encoding of a file that is not plainly UTF-8, and the length of its mark.
fn recognise(raw: &[u8], format: SourceFormat) -> (&'static Encoding, CharsetOrigin, usize) {
    if let Some((encoding, mark)) = Encoding::for_bom(raw) {
        return (encoding, CharsetOrigin::ByteOrderMark, mark);
    }
    if let Some(encoding) = utf16_by_pattern(raw) {
        return (encoding, CharsetOrigin::Detected, 0);
    }
    let declared = (format == SourceFormat::Html).then(|| declared_encoding(raw)).flatten();
    if let Some(encoding) = declared {
        return (encoding, CharsetOrigin::Declared, 0);
    }
    (guess(raw), CharsetOrigin::Detected, 0)
}

/// Recognises UTF-16 by NULs that stand only in the even or only in the odd places.
///
/// Spaces, digits and line breaks have a zero byte in UTF-16 whatever the script.
fn utf16_by_pattern(raw: &[u8]) -> Option<&'static Encoding> {
    let sample = &raw[..raw.len().min(GUESS_BYTES)];
    if !sample.contains(&0) {
        return None;
    }
    let mut nulls = [0_usize; 2];
    for pair in sample.chunks_exact(2) {
        nulls[0] += usize::from(pair[0] == 0);
        nulls[1] += usize::from(pair[1] == 0);
    }
    let units = sample.len() / 2;
    let enough = |count: usize| count >= 2 && count * 25 >= units;
    match nulls {
        [0, odd] if enough(odd) => Some(UTF_16LE),
        [even, 0] if enough(even) => Some(UTF_16BE),
        _ => None,
    }
}

/// Reads `charset=` from the page's first `<meta>` or XML declaration that has one.
fn declared_encoding(raw: &[u8]) -> Option<&'static Encoding> {
    let head = raw[..raw.len().min(META_BYTES)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let after = head
        .split("charset")
        .skip(1)
        .chain(head.split("encoding").skip(1))
        .filter_map(|rest| rest.trim_start().strip_prefix('='));
    for rest in after {
        let rest = rest.trim_start().trim_start_matches(['"', '\'']);
        let label: String = rest
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect();
        let encoding = Encoding::for_label_no_replacement(label.as_bytes());
        if let Some(encoding) = encoding {
            // A page in UTF-16 could not have said so in ASCII.
            return Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 });
        }
    }
    None
}

fn guess(raw: &[u8]) -> &'static Encoding {
    let sample = &raw[..raw.len().min(GUESS_BYTES)];
    if is_damaged_utf8(sample) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    match detector.guess(None, Utf8Detection::Deny) {
        encoding if encoding == KOI8_U && !has_ukrainian_koi8(sample) => KOI8_R,
        encoding => prefer_cyrillic(encoding, sample),
    }
}

/// Whether characters of two and more bytes are far more frequent than broken ones.
///
/// In an older encoding the bytes of letters make valid UTF-8 only by chance.
fn is_damaged_utf8(sample: &[u8]) -> bool {
    let mut valid = 0_usize;
    let mut broken = 0_usize;
    for chunk in sample.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid > 5 * broken
}

/// The bytes in which KOI8-U has letters and KOI8-R has line drawings.
fn has_ukrainian_koi8(sample: &[u8]) -> bool {
    let letters = [0xa4, 0xa6, 0xa7, 0xad, 0xb4, 0xb6, 0xb7, 0xbd];
    sample.iter().any(|byte| letters.contains(byte))
}

/// Corrects a guess for a Western encoding where nearly all letters would be accented.
///
/// A text of a few Cyrillic words is too short for statistics, but no Western text has words
/// that consist of accented letters.
fn prefer_cyrillic(guessed: &'static Encoding, sample: &[u8]) -> &'static Encoding {
    let high = sample.iter().filter(|byte| **byte >= 0x80).count();
    let ascii = sample.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let western = guessed.name().starts_with("windows-1252");
    match western && high > 2 * ascii {
        true if sample.iter().filter(|byte| (0x80..0xc0).contains(*byte)).count() * 2 > high => {
            IBM866
        }
        true => WINDOWS_1251,
        false => guessed,
    }
}
