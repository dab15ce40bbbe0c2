//! The dates in a page's lines, and what stands around each.

use crate::clean::fields::author;
use crate::clean::fields::date::numeric::{self, Reading};
use crate::clean::fields::date::words;
use crate::clean::page::PageParts;
use crate::clean::page::cue;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::date::ArticleDate;
use crate::model::rule::Rule;
use postil_text::furniture;

/// How many dates in the lines of a page are looked at.
const MAX_SHOWN: usize = 200;
/// A date in a longer line is one that the text tells of.
const MAX_WORDS: usize = 60;

/// A date in a line, and what stands around it.
#[derive(Debug)]
pub(super) struct DatePlace<'a> {
    pub index: usize,
    pub line: &'a LineFacts<'a>,
    pub spot: Spot,
    /// Words in the line besides dates.
    pub words_beside: usize,
    /// Its place among the dates of the line.
    pub nth: usize,
    /// It is the first of all dates on the page.
    pub first_of_page: bool,
    /// Read with the month before the day.
    pub month_first: bool,
    /// Read with a year of two digits.
    pub short_year: bool,
    /// Read from letters and digits that stand together without a space.
    pub glued: bool,
    pub said: Said,
    pub byline_beside: bool,
    /// Another line with a date stands within two lines.
    pub dates_around: bool,
    /// A list of other pages or comments was announced above.
    pub zone: Option<Rule>,
}

impl DatePlace<'_> {
    /// Whether a sentence of the text tells of the day: a law's, an event's.
    fn is_told(&self) -> bool {
        let in_text = self.spot.from_start >= 0 && self.spot.from_end <= 0;
        let is_sentence = self.line.ends_sentence && self.words_beside > 10;
        in_text && is_sentence && self.said == Said::Nothing
    }
}

/// How far a line stands from headline and text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// Lines with words from the headline to here; negative above it; none without headline.
    pub from_title: Option<i64>,
    /// Lines with words from the body's first to here; negative above it.
    pub from_start: i64,
    /// Lines with words from the body's last to here; negative before it.
    pub from_end: i64,
    pub furniture: bool,
    /// Most of the line leads elsewhere.
    pub linked: bool,
    /// In a list of other pages, or among comments.
    pub elsewhere: bool,
    /// The text stands in an `article` or `main`, and the line in none.
    pub outside: bool,
}

impl Spot {
    /// Whether it belongs to another page that this one leads to.
    pub fn is_teaser(&self) -> bool {
        let is_below_title = self.is_beside_title() && self.from_title >= Some(0);
        !is_below_title && self.outside && (self.linked || self.furniture || self.elsewhere)
    }

    /// Whether it is hardly a part of the article.
    pub fn is_aside(&self) -> bool {
        let is_above = self.from_title.is_some_and(|distance| distance < -2);
        self.furniture || self.elsewhere || is_above || self.from_end > 5
    }

    pub fn is_beside_title(&self) -> bool {
        let near = |distance| (-2..=5).contains(&distance);
        self.from_title.is_some_and(near) && self.from_start <= 2
    }
}

/// What the words before a date call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    Published,
    Updated,
}

/// The dates in a page's lines.
pub(super) fn collect<'a>(lines: &Lines<'_, 'a>) -> Vec<(ArticleDate, DatePlace<'a>)> {
    let page = lines.page;
    let mut shown = Vec::new();
    let mut zone = None;
    for (index, line) in page.facts.iter().enumerate() {
        zone = lines.zone(index).or(zone);
        if !line.has_words() || line.words > MAX_WORDS || shown.len() >= MAX_SHOWN {
            continue;
        }
        for reading in numeric::readings(line) {
            let first_of_page = shown.is_empty();
            let place = DatePlace { zone, first_of_page, ..lines.place(index, &reading) };
            if !place.spot.is_teaser() && (!place.is_told() || reading.at == 0) {
                shown.push((reading.date, place));
            }
        }
    }
    shown
}

/// The lines of a page by their ranks among those with words.
pub(super) struct Lines<'p, 'a> {
    page: &'p PageParts<'a>,
    ranks: Vec<i64>,
    /// The rank of the headline's last line.
    title: Option<i64>,
    /// The ranks of the body's first line and of its last.
    start: i64,
    end: i64,
    /// The first line below the body that announces other pages or comments.
    elsewhere: usize,
    /// The body stands in an `article` or `main`.
    in_article: bool,
}

