//! Days from before the web: an old paper's own, or one that a page of today tells of.

use chrono::{Datelike, NaiveDate};

use crate::clean::fields::date::candidate::{DateCandidate, DateOrigin};
use crate::clean::fields::date::said::Said;
use crate::clean::fields::date::{declaration, place};
use crate::clean::fields::spot::Spot;

/// Nothing was published on the web before this year.
const WEB: i32 = 1980;

/// A line with more words beside an old day tells something of it.
const MOST_BESIDE: usize = 2;

/// The days that programs write where they know none: the first ones of their calendars, as UTC and the
/// hours beside it have them.
const ZEROS: [(i32, u32, u32); 8] = [
    (1, 1, 1),
    (1753, 1, 1),
    (1899, 12, 30),
    (1899, 12, 31),
    (1900, 1, 1),
    (1969, 12, 31),
    (1970, 1, 1),
    (1970, 1, 2),
];

/// Leaves out days that mean nothing, and old ones that are hardly the page's own.
///
/// An old day is its own if the page calls it so or declares it in its head; where there is no later one,
/// also as the line below the headline.
pub(super) fn settle(candidates: &mut Vec<DateCandidate>) {
    candidates.retain(|candidate| !is_zero(candidate.date.day));
    let is_dated_later =
        candidates.iter().any(|candidate| !is_old(candidate) && !is_of_today(candidate));
    candidates.retain(|candidate| {
        !is_old(candidate) || is_stated(candidate) || (!is_dated_later && is_alone(candidate))
    });
}

fn is_zero(day: NaiveDate) -> bool {
    ZEROS.contains(&(day.year(), day.month(), day.day()))
}

fn is_old(candidate: &DateCandidate) -> bool {
    candidate.date.day.year() < WEB
}

fn is_of_today(candidate: &DateCandidate) -> bool {
    candidate.place().is_some_and(|place| place.is_today)
}

/// Whether the page calls the day that of its publication, or declares it where no reader looks.
fn is_stated(candidate: &DateCandidate) -> bool {
    match &candidate.origin {
        DateOrigin::Line(place) => place.said == Said::Published,
        DateOrigin::Declared { field, .. } => !declaration::is_by_element(field.rule),
    }
}

/// Whether the day stands between headline and text, or above both, next to alone in its line.
fn is_alone(candidate: &DateCandidate) -> bool {
    let is_before_text = |spot: &Spot| place::is_beside_title(spot) && spot.from_start <= 0;
    match candidate.place() {
        Some(place) => is_before_text(&place.spot) && place.words_beside <= MOST_BESIDE,
        None => candidate.spot().is_some_and(is_before_text),
    }
}
