//! Takes the rest of a box out of the text with the line that heads it: `Sign up for our letter`, and the
//! sentence below it that says why.

use crate::clean::body::labels::Label;
use crate::clean::body::passes::{View, appeal};
use crate::clean::page::facts::LineFacts;
use crate::model::rule::Rule;
use crate::model::source::SourceFormat;

/// A box has no more lines below its heading.
const LINES: usize = 4;

/// Removes the rest of boxes, which markup sets apart or in which a plain text speaks to its reader.
pub(super) fn remove(labels: &mut [Label], view: &View) {
    match view.format {
        SourceFormat::Text => remove_appeals(labels, view),
        SourceFormat::Html | SourceFormat::Markdown => remove_apart(labels, view),
    }
}

/// Removes the kept lines below one that invites which speak to the reader, in a text that else does not.
fn remove_appeals(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let worded: Vec<usize> = view.text.clone().filter(|index| facts[*index].has_words()).collect();
    let mut appeals: Vec<(usize, Rule)> = Vec::new();
    for (place, head) in worded.iter().enumerate() {
        let rule = invitation(&facts[*head]).filter(|_| labels[*head] != Label::Keep);
        let Some(rule) = rule else { continue };
        let length = appeal::length(facts, &worded[place..]).max(1);
        let lines = worded[place..place + length].iter().copied();
        appeals.extend(lines.filter(|line| is_appeal(labels, facts, *line)).map(|l| (l, rule)));
    }
    let is_in_box = |line: &usize| appeals.iter().any(|(appeal, _)| appeal == line);
    let is_elsewhere = |line: &&usize| !is_in_box(line) && is_appeal(labels, facts, **line);
    if !appeals.is_empty() && worded.iter().find(is_elsewhere).is_none() {
        appeals.into_iter().for_each(|(line, rule)| labels[line] = Label::Remove(rule));
    }
}

/// Whether a line is kept that speaks to the reader.
fn is_appeal(labels: &[Label], facts: &[LineFacts], line: usize) -> bool {
    labels[line] == Label::Keep && appeal::speaks_to_reader(&facts[line])
}

/// Removes the kept lines below one that invites or announces, where markup sets all of them apart: no
/// other kept line stands in such an element.
fn remove_apart(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let worded: Vec<usize> = view.text.clone().filter(|index| facts[*index].has_words()).collect();
    for (place, head) in worded.iter().enumerate() {
        let Some(rule) = heading_rule(&facts[*head], labels[*head]) else { continue };
        let is_beside = |index: &&usize| element(&facts[**index]) == element(&facts[*head]);
        let rest: Vec<usize> = worded[place + 1..].iter().take_while(is_beside).copied().collect();
        let is_other = |index: &usize| labels[*index] == Label::Keep && !rest.contains(index);
        let is_apart = !worded.iter().filter(|index| is_beside(index)).any(is_other);
        if is_apart && (1..=LINES).contains(&rest.len()) {
            rest.into_iter().filter(|index| facts[*index].cue.is_none()).for_each(|index| {
                labels[index] =
                    if labels[index].is_open() { Label::Remove(rule) } else { labels[index] };
            });
        }
    }
}

/// The rule that removed a line for the furniture that it announces.
fn heading_rule(line: &LineFacts, label: Label) -> Option<Rule> {
    let is_set = line.markup.context.is_some();
    invitation(line).filter(|rule| is_set && label == Label::Remove(*rule))
}

/// The furniture that a line announces, if boxes begin so.
fn invitation(line: &LineFacts) -> Option<Rule> {
    line.cue.filter(|cue| matches!(cue, Rule::Share | Rule::ReadAlso | Rule::Widget))
}

/// What stands around a line's own block.
fn element(line: &LineFacts) -> Option<(u32, usize)> {
    let context = line.markup.context.as_ref()?;
    Some((context.parent, context.depth))
}
