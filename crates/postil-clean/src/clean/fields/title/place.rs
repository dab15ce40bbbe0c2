//! The lines around the body's start that may be the headline, and what stands around each.

use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::clean::fields::author;
use crate::clean::fields::title::questions::Questions;
use crate::clean::fields::title::wording;
use crate::clean::page::PageParts;
use crate::clean::page::attendance::tells_presence;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::rule::Rule;
use crate::model::source::LineElement;

/// How many lines with words above the body may hold the headline.
const REACH_ABOVE: usize = 80;
/// How many of the body's lines with words may hold it.
const REACH_INSIDE: usize = 10;
/// A headline has no more words than this.
const MAX_WORDS: usize = 60;
/// Nor more bytes than this.
const MAX_BYTES: usize = 600;
/// So many lines in a row beside a line are counted.
const COUNTED: usize = 9;

/// A line and its surroundings.
#[derive(Debug)]
pub(super) struct TitlePlace<'a> {
    pub index: usize,
    /// Its place among the lines that are looked at.
    pub order: usize,
    pub line: &'a LineFacts<'a>,
    /// Lines with words from here to the body's first, which itself is 0; none inside the body.
    pub above: Option<usize>,
    /// Lines with words from the body's first to here.
    pub inside: Option<usize>,
    /// No line with words stands before it on the page.
    pub first_of_page: bool,
    pub before: Option<&'a LineFacts<'a>>,
    pub next: Option<&'a LineFacts<'a>>,
    pub dated_below: bool,
    pub dated_above: bool,
    pub byline_below: bool,
    /// The line itself names its author.
    pub byline: bool,
    pub blank_before: bool,
    pub blank_after: bool,
    pub only_h1: bool,
    /// The first of the lines with the same words.
    pub first_copy: bool,
    /// The two lines before, then the one after, that read like headlines.
    pub likes: [bool; 3],
    /// A date or a byline stands in the six lines before it.
    pub credited_before: bool,
    /// And in the eight lines after it, above the body's fourth line.
    pub credited_after: bool,
    /// Lines that read like headlines between here and the body.
    pub likes_below: usize,
    /// Among the five lines before.
    pub likes_before: usize,
    /// On a page that shares lines with others, how many lines before it they do not have.
    pub own_before: Option<usize>,
    /// No other line of the page stands in the same elements, which are known.
    pub alone_in_path: bool,
    /// Short lines in a row right before, at most 9.
    pub menu_before: usize,
    /// And right after.
    pub menu_below: usize,
}

/// The lines around the body's start that are short enough and no furniture by their looks.
pub(super) fn places<'a>(page: &PageParts<'a>) -> impl Iterator<Item = TitlePlace<'a>> {
    let lines = Lines::new(page);
    let places: Vec<TitlePlace> = (0..lines.all.len()).map(|at| lines.place(at)).collect();
    let (facts, questions) = (page.facts, Questions::of(page));
    places.into_iter().filter(move |place| {
        let line = place.line;
        let fits = (1..=MAX_WORDS).contains(&line.words) && line.text.len() <= MAX_BYTES;
        let ends = ends_as_text(line.text) || wording::ends_with_picture(line.text);
        let sentence = place.above.is_none() && line.words >= 8 && ends;
        let is_heading = matches!(line.markup.element, LineElement::Heading(_));
        let is_menu = line.cue == Some(Rule::Navigation) && !is_heading;
        let is_bare = line.shape == Shape::Counter || line.shape == Shape::Date && !is_heading;
        fits && !is_bare
            && !is_menu
            && !sentence
            && !tells_presence(line.text)
            && !runs_on(facts, place)
            && !questions.has(place.index)
    })
}

/// Whether a line of the body goes on in the next one, as in text cut at a fixed width.
fn runs_on(facts: &[LineFacts], place: &TitlePlace) -> bool {
    let next = facts.get(place.index + 1).filter(|_| place.above.is_none());
    next.is_some_and(|next| next.words > 2 && next.text.starts_with(char::is_lowercase))
}

/// The lines with words around the body's start.
struct Lines<'a> {
    facts: &'a [LineFacts<'a>],
    /// Their indices: those above the body, then the body's first.
    all: Vec<usize>,
    /// How many of them stand above the body.
    above: usize,
    /// Lines with words stand before the first of them.
    starts_below: bool,
    /// For each of them, whether it reads like a headline, is a date, is a byline.
    like: Vec<bool>,
    dated: Vec<bool>,
    bylines: Vec<bool>,
    /// For each of them, whether none of those before has the same words.
    first_copy: Vec<bool>,
    own_before: Option<Vec<usize>>,
    /// The page's first-level heading, where it has but one.
    only_h1: Option<usize>,
}

