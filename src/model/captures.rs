//! Which files are captures of one page.
//!
//! They have one address in its plain form, and they are akin: of two captures that follow one
//! another the headline is the same, or some of the text. Pages of a site that all state the address
//! of its front page, or of a section, are not. What a sidecar says of an older capture is not asked: it
//! is said of the article only since the two were found to be one page.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::date::ArticleDate;
use crate::model::head::Head;
use crate::model::memo::Each;
use crate::model::sidecar::CaptureFlaw;

/// How good a capture is beside others of its address, the greatest the best: one that is whole is
/// better than any that is not, then the newer one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Worth {
    is_whole: bool,
    captured: Option<ArticleDate>,
}

impl Worth {
    /// What a capture of a time is worth.
    pub fn new(captured: Option<ArticleDate>, flaw: Option<CaptureFlaw>) -> Self {
        Worth { is_whole: flaw.is_none(), captured }
    }
}

/// When a capture was made, beside another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// Before it.
    Earlier,
    /// After it.
    Later,
    /// Nobody knows.
    Unknown,
}

impl Order {
    /// The order of two moments, as exactly as they are known.
    pub fn of(moment: Option<ArticleDate>, other: Option<ArticleDate>) -> Self {
        let known = moment.zip(other).filter(|(one, other)| one.is_exact() && other.is_exact());
        let order = known.and_then(|(one, other)| match one.day.cmp(&other.day) {
            Ordering::Equal => Some(one.time?.cmp(&other.time?)),
            order => Some(order),
        });
        match order {
            Some(Ordering::Less) => Order::Earlier,
            Some(Ordering::Greater) => Order::Later,
            Some(Ordering::Equal) | None => Order::Unknown,
        }
    }
}

/// Texts with a lesser likeness and other headlines are two pages, whatever their address.
const AKIN: f32 = 0.1;
/// A file is compared with so many pages of its address.
const MOST_PAGES: usize = 8;

/// The [`captures`] among heads that others share.
pub fn of_heads(heads: &Each<Head>) -> Vec<Vec<usize>> {
    captures(&heads.all().iter().map(|head| &**head).collect::<Vec<_>>())
}

/// The captures of each page that was saved more than once, by the places of their heads: the newest
/// first, and after it the older ones in their order.
///
/// The newest one is the one captured last that is whole; one of which nobody says when counts as older
/// than those with a moment, then the date of the article counts, then the path.
pub fn captures(heads: &[&Head]) -> Vec<Vec<usize>> {
    let heads: Vec<&Head> = heads.iter().map(|head| head.alone()).collect();
    let mut addresses: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, head) in heads.iter().enumerate() {
        if let Some(address) = &head.address {
            addresses.entry(address).or_default().push(place);
        }
    }
    let pages = addresses.into_values().filter(|places| places.len() > 1);
    pages
        .flat_map(|places| pages_of_address(&heads, places))
        .filter(|page| page.len() > 1)
        .collect()
}

/// Parts the files of one address into pages.
fn pages_of_address(heads: &[&Head], mut places: Vec<usize>) -> Vec<Vec<usize>> {
    places.sort_by_key(|place| {
        let head = heads[*place];
        Reverse((Worth::new(head.captured, head.flaw), head.date, &head.path))
    });
    let mut pages: Vec<Vec<usize>> = Vec::new();
    for place in places {
        let is_of = |page: &&mut Vec<usize>| {
            page.last().is_some_and(|newer| are_akin(heads[*newer], heads[place]))
        };
        match pages.iter_mut().take(MOST_PAGES).find(is_of) {
            Some(page) => page.push(place),
            None => pages.push(vec![place]),
        }
    }
    pages
}

