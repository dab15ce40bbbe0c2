//! Terms with their postings, cut into shards in the order of the terms.
//!
//! Where a shard ends is decided by the terms themselves: behind a certain size, at the first term
//! whose key is low enough. A term that comes or goes moves the ends close by, and those behind
//! them stay; ends at fixed sizes would move all.

use std::ops::Range;

use rayon::prelude::*;

use super::super::gathered::TermInPart;
use super::bytes::{FrontCoded, Kind, Written, number_size, put_count, put_number, steps};
use super::posting::Posting;
use crate::model::key::Key;

/// No shard ends before it has so many bytes, if others follow. All sizes are those before
/// compression, which halves them.
const SMALLEST: usize = 8 << 10;

/// So many bytes follow on the average before a term ends the shard.
const SPREAD: usize = 3 << 10;

/// A shard ends before a term with which it would have more.
const LARGEST: usize = 18 << 10;

/// How many postings of a common term its shard holds: the best.
const HELD: usize = 4096;

/// Of how many postings on a term is common; so that a file for the rest is worth its while.
const COMMON: usize = 2 * HELD;

/// A term in every part that has it.
type Term<'a> = &'a [TermInPart<'a, Posting>];

/// A file with the terms from `first` on, up to the first of the next.
pub(super) struct Shard {
    pub(super) first: String,
    pub(super) piece: Written,
    /// The other postings of its common terms.
    pub(super) rests: Vec<Written>,
}

/// Cuts terms, which are in ascending order and may come several times, into shards.
pub(super) fn shards(terms: &[TermInPart<Posting>]) -> Vec<Shard> {
    let terms: Vec<Term> = terms.chunk_by(|(one, _), (other, _)| one == other).collect();
    let sizes: Vec<usize> = terms.par_iter().map(size).collect();
    let ranges = cut(&sizes, |place| text(terms[place]));
    ranges.into_par_iter().map(|range| shard(&terms[range])).collect()
}

/// A shard of terms with all their postings, in ascending order.
pub(super) fn one_shard<'a>(terms: impl Iterator<Item = (&'a str, &'a [Posting])>) -> Shard {
    let terms: Vec<TermInPart<Posting>> = terms.collect();
    shard(&terms.chunks(1).collect::<Vec<_>>())
}

/// How many bytes a term with all its postings takes, as [`OpenShard`] counts them.
pub(super) fn size_of(text: &str, postings: &[Posting]) -> usize {
    size(&&[(text, postings)][..])
}

fn text(term: Term<'_>) -> &str {
    term.first().map_or("", |(text, _)| text)
}

fn postings<'a>(term: Term<'a>) -> impl Iterator<Item = Posting> + 'a {
    term.iter().flat_map(|(_, postings)| *postings).copied()
}

/// How many bytes a term takes, more or less: what it shares with the one before is a guess.
fn size(term: &Term) -> usize {
    let steps = steps(postings(term).map(Posting::document));
    text(term).len() / 2 + 4 + steps.map(|step| number_size(step) + 1).sum::<usize>()
}

/// Cuts terms of these sizes.
fn cut<'a>(sizes: &[usize], term: impl Fn(usize) -> &'a str) -> Vec<Range<usize>> {
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

/// Writes the texts and counts of the terms, then their postings.
fn shard(terms: &[Term]) -> Shard {
    let (mut heads, mut rests) = (Vec::new(), Vec::new());
    let mut held = Vec::new();
    let mut front_coded = FrontCoded::default();
    put_count(&mut heads, terms.len());
    for term in terms {
        front_coded.put(&mut heads, text(term));
        let all: Vec<Posting> = postings(term).collect();
        put_count(&mut heads, all.len() << 1 | usize::from(all.len() >= COMMON));
        if all.len() < COMMON {
            held.push(all);
            continue;
        }
        let (best, rest) = split(all);
        let rest = Written::new(Kind::Rest, written(&rest));
        put_count(&mut heads, best.len());
        heads.extend_from_slice(rest.name());
        held.push(best);
        rests.push(rest);
    }
    held.iter().for_each(|postings| put_steps(&mut heads, postings));
    held.iter().for_each(|postings| put_impacts(&mut heads, postings));
    let first = terms.first().map_or_else(String::new, |term| text(term).to_owned());
    Shard { first, piece: Written::new(Kind::Terms, heads), rests }
}

/// The best postings and the rest; of equal ones the newer documents are better.
fn split(mut postings: Vec<Posting>) -> (Vec<Posting>, Vec<Posting>) {
    let worth = |posting: &Posting| (posting.impact() >> 3, posting.document());
    postings.sort_unstable_by_key(|posting| std::cmp::Reverse(worth(posting)));
    let mut rest = postings.split_off(HELD);
    postings.sort_unstable();
    rest.sort_unstable();
    (postings, rest)
}

/// Postings by themselves.
fn written(postings: &[Posting]) -> Vec<u8> {
    let mut bytes = Vec::new();
    put_count(&mut bytes, postings.len());
    put_steps(&mut bytes, postings);
    put_impacts(&mut bytes, postings);
    bytes
}

fn put_steps(bytes: &mut Vec<u8>, postings: &[Posting]) {
    steps(postings.iter().map(|posting| posting.document()))
        .for_each(|step| put_number(bytes, step.into()));
}

fn put_impacts(bytes: &mut Vec<u8>, postings: &[Posting]) {
    bytes.extend(postings.iter().map(|posting| posting.impact()));
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
