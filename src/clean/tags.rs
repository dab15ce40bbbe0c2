//! Collects the article's tags: hashtags below the headline and what the page declares.

use std::collections::HashSet;
use std::ops::Range;

use crate::clean::facts::{LineFacts, Shape};
use crate::clean::rules;
use crate::model::cleaned::{Field, FieldName, LineNumber};
use crate::model::source::DeclaredField;

/// The tags in the order in which they stand, each once, whatever its case.
pub(super) fn find(
    declared: &[DeclaredField],
    facts: &[LineFacts],
    body: &Range<usize>,
) -> Vec<Field<String>> {
    let of_page = declared
        .iter()
        .filter(|field| field.name == FieldName::Tags)
        .map(|field| Field::at(field.value.clone(), field.line, field.rule));
    let of_text = hashtag_lines(facts, body)
        .flat_map(|index| hashtags(facts[index].text).map(move |tag| (index, tag)))
        .map(|(index, tag)| Field::at(tag.to_owned(), index as LineNumber + 1, rules::HASHTAGS));
    distinct(of_page.chain(of_text))
}

/// Keeps the first of the tags that differ only in case.
pub(super) fn distinct(tags: impl Iterator<Item = Field<String>>) -> Vec<Field<String>> {
    let mut seen = HashSet::new();
    tags.filter(|tag| !tag.value.is_empty() && seen.insert(tag.value.to_lowercase())).collect()
}

/// Lines of hashtags from the body on, up to the first list of other pages; those above the body
/// are a menu's.
fn hashtag_lines(facts: &[LineFacts], body: &Range<usize>) -> impl Iterator<Item = usize> {
    let below = facts[body.end..]
        .iter()
        .position(|line| matches!(line.cue, Some(rules::READ_ALSO | rules::COMMENTS)))
        .map_or(facts.len(), |at| body.end + at);
    let is_own = |index: &usize| {
        let line = &facts[*index];
        line.shape == Shape::Hashtags && line.copies == 1 && !line.markup.furniture
    };
    (body.start..below).filter(is_own)
}

fn hashtags(line: &str) -> impl Iterator<Item = &str> {
    line.split('#')
        .map(|tag| tag.trim().trim_end_matches([',', ';', '.']))
        .filter(|t| !t.is_empty())
}
