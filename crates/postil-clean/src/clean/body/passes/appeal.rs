//! What boxes amid a plain text are known by: an advertisement's label, and sentences that speak to the
//! reader, as an invitation does and a report does not.

use crate::clean::body::passes::View;
use crate::clean::page::facts::LineFacts;
use crate::model::rule::Rule;
use crate::model::source::SourceFormat;
use postil_text::letter::{letter_runs, lower_case};

/// A page of fewer lines with words has little besides its text.
const SHORT_PAGE: usize = 40;
/// A box has no more lines below the one that heads it.
const LINES: usize = 4;
/// A sentence has at least so many words.
pub(super) const WORDS: usize = 4;
/// Words for the reader.
const READER: [&str; 11] =
    ["you", "your", "yours", "вы", "вас", "вам", "вами", "сіз", "сізді", "сізге", "сіздің"];
/// With any ending.
const READER_STEM: &str = "ваш";
/// What stands above an advertisement.
const ADVERT: [&str; 6] =
    ["advertisement", "anzeige", "publicité", "реклама", "жарнама", "publicidad"];

/// Whether a page is a plain text with little besides.
pub(super) fn is_short_text(view: &View) -> bool {
    let worded = view.facts.iter().filter(|line| line.has_words());
    view.format == SourceFormat::Text && worded.take(SHORT_PAGE).count() < SHORT_PAGE
}

/// How many of the lines below a text are a box that invites, or an advertisement.
pub(super) fn length(facts: &[LineFacts], lines: &[usize]) -> usize {
    let heads = |index: &usize| may_head(&facts[*index]);
    let Some(head) = lines.iter().take(2).position(heads) else { return 0 };
    let is_of_box = |line: &LineFacts| !line.is_plain_sentence(WORDS) || speaks_to_reader(line);
    let inside = lines[head + 1..].iter().take(LINES);
    let end = head + 1 + inside.take_while(|index| is_of_box(&facts[**index])).count();
    let tells = |line: &LineFacts| speaks_to_reader(line) || is_advert(line);
    let is_known = lines[..end].iter().any(|index| tells(&facts[*index]));
    if is_known { end } else { 0 }
}

fn may_head(line: &LineFacts) -> bool {
    matches!(line.cue, Some(Rule::Share | Rule::Widget)) || is_advert(line)
}

/// Whether a line is the label of an advertisement.
fn is_advert(line: &LineFacts) -> bool {
    line.words == 1 && line.cue.is_some() && {
        let label = lower_case(line.text);
        ADVERT.iter().any(|advert| label.trim_matches(|c: char| !c.is_alphanumeric()) == *advert)
    }
}

/// Whether a line speaks to who reads it, in nobody else's words.
pub(super) fn speaks_to_reader(line: &LineFacts) -> bool {
    let is_said =
        line.text.starts_with(['—', '–', '-']) || line.text.contains(['«', '“', '"', '„']);
    let is_reader = |word: &str| READER.contains(&word) || word.starts_with(READER_STEM);
    !is_said && letter_runs(line.text).any(|word| is_reader(&lower_case(word)))
}
