//! Which scripts the letters of a text are of, and the language where these decide it.

use crate::clean::fields::language::alphabet::{KAZAKH, UKRAINIAN};

/// How many letters of each script a text has.
#[derive(Debug, Default)]
pub(super) struct ScriptCounts {
    cyrillic: usize,
    kazakh: usize,
    ukrainian: usize,
    latin: usize,
    greek: usize,
    chinese: usize,
    kana: usize,
}

impl ScriptCounts {
    pub(super) fn merge(&mut self, other: &ScriptCounts) {
        self.cyrillic += other.cyrillic;
        self.kazakh += other.kazakh;
        self.ukrainian += other.ukrainian;
        self.latin += other.latin;
        self.greek += other.greek;
        self.chinese += other.chinese;
        self.kana += other.kana;
    }

    pub(super) fn add(&mut self, text: &str) {
        if text.is_ascii() {
            self.latin += text.bytes().filter(u8::is_ascii_alphabetic).count();
            return;
        }
        let mut rest = text.as_bytes();
        while let [first, after @ ..] = rest {
            rest = match (first, after) {
                (b'a'..=b'z' | b'A'..=b'Z', _) => {
                    self.latin += 1;
                    after
                }
                (..0x80, _) => after,
                // From А to п and from р to я: most letters need not be decoded.
                (0xd0, [0x90..=0xbf, after @ ..]) | (0xd1, [0x80..=0x8f, after @ ..]) => {
                    self.cyrillic += 1;
                    after
                }
                _ => self.add_rare(&text[text.len() - rest.len()..]),
            };
        }
    }

    /// Counts the first character of a text, and gives what follows it.
    fn add_rare<'t>(&mut self, text: &'t str) -> &'t [u8] {
        let mut characters = text.chars();
        match characters.next() {
            // Quotation marks, dashes and currencies are of no script.
            None | Some('\u{a0}'..='\u{bf}' | '\u{2010}'..='\u{205e}') => {}
            // Their lower case is of the same script.
            Some('\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{17f}') => self.latin += 1,
            Some('\u{4e00}'..='\u{9fff}') => self.chinese += 1,
            Some(rare) => rare.to_lowercase().for_each(|c| self.add_lower(c)),
        }
        characters.as_str().as_bytes()
    }

    fn add_lower(&mut self, c: char) {
        match c {
            'а'..='я' | 'ё' | 'і' => self.cyrillic += 1,
            '\u{400}'..='\u{52f}' if KAZAKH.contains(c) => self.kazakh += 1,
            '\u{400}'..='\u{52f}' if UKRAINIAN.contains(c) => self.ukrainian += 1,
            'a'..='z' | '\u{df}'..='\u{24f}' => self.latin += 1,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => self.greek += 1,
            '\u{3040}'..='\u{30ff}' => self.kana += 1,
            '\u{4e00}'..='\u{9fff}' => self.chinese += 1,
            _ => {}
        }
    }

    pub(super) fn letters(&self) -> usize {
        let cyrillic = self.cyrillic + self.kazakh + self.ukrainian;
        cyrillic + self.latin + self.greek + 2 * (self.chinese + self.kana)
    }

    /// The language, where the script decides it; a Russian text may name a Kazakh title.
    pub(super) fn language(&self) -> Option<&'static str> {
        let cyrillic = self.cyrillic + self.kazakh + self.ukrainian;
        let most = cyrillic.max(self.latin).max(self.greek).max(2 * (self.chinese + self.kana));
        match most {
            0 => None,
            most if most == cyrillic && self.kazakh * 25 > cyrillic => Some("kk"),
            most if most == cyrillic && self.ukrainian * 100 > cyrillic => Some("uk"),
            most if most == cyrillic => Some("ru"),
            most if most == self.greek => Some("el"),
            most if most == self.latin => None,
            _ if self.kana > 0 => Some("ja"),
            _ => Some("zh"),
        }
    }
}
