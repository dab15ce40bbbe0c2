//! Which articles are copies of one report that several outlets carried, and which are one page that was
//! saved more than once.
//!
//! Texts that have much in common agree in a band of their sketches, so that only those are compared
//! which do, and the work grows with the archive and not with its square. Source: Leskovec, Rajaraman
//! and Ullman, *Mining of Massive Datasets*, 2014, section 3.4.
//!
//! On the development set every pair of pages of two sites with a likeness of 0.35 and more is one
//! report; reports of one form with other figures have less than 0.2.

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::model::head::Head;
use crate::model::sketch::{NUMBERS, Sketch};

/// Texts of which a lesser share of the shingles is the same are two reports.
const ALIKE: f32 = 0.4;
/// Texts of one outlet of which a lesser share is the same are two pages.
const SAME: f32 = 0.8;
/// A text with fewer shingles is too short to tell, unless all of it is the same.
const SHORTEST: u32 = 50;
/// So many numbers of a sketch are a band: two texts that have half of their shingles in common agree
/// in one of the bands in 98 cases of 100.
const BAND: usize = 3;
/// Of texts that agree in a band each is compared with so many.
const MOST_COMPARED: usize = 4;
/// Outlets carry a report within so many days.
const REACH: i64 = 10;

/// The articles of each report that more than one outlet carried, by the places of their heads: in the
/// order of their dates, those without one last. Of one outlet the first is the report, and what it
/// printed of it later is an article of its own.
pub fn families(heads: &[&Head]) -> Vec<Vec<usize>> {
    let alike =
        |one: &Carried, other: &Carried| one.outlet != other.outlet && one.is_copy_of(other);
    let reports = grouped(heads, SHORTEST, alike).into_iter();
    reports.map(|report| one_an_outlet(heads, report)).collect()
}

/// The first article of each outlet.
fn one_an_outlet(heads: &[&Head], report: Vec<usize>) -> Vec<usize> {
    let mut outlets = HashSet::new();
    report.into_iter().filter(|place| outlets.insert(outlet(heads[*place]))).collect()
}

/// The articles that are one page of an outlet, saved more than once, by the places of their heads and
/// in the same order: their texts are nearly the same, and their days are not known to differ.
pub fn doubles(heads: &[&Head]) -> Vec<Vec<usize>> {
    grouped(heads, 1, |one, other| one.is_double_of(other))
}

/// The articles that are the page of one, saved more than once.
pub fn doubles_of<'h>(
    head: &'h Head,
    heads: impl Iterator<Item = &'h Head>,
) -> impl Iterator<Item = &'h Head> {
    let one = Carried::of(head);
    heads.filter(move |other| {
        let may_be = other.path != head.path && head.sketch.shares_band(&other.sketch, BAND);
        may_be && one.is_double_of(&Carried::of(other))
    })
}

/// The articles that belong together, of those with so many shingles; each group in the order of their
/// dates, those without one last.
fn grouped(
    heads: &[&Head],
    shortest: u32,
    belong: impl Fn(&Carried, &Carried) -> bool,
) -> Vec<Vec<usize>> {
    let is_known = |place: &usize| heads[*place].sketch.shingles() >= shortest;
    let known: Vec<usize> = (0..heads.len()).filter(is_known).collect();
    let mut groups = Groups::of(heads.len());
    let bands = hashes_by_band(heads, &known).into_par_iter().enumerate();
    let pairs: Vec<_> = bands
        .map(|(band, hashes)| {
            let alike: Vec<usize> = repeated(&hashes).map(|place| known[place]).collect();
            pairs_of_band(heads, &alike, band)
        })
        .collect();
    for (one, other) in pairs.into_iter().flatten() {
        if !groups.are_one(one, other)
            && belong(&Carried::of(heads[one]), &Carried::of(heads[other]))
        {
            groups.join(one, other);
        }
    }
    groups.families(heads)
}

/// Of each band a hash for every known sketch. Each sketch is looked at once, for most of them are
/// far from the processor.
fn hashes_by_band(heads: &[&Head], known: &[usize]) -> Vec<Vec<u32>> {
    let mut bands = vec![Vec::new(); NUMBERS / BAND];
    for place in known {
        for (hashes, band) in bands.iter_mut().zip(heads[*place].sketch.bands(BAND)) {
            hashes.push(hash(band));
        }
    }
    bands
}

fn hash(numbers: &[u32]) -> u32 {
    numbers
        .iter()
        .fold(0, |hash: u32, number| (hash ^ number).wrapping_mul(0x9e37_79b1).rotate_left(15))
}

