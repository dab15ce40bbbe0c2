//! What can be said about each line by itself, before the lines are judged together.
//!
//! A labeller reads only these facts; another way of labelling needs no other input.

use std::collections::HashMap;

use crate::clean::cue::{self, Cue};
use crate::clean::date_notation::{self, FoundDate};
use crate::clean::lexicon;
use crate::clean::quotation::is_quotation;
use crate::clean::stamp::{self, Stamp};
use crate::model::letter::{is_letter, is_letter_or_digit};
use crate::model::source::{LineElement, LineMarkup, SourceDocument};

/// A line longer than this is searched for dates only at its start, in bytes.
const DATE_REACH: usize = 2000;

/// The facts about one line.
#[derive(Debug)]
pub(super) struct LineFacts<'a> {
    /// The words, trimmed, without the scraper's date stamp.
    pub text: &'a str,
    /// The scraper's date stamp, on the first line that has words.
    pub stamp: Option<Stamp>,
    /// What the line is by its own looks.
    pub shape: Shape,
    /// The furniture that it announces.
    pub cue: Option<Cue>,
    /// The number of words; a Chinese or Japanese character counts as half a word.
    pub words: usize,
    /// Whether it ends as a sentence does.
    pub ends_sentence: bool,
    /// Whether it is somebody's words, set off.
    pub quotation: bool,
    /// How many lines of the page have the same words, itself included.
    pub copies: usize,
    /// The dates in it.
    pub dates: Vec<FoundDate>,
    /// What HTML or Markdown says about it.
    pub markup: LineMarkup,
}

/// What a line is by its own looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// No words.
    Blank,
    /// Nothing that a reader sees.
    Markup,
    /// A date, a time, or both, and hardly anything else.
    Date,
    /// A number, a rate, a temperature.
    Counter,
    /// Hashtags.
    Hashtags,
    /// A picture's caption or credit.
    Caption,
    /// Words.
    Words,
}

impl LineFacts<'_> {
    /// Whether a reader sees words in the line.
    pub fn has_words(&self) -> bool {
        !matches!(self.shape, Shape::Blank | Shape::Markup)
    }

    /// The share of the line's characters that stand in links.
    pub fn link_share(&self) -> f64 {
        self.markup.link_chars as f64 / self.text.chars().count().max(1) as f64
    }
}

/// Reads the facts of every line.
pub(super) fn read(document: &SourceDocument) -> Vec<LineFacts<'_>> {
    let mut copies: HashMap<&str, usize> = HashMap::new();
    for line in &document.lines {
        *copies.entry(line.text.trim()).or_default() += 1;
    }
    let first = document.lines.iter().position(|line| !line.text.trim().is_empty());
    let facts = document.lines.iter().enumerate().map(|(index, line)| {
        let whole = line.text.trim();
        let stamp = (Some(index) == first).then(|| stamp::read(&line.text)).flatten();
        let text = stamp.as_ref().map_or(whole, |stamp| line.text[stamp.length..].trim());
        line_facts(text, stamp, copies[whole], line.markup.clone())
    });
    facts.collect()
}

fn line_facts(
    text: &str,
    stamp: Option<Stamp>,
    copies: usize,
    markup: LineMarkup,
) -> LineFacts<'_> {
    let dates = date_notation::find_dates(&text[..text.floor_char_boundary(DATE_REACH)]);
    let words = count_words(text);
    LineFacts {
        shape: shape(text, words, &dates, &markup),
        cue: if text.is_empty() { None } else { cue::cue(text) },
        words,
        ends_sentence: ends_sentence(text),
        quotation: is_quotation(text),
        text,
        stamp,
        copies,
        dates,
        markup,
    }
}

fn shape(text: &str, words: usize, dates: &[FoundDate], markup: &LineMarkup) -> Shape {
    if text.is_empty() {
        return if markup.element == LineElement::Markup { Shape::Markup } else { Shape::Blank };
    }
    if is_date_line(text, words, dates) {
        return Shape::Date;
    }
    if is_counter(text) {
        return Shape::Counter;
    }
    if is_hashtags(text) {
        return Shape::Hashtags;
    }
    if markup.element == LineElement::Caption || is_caption(text, words) {
        return Shape::Caption;
    }
    Shape::Words
}

/// A date or a time of day with at most three words beside it.
fn is_date_line(text: &str, words: usize, dates: &[FoundDate]) -> bool {
    if words > 12 {
        return false;
    }
    if let Some(found) = dates.first() {
        let rest = count_words(&text[..found.range.start]) + count_words(&text[found.range.end..]);
        return rest <= 3 || dates.len() == 2 && rest <= 7;
    }
    let clock = text.split(|c: char| !c.is_ascii_digit() && c != ':').any(|word| {
        word.split_once(':').is_some_and(|(hour, minute)| {
            (1..=2).contains(&hour.len()) && minute.len() == 2 && !minute.contains(':')
        })
    });
    clock && words <= 3
}

/// A number, an amount or a mark, and no word but those that count views and minutes.
fn is_counter(text: &str) -> bool {
    if text.len() > 80 {
        return false;
    }
    if text.chars().filter(|c| is_letter(*c)).count() <= 1 {
        return true;
    }
    let counted = |word: &str| lexicon::COUNTED.contains(&word.to_lowercase().as_str());
    let mut words = text.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty());
    text.chars().any(|c| c.is_ascii_digit()) && words.all(counted)
}

/// A line in which every word is a hashtag; `#Two words` alone is a menu's item too.
fn is_hashtags(text: &str) -> bool {
    text.starts_with('#')
        && text[1..].starts_with(char::is_alphanumeric)
        && text.len() < 500
        && (text.split_whitespace().all(|word| word.starts_with('#')) || count_words(text) <= 4)
}

/// A caption names the picture's author or source before or after the scene.
fn is_caption(text: &str, words: usize) -> bool {
    if words > 45 {
        return false;
    }
    if let Some(rest) = cue::after_opening(text, &lexicon::CREDIT) {
        return words <= 30 && (!rest.trim().is_empty() || words > 1) && !reads_on(rest);
    }
    ["Фото:", "фото:", "Photo:", "фото - ", "фото – ", "Сурет:"].iter().any(|m| text.contains(m))
}

/// Whether the words after an opening go on as a sentence: `Фото сделано вчера.`
fn reads_on(rest: &str) -> bool {
    rest.trim_start().starts_with(char::is_lowercase) && rest.trim_end().ends_with('.')
}

fn count_words(text: &str) -> usize {
    let spaced = text.split_whitespace().filter(|word| word.chars().any(is_letter_or_digit));
    let dense = text.chars().filter(|c| is_dense(*c)).count();
    spaced.count() + dense / 2
}

/// Scripts that write no spaces between words.
pub(super) fn is_dense(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// Whether a text ends as a sentence does, closing marks left aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '»' | '"' | '”' | '“' | '’' | '\'' | ')' | ']')
    });
    end.ends_with(['.', '!', '?', '…', '。', '！', '？', ';'])
}
