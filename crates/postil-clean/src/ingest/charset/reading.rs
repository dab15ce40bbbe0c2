//! How bytes become characters: the encodings of the web, and the two of Kazakhstan that it forgot.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use crate::model::source::{EncodingName, KZ_1048, PT_154};

/// A way to read bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ingest) enum Reading {
    /// An encoding that the WHATWG knows.
    Standard(&'static Encoding),
    /// A page of the shape of windows-1251 with other letters in its upper half.
    Kazakh(&'static CodePage),
}

/// What the bytes 0x80 to 0xBF stand for; the others are those of windows-1251.
#[derive(Debug, PartialEq)]
pub(in crate::ingest) struct CodePage {
    name: EncodingName,
    letters: [char; 64],
}

/// KZ-1048, the standard STRK 1048-2002.
pub(super) static KZ: CodePage = CodePage {
    name: KZ_1048,
    letters: [
        'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Қ', 'Һ', 'Џ', //
        'ђ', '‘', '’', '“', '”', '•', '–', '—', '\u{fffd}', '™', 'љ', '›', 'њ', 'қ', 'һ',
        'џ', //
        '\u{a0}', 'Ұ', 'ұ', 'Ә', '¤', 'Ө', '¦', '§', 'Ё', '©', 'Ғ', '«', '¬', '\u{ad}', '®',
        'Ү', //
        '°', '±', 'І', 'і', 'ө', 'µ', '¶', '·', 'ё', '№', 'ғ', '»', 'ә', 'Ң', 'ң', 'ү', //
    ],
};

/// PT154, ParaType's page of Asian Cyrillic.
pub(super) static PT: CodePage = CodePage {
    name: PT_154,
    letters: [
        'Җ', 'Ғ', 'Ӯ', 'ғ', '„', '…', 'Ҷ', 'Ү', 'Ҳ', 'ү', 'Ҡ', 'Ӣ', 'Ң', 'Қ', 'Һ', 'Ҹ', //
        'җ', '‘', '’', '“', '”', '•', '–', '—', 'ҳ', 'ҷ', 'ҡ', 'ӣ', 'ң', 'қ', 'һ', 'ҹ', //
        '\u{a0}', 'Ў', 'ў', 'Ј', 'Ө', 'Ҙ', 'Ұ', '§', 'Ё', '©', 'Ә', '«', '¬', 'ӯ', '®',
        'Ҝ', //
        '°', 'ұ', 'І', 'і', 'ҙ', 'ө', '¶', '·', 'ё', '№', 'ә', '»', 'ј', 'Ҫ', 'ҫ', 'ҝ', //
    ],
};

impl Reading {
    /// The reading with this name.
    pub fn named(name: &str) -> Option<Reading> {
        match name {
            KZ_1048 => Some(Reading::Kazakh(&KZ)),
            PT_154 => Some(Reading::Kazakh(&PT)),
            _ => Encoding::for_label(name.as_bytes()).map(Reading::Standard),
        }
    }

    /// What reports call it.
    pub fn name(self) -> EncodingName {
        match self {
            Reading::Standard(encoding) => encoding.name(),
            Reading::Kazakh(page) => page.name,
        }
    }

    /// The text; what stands for no character shows as U+FFFD.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Reading::Standard(encoding) if encoding == UTF_8 => String::from_utf8_lossy(bytes),
            Reading::Standard(encoding) => encoding.decode_without_bom_handling(bytes).0,
            Reading::Kazakh(page) => bytes.iter().map(|byte| page.character(*byte)).collect(),
        }
    }
}

impl CodePage {
    fn character(&self, byte: u8) -> char {
        match byte {
            0..0x80 => char::from(byte),
            0x80..0xc0 => self.letters[usize::from(byte - 0x80)],
            // From А to я the page is in Unicode's order.
            _ => char::from_u32(u32::from(byte) - 0xc0 + u32::from('А')).unwrap_or('\u{fffd}'),
        }
    }
}
