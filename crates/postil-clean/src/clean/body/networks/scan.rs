//! One pass over a line's characters: what it is made of, and its words as hashes.
//!
//! Everything is bounded: of a long line only its head is counted, and only its first and last
//! words are taken.

use std::ops::Deref;
use std::sync::LazyLock;

use crate::clean::body::networks::signs::{KINDS, Kind, classify, signs};
use postil_text::stop_words::OF_SENTENCES;

/// The length of a line's head, in bytes: what is counted of it.
const HEAD: usize = 1200;
/// How many words from a line's start and from its end are taken.
const FIRST: usize = 8;
const LAST: usize = 4;
/// A line of no more words than this is also taken as a whole.
const WHOLE: usize = 4;
/// Words are cut to so many letters; endings differ by case and person.
const STEM: usize = 6;
/// Buckets of the table of embeddings.
pub(super) const BUCKETS: usize = 4096;

/// What a line is made of.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Characters, without spaces, of the head.
    pub signs: u32,
    pub letters: u32,
    pub capitals: u32,
    pub digits: u32,
    /// Full stops, commas and their kin.
    pub stops: u32,
    pub commas: u32,
    /// Bars, arrows, bullets: what menus are drawn with.
    pub bars: u32,
    pub words: u32,
    pub capital_words: u32,
    pub stop_words: u32,
    /// The hash of the sequence of kinds of signs.
    pub shape: u32,
    pub first: Kind,
    pub last: Kind,
    /// Buckets of the words.
    pub tokens: Buckets<{ FIRST + LAST }>,
    /// Buckets of the opening, the end, and a short line as a whole.
    pub marks: Buckets<6>,
}

/// A few buckets; a list on the heap for each line would take as long as the line's scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Buckets<const MOST: usize> {
    buckets: [u16; MOST],
    count: usize,
}

impl<const MOST: usize> Default for Buckets<MOST> {
    fn default() -> Self {
        Buckets { buckets: [0; MOST], count: 0 }
    }
}

impl<const MOST: usize> Buckets<MOST> {
    fn push(&mut self, bucket: u16) {
        self.buckets[self.count] = bucket;
        self.count += 1;
    }
}

impl<const MOST: usize> Deref for Buckets<MOST> {
    type Target = [u16];

    fn deref(&self) -> &[u16] {
        &self.buckets[..self.count]
    }
}

/// Reads a line without white space around it.
pub(super) fn scan(text: &str) -> Scan {
    let head = &text[..text.floor_char_boundary(HEAD)];
    let mut scan = Scan::default();
    let mut words = Words::default();
    let signs = signs();
    let mut kinds = [0; KINDS];
    let mut count = 0;
    for sign in head.chars() {
        let (kind, lower) = signs.classify(sign);
        kinds[kind as usize] += 1;
        count += u32::from(kind != Kind::Space);
        if kind != scan.last && kind != Kind::Space {
            scan.follow(kind, count);
        }
        words.take(kind, lower, &mut scan);
    }
    words.end(&mut scan);
    scan.count(&kinds);
    let whole = head.len() == text.len();
    if !whole {
        words.replace_end(text);
        scan.last = text.chars().next_back().map_or(Kind::Space, |sign| classify(sign).0);
    }
    words.finish(whole, &mut scan);
    scan
}

impl Scan {
    /// Takes a sign that is of another kind than the one before it; `place` counts from 1.
    fn follow(&mut self, kind: Kind, place: u32) {
        if place == 1 {
            self.first = kind;
        }
        if place <= 100 {
            self.shape = mix(self.shape, kind as u32);
        }
        self.last = kind;
    }

    /// Sums up how many signs of each kind there are.
    fn count(&mut self, kinds: &[u32; KINDS]) {
        let of = |kind: Kind| kinds[kind as usize];
        self.signs = kinds.iter().sum::<u32>() - of(Kind::Space);
        self.letters = of(Kind::Lower) + of(Kind::Upper) + of(Kind::Dense);
        self.capitals = of(Kind::Upper);
        self.digits = of(Kind::Digit);
        self.stops = of(Kind::Stop);
        self.commas = of(Kind::Comma);
        self.bars = of(Kind::Bar);
    }
}

/// The words of the line in the making.
#[derive(Debug, Default)]
struct Words {
    hash: u32,
    length: usize,
    capital: bool,
    first: [u32; FIRST],
    /// A ring of the last words.
    last: [u32; LAST],
    count: usize,
    whole: u32,
}

