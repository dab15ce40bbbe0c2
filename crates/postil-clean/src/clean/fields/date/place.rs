//! The dates in a page's lines, and what stands around each.

use crate::clean::fields::author;
use crate::clean::fields::date::numeric::{self, Reading};
use crate::clean::fields::date::said::{self, Said};
use crate::clean::fields::date::triples::Orders;
use crate::clean::fields::date::{today, told};
use crate::clean::fields::spot::{self, Spot, Spots};
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::date::ArticleDate;
use crate::model::rule::Rule;

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
    /// What it may mean, where it is three numbers.
    pub orders: Option<Orders>,
    pub said: Said,
    /// It is the day on which the page was looked at.
    pub is_today: bool,
    pub byline_beside: bool,
    /// The items of a menu follow, above the text.
    pub menu_behind: bool,
    /// Another line with a date stands within two lines.
    pub dates_around: bool,
    /// A list of other pages or comments was announced above.
    pub zone: Option<Rule>,
}

impl DatePlace<'_> {
    /// Whether a sentence of the text tells of the day, a law's or an event's, or a picture's
    /// caption does, or it is an end of a stretch of days. A day that opens the text, perhaps behind its
    /// place, is that of its dateline, unless the words behind it hang on it:
    /// `2019 жылғы 12 наурыздағы бұйрық`. With a time of day a caption's is the page's.
    fn is_told(&self, at: usize, has_time: bool) -> bool {
        const MOST_BESIDE: usize = 7;
        let in_text = self.spot.from_start >= 0 && self.spot.from_end <= 0;
        let is_sentence = self.line.ends_sentence && self.words_beside > MOST_BESIDE;
        let opens = told::opens_line(self.line, at) && !told::is_of_something(self.line, at);
        let is_told = in_text && is_sentence && !opens;
        let is_of_picture = self.line.shape == Shape::Caption && !has_time;
        (is_told || is_of_picture || told::is_of_stretch(self.line, at))
            && self.said == Said::Nothing
    }

    /// Whether it is the day of something else than the page, as of an act that is not its headline.
    pub fn is_of_other_day(&self) -> bool {
        let is_act = self.said == Said::Act && self.spot.from_title != Some(0);
        self.said == Said::Other || is_act || self.is_today
    }

    /// Whether it stands in a list of other pages or among comments.
    pub fn is_listed(&self) -> bool {
        self.zone.is_some() && self.said == Said::Nothing
    }
}

/// Whether a date belongs to another page that this one leads to.
pub(super) fn is_teaser(spot: &Spot) -> bool {
    let is_below_title = is_beside_title(spot) && spot.from_title >= Some(0);
    !is_below_title && spot.outside && (spot.linked || spot.furniture || spot.elsewhere)
}

/// Whether a date is hardly the article's.
pub(super) fn is_aside(spot: &Spot) -> bool {
    let is_above = spot.from_title.is_some_and(|distance| distance < -2);
    spot.furniture || spot.elsewhere || is_above || spot.from_end > 5
}

pub(super) fn is_beside_title(spot: &Spot) -> bool {
    let near = |distance| (-2..=5).contains(&distance);
    spot.from_title.is_some_and(near) && spot.from_start <= 2
}

/// A date in a line.
type Shown<'a> = (ArticleDate, DatePlace<'a>);

/// The dates in a page's lines.
pub(super) fn collect<'a>(spots: &Spots<'_, 'a>) -> Vec<Shown<'a>> {
    let page = spots.page;
    let mut shown = Vec::new();
    let mut zone = None;
    for (index, line) in page.facts.iter().enumerate() {
        zone = spot::zone(page, index).or(zone);
        if !line.has_words() || line.words > MAX_WORDS || shown.len() >= MAX_SHOWN {
            continue;
        }
        for reading in numeric::readings(line) {
            let first_of_page = shown.iter().all(|(_, place): &Shown| place.is_of_other_day());
            let place = DatePlace { zone, first_of_page, ..self::place(spots, index, &reading) };
            if !is_teaser(&place.spot) && !place.is_told(reading.at, reading.date.time.is_some()) {
                shown.push((reading.date, place));
            }
        }
    }
    shown
}

/// What stands around a date.
fn place<'a>(spots: &Spots<'_, 'a>, index: usize, reading: &Reading) -> DatePlace<'a> {
    let facts = spots.page.facts;
    DatePlace {
        index,
        line: &facts[index],
        spot: spots.of(index),
        words_beside: reading.words_beside,
        nth: reading.nth,
        first_of_page: false,
        month_first: reading.month_first,
        short_year: reading.short_year,
        glued: reading.glued,
        orders: reading.orders,
        said: said::of(facts, index, reading.at),
        is_today: today::is_in_head(spots, index, reading.at),
        byline_beside: has_byline_beside(facts, index),
        menu_behind: has_menu_behind(facts, index),
        dates_around: has_dates_around(facts, index),
        zone: None,
    }
}

fn has_byline_beside(facts: &[LineFacts], index: usize) -> bool {
    let is_byline = |line: &LineFacts| {
        line.words <= 12 && (author::is_name(line.text) || author::is_announced(line.text))
    };
    let before = facts[..index].iter().rev().take(3).find(|line| line.has_words());
    let after = facts[index + 1..].iter().take(3).find(|line| line.has_words());
    is_byline(&facts[index]) || before.into_iter().chain(after).any(is_byline)
}

/// Whether the next lines are items of a menu.
fn has_menu_behind(facts: &[LineFacts], index: usize) -> bool {
    const ITEMS: usize = 3;
    const WORDS: usize = 2;
    let is_item = |line: &LineFacts| {
        line.link_share() > 0.5 || line.shape == Shape::Words && line.words <= WORDS
    };
    let next = facts[index + 1..].iter().take(12).filter(|line| line.has_words()).take(ITEMS);
    next.filter(|line| is_item(line)).count() == ITEMS
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
