//! What makes up a line's log-odds, by grounds.

use crate::model::reason::Ground;

/// What makes up a line's log-odds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Attribution {
    /// What each ground adds, by its place among all grounds.
    sums: [f32; Ground::COUNT],
    /// What is nobody's.
    pub rest: f32,
}

impl Attribution {
    /// What the grounds add, and what is nobody's.
    pub fn new(sums: [f32; Ground::COUNT], rest: f32) -> Attribution {
        Attribution { sums, rest }
    }

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
