//! Names the removed lines after what they look like.

use std::sync::LazyLock;

use regex::Regex;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::body::passes::furniture::{counter, is_rate};
use crate::clean::page::cue::Cue;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::rule::Rule;
use crate::model::source::LineElement;
use postil_text::letter::{self, lower_case};

/// A sentence has at least so many words.
const SENTENCE: usize = 4;
/// A notice about cookies speaks of them within so many bytes.
const MAX_NOTICE: usize = 400;
/// A line above the text with more words is no menu's.
const LONGEST_ITEM: usize = 12;

/// Names what was removed amid the text.
pub(super) fn amid(labels: &mut [Label], view: &View) {
    for index in view.text.clone().filter(|index| view.facts[*index].has_words()) {
        if labels[index] == Label::Remove(Rule::Outside) {
            labels[index] = Label::Remove(name_amid(&view.facts[index]));
        }
    }
}

fn name_amid(line: &LineFacts) -> Rule {
    let heading = matches!(line.markup.element, LineElement::Heading(_));
    let linked = line.link_share() > 0.8 && !line.ends_sentence && line.words < 25 && !heading;
    match line.cue {
        Some(cue) => cue,
        None if line.standing.repeated => Rule::Repeated,
        None if line.markup.furniture => Rule::Navigation,
        None if linked => Rule::ReadAlso,
        None => Rule::Outside,
    }
}

/// Names what stands above the text.
pub(super) fn above(labels: &mut [Label], view: &View) {
    let lines = labels.iter_mut().zip(view.facts).take(view.text.start);
    for (label, line) in lines.filter(|(_, line)| line.has_words()) {
        *label = Label::Remove(name_above(line));
    }
}

fn name_above(line: &LineFacts) -> Rule {
    match (line.cue, line.shape) {
        _ if line.stamp.is_some() => Rule::DateLine,
        (Some(cue), _) => cue,
        (None, Shape::Date) => Rule::DateLine,
        (None, Shape::Counter) if is_rate(line.text) => Rule::Widget,
        (None, Shape::Counter) => counter(line.text),
        (None, _) if line.standing.repeated => Rule::Repeated,
        (None, _) if is_cookie_notice(line.text) => Rule::Legal,
        (None, _) if line.words <= LONGEST_ITEM => Rule::Navigation,
        (None, _) => Rule::Outside,
    }
}

/// Names what stands below the text.
pub(super) fn below(labels: &mut [Label], view: &View) {
    let mut zone = None;
    for (label, line) in labels.iter_mut().zip(view.facts).skip(view.text.end) {
        zone = zone_below(zone, line);
        if line.has_words() {
            *label = Label::Remove(name_below(line, zone));
        }
    }
}

/// The rule for a line below the text; `zone` is the furniture announced above it.
fn name_below(line: &LineFacts, zone: Option<Cue>) -> Rule {
    match (line.cue.or(zone), line.shape) {
        _ if line.stamp.is_some() => Rule::DateLine,
        (_, Shape::Hashtags) => Rule::Hashtags,
        // A rights notice says nothing of the counts below it.
        (Some(Rule::Legal), Shape::Counter) if line.cue.is_none() => counter(line.text),
        // A sentence is no entry of a list of other pages.
        (Some(Rule::ReadAlso), _) if line.cue.is_none() && reads_as_text(line) => Rule::Outside,
        (Some(cue), _) => cue,
        (None, Shape::Date) => Rule::DateLine,
        (None, Shape::Counter) => counter(line.text),
        (None, _) if line.standing.repeated => Rule::Repeated,
        (None, _) if counts_comments(line.text) => Rule::Comments,
        (None, _) if line.markup.furniture => Rule::Navigation,
        (None, _) => Rule::Outside,
    }
}

/// The furniture that the lines from `line` on belong to, below the text.
///
/// An invitation to share is followed by the names of networks, and by nothing longer. A button
/// amid the comments does not end them.
fn zone_below(zone: Option<Cue>, line: &LineFacts) -> Option<Cue> {
    const NAMES: usize = 4;
    match zone {
        Some(Rule::Comments) if line.cue == Some(Rule::Navigation) => zone,
        _ if line.cue.is_some() => line.cue,
        _ if counts_comments(line.text) => Some(Rule::Comments),
        Some(Rule::Share) if line.words > NAMES => None,
        zone => zone,
    }
}

/// Whether a line announces the comments by their number: `3 комментария:`, `2 comments on "…"`.
pub(super) fn counts_comments(text: &str) -> bool {
    if !text.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut words = letter::pieces(text);
    let number = words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    number
        && words.next().map(lower_case).is_some_and(|what| {
            ["комментари", "comment", "пікір"].iter().any(|stem| what.starts_with(stem))
        })
}

/// Whether a line above the text tells the reader of cookies.
fn is_cookie_notice(text: &str) -> bool {
    static COOKIES: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("(?i)cookie|куки").expect("words are a pattern"));
    COOKIES.is_match(&text[..text.floor_char_boundary(MAX_NOTICE)])
}

/// Whether a line outside the text is a sentence that leads nowhere.
fn reads_as_text(line: &LineFacts) -> bool {
    line.ends_sentence && line.words >= SENTENCE && line.link_share() < 0.5
}
