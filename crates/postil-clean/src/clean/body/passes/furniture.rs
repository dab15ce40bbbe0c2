//! Takes out of the text what amid it is none, and gives it its name.

use std::ptr;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::body::passes::moments;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::rule::Rule;
use crate::model::source::LineElement;
use postil_text::letter::is_letter_or_digit;

/// Names the lines that have no words.
pub(super) fn remove_blank(labels: &mut [Label], view: &View) {
    for (label, line) in labels.iter_mut().zip(view.facts) {
        match line.shape {
            Shape::Blank => *label = Label::Remove(Rule::Blank),
            Shape::Markup => *label = Label::Remove(Rule::Markup),
            _ => {}
        }
    }
}

/// Keeps the captions amid the text.
pub(super) fn keep_captions(labels: &mut [Label], view: &View) {
    let is_kept = |line: &LineFacts| is_caption(line) && !line.standing.repeated;
    for index in view.text.clone().filter(|index| is_kept(&view.facts[*index])) {
        labels[index] = Label::Keep;
    }
}

/// Removes cards of other pages and `Read also` amid the text, and names the list below it.
pub(super) fn remove_read_also(labels: &mut [Label], view: &View) {
    remove_cards(labels, view);
    let mut list = ListBelowHeading::default();
    let mut last_kept = None;
    for index in view.text.clone() {
        if list.holds_sentence(labels, view, index, last_kept) {
            labels[index] = Label::Remove(Rule::ReadAlso);
            continue;
        }
        let (label, line) = (&mut labels[index], &view.facts[index]);
        let is_kept = *label == Label::Keep;
        if is_kept && line.has_words() {
            (last_kept, list.last) = (Some(index), None);
        }
        if !line.has_words() || is_kept && (line.is_row() || is_caption(line)) {
            continue;
        }
        if line.cue == Some(Rule::ReadAlso) && line.words <= ListBelowHeading::HEADING {
            list.left = ListBelowHeading::LENGTH;
            list.last = None;
            *label = Label::Remove(Rule::ReadAlso);
        } else if line.cue == Some(Rule::ReadAlso) && label.is_open() {
            // The entry stands in the line of its heading.
            list.last = Some(index);
            *label = Label::Remove(Rule::ReadAlso);
        } else if list.holds(line) && !is_kept {
            list.last = Some(index);
            *label = Label::Remove(Rule::ReadAlso);
        }
    }
}

/// Removes the cards amid the text that are one link from their first line to their last.
fn remove_cards(labels: &mut [Label], view: &View) {
    let lines: Vec<usize> =
        view.text.clone().filter(|index| view.facts[*index].has_words()).collect();
    let cards = lines.chunk_by(|_, next| view.facts[*next].markup.link_goes_on);
    let in_cards: Vec<usize> = cards.filter(|card| card.len() > 1).flatten().copied().collect();
    // A page may be one link from end to end.
    if in_cards.len() * 2 <= lines.len() {
        for index in in_cards {
            if labels[index] == Label::Keep {
                labels[index] = Label::Remove(Rule::ReadAlso);
            }
        }
    }
}

/// Removes dates amid the text; a time of day that reads as text stays, in an enumeration too, and so
/// does a day with its time above a part of something that is followed.
pub(super) fn remove_dates(labels: &mut [Label], view: &View) {
    let times = moments::times(labels, view);
    let heads_part =
        |line: &LineFacts| times.iter().any(|time| ptr::eq(line, &raw const view.facts[*time]));
    let may_be_text = |line: &LineFacts| {
        line.is_bare_time()
            || line.opens_with_time()
            || line.text.ends_with(';')
            || heads_part(line)
    };
    remove(labels, view, |line, label| {
        let is_text = label == Label::Keep && may_be_text(line);
        (line.shape == Shape::Date && !is_text).then_some(Rule::DateLine)
    });
}

/// Removes bare numbers and marks amid the text; a number that reads as text stays.
pub(super) fn remove_counters(labels: &mut [Label], view: &View) {
    remove(labels, view, |line, label| {
        let is_text = label == Label::Keep && line.text.contains(is_letter_or_digit);
        (line.shape == Shape::Counter && !is_text).then(|| counter(line.text))
    });
}

/// Removes hashtags amid the text.
pub(super) fn remove_hashtags(labels: &mut [Label], view: &View) {
    remove(labels, view, |line, _| (line.shape == Shape::Hashtags).then_some(Rule::Hashtags));
}

