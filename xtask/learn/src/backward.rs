//! The gradient of the loss of one page, by hand.
//!
//! The forward pass repeats that of the library and remembers what the backward pass needs.

use postil_clean::learn::features::{BAGS, Inputs, NUMBERS};
use postil_clean::learn::network::{
    CHANNELS, DILATIONS, EMBEDDING, INPUT, LINES, Network, gate, layout, neighbours, norm,
    root_mean_square,
};

use crate::loss::{Goal, loss};

const DOUBLE: usize = 2 * CHANNELS;

type Row = [f32; CHANNELS];

/// What is left out at random, with factors that keep the mean.
#[derive(Debug, Clone)]
pub struct Masks {
    /// A factor for each number of the input.
    pub numbers: [f32; NUMBERS],
    /// A factor for each channel of each convolution.
    pub channels: [Row; DILATIONS.len()],
}

impl Masks {
    /// Leaves nothing out.
    pub fn none() -> Masks {
        Masks { numbers: [1.0; NUMBERS], channels: [[1.0; CHANNELS]; DILATIONS.len()] }
    }
}

/// The matrices of the convolutions with rows and columns changed.
pub struct Transposed(Vec<Vec<f32>>);

impl Transposed {
    /// Turns the matrices of all convolutions.
    pub fn new(weights: &[f32]) -> Transposed {
        let transpose = |block: usize| {
            let matrix = &weights[matrix_at(block)..];
            let mut turned = vec![0.0; 3 * CHANNELS * DOUBLE];
            for tap in 0..3 {
                for from in 0..CHANNELS {
                    for to in 0..DOUBLE {
                        turned[(tap * DOUBLE + to) * CHANNELS + from] =
                            matrix[(tap * CHANNELS + from) * DOUBLE + to];
                    }
                }
            }
            turned
        };
        Transposed((0..DILATIONS.len()).map(transpose).collect())
    }
}

/// Where the weights of a convolution begin.
fn block_at(block: usize) -> usize {
    layout::BLOCKS + block * layout::BLOCK
}

/// Where its matrix begins, behind the gains of its norm.
fn matrix_at(block: usize) -> usize {
    block_at(block) + CHANNELS
}

/// Adds the gradient of a page's loss to `gradient`; gives the loss.
pub fn page(
    network: &Network,
    turned: &Transposed,
    (inputs, masks): (&Inputs, &Masks),
    goal: Goal,
    gradient: &mut [f32],
) -> f32 {
    let pass = Pass::forward(network.weights(), network, inputs, masks);
    let (loss, odds) = loss(&pass.odds(network.weights()), goal);
    pass.backward(network.weights(), turned, (inputs, masks), &odds, gradient);
    loss
}

/// What the forward pass remembers.
struct Pass {
    rows: Vec<[f32; INPUT]>,
    /// The state before each convolution and after the last.
    states: Vec<Vec<Row>>,
    normed: Vec<Vec<Row>>,
    sums: Vec<Vec<[f32; DOUBLE]>>,
}

impl Pass {
    fn forward(weights: &[f32], network: &Network, inputs: &Inputs, masks: &Masks) -> Pass {
        let mut rows = vec![[0.0; INPUT]; inputs.lines()];
        for (line, row) in rows.iter_mut().enumerate() {
            network.fill(inputs, line, row);
            row.iter_mut().zip(&masks.numbers).for_each(|(number, factor)| *number *= factor);
        }
        let first = dense(network, &rows);
        let mut pass = Pass { rows, states: vec![first], normed: Vec::new(), sums: Vec::new() };
        for block in 0..DILATIONS.len() {
            pass.convolve(weights, block, &masks.channels[block]);
        }
        pass
    }

