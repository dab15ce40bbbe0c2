//! Which stretches of a text may hold words like those of a quote: an index of four-letter grams.
//!
//! A stretch that differs from a quote of `m` characters by at most `k` edits has at least
//! `m + 1 - q - k·q` of the quote's grams of length `q` (E. Ukkonen, "Approximate string-matching
//! with q-grams and maximal matches", 1992). So only stretches with that many are compared letter
//! by letter, and no match is missed.

use std::ops::Range;

const GRAM: usize = 4;
/// Grams are told apart by a hash of so many bits; two with one hash only cost a comparison.
const BITS: u32 = 16;

/// Where each gram of a text stands.
#[derive(Debug)]
pub struct Grams {
    length: usize,
    /// The first of a hash's places in `places`; one more entry ends the last.
    starts: Vec<u32>,
    places: Vec<u32>,
}

/// A stretch of a text, and how many grams of a quote are in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it stands: characters.
    pub range: Range<usize>,
    /// The grams.
    pub shared: usize,
}

impl Grams {
    /// Counts the grams of a text, then sorts their places by hash.
    pub fn new(text: &[char]) -> Self {
        let mut starts = vec![0u32; (1 << BITS) + 1];
        for gram in text.windows(GRAM) {
            starts[hash(gram) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut places = vec![0; text.len().saturating_sub(GRAM - 1)];
        for (at, gram) in text.windows(GRAM).enumerate() {
            let place = &mut next[hash(gram)];
            places[*place as usize] = at as u32;
            *place += 1;
        }
        Grams { length: text.len(), starts, places }
    }

    /// The stretches that may hold a match of `quote`: those with the most grams of it, at most
    /// `most`, in the order of the text.
    ///
    /// Any match no longer than `longest` characters lies within one of the stretches, as long as
    /// no more than `most` of them are as good.
    pub fn stretches(&self, quote: &[char], longest: usize, most: usize) -> Vec<Stretch> {
        let mut shared = vec![0usize; self.length / longest + 1];
        let mut hashes: Vec<usize> = quote.windows(GRAM).map(hash).collect();
        hashes.sort_unstable();
        // A gram that the quote has often is looked up once: the work grows with the text.
        for same in hashes.chunk_by(|one, other| one == other) {
            let places = self.starts[same[0]] as usize..self.starts[same[0] + 1] as usize;
            self.places[places].iter().for_each(|at| shared[*at as usize / longest] += same.len());
        }
        let pair = |index: usize| shared[index] + shared.get(index + 1).unwrap_or(&0);
        let mut best: Vec<(usize, usize)> = (0..shared.len())
            .map(|index| (pair(index), index))
            .filter(|(count, _)| *count > 0)
            .collect();
        best.sort_unstable_by_key(|(count, index)| (std::cmp::Reverse(*count), *index));
        best.truncate(most);
        best.sort_unstable_by_key(|(_, index)| *index);
        let stretch = |(shared, index): (usize, usize)| Stretch {
            range: index * longest..((index + 2) * longest).min(self.length),
            shared,
        };
        best.into_iter().map(stretch).collect()
    }
}

/// The least number of grams that words of so many edits share with a quote of so many characters.
pub fn least_shared(length: usize, edits: usize) -> usize {
    (length + 1).saturating_sub(GRAM + edits * GRAM)
}

fn hash(gram: &[char]) -> usize {
    let mixed = gram
        .iter()
        .fold(0u32, |hash, c| (hash ^ u32::from(*c)).wrapping_mul(0x9E37_79B1).rotate_left(15));
    (mixed.wrapping_mul(0x85EB_CA6B) >> (32 - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn characters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn a_text_too_short_for_a_gram_has_no_stretches() {
        assert_eq!(Grams::new(&characters("аб")).stretches(&characters("абвг"), 10, 4), []);
    }

    proptest! {
        #[test]
        fn the_stretch_of_a_match_has_enough_grams(
            head in "[а-г ]{0,90}",
            quote in "[а-я ]{24}",
            tail in "[а-г ]{0,90}",
            at in 0usize..24,
        ) {
            let quote = characters(&quote);
            let mut changed = quote.clone();
            changed[at] = '!';
            let text: Vec<char> = characters(&head).into_iter().chain(changed).chain(characters(&tail)).collect();
            let start = head.chars().count();
            let stretches = Grams::new(&text).stretches(&quote, 27, 64);
            let holds = |stretch: &Stretch| stretch.range.start <= start && start + 24 <= stretch.range.end;
            let held = stretches.iter().find(|stretch| holds(stretch));
            prop_assert!(held.is_some_and(|stretch| stretch.shared >= least_shared(24, 1)));
        }
    }
}