/// Removes lines amid the text that announce furniture.
pub(super) fn remove_announced(labels: &mut [Label], view: &View) {
    remove_kept(labels, view, |line| line.cue);
}

/// Removes kept lines amid the text by a rule.
///
/// Nobody glues so much furniture together that it is most of a page: that is the page, text and
/// all.
pub(super) fn remove_kept(
    labels: &mut [Label],
    view: &View,
    rule: impl Fn(&LineFacts) -> Option<Rule>,
) {
    let of_page: usize = view.facts.iter().map(|line| line.words).sum();
    let is_most = |line: &LineFacts| line.words * 2 > of_page && line.is_sentence();
    remove(labels, view, |line, label| {
        let may_go = label == Label::Keep && !is_caption(line) && !is_most(line);
        if may_go { rule(line) } else { None }
    });
}

/// Removes lines amid the text by a rule, but for kept rows of tables, kept items of lists, and
/// lines that have a name.
fn remove(labels: &mut [Label], view: &View, rule: impl Fn(&LineFacts, Label) -> Option<Rule>) {
    for index in view.text.clone() {
        let (label, line) = (labels[index], &view.facts[index]);
        let is_part = line.is_part() && label == Label::Keep;
        if !is_part
            && label.is_open()
            && let Some(rule) = rule(line, label)
        {
            labels[index] = Label::Remove(rule);
        }
    }
}

/// Whether a line is a picture's caption, and announces nothing.
fn is_caption(line: &LineFacts) -> bool {
    line.shape == Shape::Caption && line.cue.is_none()
}

/// The rule for a line without a word: a count, or a mark between two parts of a page.
pub(super) fn counter(text: &str) -> Rule {
    let counts = text.contains(is_letter_or_digit) || is_rate(text);
    if counts { Rule::Counter } else { Rule::Markup }
}

/// Rates and temperatures, told from counts of views by their signs.
pub(super) fn is_rate(text: &str) -> bool {
    let sign = text
        .chars()
        .any(|c| matches!(c, '°' | '$' | '€' | '₽' | '₸' | '£' | '¥' | '%' | '↑' | '↓'));
    let fraction = text.split_once(['.', ',']).is_some_and(|(whole, part)| {
        !whole.is_empty() && (whole.to_owned() + part).bytes().all(|byte| byte.is_ascii_digit())
    });
    sign || fraction
}

/// The lines below a `Read also` that stands inside the text.
#[derive(Debug, Default)]
struct ListBelowHeading {
    left: usize,
    /// The last of its lines.
    last: Option<usize>,
}

impl ListBelowHeading {
    /// The heading has no more words.
    const HEADING: usize = 4;
    /// How many lines such a list may have.
    const LENGTH: usize = 6;

    /// Whether a kept sentence stands right below an entry, as the words of a teaser do, while
    /// something parts it from the text: a blank line on either side, or in HTML an element of its
    /// own.
    fn holds_sentence(
        &self,
        labels: &[Label],
        view: &View,
        index: usize,
        last_kept: Option<usize>,
    ) -> bool {
        let facts = view.facts;
        let (Some(entry), Some(text)) = (self.last, last_kept) else { return false };
        let mut between = facts[entry + 1..index].iter();
        let is_below = between.all(|line| line.shape == Shape::Markup);
        if labels[index] != Label::Keep || !facts[index].ends_sentence || !is_below {
            return false;
        }
        let element = |at: usize| facts[at].markup.context.as_ref().map(|context| context.parent);
        let is_blank = |line: &LineFacts| line.shape == Shape::Blank;
        let before = facts.get(text + 1..entry).unwrap_or_default();
        let is_text = |other: usize| other != index && labels[other] == Label::Keep;
        match element(index) {
            Some(own) => !view.text.clone().any(|at| is_text(at) && element(at) == Some(own)),
            None => before.iter().any(is_blank) && facts.get(index + 1).is_none_or(is_blank),
        }
    }

    fn holds(&mut self, line: &LineFacts) -> bool {
        let item = self.left > 0
            && !line.ends_sentence
            && line.words <= 20
            && (line.link_share() > 0.5 || !matches!(line.markup.element, LineElement::Heading(_)));
        self.left = if item { self.left - 1 } else { 0 };
        item
    }
}
