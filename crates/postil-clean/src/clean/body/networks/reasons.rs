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
//! The dilations are distinct powers of two, so no way leads from a line through its neighbours
//! back to itself: what its own inputs add has come through the middle of each convolution. So one
//! pass over the page gives every line its own figures, and what is left of its log-odds has come
//! from its neighbours.

use pulp::{Arch, NullaryFnOnce};

use crate::clean::body::networks::features::{BAGS, GROUNDS_OF_BAGS, Inputs, NUMBERS};
use crate::clean::body::networks::network::{
    CHANNELS, DILATIONS, EMBEDDING, INPUT, Network, Watch, gate, layout, root_mean_square,
};
use crate::model::reason::Ground;

type Row = [f32; CHANNELS];

/// What makes up a line's log-odds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Attribution {
    /// What each ground adds, by its place among all grounds.
    sums: [f32; Ground::COUNT],
    /// What is nobody's.
    pub rest: f32,
}

impl Attribution {
    /// What a ground adds.
    pub fn of(&self, ground: Ground) -> f32 {
        self.sums[ground as usize]
    }

    /// Adds to what a ground adds.
    pub fn add(&mut self, ground: Ground, log_odds: f32) {
        self.sums[ground as usize] += log_odds;
    }

    /// Adds all that another has.
    pub fn add_all(&mut self, other: &Attribution) {
        self.sums.iter_mut().zip(other.sums).for_each(|(sum, part)| *sum += part);
        self.rest += other.rest;
    }

    /// A share of everything.
    #[must_use]
    pub fn scaled(mut self, share: f32) -> Attribution {
        self.sums.iter_mut().for_each(|sum| *sum *= share);
        self.rest *= share;
        self
    }

    /// All together.
    pub fn total(&self) -> f32 {
        self.sums.iter().sum::<f32>() + self.rest
    }
}

/// The log-odds of some lines by one network, and how they came about.
#[derive(Debug)]
pub(crate) struct Traced {
    pub odds: Vec<f32>,
    trace: Trace,
}

/// Finds the log-odds of lines, to be shared out later.
pub(super) fn traced(network: &Network, inputs: &Inputs) -> Traced {
    let mut trace = Trace::default();
    let odds = network.log_odds_watched(inputs, &mut trace);
    Traced { odds, trace }
}

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

/// What is remembered of a forward pass.
#[derive(Debug, Default)]
struct Trace {
    /// What the norm before each convolution and after the last multiplies each line with.
    factors: Vec<Vec<f32>>,
    /// How far each convolution's gates are open for each line.
    gates: Vec<Vec<Row>>,
}

impl Watch for Trace {
    fn state(&mut self, state: &[Row]) {
        self.factors.push(state.iter().map(|row| 1.0 / root_mean_square(row)).collect());
        self.gates.push(Vec::with_capacity(state.len()));
    }

    fn sums(&mut self, sums: &[f32; 2 * CHANNELS]) {
        let mut open = [0.0; CHANNELS];
        for (open, sum) in open.iter_mut().zip(&sums[CHANNELS..]) {
            *open = gate(*sum);
        }
        self.gates.last_mut().expect("a convolution begins with its state").push(open);
    }
}

/// Lines that are worked on together: one register holds a number of each.
const LANES: usize = 8;

/// A number of each of these lines.
type Lanes = [f32; LANES];

/// The indices of these lines; where fewer are left, one of them stands for those that are missing.
type Block = [usize; LANES];

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
        let (flow, rest) = self.gradient(block);
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
            let mut found = Attribution { sums: sums.map(|sum| sum[lane]), rest: rest[lane] };
            let odds = self.traced.odds[block[lane]];
            found.add(Ground::Neighbours, odds - found.total());
            found
        })
    }

    /// The gradient of each line's log-odds with respect to what the dense layer makes of it, and
    /// what the biases on the way add.
    #[inline(always)]
    fn gradient(&self, block: &Block) -> ([Lanes; CHANNELS], Lanes) {
        let weights = self.network.weights();
        let last = &weights[layout::LAST..];
        let factors = self.factors(DILATIONS.len(), block);
        let mut flow = [factors; CHANNELS];
        for (channel, flow) in flow.iter_mut().enumerate() {
            let weight = last[CHANNELS + channel] * last[channel];
            for flow in flow {
                *flow *= weight;
            }
        }
        let mut rest = [last[2 * CHANNELS]; LANES];
        for convolution in (0..DILATIONS.len()).rev() {
            add(&mut rest, &self.through(convolution, block, &mut flow));
        }
        let bias = layout::DENSE + INPUT * CHANNELS;
        let bias = weights[bias..].first_chunk().expect("the dense layer has a bias");
        add(&mut rest, &dot(bias, &flow));
        (flow, rest)
    }

    /// Takes the gradient of the state after a convolution to that of the state before it, by each
    /// line itself and not by its neighbours; gives what the bias adds.
    #[inline(always)]
    fn through(&self, convolution: usize, block: &Block, flow: &mut [Lanes; CHANNELS]) -> Lanes {
        let start = layout::BLOCKS + convolution * layout::BLOCK;
        let (gain, rest) = self.network.weights()[start..][..layout::BLOCK].split_at(CHANNELS);
        // Of each row the first half is for the sums, and the second for their gates.
        let (rows, _) = rest.as_chunks::<{ 2 * CHANNELS }>();
        let of_sums = |row: &[f32; 2 * CHANNELS]| -> [f32; CHANNELS] {
            *row.first_chunk().expect("a row is twice as long")
        };
        let mut gated = self.gates(convolution, block);
        for (gated, flow) in gated.iter_mut().zip(flow.iter()) {
            for lane in 0..LANES {
                gated[lane] *= flow[lane];
            }
        }
        let factors = self.factors(convolution, block);
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
    fn gates(&self, convolution: usize, block: &Block) -> [Lanes; CHANNELS] {
        let mut gates = [[0.0; LANES]; CHANNELS];
        for (lane, line) in block.iter().enumerate() {
            for (lanes, gate) in gates.iter_mut().zip(&self.traced.trace.gates[convolution][*line])
            {
                lanes[lane] = *gate;
            }
        }
        gates
    }

    /// What the norm before a convolution multiplies some lines with.
    #[inline(always)]
    fn factors(&self, convolution: usize, block: &Block) -> Lanes {
        let mut factors = [0.0; LANES];
        for (factor, line) in factors.iter_mut().zip(block) {
            *factor = self.traced.trace.factors[convolution][*line];
        }
        factors
    }
}

