//! How a page's log-odds came about: what is remembered of a forward pass.

use std::ops::Range;

use crate::clean::body::networks::features::Inputs;
use crate::clean::body::networks::layers::{CHANNELS, Row, Watch, gate, root_mean_square};
use crate::clean::body::networks::network::Network;
use crate::clean::body::networks::network::layout::{FIRST, SECOND};
use crate::clean::body::networks::overview::{Overview, TOLD};
use crate::clean::body::networks::windows::Window;

/// The log-odds of some lines by one network, and how they came about.
#[derive(Debug)]
pub(crate) struct Traced {
    pub odds: Vec<f32>,
    /// What the second look was told of each line.
    pub(super) told: Vec<[f32; TOLD]>,
    /// The mean state of the page's text.
    pub(super) mean: Row,
    pub(super) trace: Trace,
}

impl Traced {
    /// Finds the log-odds of all lines of a page, to be shared out later.
    pub fn of_page(network: &Network, inputs: &Inputs) -> Traced {
        let mut trace = Trace::default();
        let overview = Overview::new(network.glance_watched(inputs, &mut trace));
        Traced::new(network, &overview, 0..inputs.lines(), trace)
    }

    /// Finds those of a window; `inputs` are those of all its lines.
    pub(in crate::clean::body::networks) fn of_window(
        network: &Network,
        inputs: &Inputs,
        overview: &Overview,
        window: &Window,
    ) -> Traced {
        let mut trace = Trace::default();
        network.glance_watched(inputs, &mut trace);
        Traced::new(network, overview, window.outer.clone(), trace)
    }

    fn new(
        network: &Network,
        overview: &Overview,
        lines: Range<usize>,
        mut trace: Trace,
    ) -> Traced {
        let told = lines.clone().map(|line| overview.told(line)).collect();
        let odds = network.second_look_watched(overview, lines, &mut trace);
        Traced { odds, told, mean: overview.mean, trace }
    }
}

/// What is remembered of a forward pass, at the steps of both looks: their convolutions and what
/// comes after the last of each.
#[derive(Debug, Default)]
pub(super) struct Trace {
    /// What the norm at each step multiplies each line with.
    pub factors: Vec<Vec<f32>>,
    /// How far each convolution's gates are open for each line.
    pub gates: Vec<Vec<Row>>,
}

/// The step after the first look's last convolution.
pub(super) const FIRST_VERDICT: usize = FIRST.dilations.len();
/// The step after the second look's.
pub(super) const SECOND_VERDICT: usize = FIRST_VERDICT + 1 + SECOND.dilations.len();

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
