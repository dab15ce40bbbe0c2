//! What hand-made rules say of each line: how much it reads as text, or looks like furniture.
//!
//! The run of lines with the greatest sum is a first guess at the text. The
//! [`networks`](crate::clean::body::networks) see the weights and the run beside much else.

use std::ops::Range;

use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::rule::Rule;
use crate::model::source::{LineElement, SourceFormat};

/// More words than this add nothing to a line's weight.
const MAX_WORDS: f64 = 50.0;
/// What is left of a line's weight below the heading of a comment thread.
const COMMENT_FACTOR: f64 = 0.25;
/// What is left of a line's weight below the heading of a list of other pages.
const READ_ALSO_FACTOR: f64 = 0.4;

/// What the hand-made weights say of a page.
pub(crate) struct RuleEvidence {
    /// How much each line speaks for being part of the text.
    pub weights: Vec<f64>,
    /// The run of lines with the greatest sum; empty where nothing reads as text.
    pub run: Range<usize>,
}

/// Weighs a page's lines by rules.
///
/// A Markdown file is an article that somebody has already told from its page, so each of its lines
/// is text unless it looks like furniture.
pub(crate) fn of_lines(facts: &[LineFacts], format: SourceFormat) -> RuleEvidence {
    let mut weights = weights(facts);
    if format == SourceFormat::Markdown {
        for (weight, line) in weights.iter_mut().zip(facts) {
            let is_text = line.shape == Shape::Words && line.cue.is_none();
            if is_text && line.link_share() <= 0.6 {
                *weight = weight.max(1.0);
            }
        }
    }
    let run = best_run(&weights).unwrap_or(0..0);
    RuleEvidence { weights, run }
}

/// How much each line speaks for being part of the text.
fn weights(facts: &[LineFacts]) -> Vec<f64> {
    let mut factor = 1.0;
    let mut text_before = 0.0;
    let weigh = |(index, line): (usize, &LineFacts)| {
        let weight = weight(line, flows(facts, index));
        if weight > 0.0 {
            text_before += weight;
        }
        // A heading of the furniture counts only once there is a text that it can end.
        if text_before > 60.0 {
            factor = match line.cue {
                Some(Rule::Comments) => COMMENT_FACTOR,
                Some(Rule::ReadAlso) if factor > READ_ALSO_FACTOR => READ_ALSO_FACTOR,
                _ => factor,
            };
        }
        if weight > 0.0 { weight * factor } else { weight }
    };
    facts.iter().enumerate().map(weigh).collect()
}

/// Whether a sentence runs on from the line before or into the line after, as in wrapped text.
pub(crate) fn flows(facts: &[LineFacts], index: usize) -> bool {
    let runs_on = |before: Option<&LineFacts>, after: Option<&LineFacts>| {
        let before = before.filter(|line| !line.ends_sentence && line.words >= 4);
        let after = after.filter(|line| line.text.starts_with(char::is_lowercase));
        before.is_some() && after.is_some() && before.is_some_and(|line| line.cue.is_none())
    };
    let line = Some(&facts[index]);
    let before = index.checked_sub(1).map(|before| &facts[before]);
    runs_on(before, line) || runs_on(line, facts.get(index + 1))
}

fn weight(line: &LineFacts, flows: bool) -> f64 {
    if line.in_table {
        return 0.0;
    }
    match line.shape {
        Shape::Blank | Shape::Markup => return 0.0,
        Shape::Date => return -4.0,
        Shape::Counter => return -3.0,
        Shape::Hashtags => return -4.0,
        Shape::Caption => return -2.0,
        Shape::Words => {}
    }
    if line.markup.furniture {
        return -10.0;
    }
    if line.cue.is_some() || line.standing.repeated {
        return -20.0;
    }
    if line.link_share() > 0.6 {
        return if line.words > 20 { -2.0 } else { -8.0 };
    }
    words_weight(line, flows) - 3.0 * (line.copies.min(4) - 1) as f64
}

fn words_weight(line: &LineFacts, flows: bool) -> f64 {
    if flows {
        return (line.words as f64 - 3.0).max(1.0);
    }
    let words = (line.words as f64).min(MAX_WORDS);
    let in_markup = match line.markup.element {
        LineElement::Paragraph | LineElement::Quotation => 2.0,
        LineElement::ListItem => -2.0,
        _ => 0.0,
    };
    let finished = line.ends_sentence || (line.quotation && line.words > 3);
    let by_length = match (line.words, finished) {
        (0..=2, _) => -6.0,
        (3..=6, true) => 1.0,
        (_, true) => words - 4.0,
        (3..=6, false) => -5.0,
        (7..=14, false) => -4.0,
        (15..=24, false) => 4.0,
        (_, false) => words - 12.0,
    };
    match line.markup.element {
        LineElement::Quotation if line.words > 2 => (by_length + in_markup).max(2.0),
        _ => by_length + in_markup,
    }
}

/// The run with the greatest sum; it starts and ends with a positive weight.
fn best_run(weights: &[f64]) -> Option<Range<usize>> {
    let mut best: Option<(f64, Range<usize>)> = None;
    let mut sum = 0.0;
    let mut start = 0;
    for (index, weight) in weights.iter().enumerate() {
        if sum <= 0.0 {
            sum = 0.0;
            start = index;
        }
        sum += weight;
        if *weight > 0.0 && best.as_ref().is_none_or(|(most, _)| sum > *most) {
            best = Some((sum, start..index + 1));
        }
    }
    best.map(|(_, run)| run)
}
