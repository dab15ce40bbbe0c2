//! Random choices that are the same on every machine and with every dependency.

/// A generator of pseudo-random numbers: SplitMix64 (Steele, Lea, Flood: *Fast splittable
/// pseudorandom number generators*, OOPSLA 2014).
pub struct Random(u64);

impl Random {
    /// The generator of one seed.
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    /// The next number, each equally likely.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = high.abs_diff(low) + 1;
        low.saturating_add_unsigned(self.next() % width)
    }

    /// A fraction from 0 to 1, without 1.
    pub fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Whether something happens that happens in `probability` of all cases.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.fraction() < probability
    }

    /// A place in a list of `length` items, of which there is at least one.
    pub fn index(&mut self, length: usize) -> usize {
        (self.next() % length as u64) as usize
    }

    /// One of `items`, which are not empty.
    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.index(items.len())]
    }

    /// `number` different ones of `items`, or all when they are fewer, in random order.
    pub fn sample<T: Clone>(&mut self, items: &[T], number: usize) -> Vec<T> {
        let mut left = items.to_vec();
        let number = number.min(left.len());
        (0..number).map(|_| left.swap_remove(self.index(left.len()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let mut random = Random::new(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn both_bounds_are_reached() {
        let mut random = Random::new(1);
        let seen: std::collections::BTreeSet<_> = (0..200).map(|_| random.between(-2, 2)).collect();
        assert_eq!(seen, (-2..=2).collect());
    }

    #[test]
    fn a_sample_repeats_nothing() {
        let mut sample = Random::new(1).sample(&[1, 2, 3], 5);
        sample.sort_unstable();
        assert_eq!(sample, [1, 2, 3]);
    }
}
