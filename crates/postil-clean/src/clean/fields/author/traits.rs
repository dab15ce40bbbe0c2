//! What is known about a candidate for the byline, as numbers.

use std::ops::RangeInclusive;

use crate::clean::fields::author::candidate::{
    AuthorCandidate, AuthorOrigin, Part, Stated, opens_given,
};
use crate::clean::fields::author::declared_at::{is_far_below, is_in_text};
use crate::clean::fields::author::dense_names::is_letter_of_name;
use crate::clean::fields::author::found::Cue;
use crate::clean::fields::author::shown::AuthorPlace;
use crate::clean::fields::choice::{Trait, flag};
use crate::clean::fields::spot::Spot;
use crate::clean::page::facts::Shape;
use crate::model::rule::{DeclaredBy, Rule};
use crate::model::source::LineElement;
use postil_text::bylines::TELLS;

/// What measures a candidate.
type Measure = fn(&AuthorCandidate) -> f32;

/// Everything that is known about a candidate.
pub(super) const ALL: &[Trait<Measure>] = &[
    Trait { name: "is_line", measure: |c| flag(c.place().is_some()) },
    Trait { name: "is_declared", measure: |c| flag(c.place().is_none()) },
    // What other documents say.
    Trait { name: "elsewhere", measure: |c| of_place(c, |p| p.line.standing.others > 0) },
    Trait { name: "repeated", measure: |c| of_place(c, |p| p.line.standing.repeated) },
    // How the names read.
    Trait { name: "2_names", measure: |c| flag(c.names.len() == 2) },
    Trait { name: "3_names", measure: |c| flag(c.names.len() >= 3) },
    Trait { name: "1_word", measure: is_one_word },
    Trait { name: "3_words", measure: |c| words(c, 3..=3) },
    Trait { name: "over_3_words", measure: |c| words(c, 4..=99) },
    Trait { name: "1_word_line", measure: |c| is_one_word(c) * of_place(c, |_| true) },
    Trait {
        name: "a_name_of_1_word",
        measure: |c| flag(c.names.len() > 1 && c.names.iter().any(|name| is_half(name))),
    },
    Trait { name: "all_given", measure: |c| of_several(c, |given, all| given == all) },
    Trait {
        name: "first_alone_given",
        measure: |c| flag(c.is_given) * of_several(c, |n, _| n == 1),
    },
    Trait {
        name: "first_name_alone_given",
        measure: |c| flag(c.part == Part::First) * flag(c.is_given) * flag(c.others_are_none),
    },
    Trait { name: "given_name", measure: |c| flag(c.is_given) },
    Trait { name: "given_name_line", measure: |c| flag(c.is_given) * of_place(c, |_| true) },
    Trait {
        name: "all_capitals",
        measure: |c| {
            flag(c.names.iter().any(|n| n.chars().count() > 4 && !n.contains(char::is_lowercase)))
        },
    },
    Trait {
        name: "small_letters",
        measure: |c| flag(c.names.iter().any(|n| n.starts_with(char::is_lowercase))),
    },
    Trait { name: "initial", measure: |c| flag(c.first_words().any(|w| w.ends_with('.'))) },
    Trait { name: "organisation", measure: |c| flag(c.has_organisation) },
    Trait { name: "outlet", measure: |c| flag(c.has_outlet) },
    Trait { name: "outlet_given", measure: |c| flag(c.has_outlet) * flag(c.is_given) },
    Trait { name: "common_word", measure: |c| flag(c.common_word) },
    Trait { name: "in_text", measure: |c| flag(c.in_text) },
    // What announces them.
    Trait { name: "cue", measure: |c| of_place(c, |p| p.cue == Some(Cue::Plain)) },
    Trait { name: "small_cue", measure: |c| of_place(c, |p| p.cue == Some(Cue::Small)) },
    Trait { name: "cue_before", measure: |c| of_place(c, |p| p.cue_before) },
    Trait {
        name: "cued_1_word",
        measure: |c| is_one_word(c) * of_place(c, |p| p.cue.is_some() || p.cue_before),
    },
    Trait { name: "role", measure: |c| of_place(c, |p| p.role.is_some()) },
    Trait { name: "date_in_line", measure: |c| of_place(c, |p| p.date_in_line) },
    Trait { name: "date_beside", measure: |c| of_place(c, |p| p.date_beside) },
    Trait {
        name: "cued_date",
        measure: |c| of_place(c, |p| p.cue.is_some() && (p.date_beside || p.date_in_line)),
    },
    // What else the line holds.
    Trait {
        name: "alone",
        measure: |c| {
            of_place(c, |p| p.rest.is_empty() && p.nth == 0 && p.cue.is_none() && !p.date_in_line)
        },
    },
    Trait { name: "rest_of_1_to_3", measure: |c| rest(c, 1..=3) },
    Trait { name: "rest_of_4_to_8", measure: |c| rest(c, 4..=8) },
    Trait { name: "rest_over_8", measure: |c| rest(c, 9..=999) },
    Trait { name: "tells_of_them", measure: |c| of_place(c, |p| tells_of(&p.rest)) },
    Trait { name: "later_stretch", measure: |c| of_place(c, |p| p.nth > 0) },
    Trait { name: "sentence", measure: |c| of_place(c, is_of_sentence) },
    Trait { name: "caption", measure: |c| of_place(c, |p| p.line.shape == Shape::Caption) },
    Trait { name: "menu_cue", measure: |c| of_place(c, |p| p.line.cue.is_some()) },
    Trait { name: "repeated_line", measure: |c| of_place(c, |p| p.line.copies > 1) },
    // Where it stands.
    Trait { name: "1_below_title", measure: |c| title(c, 1..=1) },
    Trait { name: "2_below_title", measure: |c| title(c, 2..=2) },
    Trait { name: "3_below_title", measure: |c| title(c, 3..=3) },
    Trait { name: "far_above_title", measure: |c| title(c, i64::MIN..=-4) },
    Trait {
        name: "between",
        measure: |c| {
            of_place(c, |p| p.spot.from_title.is_some_and(|d| d > 0) && p.spot.from_start < 0)
        },
    },
    Trait { name: "4_to_8_above_text", measure: |c| start(c, -8..=-4) },
    Trait { name: "far_above_text", measure: |c| start(c, i64::MIN..=-9) },
    Trait { name: "first_of_text", measure: |c| start(c, 0..=0) * of_place(c, |p| !p.set_off) },
    Trait {
        name: "in_text_line",
        measure: |c| of_place(c, |p| p.spot.from_start > 0 && p.spot.from_end < 0),
    },
    Trait { name: "last_of_text", measure: |c| end(c, 0..=0) },
    Trait { name: "right_below_text", measure: |c| end(c, 1..=1) },
    Trait { name: "2_to_3_below_text", measure: |c| end(c, 2..=3) },
    Trait { name: "4_to_10_below_text", measure: |c| end(c, 4..=10) },
    Trait { name: "far_below_text", measure: |c| end(c, 11..=i64::MAX) },
    // The line above is the headline of another page.
    Trait {
        name: "headed_below_text",
        measure: |c| of_place(c, |p| p.headed && p.spot.from_end > 1),
    },
    Trait { name: "in_other_list", measure: |c| of_place(c, |p| p.zone == Some(Rule::ReadAlso)) },
    Trait { name: "in_comments", measure: |c| of_place(c, |p| p.zone == Some(Rule::Comments)) },
    // What HTML says about it.
    Trait { name: "furniture", measure: |c| of_place(c, |p| p.line.markup.furniture) },
    Trait { name: "linked", measure: |c| of_place(c, |p| p.line.link_share() > 0.4) },
    Trait {
        name: "heading",
        measure: |c| of_place(c, |p| matches!(p.line.markup.element, LineElement::Heading(_))),
    },
    Trait {
        name: "heading_not_given",
        measure: |c| {
            let is_heading =
                |place: &AuthorPlace| matches!(place.line.markup.element, LineElement::Heading(_));
            of_place(c, is_heading) * (1.0 - flag(c.is_given))
        },
    },
    Trait { name: "bare_not_given", measure: |c| of_place(c, is_bare) * (1.0 - flag(c.is_given)) },
    Trait {
        name: "bare_in_text",
        measure: |c| of_place(c, is_bare) * flag(c.in_text) * (1.0 - flag(c.is_given)),
    },
    Trait {
        name: "list_item",
        measure: |c| of_place(c, |p| p.line.markup.element == LineElement::ListItem),
    },
    // What the page declares.
    Trait { name: "json_ld", measure: |c| declared(c, DeclaredBy::JsonLd) },
    Trait { name: "json_ld_creator", measure: |c| declared(c, DeclaredBy::JsonLdCreator) },
    Trait {
        name: "json_ld_organisation",
        measure: |c| declared(c, DeclaredBy::JsonLdOrganization),
    },
    Trait { name: "meta_author", measure: |c| declared(c, DeclaredBy::MetaAuthor) },
    Trait { name: "byline_class", measure: |c| declared(c, DeclaredBy::BylineClass) },
    Trait { name: "author_class", measure: |c| declared(c, DeclaredBy::AuthorClass) },
    Trait { name: "declared_first", measure: |c| stated(c, Stated::First) },
    Trait { name: "declared_near", measure: |c| stated(c, Stated::Near) },
    Trait { name: "declared_all", measure: |c| stated(c, Stated::All) },
    // Where the element stands that declares them.
    Trait { name: "declared_in_text", measure: |c| spot(c, is_in_text) },
    Trait { name: "declared_below", measure: |c| spot(c, is_far_below) },
    Trait { name: "declared_outside", measure: |c| spot(c, |spot| spot.outside) },
    // How much of what stands there they are.
    Trait { name: "first_name_alone", measure: |c| flag(c.part == Part::First) },
    Trait { name: "without_end", measure: |c| flag(c.part == Part::WithoutEnd) },
    Trait {
        name: "without_end_given",
        measure: |c| flag(c.part == Part::WithoutEnd) * flag(c.is_given),
    },
    // What the others say.
    Trait { name: "once_more", measure: |c| flag(c.company.repeated == 1) },
    Trait { name: "often", measure: |c| flag(c.company.repeated >= 2) },
    Trait { name: "declared_too", measure: |c| flag(c.company.declared_same == 1) },
    Trait { name: "often_declared", measure: |c| flag(c.company.declared_same >= 2) },
    Trait { name: "undeclared", measure: |c| flag(c.company.undeclared) },
];

