//! Tells which `[[source]]` rules an archive has no use for.
//!
//! A mistyped name and a site that changed its furniture both show as a rule that fits nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::settings::SourceRules;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::cleaned::AppliedSourceRule;

/// A notice for each rule that no article came under, and for each line that none of them has.
pub fn unused<'a>(
    rules: &SourceRules,
    applied: impl Iterator<Item = &'a AppliedSourceRule>,
) -> Vec<Diagnostic> {
    let mut articles: BTreeMap<usize, usize> = BTreeMap::new();
    let mut used = BTreeSet::new();
    for applied in applied {
        *articles.entry(applied.rule).or_default() += 1;
        used.extend(applied.lines.iter().map(|line| (applied.rule, *line)));
    }
    let mut notices = Vec::new();
    for (index, rule) in rules.as_slice().iter().enumerate() {
        let Some(count) = articles.get(&index) else {
            notices.push(catalogue::unused_source_rule(rule.place.clone()));
            continue;
        };
        let lines = rule.lines.iter().enumerate();
        let unused = lines.filter(|(line, _)| !used.contains(&(index, *line)));
        notices.extend(unused.map(|(_, line)| {
            let place = line.place.clone();
            catalogue::unused_source_line(place, line.action.key(), line.pattern.as_str(), *count)
        }));
    }
    notices
}
