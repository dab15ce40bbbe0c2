//! Several networks that judge together.
//!
//! Networks that were trained on the same pages from other beginnings err on other lines, so the
//! mean of their log-odds errs less than each of them (Hansen and Salamon, *Neural Network
//! Ensembles*, 1990).

use std::borrow::Borrow;

use crate::clean::body::networks::features::{Inputs, NUMBERS};
use crate::clean::body::networks::network::Network;
use crate::clean::body::networks::overview::Overview;
use crate::clean::body::networks::reasons::{self, Attribution, Traced};
use crate::clean::body::networks::windows::Window;
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
        self.mean(inputs.lines(), self.members.iter().map(|member| member.log_odds(inputs)))
    }

    /// The log-odds that come of what each member saw at first.
    pub(super) fn second_look(&self, overviews: &[Overview]) -> Vec<f32> {
        let lines = overviews.first().map_or(0, Overview::lines);
        let look =
            |(member, overview): (&Network, &Overview)| member.second_look(overview, 0..lines);
        self.mean(lines, self.members.iter().zip(overviews).map(look))
    }

    /// The log-odds by each member, to be shared out later.
    pub(super) fn traced(&self, inputs: &Inputs) -> Vec<Traced> {
        self.members.iter().map(|member| Traced::of_page(member, inputs)).collect()
    }

    /// The log-odds that come of those by each member.
    pub(super) fn traced_log_odds(&self, inputs: &Inputs, traced: &[Traced]) -> Vec<f32> {
        self.mean(inputs.lines(), traced.iter().map(|traced| &traced.odds))
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

    /// The log-odds of the lines of a page, each with what makes them up; `overviews` are
    /// of the whole page and `inputs` those of the window with its margins.
    pub(super) fn attributed(
        &self,
        inputs: &Inputs,
        grounds: &[Ground; NUMBERS],
        overviews: &[Overview],
        window: &Window,
    ) -> Vec<(f32, Attribution)> {
        let traced = |(member, overview)| Traced::of_window(member, inputs, overview, window);
        let traced: Vec<Traced> = self.members.iter().zip(overviews).map(traced).collect();
        let wanted: Vec<usize> = window.inner().collect();
        let attributions = self.attributions(inputs, grounds, &traced, &wanted);
        let odds = self.traced_log_odds(inputs, &traced);
        wanted.iter().map(|line| odds[*line]).zip(attributions).collect()
    }

    /// The mean of the members' log-odds, line by line.
    fn mean<O: IntoIterator<Item: Borrow<f32>>>(
        &self,
        lines: usize,
        members: impl Iterator<Item = O>,
    ) -> Vec<f32> {
        let mut sums = vec![0.0; lines];
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
