//! The dates that a page shows and declares, and what is known about each.

use std::collections::HashMap;
use std::rc::Rc;

use chrono::NaiveDate;

use crate::clean::date::numeric;
use crate::clean::date::place::{self, Place};
use crate::clean::date_notation;
use crate::clean::page::PageParts;
use crate::model::cleaned::FieldName;
use crate::model::date::ArticleDate;
use crate::model::source::DeclaredField;

/// How many dates of a page are looked at.
pub(super) const MAX_CANDIDATES: usize = 200;
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
    /// The rules of the declarations that state the same day.
    pub stated_by: Rc<[&'static str]>,
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

/// Every candidate of a page: its lines in order, then what it declares.
pub(super) fn collect<'a>(page: &PageParts<'a>, title: &[usize]) -> Vec<Candidate<'a>> {
    let mut candidates = place::collect(page, title);
    for rule in declared_rules(page) {
        let mut first = true;
        for field in page.declared_as(FieldName::Date).filter(|field| field.rule == rule) {
            if let Some(date) = read_declared(field) {
                candidates.push(Candidate::new(date, Origin::Declared { field, first }));
                first = false;
            }
        }
    }
    candidates.extend(in_address(page));
    candidates.retain(|candidate| is_plausible(candidate.date.day));
    candidates.truncate(MAX_CANDIDATES);
    relate(&mut candidates, page);
    candidates
}

/// The day in the page's address, where it has one.
fn in_address<'a>(page: &PageParts<'a>) -> Option<Candidate<'a>> {
    page.declared_as(FieldName::Url).find_map(|field| {
        let day = numeric::in_address(&field.value)?;
        let origin = Origin::Declared { field, first: true };
        Some(Candidate::new(ArticleDate::from_day(day), origin))
    })
}

/// Whether a declaration is the page's address.
pub(super) fn is_address(field: &DeclaredField) -> bool {
    field.name == FieldName::Url
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
    pub fn new(date: ArticleDate, origin: Origin<'a>) -> Self {
        Candidate {
            date,
            origin,
            same_day: 0,
            declared_same: 0.0,
            undeclared: false,
            shown_same: false,
            shown_near: false,
            address_same: false,
            stated_by: Rc::default(),
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

/// Fills in what depends on the other candidates.
fn relate(candidates: &mut [Candidate], page: &PageParts) {
    let days: Vec<NaiveDate> = candidates.iter().map(|c| c.date.day).collect();
    let (Some(latest), Some(earliest)) = (days.iter().max(), days.iter().min()) else { return };
    let declared: Vec<NaiveDate> = candidates
        .iter()
        .filter(|c| matches!(c.origin, Origin::Declared { field, .. } if !is_address(field)))
        .map(|candidate| candidate.date.day)
        .collect();
    let beside: Vec<NaiveDate> =
        candidates.iter().filter(|c| is_beside_title(c)).map(|c| c.date.day).collect();
    let address =
        page.declared_as(FieldName::Url).find_map(|field| numeric::in_address(&field.value));
    let stated = stated(candidates);
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
        candidate.stated_by = stated.get(&day).cloned().unwrap_or_default();
        candidate.latest = day == *latest;
        candidate.earliest = day == *earliest;
        candidate.old = (*latest - day).num_days() > 366;
        candidate.english = english;
    }
}

/// For each day, the rules of the declarations that state it.
fn stated(candidates: &[Candidate]) -> HashMap<NaiveDate, Rc<[&'static str]>> {
    let mut stated: HashMap<NaiveDate, Vec<&'static str>> = HashMap::new();
    for candidate in candidates {
        if let Origin::Declared { field, .. } = candidate.origin {
            stated.entry(candidate.date.day).or_default().push(field.rule);
        }
    }
    stated.into_iter().map(|(day, rules)| (day, rules.into())).collect()
}

fn is_beside_title(candidate: &Candidate) -> bool {
    let Some(place) = candidate.place() else { return false };
    place.from_title.is_some_and(|distance| (-2..=5).contains(&distance)) && place.from_start <= 2
}
