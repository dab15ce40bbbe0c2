//! Tells the language of a text by its letters and its commonest words.

mod alphabet;

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::clean::fields::language::alphabet::{KAZAKH, KAZAKH_ENDINGS, UKRAINIAN};
use crate::model::cleaned::{Block, Field};
use postil_text::letter::{letter_runs, write_lower_case};
use postil_text::sieve::Sieve;
use postil_text::stop_words;

/// How much of an article and of a paragraph is looked at, in bytes.
const REACH: usize = 20_000;
/// A paragraph of fewer letters or words says too little of its language.
const FEWEST_LETTERS: usize = 15;
const FEWEST_WORDS: usize = 3;
/// So many frequent words tell a paragraph's language, where its letters do not.
const FEWEST_FREQUENT: usize = 2;

/// Of which language a word is a frequent one.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Frequent {
    Russian,
    Kazakh,
    /// A language of the Latin script, by its place in [`LATIN`].
    Latin(usize),
}

/// The languages of the Latin script that their words tell.
const LATIN: [&str; 8] = ["en", "de", "fr", "es", "pl", "it", "pt", "tr"];

/// For each frequent word its languages.
static FREQUENT: LazyLock<HashMap<&str, Vec<Frequent>, RandomState>> = LazyLock::new(|| {
    let mut frequent: HashMap<&str, Vec<Frequent>, RandomState> = HashMap::default();
    let mut add = |language: &str, of: Frequent| {
        let words = stop_words::telling(language);
        words.iter().for_each(|word| frequent.entry(word).or_default().push(of));
    };
    add("ru", Frequent::Russian);
    add("kk", Frequent::Kazakh);
    for (place, language) in LATIN.iter().enumerate() {
        add(language, Frequent::Latin(place));
    }
    frequent
});

static MAY_BE_FREQUENT: LazyLock<Sieve> =
    LazyLock::new(|| Sieve::in_any_case(FREQUENT.keys().copied()));

/// Whether a word can be told by its looks: of Cyrillic only what may be a frequent word or have an
/// ending of Kazakh, of the Latin script short ones that may be frequent, and none of a script between
/// Cyrillic and Arabic.
fn is_candidate(word: &str) -> bool {
    const LONGEST_FREQUENT: usize = 14;
    match word.as_bytes() {
        [0xd0..=0xd3, ..] => {
            word.len() <= LONGEST_FREQUENT && MAY_BE_FREQUENT.may_hold(word)
                || word.len() <= 60 && may_end_as_kazakh(word)
        }
        [0xd4..=0xdf, ..] => false,
        [..0x80, ..] => word.len() <= 8 && MAY_BE_FREQUENT.may_hold(word),
        _ => word.len() <= 8,
    }
}

/// Whether a word is long enough for a Kazakh ending, and its last two letters are those of one.
fn may_end_as_kazakh(word: &str) -> bool {
    let mut letters = word.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    let pair = before.zip(last);
    word.len() > 8
        && match pair.unwrap_or_default() {
            ('д' | 'Д', last) => matches!(last, 'ы' | 'Ы' | 'а' | 'А'),
            ('ш' | 'Ш', last) => matches!(last, 'а' | 'А'),
            ('с' | 'С', last) => matches!(last, 'ы' | 'Ы'),
            ('ы' | 'Ы', 'ң' | 'Ң' | 'н' | 'Н' | 'қ' | 'Қ' | 'п' | 'П') => true,
            _ => false,
        }
}

/// The ISO 639-1 code of the language of a text whose paragraphs have these signs; none where
/// nothing can be said.
pub(crate) fn detect(paragraphs: &[Signs]) -> Option<&'static str> {
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
pub(crate) fn mark_blocks(blocks: &mut [Block], signs: &[Signs], article: Option<&Field<String>>) {
    let article = article.map(|field| field.value.as_str());
    for (block, signs) in blocks.iter_mut().zip(signs) {
        let own = signs.of_paragraph().filter(|own| Some(*own) != article);
        block.language = own.map(str::to_owned);
    }
}

/// What tells the language of a text.
#[derive(Debug, Default)]
pub(crate) struct Signs {
    bytes: usize,
    scripts: ScriptCounts,
    words: usize,
    /// Frequent words, and for Kazakh words with its endings.
    russian: usize,
    kazakh: usize,
    latin: [usize; LATIN.len()],
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
        let mut lower = String::new();
        for word in letter_runs(text) {
            self.words += 1;
            if is_candidate(word) {
                write_lower_case(word, &mut lower);
                self.add_word(&lower);
            }
        }
    }

    fn add_word(&mut self, word: &str) {
        let languages = FREQUENT.get(word).map_or(&[][..], Vec::as_slice);
        for of in languages {
            match of {
                Frequent::Russian => self.russian += 1,
                Frequent::Kazakh => self.kazakh += 1,
                Frequent::Latin(place) => self.latin[*place] += 1,
            }
        }
        let ends = may_end_as_kazakh(word) && KAZAKH_ENDINGS.iter().any(|end| word.ends_with(end));
        self.kazakh += usize::from(ends && !languages.contains(&Frequent::Kazakh));
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
        (*count > 0).then_some(LATIN[best])
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
        assert!(FREQUENT.len() > 100);
        for word in FREQUENT.keys() {
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
