//! What both looks of a network are made of: gated convolutions over the lines, and norms.
//!
//! All sums run in a fixed order over 32-bit floats and use nothing but the four operations and the
//! square root, so every machine gives the same bits.

use pulp::{Arch, Simd, WithSimd};

/// Channels of the network.
pub const CHANNELS: usize = 16;
/// Lines that are worked on together.
pub const LINES: usize = 4;
/// Kept from zero below the square root.
const EPSILON: f32 = 1e-5;
/// The gain of a norm that has none of its own.
pub const NO_GAIN: Row = [1.0; CHANNELS];

/// The channels of a line.
pub type Row = [f32; CHANNELS];

/// Convolutions one after the other, and what the last of them says of each line: the places of
/// their weights in a network's list.
#[derive(Debug, Clone, Copy)]
pub struct Stack {
    /// Where the weights of the first convolution begin.
    pub start: usize,
    /// How far the neighbours of a line stand that each convolution looks at.
    pub dilations: &'static [usize],
}

impl Stack {
    /// The weights of a convolution: gain, `3 * CHANNELS` rows of `2 * CHANNELS`, then the bias.
    pub const BLOCK: usize = CHANNELS + (3 * CHANNELS + 1) * 2 * CHANNELS;

    /// Where the weights of a convolution begin.
    pub const fn block(self, block: usize) -> usize {
        self.start + block * Self::BLOCK
    }

    /// Where those of the verdict begin: gain, weights, bias.
    pub const fn last(self) -> usize {
        self.block(self.dilations.len())
    }

    /// Where they end.
    pub const fn end(self) -> usize {
        self.last() + 2 * CHANNELS + 1
    }

    /// Lines on either side that can change what is said of a line.
    pub const fn reach(self) -> usize {
        let (mut reach, mut block) = (0, 0);
        while block < self.dilations.len() {
            reach += self.dilations[block];
            block += 1;
        }
        reach
    }

    /// Runs the convolutions over the states of some lines; gives what is said of each.
    #[inline(always)]
    pub(super) fn run(
        self,
        weights: &[f32],
        state: &mut [Row],
        watch: &mut impl Watch,
    ) -> Vec<f32> {
        let mut normed = vec![[0.0; CHANNELS]; state.len()];
        for (block, dilation) in self.dilations.iter().enumerate() {
            watch.state(state);
            let weights = &weights[self.block(block)..self.block(block + 1)];
            convolve(weights, *dilation, (state, &mut normed), watch);
        }
        watch.state(state);
        let last = &weights[self.last()..self.end()];
        let mut odds = Vec::with_capacity(state.len());
        for state in state.iter() {
            odds.push(verdict(last, state));
        }
        odds
    }
}

/// Somebody who watches a forward pass.
pub(super) trait Watch {
    /// The state of all lines, before each convolution of a stack and after its last.
    fn state(&mut self, state: &[Row]);
    /// The sums of a convolution for a line, line after line.
    fn sums(&mut self, sums: &[f32; 2 * CHANNELS]);
}

/// Nobody.
pub(super) struct Unwatched;

impl Watch for Unwatched {
    fn state(&mut self, _: &[Row]) {}
    fn sums(&mut self, _: &[f32; 2 * CHANNELS]) {}
}

/// What a line's state says, by the weights of the verdict.
#[inline(always)]
fn verdict(last: &[f32], state: &Row) -> f32 {
    let normed = norm(state, &last[..CHANNELS]);
    let mut sum = last[2 * CHANNELS];
    for channel in 0..CHANNELS {
        sum += normed[channel] * last[CHANNELS + channel];
    }
    sum
}

/// The lines that a convolution looks at, each with the number of its rows of weights.
pub fn neighbours(
    line: usize,
    dilation: usize,
    count: usize,
) -> impl Iterator<Item = (usize, usize)> {
    let before = line.checked_sub(dilation);
    let after = Some(line + dilation).filter(|after| *after < count);
    [before, Some(line), after]
        .into_iter()
        .enumerate()
        .filter_map(|(tap, line)| line.map(|line| (tap, line)))
}

/// Adds to the state of each line what a convolution makes of it and of its neighbours.
#[inline(always)]
fn convolve(
    weights: &[f32],
    dilation: usize,
    (state, normed): (&mut [Row], &mut [Row]),
    watch: &mut impl Watch,
) {
    let (gain, rest) = weights.split_at(CHANNELS);
    let (matrix, bias) = rest.split_at(3 * CHANNELS * 2 * CHANNELS);
    for line in 0..state.len() {
        normed[line] = norm(&state[line], gain);
    }
    for (block, states) in state.chunks_mut(LINES).enumerate() {
        let mut sums = [bias.as_chunks().0[0]; LINES];
        multiply(&taps(normed, block * LINES, dilation), matrix, &mut sums);
        for line in 0..states.len() {
            add_gated(&mut states[line], &sums[line]);
            watch.sums(&sums[line]);
        }
    }
}

