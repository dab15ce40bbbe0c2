//! How bytes become characters: the encodings of the web, and the two of Kazakhstan that it forgot.

use std::borrow::Cow;

use encoding_rs::{Encoding, KOI8_R, UTF_8, WINDOWS_1251};

use crate::model::source::{EncodingName, KZ_1048, MIXED, PT_154};

/// A way to read bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ingest) enum Reading {
    /// An encoding that the WHATWG knows.
    Standard(&'static Encoding),
    /// A page of the shape of windows-1251 with other letters in its upper half.
    Kazakh(&'static CodePage),
    /// UTF-8, of which what is none is in an older encoding.
    Mixed(&'static Older),
}

/// An encoding of which each byte beyond ASCII is a letter, amid UTF-8.
#[derive(Debug, PartialEq)]
pub(in crate::ingest) struct Older {
    name: EncodingName,
    pub encoding: &'static Encoding,
}

/// The older encodings that pieces of a page may be in: those of whose letters hardly two make one of
/// UTF-8.
pub(super) static OLDER: [Older; 2] =
    [Older { name: MIXED[0], encoding: WINDOWS_1251 }, Older { name: MIXED[1], encoding: KOI8_R }];

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
            _ => {
                let mixed = OLDER.iter().find(|older| older.name == name).map(Reading::Mixed);
                mixed.or_else(|| Encoding::for_label(name.as_bytes()).map(Reading::Standard))
            }
        }
    }

    /// What reports call it.
    pub fn name(self) -> EncodingName {
        match self {
            Reading::Standard(encoding) => encoding.name(),
            Reading::Kazakh(page) => page.name,
            Reading::Mixed(older) => older.name,
        }
    }

    /// The text; what stands for no character shows as U+FFFD.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Reading::Standard(encoding) if encoding == UTF_8 => String::from_utf8_lossy(bytes),
            Reading::Standard(encoding) => encoding.decode_without_bom_handling(bytes).0,
            Reading::Kazakh(page) => bytes.iter().map(|byte| page.character(*byte)).collect(),
            Reading::Mixed(_) => {
                let chunks = bytes.utf8_chunks();
                chunks
                    .fold(String::with_capacity(bytes.len()), |text, chunk| {
                        text + chunk.valid() + &self.of_broken(chunk.invalid())
                    })
                    .into()
            }
        }
    }

    /// What shows in place of bytes that are no UTF-8.
    pub fn of_broken(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            _ if bytes.is_empty() => "".into(),
            Reading::Mixed(older) => older.encoding.decode_without_bom_handling(bytes).0,
            _ => "\u{fffd}".into(),
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
