//! A sketch of a text: a few hundred bytes that tell how much two texts have in common.
//!
//! A shingle falls into one bin of each of a few orders, and a bin keeps the least of its shingles; so
//! the share of equal numbers is about the share of shingles that both texts have of all that one of
//! them has. An empty bin takes the number of another one of its order, the same for all texts.
//! Sources: Broder, *On the resemblance and containment of documents*, 1997; Li, Owen and Zhang, *One
//! permutation hashing*, 2012; Shrivastava, *Optimal densification for fast and accurate minwise
//! hashing*, 2017. Sketches are made text by text and compared in any order.

use serde::{Deserialize, Serialize};

/// So many numbers a sketch has; the likeness that it tells is true to about 0.05.
pub const NUMBERS: usize = 96;
/// So many orders a shingle is put into. With one alone most bins of a short text would be empty.
const ORDERS: usize = 4;
/// So many bins an order has.
const BINS: usize = NUMBERS / ORDERS;
/// The number of a bin without any shingle.
const EMPTY: u32 = u32::MAX;

/// A sketch of a text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sketch {
    /// How many shingles the text has.
    shingles: u32,
    /// The least of them in each bin, order by order; none of a text without any.
    least: Vec<u32>,
}

impl Sketch {
    /// The sketch of a text by the hashes of its shingles.
    pub fn of(shingles: impl Iterator<Item = u64>) -> Self {
        let mut sketch = Sketch { shingles: 0, least: vec![EMPTY; NUMBERS] };
        for shingle in shingles {
            sketch.shingles += 1;
            for (order, bins) in (1..).zip(sketch.least.chunks_exact_mut(BINS)) {
                let hash = mixed(shingle, order);
                let least = &mut bins[bin(hash)];
                *least = (*least).min(hash as u32);
            }
        }
        match sketch.shingles {
            0 => Sketch::default(),
            _ => sketch.filled(),
        }
    }

    /// The sketch with a number in its empty bins.
    fn filled(mut self) -> Self {
        for bins in self.least.chunks_exact_mut(BINS) {
            let own: [u32; BINS] = std::array::from_fn(|bin| bins[bin]);
            for (place, least) in bins.iter_mut().enumerate().filter(|(_, least)| **least == EMPTY)
            {
                let mut others = (1..).map(|attempt| own[bin(mixed(place as u64, attempt))]);
                *least = others.find(|least| *least != EMPTY).unwrap_or(EMPTY);
            }
        }
        self
    }

    /// How many shingles the text has.
    pub fn shingles(&self) -> u32 {
        self.shingles
    }

    /// The numbers, some at a time: texts that have much in common agree in one of these bands.
    pub fn bands(&self, width: usize) -> impl Iterator<Item = &[u32]> {
        self.least.chunks_exact(width)
    }

    /// Whether the numbers of another text agree in one of the bands.
    pub fn shares_band(&self, other: &Sketch, width: usize) -> bool {
        self.bands(width).zip(other.bands(width)).any(|(one, other)| one == other)
    }

    /// Which share of the shingles of both texts they have in common, 0 to 1; none where one of them
    /// has no shingle.
    pub fn likeness(&self, other: &Sketch) -> Option<f32> {
        if self.shingles == 0 || other.shingles == 0 {
            return None;
        }
        let same = self.least.iter().zip(&other.least).filter(|(one, other)| one == other).count();
        Some(same as f32 / NUMBERS as f32)
    }
}

/// The hash of a shingle in an order: multiplied with an odd number of its own.
fn mixed(shingle: u64, order: u64) -> u64 {
    let factor = order.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mixed = (shingle ^ factor).wrapping_mul(factor);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^ (mixed >> 32)
}

/// The bin of a hash, by its upper half.
fn bin(hash: u64) -> usize {
    ((hash >> 32) as usize * BINS) >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(range: std::ops::Range<u64>) -> impl Iterator<Item = u64> {
        range.map(|number| number.wrapping_mul(0xd6e8_feb8_6659_fd93) ^ (number << 32))
    }

    #[test]
    fn likeness_is_the_share_of_common_shingles() {
        let one = Sketch::of(hashes(0..400));
        for (start, expected) in [(0, 1.0), (100, 0.6), (200, 0.333), (400, 0.0)] {
            let likeness = one.likeness(&Sketch::of(hashes(start..start + 400)));
            let error = (likeness.expect("both have shingles") - expected).abs();
            assert!(error < 0.12, "{start}: {error}");
        }
        assert_eq!(one.likeness(&Sketch::default()), None);
    }

    #[test]
    fn a_short_text_has_a_number_in_every_bin() {
        for shingles in [1, 2, 10, 50] {
            let sketch = Sketch::of(hashes(0..shingles));
            assert!(!sketch.least.contains(&EMPTY), "{shingles}");
        }
    }

    #[test]
    fn the_likeness_of_short_texts_is_near_the_truth_on_average() {
        for (start, expected) in [(10, 0.667), (17, 0.493), (25, 0.333), (50, 0.0)] {
            let likeness = |text: u64| {
                let from = 1000 * text;
                let other = Sketch::of(hashes(from + start..from + start + 50));
                Sketch::of(hashes(from..from + 50)).likeness(&other).expect("both have shingles")
            };
            let all: Vec<f32> = (0..100).map(likeness).collect();
            let mean = all.iter().sum::<f32>() / 100.0;
            let square = |likeness: &f32| (likeness - expected).powi(2);
            let spread = (all.iter().map(square).sum::<f32>() / 100.0).sqrt();
            assert!((mean - expected).abs() < 0.02, "{start}: {mean}");
            assert!(spread < 0.08, "{start}: {spread}");
        }
    }

    #[test]
    fn the_order_of_shingles_says_nothing() {
        let back: Vec<u64> = hashes(0..50).collect();
        assert_eq!(Sketch::of(back.into_iter().rev()), Sketch::of(hashes(0..50)));
    }
}
