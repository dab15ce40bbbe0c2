//! Chooses a field's value among candidates, by a weighted sum of what is known about each.
//!
//! A candidate for a headline, a date or a byline has a list of [`Trait`]s: plain numbers with
//! names, as "stands right above the text" or "a date follows". The weights of the traits are in
//! `weights.txt`, one a line; `cargo xtask train-fields` fits them by conditional logistic
//! regression. The candidate with the greatest sum is chosen; how far it stands out of the others
//! is the confidence.

use crate::model::cleaned::Confidence;

/// A candidate: its value as it would be printed, and the numbers of its traits.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The value.
    pub value: String,
    /// One number a trait.
    pub numbers: Vec<f32>,
    /// Whatever its lead, it is at most a guess.
    pub is_open: bool,
}

/// One thing that is known about a candidate.
///
/// `M` is a pointer to a function from a candidate to a number.
pub(crate) struct Trait<M> {
    /// Its name in the file of weights.
    pub name: &'static str,
    /// Its number: 0 where it does not hold, 1 where it does, or a share.
    pub measure: M,
}

/// The numbers of a candidate, in the order of the traits.
pub(crate) fn numbers<C, M: Fn(&C) -> f32>(traits: &[Trait<M>], candidate: &C) -> Vec<f32> {
    traits.iter().map(|one| (one.measure)(candidate)).collect()
}

/// A flag as a number.
pub(crate) fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

/// What was chosen: the candidate's index, and by how much it is ahead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Chosen {
    pub index: usize,
    /// The lead over the best candidate of another value, in log-odds.
    pub lead: f32,
}

impl Chosen {
    /// The confidence that the lead stands for: odds of e² to 1 are likely, of e⁴ to 1 certain.
    pub fn confidence(self) -> Confidence {
        match self.lead {
            4.0.. => Confidence::Certain,
            2.0.. => Confidence::Likely,
            _ => Confidence::Guess,
        }
    }
}

/// Candidates whose odds are smaller than the best one's by this factor, as a logarithm, lend no
/// weight to others.
const NEGLIGIBLE: f32 = 8.0;

/// Chooses the value whose candidates have the greatest odds together, if the odds are above
/// `least` as a logarithm; where the weights were fitted, "none of them" has 0. Of the candidates
/// that state the value, the one with the greatest sum stands for it.
///
/// Of equals the first wins, and every machine gives the same bits. `same` says whether two candidates state the same value.
pub(crate) fn choose<C, M: Fn(&C) -> f32>(
    traits: &[Trait<M>],
    weights: &[f32],
    candidates: &[C],
    least: f32,
    same: impl Fn(&C, &C) -> bool,
) -> Option<Chosen> {
    let sum = |candidate: &C| -> f32 {
        traits.iter().zip(weights).map(|(one, weight)| weight * (one.measure)(candidate)).sum()
    };
    let sums: Vec<f32> = candidates.iter().map(sum).collect();
    let values = values(&sums, |one, other| same(&candidates[one], &candidates[other]));
    let better = |a: Value, b: Value| if b.sum > a.sum { b } else { a };
    let best = values.iter().copied().reduce(better)?;
    let others = values.iter().filter(|other| other.index != best.index);
    let second = others.map(|other| other.sum).fold(0.0, f32::max);
    (best.sum > least).then_some(Chosen { index: best.index, lead: best.sum - second })
}

/// What one or more candidates state.
#[derive(Debug, Clone, Copy)]
struct Value {
    /// The candidate with the greatest sum.
    index: usize,
    /// The log-odds of all of them together.
    sum: f32,
}

/// The values that candidates with these sums state, but for negligible ones.
fn values(sums: &[f32], same: impl Fn(usize, usize) -> bool) -> Vec<Value> {
    let most = sums.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut values: Vec<Value> = Vec::new();
    for index in (0..sums.len()).filter(|index| sums[*index] >= most - NEGLIGIBLE) {
        let sum = sums[index];
        match values.iter_mut().find(|value| same(value.index, index)) {
            Some(known) => {
                known.index = if sum > sums[known.index] { index } else { known.index };
                known.sum = added(known.sum, sum);
            }
            None => values.push(Value { index, sum }),
        }
    }
    values
}

/// The log-odds of two candidates together.
fn added(one: f32, other: f32) -> f32 {
    let (more, less) = if one > other { (one, other) } else { (other, one) };
    // The standard library does not promise the same bits on every machine.
    more + libm::log1pf(libm::expf(less - more))
}

#[cfg(test)]
mod tests {
    use std::f32::consts::LN_2;

    use super::*;

    type Measure = fn(&f32) -> f32;

    const TRAITS: &[Trait<Measure>] = &[Trait { name: "itself", measure: |c| *c }];

    fn chosen(candidates: &[f32]) -> Option<Chosen> {
        choose(TRAITS, &[1.0], candidates, 0.0, |one, other| one == other)
    }

    #[test]
    fn the_greatest_sum_wins_by_its_lead_over_other_values() {
        assert_eq!(chosen(&[1.0, 5.5, 2.0]), Some(Chosen { index: 1, lead: 3.5 }));
        assert_eq!(chosen(&[5.0]).map(Chosen::confidence), Some(Confidence::Certain));
        assert_eq!(chosen(&[5.0, 2.0]).map(Chosen::confidence), Some(Confidence::Likely));
        assert_eq!(chosen(&[5.0, 4.0]).map(Chosen::confidence), Some(Confidence::Guess));
    }

    #[test]
    fn candidates_of_one_value_lend_each_other_weight() {
        let traits = &[Trait { name: "sum", measure: |one: &(char, f32)| one.1 }];
        let candidates = [('a', 3.0), ('b', 2.5), ('b', 2.7)];
        let found = choose(traits, &[1.0], &candidates, 0.0, |one, other| one.0 == other.0);
        assert_eq!(found.map(|found| found.index), Some(2));
    }

    #[test]
    fn odds_add_up() {
        for (one, other, both) in [(2.0, 2.0, 2.0 + LN_2), (3.0, 2.0, 3.3133), (9.0, 0.0, 9.0)] {
            assert!((added(one, other) - both).abs() < 1e-3);
            assert_eq!(added(one, other), added(other, one));
        }
    }

    #[test]
    fn none_is_chosen_where_no_sum_is_above_the_least() {
        assert_eq!(chosen(&[-1.0, 0.0]), None);
        assert_eq!(chosen(&[]), None);
    }
}