/// Whether two files of one address may be one page; of a text that is not shown nobody knows.
fn are_akin(one: &Head, other: &Head) -> bool {
    let is_titled = !one.title_derived && !other.title_derived;
    let is_same_title = is_titled && one.title.to_lowercase() == other.title.to_lowercase();
    is_same_title || one.sketch.likeness(&other.sketch).is_none_or(|likeness| likeness >= AKIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sketch::Sketch;

    fn head(path: &str, address: &str, captured: &str, words: std::ops::Range<u64>) -> Head {
        Head {
            path: path.to_owned(),
            address: Some(address.to_owned()),
            captured: captured.parse().ok(),
            title: path.to_owned(),
            sketch: Sketch::of(words.map(|word| word.wrapping_mul(0x9e37_79b9_7f4a_7c15))),
            ..Head::default()
        }
    }

    fn check(heads: &[Head], expected: &[&[usize]]) {
        assert_eq!(captures(&heads.iter().collect::<Vec<_>>()), expected);
    }

    #[test]
    fn the_newest_capture_comes_first() {
        check(
            &[
                head("a", "v.example/1", "2026-02-14", 0..100),
                head("b", "v.example/1", "2026-03-01", 10..110),
                head("c", "v.example/2", "2026-03-01", 0..100),
                head("d", "v.example/1", "", 0..100),
                head("e", "v.example/1", "2026-03-01T12:00", 20..120),
            ],
            &[&[4, 1, 0, 3]],
        );
    }

    #[test]
    fn an_order_is_known_only_where_both_moments_are() {
        for (moment, other, expected) in [
            ("2026-02-14", "2026-03-01", Order::Earlier),
            ("2026-03-01", "2026-02-14T10:00", Order::Later),
            ("2026-03-01T09:00", "2026-03-01T10:00", Order::Earlier),
            ("2026-03-01", "2026-03-01T10:00", Order::Unknown),
            ("2026-03-01", "2026-03-01", Order::Unknown),
            ("", "2026-03-01", Order::Unknown),
            ("2026-03-01", "", Order::Unknown),
        ] {
            assert_eq!(Order::of(moment.parse().ok(), other.parse().ok()), expected, "{moment}");
        }
    }

    #[test]
    fn a_whole_capture_comes_before_those_that_are_not() {
        let mut heads = [
            head("a", "v.example/1", "2026-02-14", 0..100),
            head("b", "v.example/1", "2026-03-01", 10..110),
            head("c", "v.example/1", "", 0..100),
        ];
        heads[1].flaw = Some(CaptureFlaw::Cut);
        check(&heads, &[&[0, 2, 1]]);
        heads[0].flaw = Some(CaptureFlaw::Altered);
        check(&heads, &[&[2, 1, 0]]);
    }

    #[test]
    fn pages_that_only_state_one_address_are_apart() {
        let other = |path: &str, from: u64| head(path, "v.example/news", "", from..from + 100);
        check(&[other("a", 0), other("b", 1000), other("c", 2000)], &[]);
        check(
            &[other("a", 0), other("b", 1000), other("c", 1010), other("d", 5)],
            &[&[3, 0], &[2, 1]],
        );
        let mut many: Vec<Head> = (0..40).map(|page| other("x", page * 1000)).collect();
        many[0].title = "один".to_owned();
        many[39].title = "Один".to_owned();
        assert!(captures(&many.iter().collect::<Vec<_>>()).len() <= 40);
    }

    #[test]
    fn a_rewritten_page_keeps_its_headline() {
        let mut heads =
            [head("a", "v.example/1", "", 0..100), head("b", "v.example/1", "", 900..1000)];
        heads.iter_mut().for_each(|head| head.title = "Мост".to_owned());
        check(&heads, &[&[1, 0]]);
        heads[0].title_derived = true;
        check(&heads, &[]);
    }

    #[test]
    fn a_text_that_is_not_shown_contradicts_nothing() {
        check(
            &[head("a", "v.example/1", "", 0..0), head("b", "v.example/1", "", 0..100)],
            &[&[1, 0]],
        );
    }
}
