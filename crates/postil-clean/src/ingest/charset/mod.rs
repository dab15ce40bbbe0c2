//! Recognises a file's character encoding and decodes it.
//!
//! In this order: the byte order mark; UTF-16 and ISO-2022-JP by their [`pattern`]; valid UTF-8;
//! the encoding that the page's header names; its own `<meta charset>`; UTF-8 with a few damaged
//! spots; a guess from the frequency of the bytes. The last four are but claims: what they make of the
//! bytes is judged ([`mod@strangeness`]), and so is what other encodings make of them. Text that comes
//! out strange all the same may have been decoded [`twice`], and what is no UTF-8 amid UTF-8 may be
//! pieces in another encoding ([`mixed`]).

mod guess;
mod mixed;
mod pattern;
mod reading;
mod strangeness;
mod streaming;
mod twice;

use std::borrow::Cow;

use encoding_rs::{
    Encoding, IBM866, ISO_8859_5, KOI8_R, KOI8_U, UTF_8, WINDOWS_1251, X_MAC_CYRILLIC,
};

use crate::ingest::charset::guess::guess;
use crate::ingest::charset::reading::{KZ, PT};
use crate::ingest::charset::strangeness::{STRANGE, judge, strangeness};
use crate::ingest::charset::twice::Attempt;
use crate::model::source::{Charset, CharsetOrigin, EncodingName, SourceFormat};

pub(super) use crate::ingest::charset::reading::Reading;
pub use crate::ingest::charset::streaming::StreamDecoder;
pub(super) use crate::ingest::charset::twice::Undone;

/// How much of a file is looked at for a guess.
pub(super) const GUESS_BYTES: usize = 256 * 1024;
/// Where a page's `<meta charset>` is looked for; the standard asks for 1,024 bytes.
const META_BYTES: usize = 8 * 1024;
/// The encodings that Cyrillic was written in.
static CYRILLIC: [Reading; 8] = [
    Reading::Standard(WINDOWS_1251),
    Reading::Standard(KOI8_R),
    Reading::Standard(KOI8_U),
    Reading::Standard(IBM866),
    Reading::Standard(X_MAC_CYRILLIC),
    Reading::Standard(ISO_8859_5),
    Reading::Kazakh(&KZ),
    Reading::Kazakh(&PT),
];
/// By so much less strange another encoding must make a text than the one that it claims to have.
const GAIN: f32 = 0.15;
/// And where both are of Cyrillic.
const GAIN_AMONG_CYRILLIC: f32 = 0.03;

/// A decoded file.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    /// What the bytes are as the charset's encoding has them, without the byte order mark.
    pub read: Cow<'a, str>,
    /// The text before it was decoded twice, if it was.
    pub undone: Option<Undone>,
    /// The encoding, as reports name it.
    pub charset: Charset,
    /// The encoding that the page declares and does not have.
    pub overruled: Option<EncodingName>,
    /// How the bytes became text.
    pub reading: Reading,
    /// The number of bytes of the byte order mark.
    pub mark: usize,
    /// The text of a whole file reads like none all the same.
    pub is_strange: bool,
}

/// Decodes a page; never fails, for what cannot be decoded shows as U+FFFD.
///
/// `label` is the encoding that the page's header names, which outranks what the page says of itself.
pub(super) fn decode<'a>(raw: &'a [u8], format: SourceFormat, label: Option<&str>) -> Decoded<'a> {
    let mut decoded = match valid_utf8(raw) {
        Some(text) => Decoded::valid(text),
        None => decode_claimed(raw, format, label),
    };
    let read = judge(&decoded.read);
    let attempt = twice::undo_best(&decoded.read, read);
    decoded.is_strange = attempt.is_none() && read.strangeness > STRANGE;
    if let Some(Attempt { detour, undone, .. }) = attempt {
        decoded.charset.detour = Some(detour);
        decoded.undone = Some(undone);
    }
    decoded
}

/// Decodes a file as it claims to be written, or as it makes less strange a text.
fn decode_claimed<'a>(raw: &'a [u8], format: SourceFormat, label: Option<&str>) -> Decoded<'a> {
    let Claim { reading, origin, mark } = claim(raw, format, label);
    let bytes = &raw[mark..];
    let better = match origin {
        CharsetOrigin::Stated | CharsetOrigin::Declared | CharsetOrigin::Detected => {
            mixed::reading(bytes).or_else(|| better_reading(bytes, reading))
        }
        CharsetOrigin::ByteOrderMark | CharsetOrigin::ValidUtf8 => None,
    };
    let is_overruled = better.is_some() && origin != CharsetOrigin::Detected;
    let overruled = is_overruled.then(|| reading.name());
    let origin = if better.is_some() { CharsetOrigin::Detected } else { origin };
    let reading = better.unwrap_or(reading);
    let read = reading.decode(bytes);
    let malformed = count_malformed(reading, bytes, &read);
    let charset = Charset { name: reading.name(), origin, malformed, detour: None };
    Decoded { read, undone: None, charset, overruled, reading, mark, is_strange: false }
}

