//! The encoding of a page that names none, guessed from the frequency of its bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, IBM866, KOI8_R, KOI8_U, UTF_8, WINDOWS_1251};

use super::GUESS_BYTES;

/// What a file is most likely written in.
pub(super) fn guess(raw: &[u8]) -> &'static Encoding {
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
