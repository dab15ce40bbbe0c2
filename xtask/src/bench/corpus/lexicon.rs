//! Invented words with Russian endings, some of them much more frequent than others.

use std::collections::HashSet;

use super::random::Random;

const CONSONANTS: [&str; 19] =
    ["б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х", "ц", "ч", "ш"];
const VOWELS: [&str; 8] = ["а", "е", "и", "о", "у", "ы", "ю", "я"];

/// The endings of a noun, twice, for nouns are frequent; of an adjective; and of a verb.
const ENDINGS: [&[&str]; 4] = [
    &["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"],
    &["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"],
    &["ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ые", "ых", "ыми"],
    &["ать", "ает", "ают", "ал", "ала", "али", "ив", "ится", "ились"],
];
const PARTICLES: [&str; 24] = [
    "и",
    "в",
    "на",
    "что",
    "с",
    "по",
    "для",
    "о",
    "от",
    "за",
    "при",
    "как",
    "не",
    "это",
    "до",
    "из",
    "или",
    "также",
    "их",
    "был",
    "после",
    "под",
    "над",
    "между",
];
const STEMS: usize = 6_000;

/// The vocabulary: stems in falling frequency, each with its forms.
///
/// The stem of rank r is chosen with a weight of 1 / (r + 3), after Zipf's law, so that an index
/// meets what it meets in real text: many forms of few words, and a long tail.
pub struct Lexicon {
    forms: Vec<Vec<String>>,
    /// The sum of the weights up to and including each stem.
    cumulated: Vec<f64>,
}

impl Lexicon {
    /// Invents a vocabulary.
    pub fn invent(random: &mut Random) -> Self {
        let mut known = HashSet::new();
        let mut forms = Vec::with_capacity(STEMS);
        while forms.len() < STEMS {
            let stem = invent_stem(random);
            if known.insert(stem.clone()) {
                let endings = random.pick(&ENDINGS);
                forms.push(endings.iter().map(|ending| format!("{stem}{ending}")).collect());
            }
        }
        let cumulated = (0..STEMS).scan(0.0, |sum, rank| {
            *sum += 1.0 / (rank as f64 + 3.0);
            Some(*sum)
        });
        Lexicon { forms, cumulated: cumulated.collect() }
    }

    /// One word in one of its forms.
    pub fn word(&self, random: &mut Random) -> &str {
        let total = self.cumulated.last().copied().unwrap_or_default();
        let point = random.fraction() * total;
        let rank = self.cumulated.partition_point(|sum| *sum <= point);
        let forms = &self.forms[rank];
        &forms[random.index(forms.len())]
    }

    /// A sentence of `length` words, and particles between them, without its full stop.
    pub fn clause(&self, random: &mut Random, length: i64) -> String {
        let mut text = capitalised(self.word(random));
        for _ in 1..length {
            if random.chance(0.08) {
                text.push(',');
            }
            if random.chance(0.28) {
                text.push(' ');
                text.push_str(random.pick(&PARTICLES));
            }
            text.push(' ');
            text.push_str(self.word(random));
        }
        text
    }

    /// A paragraph of about `words` words.
    pub fn paragraph(&self, random: &mut Random, words: i64) -> String {
        let mut sentences = Vec::new();
        let mut left = words;
        while left > 0 {
            let length = random.between(7, 18);
            sentences.push(self.clause(random, length) + ".");
            left -= length;
        }
        sentences.join(" ")
    }
}

/// One to three syllables and a consonant at the end.
fn invent_stem(random: &mut Random) -> String {
    let mut stem = String::new();
    for _ in 0..random.pick(&[1, 2, 2, 3]) {
        stem.push_str(random.pick(&CONSONANTS));
        stem.push_str(random.pick(&VOWELS));
    }
    stem.push_str(random.pick(&CONSONANTS));
    stem
}

/// The word with a capital first letter.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