impl Words {
    #[inline]
    fn take(&mut self, kind: Kind, lower: u32, scan: &mut Scan) {
        match kind {
            Kind::Lower | Kind::Upper | Kind::Digit => {
                if self.length == 0 {
                    self.hash = SEED;
                    self.capital = kind == Kind::Upper;
                }
                if self.length < STEM {
                    self.hash = mix(self.hash, lower);
                }
                self.length += 1;
            }
            Kind::Dense => {
                self.end(scan);
                self.push(mix(SEED, lower));
            }
            _ => self.end(scan),
        }
    }

    fn end(&mut self, scan: &mut Scan) {
        if self.length == 0 {
            return;
        }
        scan.words += 1;
        scan.capital_words += u32::from(self.capital);
        scan.stop_words += u32::from(self.length <= STEM && STOP_WORDS.holds(self.hash));
        self.length = 0;
        self.push(self.hash);
    }

    fn push(&mut self, hash: u32) {
        if self.count < FIRST {
            self.first[self.count] = hash;
        }
        self.last[self.count % LAST] = hash;
        self.count += 1;
        self.whole = mix(self.whole, hash);
    }

    /// Takes the last words of a line that was not read to its end.
    fn replace_end(&mut self, text: &str) {
        let tail = &text[text.ceil_char_boundary(text.len().saturating_sub(60))..];
        let mut words = Words::default();
        let mut scan = Scan::default();
        for sign in tail.chars() {
            let (kind, lower) = classify(sign);
            words.take(kind, lower, &mut scan);
        }
        words.end(&mut scan);
        if words.count >= LAST {
            self.last = words.last;
            self.count += (LAST + words.count - self.count % LAST) % LAST;
        }
    }

    /// Writes the buckets.
    fn finish(&self, whole: bool, scan: &mut Scan) {
        let bucket = |seed: u32, hash: u32| (mix(seed, hash) >> 16) as u16 % BUCKETS as u16;
        let first = self.count.min(FIRST);
        self.first[..first].iter().for_each(|hash| scan.tokens.push(bucket(1, *hash)));
        let rest = self.count.saturating_sub(FIRST).min(LAST);
        for back in (1..=rest).rev() {
            scan.tokens.push(bucket(1, self.last[(self.count - back) % LAST]));
        }
        scan.marks.push(bucket(2, scan.first as u32));
        scan.marks.push(bucket(3, scan.last as u32));
        if self.count > 0 {
            scan.marks.push(bucket(4, self.first[0]));
            scan.marks.push(bucket(5, self.last[(self.count - 1) % LAST]));
        }
        if self.count > 1 {
            scan.marks.push(bucket(6, mix(self.first[0], self.first[1])));
        }
        if whole && (1..=WHOLE).contains(&self.count) {
            scan.marks.push(bucket(7, self.whole));
        }
    }
}

const SEED: u32 = 0x811c_9dc5;

/// Adds a value to the hash of what came before it.
pub(super) fn mix(before: u32, value: u32) -> u32 {
    (before.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b1)
}

/// The hashes of frequent small words, each at the first free place from its own; 0 is free.
struct StopWords([u32; STOP_PLACES]);

const STOP_PLACES: usize = 4096;

static STOP_WORDS: LazyLock<StopWords> = LazyLock::new(|| {
    let mut set = StopWords([0; STOP_PLACES]);
    for word in OF_SENTENCES.iter() {
        let hash = word.chars().take(STEM).fold(SEED, |hash, sign| mix(hash, classify(sign).1));
        let place = set.place(hash);
        set.0[place] = hash;
    }
    set
});

impl StopWords {
    fn holds(&self, hash: u32) -> bool {
        self.0[self.place(hash)] == hash
    }

    /// Where the hash stands or would stand.
    fn place(&self, hash: u32) -> usize {
        let mut place = (hash >> 20) as usize;
        while self.0[place] != 0 && self.0[place] != hash {
            place = (place + 1) % STOP_PLACES;
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_digits_do_not_change_the_words() {
        assert_eq!(scan("В 2024 году").tokens, scan("в 1987 ГОДУ").tokens);
        assert_ne!(scan("В 2024 году").tokens, scan("в 198 году").tokens);
    }

    #[test]
    fn a_long_line_gives_its_first_and_last_words() {
        let long = format!("Мост открыли {} вчера в районном центре.", "слово ".repeat(100_000));
        let found = scan(&long);
        assert_eq!(found.tokens.len(), FIRST + LAST);
        assert_eq!(found.tokens[FIRST..], *scan("вчера в районном центре.").tokens);
        assert_eq!(found.last, Kind::Stop);
    }

    #[test]
    fn small_words_are_counted() {
        assert_eq!(scan("он и она на мосту").stop_words, 4);
        assert_eq!(scan("the bridge and the river").stop_words, 3);
    }
}
