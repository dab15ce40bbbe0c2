//! The dates that a page shows and declares, and what is known about each.

use chrono::NaiveDate;

use crate::clean::author;
use crate::clean::cue;
use crate::clean::date::{numeric, words};
use crate::clean::date_notation;
use crate::clean::facts::{LineFacts, Shape};
use crate::clean::lexicon;
use crate::clean::page::PageParts;
use crate::clean::rules;
use crate::model::cleaned::FieldName;
use crate::model::date::ArticleDate;
use crate::model::source::DeclaredField;

/// How many dates of a page are looked at.
const MAX_CANDIDATES: usize = 200;
/// A date in a longer line is one that the text tells of.
const MAX_WORDS: usize = 60;

/// A date that could be the page's own.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub date: ArticleDate,
    pub origin: Origin<'a>,
    /// How many of the page's other candidates state the same day, at most 3.
    pub same_day: usize,
    /// The share of the declared dates that state the same day.
    pub declared_same: f32,
    /// No declared date states the day, though there are some.
    pub undeclared: bool,
    /// A date beside the headline states the same day.
    pub shown_same: bool,
    /// A date beside the headline states the day before or after.
    pub shown_near: bool,
    /// The page's address states the same day.
    pub address_same: bool,
    /// No candidate is later, or earlier.
    pub latest: bool,
    pub earliest: bool,
    /// More than a year before the latest candidate.
    pub old: bool,
    /// Reads as English.
    pub english: bool,
}

/// Where a candidate stands.
#[derive(Debug)]
pub(super) enum Origin<'a> {
    Line(Place<'a>),
    Declared { field: &'a DeclaredField, first: bool },
}

/// A date in a line, and what stands around it.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub index: usize,
    pub line: &'a LineFacts<'a>,
    /// Lines with words from the headline to here; negative above it; none without headline.
    pub from_title: Option<i64>,
    /// Lines with words from the body's first to here; negative above it.
    pub from_start: i64,
    /// Lines with words from the body's last to here; negative before it.
    pub from_end: i64,
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
    pub said: Said,
    pub byline_beside: bool,
    /// Another line with a date stands within two lines.
    pub dates_around: bool,
    /// A list of other pages or comments was announced above.
    pub zone: Option<&'static str>,
}

/// What the words before a date call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    Published,
    Updated,
}

/// Every candidate of a page: its lines in order, then what it declares.
pub(super) fn collect<'a>(page: &PageParts<'a>, title: &[usize]) -> Vec<Candidate<'a>> {
    let mut candidates = shown(page, title);
    for rule in declared_rules(page) {
        let mut first = true;
        for field in page.declared_as(FieldName::Date).filter(|field| field.rule == rule) {
            if let Some(date) = read_declared(field) {
                candidates.push(Candidate::new(date, Origin::Declared { field, first }));
                first = false;
            }
        }
    }
    candidates.retain(|candidate| is_plausible(candidate.date.day));
    candidates.truncate(MAX_CANDIDATES);
    relate(&mut candidates, page);
    candidates
}

/// The web shows nothing from before it.
fn is_plausible(day: NaiveDate) -> bool {
    use chrono::Datelike;
    (1980..=2099).contains(&day.year())
}

fn declared_rules(page: &PageParts) -> Vec<&'static str> {
    let mut rules: Vec<&str> = page.declared_as(FieldName::Date).map(|field| field.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

pub(super) fn read_declared(field: &DeclaredField) -> Option<ArticleDate> {
    let value = field.value.trim();
    let head = &value[..value.floor_char_boundary(200)];
    let exact = value.parse().ok();
    exact.or_else(|| Some(date_notation::find_dates(head).first()?.date)).or_else(|| compact(head))
}

/// `20260214` and `20260214103000`.
fn compact(text: &str) -> Option<ArticleDate> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    if !matches!(digits.len(), 8 | 12 | 14) {
        return None;
    }
    let day = NaiveDate::parse_from_str(&digits[..8], "%Y%m%d").ok()?;
    Some(ArticleDate::from_day(day))
}

