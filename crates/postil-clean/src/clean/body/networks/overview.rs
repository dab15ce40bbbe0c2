//! What the first look says of a page as a whole, and of the neighbourhood of each line.
//!
//! A convolution sees the lines beside a line; where a block of furniture outweighs a short article,
//! only the whole page tells which of the two is the text.

use std::ops::Range;

use crate::clean::body::networks::layers::{CHANNELS, NO_GAIN, Row, gate, norm};

/// Lines on either side among which the share of text is told.
pub const DENSITIES: [usize; 2] = [8, 48];
/// Lines on either side whose part of all the page's text is told.
pub const SHARES: [usize; 2] = [16, 96];
/// Numbers that tell what the first look says around a line: its verdict, the text before the line,
/// densities, shares, and the page's density.
pub const TOLD: usize = 3 + DENSITIES.len() + SHARES.len();
/// What the second look is told of a line: its state, the same by the page's text, the numbers.
pub const SEEN: usize = 2 * CHANNELS + TOLD;

/// What the first look says of each line of a page.
#[derive(Debug, Clone, Default)]
pub struct Glance {
    /// The lines as the last convolution leaves them.
    pub states: Vec<Row>,
    /// The log-odds that each is text.
    pub odds: Vec<f32>,
    /// How much the words of each weigh.
    pub masses: Vec<f32>,
}

impl Glance {
    /// Takes in the inner ones of more lines.
    pub fn extend(&mut self, more: &Glance, inner: Range<usize>) {
        self.states.extend_from_slice(&more.states[inner.clone()]);
        self.odds.extend_from_slice(&more.odds[inner.clone()]);
        self.masses.extend_from_slice(&more.masses[inner]);
    }
}

/// How far a line counts as text: the square of a gate, so that much plain furniture weighs little.
#[inline(always)]
pub fn chance(odds: f32) -> f32 {
    gate(odds) * gate(odds)
}

/// A verdict as a number from -1 to 1.
#[inline(always)]
pub fn softened(odds: f32) -> f32 {
    odds / (1.0 + odds.abs())
}

/// A page at a glance.
#[derive(Debug, Clone)]
pub struct Overview {
    glance: Glance,
    /// The mean state of its text.
    pub mean: Row,
    /// The mass of text in all lines before each line, and in all.
    text: Vec<f64>,
    /// The mass of all lines before each line, and of all.
    masses: Vec<f64>,
}

impl Overview {
    /// Looks over a page.
    pub fn new(glance: Glance) -> Overview {
        let lines = || glance.odds.iter().zip(&glance.masses);
        let text = sums(lines().map(|(odds, mass)| chance(*odds) * mass));
        let masses = sums(glance.masses.iter().copied());
        let mut overview = Overview { glance, mean: [0.0; CHANNELS], text, masses };
        for line in 0..overview.lines() {
            let share = overview.share(line);
            let normed = norm(&overview.glance.states[line], &NO_GAIN);
            for (mean, value) in overview.mean.iter_mut().zip(normed) {
                *mean += value * share;
            }
        }
        overview
    }

    /// What it was made of.
    pub fn glance(&self) -> &Glance {
        &self.glance
    }

    /// A line's part of all the page's text.
    #[inline(always)]
    pub fn share(&self, line: usize) -> f32 {
        chance(self.glance.odds[line]) * self.glance.masses[line] / self.text_mass()
    }

    /// How many lines the page has.
    pub fn lines(&self) -> usize {
        self.text.len() - 1
    }

    /// The mass of all text, never zero.
    pub fn text_mass(&self) -> f32 {
        (self.text[self.lines()] as f32).max(f32::MIN_POSITIVE)
    }

    /// The mass of all lines, never zero.
    pub fn mass(&self) -> f32 {
        (self.masses[self.lines()] as f32).max(f32::MIN_POSITIVE)
    }

    /// The mass of all lines within `radius` of a line, itself included.
    pub fn mass_around(&self, line: usize, radius: usize) -> f32 {
        around(&self.masses, line, radius)
    }

    /// What the second look is told of a line.
    #[inline(always)]
    pub fn seen(&self, line: usize) -> [f32; SEEN] {
        let mut seen = [0.0; SEEN];
        let normed = norm(&self.glance.states[line], &NO_GAIN);
        for channel in 0..CHANNELS {
            seen[channel] = normed[channel];
            seen[CHANNELS + channel] = normed[channel] * self.mean[channel];
        }
        seen[2 * CHANNELS..].copy_from_slice(&self.told(line));
        seen
    }

    /// The numbers that tell what the first look says around a line.
    pub(super) fn told(&self, line: usize) -> [f32; TOLD] {
        let whole = self.text_mass();
        let density = |radius| around(&self.text, line, radius) / self.mass_around(line, radius);
        let [dense, wide] = [density(DENSITIES[0]), density(DENSITIES[1])];
        let share = |radius| around(&self.text, line, radius) / whole;
        let [near, far] = [share(SHARES[0]), share(SHARES[1])];
        let before = self.text[line] as f32 / whole;
        let verdict = softened(self.glance.odds[line]);
        [verdict, before, dense, wide, near, far, whole / self.mass()]
    }
}

/// The sums of all numbers before each, and of all.
pub fn sums(numbers: impl Iterator<Item = f32>) -> Vec<f64> {
    let mut sum = 0.0;
    let mut sums = vec![sum];
    sums.extend(numbers.map(|number| {
        sum += f64::from(number);
        sum
    }));
    sums
}

/// The sum of the numbers within `radius` of a place, by the [`sums`] of all.
pub fn around(sums: &[f64], place: usize, radius: usize) -> f32 {
    let end = (place + radius + 1).min(sums.len() - 1);
    (sums[end] - sums[place.saturating_sub(radius)]) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of 100 lines of furniture, then ten of text.
    fn page() -> Overview {
        let is_text = |line: usize| line >= 100;
        let mut states = vec![[0.0; CHANNELS]; 110];
        for (line, state) in states.iter_mut().enumerate() {
            state[usize::from(is_text(line))] = 1.0;
        }
        let odds = (0..110).map(|line| if is_text(line) { 6.0 } else { -6.0 }).collect();
        Overview::new(Glance { states, odds, masses: vec![1.0; 110] })
    }

    #[test]
    fn the_mean_state_is_that_of_the_text() {
        let overview = page();
        assert!(overview.mean[1] > 3.0 * overview.mean[0], "{:?}", overview.mean);
        let shares: f32 = (0..overview.lines()).map(|line| overview.share(line)).sum();
        assert!((shares - 1.0).abs() < 1e-4);
    }

    #[test]
    fn a_line_is_told_where_the_text_stands() {
        let [verdict, before, dense, wide, near, far, page] = page().told(105);
        assert!(verdict > 0.8 && before > 0.5);
        assert!(dense > wide && wide > page, "{dense} {wide} {page}");
        assert!(near > 0.9 && far >= near);
        let [verdict, before, dense, _, near, ..] = self::page().told(20);
        assert!(verdict < -0.8 && before < 0.05 && dense < 0.05 && near < 0.05);
    }

    #[test]
    fn sums_around_a_place_end_with_the_list() {
        let sums = sums([1.0, 2.0, 4.0, 8.0].into_iter());
        assert_eq!(
            [around(&sums, 0, 1), around(&sums, 2, 1), around(&sums, 3, 9)],
            [3.0, 14.0, 15.0]
        );
    }
}
