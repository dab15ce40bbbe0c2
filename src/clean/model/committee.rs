//! Several networks that judge together.
//!
//! Networks that were trained on the same pages from other beginnings err on other lines, so the
//! mean of their log-odds errs less than each of them (Hansen and Salamon, *Neural Network
//! Ensembles*, 1990).

use crate::clean::model::features::{Inputs, NUMBERS};
use crate::clean::model::network::Network;
use crate::clean::model::reasons::{self, Attribution};
use crate::model::reason::Ground;

/// Networks whose mean counts.
#[derive(Debug, Clone)]
pub struct Committee {
    /// At least one.
    members: Vec<Network>,
}

impl Committee {
    /// The committee of these networks; none without any.
    pub fn new(members: Vec<Network>) -> Option<Committee> {
        (!members.is_empty()).then_some(Committee { members })
    }

    /// The networks.
    pub fn members(&self) -> &[Network] {
        &self.members
    }

    /// The log-odds that each line is text.
    pub fn log_odds(&self, inputs: &Inputs) -> Vec<f32> {
        let mut sums = vec![0.0; inputs.lines()];
        for member in &self.members {
            sums.iter_mut().zip(member.log_odds(inputs)).for_each(|(sum, odds)| *sum += odds);
        }
        let share = self.share();
        sums.into_iter().map(|sum| sum * share).collect()
    }

    /// The same log-odds, each with what makes them up.
    pub(super) fn attributed(
        &self,
        inputs: &Inputs,
        grounds: &[Ground; NUMBERS],
    ) -> Vec<(f32, Attribution)> {
        let mut sums = vec![(0.0, Attribution::default()); inputs.lines()];
        for member in &self.members {
            let found = reasons::attributed(member, inputs, grounds);
            for ((odds, sum), (more, attribution)) in sums.iter_mut().zip(found) {
                *odds += more;
                sum.add_all(&attribution);
            }
        }
        let share = self.share();
        sums.into_iter().map(|(odds, sum)| (odds * share, sum.scaled(share))).collect()
    }

    fn share(&self) -> f32 {
        1.0 / self.members.len() as f32
    }
}
