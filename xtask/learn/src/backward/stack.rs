//! The gradient of a look: its convolutions and its verdict.

use postil_clean::learn::layers::{CHANNELS, Row, Stack, gate, neighbours, norm, root_mean_square};

const DOUBLE: usize = 2 * CHANNELS;

/// The matrices of a look's convolutions with rows and columns changed.
pub struct Transposed(Vec<Vec<f32>>);

impl Transposed {
    /// Turns the matrices of all convolutions.
    pub fn new(look: Stack, weights: &[f32]) -> Transposed {
        let transpose = |block: usize| {
            let matrix = &weights[matrix_at(look, block)..];
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
        Transposed((0..look.dilations.len()).map(transpose).collect())
    }
}

/// Where the matrix of a convolution begins, behind the gains of its norm.
fn matrix_at(look: Stack, block: usize) -> usize {
    look.block(block) + CHANNELS
}

/// What the forward pass of a look remembers.
pub struct Pass {
    look: Stack,
    /// The state before each convolution and after the last.
    states: Vec<Vec<Row>>,
    normed: Vec<Vec<Row>>,
    sums: Vec<Vec<[f32; DOUBLE]>>,
}

impl Pass {
    /// Runs a look over the states of lines; the masks are those of its convolutions.
    pub fn forward(look: Stack, weights: &[f32], first: Vec<Row>, masks: &[Row]) -> Pass {
        let mut pass = Pass { look, states: vec![first], normed: Vec::new(), sums: Vec::new() };
        for (block, mask) in masks.iter().enumerate() {
            pass.convolve(weights, block, mask);
        }
        pass
    }

    fn convolve(&mut self, weights: &[f32], block: usize, mask: &Row) {
        let start = matrix_at(self.look, block);
        let gain = &weights[self.look.block(block)..start];
        let (matrix, bias) = weights[start..].split_at(3 * CHANNELS * DOUBLE);
        let state = &self.states[block];
        let normed: Vec<Row> = state.iter().map(|state| norm(state, gain)).collect();
        let mut next = state.clone();
        let mut all = Vec::with_capacity(state.len());
        for (line, next) in next.iter_mut().enumerate() {
            let mut sums = [0.0; DOUBLE];
            sums.copy_from_slice(&bias[..DOUBLE]);
            for (tap, neighbour) in neighbours(line, self.look.dilations[block], state.len()) {
                let rows = matrix[tap * CHANNELS * DOUBLE..].as_chunks::<DOUBLE>().0;
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

    /// The state after the last convolution.
    pub fn last(&self) -> &[Row] {
        &self.states[self.look.dilations.len()]
    }

    /// The log-odds of each line.
    pub fn odds(&self, weights: &[f32]) -> Vec<f32> {
        let last = &weights[self.look.last()..];
        let of = |state: &Row| {
            let normed = norm(state, &last[..CHANNELS]);
            let products = normed.iter().zip(&last[CHANNELS..DOUBLE]).map(|(a, b)| a * b);
            products.sum::<f32>() + last[DOUBLE]
        };
        self.last().iter().map(of).collect()
    }

    /// Adds the gradient of the verdict to `gradient`, and to `flow` that of the last state.
    pub fn verdict_backward(
        &self,
        weights: &[f32],
        odds: &[f32],
        gradient: &mut [f32],
        flow: &mut [Row],
    ) {
        let start = self.look.last();
        let last = &weights[start..];
        for ((odds, state), flow) in odds.iter().zip(self.last()).zip(flow) {
            let normed = norm(state, &last[..CHANNELS]);
            let mut back = [0.0; CHANNELS];
            for channel in 0..CHANNELS {
                gradient[start + CHANNELS + channel] += odds * normed[channel];
                back[channel] = odds * last[CHANNELS + channel];
            }
            gradient[start + DOUBLE] += odds;
            let gains = &mut gradient[start..start + CHANNELS];
            norm_backward(state, &last[..CHANNELS], &back, gains, flow);
        }
    }

    /// Takes the gradient of the last state to that of the first.
    pub fn backward(
        &self,
        weights: &[f32],
        turned: &Transposed,
        masks: &[Row],
        gradient: &mut [f32],
        flow: &mut [Row],
    ) {
        for (block, mask) in masks.iter().enumerate().rev() {
            let back = self.block_backward(&turned.0[block], (block, mask), gradient, flow);
            let (start, end) = (self.look.block(block), matrix_at(self.look, block));
            let gains = &mut gradient[start..end];
            for ((state, back), flow) in self.states[block].iter().zip(&back).zip(&mut *flow) {
                norm_backward(state, &weights[start..end], back, gains, flow);
            }
        }
    }

    /// The gradient of what a convolution reads, by that of the state after it.
    fn block_backward(
        &self,
        turned: &[f32],
        (block, mask): (usize, &Row),
        gradient: &mut [f32],
        flow: &[Row],
    ) -> Vec<Row> {
        let start = matrix_at(self.look, block);
        let bias = start + 3 * CHANNELS * DOUBLE;
        let mut back = vec![[0.0; CHANNELS]; flow.len()];
        for (line, line_flow) in flow.iter().enumerate() {
            let wanted = gated_backward(&self.sums[block][line], mask, line_flow);
            gradient[bias..bias + DOUBLE].iter_mut().zip(&wanted).for_each(|(g, d)| *g += d);
            for (tap, neighbour) in neighbours(line, self.look.dilations[block], flow.len()) {
                let rows = &mut gradient[start + tap * CHANNELS * DOUBLE..bias];
                let rows = rows.as_chunks_mut::<DOUBLE>().0;
                for (value, row) in self.normed[block][neighbour].iter().zip(rows) {
                    row.iter_mut().zip(&wanted).for_each(|(g, d)| *g += value * d);
                }
                let rows = turned[tap * CHANNELS * DOUBLE..].as_chunks::<CHANNELS>().0;
                let back = &mut back[neighbour];
                for (wanted, row) in wanted.iter().zip(rows) {
                    back.iter_mut().zip(row).for_each(|(b, weight)| *b += wanted * weight);
                }
            }
        }
        back
    }
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
pub fn norm_backward(state: &Row, gain: &[f32], back: &Row, gains: &mut [f32], flow: &mut Row) {
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
