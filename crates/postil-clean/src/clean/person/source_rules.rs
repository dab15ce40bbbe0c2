//! What the archive's owner knows of an article's source: the `[[source]]` rules of `config.toml`.
//!
//! They outrank what the machine finds and yield to the article's own sidecar.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::clean::body::labels::Label;
use crate::clean::page::facts::LineFacts;
use crate::model::cleaned::{AppliedSourceRule, Field, Fields, PageOrigin};
use crate::model::rule::Rule;
use crate::model::sidecar::Showing;
use crate::settings::{LineAction, LineRule, SourceClues, SourceRules};
use postil_text::quote::fold_text;

/// What the rules for an article's source say of its lines.
#[derive(Debug, Default)]
pub(crate) struct SourceLines {
    /// What told the source.
    pub origin: Option<PageOrigin>,
    /// The rules that apply.
    pub applied: Vec<AppliedSourceRule>,
    /// The name of the source.
    source: Option<String>,
    /// How the article may be shown.
    pub showing: Showing,
    /// Where the text begins and ends by the markers; none where the page has none of them.
    window: Option<Range<usize>>,
    /// The lines that `drop`, `keep` and `withhold` name.
    decided: BTreeMap<usize, Label>,
}

/// A line that has words, as patterns are compared with it.
struct Words<'a> {
    index: usize,
    text: &'a str,
    folded: String,
}

impl SourceLines {
    /// Finds the rules for an article, and the lines that they name.
    pub fn find(rules: &SourceRules, origin: &SourceClues, facts: &[LineFacts]) -> Self {
        let matching = rules.matching(origin);
        let mut found = SourceLines::default();
        if matching.is_empty() {
            return found;
        }
        let lines: Vec<Words> = words(facts).collect();
        let named: Vec<(usize, &LineRule, Vec<usize>)> = matching
            .iter()
            .flat_map(|rule| rules.as_slice()[*rule].lines.iter().map(move |line| (*rule, line)))
            .map(|(rule, line)| (rule, line, fitting(line, &lines)))
            .collect();
        let names = matching.iter().map(|rule| &rules.as_slice()[*rule].source);
        found.source = names.flatten().next_back().cloned();
        found.showing = rules.showing(&matching);
        found.window = window(&named, facts.len());
        found.decided = decided(&named);
        found.applied = matching.into_iter().map(|rule| applied(rule, &named)).collect();
        found
    }

    /// The lines between the markers, where the page has any.
    pub fn window(&self) -> Option<&Range<usize>> {
        self.window.as_ref()
    }

    /// Labels the lines that the markers cut off and those that are named.
    ///
    /// A line beyond the markers that holds a field stays the field's.
    pub fn apply(&self, labels: &mut [Label]) {
        if let Some(window) = &self.window {
            let outside = |(index, _): &(usize, &mut Label)| !window.contains(index);
            for (_, label) in labels.iter_mut().enumerate().filter(outside) {
                if !holds_field_or_nothing(*label) {
                    *label = Label::Remove(Rule::SourceRule);
                }
            }
        }
        for (index, label) in &self.decided {
            labels[*index] = *label;
        }
    }

    /// Whether a rule keeps a line.
    pub fn keeps(&self, line: usize) -> bool {
        self.decided.get(&line) == Some(&Label::Keep)
    }

    /// Gives the article the name of its source.
    pub fn apply_source(&self, fields: &mut Fields) {
        if let Some(source) = &self.source {
            fields.source = Some(Field::outside(source.clone(), Rule::SourceRule));
        }
    }
}

fn words<'a>(facts: &'a [LineFacts]) -> impl Iterator<Item = Words<'a>> {
    let lines = facts.iter().enumerate().filter(|(_, line)| line.has_words());
    lines.map(|(index, line)| Words { index, text: line.text, folded: fold_text(line.text) })
}

/// The lines that a rule's pattern fits.
fn fitting(rule: &LineRule, lines: &[Words]) -> Vec<usize> {
    let fits = |line: &&Words| rule.pattern.fits(line.text, &line.folded);
    lines.iter().filter(fits).map(|line| line.index).collect()
}

/// What the markers leave: from below the lowest of the first lines of each `start_after`, to above
/// the first line after it that an `end_before` names.
fn window(named: &[(usize, &LineRule, Vec<usize>)], count: usize) -> Option<Range<usize>> {
    let of = |action: LineAction| {
        named.iter().filter(move |(_, rule, _)| rule.action == action).map(|(_, _, lines)| lines)
    };
    let start = of(LineAction::StartAfter).filter_map(|lines| lines.first()).max();
    let first = start.map_or(0, |line| line + 1);
    let end = of(LineAction::EndBefore).flatten().filter(|line| **line >= first).min();
    (start.is_some() || end.is_some()).then(|| first..*end.unwrap_or(&count))
}

/// What becomes of lines that are named, of one that is named twice the last of these.
const DECISIONS: [(LineAction, Label); 3] = [
    (LineAction::Drop, Label::Remove(Rule::SourceRule)),
    (LineAction::Keep, Label::Keep),
    (LineAction::Withhold, Label::Remove(Rule::Dropped)),
];

/// What `drop`, `keep` and `withhold` say.
fn decided(named: &[(usize, &LineRule, Vec<usize>)]) -> BTreeMap<usize, Label> {
    let mut decided = BTreeMap::new();
    for (action, label) in DECISIONS {
        let lines = named.iter().filter(|(_, rule, _)| rule.action == action);
        decided.extend(lines.flat_map(|(_, _, lines)| lines).map(|line| (*line, label)));
    }
    decided
}

/// Which lines of a rule the article has.
fn applied(rule: usize, named: &[(usize, &LineRule, Vec<usize>)]) -> AppliedSourceRule {
    let lines = named.iter().filter(|(of, _, _)| *of == rule).enumerate();
    let lines = lines.filter(|(_, (_, _, lines))| !lines.is_empty()).map(|(index, _)| index);
    AppliedSourceRule { rule, lines: lines.collect() }
}

fn holds_field_or_nothing(label: Label) -> bool {
    matches!(label, Label::Remove(rule) if rule.holds_field() || matches!(rule, Rule::Blank | Rule::Markup))
}
