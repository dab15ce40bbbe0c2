//! The captures of a page that an archive has besides the first: those that are called after their
//! times.
//!
//! Each folder is listed once.

use std::collections::{HashMap, HashSet};
use std::io;

use crate::model::intake::Shelf;
use crate::model::key::Key;

/// How long a day is in a name, as `20260214`; a time behind it, as `t115203`; and a hash.
const DAY: usize = 8;
const TIME: usize = 6;
const HASH: usize = 8;

/// What is known of later captures.
#[derive(Debug, Default)]
pub(super) struct LaterCaptures {
    /// The folders that have been listed.
    listed: HashSet<String>,
    /// What stands behind the names of first captures, by these; both without the ending.
    tails: HashMap<Key, Vec<Box<str>>>,
}

impl LaterCaptures {
    /// The names that later captures of the page with a first name have, without the ending; some of
    /// them may be of other pages.
    ///
    /// Fails as the archive's file system does.
    pub fn of(&mut self, plain: &str, shelf: &dyn Shelf) -> io::Result<Vec<String>> {
        let folder = &plain[..plain.rfind('/').map_or(0, |slash| slash + 1)];
        if !self.listed.contains(folder) {
            self.listed.insert(folder.to_owned());
            for name in shelf.names(folder)? {
                if let Some(stem) = name.strip_suffix(".toml") {
                    self.take(&format!("{folder}{stem}"));
                }
            }
        }
        let tails = self.tails.get(&Key::of_bytes(plain.as_bytes()));
        Ok(tails.into_iter().flatten().map(|tail| format!("{plain}{tail}")).collect())
    }

    /// Takes note of a name that was written, where its folder has been listed.
    pub fn add(&mut self, stem: &str) {
        let folder = &stem[..stem.rfind('/').map_or(0, |slash| slash + 1)];
        if self.listed.contains(folder) {
            self.take(stem);
        }
    }

    fn take(&mut self, stem: &str) {
        let Some(at) = tail(stem) else { return };
        let plain = Key::of_bytes(&stem.as_bytes()[..at]);
        self.tails.entry(plain).or_default().push(stem[at..].into());
    }
}

/// The name that a first capture of the page would have whose later one has a name.
pub(super) fn first_of(stem: &str) -> Option<&str> {
    tail(stem).map(|at| &stem[..at])
}

/// Where a time of capture begins that ends a name, with the hyphen before it, and a hash behind it
/// where two were of one time.
fn tail(stem: &str) -> Option<usize> {
    let before_hash =
        stem.len().checked_sub(HASH + 1).filter(|at| is_hash(&stem.as_bytes()[*at..]));
    let ends = [Some(stem.len()), before_hash].into_iter().flatten();
    let starts =
        |end: usize| [DAY + 1, DAY + TIME + 2].map(|length| (end.checked_sub(length), end));
    ends.flat_map(starts)
        .find_map(|(start, end)| start.filter(|start| is_time(&stem.as_bytes()[*start..end])))
}

fn is_hash(part: &[u8]) -> bool {
    part[0] == b'-' && part[1..].iter().all(u8::is_ascii_alphanumeric)
}

/// Whether these are a hyphen and a day, with or without a time.
fn is_time(part: &[u8]) -> bool {
    let (day, time) = part.split_at(DAY + 1);
    let are_digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    let is_of_day = time.first().is_none_or(|mark| *mark == b't' && are_digits(&time[1..]));
    day[0] == b'-' && are_digits(&day[1..]) && is_of_day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_at_the_end_of_a_name_is_found() {
        for (stem, plain) in [
            ("a/most-20260214", Some("a/most")),
            ("a/most-20260214t115203", Some("a/most")),
            ("a/most-20260214t115203-0a1b2c3d", Some("a/most")),
            ("a/most-20260214-0a1b2c3d", Some("a/most")),
            ("a/20250101-20260214", Some("a/20250101")),
            ("a/most", None),
            ("a/most-0a1b2c3d", None),
            ("a/most-20260214x115203", None),
            ("a/most-2026021", None),
            ("-20260214", Some("")),
            ("20260214", None),
        ] {
            assert_eq!(tail(stem).map(|at| &stem[..at]), plain, "{stem}");
        }
    }
}
