//! The first reading of the files: which captures are the best, and where revisits have their bytes.
//!
//! Of an address the newest whole capture is the best; only where none is whole, one that is cut or
//! altered is.
//! Nothing of a page is kept but what tells it from others, about two hundred bytes each; whatever is
//! found has a number within its file, which it has again when that is read for the second time.

use std::collections::{HashMap, HashSet};

use crate::import::capture::{Found, LeftOut, Revisit, Sight};
use crate::import::reason::Reason;
use crate::import::redirects::{Reached, Redirects};
use crate::import::wanted::{Captures, Wanted};
use crate::model::captures::Worth;
use crate::model::key::Key;
use crate::model::sidecar::CaptureFlaw;
use crate::model::web_address;

/// Which of the things that were found something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Number {
    /// The number of the file among those that are read.
    pub source: usize,
    /// How many things were found in the file before it.
    pub at: u64,
}

/// What has been found so far.
#[derive(Debug)]
pub(super) struct Survey<'a> {
    wanted: &'a Wanted,
    /// The best capture of each address.
    best: HashMap<Key, (Worth, Number)>,
    /// What bytes have a name; none that are no page's.
    bytes: HashMap<Key, Option<Lender>>,
    revisits: Vec<(Number, Revisit)>,
    redirects: Redirects,
    /// Captures that are wanted if a listed page led to their addresses.
    unlisted: Vec<(Key, Worth, Number)>,
}

/// A page whose bytes revisits have too.
#[derive(Debug, Clone, Copy)]
struct Lender {
    page: Number,
    flaw: Option<CaptureFlaw>,
}

/// What is to become of what was found.
#[derive(Debug, Default)]
pub(super) struct Choice {
    /// The captures that are the best of their addresses; none where each one is wanted.
    best: Option<HashSet<Number>>,
    /// The revisits that are taken, by the pages that have their bytes.
    borrowers: HashMap<Number, Vec<Revisit>>,
    /// Why revisits are not taken; those that are, are not among them.
    passed: HashMap<Number, Reason>,
    /// What listed pages led to.
    reached: Reached,
}

impl<'a> Survey<'a> {
    /// Nothing has been found yet.
    pub fn new(wanted: &'a Wanted) -> Self {
        let (best, bytes, revisits) = Default::default();
        let (redirects, unlisted) = Default::default();
        Survey { wanted, best, bytes, revisits, redirects, unlisted }
    }

    /// Takes note of what a reader has found.
    pub fn see(&mut self, number: Number, found: Found) {
        match found {
            Found::Page(page) => {
                let lender = Lender { page: number, flaw: page.record.flaw };
                self.name_bytes(&page.names, Some(lender));
                if page.row.is_none() {
                    self.compete(page.sight(), number);
                }
            }
            Found::Revisit(revisit) => self.revisits.push((number, revisit)),
            Found::LeftOut(left_out) if left_out.reason == Reason::OtherType => {
                self.name_bytes(&left_out.names, None);
            }
            Found::LeftOut(LeftOut { led: Some(led), .. }) => {
                self.redirects.see(number.source, &led);
            }
            Found::Beside(_) | Found::LeftOut(_) => {}
        }
    }

    /// Takes note of what bytes are called; whole ones come before those that are not.
    fn name_bytes(&mut self, names: &[String], lender: Option<Lender>) {
        for name in names {
            let known = self.bytes.entry(Key::of_bytes(name.as_bytes())).or_insert(lender);
            let is_whole = lender.is_some_and(|lender| lender.flaw.is_none());
            if is_whole && known.is_some_and(|known| known.flaw.is_some()) {
                *known = lender;
            }
        }
    }

    /// A capture may be the best of its address; of two that are as good the first one is.
    fn compete(&mut self, sight: Sight, number: Number) {
        let (Some(address), worth) = (sight.address, sight.worth()) else { return };
        let address = web_address::key(address);
        match self.wanted.check(sight) {
            Ok(()) => self.contend(address, worth, number),
            Err(Reason::NotListed) => self.unlisted.push((address, worth, number)),
            Err(_) => {}
        }
    }

    fn contend(&mut self, address: Key, worth: Worth, number: Number) {
        let best = self.best.entry(address).or_insert((worth, number));
        if worth > best.0 {
            *best = (worth, number);
        }
    }

    /// Has those captures compete that listed pages led to.
    fn follow(&mut self) -> Reached {
        let reached = std::mem::take(&mut self.redirects).followed();
        for (address, worth, number) in std::mem::take(&mut self.unlisted) {
            if reached.has_key(number.source, address) {
                self.contend(address, worth, number);
            }
        }
        reached
    }

    /// Finds the bytes of the revisits, and settles which captures are taken.
    pub fn settle(mut self) -> Choice {
        let mut choice = Choice { reached: self.follow(), ..Choice::default() };
        let mut found = Vec::new();
        for (number, revisit) in std::mem::take(&mut self.revisits) {
            let names = revisit.refers_to.iter().map(|name| Key::of_bytes(name.as_bytes()));
            let bytes = names.filter_map(|name| self.bytes.get(&name).copied()).next();
            let sight = choice.listed(number, revisit.sight());
            let checked = self.wanted.check(sight);
            match (checked, bytes) {
                (Err(reason), _) => drop(choice.passed.insert(number, reason)),
                (_, Some(None)) => drop(choice.passed.insert(number, Reason::OtherType)),
                (_, None) => drop(choice.passed.insert(number, Reason::LostRevisit)),
                (_, Some(Some(Lender { page, flaw }))) => {
                    self.compete(Sight { flaw, ..sight }, number);
                    found.push((number, page, revisit));
                }
            }
        }
        if self.wanted.captures == Captures::Last {
            choice.best = Some(self.best.into_values().map(|(_, number)| number).collect());
        }
        for (number, page, revisit) in found {
            match choice.is_best(number) {
                true => choice.borrowers.entry(page).or_default().push(revisit),
                false => drop(choice.passed.insert(number, Reason::Older)),
            }
        }
        choice
    }
}

impl Choice {
    /// What is seen of something, which is listed too where a listed page led to it.
    pub fn listed<'s>(&self, number: Number, sight: Sight<'s>) -> Sight<'s> {
        let is_reached = sight.address.is_some_and(|it| self.reached.has(number.source, it));
        Sight { is_listed: sight.is_listed || is_reached, ..sight }
    }

    /// Whether a capture is the best of its address, or each one is wanted.
    pub fn is_best(&self, number: Number) -> bool {
        self.best.as_ref().is_none_or(|best| best.contains(&number))
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
