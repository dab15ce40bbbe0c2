//! What the declared titles and the body's text say to a candidate.

use std::cmp::Ordering;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::clean::page::PageParts;
use postil_text::stem::{self, Stem};

/// So many long lines of the body are compared with a headline, and of these so many as its lede.
const LONG_LINES: usize = 12;
const LEDE_LINES: usize = 2;

/// How the titles that a page declares take to a candidate, each a share or a flag.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Agreement {
    /// Some title is declared at all.
    pub any: f32,
    /// The share of the declared titles that it equals.
    pub equal: f32,
    /// The share that starts with it.
    pub starts: f32,
    /// The greatest share of its stems that one has.
    pub stems: f32,
    /// A heading says the same.
    pub headed: f32,
}

/// The titles that a page declares, ready to be compared.
pub(super) struct Declared {
    /// Most pages declare the same words several times.
    titles: Vec<DeclaredTitle>,
}

/// Words that are declared as the title.
struct DeclaredTitle {
    key: String,
    /// Sorted, each once.
    stems: Vec<Stem>,
    /// How many declarations have these words.
    count: usize,
}

impl Declared {
    /// `keys` are the titles as headlines are compared.
    pub fn new<'t>(titles: impl Iterator<Item = &'t str>, key: fn(&str) -> String) -> Self {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for title in titles {
            match counts.iter_mut().find(|(known, _)| *known == title) {
                Some((_, count)) => *count += 1,
                None => counts.push((title, 1)),
            }
        }
        let read = |(title, count): (&str, usize)| {
            let mut stems = stem::stems(title);
            stems.sort_unstable();
            stems.dedup();
            DeclaredTitle { key: key(title), stems, count }
        };
        Declared { titles: counts.into_iter().map(read).collect() }
    }

    /// How they take to a candidate with this key and these stems.
    pub fn agreement(&self, own: &str, own_stems: &[Stem]) -> Agreement {
        if self.titles.is_empty() {
            return Agreement::default();
        }
        let stems = self.titles.iter().map(|title| title.likeness(own_stems)).fold(0.0, f32::max);
        if stems == 0.0 && !own_stems.is_empty() {
            // No title can equal or hold it, and most lines end here.
            return Agreement { any: 1.0, ..Agreement::default() };
        }
        let all: usize = self.titles.iter().map(|title| title.count).sum();
        let share = |fits: &dyn Fn(&str) -> bool| {
            let fitting = self.titles.iter().filter(|title| fits(&title.key));
            fitting.map(|title| title.count).sum::<usize>() as f32 / all as f32
        };
        Agreement {
            any: 1.0,
            equal: share(&|title| title == own),
            starts: share(&|title| title.len() > own.len() && title.starts_with(own)),
            stems,
            ..Agreement::default()
        }
    }
}

impl DeclaredTitle {
    /// The share of stems that it has in common with a candidate.
    fn likeness(&self, own: &[Stem]) -> f32 {
        let shared = own.iter().filter(|stem| self.stems.binary_search(stem).is_ok()).count();
        2.0 * shared as f32 / (own.len() + self.stems.len()).max(1) as f32
    }
}

/// The keys of a page's lines, ready to be asked which of them start or end with other words.
///
/// To compare each with each would take longer than all else about headlines.
pub(super) struct LineKeys<'k> {
    sorted: Vec<&'k str>,
    /// Sorted by their letters from the last to the first.
    by_end: Vec<&'k str>,
}

impl<'k> LineKeys<'k> {
    pub fn new(keys: impl Iterator<Item = &'k str>) -> Self {
        let mut sorted: Vec<&str> = keys.collect();
        let mut by_end = sorted.clone();
        sorted.sort_unstable();
        by_end.sort_unstable_by(|one, other| compare_ends(one, other));
        LineKeys { sorted, by_end }
    }

    /// Whether a longer key starts with these words: it would stand right behind them.
    pub fn any_starts_with(&self, words: &str) -> bool {
        let place = self.sorted.partition_point(|key| *key <= words);
        self.sorted.get(place).is_some_and(|key| key.starts_with(words))
    }

