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

use crate::clean::model::features::{BAGS, GROUNDS_OF_BAGS, Inputs, NUMBERS};
use crate::clean::model::network::{
    CHANNELS, DILATIONS, EMBEDDING, INPUT, Network, Watch, gate, layout, root_mean_square,
};
use crate::model::reason::Ground;

type Row = [f32; CHANNELS];

/// What makes up a line's log-odds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::clean) struct Attribution {
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

/// The log-odds of lines, each with what makes them up.
pub(super) fn attributed(
    network: &Network,
    inputs: &Inputs,
    grounds: &[Ground; NUMBERS],
) -> Vec<(f32, Attribution)> {
    let mut trace = Trace::default();
    let odds = network.log_odds_watched(inputs, &mut trace);
    let of_line = |(line, odds)| {
        let mut row = [0.0; INPUT];
        network.fill(inputs, line, &mut row);
        (odds, trace.attribution(network.weights(), line, odds, (&row, grounds)))
    };
    odds.into_iter().enumerate().map(of_line).collect()
}

/// What is remembered of a forward pass.
#[derive(Debug, Default)]
struct Trace {
    /// The state of each line before each convolution and after the last.
    states: Vec<Vec<Row>>,
    /// How far each convolution's gates are open for each line.
    gates: Vec<Vec<Row>>,
}

impl Watch for Trace {
    fn state(&mut self, state: &[Row]) {
        self.states.push(state.to_vec());
        self.gates.push(Vec::new());
    }

    fn sums(&mut self, sums: &[f32; 2 * CHANNELS]) {
        let mut open = [0.0; CHANNELS];
        for (open, sum) in open.iter_mut().zip(&sums[CHANNELS..]) {
            *open = gate(*sum);
        }
        self.gates.last_mut().expect("a convolution begins with its state").push(open);
    }
}

impl Trace {
    /// Shares out a line's log-odds.
    fn attribution(
        &self,
        weights: &[f32],
        line: usize,
        odds: f32,
        (row, grounds): (&[f32; INPUT], &[Ground; NUMBERS]),
    ) -> Attribution {
        let (flow, rest) = self.gradient(weights, line);
        let mut found = Attribution { rest, ..Attribution::default() };
        let dense = weights[layout::DENSE..].chunks_exact(CHANNELS);
        for (index, (value, weights)) in row.iter().zip(dense).enumerate() {
            let bag = index.saturating_sub(NUMBERS) / EMBEDDING;
            let ground = grounds.get(index).unwrap_or(&GROUNDS_OF_BAGS[bag]);
            found.add(*ground, value * dot(weights, &flow));
        }
        found.add(Ground::Neighbours, odds - found.total());
        found
    }

    /// The gradient of a line's log-odds with respect to what the dense layer makes of it, and what
    /// the biases on the way add.
    fn gradient(&self, weights: &[f32], line: usize) -> (Row, f32) {
        let last = &weights[layout::LAST..];
        let factor = 1.0 / root_mean_square(&self.states[DILATIONS.len()][line]);
        let mut flow = [0.0; CHANNELS];
        for channel in 0..CHANNELS {
            flow[channel] = last[CHANNELS + channel] * last[channel] * factor;
        }
        let mut rest = last[2 * CHANNELS];
        for block in (0..DILATIONS.len()).rev() {
            let weights = &weights[layout::BLOCKS + block * layout::BLOCK..][..layout::BLOCK];
            rest += self.through(block, line, weights, &mut flow);
        }
        let bias = layout::DENSE + INPUT * CHANNELS;
        rest += dot(&weights[bias..bias + CHANNELS], &flow);
        (flow, rest)
    }

    /// Takes the gradient of the state after a convolution to that of the state before it, by the
    /// line itself and not by its neighbours; gives what the bias adds.
    fn through(&self, block: usize, line: usize, weights: &[f32], flow: &mut Row) -> f32 {
        let (gain, rest) = weights.split_at(CHANNELS);
        let (matrix, bias) = rest.split_at(3 * CHANNELS * 2 * CHANNELS);
        let middle = &matrix[CHANNELS * 2 * CHANNELS..];
        let mut gated = [0.0; CHANNELS];
        for channel in 0..CHANNELS {
            gated[channel] = flow[channel] * self.gates[block][line][channel];
        }
        let factor = 1.0 / root_mean_square(&self.states[block][line]);
        for (channel, row) in middle.chunks_exact(2 * CHANNELS).take(CHANNELS).enumerate() {
            flow[channel] += dot(&row[..CHANNELS], &gated) * gain[channel] * factor;
        }
        dot(&bias[..CHANNELS], &gated)
    }
}

fn dot(weights: &[f32], values: &Row) -> f32 {
    weights.iter().zip(values).map(|(weight, value)| weight * value).sum()
}

const _: () = assert!(GROUNDS_OF_BAGS.len() == BAGS);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::model;
    use crate::clean::model::weights;
    use crate::ingest::ingest;

    const PAGE: &str = "Главная\nНовости района\nПодписка\n\n\
        Мост через реку открыли вчера, и дорога до школы стала короче на целый час.\n\
        Строители работали два года и закончили раньше срока, рассказал инженер.\n\
        Читайте также\nВ селе купили автобус\n© 2026";

    fn inputs(text: &str) -> Inputs {
        let document = ingest("a.txt", text.as_bytes()).0.expect("a text");
        model::inputs(&document, &[]).1
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
        for (line, (odds, found)) in attributed(&linear(), &inputs, &grounds()).iter().enumerate() {
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
    fn figures_add_up_to_the_log_odds() {
        let inputs = inputs(PAGE);
        let found = weights::shipped().attributed(&inputs, &grounds());
        assert_eq!(found.len(), inputs.lines());
        for (odds, found) in found {
            assert!((found.total() - odds).abs() < 1e-3, "{odds}: {found:?}");
        }
    }
}
