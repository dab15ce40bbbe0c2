//! What can be said about each line before the lines are judged: by itself, as a copy or a row of a
//! table among its neighbours, and by how many other documents have it.

mod caption;
mod form;
mod notice;
mod shape;
pub(crate) mod table;
pub(crate) mod whole;

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::clean::page::cue::{self, Cue};
use crate::clean::page::facts::whole::Whole;
use crate::clean::page::quotation::is_quotation;
use crate::clean::page::word_count::counts;
use crate::clean::recurrence::{self, Counted, Standing};
use crate::clean::time::clock;
use crate::clean::time::notation::{self, FoundDate};
use crate::clean::time::stamp::{self, Stamp};
use crate::model::markup::LineForm;
use crate::model::rule::Rule;
use crate::model::source::{LineElement, LineMarkup, SourceDocument};
use postil_text::letter::is_letter;
use postil_text::sentence;

/// A line longer than this is searched for dates only at its start, in bytes.
const DATE_REACH: usize = 2000;
/// A line of so many words that ends as a sentence does is a sentence; twice as many need no end.
const LONG: usize = 12;
/// A sentence of fewer words is as often a button's or a menu's.
const FEW_WORDS: usize = 5;

/// A date has at least so many digits: `1.5.24`, `May 2026`.
const DATE_DIGITS: usize = 4;

/// The facts about one line.
#[derive(Debug)]
pub(crate) struct LineFacts<'a> {
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
    /// The number of ASCII digits.
    pub digits: usize,
    /// Whether it ends as a sentence does.
    pub ends_sentence: bool,
    /// Whether it is somebody's words, set off.
    pub quotation: bool,
    /// How many lines of the page have the same words, itself included.
    pub copies: usize,
    /// What the archive's other documents say of the line.
    pub standing: Standing,
    /// Whether it is a row of a table of figures.
    pub in_table: bool,
    /// What it is a part of, together with other lines.
    pub whole: Option<Whole>,
    /// The dates in it.
    pub dates: Vec<FoundDate>,
    /// What HTML or Markdown says about it.
    pub markup: &'a LineMarkup,
}

/// What a line is by its own looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
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

    /// Whether it is a row of a table or a line of a program, and says nothing by itself.
    pub fn is_row(&self) -> bool {
        let is_row = matches!(self.markup.form, LineForm::Row(_));
        self.in_table || is_row || matches!(self.whole, Some(Whole::Table(_) | Whole::Program(_)))
    }

    /// Whether it is a row, or a part of something else that says nothing by itself: a day in a list
    /// is no date line.
    pub fn is_part(&self) -> bool {
        let is_item = matches!(self.whole, Some(Whole::List(_)));
        self.is_row() || is_item && self.cue.is_none_or(|cue| cue == Rule::Navigation)
    }

    /// Whether it is a time of day, or from one to another, without a day.
    pub fn is_bare_time(&self) -> bool {
        self.shape == Shape::Date && self.dates.is_empty() && clock::is_time(self.text)
    }

    /// Whether a time of day opens it and other words follow: `21:40 – Паром вернулся`, `[21:40] Паром`.
    pub fn opens_with_time(&self) -> bool {
        let (first, rest) = self.text.split_once(' ').unwrap_or((self.text, ""));
        let first = first.trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
        self.dates.is_empty()
            && first.starts_with(|c: char| c.is_ascii_digit())
            && clock::is_time(first)
            && rest.trim_start_matches(['–', '—', '-', '|', ' ']).starts_with(is_letter)
    }

    /// Whether it says whose post stands above it: `— Nora Hill (@norahill) 3 May 2026`.
    pub fn signs_post(&self) -> bool {
        shape::signs_post(self.text)
    }

    /// Whether by itself it could be a headline.
    pub fn is_like_headline(&self) -> bool {
        (4..=25).contains(&self.words)
            && self.shape == Shape::Words
            && self.cue.is_none()
            && !self.ends_sentence
            && !self.text.starts_with(char::is_lowercase)
    }

    /// Whether it is long enough for a sentence and ends as one.
    pub fn is_sentence(&self) -> bool {
        self.words >= 2 * LONG || (self.words >= LONG && self.ends_sentence)
    }

    /// Whether the line is words in sentences, however short, which lead nowhere else.
    pub fn is_prose(&self) -> bool {
        self.is_plain_sentence(FEW_WORDS) || self.cue.is_none() && self.is_sentence()
    }

    /// Whether the line is a whole sentence of at least so many words, which announces nothing and
    /// is no link.
    pub fn is_plain_sentence(&self, words: usize) -> bool {
        self.shape == Shape::Words
            && self.cue.is_none()
            && self.ends_sentence
            && self.words >= words
            && self.link_share() < 0.5
    }

    /// Whether nothing says that the line is furniture or leads elsewhere: it has no cue and no link,
    /// stands in no element of furniture and on no other page.
    pub fn is_plain(&self) -> bool {
        self.cue.is_none()
            && self.link_share() == 0.0
            && !self.standing.repeated
            && !self.markup.furniture
    }

    /// The share of the line's characters that stand in links.
    pub fn link_share(&self) -> f64 {
        match self.markup.link_chars {
            0 => 0.0,
            linked => linked as f64 / self.text.chars().count().max(1) as f64,
        }
    }
}

