//! Tells the language of a text by its letters and its commonest words.

mod words;

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::clean::language::words::{
    KAZAKH, KAZAKH_ENDINGS, KAZAKH_WORDS, RUSSIAN_WORDS, STOP_WORDS, UKRAINIAN,
};
use crate::model::cleaned::{Block, Field};
use crate::model::letter::{letter_runs, lower_case};

/// How much of an article and of a paragraph is looked at, in bytes.
const REACH: usize = 20_000;
/// A paragraph of fewer letters or words says too little of its language.
const FEWEST_LETTERS: usize = 15;
const FEWEST_WORDS: usize = 3;
/// So many frequent words tell a paragraph's language, where its letters do not.
const FEWEST_FREQUENT: usize = 2;

/// Of which language a word is a frequent one.
#[derive(Debug, Clone, Copy)]
enum Frequent {
    Russian,
    Kazakh,
    /// A language of the Latin script, by its place in [`STOP_WORDS`].
    Latin(usize),
}

/// For each frequent word its languages.
static FREQUENT: LazyLock<HashMap<&str, Vec<Frequent>, RandomState>> = LazyLock::new(|| {
    let mut frequent: HashMap<&str, Vec<Frequent>, RandomState> = HashMap::default();
    let mut add = |words: &[&'static str], of: Frequent| {
        words.iter().for_each(|word| frequent.entry(word).or_default().push(of));
    };
    add(&RUSSIAN_WORDS, Frequent::Russian);
    add(&KAZAKH_WORDS, Frequent::Kazakh);
    for (place, (_, words)) in STOP_WORDS.iter().enumerate() {
        add(words, Frequent::Latin(place));
    }
    frequent
});

/// Whether a word can be told by its looks: of Cyrillic and the Latin script only short ones and
/// those that may have an ending of Kazakh, and none of a script between Cyrillic and Arabic.
fn is_candidate(word: &str) -> bool {
    const LONGEST_FREQUENT: usize = 14;
    let first = word.bytes().next().unwrap_or_default();
    match first {
        0xd0..=0xd3 => {
            word.len() <= LONGEST_FREQUENT || word.len() <= 60 && may_end_as_kazakh(word)
        }
        0xd4..=0xdf => false,
        _ => word.len() <= 8,
    }
}

/// Whether the last letter of a word is that of a Kazakh ending.
fn may_end_as_kazakh(word: &str) -> bool {
    word.ends_with(['ы', 'а', 'ң', 'н', 'қ', 'п', 'Ы', 'А', 'Ң', 'Н', 'Қ', 'П'])
}

/// The ISO 639-1 code of the language of a text whose paragraphs have these signs; none where
/// nothing can be said.
pub(super) fn detect(paragraphs: &[Signs]) -> Option<&'static str> {
    let mut all = Signs::default();
    for signs in paragraphs {
        if all.bytes >= REACH {
            break;
        }
        all.merge(signs);
    }
    all.language().or_else(|| all.by_frequent_words())
}

/// Notes the language of each block that is plainly in another one than the article.
pub(super) fn mark_blocks(blocks: &mut [Block], signs: &[Signs], article: Option<&Field<String>>) {
    let article = article.map(|field| field.value.as_str());
    for (block, signs) in blocks.iter_mut().zip(signs) {
        let own = signs.of_paragraph().filter(|own| Some(*own) != article);
        block.language = own.map(str::to_owned);
    }
}

/// What tells the language of a text.
#[derive(Debug, Default)]
pub(super) struct Signs {
    bytes: usize,
    scripts: ScriptCounts,
    words: usize,
    /// Frequent words, and for Kazakh words with its endings.
    russian: usize,
    kazakh: usize,
    latin: [usize; STOP_WORDS.len()],
}

impl Signs {
    /// The signs in a paragraph.
    pub fn of(text: &str) -> Signs {
        let mut signs = Signs::default();
        signs.add(&text[..text.floor_char_boundary(REACH)]);
        signs
    }

    fn merge(&mut self, other: &Signs) {
        self.bytes += other.bytes;
        self.scripts.merge(&other.scripts);
        self.words += other.words;
        self.russian += other.russian;
        self.kazakh += other.kazakh;
        self.latin.iter_mut().zip(other.latin).for_each(|(sum, count)| *sum += count);
    }

