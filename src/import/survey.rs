//! The first reading of the files: which captures are the newest, and where revisits have their bytes.
//!
//! Nothing of a page is kept but what tells it from others, about two hundred bytes each; whatever is
//! found has a number, which it has again when the files are read for the second time.

use std::collections::{HashMap, HashSet};

use crate::import::capture::{Found, Revisit, Sight};
use crate::import::reason::Reason;
use crate::import::wanted::{Captures, Wanted};
use crate::model::date::ArticleDate;
use crate::model::key::Key;
use crate::model::web_address;

/// The number of something that was found.
pub(super) type Number = u64;

/// What has been found so far.
#[derive(Debug)]
pub(super) struct Survey<'a> {
    wanted: &'a Wanted,
    next: Number,
    /// The newest capture of each address.
    newest: HashMap<Key, (Option<ArticleDate>, Number)>,
    /// What bytes have a name; none that are no page's.
    bytes: HashMap<Key, Option<Number>>,
    revisits: Vec<(Number, Revisit)>,
}

/// What is to become of what was found.
#[derive(Debug, Default)]
pub(super) struct Choice {
    /// The captures that are the newest of their addresses; none where each one is wanted.
    newest: Option<HashSet<Number>>,
    /// The revisits that are taken, by the pages that have their bytes.
    borrowers: HashMap<Number, Vec<Revisit>>,
    /// Why revisits are not taken; those that are, are not among them.
    passed: HashMap<Number, Reason>,
}

impl<'a> Survey<'a> {
    /// Nothing has been found yet.
    pub fn new(wanted: &'a Wanted) -> Self {
        let (newest, bytes, revisits) = Default::default();
        Survey { wanted, next: 0, newest, bytes, revisits }
    }

    /// Takes note of what a reader has found.
    pub fn see(&mut self, found: Found) {
        let number = self.next;
        self.next += 1;
        match found {
            Found::Page(page) => {
                self.name_bytes(&page.names, Some(number));
                if page.row.is_none() {
                    self.compete(page.sight(), number);
                }
            }
            Found::Revisit(revisit) => self.revisits.push((number, revisit)),
            Found::LeftOut(left_out) if left_out.reason == Reason::OtherType => {
                self.name_bytes(&left_out.names, None);
            }
            Found::LeftOut(_) => {}
        }
    }

    fn name_bytes(&mut self, names: &[String], number: Option<Number>) {
        for name in names {
            self.bytes.entry(Key::of_bytes(name.as_bytes())).or_insert(number);
        }
    }

    /// A capture may be the newest of its address; of two of one moment the first one is.
    fn compete(&mut self, sight: Sight, number: Number) {
        let (Some(address), captured) = (sight.address, sight.captured) else { return };
        if self.wanted.check(sight).is_err() {
            return;
        }
        let newest = self.newest.entry(web_address::key(address)).or_insert((captured, number));
        if captured > newest.0 {
            *newest = (captured, number);
        }
    }

    /// Finds the bytes of the revisits, and settles which captures are taken.
    pub fn settle(mut self) -> Choice {
        let mut choice = Choice::default();
        let mut found = Vec::new();
        for (number, revisit) in std::mem::take(&mut self.revisits) {
            let names = revisit.refers_to.iter().map(|name| Key::of_bytes(name.as_bytes()));
            let bytes = names.filter_map(|name| self.bytes.get(&name).copied()).next();
            let checked = self.wanted.check(revisit.sight());
            match (checked, bytes) {
                (Err(reason), _) => drop(choice.passed.insert(number, reason)),
                (_, Some(None)) => drop(choice.passed.insert(number, Reason::OtherType)),
                (_, None) => drop(choice.passed.insert(number, Reason::LostRevisit)),
                (_, Some(Some(page))) => {
                    self.compete(revisit.sight(), number);
                    found.push((number, page, revisit));
                }
            }
        }
        if self.wanted.captures == Captures::Last {
            choice.newest = Some(self.newest.into_values().map(|(_, number)| number).collect());
        }
        for (number, page, revisit) in found {
            match choice.is_newest(number) {
                true => choice.borrowers.entry(page).or_default().push(revisit),
                false => drop(choice.passed.insert(number, Reason::Older)),
            }
        }
        choice
    }
}

impl Choice {
    /// Whether a capture is the newest of its address, or each one is wanted.
    pub fn is_newest(&self, number: Number) -> bool {
        self.newest.as_ref().is_none_or(|newest| newest.contains(&number))
    }

    /// The revisits that have their bytes in a page.
    pub fn borrowers(&mut self, page: Number) -> Vec<Revisit> {
        self.borrowers.remove(&page).unwrap_or_default()
    }

    /// Why a revisit is not taken; none of one that is.
    pub fn passed(&self, revisit: Number) -> Option<Reason> {
        self.passed.get(&revisit).copied()
    }
}
