//! What each ground adds to a line's log-odds.
//!
//! The method is *input times gradient* (Simonyan, Vedaldi and Zisserman 2013; Shrikumar,
//! Greenside, Shcherbina and Kundaje 2016) of each line's own log-odds, summed by [`Ground`]. Gates
//! and norms are held at what they are on this page, as Arras, Montavon, Müller and Samek (2017) do
//! for gates and Ali et al. (2022) for norms. With the plain gradient the figures would add up to
//! nothing, for a norm takes away what all its inputs have in common; with this one they add up to
//! the log-odds, but for what the network holds of a line of mean numbers without words, which is
//! [`Attribution::rest`].
//!
//! What a line's own inputs add is what comes through the middle of each convolution, and from one
//! look to the next in its own state and verdict. What the second look is told of the page and of
//! the text around the line is the page's; what is left of the log-odds has come through the lines
//! beside it. So one pass over the page gives every line its own figures.

mod attribution;
mod trace;

use pulp::{Arch, NullaryFnOnce};

use crate::clean::body::networks::features::{BAGS, GROUNDS_OF_BAGS, Inputs, NUMBERS};
use crate::clean::body::networks::layers::{CHANNELS, Row, Stack};
use crate::clean::body::networks::network::layout::{self, FIRST, SECOND};
use crate::clean::body::networks::network::{EMBEDDING, INPUT, Network};
use crate::clean::body::networks::overview::{SEEN, TOLD};
pub(crate) use crate::clean::body::networks::reasons::attribution::Attribution;
pub(crate) use crate::clean::body::networks::reasons::trace::Traced;
use crate::clean::body::networks::reasons::trace::{FIRST_VERDICT, SECOND_VERDICT};
use crate::model::reason::Ground;

/// What makes up the log-odds of those of the lines whose indices are `wanted`.
pub(super) fn attributions(
    network: &Network,
    inputs: &Inputs,
    grounds: &[Ground; NUMBERS],
    traced: &Traced,
    wanted: &[usize],
) -> Vec<Attribution> {
    // The widest registers of the machine change no bit, as in the forward pass.
    Arch::new().dispatch(Sharing { network, inputs, grounds, traced, wanted })
}

/// Lines that are worked on together: one register holds a number of each.
const LANES: usize = 8;

/// A number of each of these lines.
type Lanes = [f32; LANES];

/// The indices of these lines; where fewer are left, one of them stands for those that are missing.
type Block = [usize; LANES];

/// Where the log-odds of some lines come from.
struct Gradient {
    /// Their gradient with respect to what the dense layer makes of each line.
    flow: [Lanes; CHANNELS],
    /// What the page as a whole adds.
    page: Lanes,
    /// What the biases on the way add.
    rest: Lanes,
}

/// Shares out the log-odds of lines; a type of its own, so that it is compiled for the instructions
/// that the machine has.
struct Sharing<'a> {
    network: &'a Network,
    inputs: &'a Inputs,
    grounds: &'a [Ground; NUMBERS],
    traced: &'a Traced,
    wanted: &'a [usize],
}

impl NullaryFnOnce for Sharing<'_> {
    type Output = Vec<Attribution>;

    #[inline(always)]
    fn call(self) -> Self::Output {
        let mut found = Vec::with_capacity(self.wanted.len());
        let mut rows = [[0.0; LANES]; INPUT];
        let mut row = [0.0; INPUT];
        for lines in self.wanted.chunks(LANES) {
            let mut block: Block = [lines[0]; LANES];
            for (lane, line) in lines.iter().enumerate() {
                block[lane] = *line;
                self.network.fill(self.inputs, *line, &mut row);
                for (lanes, value) in rows.iter_mut().zip(&row) {
                    lanes[lane] = *value;
                }
            }
            found.extend(self.share(&block, &rows).into_iter().take(lines.len()));
        }
        found
    }
}

