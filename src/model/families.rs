//! Which articles are copies of one report that several outlets carried, and which are one page that was
//! saved more than once.
//!
//! Texts that have much in common agree in a band of their sketches, so that only those are compared
//! which do, and the work grows with the archive and not with its square. Source: Leskovec, Rajaraman
//! and Ullman, *Mining of Massive Datasets*, 2014, section 3.4.
//!
//! On the development set every pair of pages of two sites with a likeness of 0.35 and more is one
//! report; reports of one form with other figures have less than 0.2.

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
    grouped(heads, 1, |one, other| one.outlet == other.outlet && one.is_double_of(other))
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
        self.distance(other).is_none_or(|days| days == 0) && is_same()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn head(source: &str, date: &str, words: std::ops::Range<u64>) -> Head {
        let hash = |word: u64| (word + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(17);
        Head {
            source: (!source.is_empty()).then(|| source.to_owned()),
            date: date.parse().ok(),
            path: format!("{source} {date}"),
            sketch: Sketch::of(words.map(hash)),
            ..Head::default()
        }
    }

    fn check(heads: &[Head], expected: &[&[usize]]) {
        assert_eq!(families(&heads.iter().collect::<Vec<_>>()), expected);
    }

    #[test]
    fn copies_stand_in_the_order_of_time() {
        check(
            &[
                head("Вестник", "2026-02-15", 0..200),
                head("Курьер", "2026-02-14", 10..210),
                head("Листок", "2026-02-14", 5000..5200),
                head("", "", 0..190),
            ],
            &[&[1, 0, 3]],
        );
    }

    #[test]
    fn a_report_has_one_article_of_each_outlet() {
        check(
            &[
                head("Агентство", "2026-02-14", 0..200),
                head("Курьер", "2026-02-15", 0..200),
                head("Агентство", "2026-02-16", 0..200),
                head("Листок", "2026-02-16", 0..200),
            ],
            &[&[0, 1, 3]],
        );
    }

    #[test]
    fn what_is_no_copy_stands_alone() {
        let whole = || head("Вестник", "2026-02-15", 0..200);
        check(&[whole(), head("Вестник", "2026-02-15", 0..200)], &[]);
        check(&[whole(), head("Курьер", "2026-03-15", 0..200)], &[]);
        check(&[whole(), head("Курьер", "2026-02-15", 150..350)], &[]);
        check(&[head("Вестник", "", 0..40), head("Курьер", "", 0..40)], &[]);
        check(&[head("", "", 0..200), head("", "", 0..200)], &[]);
    }

    #[test]
    fn a_page_that_was_saved_twice_is_known_by_its_text() {
        let page = |date| head("Вестник", date, 0..200);
        let doubles = |heads: &[Head]| doubles(&heads.iter().collect::<Vec<_>>());
        for (other, is_double) in [
            (page("2026-02-15"), true),
            (page(""), true),
            (head("Вестник", "2026-02-15", 10..205), true),
            // An update of the text, another day, another outlet, another text.
            (head("Вестник", "2026-02-15", 60..260), false),
            (page("2026-02-16"), false),
            (head("Курьер", "2026-02-15", 0..200), false),
            (head("Вестник", "2026-02-15", 500..700), false),
        ] {
            let expected = if is_double { vec![vec![0, 1]] } else { Vec::new() };
            assert_eq!(doubles(&[page("2026-02-15"), other.clone()]), expected, "{other:?}");
        }
        let short = |words| head("", "2026-02-15", words);
        assert_eq!(doubles(&[short(0..20), short(0..20), short(0..19)]), [[0, 1]]);
        assert!(doubles(&[short(0..0), short(0..0)]).is_empty());
    }

    #[test]
    fn what_occurs_once_is_mostly_not_taken_for_repeated() {
        let hashes: Vec<u32> = (0..1000_u32).map(|number| hash(&[number])).collect();
        let often: Vec<u32> = hashes.iter().chain(&hashes[..10]).copied().collect();
        let found: Vec<usize> = repeated(&often).collect();
        assert!((0..10).chain(1000..1010).all(|place| found.contains(&place)), "{found:?}");
        assert!(found.len() < 300, "{} of 1010", found.len());
        assert_eq!(repeated(&[]).count(), 0);
    }

    #[test]
    fn a_report_that_everybody_carried_is_one_family() {
        let heads: Vec<Head> =
            (0..500).map(|outlet| head(&format!("{outlet}"), "2026-02-15", 0..200)).collect();
        let found = families(&heads.iter().collect::<Vec<_>>());
        assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [500]);
    }
}
