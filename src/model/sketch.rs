//! A sketch of a text: a few hundred bytes that tell how much two texts have in common.
//!
//! Each number is the least of the text's shingles by an order of its own, so the share of equal
//! numbers is about the share of shingles that both texts have of all that one of them has. Source:
//! Broder, *On the resemblance and containment of documents*, 1997. Sketches are made text by text and
//! compared in any order.

use serde::{Deserialize, Serialize};

/// So many numbers a sketch has; the likeness that it tells is true to about 0.05.
pub const NUMBERS: usize = 96;

/// A sketch of a text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sketch {
    /// How many shingles the text has.
    shingles: u32,
    /// The least of them by each order; none of a text without any.
    least: Vec<u32>,
}

impl Sketch {
    /// The sketch of a text by the hashes of its shingles.
    pub fn of(shingles: impl Iterator<Item = u64>) -> Self {
        let mut sketch = Sketch::default();
        for shingle in shingles {
            if sketch.shingles == 0 {
                sketch.least = vec![u32::MAX; NUMBERS];
            }
            sketch.shingles += 1;
            for (order, least) in (1..).zip(&mut sketch.least) {
                *least = (*least).min(placed(shingle, order));
            }
        }
        sketch
    }

    /// How many shingles the text has.
    pub fn shingles(&self) -> u32 {
        self.shingles
    }

    /// The numbers, some at a time: texts that have much in common agree in one of these bands.
    pub fn bands(&self, width: usize) -> impl Iterator<Item = &[u32]> {
        self.least.chunks_exact(width)
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

/// The place of a shingle in an order: the upper half of a product with an odd number of its own.
fn placed(shingle: u64, order: u64) -> u32 {
    let factor = order.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mixed = (shingle ^ factor).wrapping_mul(factor);
    ((mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 32) as u32
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
    fn the_order_of_shingles_says_nothing() {
        let back: Vec<u64> = hashes(0..50).collect();
        assert_eq!(Sketch::of(back.into_iter().rev()), Sketch::of(hashes(0..50)));
    }
}