/// The places of all hashes that occur more than once, and of few others.
fn repeated(hashes: &[u32]) -> impl Iterator<Item = usize> {
    let size = (hashes.len() * 8).next_power_of_two();
    let mark = move |hash: u32| hash as usize % size;
    let (mut seen, mut again) = (vec![false; size], vec![false; size]);
    for hash in hashes {
        again[mark(*hash)] |= seen[mark(*hash)];
        seen[mark(*hash)] = true;
    }
    (0..hashes.len()).filter(move |place| again[mark(hashes[*place])])
}

/// An article and the outlet that carried it.
struct Carried<'h> {
    head: &'h Head,
    outlet: Option<String>,
}

impl<'h> Carried<'h> {
    fn of(head: &'h Head) -> Self {
        Carried { head, outlet: outlet(head) }
    }

    /// How many days lie between two articles, where both are known.
    fn distance(&self, other: &Carried) -> Option<i64> {
        let days = self.head.sure_day().zip(other.head.sure_day());
        days.map(|(one, other)| (one.day - other.day).num_days().abs())
    }

    fn is_copy_of(&self, other: &Carried) -> bool {
        let is_near = self.distance(other).is_none_or(|days| days <= REACH);
        let likeness = || self.head.sketch.likeness(&other.head.sketch);
        is_near && likeness().is_some_and(|likeness| likeness >= ALIKE)
    }

    fn is_double_of(&self, other: &Carried) -> bool {
        let (one, other_sketch) = (&self.head.sketch, &other.head.sketch);
        let is_long = one.shingles().min(other_sketch.shingles()) >= SHORTEST;
        let is_same = || match is_long {
            true => one.likeness(other_sketch).is_some_and(|likeness| likeness >= SAME),
            false => one == other_sketch,
        };
        let is_near = self.distance(other).is_none_or(|days| days == 0);
        self.outlet == other.outlet && is_near && is_same()
    }
}

/// The places whose sketches agree in a band, each with a few of those before it.
fn pairs_of_band(heads: &[&Head], known: &[usize], band: usize) -> Vec<(usize, usize)> {
    let numbers = |place: &usize| Some((band_of(&heads[*place].sketch, band)?, *place));
    let mut places: Vec<([u32; BAND], usize)> = known.iter().filter_map(numbers).collect();
    places.sort_unstable();
    let mut pairs = Vec::new();
    for alike in places.chunk_by(|(one, _), (other, _)| one == other) {
        for (at, (_, place)) in alike.iter().enumerate() {
            let before = &alike[at.saturating_sub(MOST_COMPARED)..at];
            pairs.extend(before.iter().map(|(_, other)| (*place, *other)));
        }
    }
    pairs
}

fn band_of(sketch: &Sketch, band: usize) -> Option<[u32; BAND]> {
    sketch.bands(BAND).nth(band)?.first_chunk().copied()
}

/// What tells the outlet of an article: the host of its address, else its source.
fn outlet(head: &Head) -> Option<String> {
    let host = head.address.as_ref().and_then(|address| address.split('/').next());
    host.map(str::to_owned).or_else(|| head.source.as_ref().map(|source| source.to_lowercase()))
}

/// Places that belong together: each leads to another of its group, and the first to itself.
struct Groups {
    leads: Vec<usize>,
}

impl Groups {
    fn of(count: usize) -> Self {
        Groups { leads: (0..count).collect() }
    }

    fn first(&mut self, mut place: usize) -> usize {
        while self.leads[place] != place {
            self.leads[place] = self.leads[self.leads[place]];
            place = self.leads[place];
        }
        place
    }

    fn are_one(&mut self, one: usize, other: usize) -> bool {
        self.first(one) == self.first(other)
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        self.leads[one.max(other)] = one.min(other);
    }

    fn families(mut self, heads: &[&Head]) -> Vec<Vec<usize>> {
        let mut members: HashMap<usize, Vec<usize>> = HashMap::new();
        for place in 0..self.leads.len() {
            let first = self.first(place);
            if first != place {
                members.entry(first).or_insert_with(|| vec![first]).push(place);
            }
        }
        let mut families: Vec<Vec<usize>> = members.into_values().collect();
        families.sort_unstable();
        for family in &mut families {
            family.sort_by_key(|place| {
                let head = heads[*place];
                (head.date.is_none(), head.date, &head.path)
            });
        }
        families
    }
}
