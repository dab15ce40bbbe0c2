//! The dates that a page shows and declares, and what is known about each.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use chrono::NaiveDate;

use crate::clean::fields::date::candidate::{DateCandidate, DateOrigin};
use crate::clean::fields::date::place;
use crate::clean::fields::date::said::{self, Said};
use crate::clean::fields::date::{address, age, declaration, order};
use crate::clean::fields::spot::{Spot, Spots};
use crate::clean::page::PageParts;
use crate::clean::page::facts::LineFacts;
use crate::model::cleaned::FieldName;
use crate::model::date::ArticleDate;
use crate::model::rule::DeclaredBy;
use crate::model::source::{DeclaredField, LineElement};

/// The dates of a page.
#[derive(Debug, Default)]
pub(super) struct Dates<'a> {
    /// Those in its lines in order, then those that it declares.
    pub candidates: Vec<DateCandidate<'a>>,
    /// The day on which it was looked at, where its head shows it.
    pub today: Option<ArticleDate>,
}

/// Every date that may be the page's own, and today's.
pub(super) fn collect<'a>(page: &PageParts<'a>, title: &[usize]) -> Dates<'a> {
    let spots = Spots::new(page, title);
    let shown = place::collect(&spots).into_iter();
    let mut candidates: Vec<DateCandidate> =
        shown.map(|(date, place)| DateCandidate::new(date, DateOrigin::Line(place))).collect();
    candidates.extend(declared(&spots));
    candidates.extend(in_address(page));
    let is_quoted = quoted(page);
    candidates.retain(|candidate| {
        !candidate.spot().is_some_and(place::is_teaser)
            && !candidate.stands().is_some_and(is_quoted)
    });
    age::settle(&mut candidates);
    settle_order(&mut candidates, page);
    settle_change(&mut candidates);
    settle_creation(&mut candidates);
    let today = candidates.iter().find(|candidate| candidate.place().is_some_and(|p| p.is_today));
    let today = today.map(|candidate| candidate.date);
    let others = declaration::of_others(page);
    candidates.retain(|candidate| {
        candidate.place().is_none_or(|place| {
            let stated = place.orders.and_then(|orders| orders.day_first);
            let is_of_other = others.contains(&(place.index, stated.unwrap_or(candidate.date.day)));
            !is_of_other && !place.is_listed() && !place.is_of_other_day()
        })
    });
    relate(&mut candidates, page);
    Dates { candidates, today }
}

/// What tells whether a date stands in a quotation, as of a post of somebody else; where the text itself
/// does, none counts as quoted.
fn quoted(page: &PageParts) -> fn(&Spot) -> bool {
    let first = page.facts.get(page.body.start);
    let is_quotation = |line: &LineFacts| line.markup.element == LineElement::Quotation;
    if first.is_some_and(is_quotation) { |_| false } else { |spot| spot.quotes }
}

/// What the page declares; an element whose line calls it the day of something else does not.
fn declared<'a>(spots: &Spots<'_, 'a>) -> Vec<DateCandidate<'a>> {
    let page = spots.page;
    let mut candidates = Vec::new();
    for rule in declaration::rules(page) {
        let by_element = declaration::is_by_element(rule);
        let is_of_page = |field: &&DeclaredField| {
            let line = page.facts.get(field.line.index()).filter(|_| by_element);
            field.rule == rule && line.is_none_or(|line| !said::is_of_other_element(line))
        };
        let mut first = true;
        for field in page.declared_as(FieldName::Date).filter(is_of_page) {
            if let Some(date) = declaration::read(field) {
                let spot = by_element.then(|| spots.of(field.line.index()));
                candidates
                    .push(DateCandidate::new(date, DateOrigin::Declared { field, first, spot }));
                first = false;
            }
        }
    }
    candidates
}

/// Leaves of numbers with two readings the one that has the order of the page's other dates, or of
/// what else says where it was written, which there is no doubt about then.
fn settle_order(candidates: &mut Vec<DateCandidate>, page: &PageParts) {
    let stated: Vec<order::Stated> = candidates.iter().map(DateCandidate::stated).collect();
    let Some(is_month_first) =
        order::of_page(&stated).or_else(|| order_of_country(candidates, page))
    else {
        return;
    };
    candidates.retain(|candidate| order::fits(candidate.stated(), is_month_first));
    for candidate in candidates {
        if let DateOrigin::Line(place) = &mut candidate.origin {
            place.month_first = false;
        }
    }
}

/// The order that is that of the country, as far as a page tells it by its language, its times or its
/// host.
fn order_of_country(candidates: &[DateCandidate], page: &PageParts) -> Option<bool> {
    let languages = || page.declared_as(FieldName::Language);
    let lines = || candidates.iter().filter_map(|candidate| Some(candidate.place()?.line.text));
    order::of_country(languages())
        .or_else(|| order::of_zone(lines()))
        .or_else(|| order::of_language(languages()))
        .or_else(|| order::of_host(page.declared_as(FieldName::Url)))
}

