//! How candidates for the headline are measured.

use std::ops::RangeInclusive;

use crate::clean::fields::choice::flag;
use crate::clean::fields::title::candidate::{TitleCandidate, TitleOrigin};
use crate::clean::fields::title::parts::{self, Part};
use crate::clean::fields::title::place::TitlePlace;
use crate::clean::page::facts::LineFacts;
use crate::model::rule::DeclaredBy;
use crate::model::source::LineElement;
use postil_text::letter;

pub(super) fn of_line(candidate: &TitleCandidate, measure: fn(&LineFacts) -> f32) -> f32 {
    candidate.place().map_or(0.0, |place| measure(place.line))
}

pub(super) fn of_place(candidate: &TitleCandidate, measure: fn(&TitlePlace) -> f32) -> f32 {
    candidate.place().map_or(0.0, measure)
}

pub(super) fn above(candidate: &TitleCandidate, distances: RangeInclusive<usize>) -> f32 {
    let above = candidate.place().and_then(|place| place.above);
    flag(above.is_some_and(|above| distances.contains(&above)))
}

pub(super) fn next(candidate: &TitleCandidate, holds: fn(&LineFacts) -> bool) -> f32 {
    flag(candidate.place().and_then(|place| place.next).is_some_and(holds))
}

pub(super) fn before(candidate: &TitleCandidate, holds: fn(&LineFacts) -> bool) -> f32 {
    flag(candidate.place().and_then(|place| place.before).is_some_and(holds))
}

/// What holds of a line that stands right above the body or opens it.
pub(super) fn near(candidate: &TitleCandidate, holds: fn(&TitlePlace) -> bool) -> f32 {
    const NEAR: usize = 3;
    let is_near = |place: &TitlePlace| {
        place.above.is_some_and(|above| above <= NEAR) || place.inside == Some(0)
    };
    flag(candidate.place().is_some_and(|place| is_near(place) && holds(place)))
}

/// What holds of a line of bare text, where blank lines are all that tells groups apart.
pub(super) fn of_text(candidate: &TitleCandidate, holds: fn(&TitlePlace) -> bool) -> f32 {
    let place = candidate.place().filter(|place| place.line.markup.context.is_none());
    flag(place.is_some_and(holds))
}

/// A few words stand right above, without a blank line between.
pub(super) fn has_kicker(place: &TitlePlace) -> bool {
    let is_short = |line: &LineFacts| line.words <= 3 && !line.ends_sentence;
    !place.blank_before && place.before.is_some_and(is_short)
}

/// The line below, parted by a blank one, is a longer one of the same kind: a standfirst.
pub(super) fn opens_group(place: &TitlePlace) -> bool {
    let is_longer = |next: &LineFacts| {
        next.words > place.line.words && (6..=40).contains(&next.words) && next.cue.is_none()
    };
    place.blank_after && !place.line.ends_sentence && place.next.is_some_and(is_longer)
}

/// A trail of crumbs, whatever parts them.
pub(super) fn is_trail(text: &str) -> bool {
    // All of them but `>` and `/` begin with one of these bytes, which few lines have.
    let may_be = |byte: u8| matches!(byte, b'>' | b'/' | 0xc2 | 0xe2 | 0xe3 | 0xef);
    text.bytes().any(may_be)
        && [" » ", " › ", " > ", " / ", " 〉", " ＞ ", " → "].iter().any(|mark| text.contains(mark))
}

pub(super) fn heading(candidate: &TitleCandidate, levels: RangeInclusive<u8>) -> f32 {
    let element = candidate.place().map(|place| place.line.markup.element);
    flag(matches!(element, Some(LineElement::Heading(level)) if levels.contains(&level)))
}

pub(super) fn declared_as(candidate: &TitleCandidate, rule: fn(DeclaredBy) -> bool) -> f32 {
    match &candidate.origin {
        TitleOrigin::Declared { field, .. } => flag(rule(field.rule)),
        TitleOrigin::Line(_) => 0.0,
    }
}

pub(super) fn part(candidate: &TitleCandidate, wanted: Part) -> f32 {
    flag(matches!(&candidate.origin, TitleOrigin::Declared { part, .. } if *part == wanted))
}

/// The whole of a declared title that may hold an outlet's or a section's name too.
pub(super) fn has_separator(candidate: &TitleCandidate) -> f32 {
    let whole = part(candidate, Part::Whole);
    flag(whole > 0.0 && parts::is_parted(candidate.text))
}

/// The share of words that start with a capital.
pub(super) fn capitals(text: &str) -> f32 {
    let words = letter::pieces(text);
    let (count, capital) = words.fold((0, 0), |(count, capital), word| {
        (count + 1, capital + usize::from(word.starts_with(char::is_uppercase)))
    });
    capital as f32 / count.max(1) as f32
}
