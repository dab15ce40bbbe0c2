//! The network: a dense layer and gated convolutions over the lines, twice.
//!
//! The first look makes one log-odds a line of the lines around it. What it says of the whole page
//! goes into the second look ([`Overview`]), whose log-odds count.
//!
//! The weights are one flat list, so that the training can handle them as numbers; [`layout`] says
//! where each layer stands.

use std::ops::Range;

use pulp::{Arch, NullaryFnOnce};

use crate::clean::body::networks::features::{BAGS, Inputs, NUMBERS};
use crate::clean::body::networks::layers::{CHANNELS, LINES, Row, Unwatched, Watch, multiply};
use crate::clean::body::networks::overview::{Glance, Overview, SEEN};

/// Numbers in an embedding.
pub const EMBEDDING: usize = 8;
/// What goes into the dense layer.
pub const INPUT: usize = NUMBERS + BAGS * EMBEDDING;
/// Lines on either side that can change what a look says of a line.
pub const REACH: usize = layout::FIRST.reach();

/// Where each layer's weights stand in the list.
pub mod layout {
    use super::{CHANNELS, EMBEDDING, INPUT, NUMBERS, SEEN};
    use crate::clean::body::networks::layers::Stack;
    use crate::clean::body::networks::scan::BUCKETS;

    /// Mean and scale of each number, not trained but measured.
    pub const SCALING: usize = 0;
    /// Embeddings of words.
    pub const WORDS: usize = SCALING + 2 * NUMBERS;
    /// Embeddings of the elements around a line.
    pub const ELEMENTS: usize = WORDS + BUCKETS * EMBEDDING;
    /// The dense layer: `INPUT` rows of `CHANNELS`, then the bias.
    pub const DENSE: usize = ELEMENTS + BUCKETS * EMBEDDING;
    /// The first look.
    pub const FIRST: Stack =
        Stack { start: DENSE + (INPUT + 1) * CHANNELS, dilations: &[1, 2, 4, 8, 16] };
    /// What the second look makes of what it is told of a line: `SEEN` rows of `CHANNELS`, as many
    /// for the page's mean state as that has channels, then the bias.
    pub const OVERVIEW: usize = FIRST.end();
    /// The second look.
    pub const SECOND: Stack =
        Stack { start: OVERVIEW + (SEEN + CHANNELS + 1) * CHANNELS, dilations: &[1, 2, 4, 8, 16] };
    /// The number of weights.
    pub const COUNT: usize = SECOND.end();
}

