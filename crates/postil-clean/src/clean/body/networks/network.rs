//! The network: a dense layer, gated convolutions over the lines, one log-odds a line.
//!
//! The weights are one flat list, so that the training can handle them as numbers; [`layout`] says
//! where each layer stands. All sums run in a fixed order over 32-bit floats and use nothing but
//! the four operations and the square root, so every machine gives the same bits.

use pulp::{Arch, NullaryFnOnce};

use crate::clean::body::networks::features::{BAGS, Inputs, NUMBERS};
use crate::clean::body::networks::scan::BUCKETS;

/// Channels of the network.
pub const CHANNELS: usize = 16;
/// Numbers in an embedding.
pub const EMBEDDING: usize = 8;
/// How far the neighbours of a line stand that each convolution looks at.
pub const DILATIONS: [usize; 5] = [1, 2, 4, 8, 16];
/// Lines on either side that can change a line's log-odds.
pub const REACH: usize = 31;
/// Lines that are worked on together.
pub const LINES: usize = 4;
/// What goes into the dense layer.
pub const INPUT: usize = NUMBERS + BAGS * EMBEDDING;
/// Kept from zero below the square root.
pub const EPSILON: f32 = 1e-5;

/// The channels of a line.
type Row = [f32; CHANNELS];

/// Where each layer's weights stand in the list.
pub mod layout {
    use super::{BUCKETS, CHANNELS, DILATIONS, EMBEDDING, INPUT, NUMBERS};

    /// Mean and scale of each number, not trained but measured.
    pub const SCALING: usize = 0;
    /// Embeddings of words.
    pub const WORDS: usize = SCALING + 2 * NUMBERS;
    /// Embeddings of the elements around a line.
    pub const ELEMENTS: usize = WORDS + BUCKETS * EMBEDDING;
    /// The dense layer: `INPUT` rows of `CHANNELS`, then the bias.
    pub const DENSE: usize = ELEMENTS + BUCKETS * EMBEDDING;
    /// The first convolution.
    pub const BLOCKS: usize = DENSE + (INPUT + 1) * CHANNELS;
    /// A convolution: gain, `3 * CHANNELS` rows of `2 * CHANNELS`, then the bias.
    pub const BLOCK: usize = CHANNELS + (3 * CHANNELS + 1) * 2 * CHANNELS;
    /// The last layer: gain, weights, bias.
    pub const LAST: usize = BLOCKS + DILATIONS.len() * BLOCK;
    /// The number of weights.
    pub const COUNT: usize = LAST + 2 * CHANNELS + 1;
}

/// Somebody who watches a forward pass.
pub(super) trait Watch {
    /// The state of all lines, before each convolution and after the last.
    fn state(&mut self, state: &[[f32; CHANNELS]]);
    /// The sums of a convolution for a line, line after line.
    fn sums(&mut self, sums: &[f32; 2 * CHANNELS]);
}

/// Nobody.
struct Unwatched;

impl Watch for Unwatched {
    fn state(&mut self, _: &[[f32; CHANNELS]]) {}
    fn sums(&mut self, _: &[f32; 2 * CHANNELS]) {}
}

/// A forward pass to be run with the instructions that the machine has; a closure would not be
/// compiled for them.
struct Forward<'a, W> {
    network: &'a Network,
    inputs: &'a Inputs,
    watch: &'a mut W,
}

impl<W: Watch> NullaryFnOnce for Forward<'_, W> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn call(self) -> Vec<f32> {
        self.network.forward(self.inputs, self.watch)
    }
}

/// A trained network.
#[derive(Debug, Clone)]
pub struct Network {
    weights: Vec<f32>,
}

impl Network {
    /// The network of these weights; none unless there are as many as the layers have.
    pub fn from_weights(weights: Vec<f32>) -> Option<Network> {
        (weights.len() == layout::COUNT).then_some(Network { weights })
    }

    /// The weights, as [`layout`] arranges them.
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// The weights, to be changed in place.
    pub fn weights_mut(&mut self) -> &mut [f32] {
        &mut self.weights
    }

    /// The log-odds that each line is text.
    pub fn log_odds(&self, inputs: &Inputs) -> Vec<f32> {
        self.log_odds_watched(inputs, &mut Unwatched)
    }

    /// The log-odds that each line is text, with somebody who watches how they come about.
    pub(super) fn log_odds_watched(&self, inputs: &Inputs, watch: &mut impl Watch) -> Vec<f32> {
        // The widest registers of the machine change how many sums run at once, but no bit of them.
        Arch::new().dispatch(Forward { network: self, inputs, watch })
    }

    #[inline(always)]
    fn forward(&self, inputs: &Inputs, watch: &mut impl Watch) -> Vec<f32> {
        let count = inputs.lines();
        let mut state = vec![[0.0; CHANNELS]; count];
        let mut rows = [[0.0; INPUT]; LINES];
        for (block, states) in state.chunks_mut(LINES).enumerate() {
            for (line, row) in rows.iter_mut().enumerate().take(states.len()) {
                self.fill(inputs, block * LINES + line, row);
            }
            let dense = self.dense(&rows);
            states.copy_from_slice(&dense[..states.len()]);
        }
        let mut normed = vec![[0.0; CHANNELS]; count];
        for (block, dilation) in DILATIONS.iter().enumerate() {
            watch.state(&state);
            let start = layout::BLOCKS + block * layout::BLOCK;
            let weights = &self.weights[start..start + layout::BLOCK];
            convolve(weights, *dilation, (&mut state, &mut normed), watch);
        }
        watch.state(&state);
        let mut odds = Vec::with_capacity(count);
        for state in &state {
            odds.push(self.last(state));
        }
        odds
    }