impl Sharing<'_> {
    /// What makes up the log-odds of some lines; `rows` go into the dense layer.
    #[inline(always)]
    fn share(&self, block: &Block, rows: &[Lanes; INPUT]) -> [Attribution; LANES] {
        let Gradient { flow, page, rest } = self.gradient(block);
        let (dense, _) = self.network.weights()[layout::DENSE..].as_chunks::<CHANNELS>();
        let mut sums = [[0.0; LANES]; Ground::COUNT];
        for (index, values) in rows.iter().enumerate() {
            let bag = index.saturating_sub(NUMBERS) / EMBEDDING;
            let ground = self.grounds.get(index).unwrap_or(&GROUNDS_OF_BAGS[bag]);
            let slope = dot(&dense[index], &flow);
            let sum = &mut sums[*ground as usize];
            for lane in 0..LANES {
                sum[lane] += values[lane] * slope[lane];
            }
        }
        std::array::from_fn(|lane| {
            let mut found = Attribution::new(sums.map(|sum| sum[lane]), rest[lane]);
            found.add(Ground::Page, page[lane]);
            let odds = self.traced.odds[block[lane]];
            found.add(Ground::Neighbours, odds - found.total());
            found
        })
    }

    /// Takes the gradient of each line's log-odds back through both looks.
    #[inline(always)]
    fn gradient(&self, block: &Block) -> Gradient {
        let weights = self.network.weights();
        let mut flow = [[0.0; LANES]; CHANNELS];
        let mut rest = self.verdict(SECOND, SECOND_VERDICT, block, &[1.0; LANES], &mut flow);
        for convolution in (0..SECOND.dilations.len()).rev() {
            let step = FIRST_VERDICT + 1 + convolution;
            add(&mut rest, &self.through(SECOND.block(convolution), step, block, &mut flow));
        }
        let page = self.page(block, &flow);
        add(&mut rest, &self.overview(block, &mut flow));
        for convolution in (0..FIRST.dilations.len()).rev() {
            add(&mut rest, &self.through(FIRST.block(convolution), convolution, block, &mut flow));
        }
        let bias = layout::DENSE + INPUT * CHANNELS;
        add(&mut rest, &dot(row_at(weights, bias), &flow));
        Gradient { flow, page, rest }
    }

    /// Adds to the gradient of a look's last state that of its verdict, of which each line's share
    /// is given; gives what the bias adds.
    #[inline(always)]
    fn verdict(
        &self,
        look: Stack,
        step: usize,
        block: &Block,
        shares: &Lanes,
        flow: &mut [Lanes; CHANNELS],
    ) -> Lanes {
        let last = &self.network.weights()[look.last()..look.end()];
        let factors = self.factors(step, block);
        for (channel, flow) in flow.iter_mut().enumerate() {
            let weight = last[CHANNELS + channel] * last[channel];
            for lane in 0..LANES {
                flow[lane] += weight * factors[lane] * shares[lane];
            }
        }
        shares.map(|share| share * last[2 * CHANNELS])
    }

    /// What the page as a whole adds, by the gradient of the second look's first state.
    #[inline(always)]
    fn page(&self, block: &Block, flow: &[Lanes; CHANNELS]) -> Lanes {
        let weights = self.network.weights();
        let row = |row: usize| row_at(weights, layout::OVERVIEW + row * CHANNELS);
        let mut sums = [0.0; LANES];
        for (channel, mean) in self.traced.mean.iter().enumerate() {
            add(&mut sums, &dot(row(SEEN + channel), flow).map(|slope| slope * mean));
        }
        for number in 1..TOLD {
            let slope = dot(row(2 * CHANNELS + number), flow);
            for (lane, line) in block.iter().enumerate() {
                sums[lane] += slope[lane] * self.traced.told[*line][number];
            }
        }
        sums
    }

    /// Takes the gradient of the second look's first state to that of the first look's last one, by
    /// each line itself and not by the page; gives what the biases add.
    ///
    /// The page's mean state is held as gates are, and so is the divisor of a first verdict.
    #[inline(always)]
    fn overview(&self, block: &Block, flow: &mut [Lanes; CHANNELS]) -> Lanes {
        let weights = self.network.weights();
        let row = |row: usize| row_at(weights, layout::OVERVIEW + row * CHANNELS);
        let mut shares = dot(row(2 * CHANNELS), flow);
        for (lane, line) in block.iter().enumerate() {
            shares[lane] *= 1.0 - self.traced.told[*line][0].abs();
        }
        let mut rest = dot(row(SEEN + CHANNELS), flow);
        let factors = self.factors(FIRST_VERDICT, block);
        let seen = *flow;
        for (channel, flow) in flow.iter_mut().enumerate() {
            let alone = dot(row(channel), &seen);
            let by_page = dot(row(CHANNELS + channel), &seen);
            for lane in 0..LANES {
                let slope = alone[lane] + by_page[lane] * self.traced.mean[channel];
                flow[lane] += slope * factors[lane];
            }
        }
        add(&mut rest, &self.verdict(FIRST, FIRST_VERDICT, block, &shares, flow));
        rest
    }

    /// Takes the gradient of the state after a convolution to that of the state before it, by each
    /// line itself and not by its neighbours; gives what the bias adds.
    #[inline(always)]
    fn through(
        &self,
        start: usize,
        step: usize,
        block: &Block,
        flow: &mut [Lanes; CHANNELS],
    ) -> Lanes {
        let (gain, rest) = self.network.weights()[start..][..Stack::BLOCK].split_at(CHANNELS);
        // Of each row the first half is for the sums, and the second for their gates.
        let (rows, _) = rest.as_chunks::<{ 2 * CHANNELS }>();
        let of_sums = |row: &[f32; 2 * CHANNELS]| -> [f32; CHANNELS] {
            *row.first_chunk().expect("a row is twice as long")
        };
        let mut gated = self.gates(step, block);
        for (gated, flow) in gated.iter_mut().zip(flow.iter()) {
            for lane in 0..LANES {
                gated[lane] *= flow[lane];
            }
        }
        let factors = self.factors(step, block);
        for (channel, flow) in flow.iter_mut().enumerate() {
            let slope = dot(&of_sums(&rows[CHANNELS + channel]), &gated);
            for lane in 0..LANES {
                flow[lane] += slope[lane] * gain[channel] * factors[lane];
            }
        }
        dot(&of_sums(&rows[3 * CHANNELS]), &gated)
    }

    /// How far a convolution's gates are open for some lines.
    #[inline(always)]
    fn gates(&self, step: usize, block: &Block) -> [Lanes; CHANNELS] {
        let mut gates = [[0.0; LANES]; CHANNELS];
        for (lane, line) in block.iter().enumerate() {
            for (lanes, gate) in gates.iter_mut().zip(&self.traced.trace.gates[step][*line]) {
                lanes[lane] = *gate;
            }
        }
        gates
    }

    /// What the norm at a step multiplies some lines with.
    #[inline(always)]
    fn factors(&self, step: usize, block: &Block) -> Lanes {
        let mut factors = [0.0; LANES];
        for (factor, line) in factors.iter_mut().zip(block) {
            *factor = self.traced.trace.factors[step][*line];
        }
        factors
    }
}

/// The row of weights that begins at a place.
#[inline(always)]
fn row_at(weights: &[f32], start: usize) -> &Row {
    weights[start..].first_chunk().expect("the layout has the row")
}

#[inline(always)]
fn dot(weights: &Row, values: &[Lanes; CHANNELS]) -> Lanes {
    let mut sums = [0.0; LANES];
    for (weight, values) in weights.iter().zip(values) {
        for lane in 0..LANES {
            sums[lane] += weight * values[lane];
        }
    }
    sums
}

#[inline(always)]
fn add(sums: &mut Lanes, more: &Lanes) {
    for lane in 0..LANES {
        sums[lane] += more[lane];
    }
}

const _: () = assert!(GROUNDS_OF_BAGS.len() == BAGS);

#[cfg(test)]
mod tests;
