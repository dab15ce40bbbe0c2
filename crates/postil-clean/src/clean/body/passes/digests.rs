//! Keeps the parts of a digest: headings that stand beside one another in an article and lead nowhere, each
//! with sentences below.
//!
//! The networks take the best of them for the article and the others for its teasers.

use std::ops::Range;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::source::LineElement;

/// A digest has at least so many parts.
const FEWEST: usize = 3;
/// So many lines that lead elsewhere stand below a part, at most.
const BETWEEN: usize = 2;
/// A sentence has at least so many words.
const WORDS: usize = 3;

/// Keeps the headings and sentences of the digests of which a line is text.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let worded: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    let parts: Vec<Range<usize>> = parts(facts, &worded);
    let goes_on = |one: &Range<usize>, next: &Range<usize>| {
        next.start - one.end <= BETWEEN
            && element(&facts[worded[one.start]]) == element(&facts[worded[next.start]])
    };
    for row in parts.chunk_by(goes_on).filter(|row| row.len() >= FEWEST) {
        let lines = || row.iter().cloned().flatten().map(|place| worded[place]);
        if lines().any(|index| labels[index] == Label::Keep) {
            lines().for_each(|index| labels[index] = Label::Keep);
        }
    }
}

/// The places of headings, each with those of the sentences below it.
fn parts(facts: &[LineFacts], worded: &[usize]) -> Vec<Range<usize>> {
    let line = |place: usize| &facts[worded[place]];
    let mut parts = Vec::new();
    for heading in (0..worded.len()).filter(|place| is_heading(line(*place))) {
        let is_below = |place: &usize| is_sentence(line(*place), element(line(heading)));
        let sentences = (heading + 1..worded.len()).take_while(is_below).count();
        if sentences > 0 {
            parts.push(heading..heading + 1 + sentences);
        }
    }
    parts
}

fn is_heading(line: &LineFacts) -> bool {
    matches!(line.markup.element, LineElement::Heading(2..))
        && line.shape == Shape::Words
        && line.cue.is_none()
        && line.markup.link_chars == 0
        && !line.markup.furniture
        && element(line).is_some()
}

fn is_sentence(line: &LineFacts, around: Option<(u32, usize)>) -> bool {
    line.markup.element == LineElement::Paragraph
        && element(line) == around
        && line.is_plain_sentence(WORDS)
        && !line.standing.repeated
        && !line.markup.furniture
}

/// The element around a line's own block, within the article: its name and its depth.
fn element(line: &LineFacts) -> Option<(u32, usize)> {
    let context = line.markup.context.as_ref().filter(|context| context.in_article)?;
    Some((context.parent, context.depth))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    /// How many lines are kept of a page of which the networks kept the sentence about the bridge.
    fn kept(page: &str) -> usize {
        let document = ingest("a.html", page.as_bytes()).0.expect("a page with words");
        let facts = facts::of_lines(&document, &[]);
        let label = |line: &LineFacts| Label::of(line.text == "Мост закрыли до самой весны.");
        let mut labels: Vec<Label> = facts.iter().map(label).collect();
        keep(&mut labels, &View::before_fields(&facts, document.format, 0..facts.len()));
        labels.iter().filter(|label| **label == Label::Keep).count()
    }

    /// A part with its heading, and something below it.
    fn part(heading: &str, text: &str, below: &str) -> String {
        format!("<h2>{heading}</h2><p>{text}</p>{below}")
    }

    #[test]
    fn all_parts_of_a_digest_are_text() {
        for below in
            ["", "<a href=/n>Читать полностью</a>", "<a href=/n>Дальше</a><a href=/m>Ещё</a>"]
        {
            let digest = [
                part("Паром ходит", "Паром ходит с шести утра.", below),
                part("Мост закрыт", "Мост закрыли до самой весны.", below),
                part("Хлеб дороже", "Хлеб подорожал на 4 рубля.", below),
            ];
            assert_eq!(kept(&format!("<article>{}</article>", digest.concat())), 6, "{below}");
            assert_eq!(kept(&format!("<div>{}</div>", digest.concat())), 1, "{below}");
            assert_eq!(kept(&format!("<article>{}</article>", digest[1..].concat())), 1);
        }
    }

    #[test]
    fn teasers_are_no_digest() {
        let bridge = part("Мост закрыт", "Мост закрыли до самой весны.", "");
        let teaser = part("<a href=/n>Паром ходит</a>", "Паром ходит с шести утра.", "");
        let page = format!("<article>{bridge}{teaser}{teaser}</article>");
        assert_eq!(kept(&page), 1);
        let other = part("Паром ходит", "Паром ходит с шести утра.", "");
        let box_ = format!("<section class=more>{other}{other}</section>");
        assert_eq!(kept(&format!("<article>{bridge}{box_}</article>")), 1);
    }
}
