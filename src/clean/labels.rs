//! Gives every line its label: kept, or removed by a named rule.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::clean::body::Body;
use crate::clean::cue::Cue;
use crate::clean::facts::{LineFacts, Shape};
use crate::clean::glued;
use crate::model::rule::Rule;
use crate::model::source::LineElement;
use crate::words::letter::{is_letter_or_digit, lower_case};

/// A line of fewer words is no refrain but furniture between paragraphs: `Реклама`.
const REFRAIN: usize = 4;
/// A notice about cookies speaks of them within so many bytes.
const MAX_NOTICE: usize = 400;

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// It is part of the text.
    Keep,
    /// It is not; the rule says why.
    Remove(Rule),
}

/// The lines that fields were found in, which therefore are no text.
#[derive(Debug, Default)]
pub(super) struct FieldLines<'a> {
    pub title: &'a [usize],
    pub byline: &'a [usize],
    pub section: Option<usize>,
    /// A relative date, which is no date line by its looks alone.
    pub date: Option<usize>,
    /// The lines that call their words tags, and these words.
    pub tags: &'a [usize],
    /// The lines that author and date were read from, whatever else they hold.
    pub author_shown: Option<usize>,
    pub date_shown: Option<usize>,
}

/// Labels every line of a document.
pub(super) fn label(facts: &[LineFacts], body: &Body, fields: &FieldLines) -> Vec<Label> {
    let mut labels = vec![Label::Keep; facts.len()];
    let mut list = ListBelowHeading::default();
    let mut zone = None;
    let of_page = facts.iter().map(|line| line.words).sum();
    for (index, line) in facts.iter().enumerate() {
        let range = &body.range;
        labels[index] = if range.contains(&index) {
            match inside(line, body.keeps(index), &mut list) {
                // Nobody glues so much furniture together: it is the page, text and all.
                Label::Remove(_) if body.keeps(index) && is_most(line, of_page) => Label::Keep,
                label => label,
            }
        } else {
            if index >= range.end {
                zone = zone_below(zone, line);
            }
            Label::Remove(outside(line, index < range.start, zone))
        };
    }
    keep_refrains(&mut labels, facts);
    mark(&mut labels, facts, fields);
    labels
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

/// Keeps the lines amid the text that have a kept copy: the second time, a refrain is text too.
fn keep_refrains(labels: &mut [Label], facts: &[LineFacts]) {
    let with_words: Vec<usize> =
        (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    let kept = |labels: &[Label], index: usize| labels[index] == Label::Keep;
    let texts: HashSet<&str, RandomState> = with_words
        .iter()
        .filter(|index| may_return(&facts[**index]) && kept(labels, **index))
        .map(|index| facts[*index].text)
        .collect();
    if texts.is_empty() {
        return;
    }
    let is_refrain = |labels: &[Label], index: usize| {
        let in_doubt = labels[index] == Label::Remove(Rule::Outside);
        in_doubt && texts.contains(facts[index].text)
    };
    let mut after_kept = false;
    let mut start = 0;
    for place in 0..with_words.len() {
        let index = with_words[place];
        if is_refrain(labels, index) {
            continue;
        }
        if after_kept && kept(labels, index) {
            with_words[start..place].iter().for_each(|index| labels[*index] = Label::Keep);
        }
        (after_kept, start) = (kept(labels, index), place + 1);
    }
}

/// Whether a line of sentences holds most words of its page.
fn is_most(line: &LineFacts, of_page: usize) -> bool {
    line.words * 2 > of_page && line.is_sentence()
}

/// Takes the captions and credits of pictures out of the text.
pub(super) fn remove_captions(labels: &mut [Label], facts: &[LineFacts]) {
    let is_caption = |line: &LineFacts| {
        line.shape == Shape::Caption || line.markup.element == LineElement::Caption
    };
    for (label, line) in labels.iter_mut().zip(facts) {
        if *label == Label::Keep && is_caption(line) {
            *label = Label::Remove(Rule::Caption);
        }
    }
}

/// Labels the lines that fields were found in.
fn mark(labels: &mut [Label], facts: &[LineFacts], fields: &FieldLines) {
    let byline = fields.byline.iter().map(|index| (*index, Rule::Byline));
    let section = fields.section.map(|index| (index, Rule::Section));
    let date = fields.date.map(|index| (index, Rule::DateLine));
    let tags = fields.tags.iter().map(|index| (*index, Rule::Tags));
    let title = fields.title.iter().map(|index| (*index, Rule::Title));
    name_shown(labels, facts, fields);
    for (index, rule) in tags.chain(byline).chain(section).chain(date).chain(title) {
        if facts[index].has_words() {
            labels[index] = Label::Remove(rule);
        }
    }
}

/// Names the removed lines that author and date were read from after what they show.
fn name_shown(labels: &mut [Label], facts: &[LineFacts], fields: &FieldLines) {
    let date = fields.date_shown.filter(|index| !facts[*index].dates.is_empty());
    let date = date.map(|index| (index, Rule::DateLine));
    let author = fields.author_shown.map(|index| (index, Rule::Byline));
    for (index, rule) in date.into_iter().chain(author) {
        const VAGUE: [Rule; 4] = [Rule::Navigation, Rule::Outside, Rule::Share, Rule::ReadAlso];
        let line = &facts[index];
        let vague = matches!(labels[index], Label::Remove(rule) if VAGUE.contains(&rule));
        if vague && line.cue.is_none() && line.has_words() {
            labels[index] = Label::Remove(rule);
        }
    }
}

/// The lines below a `Read also` that stands inside the text.
#[derive(Debug, Default)]
struct ListBelowHeading {
    left: usize,
}

impl ListBelowHeading {
    /// How many lines such a list may have.
    const LENGTH: usize = 6;

    fn holds(&mut self, line: &LineFacts) -> bool {
        let item = self.left > 0
            && !line.ends_sentence
            && line.words <= 20
            && !matches!(line.markup.element, LineElement::Heading(_));
        self.left = if item { self.left - 1 } else { 0 };
        item
    }
}

/// Whether a line may be a refrain: it reads as a verse or a sentence does.
fn may_return(line: &LineFacts) -> bool {
    line.copies > 1 && line.words >= REFRAIN && (line.ends_sentence || line.text.ends_with(','))
}

/// The label of a line between the body's first and last; `is_text` is what the labeller says.
fn inside(line: &LineFacts, is_text: bool, list: &mut ListBelowHeading) -> Label {
    let furniture = match line.shape {
        _ if line.in_table && is_text => return Label::Keep,
        Shape::Blank => return Label::Remove(Rule::Blank),
        Shape::Markup => return Label::Remove(Rule::Markup),
        Shape::Date => Some(Rule::DateLine),
        Shape::Counter if !(is_text && line.text.contains(is_letter_or_digit)) => {
            Some(counter(line.text))
        }
        Shape::Hashtags => Some(Rule::Hashtags),
        _ if line.standing.repeated && !is_text => Some(line.cue.unwrap_or(Rule::Repeated)),
        Shape::Caption if line.cue.is_none() => return Label::Keep,
        _ if is_text => line.cue.or_else(|| glued::furniture(line)),
        _ => furniture_in_text(line),
    };
    if line.cue == Some(Rule::ReadAlso) && line.words <= 4 {
        list.left = ListBelowHeading::LENGTH;
        return Label::Remove(Rule::ReadAlso);
    }
    if list.holds(line) && !is_text {
        return Label::Remove(Rule::ReadAlso);
    }
    match furniture {
        Some(rule) => Label::Remove(rule),
        None if is_text => Label::Keep,
        None => Label::Remove(Rule::Outside),
    }
}

fn furniture_in_text(line: &LineFacts) -> Option<Rule> {
    if line.markup.furniture {
        return Some(line.cue.unwrap_or(Rule::Navigation));
    }
    let heading = matches!(line.markup.element, LineElement::Heading(_));
    let linked = line.link_share() > 0.8 && !line.ends_sentence && line.words < 25 && !heading;
    line.cue.or(linked.then_some(Rule::ReadAlso))
}

/// The rule for a line outside the body; `zone` is the furniture announced above it.
fn outside(line: &LineFacts, above: bool, zone: Option<Cue>) -> Rule {
    match line.shape {
        Shape::Blank => Rule::Blank,
        Shape::Markup => Rule::Markup,
        _ if line.stamp.is_some() => Rule::DateLine,
        _ if above => match (line.cue, line.shape) {
            (Some(cue), _) => cue,
            (None, Shape::Date) => Rule::DateLine,
            (None, Shape::Counter) if is_rate(line.text) => Rule::Widget,
            (None, Shape::Counter) => counter(line.text),
            (None, _) if line.standing.repeated => Rule::Repeated,
            (None, _) if is_cookie_notice(line.text) => Rule::Legal,
            (None, _) if line.words <= 12 => Rule::Navigation,
            (None, _) => Rule::Outside,
        },
        _ => match (line.cue.or(zone), line.shape) {
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
        },
    }
}

/// Whether a line outside the text is a sentence that leads nowhere.
fn reads_as_text(line: &LineFacts) -> bool {
    line.ends_sentence && line.words >= REFRAIN && line.link_share() < 0.5
}

/// The rule for a line without a word: a count, or a mark between two parts of a page.
fn counter(text: &str) -> Rule {
    let counts = text.contains(is_letter_or_digit) || is_rate(text);
    if counts { Rule::Counter } else { Rule::Markup }
}

/// Rates and temperatures, told from counts of views by their signs.
fn is_rate(text: &str) -> bool {
    let sign = text
        .chars()
        .any(|c| matches!(c, '°' | '$' | '€' | '₽' | '₸' | '£' | '¥' | '%' | '↑' | '↓'));
    let fraction = text.split_once(['.', ',']).is_some_and(|(whole, part)| {
        !whole.is_empty() && (whole.to_owned() + part).bytes().all(|byte| byte.is_ascii_digit())
    });
    sign || fraction
}