fn of_place(candidate: &AuthorCandidate, holds: fn(&AuthorPlace) -> bool) -> f32 {
    flag(candidate.place().is_some_and(holds))
}

/// It stands in a sentence, and neither between brackets nor alone: `Соколов А. Н., Петрова И. В.`
fn is_of_sentence(place: &AuthorPlace) -> bool {
    let is_sentence = place.line.ends_sentence && place.line.words > 5;
    is_sentence && !place.set_off && !place.rest.is_empty()
}

/// Nothing but its shape says that a name stands there.
fn is_bare(place: &AuthorPlace) -> bool {
    place.cue.is_none() && !place.cue_before && place.role.is_none() && place.rest.is_empty()
}

fn words(candidate: &AuthorCandidate, counts: RangeInclusive<usize>) -> f32 {
    flag(counts.contains(&candidate.first_words().count()))
}

fn is_one_word(candidate: &AuthorCandidate) -> f32 {
    flag(candidate.names.first().is_some_and(|name| is_half(name)))
}

/// What the number of given names among several says.
fn of_several(candidate: &AuthorCandidate, holds: fn(usize, usize) -> bool) -> f32 {
    let all = candidate.names.len();
    let given = || candidate.names.iter().filter(|name| opens_given(name)).count();
    flag(all > 1 && holds(given(), all))
}