    /// Whether a longer key ends with these words.
    pub fn any_ends_with(&self, words: &str) -> bool {
        let place = self.by_end.partition_point(|key| compare_ends(key, words).is_le());
        self.by_end.get(place).is_some_and(|key| key.ends_with(words))
    }
}

fn compare_ends(one: &str, other: &str) -> Ordering {
    one.bytes().rev().cmp(other.bytes().rev())
}

/// The stems of the body's first sentences.
pub(super) struct BodyStems(HashMap<Stem, Holders, RandomState>);

/// Which of the body's first sentences have a stem.
#[derive(Debug, Clone, Copy, Default)]
struct Holders {
    all: Lines,
    /// Of the first ones alone.
    lede: Lines,
}

/// The line that has a stem.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Lines {
    #[default]
    None,
    One(usize),
    Several,
}

/// The shares of a candidate's stems that the body has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Overlap {
    /// Those that another of the body's first lines has.
    pub all: f32,
    /// That another of its first two long lines has.
    pub lede: f32,
    /// That several of the first lines have.
    pub often: f32,
}

impl BodyStems {
    pub fn new(page: &PageParts) -> Self {
        let long = page.body.clone().filter(|index| page.facts[*index].words > 8);
        // Room for the words of most texts: to grow takes longer than to fill.
        let mut stems = HashMap::with_capacity_and_hasher(512, RandomState::default());
        for (place, index) in long.take(LONG_LINES).enumerate() {
            let text = page.facts[index].text;
            for stem in stem::stems(&text[..text.floor_char_boundary(2000)]) {
                let holders: &mut Holders = stems.entry(stem).or_default();
                holders.all.add(index);
                if place < LEDE_LINES {
                    holders.lede.add(index);
                }
            }
        }
        BodyStems(stems)
    }

    /// The shares of the stems that other lines than `own` have.
    pub fn overlap(&self, stems: &[Stem], own: Option<usize>) -> Overlap {
        let (mut all, mut lede, mut often) = (0, 0, 0);
        for holders in stems.iter().filter_map(|stem| self.0.get(stem)) {
            all += usize::from(holders.all.is_beside(own));
            lede += usize::from(holders.lede.is_beside(own));
            often += usize::from(holders.all == Lines::Several);
        }
        let share = |count: usize| count as f32 / stems.len().max(1) as f32;
        Overlap { all: share(all), lede: share(lede), often: share(often) }
    }
}

impl Lines {
    fn add(&mut self, line: usize) {
        *self = match *self {
            Lines::None => Lines::One(line),
            Lines::One(known) if known == line => Lines::One(line),
            _ => Lines::Several,
        };
    }

    /// Whether another line than `own` is among them.
    fn is_beside(self, own: Option<usize>) -> bool {
        match self {
            Lines::None => false,
            Lines::One(line) => own != Some(line),
            Lines::Several => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_lines_that_start_or_end_with_words_are_found() {
        let keys = ["мост", "мост открыт", "новости мост открыт", "мост", "открытие моста"];
        let lines = LineKeys::new(keys.into_iter());
        for words in ["мост", "мост открыт", "открыт", "новости", "моста", "школа", "яр", "а"]
        {
            let longer = || keys.into_iter().filter(|key| key.len() > words.len());
            let starts = longer().any(|key| key.starts_with(words));
            assert_eq!(lines.any_starts_with(words), starts, "{words}");
            let ends = longer().any(|key| key.ends_with(words));
            assert_eq!(lines.any_ends_with(words), ends, "{words}");
        }
    }

    #[test]
    fn equal_declarations_count_each() {
        let key = |title: &str| title.to_lowercase();
        let titles = ["Мост открыт", "Мост открыт", "Мост открыт - Вестник", "Вестник"];
        let declared = Declared::new(titles.into_iter(), key);
        let found = declared.agreement("мост открыт", &stem::stems("мост открыт"));
        assert_eq!((found.equal, found.starts), (0.5, 0.25));
        assert_eq!(found.stems, 1.0);
        let outlet = declared.agreement("вестник", &stem::stems("вестник"));
        assert_eq!((outlet.equal, outlet.starts), (0.25, 0.0));
    }
}