    /// The row of a line: standardised numbers and the means of its embeddings.
    #[inline(always)]
    pub fn fill(&self, inputs: &Inputs, line: usize, row: &mut [f32; INPUT]) {
        let (means, scales) = self.weights[..2 * NUMBERS].split_at(NUMBERS);
        let numbers = inputs.numbers(line);
        for index in 0..NUMBERS {
            row[index] = (numbers[index] - means[index]) * scales[index];
        }
        let (embeddings, _) = row[NUMBERS..].as_chunks_mut::<EMBEDDING>();
        for (bag, mean) in embeddings.iter_mut().enumerate() {
            let table = if bag < 2 { layout::WORDS } else { layout::ELEMENTS };
            *mean = self.mean_embedding(table, inputs.bag(line, bag));
        }
    }

    /// The mean of a bag's embeddings.
    #[inline(always)]
    fn mean_embedding(&self, table: usize, buckets: &[u16]) -> [f32; EMBEDDING] {
        let (table, _) = self.weights[table..].as_chunks::<EMBEDDING>();
        let mut sums = [0.0; EMBEDDING];
        for bucket in buckets {
            let embedding = &table[*bucket as usize];
            (0..EMBEDDING).for_each(|index| sums[index] += embedding[index]);
        }
        let share = 1.0 / buckets.len().max(1) as f32;
        sums.map(|sum| sum * share)
    }

    /// The dense layer, for a block of lines.
    #[inline(always)]
    pub fn dense(&self, rows: &[[f32; INPUT]; LINES]) -> [[f32; CHANNELS]; LINES] {
        let weights = &self.weights[layout::DENSE..layout::BLOCKS];
        let (matrix, bias) = weights.split_at(INPUT * CHANNELS);
        let mut out = [[0.0; CHANNELS]; LINES];
        out.iter_mut().for_each(|out| out.copy_from_slice(bias));
        multiply(&[rows.each_ref()], matrix, &mut out);
        out
    }

    #[inline(always)]
    fn last(&self, state: &[f32; CHANNELS]) -> f32 {
        let weights = &self.weights[layout::LAST..];
        let normed = norm(state, &weights[..CHANNELS]);
        let mut sum = weights[2 * CHANNELS];
        for (value, weight) in normed.iter().zip(&weights[CHANNELS..2 * CHANNELS]) {
            sum += value * weight;
        }
        sum
    }
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
    for (state, normed) in state.iter().zip(normed.iter_mut()) {
        *normed = norm(state, gain);
    }
    for (block, states) in state.chunks_mut(LINES).enumerate() {
        let mut sums = [[0.0; 2 * CHANNELS]; LINES];
        sums.iter_mut().for_each(|sums| sums.copy_from_slice(bias));
        multiply(&taps(normed, block * LINES, dilation), matrix, &mut sums);
        for (state, sums) in states.iter_mut().zip(&sums) {
            add_gated(state, sums);
            watch.sums(sums);
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

/// Adds `values · matrix` to the sums of a block of lines, in tiles that stay in registers.
///
/// The values are those of several taps, one after the other; so are the rows of the matrix.
/// The innermost loops count, over arrays of a known length: of iterators that walk side by side the
/// compiler makes one sum after another, unless it happens to divide the crate as it should.
#[inline(always)]
fn multiply<const TAPS: usize, const IN: usize, const OUT: usize>(
    values: &[[&[f32; IN]; LINES]; TAPS],
    matrix: &[f32],
    sums: &mut [[f32; OUT]; LINES],
) {
    const TILE: usize = 16;
    const { assert!(OUT.is_multiple_of(TILE)) };
    let taps = matrix.as_chunks::<OUT>().0.as_chunks::<IN>().0;
    for tile in 0..OUT / TILE {
        let mut parts = [[0.0; TILE]; LINES];
        for line in 0..LINES {
            parts[line] = sums[line].as_chunks::<TILE>().0[tile];
        }
        for (values, rows) in values.iter().zip(taps) {
            for input in 0..IN {
                let row = &rows[input].as_chunks::<TILE>().0[tile];
                for line in 0..LINES {
                    let value = values[line][input];
                    for index in 0..TILE {
                        parts[line][index] += value * row[index];
                    }
                }
            }
        }
        for line in 0..LINES {
            sums[line].as_chunks_mut::<TILE>().0[tile] = parts[line];
        }
    }
}

/// Brings a line's channels to the mean square of one.
#[inline(always)]
pub fn norm(state: &[f32; CHANNELS], gain: &[f32]) -> [f32; CHANNELS] {
    let factor = 1.0 / root_mean_square(state);
    let mut out = [0.0; CHANNELS];
    for channel in 0..CHANNELS {
        out[channel] = state[channel] * factor * gain[channel];
    }
    out
}

/// The root of the mean square, never zero.
#[inline(always)]
pub fn root_mean_square(state: &[f32; CHANNELS]) -> f32 {
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
