//! Several networks that judge together.
//!
//! Networks that were trained on the same pages from other beginnings err on other lines, so the
//! mean of their log-odds errs less than each of them (Hansen and Salamon, *Neural Network
//! Ensembles*, 1990).

use std::borrow::Borrow;

use crate::clean::body::networks::features::{Inputs, NUMBERS};
use crate::clean::body::networks::network::Network;
use crate::clean::body::networks::reasons::{self, Attribution, Traced};
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
        self.mean(inputs, self.members.iter().map(|member| member.log_odds(inputs)))
    }

    /// The log-odds by each member, to be shared out later.
    pub(super) fn traced(&self, inputs: &Inputs) -> Vec<Traced> {
        self.members.iter().map(|member| reasons::traced(member, inputs)).collect()
    }

    /// The log-odds that come of those by each member.
    pub(super) fn traced_log_odds(&self, inputs: &Inputs, traced: &[Traced]) -> Vec<f32> {
        self.mean(inputs, traced.iter().map(|traced| &traced.odds))
    }

    /// What makes up the log-odds of the lines whose indices are `wanted`.
    pub(super) fn attributions(
        &self,
        inputs: &Inputs,
        grounds: &[Ground; NUMBERS],
        traced: &[Traced],
        wanted: &[usize],
    ) -> Vec<Attribution> {
        let mut sums = vec![Attribution::default(); wanted.len()];
        for (member, traced) in self.members.iter().zip(traced) {
            let found = reasons::attributions(member, inputs, grounds, traced, wanted);
            sums.iter_mut().zip(&found).for_each(|(sum, more)| sum.add_all(more));
        }
        let share = self.share();
        sums.into_iter().map(|sum| sum.scaled(share)).collect()
    }

    /// The log-odds of all lines, each with what makes them up.
    pub(super) fn attributed(
        &self,
        inputs: &Inputs,
        grounds: &[Ground; NUMBERS],
    ) -> Vec<(f32, Attribution)> {
        let traced = self.traced(inputs);
        let wanted: Vec<usize> = (0..inputs.lines()).collect();
        let attributions = self.attributions(inputs, grounds, &traced, &wanted);
        self.traced_log_odds(inputs, &traced).into_iter().zip(attributions).collect()
    }

    /// The mean of the members' log-odds, line by line.
    fn mean<O: IntoIterator<Item: Borrow<f32>>>(
        &self,
        inputs: &Inputs,
        members: impl Iterator<Item = O>,
    ) -> Vec<f32> {
        let mut sums = vec![0.0; inputs.lines()];
        for odds in members {
            sums.iter_mut().zip(odds).for_each(|(sum, odds)| *sum += odds.borrow());
        }
        let share = self.share();
        sums.into_iter().map(|sum| sum * share).collect()
    }

    fn share(&self) -> f32 {
        1.0 / self.members.len() as f32
    }
}
