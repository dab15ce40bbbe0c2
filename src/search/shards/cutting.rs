//! Where a shard ends.
//!
//! The terms themselves decide that: behind a certain size, at the first term whose key is low
//! enough. A term that comes or goes moves the ends close by, and those behind them stay; ends at
//! fixed sizes would move all.

use std::ops::Range;

use crate::model::key::Key;

/// No shard ends before it has so many bytes, if others follow. All sizes are those before
/// compression, which halves them.
const SMALLEST: usize = 8 << 10;

/// So many bytes follow on the average before a term ends the shard.
const SPREAD: usize = 3 << 10;

/// A shard ends before a term with which it would have more.
const LARGEST: usize = 18 << 10;

/// Cuts terms of these sizes.
pub(super) fn cut<'a>(sizes: &[usize], term: impl Fn(usize) -> &'a str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut open) = (0, OpenShard::default());
    for (place, &size) in sizes.iter().enumerate() {
        if open.ends_before(term(place), size) {
            ranges.push(start..place);
            (start, open) = (place, OpenShard::default());
        }
        open.add(size);
    }
    if start < sizes.len() {
        ranges.push(start..sizes.len());
    }
    ranges
}

/// A shard of which it is not known yet where it ends.
#[derive(Debug, Default)]
pub(super) struct OpenShard {
    size: usize,
}

impl OpenShard {
    /// Whether it ends before a term of that size. What it has decides that with the term, and
    /// nothing before or behind.
    pub(super) fn ends_before(&self, term: &str, size: usize) -> bool {
        let is_full = self.size + size > LARGEST;
        self.size > 0 && (is_full || self.size >= SMALLEST && ends(term, size))
    }

    /// Takes in a term of that size.
    pub(super) fn add(&mut self, size: usize) {
        self.size += size;
    }
}

/// Whether a shard may end before a term: the more probable, the larger the term is.
fn ends(term: &str, size: usize) -> bool {
    let key = Key::of_bytes(term.as_bytes());
    let [one, two, ..] = *key.as_bytes();
    usize::from(u16::from_le_bytes([one, two])) * SPREAD < size << 16
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn names(count: u32, without: Option<u32>) -> Vec<String> {
        (0..count).filter(|n| Some(*n) != without).map(|n| format!("слово{n:06}")).collect()
    }

    /// The terms before which a shard ends.
    fn ends_of(names: &[String]) -> BTreeSet<&str> {
        let ranges = cut(&vec![20; names.len()], |place| &names[place]);
        ranges.into_iter().map(|range| names[range.start].as_str()).collect()
    }

    #[test]
    fn shards_are_neither_small_nor_large() {
        let names = names(50_000, None);
        let ranges = cut(&vec![20; names.len()], |place| &names[place]);
        assert!(ranges.len() > 30, "{}", ranges.len());
        assert_eq!(ranges.iter().map(Range::len).sum::<usize>(), names.len());
        let (_, all_but_the_last) = ranges.split_last().unwrap();
        for range in all_but_the_last {
            assert!((SMALLEST..=LARGEST).contains(&(range.len() * 20)), "{range:?}");
        }
    }

    #[test]
    fn a_term_that_goes_moves_few_ends() {
        let (before, after) = (names(50_000, None), names(50_000, Some(30_000)));
        let (before, after) = (ends_of(&before), ends_of(&after));
        assert!(before.symmetric_difference(&after).count() <= 10, "{before:?}\n{after:?}");
    }

    #[test]
    fn a_term_that_is_larger_than_a_shard_has_its_own() {
        let names = names(3, None);
        let ranges = cut(&[10, LARGEST + 1, 10], |place| &names[place]);
        assert_eq!(ranges, [0..1, 1..2, 2..3]);
    }
}