const _: () = assert!(layout::SECOND.reach() <= REACH, "windows have margins for both looks");

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

    /// The log-odds that each line of a page is text.
    pub fn log_odds(&self, inputs: &Inputs) -> Vec<f32> {
        let overview = Overview::new(self.glance(inputs));
        self.second_look(&overview, 0..inputs.lines())
    }

    /// The first look at some lines.
    pub(super) fn glance(&self, inputs: &Inputs) -> Glance {
        self.glance_watched(inputs, &mut Unwatched)
    }

    /// The first look, with somebody who watches.
    pub(super) fn glance_watched(&self, inputs: &Inputs, watch: &mut impl Watch) -> Glance {
        // The widest registers of the machine change how many sums run at once, but no bit of them.
        Arch::new().dispatch(FirstLook { network: self, inputs, watch })
    }

    /// The log-odds of a page's lines; those at the ends of `lines` do not know their neighbours.
    pub(super) fn second_look(&self, overview: &Overview, lines: Range<usize>) -> Vec<f32> {
        self.second_look_watched(overview, lines, &mut Unwatched)
    }

    /// The second look, with somebody who watches.
    pub(super) fn second_look_watched(
        &self,
        overview: &Overview,
        lines: Range<usize>,
        watch: &mut impl Watch,
    ) -> Vec<f32> {
        Arch::new().dispatch(SecondLook { network: self, overview, lines, watch })
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
            for index in 0..EMBEDDING {
                sums[index] += embedding[index];
            }
        }
        let share = 1.0 / buckets.len().max(1) as f32;
        // A method that takes a closure would not be compiled for the registers of the machine.
        for sum in &mut sums {
            *sum *= share;
        }
        sums
    }

    /// The dense layer, for a block of lines.
    #[inline(always)]
    pub fn dense(&self, rows: &[[f32; INPUT]; LINES]) -> [Row; LINES] {
        let weights = &self.weights[layout::DENSE..layout::FIRST.start];
        let (matrix, bias) = weights.split_at(INPUT * CHANNELS);
        let mut out = [bias.as_chunks().0[0]; LINES];
        multiply(&[rows.each_ref()], matrix, &mut out);
        out
    }

    /// What the second look adds to every line of a page.
    #[inline(always)]
    pub fn page_bias(&self, mean: &Row) -> Row {
        let weights = &self.weights[layout::OVERVIEW + SEEN * CHANNELS..layout::SECOND.start];
        let (rows, _) = weights.as_chunks::<CHANNELS>();
        let (bias, rows) = rows.split_last().expect("the layout has a bias");
        let mut sums = *bias;
        for (value, row) in mean.iter().zip(rows) {
            for channel in 0..CHANNELS {
                sums[channel] += value * row[channel];
            }
        }
        sums
    }

    /// What the second look adds to the states of a block of lines.
    #[inline(always)]
    pub fn looked(&self, seen: &[[f32; SEEN]; LINES], page_bias: &Row) -> [Row; LINES] {
        let matrix = &self.weights[layout::OVERVIEW..][..SEEN * CHANNELS];
        let mut out = [*page_bias; LINES];
        multiply(&[seen.each_ref()], matrix, &mut out);
        out
    }
}

/// A first look to be run with the instructions that the machine has; a closure would not be
/// compiled for them.
struct FirstLook<'a, W> {
    network: &'a Network,
    inputs: &'a Inputs,
    watch: &'a mut W,
}

impl<W: Watch> NullaryFnOnce for FirstLook<'_, W> {
    type Output = Glance;

    #[inline(always)]
    fn call(self) -> Glance {
        let FirstLook { network, inputs, watch } = self;
        let count = inputs.lines();
        let mut states = Vec::with_capacity(count);
        let mut rows = [[0.0; INPUT]; LINES];
        for start in (0..count).step_by(LINES) {
            let block = &mut rows[..LINES.min(count - start)];
            for (line, row) in block.iter_mut().enumerate() {
                network.fill(inputs, start + line, row);
            }
            let lines = block.len();
            states.extend_from_slice(&network.dense(&rows)[..lines]);
        }
        let odds = layout::FIRST.run(&network.weights, &mut states, watch);
        let masses = (0..count).map(|line| inputs.mass(line)).collect();
        Glance { states, odds, masses }
    }
}

/// A second look, likewise.
struct SecondLook<'a, W> {
    network: &'a Network,
    overview: &'a Overview,
    lines: Range<usize>,
    watch: &'a mut W,
}

impl<W: Watch> NullaryFnOnce for SecondLook<'_, W> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn call(self) -> Vec<f32> {
        let SecondLook { network, overview, lines, watch } = self;
        let mut states = overview.glance().states[lines.clone()].to_vec();
        let page_bias = network.page_bias(&overview.mean);
        let mut seen = [[0.0; SEEN]; LINES];
        for (block, states) in states.chunks_mut(LINES).enumerate() {
            for (line, seen) in seen.iter_mut().enumerate().take(states.len()) {
                *seen = overview.seen(lines.start + block * LINES + line);
            }
            let looked = network.looked(&seen, &page_bias);
            for (state, looked) in states.iter_mut().zip(&looked) {
                for channel in 0..CHANNELS {
                    state[channel] += looked[channel];
                }
            }
        }
        layout::SECOND.run(&network.weights, &mut states, watch)
    }
}
