//! Which scripts the letters of a text are of, and the language where these decide it.

use crate::clean::fields::language::alphabet::{ALPHABETS, Alphabet};

/// The first letter of the block of Cyrillic, and how many the block has.
const BLOCK: usize = 0x400;
const LETTERS: usize = 256;
/// A text of so many letters is Russian only if one of these is among them; every fortieth is.
const LONG: usize = 400;
const OFTEN_IN_RUSSIAN: &str = "ыэ";

/// How many letters of each script a text has.
#[derive(Debug)]
pub(super) struct ScriptCounts {
    cyrillic: usize,
    /// How often each letter of Cyrillic stands there in lower case, by its place in the block.
    each: [u32; LETTERS],
    latin: usize,
    greek: usize,
    chinese: usize,
    kana: usize,
}

impl Default for ScriptCounts {
    fn default() -> Self {
        let (cyrillic, latin, greek, chinese, kana) = (0, 0, 0, 0, 0);
        ScriptCounts { cyrillic, each: [0; LETTERS], latin, greek, chinese, kana }
    }
}

impl ScriptCounts {
    pub(super) fn merge(&mut self, other: &ScriptCounts) {
        self.cyrillic += other.cyrillic;
        self.each.iter_mut().zip(other.each).for_each(|(sum, count)| *sum += count);
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
                (0xd0, [second @ 0x90..=0xbf, after @ ..]) => {
                    let place = usize::from(second & 0x3f);
                    let is_capital = place < 0x30;
                    self.add_cyrillic(place + if is_capital { 0x20 } else { 0 });
                    after
                }
                (0xd1, [second @ 0x80..=0x8f, after @ ..]) => {
                    self.add_cyrillic(0x40 + usize::from(second & 0x3f));
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

    fn add_cyrillic(&mut self, place: usize) {
        self.cyrillic += 1;
        self.each[place] += 1;
    }

    fn add_lower(&mut self, c: char) {
        match c {
            '\u{400}'..='\u{481}' | '\u{48a}'..='\u{4ff}' => {
                self.add_cyrillic(c as usize - BLOCK);
            }
            'a'..='z' | '\u{df}'..='\u{24f}' => self.latin += 1,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => self.greek += 1,
            '\u{3040}'..='\u{30ff}' => self.kana += 1,
            '\u{4e00}'..='\u{9fff}' => self.chinese += 1,
            _ => {}
        }
    }

    pub(super) fn letters(&self) -> usize {
        self.cyrillic + self.latin + self.greek + 2 * (self.chinese + self.kana)
    }

    /// Whether most letters are of Cyrillic.
    pub(super) fn is_cyrillic(&self) -> bool {
        2 * self.cyrillic > self.letters()
    }

    /// The language, where the script decides it.
    pub(super) fn language(&self) -> Option<&'static str> {
        let dense = 2 * (self.chinese + self.kana);
        let most = self.cyrillic.max(self.latin).max(self.greek).max(dense);
        match most {
            0 => None,
            most if most == self.cyrillic => self.cyrillic_language(),
            most if most == self.greek => Some("el"),
            most if most == self.latin => None,
            _ if self.kana > 0 => Some("ja"),
            _ => Some("zh"),
        }
    }

    /// The language whose alphabet explains the letters best; a Russian text may name a Kazakh title,
    /// and one with nothing but Russian letters may be in a language that is not known here.
    fn cyrillic_language(&self) -> Option<&'static str> {
        let is_likely =
            |alphabet: &&Alphabet| self.count(alphabet.own) * alphabet.one_in > self.cyrillic;
        let explained = |alphabet: &&Alphabet| {
            self.count(alphabet.own) as isize - self.count(alphabet.lacks) as isize
        };
        let told = ALPHABETS.iter().rev().max_by_key(explained).filter(is_likely);
        let is_russian = self.cyrillic < LONG || self.count(OFTEN_IN_RUSSIAN) > 0;
        told.map(|alphabet| alphabet.code).or(is_russian.then_some("ru"))
    }

    /// How often some letters stand in the text.
    fn count(&self, letters: &str) -> usize {
        letters.chars().map(|letter| self.each[letter as usize - BLOCK] as usize).sum()
    }
}