    /// The language of a paragraph by itself; none where it is short or could be in several.
    fn of_paragraph(&self) -> Option<&'static str> {
        if self.scripts.letters() < FEWEST_LETTERS || self.words < FEWEST_WORDS {
            return None;
        }
        match self.language() {
            Some("ru") => {
                let plain = self.russian >= FEWEST_FREQUENT && self.russian > self.kazakh;
                plain.then_some("ru")
            }
            Some(language) => Some(language),
            None => self.is_english().then_some("en"),
        }
    }

    fn add(&mut self, text: &str) {
        self.bytes += text.len();
        self.scripts.add(text);
        for word in letter_runs(text) {
            self.words += 1;
            if is_candidate(word) {
                self.add_word(&lower_case(word));
            }
        }
    }

    fn add_word(&mut self, word: &str) {
        for of in FREQUENT.get(word).map_or(&[][..], Vec::as_slice) {
            match of {
                Frequent::Russian => self.russian += 1,
                Frequent::Kazakh => self.kazakh += 1,
                Frequent::Latin(place) => self.latin[*place] += 1,
            }
        }
        let may_end = word.len() > 8 && may_end_as_kazakh(word);
        let ends = may_end && KAZAKH_ENDINGS.iter().any(|end| word.ends_with(end));
        self.kazakh += usize::from(ends && !KAZAKH_WORDS.contains(&word));
    }

    /// The language, where the letters decide it, and between Russian and Kazakh the words.
    fn language(&self) -> Option<&'static str> {
        match self.scripts.language() {
            Some("ru") if self.kazakh >= FEWEST_FREQUENT && self.kazakh > 2 * self.russian => {
                Some("kk")
            }
            language => language,
        }
    }

    /// Whether a paragraph in the Latin script is plainly English; other languages share too many
    /// of their frequent words with one another.
    fn is_english(&self) -> bool {
        let english = self.latin[0];
        let others = self.latin[1..].iter().max().copied().unwrap_or(0);
        english > FEWEST_FREQUENT && english >= 2 * others && english * 12 >= self.words
    }

    /// The language in the Latin script with the most frequent words.
    fn by_frequent_words(&self) -> Option<&'static str> {
        let counts = self.latin.iter().enumerate();
        let (best, count) = counts.max_by_key(|(i, count)| (**count, usize::MAX - i))?;
        (*count > 0).then_some(STOP_WORDS[best].0)
    }
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
    fn merge(&mut self, other: &ScriptCounts) {
        self.cyrillic += other.cyrillic;
        self.kazakh += other.kazakh;
        self.ukrainian += other.ukrainian;
        self.latin += other.latin;
        self.greek += other.greek;
        self.chinese += other.chinese;
        self.kana += other.kana;
    }

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

    fn letters(&self) -> usize {
        let cyrillic = self.cyrillic + self.kazakh + self.ukrainian;
        cyrillic + self.latin + self.greek + 2 * (self.chinese + self.kana)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_frequent_word_and_ending_is_a_candidate() {
        for word in RUSSIAN_WORDS.iter().chain(&KAZAKH_WORDS) {
            assert!(is_candidate(word) && is_candidate(&word.to_uppercase()), "{word}");
        }
        for word in STOP_WORDS.iter().flat_map(|(_, words)| *words) {
            assert!(is_candidate(word) && is_candidate(&word.to_uppercase()), "{word}");
        }
        for end in KAZAKH_ENDINGS {
            let word = format!("достопримечате{end}");
            assert!(is_candidate(&word) && is_candidate(&word.to_uppercase()), "{end}");
        }
    }

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
            (
                "Ауылда мектеп ашылды, енди барлык бала сол мектепке барады деп жазды газет.",
                Some("kk"),
            ),
        ] {
            assert_eq!(detect(&[Signs::of(text)]), expected, "{text}");
        }
    }

    #[test]
    fn a_paragraph_has_a_language_where_it_says_enough() {
        for (text, expected) in [
            ("Он добавил, что мост простоит сто лет и не потребует ремонта.", Some("ru")),
            ("Бұл көпір жүз жыл тұрады, – деді ол.", Some("kk")),
            ("Бул ауылда жана мектеп ашылды, бирак жол жок.", Some("kk")),
            ("The bridge will stand for a hundred years, and that is a promise.", Some("en")),
            ("Das Dorf hat eine neue Brücke und ist nicht mehr allein mit dem Fluss.", None),
            ("Фото: Анна Ким", None),
            ("Stepnoy Mayak Online", None),
            ("Газета «Орал өңірі» вышла с приложением для школьников и их родителей.", Some("ru")),
        ] {
            assert_eq!(Signs::of(text).of_paragraph(), expected, "{text}");
        }
    }
}