#[inline(always)]
fn dot(weights: &[f32; CHANNELS], values: &[Lanes; CHANNELS]) -> Lanes {
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
mod tests {
    use super::*;
    use crate::clean::body::networks;
    use crate::clean::body::networks::committee::Committee;
    use crate::clean::body::networks::weights;
    use crate::ingest::ingest;

    const PAGE: &str = "Главная\nНовости района\nПодписка\n\n\
        Мост через реку открыли вчера, и дорога до школы стала короче на целый час.\n\
        Строители работали два года и закончили раньше срока, рассказал инженер.\n\
        Читайте также\nВ селе купили автобус\n© 2026";

    fn inputs(text: &str) -> Inputs {
        let document = ingest("a.txt", text.as_bytes()).0.expect("a text");
        networks::inputs(&document, &[]).1
    }

    /// Every number is a word, but for those of `place`.
    fn grounds() -> [Ground; NUMBERS] {
        let mut grounds = [Ground::Length; NUMBERS];
        grounds[1] = Ground::Place;
        grounds
    }

    /// A network in which nothing but the dense layer and the last one does anything: of a line's
    /// numbers, the first two make the first two channels, and the first channel counts.
    fn linear() -> Network {
        let mut weights = vec![0.0; layout::COUNT];
        weights[NUMBERS..2 * NUMBERS].fill(1.0);
        weights[layout::DENSE] = 2.0;
        weights[layout::DENSE + CHANNELS] = -3.0;
        weights[layout::DENSE + INPUT * CHANNELS] = 0.5;
        weights[layout::LAST..layout::LAST + 2 * CHANNELS].fill(1.0);
        weights[layout::COUNT - 1] = 0.25;
        Network::from_weights(weights).expect("as many as there are")
    }

    #[test]
    fn of_a_linear_network_the_figures_are_exact() {
        let inputs = inputs(PAGE);
        let committee = Committee::new(vec![linear()]).expect("a member");
        for (line, (odds, found)) in committee.attributed(&inputs, &grounds()).iter().enumerate() {
            let [first, second, ..] = inputs.numbers(line) else { panic!("two numbers") };
            let channel = 2.0 * first - 3.0 * second + 0.5;
            let mut state = [0.0; CHANNELS];
            state[0] = channel;
            let factor = 1.0 / root_mean_square(&state);
            assert!((odds - (channel * factor + 0.25)).abs() < 1e-5);
            assert!((found.of(Ground::Length) - 2.0 * first * factor).abs() < 1e-5);
            assert!((found.of(Ground::Place) + 3.0 * second * factor).abs() < 1e-5);
            assert!((found.rest - (0.5 * factor + 0.25)).abs() < 1e-5);
            assert!(found.of(Ground::Neighbours).abs() < 1e-4, "no convolution, no neighbour");
            assert_eq!(found.of(Ground::Words), 0.0);
        }
    }

    /// What the shipped network says of a line whose neighbours say nothing.
    #[test]
    fn a_line_by_itself_owes_nothing_to_neighbours() {
        let alone = "Мост через реку открыли вчера, и дорога до школы стала короче.";
        let (odds, found) = weights::shipped().attributed(&inputs(alone), &grounds()).remove(0);
        assert!(found.of(Ground::Neighbours).abs() < 1e-3, "{found:?}");
        assert!((found.total() - odds).abs() < 1e-3);
        assert!(found.of(Ground::Length) != 0.0 && found.of(Ground::Words) != 0.0);
    }

    /// With gates and norms held, all that the network does is a sum; so no way may lead from a
    /// line through its neighbours back to it.
    #[test]
    fn no_way_leads_from_a_line_through_its_neighbours_back() {
        let mut reached = vec![0_i64];
        for dilation in DILATIONS {
            let step = dilation as i64;
            reached = reached.iter().flat_map(|at| [at - step, *at, at + step]).collect();
        }
        assert_eq!(reached.iter().filter(|at| **at == 0).count(), 1);
    }

    #[test]
    fn the_figures_of_a_line_do_not_turn_on_which_are_wanted() {
        let (inputs, committee) = (inputs(PAGE), weights::shipped());
        let all = committee.attributed(&inputs, &grounds());
        let some = committee.attributions(&inputs, &grounds(), &committee.traced(&inputs), &[1, 4]);
        assert_eq!(some, [all[1].1.clone(), all[4].1.clone()]);
    }

    #[test]
    fn figures_add_up_to_the_log_odds() {
        let inputs = inputs(PAGE);
        let found = weights::shipped().attributed(&inputs, &grounds());
        assert_eq!(found.len(), inputs.lines());
        for (odds, found) in found {
            assert!((found.total() - odds).abs() < 1e-3, "{odds}: {found:?}");
        }
    }
}