    fn convolve(&mut self, weights: &[f32], block: usize, mask: &Row) {
        let gain = &weights[block_at(block)..matrix_at(block)];
        let (matrix, bias) = weights[matrix_at(block)..].split_at(3 * CHANNELS * DOUBLE);
        let state = &self.states[block];
        let normed: Vec<Row> = state.iter().map(|state| norm(state, gain)).collect();
        let mut next = state.clone();
        let mut all = Vec::with_capacity(state.len());
        for (line, next) in next.iter_mut().enumerate() {
            let mut sums = [0.0; DOUBLE];
            sums.copy_from_slice(&bias[..DOUBLE]);
            for (tap, neighbour) in neighbours(line, DILATIONS[block], state.len()) {
                let rows = matrix[tap * CHANNELS * DOUBLE..].chunks_exact(DOUBLE);
                for (value, row) in normed[neighbour].iter().zip(rows) {
                    sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += value * weight);
                }
            }
            for channel in 0..CHANNELS {
                let open = gate(sums[CHANNELS + channel]);
                next[channel] += mask[channel] * sums[channel] * open;
            }
            all.push(sums);
        }
        self.normed.push(normed);
        self.sums.push(all);
        self.states.push(next);
    }

    fn odds(&self, weights: &[f32]) -> Vec<f32> {
        let last = &weights[layout::LAST..];
        let of = |state: &Row| {
            let normed = norm(state, &last[..CHANNELS]);
            let products = normed.iter().zip(&last[CHANNELS..DOUBLE]).map(|(a, b)| a * b);
            products.sum::<f32>() + last[DOUBLE]
        };
        self.states[DILATIONS.len()].iter().map(of).collect()
    }

    fn backward(
        &self,
        weights: &[f32],
        turned: &Transposed,
        (inputs, masks): (&Inputs, &Masks),
        odds: &[f32],
        gradient: &mut [f32],
    ) {
        let mut flow = self.last_backward(weights, odds, gradient);
        for block in (0..DILATIONS.len()).rev() {
            let turned = &turned.0[block];
            self.block_backward(
                weights,
                turned,
                block,
                (&masks.channels[block], gradient),
                &mut flow,
            );
        }
        self.dense_backward(weights, inputs, &flow, gradient);
    }

    /// The gradient of the last layer; gives that of the state before it.
    fn last_backward(&self, weights: &[f32], odds: &[f32], gradient: &mut [f32]) -> Vec<Row> {
        let last = &weights[layout::LAST..];
        let states = &self.states[DILATIONS.len()];
        let mut flow = vec![[0.0; CHANNELS]; states.len()];
        for (line, state) in states.iter().enumerate() {
            let normed = norm(state, &last[..CHANNELS]);
            let mut back = [0.0; CHANNELS];
            for channel in 0..CHANNELS {
                gradient[layout::LAST + CHANNELS + channel] += odds[line] * normed[channel];
                back[channel] = odds[line] * last[CHANNELS + channel];
            }
            gradient[layout::LAST + DOUBLE] += odds[line];
            let gains = &mut gradient[layout::LAST..layout::LAST + CHANNELS];
            norm_backward(state, &last[..CHANNELS], &back, gains, &mut flow[line]);
        }
        flow
    }

    /// Takes the gradient of the state after a convolution to that of the state before it.
    fn block_backward(
        &self,
        weights: &[f32],
        turned: &[f32],
        block: usize,
        (mask, gradient): (&Row, &mut [f32]),
        flow: &mut [Row],
    ) {
        let count = flow.len();
        let start = matrix_at(block);
        let bias = start + 3 * CHANNELS * DOUBLE;
        let mut back = vec![[0.0; CHANNELS]; count];
        for (line, flow) in flow.iter().enumerate() {
            let wanted = gated_backward(&self.sums[block][line], mask, flow);
            gradient[bias..bias + DOUBLE].iter_mut().zip(&wanted).for_each(|(g, d)| *g += d);
            for (tap, neighbour) in neighbours(line, DILATIONS[block], count) {
                let rows = &mut gradient[start + tap * CHANNELS * DOUBLE..bias];
                let values = &self.normed[block][neighbour];
                for (value, row) in values.iter().zip(rows.chunks_exact_mut(DOUBLE)) {
                    row.iter_mut().zip(&wanted).for_each(|(g, d)| *g += value * d);
                }
                let rows = turned[tap * CHANNELS * DOUBLE..].chunks_exact(CHANNELS);
                for (wanted, row) in wanted.iter().zip(rows) {
                    let back = &mut back[neighbour];
                    back.iter_mut().zip(row).for_each(|(b, weight)| *b += wanted * weight);
                }
            }
        }
        let gain = &weights[block_at(block)..start];
        let gains = &mut gradient[block_at(block)..start];
        for ((state, back), flow) in self.states[block].iter().zip(&back).zip(flow) {
            norm_backward(state, gain, back, gains, flow);
        }
    }

    fn dense_backward(&self, weights: &[f32], inputs: &Inputs, flow: &[Row], gradient: &mut [f32]) {
        let bias = layout::DENSE + INPUT * CHANNELS;
        for (line, flow) in flow.iter().enumerate() {
            gradient[bias..bias + CHANNELS].iter_mut().zip(flow).for_each(|(g, d)| *g += d);
            let rows = gradient[layout::DENSE..bias].chunks_exact_mut(CHANNELS);
            for (value, row) in self.rows[line].iter().zip(rows) {
                row.iter_mut().zip(flow).for_each(|(g, d)| *g += value * d);
            }
            for bag in 0..BAGS {
                let buckets = inputs.bag(line, bag);
                let table = if bag < 2 { layout::WORDS } else { layout::ELEMENTS };
                let share = 1.0 / buckets.len().max(1) as f32;
                for number in 0..EMBEDDING {
                    let row = layout::DENSE + (NUMBERS + bag * EMBEDDING + number) * CHANNELS;
                    let row = &weights[row..row + CHANNELS];
                    let back: f32 = row.iter().zip(flow).map(|(a, b)| a * b).sum::<f32>() * share;
                    for bucket in buckets {
                        gradient[table + *bucket as usize * EMBEDDING + number] += back;
                    }
                }
            }
        }
    }
}

