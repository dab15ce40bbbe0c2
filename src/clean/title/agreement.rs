//! What the declared titles and the body's text say to a candidate.

use std::collections::{HashMap, HashSet};

use crate::clean::page::PageParts;
use crate::clean::stems::{self, Stem};

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
    /// The share that holds it elsewhere.
    pub holds: f32,
    /// The greatest share of its stems that one has.
    pub stems: f32,
    /// A heading says the same.
    pub headed: f32,
    /// The outlet's name.
    pub is_source: f32,
}

/// The titles that a page declares, ready to be compared.
pub(super) struct Declared {
    keys: Vec<String>,
    stems: Vec<HashSet<Stem>>,
}

impl Declared {
    /// `keys` are the titles as headlines are compared.
    pub fn new<'t>(titles: impl Iterator<Item = &'t str>, key: fn(&str) -> String) -> Self {
        let both = titles.map(|title| (key(title), stems::stems(title).into_iter().collect()));
        let (keys, stems) = both.unzip();
        Declared { keys, stems }
    }

    /// How they take to a candidate with this key and these stems.
    pub fn agreement(&self, own: &str, own_stems: &[Stem]) -> Agreement {
        if self.keys.is_empty() {
            return Agreement::default();
        }
        let count = self.keys.len() as f32;
        let share =
            |fits: &dyn Fn(&&String) -> bool| self.keys.iter().filter(fits).count() as f32 / count;
        let shared = |stems: &HashSet<Stem>| {
            let shared = own_stems.iter().filter(|stem| stems.contains(*stem)).count() as f32;
            2.0 * shared / (own_stems.len() + stems.len()).max(1) as f32
        };
        Agreement {
            any: 1.0,
            equal: share(&|title| *title == own),
            starts: share(&|title| title.len() > own.len() && title.starts_with(own)),
            holds: share(&|title| !title.starts_with(own) && title.contains(own)),
            stems: self.stems.iter().map(shared).fold(0.0, f32::max),
            ..Agreement::default()
        }
    }
}

/// The stems of the body's first sentences.
pub(super) struct BodyStems {
    /// Each with the line that has it; none where several do.
    lines: HashMap<Stem, Option<usize>>,
    /// The same of the first lines alone.
    lede: HashMap<Stem, Option<usize>>,
}

impl BodyStems {
    pub fn new(page: &PageParts) -> Self {
        let long = page.body.clone().filter(|index| page.facts[*index].words > 8);
        let mut stems = BodyStems { lines: HashMap::new(), lede: HashMap::new() };
        for (place, index) in long.take(LONG_LINES).enumerate() {
            let text = page.facts[index].text;
            for stem in stems::stems(&text[..text.floor_char_boundary(2000)]) {
                add(&mut stems.lines, stem, index);
                if place < LEDE_LINES {
                    add(&mut stems.lede, stem, index);
                }
            }
        }
        stems
    }

    /// The share of stems that another line than `own` has.
    pub fn share(&self, stems: &[Stem], own: Option<usize>) -> f32 {
        share(&self.lines, stems, own)
    }

    /// The share of stems that another of the first lines than `own` has.
    pub fn share_of_lede(&self, stems: &[Stem], own: Option<usize>) -> f32 {
        share(&self.lede, stems, own)
    }
}

fn add(lines: &mut HashMap<Stem, Option<usize>>, stem: Stem, index: usize) {
    let line = lines.entry(stem).or_insert(Some(index));
    *line = line.filter(|line| *line == index);
}

fn share(lines: &HashMap<Stem, Option<usize>>, stems: &[Stem], own: Option<usize>) -> f32 {
    let is_outside = |stem: &&Stem| {
        lines.get(stem).is_some_and(|line| line.is_none() || own.is_none() || *line != own)
    };
    stems.iter().filter(is_outside).count() as f32 / stems.len().max(1) as f32
}
