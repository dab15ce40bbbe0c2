//! The training: AdamW over one cycle of learning rates, with an average of the weights.

use postil_clean::learn::features::{Inputs, NUMBERS, RECURRENCE};
use postil_clean::learn::layers::{CHANNELS, Row};
use postil_clean::learn::network::{INPUT, Network, layout};
use postil_clean::learn::overview::SEEN;
use rayon::prelude::*;

use crate::backward::{self, Masks, Turned};
use crate::loss::Goal;
use crate::pages::Page;
use crate::random::Random;

/// Pages in a step, and the groups that are summed apart: their number is fixed, so that the sums
/// do not depend on the number of threads.
const BATCH: usize = 16;
const GROUPS: usize = 4;
const HIGHEST_RATE: f32 = 0.003;
const WEIGHT_DECAY: f32 = 0.02;
const AVERAGING: f32 = 0.995;
const WORD_DROPOUT: f32 = 0.5;
const CHANNEL_DROPOUT: f32 = 0.15;
const NUMBER_DROPOUT: f32 = 0.05;
/// So often a page is shown as if nothing was known of the archive's other documents.
const ALONE: f32 = 0.2;
/// What is added to all log-odds in the end: cut pages have less text than those that are met, so
/// a network that was shown them keeps too little.
const BALANCE: f32 = 0.9;
/// A step's gradient is not longer than this.
const MAX_NORM: f32 = 1.0;

/// How long and from which seed to train.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub passes: usize,
    pub seed: u64,
}

/// Trains a network on pages; `report` is told the mean loss of each pass.
pub fn train(pages: &[&Page], plan: Plan, mut report: impl FnMut(usize, f32)) -> Network {
    let mut random = Random::new(plan.seed);
    let network = initial(pages.iter().map(|page| &page.inputs), &mut random);
    let steps = plan.passes * pages.len().div_ceil(BATCH);
    let mut state = State::new(network, steps);
    let mut order: Vec<&Page> = pages.to_vec();
    for pass in 0..plan.passes {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for batch in order.chunks(BATCH) {
            loss += state.step(batch, &mut random);
        }
        report(pass + 1, loss / pages.len() as f32);
    }
    state.average[layout::COUNT - 1] += BALANCE;
    Network::from_weights(state.average).expect("as many weights as before")
}

/// A network before its training: measured scales, small random weights.
pub fn initial<'a>(inputs: impl Iterator<Item = &'a Inputs>, random: &mut Random) -> Network {
    let mut weights = vec![0.0; layout::COUNT];
    scaling(inputs, &mut weights[..2 * NUMBERS]);
    let mut fill = |start: usize, count: usize, size: f32| {
        weights[start..start + count]
            .iter_mut()
            .for_each(|weight| *weight = random.normal() * size);
    };
    fill(layout::WORDS, layout::DENSE - layout::WORDS, 0.1);
    fill(layout::DENSE, INPUT * CHANNELS, (1.0 / INPUT as f32).sqrt());
    fill(layout::OVERVIEW, (SEEN + CHANNELS) * CHANNELS, 0.05);
    for look in [layout::FIRST, layout::SECOND] {
        for block in 0..look.dilations.len() {
            let size = (1.0 / (3 * CHANNELS) as f32).sqrt();
            fill(look.block(block) + CHANNELS, 3 * CHANNELS * 2 * CHANNELS, size);
        }
        fill(look.last() + CHANNELS, CHANNELS, 0.1);
    }
    for look in [layout::FIRST, layout::SECOND] {
        for block in 0..=look.dilations.len() {
            weights[look.block(block)..][..CHANNELS].fill(1.0);
        }
    }
    Network::from_weights(weights).expect("as many weights as the layout says")
}

/// Mean and inverse deviation of each number.
fn scaling<'a>(inputs: impl Iterator<Item = &'a Inputs>, scaling: &mut [f32]) {
    let mut sums = [(0.0_f64, 0.0_f64); NUMBERS];
    let mut count = 0.0;
    for inputs in inputs {
        for line in 0..inputs.lines() {
            count += 1.0;
            for (sum, number) in sums.iter_mut().zip(inputs.numbers(line)) {
                sum.0 += f64::from(*number);
                sum.1 += f64::from(*number).powi(2);
            }
        }
    }
    for (index, (sum, squares)) in sums.into_iter().enumerate() {
        let mean = sum / f64::max(count, 1.0);
        let deviation = (squares / f64::max(count, 1.0) - mean * mean).max(0.0).sqrt().max(0.1);
        scaling[index] = mean as f32;
        scaling[NUMBERS + index] = (1.0 / deviation) as f32;
    }
}