/// Whether a name is but a half of one; where names are written as one word it is whole.
fn is_half(name: &str) -> bool {
    !name.contains([' ', '.']) && !name.starts_with(is_letter_of_name)
}

fn rest(candidate: &AuthorCandidate, counts: RangeInclusive<usize>) -> f32 {
    flag(counts.contains(&candidate.place().map_or(0, |place| place.rest_words)))
}

/// The words after a name open a note on the author.
fn tells_of(rest: &str) -> bool {
    rest.split_whitespace().next().is_some_and(|word| TELLS.has(word))
}

fn stated(candidate: &AuthorCandidate, wanted: Stated) -> f32 {
    let is = |origin: &AuthorOrigin| matches!(origin, AuthorOrigin::Declared { stated, .. } if *stated == wanted);
    flag(is(&candidate.origin))
}

fn spot(candidate: &AuthorCandidate, holds: fn(&Spot) -> bool) -> f32 {
    flag(candidate.spot().is_some_and(holds))
}

fn title(candidate: &AuthorCandidate, distances: RangeInclusive<i64>) -> f32 {
    let distance = candidate.place().and_then(|place| place.spot.from_title);
    flag(distance.is_some_and(|distance| distances.contains(&distance)))
}

fn start(candidate: &AuthorCandidate, distances: RangeInclusive<i64>) -> f32 {
    flag(candidate.place().is_some_and(|place| distances.contains(&place.spot.from_start)))
}

fn end(candidate: &AuthorCandidate, distances: RangeInclusive<i64>) -> f32 {
    flag(candidate.place().is_some_and(|place| distances.contains(&place.spot.from_end)))
}

fn declared(candidate: &AuthorCandidate, wanted: DeclaredBy) -> f32 {
    flag(matches!(&candidate.origin, AuthorOrigin::Declared { field, .. } if field.rule == wanted))
}
