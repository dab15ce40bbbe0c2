//! Names the removed lines after what they look like.

use crate::clean::cue::Cue;
use crate::clean::facts::{LineFacts, Shape};
use crate::clean::labels::Label;
use crate::clean::passes::View;
use crate::clean::passes::furniture::{counter, is_rate};
use crate::clean::rules;
use crate::model::letter::lower_case;
use crate::model::source::LineElement;

/// A sentence has at least so many words.
const SENTENCE: usize = 4;
/// A notice about cookies speaks of them within so many bytes.
const MAX_NOTICE: usize = 400;
/// A line above the text with more words is no menu's.
const LONGEST_ITEM: usize = 12;

/// Names what was removed amid the text.
pub(super) fn amid(labels: &mut [Label], view: &View) {
    for index in view.text.clone().filter(|index| view.facts[*index].has_words()) {
        if labels[index] == Label::Remove(rules::OUTSIDE) {
            labels[index] = Label::Remove(name_amid(&view.facts[index]));
        }
    }
}

fn name_amid(line: &LineFacts) -> &'static str {
    let heading = matches!(line.markup.element, LineElement::Heading(_));
    let linked = line.link_share() > 0.8 && !line.ends_sentence && line.words < 25 && !heading;
    match line.cue {
        Some(cue) => cue,
        None if line.standing.repeated => rules::REPEATED,
        None if line.markup.furniture => rules::NAVIGATION,
        None if linked => rules::READ_ALSO,
        None => rules::OUTSIDE,
    }
}

/// Names what stands above the text.
pub(super) fn above(labels: &mut [Label], view: &View) {
    let lines = labels.iter_mut().zip(view.facts).take(view.text.start);
    for (label, line) in lines.filter(|(_, line)| line.has_words()) {
        *label = Label::Remove(name_above(line));
    }
}

fn name_above(line: &LineFacts) -> &'static str {
    match (line.cue, line.shape) {
        _ if line.stamp.is_some() => rules::DATE_LINE,
        (Some(cue), _) => cue,
        (None, Shape::Date) => rules::DATE_LINE,
        (None, Shape::Counter) if is_rate(line.text) => rules::WIDGET,
        (None, Shape::Counter) => counter(line.text),
        (None, _) if line.standing.repeated => rules::REPEATED,
        (None, _) if is_cookie_notice(line.text) => rules::LEGAL,
        (None, _) if line.words <= LONGEST_ITEM => rules::NAVIGATION,
        (None, _) => rules::OUTSIDE,
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
fn name_below(line: &LineFacts, zone: Option<Cue>) -> &'static str {
    match (line.cue.or(zone), line.shape) {
        _ if line.stamp.is_some() => rules::DATE_LINE,
        (_, Shape::Hashtags) => rules::HASHTAGS,
        // A rights notice says nothing of the counts below it.
        (Some(rules::LEGAL), Shape::Counter) if line.cue.is_none() => counter(line.text),
        // A sentence is no entry of a list of other pages.
        (Some(rules::READ_ALSO), _) if line.cue.is_none() && reads_as_text(line) => rules::OUTSIDE,
        (Some(cue), _) => cue,
        (None, Shape::Date) => rules::DATE_LINE,
        (None, Shape::Counter) => counter(line.text),
        (None, _) if line.standing.repeated => rules::REPEATED,
        (None, _) if counts_comments(line.text) => rules::COMMENTS,
        (None, _) if line.markup.furniture => rules::NAVIGATION,
        (None, _) => rules::OUTSIDE,
    }
}

/// The furniture that the lines from `line` on belong to, below the text.
///
/// An invitation to share is followed by the names of networks, and by nothing longer. A button
/// amid the comments does not end them.
fn zone_below(zone: Option<Cue>, line: &LineFacts) -> Option<Cue> {
    const NAMES: usize = 4;
    match zone {
        Some(rules::COMMENTS) if line.cue == Some(rules::NAVIGATION) => zone,
        _ if line.cue.is_some() => line.cue,
        _ if counts_comments(line.text) => Some(rules::COMMENTS),
        Some(rules::SHARE) if line.words > NAMES => None,
        zone => zone,
    }
}

/// Whether a line announces the comments by their number: `3 комментария:`, `2 comments on "…"`.
fn counts_comments(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let number = words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let what = words.next().map(lower_case).unwrap_or_default();
    number && ["комментари", "comment", "пікір"].iter().any(|stem| what.starts_with(stem))
}

/// Whether a line above the text tells the reader of cookies.
fn is_cookie_notice(text: &str) -> bool {
    let words = lower_case(&text[..text.floor_char_boundary(MAX_NOTICE)]);
    ["cookie", "куки"].iter().any(|word| words.contains(word))
}

/// Whether a line outside the text is a sentence that leads nowhere.
fn reads_as_text(line: &LineFacts) -> bool {
    line.ends_sentence && line.words >= SENTENCE && line.link_share() < 0.5
}