/// Leaves out the days on which a page says that it was changed, where it shows beside them when it
/// was published.
fn settle_change(candidates: &mut Vec<DateCandidate>) {
    const REACH: i64 = 3;
    let said = |candidate: &DateCandidate, wanted: Said| {
        candidate.place().filter(|place| place.said == wanted).map(|place| place.spot.from_start)
    };
    let published: BTreeSet<i64> =
        candidates.iter().filter_map(|candidate| said(candidate, Said::Published)).collect();
    candidates.retain(|candidate| {
        let changed = said(candidate, Said::Updated);
        changed.is_none_or(|at| published.range(at - REACH..=at + REACH).next().is_none())
    });
}

/// Leaves out the days on which a page declares that it was made, where it declares when it was published.
fn settle_creation(candidates: &mut Vec<DateCandidate>) {
    let declared = |candidate: &DateCandidate, is: fn(DeclaredBy) -> bool| matches!(candidate.origin, DateOrigin::Declared { field, .. } if is(field.rule));
    if candidates.iter().any(|candidate| declared(candidate, DeclaredBy::is_of_publication)) {
        candidates.retain(|candidate| !declared(candidate, DeclaredBy::is_of_creation));
    }
}

/// The day in the page's address, where it has one.
fn in_address<'a>(page: &PageParts<'a>) -> Option<DateCandidate<'a>> {
    let (field, day) = address::of_page(page)?;
    let origin = DateOrigin::Declared { field, first: true, spot: None };
    Some(DateCandidate::new(ArticleDate::from_day(day), origin))
}

/// Fills in what depends on the other candidates.
fn relate(candidates: &mut [DateCandidate], page: &PageParts) {
    let all = days(candidates, |_| true);
    let (Some(latest), Some(earliest)) = (all.iter().max(), all.iter().min()) else { return };
    let declared = days(candidates, is_declared_of_article);
    let beside = days(candidates, is_beside_title);
    let address = address::of_page(page).map(|(_, day)| day);
    let stated = stated(candidates);
    let english = is_english(page);
    for candidate in candidates.iter_mut() {
        let day = candidate.date.day;
        let count = |days: &[NaiveDate]| days.iter().filter(|other| **other == day).count();
        candidate.declared_same = count(&declared) as f32 / declared.len().max(1) as f32;
        candidate.undeclared = !declared.is_empty() && count(&declared) == 0;
        candidate.shown_near = !beside.contains(&day)
            && beside.iter().any(|other| (*other - day).num_days().abs() == 1);
        candidate.address_same = address == Some(day);
        candidate.stated_by = stated.get(&day).cloned().unwrap_or_default();
        candidate.latest = day == *latest;
        candidate.earliest = day == *earliest;
        candidate.old = (*latest - day).num_days() > 366;
        candidate.english = english;
    }
}

/// The days of those candidates of which something holds.
fn days(candidates: &[DateCandidate], holds: fn(&DateCandidate) -> bool) -> Vec<NaiveDate> {
    candidates.iter().filter(|candidate| holds(candidate)).map(|c| c.date.day).collect()
}

/// Whether the page declares the day in so many words, not by its address.
fn is_declared(candidate: &DateCandidate) -> bool {
    matches!(candidate.origin, DateOrigin::Declared { field, .. } if !declaration::is_address(field))
}

/// Whether it is declared, and not by an element that is hardly a part of the article.
fn is_declared_of_article(candidate: &DateCandidate) -> bool {
    is_declared(candidate) && !candidate.spot().is_some_and(place::is_aside)
}

/// Whether one of the body's first long lines reads as English.
fn is_english(page: &PageParts) -> bool {
    let long = page.facts[page.body.clone()].iter().filter(|line| line.words > 8);
    let reads = |text: &str| text[..text.floor_char_boundary(400)].contains(" the ");
    long.take(3).any(|line| reads(line.text))
}

/// For each day, the rules of the declarations that state it.
fn stated(candidates: &[DateCandidate]) -> HashMap<NaiveDate, Rc<[DeclaredBy]>> {
    let mut stated: HashMap<NaiveDate, Vec<DeclaredBy>> = HashMap::new();
    for candidate in candidates {
        if let DateOrigin::Declared { field, .. } = candidate.origin {
            stated.entry(candidate.date.day).or_default().push(field.rule);
        }
    }
    stated.into_iter().map(|(day, rules)| (day, rules.into())).collect()
}

fn is_beside_title(candidate: &DateCandidate) -> bool {
    candidate.place().is_some_and(|place| place::is_beside_title(&place.spot))
}
