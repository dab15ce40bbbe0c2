//! The gradient of the loss of one page, by hand.
//!
//! The forward pass repeats that of the library and remembers what the backward pass needs.

mod overview;
mod stack;

use postil_clean::learn::features::{BAGS, Inputs, NUMBERS};
use postil_clean::learn::layers::{CHANNELS, LINES, Row};
use postil_clean::learn::network::layout::{self, FIRST, SECOND};
use postil_clean::learn::network::{EMBEDDING, INPUT, Network};
use postil_clean::learn::overview::{Glance, Overview};

use crate::backward::overview::Told;
use crate::backward::stack::{Pass, Transposed};
use crate::loss::{Goal, loss};

/// How much the first look's verdict counts beside the second's.
const FIRST_SHARE: f32 = 0.4;

/// What is left out at random, with factors that keep the mean.
#[derive(Debug, Clone)]
pub struct Masks {
    /// A factor for each number of the input.
    pub numbers: [f32; NUMBERS],
    /// A factor for each channel of each convolution, of both looks.
    pub first: [Row; FIRST.dilations.len()],
    pub second: [Row; SECOND.dilations.len()],
}

impl Masks {
    /// Leaves nothing out.
    pub fn none() -> Masks {
        Masks {
            numbers: [1.0; NUMBERS],
            first: [[1.0; CHANNELS]; FIRST.dilations.len()],
            second: [[1.0; CHANNELS]; SECOND.dilations.len()],
        }
    }
}

/// The matrices of both looks with rows and columns changed.
pub struct Turned {
    first: Transposed,
    second: Transposed,
}

impl Turned {
    /// Turns them.
    pub fn new(weights: &[f32]) -> Turned {
        Turned { first: Transposed::new(FIRST, weights), second: Transposed::new(SECOND, weights) }
    }
}

/// Adds the gradient of a page's loss to `gradient`; gives the loss.
pub fn page(
    network: &Network,
    turned: &Turned,
    (inputs, masks): (&Inputs, &Masks),
    goal: Goal,
    gradient: &mut [f32],
) -> f32 {
    let weights = network.weights();
    let rows = rows(network, inputs, masks);
    let first = Pass::forward(FIRST, weights, dense(network, &rows), &masks.first);
    let first_odds = first.odds(weights);
    let (first_loss, mut first_back) = loss(&first_odds, goal);
    let told = Told::new(overview(inputs, first.last(), first_odds));
    let second = Pass::forward(SECOND, weights, told.states(network), &masks.second);
    let (second_loss, second_back) = loss(&second.odds(weights), goal);

    let mut flow = vec![[0.0; CHANNELS]; inputs.lines()];
    second.verdict_backward(weights, &second_back, gradient, &mut flow);
    second.backward(weights, &turned.second, &masks.second, gradient, &mut flow);
    let by_second = told.backward(weights, gradient, &mut flow);
    for (back, more) in first_back.iter_mut().zip(by_second) {
        *back = FIRST_SHARE * *back + more;
    }
    first.verdict_backward(weights, &first_back, gradient, &mut flow);
    first.backward(weights, &turned.first, &masks.first, gradient, &mut flow);
    dense_backward(weights, (inputs, &rows), &flow, gradient);
    FIRST_SHARE * first_loss + second_loss
}

fn overview(inputs: &Inputs, states: &[Row], odds: Vec<f32>) -> Overview {
    let masses = (0..inputs.lines()).map(|line| inputs.mass(line)).collect();
    Overview::new(Glance { states: states.to_vec(), odds, masses })
}

/// What goes into the dense layer.
fn rows(network: &Network, inputs: &Inputs, masks: &Masks) -> Vec<[f32; INPUT]> {
    let mut rows = vec![[0.0; INPUT]; inputs.lines()];
    for (line, row) in rows.iter_mut().enumerate() {
        network.fill(inputs, line, row);
        row.iter_mut().zip(&masks.numbers).for_each(|(number, factor)| *number *= factor);
    }
    rows
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

fn dense_backward(
    weights: &[f32],
    (inputs, rows): (&Inputs, &[[f32; INPUT]]),
    flow: &[Row],
    gradient: &mut [f32],
) {
    let bias = layout::DENSE + INPUT * CHANNELS;
    for (line, flow) in flow.iter().enumerate() {
        gradient[bias..bias + CHANNELS].iter_mut().zip(flow).for_each(|(g, d)| *g += d);
        let matrix = gradient[layout::DENSE..bias].as_chunks_mut::<CHANNELS>().0;
        for (value, row) in rows[line].iter().zip(matrix) {
            row.iter_mut().zip(flow).for_each(|(g, d)| *g += value * d);
        }
        for bag in 0..BAGS {
            bag_backward(weights, bag, inputs.bag(line, bag), flow, gradient);
        }
    }
}

/// The gradient of the embeddings in one of a line's bags.
fn bag_backward(weights: &[f32], bag: usize, buckets: &[u16], flow: &Row, gradient: &mut [f32]) {
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
        masks.first[1][2] = 0.0;
        masks.second[2][1] = 1.5;
        let run = |network: &Network| {
            let mut gradient = vec![0.0; layout::COUNT];
            let turned = Turned::new(network.weights());
            let loss = page(network, &turned, (&inputs, &masks), goal, &mut gradient);
            (loss, gradient)
        };
        let (_, gradient) = run(&network);
        let used = inputs.bag(3, 0)[0] as usize * EMBEDDING + layout::WORDS;
        let mut places = vec![used, used + 1, layout::COUNT - 1];
        places
            .extend((0..240).map(|_| layout::DENSE + random.below(layout::COUNT - layout::DENSE)));
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
