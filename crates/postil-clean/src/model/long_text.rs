//! Long texts as they are read from where values are stored.
//!
//! To make sure that bytes are text, the standard library takes ten times as long with letters beyond
//! ASCII as `encoding_rs`, and that was nearly all that reading an article took. Texts are written
//! as any others, and read by any format that says them as texts or as bytes.

use std::borrow::Cow;
use std::fmt;

use encoding_rs::UTF_8;
use serde::Deserializer;
use serde::de::{Error, Unexpected, Visitor};

/// Reads a text, for `#[serde(deserialize_with = "…")]`.
pub fn read<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    from.deserialize_bytes(LongText)
}

struct LongText;

impl Visitor<'_> for LongText {
    type Value = String;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<String, E> {
        let text = UTF_8.decode_without_bom_handling_and_without_replacement(bytes);
        let wrong = || E::invalid_value(Unexpected::Bytes(bytes), &self);
        text.map(Cow::into_owned).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use serde::de::IntoDeserializer;
    use serde::de::value::{BytesDeserializer, Error as Failure, StrDeserializer};

    use super::*;

    #[test]
    fn texts_are_read_whole_and_as_they_are() {
        for text in ["", "\u{feff}Мост — «Қала» 渔\0", "Plain words"] {
            let bytes: BytesDeserializer<Failure> = text.as_bytes().into_deserializer();
            let words: StrDeserializer<Failure> = text.into_deserializer();
            assert_eq!((read(bytes), read(words)), (Ok(text.to_owned()), Ok(text.to_owned())));
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        for bytes in [&b"\xd0"[..], b"\xff", b"a\xc3\x28", b"\xed\xa0\x80"] {
            let bytes: BytesDeserializer<Failure> = bytes.into_deserializer();
            assert!(read(bytes).is_err());
        }
    }
}
