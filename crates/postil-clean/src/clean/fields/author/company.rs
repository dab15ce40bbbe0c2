//! How often others state the names of a candidate.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::clean::fields::author::candidate::{AuthorCandidate, Company, Part};
use crate::clean::fields::author::declared_at;

/// What each candidate is to the others.
pub(super) fn of(candidates: &[AuthorCandidate]) -> Vec<Company> {
    let stated = stated(candidates);
    let any_declared = stated.values().any(|(_, declared)| *declared > 0);
    let company = |candidate: &AuthorCandidate| {
        let own = candidate.key.as_slice();
        let (lines, declared) = stated.get(own).copied().unwrap_or_default();
        let is_whole = candidate.part == Part::All;
        let is_shown = candidate.place().is_some() && is_whole;
        let is_aside = candidate.spot().is_some_and(declared_at::is_aside);
        let is_declared = candidate.place().is_none() && is_whole && !is_aside;
        Company {
            repeated: (lines - usize::from(is_shown)).min(3),
            declared_same: (declared - usize::from(is_declared)).min(3),
            undeclared: any_declared && declared == 0,
        }
    };
    candidates.iter().map(company).collect()
}

/// For each set of names, how many lines and how many declarations state it.
fn stated<'c>(
    candidates: &'c [AuthorCandidate],
) -> HashMap<&'c [String], (usize, usize), RandomState> {
    let mut stated: HashMap<&[String], (usize, usize), RandomState> = HashMap::default();
    for candidate in candidates.iter().filter(|candidate| candidate.part == Part::All) {
        let (lines, declared) = stated.entry(candidate.key.as_slice()).or_default();
        if !candidate.spot().is_some_and(declared_at::is_aside) {
            *(if candidate.place().is_some() { lines } else { declared }) += 1;
        }
    }
    stated
}
