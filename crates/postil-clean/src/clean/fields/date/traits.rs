//! What is known about a candidate for the date, as numbers.

use std::ops::RangeInclusive;

use crate::clean::fields::choice::{Trait, flag};
use crate::clean::fields::date::candidate::{DateCandidate, DateOrigin};
use crate::clean::fields::date::declaration::is_address;
use crate::clean::fields::date::place::{DatePlace, is_beside_title};
use crate::clean::fields::date::said::Said;
use crate::clean::fields::spot::Spot;
use crate::clean::page::facts::Shape;
use crate::model::rule::{DeclaredBy, Rule};
use crate::model::source::LineElement;

/// What measures a candidate.
type Measure = fn(&DateCandidate) -> f32;

/// Everything that is known about a candidate.
pub(super) const ALL: &[Trait<Measure>] = &[
    Trait { name: "is_line", measure: |c| flag(c.place().is_some()) },
    // How it reads.
    Trait { name: "has_time", measure: |c| of_place(c, |_| true) * flag(c.date.time.is_some()) },
    Trait { name: "date_line", measure: |c| of_place(c, |p| p.line.shape == Shape::Date) },
    Trait { name: "date_alone", measure: |c| of_place(c, |p| p.words_beside == 0) },
    Trait {
        name: "1_to_3_beside",
        measure: |c| of_place(c, |p| (1..=3).contains(&p.words_beside)),
    },
    Trait {
        name: "4_to_10_beside",
        measure: |c| of_place(c, |p| (4..=10).contains(&p.words_beside)),
    },
    Trait { name: "over_10_beside", measure: |c| of_place(c, |p| p.words_beside > 10) },
    Trait { name: "second_of_line", measure: |c| of_place(c, |p| p.nth > 0) },
    Trait { name: "month_first", measure: |c| of_place(c, |p| p.month_first) },
    Trait {
        name: "month_first_english",
        measure: |c| of_place(c, |p| p.month_first) * flag(c.english),
    },
    Trait { name: "short_year", measure: |c| of_place(c, |p| p.short_year) },
    Trait { name: "glued", measure: |c| of_place(c, |p| p.glued) },
    Trait { name: "published", measure: |c| of_place(c, |p| p.said == Said::Published) },
    Trait { name: "updated", measure: |c| of_place(c, |p| p.said == Said::Updated) },
    Trait {
        name: "updated_alone",
        measure: |c| of_place(c, |p| p.said == Said::Updated) * flag(c.earliest),
    },
    Trait {
        name: "published_beside_title",
        measure: |c| of_place(c, |p| p.said == Said::Published && is_beside_title(&p.spot)),
    },
    // Where it stands.
    Trait { name: "on_title", measure: |c| title(c, 0..=0) },
    Trait { name: "1_below_title", measure: |c| title(c, 1..=1) },
    Trait { name: "2_below_title", measure: |c| title(c, 2..=2) },
    Trait { name: "3_below_title", measure: |c| title(c, 3..=3) },
    Trait { name: "4_to_7_below_title", measure: |c| title(c, 4..=7) },
    Trait { name: "1_above_title", measure: |c| title(c, -1..=-1) },
    Trait { name: "far_above_title", measure: |c| title(c, i64::MIN..=-9) },
    Trait {
        name: "between",
        measure: |c| {
            of_place(c, |p| p.spot.from_title.is_some_and(|d| d >= 0) && p.spot.from_start < 0)
        },
    },
    Trait { name: "1_above_text", measure: |c| start(c, -1..=-1) },
    Trait { name: "2_to_3_above_text", measure: |c| start(c, -3..=-2) },
    Trait { name: "4_to_8_above_text", measure: |c| start(c, -8..=-4) },
    Trait { name: "9_to_20_above_text", measure: |c| start(c, -20..=-9) },
    Trait { name: "first_of_text", measure: |c| start(c, 0..=1) },
    Trait {
        name: "in_text",
        measure: |c| of_place(c, |p| p.spot.from_start > 1 && p.spot.from_end < -1),
    },
    Trait { name: "1_to_2_below_text", measure: |c| end(c, 1..=2) },
    Trait { name: "3_to_8_below_text", measure: |c| end(c, 3..=8) },
    Trait { name: "far_below_text", measure: |c| end(c, 9..=i64::MAX) },
    Trait { name: "in_other_list", measure: |c| of_place(c, |p| p.zone == Some(Rule::ReadAlso)) },
    Trait { name: "in_comments", measure: |c| of_place(c, |p| p.zone == Some(Rule::Comments)) },
    Trait { name: "first_of_page", measure: |c| of_place(c, |p| p.first_of_page) },
    Trait { name: "byline_beside", measure: |c| of_place(c, |p| p.byline_beside) },
    Trait {
        name: "menu_behind",
        measure: |c| of_place(c, |p| p.menu_behind) * title(c, i64::MIN..=-3),
    },
    Trait { name: "dates_around", measure: |c| of_place(c, |p| p.dates_around) },
    Trait { name: "repeated_line", measure: |c| of_place(c, |p| p.line.copies > 1) },
    // What HTML says about it.
    Trait { name: "furniture", measure: |c| of_place(c, |p| p.line.markup.furniture) },
    Trait { name: "linked", measure: |c| of_place(c, |p| p.line.link_share() > 0.5) },
    Trait {
        name: "list_item",
        measure: |c| of_place(c, |p| p.line.markup.element == LineElement::ListItem),
    },
    Trait {
        name: "in_article",
        measure: |c| of_place(c, |p| p.line.markup.context.as_ref().is_some_and(|m| m.in_article)),
    },
    // What the page declares.
    Trait { name: "json_ld_page", measure: |c| declared(c, DeclaredBy::JsonLdPage) },
    Trait { name: "published_time", measure: |c| declared(c, DeclaredBy::PublishedTime) },
    Trait { name: "modified_time", measure: |c| declared(c, DeclaredBy::ModifiedTime) },
    Trait { name: "microdata", measure: |c| declared(c, DeclaredBy::Microdata) },
    Trait { name: "microdata_later", measure: |c| declared(c, DeclaredBy::Microdata) * later(c) },
    Trait { name: "microdata_modified", measure: |c| declared(c, DeclaredBy::MicrodataModified) },
    Trait { name: "meta_date", measure: |c| declared(c, DeclaredBy::MetaDate) },
    Trait {
        name: "time_element_later",
        measure: |c| declared(c, DeclaredBy::TimeElement) * later(c),
    },
    Trait {
        name: "published_time_element",
        measure: |c| declared(c, DeclaredBy::PublishedTimeElement),
    },
    Trait {
        name: "updated_time_element",
        measure: |c| declared(c, DeclaredBy::UpdatedTimeElement),
    },
    Trait { name: "date_class", measure: |c| declared(c, DeclaredBy::DateClass) },
    Trait { name: "date_class_later", measure: |c| declared(c, DeclaredBy::DateClass) * later(c) },
    Trait { name: "script_published", measure: |c| declared(c, DeclaredBy::ScriptPublished) },
    Trait { name: "script_created", measure: |c| declared(c, DeclaredBy::ScriptCreated) },
    // Where the element stands that declares it.
    Trait { name: "element_beside_title", measure: |c| of_spot(c, is_beside_title) },
    Trait {
        name: "element_far_above_title",
        measure: |c| of_spot(c, |spot| spot.from_title.is_some_and(|distance| distance < -2)),
    },
    Trait { name: "element_far_above_text", measure: |c| of_spot(c, |spot| spot.from_start < -8) },
    Trait {
        name: "element_near_text",
        measure: |c| of_spot(c, |spot| (-8..=1).contains(&spot.from_start)),
    },
    Trait { name: "element_far_below_text", measure: |c| of_spot(c, |spot| spot.from_end > 5) },
    Trait { name: "element_elsewhere", measure: |c| of_spot(c, |spot| spot.elsewhere) },
    Trait { name: "element_in_furniture", measure: |c| of_spot(c, |spot| spot.furniture) },
    Trait {
        name: "address",
        measure: |c| {
            flag(matches!(c.origin, DateOrigin::Declared { field, .. } if is_address(field)))
        },
    },
    // What declares the same day.
    Trait { name: "by_json_ld", measure: |c| stated(c, DeclaredBy::JsonLd) },
    Trait { name: "by_published_time", measure: |c| stated(c, DeclaredBy::PublishedTime) },
    Trait { name: "by_modified_time", measure: |c| stated(c, DeclaredBy::ModifiedTime) },
    Trait { name: "by_microdata", measure: |c| stated(c, DeclaredBy::Microdata) },
    Trait {
        name: "by_published_element",
        measure: |c| stated(c, DeclaredBy::PublishedTimeElement),
    },
    Trait { name: "by_script", measure: |c| stated(c, DeclaredBy::ScriptPublished) },
    Trait { name: "only_by_modified", measure: only_by_modified },
    // What other dates say.
    Trait { name: "declared_same", measure: |c| of_place(c, |_| true) * c.declared_same },
    Trait { name: "other_declared_same", measure: |c| flag(c.place().is_none()) * c.declared_same },
    Trait { name: "undeclared", measure: |c| flag(c.undeclared) },
    Trait { name: "shown_near", measure: |c| flag(c.shown_near) },
    Trait { name: "address_same", measure: |c| flag(c.address_same) },
    Trait { name: "earliest", measure: |c| flag(c.earliest && !c.latest) },
    Trait { name: "old", measure: |c| flag(c.old) },
];

