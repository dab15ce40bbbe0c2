//! Lays the facts of two texts side by side: none may be lost, added, exchanged or moved.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::annotate::meaning::Difference;
use crate::annotate::meaning::facts::{Fact, Item, Weight};
use crate::annotate::meaning::slips;

/// How often a text has each thing.
type Counts<'i> = HashMap<&'i Fact, Count, RandomState>;

/// How often a text has something.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    /// As a word or as more than one.
    all: usize,
    /// As a fact, or as what may be a name.
    stated: usize,
}

/// Compares what a quote and a text state.
///
/// # Errors
///
/// Says what differs.
pub(super) fn compare(quote: &[Item], text: &[Item]) -> Result<(), Difference> {
    let (ours, theirs) = (counts(quote), counts(text));
    let missing = lacking(quote, &ours, &theirs);
    let added = lacking(text, &theirs, &ours);
    let (missing, added) = without_mended(missing, added);
    if missing.is_some() || added.is_some() {
        return Err(difference(missing, added));
    }
    match in_order(quote, text, &theirs) && in_order(text, quote, &ours) {
        true => Ok(()),
        false => Err(first_difference(quote, text)),
    }
}

/// Whether all that a text states is stated in another one, wherever in it.
///
/// # Errors
///
/// Names what is not.
pub(super) fn stand_in(context: &[Item], around: &[Item]) -> Result<(), Difference> {
    let there = counts(around);
    let stated = context.iter().filter(|item| item.weight != Weight::Word);
    match stated.into_iter().find(|item| !there.contains_key(&item.fact)) {
        Some(missing) => Err(difference(Some(missing), None)),
        None => Ok(()),
    }
}

fn counts<'i>(items: &'i [Item]) -> Counts<'i> {
    let mut counts = Counts::default();
    for item in items {
        let count = counts.entry(&item.fact).or_default();
        count.all += 1;
        count.stated += usize::from(item.weight != Weight::Word);
    }
    counts
}

/// The facts that a text states more often than another one.
///
/// A word that only begins a sentence elsewhere has its counterpart in small letters; a name that
/// is gone has none, though its word may stand there as another word. Where only the word in small
/// letters is gone, which may be a slip, the name is still there.
fn lacking<'i, 't>(items: &'i [Item<'t>], ours: &Counts, theirs: &Counts) -> Vec<&'i Item<'t>> {
    let count = |counts: &Counts, fact: &Fact| counts.get(fact).copied().unwrap_or_default();
    let is_lacking = |item: &&Item| {
        let (ours, theirs) = (count(ours, &item.fact), count(theirs, &item.fact));
        theirs.all < ours.all && theirs.stated < ours.stated
    };
    items.iter().filter(|item| item.weight != Weight::Word).filter(is_lacking).collect()
}

/// The first of both sides that a mended slip in a sentence's first word does not explain.
fn without_mended<'i, 't>(
    missing: Vec<&'i Item<'t>>,
    added: Vec<&'i Item<'t>>,
) -> (Option<&'i Item<'t>>, Option<&'i Item<'t>>) {
    let openings = |items: &[&'i Item<'t>]| -> Vec<&'i Item<'t>> {
        items.iter().copied().filter(|item| item.weight == Weight::Opening).collect()
    };
    let pairs = openings(&missing).into_iter().zip(openings(&added));
    let mended: Vec<bool> =
        pairs.map(|(ours, theirs)| slips::is_letter_mended(&lower(ours), &lower(theirs))).collect();
    let first = |items: Vec<&'i Item<'t>>| {
        let mut mended = mended.iter().copied();
        items.into_iter().find(|item| {
            let is_mended = item.weight == Weight::Opening && mended.next() == Some(true);
            !is_mended
        })
    };
    (first(missing), first(added))
}

fn lower(item: &Item) -> String {
    item.written.to_lowercase()
}

/// Whether the facts of one text stand in another in the same order.
fn in_order(items: &[Item], others: &[Item], there: &Counts) -> bool {
    let mut others = others.iter();
    let stated = items.iter().filter(|item| is_stated(item, there));
    stated.into_iter().all(|item| others.any(|other| other.fact == item.fact))
}

/// Whether an item has to stand in another text; a sentence's first word that was mended has not.
fn is_stated(item: &Item, there: &Counts) -> bool {
    match item.weight {
        Weight::Word => false,
        Weight::Opening => there.contains_key(&item.fact),
        Weight::Fact => true,
    }
}

fn first_difference(quote: &[Item], text: &[Item]) -> Difference {
    let is_stated = |item: &&Item| item.weight != Weight::Word;
    let (ours, theirs) = (quote.iter().filter(is_stated), text.iter().filter(is_stated));
    let other = ours.zip(theirs).find(|(ours, theirs)| ours.fact != theirs.fact);
    let (ours, theirs) = other.unzip();
    difference(ours, theirs)
}

fn difference(ours: Option<&Item>, theirs: Option<&Item>) -> Difference {
    Difference::Fact(shown(ours), shown(theirs))
}

/// What a text says, as it is told to a person.
fn shown(item: Option<&Item>) -> String {
    item.map(|item| item.written.to_owned()).unwrap_or_default()
}
