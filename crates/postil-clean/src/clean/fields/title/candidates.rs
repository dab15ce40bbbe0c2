//! The lines and declared values that may be the headline, and what is known about each.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::clean::fields::title::agreement::{BodyStems, Declared, LineKeys};
use crate::clean::fields::title::candidate::TitleCandidate;
use crate::clean::fields::title::outlet::Outlet;
use crate::clean::fields::title::parts;
use crate::clean::fields::title::place::{self, TitlePlace};
use crate::clean::fields::title::stamp;
use crate::clean::fields::title::wording::{self, key};
use crate::clean::page::PageParts;
use crate::clean::page::facts::LineFacts;
use crate::model::cleaned::FieldName;
use crate::model::source::{DeclaredField, LineElement};

/// The candidates of a page, its lines first.
pub(super) fn collect<'a>(page: &PageParts<'a>) -> Vec<TitleCandidate<'a>> {
    let (stems, outlet) = (BodyStems::new(page), Outlet::new(page));
    let bare = |field: &'a DeclaredField| {
        let title = wording::undecorated(&field.value);
        outlet.cut_set_off(without_count(title, page))
    };
    let declared = page.declared_as(FieldName::Title);
    let titles: Vec<(&DeclaredField, &str)> = declared.map(|field| (field, bare(field))).collect();
    let declared: Vec<&str> = titles.iter().map(|(_, words)| *words).collect();
    let of_line = |place: TitlePlace<'a>| {
        let words = stamp::without(place.line, &declared);
        TitleCandidate::of_line(place, words, &stems, &outlet)
    };
    let mut candidates: Vec<TitleCandidate> = place::places(page).map(of_line).collect();
    for (field, words) in &titles {
        let parts = parts::parts(words).into_iter();
        candidates.extend(parts.map(|part| TitleCandidate::of_part(part, field, &stems, &outlet)));
    }
    relate(&mut candidates, &declared);
    candidates
}

/// A declared title without the number of what is new, which browsers show and no line of the page has.
fn without_count<'t>(title: &'t str, page: &PageParts) -> &'t str {
    let counted = wording::behind_count(title);
    let shows = |line: &LineFacts| line.text.starts_with(title);
    counted.filter(|_| !page.facts.iter().any(shows)).unwrap_or(title)
}

/// Fills in what depends on the declared titles and on other candidates.
fn relate(candidates: &mut [TitleCandidate], titles: &[&str]) {
    let declared = Declared::new(titles.iter().copied(), key);
    let is_heading = |candidate: &&TitleCandidate| {
        let element = candidate.place().map(|place| place.line.markup.element);
        matches!(element, Some(LineElement::Heading(_)))
    };
    let headings: HashSet<String, RandomState> =
        candidates.iter().filter(is_heading).map(|candidate| candidate.key.clone()).collect();
    for candidate in candidates.iter_mut() {
        let own = &candidate.key;
        candidate.agreement = declared.agreement(own, &candidate.stems);
        candidate.agreement.headed = f32::from(u8::from(headings.contains(own)));
    }
    let related: Vec<(bool, bool)> = related(candidates);
    for (candidate, (ends, starts)) in candidates.iter_mut().zip(related) {
        (candidate.ends_other, candidate.starts_other) = (ends, starts);
    }
    share_with_next(candidates);
}

/// Fills in what lines have in common with those right below.
fn share_with_next(candidates: &mut [TitleCandidate]) {
    let order = |candidate: &TitleCandidate| candidate.place().map(|place| place.order);
    for at in 1..candidates.len() {
        let (before, next) = (&candidates[at - 1], &candidates[at]);
        if order(before).is_some_and(|before| order(next) == Some(before + 1)) {
            let common = before.stems.iter().filter(|stem| next.stems.contains(stem)).count();
            let all = before.stems.len().max(1);
            candidates[at - 1].shared_below = common as f32 / all as f32;
        }
    }
}

/// For each candidate of several words, whether a longer line ends and whether one starts with it.
fn related(candidates: &[TitleCandidate]) -> Vec<(bool, bool)> {
    let of_lines = candidates.iter().filter(|candidate| candidate.place().is_some());
    let keys = LineKeys::new(of_lines.map(|candidate| candidate.key.as_str()));
    let relate = |candidate: &TitleCandidate| {
        let (key, several) = (&candidate.key, candidate.words >= 2);
        (several && keys.any_ends_with(key), several && keys.any_starts_with(key))
    };
    candidates.iter().map(relate).collect()
}