/// The dense layer of every line.
fn dense(network: &Network, rows: &[[f32; INPUT]]) -> Vec<Row> {
    let mut out = Vec::with_capacity(rows.len());
    for block in rows.chunks(LINES) {
        let mut whole = [[0.0; INPUT]; LINES];
        whole[..block.len()].copy_from_slice(block);
        out.extend_from_slice(&network.dense(&whole)[..block.len()]);
    }
    out
}

/// From the gradient of what a convolution adds to the state to that of its sums.
fn gated_backward(sums: &[f32; DOUBLE], mask: &Row, flow: &Row) -> [f32; DOUBLE] {
    let mut back = [0.0; DOUBLE];
    for channel in 0..CHANNELS {
        let (value, opening) = (sums[channel], sums[CHANNELS + channel]);
        let wanted = flow[channel] * mask[channel];
        back[channel] = wanted * gate(opening);
        let slope = 1.0 + opening.abs();
        back[CHANNELS + channel] = wanted * value * 0.5 / (slope * slope);
    }
    back
}

/// Adds to the gradients of the gain and of the state before the norm.
fn norm_backward(state: &Row, gain: &[f32], back: &Row, gains: &mut [f32], flow: &mut Row) {
    let factor = 1.0 / root_mean_square(state);
    let mut along = 0.0;
    for channel in 0..CHANNELS {
        gains[channel] += back[channel] * state[channel] * factor;
        along += back[channel] * gain[channel] * state[channel];
    }
    let along = along * factor * factor * factor / CHANNELS as f32;
    for channel in 0..CHANNELS {
        flow[channel] += back[channel] * gain[channel] * factor - state[channel] * along;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;
    use crate::training;

    #[test]
    fn the_gradient_agrees_with_finite_differences() {
        let text = "Меню\nНовости дня\n\nМост через реку открыли вчера, и дорога стала короче.\n\
                    Читайте также\nОн стоил дорого.\n2026";
        let document = postil_clean::ingest::ingest("a.txt", text.as_bytes()).0.expect("a text");
        let (lines, inputs) = postil_clean::learn::inputs(&document, &[]);
        let targets: Vec<f32> = (0..lines.len()).map(|line| (line % 2) as f32).collect();
        let weights = vec![1.0 / lines.len() as f32; lines.len()];
        let goal = Goal { targets: &targets, weights: &weights };
        let mut random = Random::new(3);
        let mut network = training::initial([&inputs].into_iter(), &mut random);
        let mut masks = Masks::none();
        masks.numbers[3] = 0.0;
        masks.channels[1][2] = 0.0;
        masks.channels[2][1] = 1.5;
        let run = |network: &Network| {
            let mut gradient = vec![0.0; layout::COUNT];
            let turned = Transposed::new(network.weights());
            let loss = page(network, &turned, (&inputs, &masks), goal, &mut gradient);
            (loss, gradient)
        };
        let (_, gradient) = run(&network);
        let used = inputs.bag(3, 0)[0] as usize * EMBEDDING + layout::WORDS;
        let mut places = vec![used, used + 1, layout::COUNT - 1];
        places
            .extend((0..120).map(|_| layout::DENSE + random.below(layout::COUNT - layout::DENSE)));
        for place in places {
            let old = network.weights()[place];
            let step = 5e-3;
            network.weights_mut()[place] = old + step;
            let above = run(&network).0;
            network.weights_mut()[place] = old - step;
            let below = run(&network).0;
            network.weights_mut()[place] = old;
            let slope = (above - below) / (2.0 * step);
            let close = (slope - gradient[place]).abs() < 2e-3 + 0.03 * slope.abs();
            assert!(close, "weight {place}: {slope} by differences, {} by hand", gradient[place]);
        }
    }
}
