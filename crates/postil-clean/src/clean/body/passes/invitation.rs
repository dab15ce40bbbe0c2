//! Knows an invitation to another article that stands amid the text: `Читайте также: Мост открыт`.
//!
//! It names what it invites to in the same line, so no list of teasers follows. What stands behind
//! it is the text again, though the labeller of a plain text may take the last paragraphs for such
//! a list; in HTML the elements tell one from the other.

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::rule::Rule;
use crate::model::source::SourceFormat;

/// So many paragraphs behind an invitation are looked at.
const REACH: usize = 3;

/// Keeps the sentences of a plain text behind an invitation that follows a kept sentence.
pub(super) fn keep_behind(labels: &mut [Label], view: &View) {
    if view.format != SourceFormat::Text {
        return;
    }
    let facts = view.facts;
    let worded: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    for (place, index) in worded.iter().enumerate().skip(1) {
        let before = worded[place - 1];
        if !invites(&facts[*index]) || labels[before] != Label::Keep || !is_prose(&facts[before]) {
            continue;
        }
        let behind = worded[place + 1..].iter().take(REACH);
        let fits = |index: &&usize| is_prose(&facts[**index]);
        behind.take_while(fits).for_each(|index| labels[*index] = Label::Keep);
    }
}

/// Whether a line invites to one article and names it.
fn invites(line: &LineFacts) -> bool {
    let named = |(_, named): (&str, &str)| !named.trim().is_empty();
    line.cue == Some(Rule::ReadAlso) && line.text.split_once(':').is_some_and(named)
}

/// Whether a line is a sentence, and no teaser that leads elsewhere.
fn is_prose(line: &LineFacts) -> bool {
    line.shape == Shape::Words
        && line.cue.is_none()
        && line.is_sentence()
        && line.ends_sentence
        && !line.standing.repeated
        && !line.markup.furniture
        && line.link_share() < 0.5
}
