//! Takes the rest of a box out of the text with the line that heads it: `Sign up for our letter`, and the
//! sentence below it that says why.

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::LineFacts;
use crate::model::rule::Rule;

/// A box has no more lines below its heading.
const LINES: usize = 4;

/// Removes the kept lines below one that invites or announces, where markup sets all of them apart: no
/// other kept line stands in such an element.
pub(super) fn remove(labels: &mut [Label], view: &View) {
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
    let rule = line.cue.filter(|cue| matches!(cue, Rule::Share | Rule::ReadAlso | Rule::Widget))?;
    let is_set = line.markup.context.is_some();
    (is_set && label == Label::Remove(rule)).then_some(rule)
}

/// What stands around a line's own block.
fn element(line: &LineFacts) -> Option<(u32, usize)> {
    let context = line.markup.context.as_ref()?;
    Some((context.parent, context.depth))
}
