//! What the network sees of a line: numbers, and bags of hashed words.
//!
//! Blank lines are not lines here; they show in the numbers of their neighbours. Every number has
//! a bound, and reading a page takes time and memory in proportion to its length.

mod numbers;
mod page;

use std::ops::Range;

use crate::model::reason::Ground;

pub(in crate::clean) use crate::clean::body::networks::features::page::Page;

/// Numbers that describe a line.
pub const NUMBERS: usize = 88;
/// The numbers that other documents of the archive give.
pub const RECURRENCE: Range<usize> = 69..73;
/// The first of the numbers that only HTML has.
pub const FIRST_OF_MARKUP: usize = RECURRENCE.end;
/// The number that says how many words a line has, up to a bound.
const MASS: usize = 2;
/// What a line of few words weighs.
const LEAST_MASS: f32 = 0.05;
/// Bags of hashed words: words, marks, near elements, far elements.
pub const BAGS: usize = 4;
/// What the bags are to a reader.
pub(super) const GROUNDS_OF_BAGS: [Ground; BAGS] =
    [Ground::Words, Ground::Words, Ground::Markup, Ground::Markup];

/// The network's view of some lines.
#[derive(Debug, Default, Clone)]
pub struct Inputs {
    numbers: Vec<f32>,
    /// The end of each bag in `buckets`, bag after bag.
    ends: Vec<u32>,
    buckets: Vec<u16>,
}

impl Inputs {
    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.numbers.len() / NUMBERS
    }

    /// The numbers of a line.
    pub fn numbers(&self, line: usize) -> &[f32] {
        &self.numbers[line * NUMBERS..(line + 1) * NUMBERS]
    }

    /// How much a line's words weigh beside those of other lines.
    pub fn mass(&self, line: usize) -> f32 {
        self.numbers(line)[MASS].max(LEAST_MASS)
    }

    /// The buckets of one of a line's bags.
    pub fn bag(&self, line: usize, bag: usize) -> &[u16] {
        let index = line * BAGS + bag;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.buckets[start as usize..self.ends[index] as usize]
    }

    /// The same lines with other numbers and with only the buckets that `keep` lets through.
    #[must_use]
    pub fn altered(
        &self,
        mut change: impl FnMut(&mut [f32]),
        mut keep: impl FnMut(usize, u16) -> bool,
    ) -> Inputs {
        let mut altered = Inputs { numbers: self.numbers.clone(), ..Inputs::default() };
        altered.numbers.chunks_exact_mut(NUMBERS).for_each(&mut change);
        for line in 0..self.lines() {
            for bag in 0..BAGS {
                let kept = self.bag(line, bag).iter().filter(|bucket| keep(bag, **bucket));
                altered.buckets.extend(kept);
                altered.ends.push(altered.buckets.len() as u32);
            }
        }
        altered
    }

    fn end_bag(&mut self) {
        self.ends.push(self.buckets.len() as u32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_has_a_ground() {
        let text = "Меню\n\nМост через реку открыли вчера, и дорога стала короче.";
        let document = crate::ingest::ingest("a.txt", text.as_bytes()).0.expect("a text");
        let facts = crate::clean::page::facts::of_lines(&document, &[]);
        let evidence = crate::clean::body::evidence::of_lines(&facts, document.format);
        let page = Page::new(&facts, document.format, &evidence);
        let grounds = page.grounds().expect("a page with lines");
        let of = |wanted: Ground| (0..NUMBERS).filter(move |index| grounds[*index] == wanted);
        assert!(of(Ground::Archive).eq(RECURRENCE));
        assert!(of(Ground::Markup).eq(FIRST_OF_MARKUP..NUMBERS));
        for ground in Ground::WEIGHED {
            // These are not told by numbers of the line.
            let by_others =
                [Ground::Page, Ground::Neighbours, Ground::ShortPage, Ground::Strictness];
            assert_eq!(of(ground).count() > 0, !by_others.contains(&ground), "{ground:?}");
        }
    }
}