/// The optimiser between two steps.
struct State {
    network: Network,
    average: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
    step: usize,
    steps: usize,
}

impl State {
    fn new(network: Network, steps: usize) -> State {
        let average = network.weights().to_vec();
        let zeroes = vec![0.0; layout::COUNT];
        State { network, average, first: zeroes.clone(), second: zeroes, step: 0, steps }
    }

    /// Learns from a batch; gives the sum of its losses.
    fn step(&mut self, batch: &[&Page], random: &mut Random) -> f32 {
        let seeded: Vec<(&Page, u64)> = batch.iter().map(|page| (*page, random.bits())).collect();
        let turned = Turned::new(self.network.weights());
        let groups: Vec<(f32, Vec<f32>)> = seeded
            .par_chunks(BATCH / GROUPS)
            .map(|group| group_gradient(&self.network, &turned, group))
            .collect();
        let mut groups = groups.into_iter();
        let (mut loss, mut gradient) = groups.next().expect("a batch is not empty");
        for (more, other) in groups {
            loss += more;
            gradient.iter_mut().zip(&other).for_each(|(sum, part)| *sum += part);
        }
        gradient.iter_mut().for_each(|part| *part /= batch.len() as f32);
        self.update(&gradient);
        loss
    }

    /// AdamW (Loshchilov and Hutter, 2019); means and scales stay, and so do weights not met yet.
    fn update(&mut self, gradient: &[f32]) {
        self.step += 1;
        let rate = rate(self.step as f32 / self.steps as f32);
        let correction = |decay: f32| 1.0 - decay.powi(self.step.min(100_000) as i32);
        let (first_scale, second_scale) = (1.0 / correction(0.9), 1.0 / correction(0.99));
        let squares: f32 = gradient.iter().map(|part| part * part).sum();
        let clip = (MAX_NORM / squares.sqrt().max(1e-9)).min(1.0);
        let averaging = AVERAGING.min((1.0 + self.step as f32) / (10.0 + self.step as f32));
        let weights = self.network.weights_mut();
        for index in 2 * NUMBERS..layout::COUNT {
            let part = gradient[index] * clip;
            let first = &mut self.first[index];
            let second = &mut self.second[index];
            *first = 0.9 * *first + 0.1 * part;
            *second = 0.99 * *second + 0.01 * part * part;
            let change = *first * first_scale / ((*second * second_scale).sqrt() + 1e-8);
            let weight = &mut weights[index];
            *weight -= rate * (change + WEIGHT_DECAY * *weight);
            let average = &mut self.average[index];
            *average = averaging * *average + (1.0 - averaging) * *weight;
        }
    }
}

/// One cycle: up over the first quarter, then down to zero along a cosine.
fn rate(done: f32) -> f32 {
    let wave = |part: f32| 0.5 - 0.5 * (std::f32::consts::PI * part).cos();
    if done < 0.25 {
        HIGHEST_RATE * (0.04 + 0.96 * wave(done / 0.25))
    } else {
        HIGHEST_RATE * wave((1.0 - done) / 0.75)
    }
}

/// The sum of the losses and of the gradients of some pages.
fn group_gradient(network: &Network, turned: &Turned, group: &[(&Page, u64)]) -> (f32, Vec<f32>) {
    let mut gradient = vec![0.0; layout::COUNT];
    let mut loss = 0.0;
    for (page, seed) in group {
        let mut random = Random::new(*seed);
        let masks = masks(&mut random);
        let alone = random.chance(ALONE);
        let forget = |numbers: &mut [f32]| {
            if alone {
                numbers[RECURRENCE].fill(0.0);
            }
        };
        let inputs = page.inputs.altered(forget, |_, _| random.unit() >= WORD_DROPOUT);
        let goal = Goal { targets: &page.targets, weights: &page.weights };
        loss += backward::page(network, turned, (&inputs, &masks), goal, &mut gradient);
    }
    (loss, gradient)
}

fn masks(random: &mut Random) -> Masks {
    let mut masks = Masks::none();
    let mut drop = |factors: &mut [f32], share: f32| {
        for factor in factors {
            *factor = if random.unit() < share { 0.0 } else { 1.0 / (1.0 - share) };
        }
    };
    drop(&mut masks.numbers, NUMBER_DROPOUT);
    let looks = masks.first.iter_mut().chain(&mut masks.second);
    looks.for_each(|channels: &mut Row| drop(channels, CHANNEL_DROPOUT));
    masks
}