impl<'a> Lines<'a> {
    fn new(page: &PageParts<'a>) -> Self {
        let (facts, body) = (page.facts, page.body);
        let worded = |range: Range<usize>| range.filter(|index| facts[*index].has_words());
        let mut all: Vec<usize> = worded(0..body.start).rev().take(REACH_ABOVE).collect();
        all.reverse();
        let above = all.len();
        let starts_below = worded(0..all.first().copied().unwrap_or(0)).next().is_some();
        all.extend(worded(body.clone()).take(REACH_INSIDE));
        let flags = |of: fn(&LineFacts) -> bool| all.iter().map(|i| of(&facts[*i])).collect();
        let mut seen: HashSet<&str, RandomState> = HashSet::default();
        let mut is_first = |line: &'a LineFacts| line.copies == 1 || seen.insert(line.text);
        Lines {
            above,
            starts_below,
            like: flags(|line| line.is_like_headline()),
            dated: flags(|line| line.shape == Shape::Date),
            bylines: flags(is_byline),
            first_copy: all.iter().map(|index| is_first(&facts[*index])).collect(),
            own_before: own_before(facts),
            only_h1: only_h1(facts),
            facts,
            all,
        }
    }

    fn place(&self, at: usize) -> TitlePlace<'a> {
        let index = self.all[at];
        let below = at + 1..(at + 4).min(self.all.len());
        let (menu_before, menu_below) = self.menus(at);
        TitlePlace {
            index,
            order: at,
            line: &self.facts[index],
            above: (at < self.above).then(|| self.above - at),
            inside: at.checked_sub(self.above),
            first_of_page: at == 0 && !self.starts_below,
            before: at.checked_sub(1).and_then(|at| self.line(at)),
            next: self.line(at + 1),
            dated_below: self.dated[below.clone()].contains(&true),
            dated_above: at.checked_sub(1).is_some_and(|at| self.dated[at]),
            byline_below: self.bylines[below].contains(&true),
            byline: self.bylines[at] && author::is_surely_byline(self.facts[index].text),
            blank_before: index > 0 && self.facts[index - 1].shape == Shape::Blank,
            blank_after: self.facts.get(index + 1).is_some_and(|next| next.shape == Shape::Blank),
            only_h1: self.only_h1 == Some(index),
            first_copy: self.first_copy[at],
            likes: [2, 1, -1].map(|back: isize| {
                at.checked_add_signed(-back).is_some_and(|at| self.like.get(at) == Some(&true))
            }),
            credited_before: self.is_credited(at.saturating_sub(6)..at),
            credited_after: self.is_credited(self.after(at)),
            likes_below: self.likes((at + 1).min(self.above)..self.above),
            likes_before: self.likes(at.saturating_sub(5)..at),
            own_before: self.own_before.as_ref().map(|before| before[index]),
            alone_in_path: self.is_alone_in_path(index),
            menu_before,
            menu_below,
        }
    }

    fn is_alone_in_path(&self, index: usize) -> bool {
        let path = |line: &LineFacts| line.markup.context.as_ref().map(|context| context.path);
        let own = path(&self.facts[index]);
        let mut beside = self.facts.iter().filter(|line| line.has_words() && path(line) == own);
        own.is_some() && beside.nth(1).is_none()
    }

    fn line(&self, at: usize) -> Option<&'a LineFacts<'a>> {
        self.all.get(at).map(|index| &self.facts[*index])
    }

    /// The eight lines after a line, but none below the body's third.
    fn after(&self, at: usize) -> Range<usize> {
        at + 1..(at + 9).min(self.above + 3).max(at + 1).min(self.all.len())
    }

    fn likes(&self, lines: Range<usize>) -> usize {
        self.like[lines].iter().filter(|like| **like).count()
    }

    fn is_credited(&self, lines: Range<usize>) -> bool {
        self.dated[lines.clone()].contains(&true) || self.bylines[lines].contains(&true)
    }

    /// The short lines in a row before a line and after it.
    fn menus(&self, at: usize) -> (usize, usize) {
        let is_short = |index: &&usize| self.facts[**index].words <= 3;
        let before = self.all[..at].iter().rev().take(COUNTED).take_while(is_short).count();
        (before, self.all[at + 1..].iter().take(COUNTED).take_while(is_short).count())
    }
}

/// For each line how many lines with words before it no other document has; none where the page
/// shares nothing.
fn own_before(facts: &[LineFacts]) -> Option<Vec<usize>> {
    facts.iter().any(|line| line.standing.repeated).then(|| {
        let mut own = 0;
        let count = |line: &LineFacts| {
            let before = own;
            own += usize::from(line.has_words() && line.standing.others == 0);
            before
        };
        facts.iter().map(count).collect()
    })
}

fn only_h1(facts: &[LineFacts]) -> Option<usize> {
    let is_h1 = |index: &usize| facts[*index].markup.element == LineElement::Heading(1);
    let mut found = (0..facts.len()).filter(is_h1);
    found.next().filter(|_| found.next().is_none())
}

/// A headline may ask or exclaim, but it ends with no full stop.
pub(super) fn ends_as_text(text: &str) -> bool {
    text.trim_end_matches(['»', '"', ')']).ends_with(['.', ':', ';', ',', '。'])
}

/// Whether a line names its author by a word or by its looks.
fn is_byline(line: &LineFacts) -> bool {
    author::is_name(line.text) || is_announced_byline(line)
}

/// Whether a word in a line says that its author follows.
fn is_announced_byline(line: &LineFacts) -> bool {
    const MOST_WORDS: usize = 12;
    line.words <= MOST_WORDS && author::is_announced(line.text)
}
