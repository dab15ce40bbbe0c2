//! Decodes what is too large to be held whole, as a table of pages.

use encoding_rs::{Decoder, UTF_8};

use crate::ingest::charset::{self, reading::Reading};
use crate::model::source::{EncodingName, SourceFormat};

/// Decodes bytes that come in portions, in the encoding that the first of them tell.
///
/// A portion of ASCII alone tells nothing: the encoding is recognised in the first one that has
/// something else, so portions should be large; a few hundred kilobytes are enough. What cannot be
/// decoded becomes U+FFFD.
#[derive(Default)]
pub struct StreamDecoder {
    decoding: Option<Decoding>,
    is_damaged: bool,
}

/// An encoding that has been recognised.
enum Decoding {
    Standard(Decoder),
    /// One of the code pages in which each byte is a character.
    Bytes(Reading),
}

impl StreamDecoder {
    /// Appends the text of the next portion; `is_last` says that none follows.
    pub fn decode(&mut self, portion: &[u8], is_last: bool, text: &mut String) {
        if self.decoding.is_none() && tells_nothing(portion) {
            text.push_str(&String::from_utf8_lossy(portion));
            return;
        }
        let mut rest = portion;
        let decoding = self.decoding.get_or_insert_with(|| {
            let (reading, mark) = recognised(portion);
            rest = &portion[mark..];
            Decoding::new(reading)
        });
        self.is_damaged |= decoding.decode(rest, is_last, text);
    }

    /// The encoding, as reports name it.
    pub fn encoding(&self) -> EncodingName {
        match &self.decoding {
            None => UTF_8.name(),
            Some(Decoding::Standard(decoder)) => decoder.encoding().name(),
            Some(Decoding::Bytes(reading)) => reading.name(),
        }
    }

    /// Whether some bytes could not be decoded.
    pub fn is_damaged(&self) -> bool {
        self.is_damaged
    }
}

impl Decoding {
    fn new(reading: Reading) -> Self {
        match reading {
            Reading::Standard(encoding) => {
                Decoding::Standard(encoding.new_decoder_without_bom_handling())
            }
            Reading::Kazakh(_) => Decoding::Bytes(reading),
            // A portion may end amid a character.
            Reading::Mixed(_) => Decoding::Standard(UTF_8.new_decoder_without_bom_handling()),
        }
    }

    /// Appends the text of some bytes, and says whether it could not decode some of them.
    fn decode(&mut self, bytes: &[u8], is_last: bool, text: &mut String) -> bool {
        let decoder = match self {
            Decoding::Standard(decoder) => decoder,
            Decoding::Bytes(reading) => {
                let decoded = reading.decode(bytes);
                text.push_str(&decoded);
                return decoded.contains('\u{fffd}');
            }
        };
        // Where a size overflows there is no memory for the text either.
        text.reserve(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len()));
        let (_, _, is_damaged) = decoder.decode_to_string(bytes, text, is_last);
        is_damaged
    }
}

/// Whether bytes mean the same in every encoding of ASCII.
fn tells_nothing(portion: &[u8]) -> bool {
    portion.is_ascii() && memchr::memchr(0, portion).is_none()
}

/// The encoding of a text that begins so, and the length of its mark.
fn recognised(head: &[u8]) -> (Reading, usize) {
    let decoded = charset::decode(without_cut_character(head), SourceFormat::Text, None);
    (decoded.reading, decoded.mark)
}

/// The head without the UTF-8 character that its end cuts.
fn without_cut_character(head: &[u8]) -> &[u8] {
    match std::str::from_utf8(head) {
        Err(error) if error.error_len().is_none() => &head[..error.valid_up_to()],
        _ => head,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "id;text\r\n1;Мост через реку Талды открыли в четверг, сообщил аким района\r\n";

    fn decoded(bytes: &[u8], portion: usize) -> (String, StreamDecoder) {
        let (mut decoder, mut text) = (StreamDecoder::default(), String::new());
        for part in bytes.chunks(portion) {
            decoder.decode(part, false, &mut text);
        }
        decoder.decode(&[], true, &mut text);
        (text, decoder)
    }

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn every_encoding_is_recognised_wherever_its_letters_begin() {
        let text = format!("{}{}", "id;text\r\n".repeat(20), TEXT.repeat(20));
        let windows = encoding_rs::WINDOWS_1251.encode(&text).0.into_owned();
        let koi8 = encoding_rs::KOI8_R.encode(&TEXT.repeat(20)).0.into_owned();
        for (bytes, whole, encoding) in [
            (text.clone().into_bytes(), &text, "UTF-8"),
            (format!("\u{feff}{text}").into_bytes(), &text, "UTF-8"),
            (windows, &text, "windows-1251"),
            (koi8, &TEXT.repeat(20), "KOI8-R"),
            (utf16(&text), &text, "UTF-16LE"),
        ] {
            for portion in [600, 1 << 20] {
                let (found, decoder) = decoded(&bytes, portion);
                assert_eq!((&found, decoder.encoding()), (whole, encoding), "{portion}");
                assert!(!decoder.is_damaged());
            }
        }
    }

    #[test]
    fn a_character_may_be_cut_anywhere() {
        let text = TEXT.repeat(3);
        for portion in 200..210 {
            let (found, decoder) = decoded(text.as_bytes(), portion);
            assert_eq!((found, decoder.is_damaged()), (text.clone(), false), "{portion}");
        }
    }

    #[test]
    fn what_cannot_be_decoded_is_known() {
        let mut bytes = TEXT.repeat(9).into_bytes();
        bytes[400] = 0xff;
        let (text, decoder) = decoded(&bytes, 1 << 20);
        assert!(decoder.is_damaged());
        assert_eq!((decoder.encoding(), text.matches('\u{fffd}').count() > 0), ("UTF-8", true));
    }
}
