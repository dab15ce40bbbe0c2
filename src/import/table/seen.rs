//! Which addresses and texts earlier rows of a table had.
//!
//! Both are known by their hashes. What is kept is bounded: beyond that a row is compared with what
//! the archive has, which comes to the same files, and only the report names no row that it is like.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use crate::model::key::Key;
use crate::model::web_address;

/// So many rows are kept, of 26 bytes each in tables that are filled to seven eighths: 220 MB.
const MOST: usize = 7 << 20;

/// What rows so far had.
#[derive(Debug)]
pub(super) struct SeenRows {
    addresses: HashSet<u64>,
    /// The first row of each address with each text.
    rows: HashMap<u64, u32>,
    most: usize,
}

/// What an earlier row has of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// Nothing, as far as is known.
    Nothing,
    /// The address, with another text.
    Address,
    /// Both; the number of that row.
    Twice(u32),
}

impl Default for SeenRows {
    fn default() -> Self {
        SeenRows { addresses: HashSet::new(), rows: HashMap::new(), most: MOST }
    }
}

impl SeenRows {
    /// Takes note of a row, and says what an earlier one has of it.
    pub fn see(&mut self, address: &str, text: &str, row: u64) -> Seen {
        let address = Key::of_bytes(web_address::plain(address).as_bytes());
        let has_room = self.rows.len() < self.most;
        match self.rows.entry(half(Key::of(&(address, text)))) {
            Entry::Occupied(first) => return Seen::Twice(*first.get()),
            Entry::Vacant(free) if has_room => {
                free.insert(u32::try_from(row).unwrap_or(u32::MAX));
            }
            Entry::Vacant(_) => {}
        }
        let address = half(address);
        let is_known = match has_room {
            true => !self.addresses.insert(address),
            false => self.addresses.contains(&address),
        };
        if is_known { Seen::Address } else { Seen::Nothing }
    }
}

/// The first half of a key: two of a million are the same once in forty million tables.
fn half(key: Key) -> u64 {
    let [a, b, c, d, e, f, g, h, ..] = *key.as_bytes();
    u64::from_le_bytes([a, b, c, d, e, f, g, h])
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [(&str, &str, Seen); 7] = [
        ("https://a.example/1", "Мост", Seen::Nothing),
        ("https://a.example/2", "Мост", Seen::Nothing),
        ("https://a.example/1/", "Река", Seen::Address),
        ("https://a.example/1", "Река", Seen::Twice(3)),
        ("http://www.a.example/1#top", "Мост", Seen::Twice(1)),
        ("https://a.example/2", "Река", Seen::Address),
        ("https://a.example/3", "Паром", Seen::Nothing),
    ];

    #[test]
    fn a_row_is_compared_with_every_text_of_its_address() {
        let mut seen = SeenRows::default();
        for (number, (address, text, expected)) in ROWS.into_iter().enumerate() {
            assert_eq!(seen.see(address, text, number as u64 + 1), expected, "row {}", number + 1);
        }
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let mut seen = SeenRows { most: 2, ..SeenRows::default() };
        for (number, (address, text, expected)) in ROWS.into_iter().enumerate() {
            let found = seen.see(address, text, number as u64 + 1);
            // The third row and those behind it are not kept.
            let expected = if expected == Seen::Twice(3) { Seen::Address } else { expected };
            assert_eq!(found, expected, "row {}", number + 1);
        }
        assert_eq!((seen.rows.len(), seen.addresses.len()), (2, 2));
    }
}