/// Reads the facts of every line; `others` says how many other documents have it, and is empty
/// where nothing is known of them.
pub(crate) fn of_lines<'a>(document: &'a SourceDocument, others: &[u8]) -> Vec<LineFacts<'a>> {
    let texts: Vec<&str> = document.lines.iter().map(|line| line.text.trim()).collect();
    let copies = copies(&texts);
    let first = texts.iter().position(|text| !text.is_empty());
    let mut lower = String::new();
    let facts = document.lines.iter().enumerate().map(|(index, line)| {
        let may_have_stamp = Some(index) == first && !document.is_cleaned;
        let stamp = may_have_stamp.then(|| stamp::leading(&line.text)).flatten();
        let text = stamp.as_ref().map_or(texts[index], |stamp| line.text[stamp.length..].trim());
        let facts = LineFacts { stamp, copies: copies[index], ..wordless(text, &line.markup) };
        if text.is_empty() { facts } else { with_words(facts, &mut lower) }
    });
    let mut facts: Vec<LineFacts> = facts.collect();
    compare(&mut facts, others);
    table::mark(&mut facts);
    whole::mark(&mut facts);
    notice::mark(&mut facts);
    facts
}

/// Adds what the archive's other documents say.
fn compare(facts: &mut [LineFacts], others: &[u8]) {
    let counted = |(line, others): (&LineFacts, &u8)| Counted {
        words: line.words,
        others: u32::from(*others),
        is_prose: line.is_prose(),
        form: form::of_line(line),
    };
    let counted: Vec<Counted> = facts.iter().zip(others).map(counted).collect();
    let standing = recurrence::judge(&counted);
    facts.iter_mut().zip(standing).for_each(|(line, standing)| line.standing = standing);
}

/// For each line, how many lines have the same words.
fn copies(texts: &[&str]) -> Vec<usize> {
    let mut counts: Vec<usize> = Vec::with_capacity(texts.len());
    let mut places: HashMap<&str, usize, RandomState> =
        HashMap::with_capacity_and_hasher(texts.len(), RandomState::default());
    let mut of_lines = Vec::with_capacity(texts.len());
    for text in texts {
        let place = *places.entry(text).or_insert(counts.len());
        if place == counts.len() {
            counts.push(0);
        }
        counts[place] += 1;
        of_lines.push(place);
    }
    of_lines.into_iter().map(|place| counts[place]).collect()
}

/// The facts of a line without words.
fn wordless<'a>(text: &'a str, markup: &'a LineMarkup) -> LineFacts<'a> {
    let is_markup = markup.element == LineElement::Markup;
    LineFacts {
        text,
        stamp: None,
        shape: if is_markup { Shape::Markup } else { Shape::Blank },
        cue: None,
        words: 0,
        digits: 0,
        ends_sentence: false,
        quotation: false,
        copies: 0,
        standing: Standing::default(),
        in_table: false,
        whole: None,
        dates: Vec::new(),
        markup,
    }
}

/// Adds what the words say; `lower` is room for them in lower case.
fn with_words<'a>(facts: LineFacts<'a>, lower: &mut String) -> LineFacts<'a> {
    let text = facts.text;
    let counts = counts(text);
    let dates = match counts.digits {
        0..DATE_DIGITS => Vec::new(),
        _ => notation::find_dates(&text[..text.floor_char_boundary(DATE_REACH)]),
    };
    LineFacts {
        shape: shape::of(text, &counts, &dates, facts.markup),
        cue: cue::cue(text, lower),
        words: counts.words,
        digits: counts.digits,
        ends_sentence: sentence::is_ended(text),
        quotation: is_quotation(text),
        dates,
        ..facts
    }
}
