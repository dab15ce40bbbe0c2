//! The gradient of what the second look is told.

use postil_clean::learn::layers::{CHANNELS, LINES, NO_GAIN, Row, gate, norm};
use postil_clean::learn::network::{Network, layout};
use postil_clean::learn::overview::{DENSITIES, Overview, SEEN, SHARES, around, sums};

use super::stack::norm_backward;

/// Where the numbers that tell of a line stand among what is seen of it.
const VERDICT: usize = 2 * CHANNELS;
const BEFORE: usize = VERDICT + 1;
const DENSITY: usize = BEFORE + 1;
const SHARE: usize = DENSITY + DENSITIES.len();
const PAGE: usize = SHARE + SHARES.len();

/// What the forward pass remembers of the step between the looks.
pub struct Told {
    overview: Overview,
    seen: Vec<[f32; SEEN]>,
}

impl Told {
    /// Tells what is seen of each line of a page.
    pub fn new(overview: Overview) -> Told {
        let seen = (0..overview.lines()).map(|line| overview.seen(line)).collect();
        Told { overview, seen }
    }

    /// The states that the second look begins with.
    pub fn states(&self, network: &Network) -> Vec<Row> {
        let mut states = self.overview.glance().states.clone();
        let page_bias = network.page_bias(&self.overview.mean);
        for (states, seen) in states.chunks_mut(LINES).zip(self.seen.chunks(LINES)) {
            let mut whole = [[0.0; SEEN]; LINES];
            whole[..seen.len()].copy_from_slice(seen);
            for (state, looked) in states.iter_mut().zip(network.looked(&whole, &page_bias)) {
                state.iter_mut().zip(looked).for_each(|(state, more)| *state += more);
            }
        }
        states
    }

    /// Takes the gradient of those states to that of the first look's last ones, in place, and
    /// gives that of its log-odds.
    pub fn backward(&self, weights: &[f32], gradient: &mut [f32], flow: &mut [Row]) -> Vec<f32> {
        let mut back = vec![[0.0; SEEN]; flow.len()];
        let mut whole = [0.0; CHANNELS];
        let rows = layout::OVERVIEW..layout::OVERVIEW + SEEN * CHANNELS;
        let (rows, gradients) = (&weights[rows.clone()], &mut gradient[rows]);
        let (rows, gradients) = (rows.as_chunks().0, gradients.as_chunks_mut().0);
        for ((seen, back), flow) in self.seen.iter().zip(&mut back).zip(flow.iter()) {
            for (row, gradient) in gradients.iter_mut().enumerate() {
                add_scaled(gradient, flow, seen[row]);
                back[row] = dot(&rows[row], flow);
            }
            whole.iter_mut().zip(flow).for_each(|(sum, part)| *sum += part);
        }
        let mut mean = self.page_backward(weights, &whole, gradient);
        for (seen, back) in self.seen.iter().zip(&back) {
            for (channel, mean) in mean.iter_mut().enumerate() {
                *mean += back[CHANNELS + channel] * seen[channel];
            }
        }
        self.states_backward(&back, &mean, flow);
        self.odds_backward(&back, &mean)
    }

    /// The gradient of the page's mean state, by that of what is added to every line.
    fn page_backward(&self, weights: &[f32], whole: &Row, gradient: &mut [f32]) -> Row {
        let rows = layout::OVERVIEW + SEEN * CHANNELS..layout::SECOND.start;
        let (rows, gradients) = (&weights[rows.clone()], &mut gradient[rows]);
        let (rows, gradients) = (rows.as_chunks().0, gradients.as_chunks_mut().0);
        let (bias, gradients) = gradients.split_last_mut().expect("the layout has a bias");
        add_scaled(bias, whole, 1.0);
        for (value, gradient) in self.overview.mean.iter().zip(gradients) {
            add_scaled(gradient, whole, *value);
        }
        std::array::from_fn(|row| dot(&rows[row], whole))
    }

    fn states_backward(&self, back: &[[f32; SEEN]], mean: &Row, flow: &mut [Row]) {
        let mut gains = [0.0; CHANNELS];
        for (line, (back, flow)) in back.iter().zip(flow).enumerate() {
            let share = self.overview.share(line);
            let wanted = std::array::from_fn(|channel| {
                back[channel]
                    + back[CHANNELS + channel] * self.overview.mean[channel]
                    + mean[channel] * share
            });
            let state = &self.overview.glance().states[line];
            norm_backward(state, &NO_GAIN, &wanted, &mut gains, flow);
        }
    }

    /// The gradient of the first log-odds: of the verdict itself, and of the text's mass.
    fn odds_backward(&self, back: &[[f32; SEEN]], mean: &Row) -> Vec<f32> {
        let glance = self.overview.glance();
        let masses = self.mass_backward(back, mean);
        let lines = glance.odds.iter().zip(&glance.masses).zip(&masses).zip(back);
        let of = |(((odds, mass), wanted), back): (((&f32, &f32), &f32), &[f32; SEEN])| {
            let slope = 1.0 / (1.0 + odds.abs()).powi(2);
            back[VERDICT] * slope + wanted * mass * gate(*odds) * slope
        };
        lines.map(of).collect()
    }

    /// The gradient of each line's mass of text.
    fn mass_backward(&self, back: &[[f32; SEEN]], mean: &Row) -> Vec<f32> {
        let overview = &self.overview;
        let whole = overview.text_mass();
        let before = sums(back.iter().map(|back| back[BEFORE]));
        let densities = [0, 1].map(|n| {
            let of = |(line, back): (usize, &[f32; SEEN])| {
                back[DENSITY + n] / overview.mass_around(line, DENSITIES[n])
            };
            sums(back.iter().enumerate().map(of))
        });
        let shares = [0, 1].map(|n| sums(back.iter().map(|back| back[SHARE + n])));
        let page: f32 = back.iter().map(|back| back[PAGE]).sum();
        let by_whole = self.whole_backward(back, mean);
        let of = |(line, state): (usize, &Row)| {
            let normed = norm(state, &NO_GAIN);
            let by_mean: f32 = mean.iter().zip(&normed).map(|(a, b)| a * b).sum();
            let after = before[before.len() - 1] - before[line + 1];
            let near = |n: usize| around(&shares[n], line, SHARES[n]);
            let dense = |n: usize| around(&densities[n], line, DENSITIES[n]);
            (by_mean + after as f32 + near(0) + near(1) - by_whole) / whole
                + dense(0)
                + dense(1)
                + page / overview.mass()
        };
        overview.glance().states.iter().enumerate().map(of).collect()
    }

    /// What all that is a part of the page's text loses by more of it.
    fn whole_backward(&self, back: &[[f32; SEEN]], mean: &Row) -> f32 {
        let by_mean: f32 = mean.iter().zip(&self.overview.mean).map(|(a, b)| a * b).sum();
        let parts = [BEFORE, SHARE, SHARE + 1];
        let of = |(seen, back): (&[f32; SEEN], &[f32; SEEN])| -> f32 {
            parts.iter().map(|part| seen[*part] * back[*part]).sum()
        };
        by_mean + self.seen.iter().zip(back).map(of).sum::<f32>()
    }
}

fn dot(row: &Row, values: &Row) -> f32 {
    row.iter().zip(values).map(|(a, b)| a * b).sum()
}

fn add_scaled(row: &mut Row, values: &Row, factor: f32) {
    row.iter_mut().zip(values).for_each(|(sum, value)| *sum += value * factor);
}
