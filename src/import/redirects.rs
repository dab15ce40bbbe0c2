//! What the pages that a package lists led on to: that is listed too, wherever its record stands.

use std::collections::{HashMap, HashSet};

use crate::import::capture::Led;
use crate::model::key::Key;
use crate::model::web_address;

/// An address in a file, by the file's number.
type Place = (usize, Key);

/// The ways that servers sent crawlers in packages with lists.
#[derive(Debug, Default)]
pub(super) struct Redirects {
    ways: HashMap<Place, Vec<Key>>,
    /// The addresses that are listed and led on.
    listed: Vec<Place>,
}

/// The addresses that listed ones led on to, at once or by others.
#[derive(Debug, Default)]
pub(super) struct Reached(HashSet<Place>);

impl Redirects {
    /// Takes note of a way that was found in a file.
    pub fn see(&mut self, source: usize, led: &Led) {
        let Some(is_listed) = led.is_listed else { return };
        let from = (source, web_address::key(&led.from));
        self.ways.entry(from).or_default().push(web_address::key(&led.to));
        self.listed.extend(is_listed.then_some(from));
    }

    /// Follows all ways, each once.
    pub fn followed(mut self) -> Reached {
        let mut reached = HashSet::new();
        while let Some(from) = self.listed.pop() {
            let ways = self.ways.remove(&from).into_iter().flatten();
            let new = ways.map(|to| (from.0, to)).filter(|place| reached.insert(*place));
            self.listed.extend(new);
        }
        Reached(reached)
    }
}

impl Reached {
    /// Whether an address of a file is among them.
    pub fn has(&self, source: usize, address: &str) -> bool {
        !self.0.is_empty() && self.has_key(source, web_address::key(address))
    }

    /// Whether the address with a key is among them.
    pub fn has_key(&self, source: usize, address: Key) -> bool {
        self.0.contains(&(source, address))
    }
}
