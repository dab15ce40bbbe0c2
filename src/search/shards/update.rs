//! Brings shards up to date where little has changed: those without a changed term stay.
//!
//! Where a shard ends follows from its own terms and the one behind its end. So an end stays where
//! neither has changed, and behind the first one that stays everything else does too.
//!
//! All threads read some shards and write what becomes of them; where each ends is decided in
//! between, in their order.

use std::mem;

use rayon::prelude::*;

use super::applying::apply;
use super::changes::{ChangedTerm, Changes, Renumbering};
use super::cutting::OpenShard;
use super::kept::KeptShard;
use super::lemma_changes::LemmaChanges;
use super::reading::OwnedTerm;
use super::terms::{Shard, one_shard, size_of};
use crate::search::Holdings;

/// So many shards are at hand at once.
const AT_ONCE: usize = 64;

/// The shards after some changes, the same as if all terms had been gathered.
///
/// None where one that has to change cannot be read.
pub(super) fn updated(
    shards: &[KeptShard],
    changes: &Changes,
    holdings: &dyn Holdings,
) -> Option<Vec<KeptShard>> {
    let terms = changes.terms();
    let lemmas = LemmaChanges::find(shards, &terms, holdings)?;
    let terms = lemmas.with(terms);
    let (parts, others) = parts(shards, &terms);
    let mut update = Update {
        old: shards,
        renumbering: changes.renumbering(),
        holdings,
        done: Vec::with_capacity(shards.len()),
        closed: Vec::new(),
        open: Vec::new(),
        end: OpenShard::default(),
    };
    for some in parts.chunks(AT_ONCE) {
        update.take_in(some)?;
    }
    update.push_all(sized(apply(Vec::new(), others, Renumbering::default())?));
    Some(update.finish())
}

/// An old shard, and what is new of its terms.
struct Part<'a> {
    shard: &'a KeptShard,
    changes: &'a [ChangedTerm<'a>],
    /// Whether the term behind the end has changed, which decides with where the end is.
    moves_end: bool,
}

/// The old shards with their changes, and the changes of an archive that had no shard.
fn parts<'a>(
    shards: &'a [KeptShard],
    mut changes: &'a [ChangedTerm<'a>],
) -> (Vec<Part<'a>>, &'a [ChangedTerm<'a>]) {
    let mut parts = Vec::with_capacity(shards.len());
    for (place, shard) in shards.iter().enumerate() {
        let next = shards.get(place + 1).map(|next| &*next.first);
        let is_own = |change: &ChangedTerm| next.is_none_or(|next| change.text < next);
        let (own, later) = changes.split_at(changes.partition_point(is_own));
        let moves_end = later.first().is_some_and(|change| Some(change.text) == next);
        parts.push(Part { shard, changes: own, moves_end });
        changes = later;
    }
    (parts, changes)
}

/// What becomes of an old shard.
enum Turn<'a> {
    /// It is as it was, unless the one before it runs on into it.
    Stays(&'a KeptShard),
    Changes(Vec<SizedTerm>),
}

/// A term with the bytes that it takes, as [`OpenShard`] counts them.
struct SizedTerm {
    term: OwnedTerm,
    size: usize,
}

fn sized(terms: Vec<OwnedTerm>) -> Vec<SizedTerm> {
    terms.into_iter().map(|term| SizedTerm { size: size_of(&term), term }).collect()
}

/// A shard of which is known where it ends.
enum Closed<'a> {
    Old(&'a KeptShard),
    Of(Vec<OwnedTerm>),
}

struct Update<'a> {
    old: &'a [KeptShard],
    renumbering: Renumbering,
    holdings: &'a dyn Holdings,
    done: Vec<KeptShard>,
    /// Those that are still to be made.
    closed: Vec<Closed<'a>>,
    /// The terms since the last end.
    open: Vec<OwnedTerm>,
    /// Where the next end is.
    end: OpenShard,
}

impl<'a> Update<'a> {
    /// Takes in some old shards, and makes those that end in them.
    fn take_in(&mut self, parts: &[Part<'a>]) -> Option<()> {
        let turns = parts.par_iter().map(|part| self.turn(part)).collect::<Option<Vec<_>>>()?;
        for turn in turns {
            match turn {
                Turn::Stays(shard) => self.keep(shard)?,
                Turn::Changes(terms) => self.push_all(terms),
            }
        }
        self.make();
        Some(())
    }

    fn turn(&self, part: &Part<'a>) -> Option<Turn<'a>> {
        if part.changes.is_empty() && !part.moves_end && self.renumbering.is_none() {
            return Some(Turn::Stays(part.shard));
        }
        let old = part.shard.terms(self.holdings)?;
        apply(old, part.changes, self.renumbering).map(|terms| Turn::Changes(sized(terms)))
    }

    /// Keeps an old shard, or has the open one run on into it.
    fn keep(&mut self, shard: &'a KeptShard) -> Option<()> {
        if !self.open.is_empty() {
            let terms = sized(shard.terms(self.holdings)?);
            if !terms.first().is_some_and(|first| self.ends_before(first)) {
                self.push_all(terms);
                return Some(());
            }
            self.close();
        }
        self.closed.push(Closed::Old(shard));
        Some(())
    }

    fn ends_before(&self, SizedTerm { term, size }: &SizedTerm) -> bool {
        self.end.ends_before(&term.text, *size)
    }

    fn push_all(&mut self, terms: Vec<SizedTerm>) {
        for term in terms {
            if self.ends_before(&term) {
                self.close();
            }
            self.end.add(term.size);
            self.open.push(term.term);
        }
    }

    /// Ends the shard that is open.
    fn close(&mut self) {
        self.closed.push(Closed::Of(mem::take(&mut self.open)));
        self.end = OpenShard::default();
    }

    /// Makes the shards that have ended.
    fn make(&mut self) {
        let closed = mem::take(&mut self.closed).into_par_iter();
        let made = closed.map(|shard| match shard {
            Closed::Old(shard) => shard.clone(),
            Closed::Of(terms) => self.made(one_shard(&terms)),
        });
        let made: Vec<KeptShard> = made.collect();
        self.done.extend(made);
    }

    /// A shard as it was, if it was there, or a new one.
    fn made(&self, shard: Shard) -> KeptShard {
        let found = self.old.binary_search_by(|old| old.first.cmp(&shard.first)).ok();
        match found.map(|place| &self.old[place]).filter(|old| old.is(&shard)) {
            Some(old) => old.clone(),
            None => KeptShard::new(shard, self.holdings),
        }
    }

    /// Ends the last shard.
    fn finish(mut self) -> Vec<KeptShard> {
        if !self.open.is_empty() {
            self.close();
        }
        self.make();
        self.done
    }
}