/// The lines before, at and after those of the block that begins at `start`, `dilation` away.
#[inline(always)]
fn taps(normed: &[Row], start: usize, dilation: usize) -> [[&Row; LINES]; 3] {
    const NOTHING: Row = [0.0; CHANNELS];
    let mut taps = [[&NOTHING; LINES]; 3];
    for (tap, rows) in taps.iter_mut().enumerate() {
        for (line, row) in rows.iter_mut().enumerate() {
            let place = (start + line + tap * dilation).checked_sub(dilation);
            *row = place.and_then(|place| normed.get(place)).unwrap_or(&NOTHING);
        }
    }
    taps
}

/// Adds a convolution's sums as far as their gates are open.
#[inline(always)]
fn add_gated(state: &mut Row, sums: &[f32; 2 * CHANNELS]) {
    // All are made before any is added: so the compiler sees that they can be made at once.
    let mut gated = [0.0; CHANNELS];
    for channel in 0..CHANNELS {
        gated[channel] = sums[channel] * gate(sums[CHANNELS + channel]);
    }
    for channel in 0..CHANNELS {
        state[channel] += gated[channel];
    }
}

/// Adds `values · matrix` to the sums of a block of lines.
///
/// The values are those of several taps, one after the other; so are the rows of the matrix.
#[inline(always)]
pub(super) fn multiply<const TAPS: usize, const IN: usize, const OUT: usize>(
    values: &[[&[f32; IN]; LINES]; TAPS],
    matrix: &[f32],
    sums: &mut [[f32; OUT]; LINES],
) {
    Arch::new().dispatch(Product { values, matrix, sums });
}

/// A product to be added up, in tiles that stay in registers.
///
/// The registers are named: of plain loops the compiler makes one sum after another, unless it happens
/// to divide the crate as it should.
struct Product<'a, const TAPS: usize, const IN: usize, const OUT: usize> {
    values: &'a [[&'a [f32; IN]; LINES]; TAPS],
    matrix: &'a [f32],
    sums: &'a mut [[f32; OUT]; LINES],
}

impl<const TAPS: usize, const IN: usize, const OUT: usize> WithSimd for Product<'_, TAPS, IN, OUT> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        const { assert!(OUT.is_multiple_of(S::F32_LANES), "a row fills registers") };
        match OUT / S::F32_LANES {
            1 => self.add_up::<S, 1>(simd),
            _ => self.add_up::<S, 2>(simd),
        }
    }
}

impl<const TAPS: usize, const IN: usize, const OUT: usize> Product<'_, TAPS, IN, OUT> {
    /// Adds it up in tiles that are `WIDE` registers wide.
    #[inline(always)]
    fn add_up<S: Simd, const WIDE: usize>(self, simd: S) {
        let taps = self.matrix.as_chunks::<OUT>().0.as_chunks::<IN>().0;
        for tile in 0..OUT / S::F32_LANES / WIDE {
            let mut parts = [[simd.splat_f32s(0.0); WIDE]; LINES];
            for (part, sums) in parts.iter_mut().zip(self.sums.iter()) {
                *part = S::as_simd_f32s(sums).0.as_chunks().0[tile];
            }
            for (values, rows) in self.values.iter().zip(taps) {
                for input in 0..IN {
                    let row: [S::f32s; WIDE] = S::as_simd_f32s(&rows[input]).0.as_chunks().0[tile];
                    for line in 0..LINES {
                        let value = simd.splat_f32s(values[line][input]);
                        for place in 0..WIDE {
                            let product = simd.mul_f32s(value, row[place]);
                            parts[line][place] = simd.add_f32s(parts[line][place], product);
                        }
                    }
                }
            }
            for (part, sums) in parts.iter().zip(self.sums.iter_mut()) {
                S::as_mut_simd_f32s(sums).0.as_chunks_mut().0[tile] = *part;
            }
        }
    }
}

/// Brings a line's channels to the mean square of one.
#[inline(always)]
pub fn norm(state: &Row, gain: &[f32]) -> Row {
    let factor = 1.0 / root_mean_square(state);
    let mut out = [0.0; CHANNELS];
    for channel in 0..CHANNELS {
        out[channel] = state[channel] * factor * gain[channel];
    }
    out
}

/// The root of the mean square, never zero.
#[inline(always)]
pub fn root_mean_square(state: &Row) -> f32 {
    let mut squares = 0.0;
    for value in state {
        squares += value * value;
    }
    (squares / CHANNELS as f32 + EPSILON).sqrt()
}

/// How far a gate is open, from 0 to 1.
#[inline(always)]
pub fn gate(value: f32) -> f32 {
    0.5 + 0.5 * value / (1.0 + value.abs())
}
