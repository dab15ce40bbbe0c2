//! Chooses a field's value among candidates, by a weighted sum of what is known about each.
//!
//! A candidate for a headline, a date or a byline has a list of [`Trait`]s: plain numbers with
//! names, as "stands right above the text" or "a date follows". The weights of the traits are in
//! `weights.txt`, one a line; `cargo xtask train-fields` fits them by conditional logistic
//! regression. The candidate with the greatest sum is chosen; how far it stands out of the others
//! is the confidence.

pub mod training;
mod weights;

pub use weights::FieldWeights;

use crate::model::cleaned::Confidence;

/// One thing that is known about a candidate.
///
/// `M` is a pointer to a function from a candidate to a number.
pub(super) struct Trait<M> {
    /// Its name in the file of weights.
    pub name: &'static str,
    /// Its number: 0 where it does not hold, 1 where it does, or a share.
    pub measure: M,
}

/// The numbers of a candidate, in the order of the traits.
pub(super) fn numbers<C, M: Fn(&C) -> f32>(traits: &[Trait<M>], candidate: &C) -> Vec<f32> {
    traits.iter().map(|one| (one.measure)(candidate)).collect()
}

/// A flag as a number.
pub(super) fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

/// What was chosen: the candidate's index, and by how much it is ahead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Chosen {
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
pub(super) fn choose<C, M: Fn(&C) -> f32>(
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
    let most = sums.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut values: Vec<(usize, f32)> = Vec::new();
    for index in (0..sums.len()).filter(|index| sums[*index] >= most - NEGLIGIBLE) {
        let odds = libm::expf(sums[index] - most);
        let known = values.iter_mut().find(|(of, _)| same(&candidates[*of], &candidates[index]));
        match known {
            Some((of, all)) => {
                *all += odds;
                *of = if sums[index] > sums[*of] { index } else { *of };
            }
            None => values.push((index, odds)),
        }
    }
    let total = |odds: f32| most + libm::logf(odds);
    let better = |a, b| if odds_of(&b) > odds_of(&a) { b } else { a };
    let (index, odds) = values.iter().copied().reduce(better)?;
    let others = values.iter().filter(|(other, _)| *other != index);
    let second = others.map(|(_, odds)| total(*odds)).fold(0.0, f32::max);
    (total(odds) > least).then(|| Chosen { index, lead: total(odds) - second })
}

fn odds_of((_, odds): &(usize, f32)) -> f32 {
    *odds
}

#[cfg(test)]
mod tests {
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
    fn none_is_chosen_where_no_sum_is_above_the_least() {
        assert_eq!(chosen(&[-1.0, 0.0]), None);
        assert_eq!(chosen(&[]), None);
    }
}
