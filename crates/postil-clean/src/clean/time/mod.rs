//! Times and dates as pages write them: days in every [`notation`], times of the [`clock`], [`zone`]s,
//! dates that are [`relative`] to the capture, and the scraper's [`stamp`] in front of a file's first
//! words.

pub(crate) mod clock;
mod east_asian;
pub(crate) mod notation;
pub(crate) mod relative;
pub(crate) mod stamp;
pub(crate) mod whole;
pub(crate) mod zone;

use regex::Regex;

/// A pattern of this room.
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant and covered by tests")
}