impl<'p, 'a> Lines<'p, 'a> {
    /// `title` are the lines of the headline.
    pub fn new(page: &'p PageParts<'a>, title: &[usize]) -> Self {
        let mut ranks = Vec::with_capacity(page.facts.len() + 1);
        let mut rank = 0_i64;
        for line in page.facts {
            ranks.push(rank);
            rank += i64::from(line.has_words());
        }
        ranks.push(rank);
        let last = title.iter().rfind(|index| **index < page.body.start + 3);
        let rank_of = |index: usize| ranks[index.min(page.facts.len())];
        Lines {
            title: last.map(|index| ranks[*index]),
            start: rank_of(page.body.start),
            end: rank_of(page.body.end) - 1,
            elsewhere: elsewhere(page),
            in_article: page.facts.get(page.body.start).is_some_and(in_article),
            page,
            ranks,
        }
    }

    /// The list of other pages or the comments that a line below the body announces.
    fn zone(&self, index: usize) -> Option<Rule> {
        let cue = self.page.facts[index].cue.filter(|_| index >= self.page.body.end)?;
        matches!(cue, Rule::ReadAlso | Rule::Comments).then_some(cue)
    }

    /// How far a line stands from headline and text.
    pub fn spot(&self, index: usize) -> Spot {
        let index = index.min(self.page.facts.len().saturating_sub(1));
        let rank = self.ranks[index];
        let line = self.page.facts.get(index);
        Spot {
            from_title: self.title.map(|title| rank - title),
            from_start: rank - self.start,
            from_end: rank - self.end,
            furniture: line.is_some_and(|line| line.markup.furniture),
            linked: line.is_some_and(|line| line.link_share() > 0.5),
            elsewhere: index >= self.elsewhere,
            outside: self.in_article && line.is_some_and(|line| !in_article(line)),
        }
    }

    fn place(&self, index: usize, reading: &Reading) -> DatePlace<'a> {
        let facts = self.page.facts;
        DatePlace {
            index,
            line: &facts[index],
            spot: self.spot(index),
            words_beside: reading.words_beside,
            nth: reading.nth,
            first_of_page: false,
            month_first: reading.month_first,
            short_year: reading.short_year,
            glued: reading.glued,
            said: said(facts, index, reading.at),
            byline_beside: has_byline_beside(facts, index),
            dates_around: has_dates_around(facts, index),
            zone: None,
        }
    }
}

fn in_article(line: &LineFacts) -> bool {
    line.markup.context.as_ref().is_some_and(|context| context.in_article)
}

fn elsewhere(page: &PageParts) -> usize {
    let below = page.facts.iter().enumerate().skip(page.body.end);
    let mut cued =
        below.filter(|(_, line)| matches!(line.cue, Some(Rule::ReadAlso | Rule::Comments)));
    cued.next().map_or(usize::MAX, |(index, _)| index)
}

/// What the words before a date, or the line before a bare date, call it.
fn said(facts: &[LineFacts], index: usize, at: usize) -> Said {
    let text = facts[index].text;
    let from = text.ceil_char_boundary(at.saturating_sub(60));
    let own = called(&text[from..at]);
    if own != Said::Nothing || !text[..at].trim().is_empty() {
        return own;
    }
    let before = facts[..index].iter().rev().take(3).find(|line| line.has_words());
    match before.filter(|line| line.words <= 4 && line.dates.is_empty()) {
        Some(line) => called(line.text),
        None => Said::Nothing,
    }
}

/// The last of the words that call a date one thing or the other.
fn called(text: &str) -> Said {
    if text.is_empty() {
        return Said::Nothing;
    }
    let lower = text.to_lowercase();
    // Whether a text holds a word is found much sooner than where it does.
    let held = |stem: &&&str| lower.contains(**stem);
    let last =
        |stems: &[&str]| stems.iter().filter(held).filter_map(|stem| lower.rfind(stem)).max();
    match (last(&words::PUBLISHED), last(&words::UPDATED)) {
        (None, None) => Said::Nothing,
        (published, updated) if published > updated => Said::Published,
        _ => Said::Updated,
    }
}

fn has_byline_beside(facts: &[LineFacts], index: usize) -> bool {
    let is_byline = |line: &LineFacts| {
        line.words <= 12
            && (author::is_name(line.text)
                || cue::after_opening(line.text, &furniture::AUTHOR).is_some())
    };
    let before = facts[..index].iter().rev().take(3).find(|line| line.has_words());
    let after = facts[index + 1..].iter().take(3).find(|line| line.has_words());
    is_byline(&facts[index]) || before.into_iter().chain(after).any(is_byline)
}

fn has_dates_around(facts: &[LineFacts], index: usize) -> bool {
    let dated = |line: &LineFacts| line.shape == Shape::Date && !line.dates.is_empty();
    let other = |line: &&LineFacts| {
        line.dates.first().map(|f| f.date.day) != facts[index].dates.first().map(|f| f.date.day)
    };
    let words = |line: &&LineFacts| line.has_words();
    let before = facts[..index].iter().rev().take(8).filter(words).take(3);
    let after = facts[index + 1..].iter().take(8).filter(words).take(3);
    before.chain(after).filter(other).any(dated)
}