fn of_place(candidate: &DateCandidate, holds: fn(&DatePlace) -> bool) -> f32 {
    flag(candidate.place().is_some_and(holds))
}

fn of_spot(candidate: &DateCandidate, holds: fn(&Spot) -> bool) -> f32 {
    flag(candidate.spot().is_some_and(holds))
}

fn title(candidate: &DateCandidate, distances: RangeInclusive<i64>) -> f32 {
    let distance = candidate.place().and_then(|place| place.spot.from_title);
    flag(distance.is_some_and(|distance| distances.contains(&distance)))
}

fn start(candidate: &DateCandidate, distances: RangeInclusive<i64>) -> f32 {
    flag(candidate.place().is_some_and(|place| distances.contains(&place.spot.from_start)))
}

fn end(candidate: &DateCandidate, distances: RangeInclusive<i64>) -> f32 {
    flag(candidate.place().is_some_and(|place| distances.contains(&place.spot.from_end)))
}

fn declared(candidate: &DateCandidate, wanted: DeclaredBy) -> f32 {
    flag(matches!(&candidate.origin, DateOrigin::Declared { field, .. } if field.rule == wanted))
}

fn stated(candidate: &DateCandidate, wanted: DeclaredBy) -> f32 {
    flag(candidate.stated_by.contains(&wanted))
}

/// All that declares the same day says that the page was changed on it.
fn only_by_modified(candidate: &DateCandidate) -> f32 {
    let by = &candidate.stated_by;
    flag(!by.is_empty() && by.iter().all(|by| by.is_of_change()))
}

/// Not the first that its rule found.
fn later(candidate: &DateCandidate) -> f32 {
    flag(matches!(&candidate.origin, DateOrigin::Declared { first: false, .. }))
}
