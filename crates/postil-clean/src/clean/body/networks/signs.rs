//! The kinds of signs: letters, digits, marks, and what menus are drawn with.

use std::sync::LazyLock;

/// The kind of a sign.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::clean) enum Kind {
    #[default]
    Space,
    Lower,
    Upper,
    Digit,
    /// Chinese and Japanese signs, each a word.
    Dense,
    Stop,
    Comma,
    Colon,
    Quote,
    Dash,
    Bar,
    Other,
}

/// How many kinds of signs there are.
pub(super) const KINDS: usize = Kind::Other as usize + 1;

/// The signs of Latin, Greek and Cyrillic stand in a table.
const TABLE: usize = 0x460;

pub(in crate::clean) struct Signs([(Kind, u16); TABLE]);

static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    Signs(std::array::from_fn(|code| {
        let sign = char::from_u32(code as u32).unwrap_or_default();
        let (kind, lower) = classify(sign);
        (kind, lower as u16)
    }))
});

/// The kinds of signs, for those who read many.
pub(in crate::clean) fn signs() -> &'static Signs {
    &SIGNS
}

impl Signs {
    /// The same as [`classify`], by the table.
    #[inline]
    pub fn classify(&self, sign: char) -> (Kind, u32) {
        match self.0.get(sign as usize) {
            Some((kind, lower)) => (*kind, u32::from(*lower)),
            None => classify(sign),
        }
    }
}

/// The kind of a sign, and the sign in lower case; all digits are one.
pub(super) fn classify(sign: char) -> (Kind, u32) {
    let code = sign as u32;
    match sign {
        'a'..='z' => (Kind::Lower, code),
        ' ' | '\t' | '\u{a0}' => (Kind::Space, 0),
        'A'..='Z' => (Kind::Upper, code + 32),
        '0'..='9' => (Kind::Digit, 48),
        'ё' => (Kind::Lower, 'е' as u32),
        'а'..='я' => (Kind::Lower, code),
        'Ё' => (Kind::Upper, 'е' as u32),
        'А'..='Я' => (Kind::Upper, code + 32),
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | ';' => (Kind::Stop, 0),
        ',' | '，' | '、' => (Kind::Comma, 0),
        ':' | '：' => (Kind::Colon, 0),
        '"' | '«' | '»' | '“' | '”' | '„' | '\'' | '’' | '‘' => (Kind::Quote, 0),
        '-' | '–' | '—' | '−' => (Kind::Dash, 0),
        '|' | '›' | '→' | '←' | '•' | '·' | '>' | '<' | '/' | '#' | '@' | '©' => {
            (Kind::Bar, 0)
        }
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => {
            (Kind::Dense, code)
        }
        _ => classify_rare(sign),
    }
}

fn classify_rare(sign: char) -> (Kind, u32) {
    if sign.is_lowercase() {
        (Kind::Lower, sign as u32)
    } else if sign.is_uppercase() {
        let lower = sign.to_lowercase().next().unwrap_or(sign);
        (Kind::Upper, lower as u32)
    } else if sign.is_alphabetic() {
        (Kind::Lower, sign as u32)
    } else if sign.is_numeric() {
        (Kind::Digit, 48)
    } else if sign.is_whitespace() {
        (Kind::Space, 0)
    } else {
        (Kind::Other, 0)
    }
}
