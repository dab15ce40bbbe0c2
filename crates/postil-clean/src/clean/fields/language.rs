//! Tells the language of a text by its letters and its commonest words.

mod alphabet;
mod scripts;

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use crate::clean::fields::language::alphabet::KAZAKH_ENDINGS;
use crate::clean::fields::language::scripts::ScriptCounts;
use crate::model::cleaned::{Block, Field};
use postil_text::letter::{letter_runs, write_lower_case};
use postil_text::sieve::Sieve;
use postil_text::stop_words;

/// How much of an article and of a paragraph is looked at, in bytes.
const REACH: usize = 20_000;
/// A paragraph of fewer letters or words says too little of its language.
const FEWEST_LETTERS: usize = 15;
const FEWEST_WORDS: usize = 3;
/// The same in Cyrillic letters, and neither in Russian nor in Kazakh.
const FEWEST_CYRILLIC: usize = 40;
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
            Some("kk") => Some("kk"),
            // Of few letters most are those that several of these languages have.
            Some(language) if self.scripts.is_cyrillic() => {
                (self.scripts.letters() >= FEWEST_CYRILLIC).then_some(language)
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
            Some("kk") if self.russian >= FEWEST_FREQUENT && self.russian > 2 * self.kazakh => {
                Some("ru")
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
            ("У селі новий міст, і діти ходять до школи пішки.", Some("uk")),
            ("У вёсцы адкрылі новы мост, і людзі ездзяць па ім штодня.", Some("be")),
            ("Жыхары сказалі, што мост патрэбны ўсім, а не толькі ім.", Some("be")),
            ("Айылда жаңы көпүрө ачылды, элдер күн сайын өтүшөт.", Some("ky")),
            ("Қишлоқда янги кўприк очилди, одамлар ҳар куни ўтади.", Some("uz")),
            ("Авылда яңа күпер ачылды, халык көн саен йөри, җәен дә.", Some("tt")),
            ("Дар деҳа пули нав кушода шуд ва мардум ҳар рӯз мегузаранд.", Some("tg")),
            ("Ауылда яңы күпер асылды, халыҡ көн дә йөрөй, ҡышын да.", Some("ba")),
            ("Тосгонд шинэ гүүр нээгдэж, хүмүүс өдөр бүр явдаг.", Some("mn")),
            ("У селу је отворен нови мост и људи њиме иду сваки дан.", Some("sr")),
            ("Το χωριό έχει νέα γέφυρα.", Some("el")),
            ("12 345", None),
            ("В газете «Орал өңірі» и в журнале «Жұлдыз» нет ни слова о мосте.", Some("ru")),
            (
                "Ауылда мектеп ашылды, енди барлык бала сол мектепке барады деп жазды газет.",
                Some("kk"),
            ),
        ] {
            assert_eq!(detect(&[Signs::of(text)]), expected, "{text}");
        }
    }

    #[test]
    fn a_long_text_without_the_letters_that_russian_has_is_not_called_russian() {
        let sentence = "В селото откриха нов мост над реката и хората минават по него всеки ден. ";
        assert_eq!(detect(&[Signs::of(sentence)]), Some("ru"));
        assert_eq!(detect(&[Signs::of(&sentence.repeat(10))]), None);
    }

    #[test]
    fn a_paragraph_has_a_language_where_it_says_enough() {
        for (text, expected) in [
            ("Он добавил, что мост простоит сто лет и не потребует ремонта.", Some("ru")),
            ("Бұл көпір жүз жыл тұрады, – деді ол.", Some("kk")),
            ("Бул ауылда жана мектеп ашылды, бирак жол жок.", Some("kk")),
            ("The bridge will stand for a hundred years, and that is a promise.", Some("en")),
            ("Das Dorf hat eine neue Brücke und ist nicht mehr allein mit dem Fluss.", None),
            ("Көпүрө жүз жыл турат жана оңдоону талап кылбайт, дейт директор.", Some("ky")),
            ("Көп сөз бар, бірақ үй жоқ.", Some("kk")),
            ("Көп сөз бар, ол үй.", None),
            ("Фото: Анна Ким", None),
            ("Stepnoy Mayak Online", None),
            ("Газета «Орал өңірі» вышла с приложением для школьников и их родителей.", Some("ru")),
        ] {
            assert_eq!(Signs::of(text).of_paragraph(), expected, "{text}");
        }
    }
}