/// Decodes a piece of a file whose encoding is known; none where nobody knows such an encoding.
///
/// The piece begins and ends between characters. A byte order mark counts where it is the file's
/// start.
pub(super) fn decode_part(part: &[u8], charset: Charset, is_start: bool) -> Option<Decoded<'_>> {
    let reading = Reading::named(charset.name)?;
    let mark = Encoding::for_bom(part).filter(|_| is_start).map_or(0, |(_, length)| length);
    let read = reading.decode(&part[mark..]);
    let undone = charset.detour.and_then(|detour| twice::undo_known(&read, detour));
    let overruled = None;
    Some(Decoded { read, undone, charset, overruled, reading, mark, is_strange: false })
}

/// The file as text, where it is valid UTF-8 without a mark; most files are.
fn valid_utf8(raw: &[u8]) -> Option<&str> {
    if Encoding::for_bom(raw).is_some() || pattern::recognise(raw).is_some() {
        return None;
    }
    // For letters beyond ASCII this check takes a tenth of the standard library's time.
    match UTF_8.decode_without_bom_handling_and_without_replacement(raw)? {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(_) => None,
    }
}

impl<'a> Decoded<'a> {
    fn valid(text: &'a str) -> Self {
        let origin = CharsetOrigin::ValidUtf8;
        let charset = Charset { name: UTF_8.name(), origin, malformed: 0, detour: None };
        let reading = Reading::Standard(UTF_8);
        let read = text.into();
        let (undone, overruled, is_strange) = (None, None, false);
        Decoded { read, undone, charset, overruled, reading, mark: 0, is_strange }
    }

    /// The text of the file.
    pub fn text(&self) -> &str {
        self.undone.as_ref().map_or(&*self.read, |undone| &undone.text)
    }
}

/// Counts the places that could not be decoded, not those that hold U+FFFD by themselves.
fn count_malformed(reading: Reading, bytes: &[u8], text: &str) -> usize {
    if reading == Reading::Standard(UTF_8) {
        return bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    }
    text.matches('\u{fffd}').count()
}

/// What a file that is not plainly UTF-8 claims to be written in, and the length of its mark.
struct Claim {
    reading: Reading,
    origin: CharsetOrigin,
    mark: usize,
}

fn claim(raw: &[u8], format: SourceFormat, label: Option<&str>) -> Claim {
    let claim =
        |encoding, origin, mark| Claim { reading: Reading::Standard(encoding), origin, mark };
    if let Some((encoding, mark)) = Encoding::for_bom(raw) {
        return claim(encoding, CharsetOrigin::ByteOrderMark, mark);
    }
    if let Some(encoding) = pattern::recognise(raw) {
        return claim(encoding, CharsetOrigin::Detected, 0);
    }
    if let Some(encoding) = label.and_then(named) {
        return claim(encoding, CharsetOrigin::Stated, 0);
    }
    let declared = (format == SourceFormat::Html).then(|| declared_encoding(raw)).flatten();
    match declared {
        Some(encoding) => claim(encoding, CharsetOrigin::Declared, 0),
        None => claim(guess(raw), CharsetOrigin::Detected, 0),
    }
}

/// The encoding that a header names; none where nobody knows it.
fn named(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label_no_replacement(label.as_bytes())
}

/// The encoding that makes a less strange text of some bytes than the one they claim to have.
///
/// Encodings of Cyrillic, which share letters, are weighed against one another in any case; others
/// are believed unless their text is strange.
fn better_reading(bytes: &[u8], claimed: Reading) -> Option<Reading> {
    let sample = &bytes[..bytes.len().min(GUESS_BYTES)];
    let read = claimed.decode(sample);
    let strange = |reading: Reading| strangeness(&reading.decode(sample));
    let least = strangeness(&read);
    let is_cyrillic = CYRILLIC.contains(&claimed);
    if least <= STRANGE && !is_cyrillic {
        return has_gaps(claimed, &read).then(|| gapless(bytes)).flatten();
    }
    let others = CYRILLIC.iter().copied().chain([guess(sample), UTF_8].map(Reading::Standard));
    let gain = |reading| match is_cyrillic && CYRILLIC.contains(&reading) {
        true => GAIN_AMONG_CYRILLIC,
        false => GAIN,
    };
    let tried = others.map(|reading| (strange(reading), reading));
    let better = tried.filter(|(other, reading)| *other < least - gain(*reading));
    better.reduce(|best, next| if next.0 < best.0 { next } else { best }).map(|best| best.1)
}

/// Whether some bytes are no characters of an encoding with several bytes a character.
fn has_gaps(reading: Reading, read: &str) -> bool {
    let is_multibyte = matches!(reading, Reading::Standard(one) if !one.is_single_byte());
    is_multibyte && reading != Reading::Standard(UTF_8) && read.contains('\u{fffd}')
}

/// The encoding with several bytes a character that bytes look like, if all of them are in it.
fn gapless(bytes: &[u8]) -> Option<Reading> {
    let encoding = Some(guess(bytes)).filter(|encoding| !encoding.is_single_byte())?;
    let is_whole = encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some();
    is_whole.then_some(Reading::Standard(encoding))
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