impl<'a> Candidate<'a> {
    fn new(date: ArticleDate, origin: Origin<'a>) -> Self {
        Candidate {
            date,
            origin,
            same_day: 0,
            declared_same: 0.0,
            undeclared: false,
            shown_same: false,
            shown_near: false,
            address_same: false,
            latest: false,
            earliest: false,
            old: false,
            english: false,
        }
    }

    pub fn place(&self) -> Option<&Place<'a>> {
        match &self.origin {
            Origin::Line(place) => Some(place),
            Origin::Declared { .. } => None,
        }
    }
}

/// The dates in the page's lines.
fn shown<'a>(page: &PageParts<'a>, title: &[usize]) -> Vec<Candidate<'a>> {
    let facts = page.facts;
    let mut ranks = Vec::with_capacity(facts.len() + 1);
    let mut rank = 0_i64;
    for line in facts {
        ranks.push(rank);
        rank += i64::from(line.has_words());
    }
    ranks.push(rank);
    let title_rank = title.iter().rfind(|index| **index < page.body.start + 3);
    let title_rank = title_rank.map(|index| ranks[*index]);
    let (start, end) =
        (ranks[page.body.start.min(facts.len())], ranks[page.body.end.min(facts.len())] - 1);
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut zone = None;
    for (index, line) in facts.iter().enumerate() {
        if index >= page.body.end && matches!(line.cue, Some(rules::READ_ALSO | rules::COMMENTS)) {
            zone = line.cue;
        }
        if !line.has_words() || line.words > MAX_WORDS || candidates.len() >= MAX_CANDIDATES {
            continue;
        }
        for reading in numeric::readings(line) {
            let place = Place {
                index,
                line,
                from_title: title_rank.map(|title| ranks[index] - title),
                from_start: ranks[index] - start,
                from_end: ranks[index] - end,
                words_beside: reading.words_beside,
                nth: reading.nth,
                first_of_page: candidates.is_empty(),
                month_first: reading.month_first,
                short_year: reading.short_year,
                said: said(facts, index, reading.at),
                byline_beside: has_byline_beside(facts, index),
                dates_around: has_dates_around(facts, index),
                zone,
            };
            candidates.push(Candidate::new(reading.date, Origin::Line(place)));
        }
    }
    candidates
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
    let last = |stems: &[&str]| stems.iter().filter_map(|stem| lower.rfind(stem)).max();
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
                || cue::after_opening(line.text, &lexicon::AUTHOR).is_some())
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

/// Fills in what depends on the other candidates.
fn relate(candidates: &mut [Candidate], page: &PageParts) {
    let days: Vec<NaiveDate> = candidates.iter().map(|c| c.date.day).collect();
    let (Some(latest), Some(earliest)) = (days.iter().max(), days.iter().min()) else { return };
    let declared: Vec<NaiveDate> = candidates
        .iter()
        .filter(|c| c.place().is_none())
        .map(|candidate| candidate.date.day)
        .collect();
    let beside: Vec<NaiveDate> =
        candidates.iter().filter(|c| is_beside_title(c)).map(|c| c.date.day).collect();
    let address =
        page.declared_as(FieldName::Url).find_map(|field| numeric::in_address(&field.value));
    let english = page.facts[page.body.clone()]
        .iter()
        .filter(|line| line.words > 8)
        .take(3)
        .any(|line| line.text[..line.text.floor_char_boundary(400)].contains(" the "));
    for candidate in candidates.iter_mut() {
        let day = candidate.date.day;
        let count = |days: &[NaiveDate]| days.iter().filter(|other| **other == day).count();
        candidate.same_day = (count(&days) - 1).min(3);
        candidate.declared_same = count(&declared) as f32 / declared.len().max(1) as f32;
        candidate.undeclared = !declared.is_empty() && count(&declared) == 0;
        candidate.shown_same = beside.contains(&day);
        candidate.shown_near = beside.iter().any(|other| (*other - day).num_days().abs() == 1);
        candidate.address_same = address == Some(day);
        candidate.latest = day == *latest;
        candidate.earliest = day == *earliest;
        candidate.old = (*latest - day).num_days() > 366;
        candidate.english = english;
    }
}

fn is_beside_title(candidate: &Candidate) -> bool {
    let Some(place) = candidate.place() else { return false };
    place.from_title.is_some_and(|distance| (-2..=5).contains(&distance)) && place.from_start <= 2
}
