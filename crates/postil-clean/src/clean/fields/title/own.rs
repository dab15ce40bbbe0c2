//! The headline that a page shows and does not declare: what its data declare then is worded for
//! networks and searches.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::clean::fields::title::candidate::{TitleCandidate, TitleOrigin};
use crate::clean::fields::title::parts::Part;
use crate::model::rule::DeclaredBy;

/// A shorter heading may be a section's, and so may a shorter line that has a title's words, in words.
const LEAST_WORDS: usize = 3;
/// A headline stands at most so many lines above its text, where neither date nor byline tells it.
const NEAR: usize = 3;

/// Leaves out the titles that the page's data declare where its only first-level heading is the
/// article's and neither it nor another line has the words of one of them.
pub(super) fn prefer(candidates: &mut Vec<TitleCandidate>) {
    let Some(heading) = candidates.iter().find(|c| is_own(c)) else { return };
    let of_data = || candidates.iter().filter(|c| is_of_data(c));
    let titles: HashSet<&str, RandomState> = of_data().map(|c| c.key.as_str()).collect();
    let shows = |line: &TitleCandidate| {
        line.place().is_some() && line.words >= LEAST_WORDS && titles.contains(line.key.as_str())
    };
    let is_other = of_data().all(|c| !holds(heading, c) && !c.key.contains(&heading.key));
    if is_other && !candidates.iter().any(shows) {
        candidates.retain(|candidate| !is_of_data(candidate));
    }
}

/// Whether a heading has all words of a title or of several that are a part of one; at its end two are
/// the outlet's name.
fn holds(heading: &TitleCandidate, title: &TitleCandidate) -> bool {
    let is_end = matches!(title.origin, TitleOrigin::Declared { part: Part::Tail, .. });
    let least = if is_end { LEAST_WORDS - 1 } else { LEAST_WORDS };
    let has = |word: &str| heading.key.split(' ').any(|own| own == word);
    title.words >= least && title.key.split(' ').all(has)
}

/// Whether it is a title that the page's data declare, and none that an element shows.
fn is_of_data(candidate: &TitleCandidate) -> bool {
    matches!(candidate.origin, TitleOrigin::Declared { field, .. }
        if field.rule != DeclaredBy::HeadlineClass)
}

/// Whether a candidate is the page's only first-level heading, stands as a headline does, and is no
/// outlet's or section's.
fn is_own(candidate: &TitleCandidate) -> bool {
    candidate.place().is_some_and(|place| {
        let is_near = place.above.is_none_or(|above| above <= NEAR);
        place.only_h1
            && candidate.words >= LEAST_WORDS
            && !candidate.is_outlet
            && place.line.standing.others == 0
            && (is_near || candidate.overlap > 0.0 && place.credited_after)
    })
}
