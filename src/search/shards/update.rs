//! Brings shards up to date where little has changed: those without a changed term stay.
//!
//! Where a shard ends follows from its own terms and the one behind its end. So an end stays where
//! neither has changed, and behind the first one that stays everything else does too.

use super::changes::{ChangedLinks, ChangedTerm, Changes, Renumbering};
use super::kept::{KeptShard, MadeShard};
use super::lemma_changes::LemmaChanges;
use super::posting::Posting;
use super::reading::OwnedTerm;
use super::terms::{OpenShard, Shard, one_shard, size_of};
use crate::search::Holdings;

/// The shards after some changes, the same as if all terms had been gathered.
///
/// None where one that has to change cannot be read.
pub(super) fn updated(
    shards: &[KeptShard],
    changes: &Changes,
    holdings: &dyn Holdings,
) -> Option<Vec<MadeShard>> {
    let terms = changes.terms();
    let lemmas = LemmaChanges::find(shards, &terms, holdings)?;
    let terms = lemmas.with(terms);
    let mut update = Update {
        old: shards,
        changes: &terms,
        renumbering: changes.renumbering(),
        holdings,
        done: Vec::with_capacity(shards.len()),
        open: Vec::new(),
        end: OpenShard::default(),
    };
    for (place, shard) in shards.iter().enumerate() {
        update.shard(shard, shards.get(place + 1).map(|next| &*next.first))?;
    }
    update.append_rest()?;
    Some(update.done)
}

struct Update<'a> {
    old: &'a [KeptShard],
    /// Those of shards that are still to come.
    changes: &'a [ChangedTerm<'a>],
    renumbering: Renumbering,
    holdings: &'a dyn Holdings,
    done: Vec<MadeShard>,
    /// The terms since the last end.
    open: Vec<OwnedTerm>,
    /// Where the next end is.
    end: OpenShard,
}

impl Update<'_> {
    /// Takes in an old shard; the next one begins with the term `next`.
    fn shard(&mut self, shard: &KeptShard, next: Option<&str>) -> Option<()> {
        let changes = self.changes;
        let count =
            next.map_or(changes.len(), |next| changes.partition_point(|change| change.text < next));
        let (changes, later) = changes.split_at(count);
        self.changes = later;
        // The term behind the end decides with where the end is.
        let moves_end = later.first().is_some_and(|change| Some(change.text) == next);
        let stays = changes.is_empty() && !moves_end && self.renumbering.is_none();
        if stays && self.open.is_empty() {
            self.done.push(MadeShard::old(shard));
            return Some(());
        }
        let old = shard.terms(self.holdings)?;
        if stays && old.first().is_some_and(|first| self.ends_before(first)) {
            self.close();
            self.done.push(MadeShard::old(shard));
            return Some(());
        }
        apply(old, changes, self.renumbering)?.into_iter().for_each(|term| self.push(term));
        Some(())
    }

    fn ends_before(&self, term: &OwnedTerm) -> bool {
        self.end.ends_before(&term.text, size_of(term))
    }

    fn push(&mut self, term: OwnedTerm) {
        if self.ends_before(&term) {
            self.close();
        }
        self.end.add(size_of(&term));
        self.open.push(term);
    }

    /// Ends the shard that is open.
    fn close(&mut self) {
        let shard = one_shard(&self.open);
        self.done.push(match self.before(&shard) {
            Some(old) => MadeShard::old(old),
            None => MadeShard::new(shard, |content| self.holdings.keep(content)),
        });
        self.open.clear();
        self.end = OpenShard::default();
    }

    /// The old shard that is the same, if there is one.
    fn before(&self, shard: &Shard) -> Option<&KeptShard> {
        let found = self.old.binary_search_by(|old| old.first.cmp(&shard.first)).ok()?;
        Some(&self.old[found]).filter(|old| old.is(shard))
    }

    /// Ends the last shard, with the terms of an archive that had none.
    fn append_rest(&mut self) -> Option<()> {
        let terms = apply(Vec::new(), self.changes, Renumbering::default())?;
        terms.into_iter().for_each(|term| self.push(term));
        if !self.open.is_empty() {
            self.close();
        }
        Some(())
    }
}

/// Terms with their changes, both in ascending order; without those that no document has any more.
///
/// None where something goes that is not there.
fn apply(
    old: Vec<OwnedTerm>,
    changes: &[ChangedTerm<'_>],
    renumbering: Renumbering,
) -> Option<Vec<OwnedTerm>> {
    let mut terms = Vec::with_capacity(old.len() + changes.len());
    let mut changes = changes.iter().peekable();
    for term in old {
        while let Some(change) = changes.next_if(|change| change.text < &*term.text) {
            terms.push(with_change(OwnedTerm::new(change.text), change, renumbering)?);
        }
        match changes.next_if(|change| change.text == term.text) {
            Some(change) => terms.push(with_change(term, change, renumbering)?),
            None => terms.push(moved(term, renumbering)),
        }
    }
    for change in changes {
        terms.push(with_change(OwnedTerm::new(change.text), change, renumbering)?);
    }
    terms.retain(|term| !term.placed.postings.is_empty() || !term.links.is_empty());
    Some(terms)
}

fn moved(mut term: OwnedTerm, renumbering: Renumbering) -> OwnedTerm {
    if !renumbering.is_none() {
        let postings = &mut term.placed.postings;
        postings.iter_mut().for_each(|posting| *posting = renumbering.moved(*posting));
    }
    term
}

fn with_change(
    mut term: OwnedTerm,
    change: &ChangedTerm<'_>,
    renumbering: Renumbering,
) -> Option<OwnedTerm> {
    let gone = change.gone.postings;
    let stays = |posting: &Posting| gone.binary_search(posting).is_err();
    let staying = term.placed.borrowed().iter().filter(|(posting, _)| stays(posting));
    let mut placed: Vec<(Posting, &[u8])> =
        staying.map(|(posting, places)| (renumbering.moved(posting), places)).collect();
    if placed.len() + gone.len() != term.placed.postings.len() {
        return None;
    }
    placed.extend(change.come.iter());
    placed.sort_unstable();
    term.placed = placed.into_iter().collect();
    if let Some(links) = change.links {
        change_links(&mut term.links, links)?;
    }
    term.forms = change.forms.cloned().or(term.forms);
    Some(term)
}

fn change_links(links: &mut Vec<String>, change: &ChangedLinks) -> Option<()> {
    let before = links.len();
    links.retain(|lemma| change.gone.binary_search(lemma).is_err());
    if links.len() + change.gone.len() != before {
        return None;
    }
    links.extend(change.come.iter().cloned());
    links.sort_unstable();
    Some(())
}
