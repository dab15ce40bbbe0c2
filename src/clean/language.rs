//! Tells the language of a text by its letters and its commonest words.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::model::letter::{is_letter, write_lower_case};

/// How much of a text is looked at, in bytes.
const REACH: usize = 20_000;

/// Letters of Kazakh that Russian does not have. `і` is left out: Ukrainian has it too.
const KAZAKH: &str = "әғқңөұүһ";
/// Letters of Ukrainian that Russian and Kazakh do not have.
const UKRAINIAN: &str = "їєґ";

/// The commonest words of languages in the Latin script, which few others share.
const STOP_WORDS: [(&str, &[&str]); 8] = [
    ("en", &["the", "and", "of", "to", "that", "was", "with", "for", "is", "on"]),
    ("de", &["der", "und", "die", "das", "nicht", "mit", "ist", "von", "den", "auf"]),
    ("fr", &["le", "les", "des", "et", "est", "dans", "une", "pour", "qui", "du"]),
    ("es", &["el", "los", "las", "del", "una", "por", "con", "para", "es", "y"]),
    ("pl", &["się", "nie", "jest", "w", "z", "że", "na", "do", "oraz", "przez"]),
    ("it", &["il", "di", "che", "è", "della", "per", "una", "sono", "gli", "con"]),
    ("pt", &["o", "os", "da", "do", "não", "uma", "em", "com", "para", "é"]),
    ("tr", &["ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "daha", "olan"]),
];

/// For each of those words the places of its languages.
static LANGUAGES: LazyLock<HashMap<&str, Vec<usize>, RandomState>> = LazyLock::new(|| {
    let mut languages: HashMap<&str, Vec<usize>, RandomState> = HashMap::default();
    for (place, (_, words)) in STOP_WORDS.iter().enumerate() {
        words.iter().for_each(|word| languages.entry(word).or_default().push(place));
    }
    languages
});

/// The ISO 639-1 code of the language of these pieces of text; none where nothing can be said.
pub(super) fn detect<'t>(texts: impl Iterator<Item = &'t str>) -> Option<&'static str> {
    let mut counts = ScriptCounts::default();
    let mut read = Vec::new();
    let mut left = REACH;
    for text in texts {
        let text = &text[..text.floor_char_boundary(left)];
        left -= text.len();
        counts.add(text);
        read.push(text);
        if left < 4 {
            break;
        }
    }
    counts.language().or_else(|| by_stop_words(&read))
}

#[derive(Debug, Default)]
struct ScriptCounts {
    cyrillic: usize,
    kazakh: usize,
    ukrainian: usize,
    latin: usize,
    greek: usize,
    chinese: usize,
    kana: usize,
}

impl ScriptCounts {
    fn add(&mut self, text: &str) {
        if text.is_ascii() {
            self.latin += text.bytes().filter(u8::is_ascii_alphabetic).count();
            return;
        }
        for c in text.chars() {
            match c {
                'a'..='z' | 'A'..='Z' => self.latin += 1,
                '\0'..='\x7f' => {}
                'а'..='я' | 'А'..='Я' | 'ё' | 'і' => self.cyrillic += 1,
                _ => c.to_lowercase().for_each(|c| self.add_lower(c)),
            }
        }
    }

    fn add_lower(&mut self, c: char) {
        match c {
            'а'..='я' | 'ё' | 'і' => self.cyrillic += 1,
            c if KAZAKH.contains(c) => self.kazakh += 1,
            c if UKRAINIAN.contains(c) => self.ukrainian += 1,
            'a'..='z' | '\u{df}'..='\u{24f}' => self.latin += 1,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => self.greek += 1,
            '\u{3040}'..='\u{30ff}' => self.kana += 1,
            '\u{4e00}'..='\u{9fff}' => self.chinese += 1,
            _ => {}
        }
    }

    /// The language, where the script decides it; a Russian text may name a Kazakh title.
    fn language(&self) -> Option<&'static str> {
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

fn count_stop_words(text: &str, words: &mut [usize; STOP_WORDS.len()]) {
    let mut lower = String::new();
    for word in text.split(|c: char| !is_letter(c)).filter(|word| is_candidate(word)) {
        write_lower_case(word, &mut lower);
        let Some(languages) = LANGUAGES.get(lower.as_str()) else { continue };
        languages.iter().for_each(|language| words[*language] += 1);
    }
}

/// Whether a word is short, as the commonest ones are, and not in a script between Cyrillic and
/// Arabic, in which none of them is.
fn is_candidate(word: &str) -> bool {
    word.len() <= 8 && word.bytes().next().is_some_and(|first| !(0xd0..=0xdf).contains(&first))
}

fn by_stop_words(texts: &[&str]) -> Option<&'static str> {
    let mut words = [0_usize; STOP_WORDS.len()];
    texts.iter().for_each(|text| count_stop_words(text, &mut words));
    let (best, count) =
        words.iter().enumerate().max_by_key(|(i, count)| (**count, usize::MAX - i))?;
    (*count > 0).then_some(STOP_WORDS[best].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_letters_and_words() {
        for (text, expected) in [
            ("В селе открыли новый мост через реку.", Some("ru")),
            ("Газета «Орал өңірі» вышла с новым приложением для школьников области.", Some("ru")),
            ("Ауылда өзен арқылы жаңа көпір ашылды.", Some("kk")),
            ("У селі відкрили новий міст, і люди їздять ним щодня.", Some("uk")),
            ("The village has a new bridge across the river.", Some("en")),
            ("Das Dorf hat eine neue Brücke und ist nicht allein.", Some("de")),
            ("Το χωριό έχει νέα γέφυρα.", Some("el")),
            ("12 345", None),
        ] {
            assert_eq!(detect([text].into_iter()), expected, "{text}");
        }
    }
}
