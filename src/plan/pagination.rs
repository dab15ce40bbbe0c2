//! Lists that are longer than a page.
//!
//! A list of articles or notes begins with the newest, and grows there. Its pages are counted from
//! the other end and are full, so that none of them moves when something comes in: `page/12/` can be
//! cited. The page at the list's own address has no number; it takes what is newer than the last
//! numbered page, which is one full page and up to another.

use std::ops::Range;

use crate::model::page::{Href, ListOrder, PageNumberView, PaginationView};
use crate::model::route::Route;

/// How many neighbours of a page the pagination names on each side.
const NEIGHBOURS: usize = 2;

/// A list as it is cut into pages.
///
/// A page is known by its number; the first has none, and has the list's own address.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paging {
    order: ListOrder,
    total: usize,
    per_page: usize,
}

impl Paging {
    /// Of so many entries, newest first.
    pub(super) fn newest_first(total: usize, per_page: usize) -> Self {
        Paging { order: ListOrder::NewestFirst, total, per_page }
    }

    /// Of so many entries in alphabetical order.
    pub(super) fn alphabetical(total: usize, per_page: usize) -> Self {
        Paging { order: ListOrder::Alphabetical, total, per_page }
    }

    /// The pages as they are read; an empty list has one.
    pub(super) fn numbers(self) -> impl Iterator<Item = Option<usize>> {
        (0..self.count()).map(move |place| self.number(place))
    }

    /// Which entries of the list stand on a page.
    pub(super) fn entries(self, number: Option<usize>) -> Range<usize> {
        let Paging { order, total, per_page } = self;
        match (order, number) {
            (ListOrder::NewestFirst, None) => 0..total - (self.count() - 1) * per_page,
            (ListOrder::NewestFirst, Some(number)) => {
                total - number * per_page..total - (number - 1) * per_page
            }
            (ListOrder::Alphabetical, _) => {
                let first = self.place(number) * per_page;
                first..total.min(first + per_page)
            }
        }
    }

    /// The address of the page on which an entry of an alphabetical list stands.
    pub(super) fn page_of(self, start: &Route, entry: usize) -> Route {
        page_route(start, self.number(entry / self.per_page))
    }

    /// The way from a page to the other pages of the list that begins at `start`.
    pub(super) fn ways(self, start: &Route, number: Option<usize>) -> PaginationView {
        let (here, count) = (self.place(number), self.count());
        let href = |place: usize| Href::from(&page_route(start, self.number(place)));
        let mut before = 0;
        let pages = named(here, count).into_iter().map(|place| {
            let after_gap = place > before + 1;
            before = place;
            let (number, current) = (self.shown_number(place), place == here);
            PageNumberView { number, route: href(place), current, after_gap }
        });
        PaginationView {
            order: self.order,
            pages: pages.collect(),
            previous: here.checked_sub(1).map(href),
            next: (here + 1 < count).then(|| href(here + 1)),
        }
    }

    fn count(self) -> usize {
        let count = match self.order {
            ListOrder::NewestFirst => self.total / self.per_page,
            ListOrder::Alphabetical => self.total.div_ceil(self.per_page),
        };
        count.max(1)
    }

    /// The number of the page that is read after so many others, if its address has one.
    fn number(self, place: usize) -> Option<usize> {
        self.shown_number(place).filter(|_| place > 0)
    }

    /// The same as readers see it.
    ///
    /// The page of the newest entries has none: it would be another one from time to time.
    fn shown_number(self, place: usize) -> Option<usize> {
        match self.order {
            ListOrder::NewestFirst => (place > 0).then(|| self.count() - place),
            ListOrder::Alphabetical => Some(place + 1),
        }
    }

    /// How many pages are read before one.
    fn place(self, number: Option<usize>) -> usize {
        number.map_or(0, |number| match self.order {
            ListOrder::NewestFirst => self.count() - number,
            ListOrder::Alphabetical => number - 1,
        })
    }
}

/// The address of a page of the list that begins at `start`.
pub(super) fn page_route(start: &Route, number: Option<usize>) -> Route {
    number.map_or_else(|| start.clone(), |number| start.numbered(number))
}

/// What stands on the first page of a list alone.
///
/// What is counted over the whole list stands there too: the other pages change only with what they
/// show.
pub(super) fn of_first<T>(number: Option<usize>, make: impl FnOnce() -> Option<T>) -> Option<T> {
    if number.is_none() { make() } else { None }
}

/// The first page, the last, and those around one, by their places.
fn named(here: usize, count: usize) -> Vec<usize> {
    let around = here.saturating_sub(NEIGHBOURS)..=here + NEIGHBOURS;
    let mut places: Vec<usize> = around.filter(|place| (1..count - 1).contains(place)).collect();
    places.insert(0, 0);
    if count > 1 {
        places.push(count - 1);
    }
    places
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// The pages that a page's pagination names: `^` has no number, `!` the reader's own.
    fn named_on(paging: Paging, number: Option<usize>) -> String {
        let view = paging.ways(&Route::page(["tags", "x"]), number);
        let part = |page: &PageNumberView| {
            let gap = if page.after_gap { "… " } else { "" };
            let mark = if page.current { "!" } else { "" };
            let number = page.number.map_or("^".to_owned(), |number| number.to_string());
            format!("{gap}{number}{mark}")
        };
        view.pages.iter().map(part).collect::<Vec<_>>().join(" ")
    }

    /// Which entries stand on which page, the oldest entry being 1.
    fn pages(total: usize, per_page: usize) -> BTreeMap<Option<usize>, Vec<usize>> {
        let paging = Paging::newest_first(total, per_page);
        let ages = |range: Range<usize>| range.map(|place| total - place).collect();
        paging.numbers().map(|number| (number, ages(paging.entries(number)))).collect()
    }

    #[test]
    fn the_pagination_names_few_pages() {
        for (total, number, expected) in [
            (0, None, "^!"),
            (19, None, "^!"),
            (30, None, "^! 2 1"),
            (30, Some(1), "^ 2 1!"),
            (50_000, None, "^! 4999 4998 … 1"),
            (50_000, Some(50), "^ … 52 51 50! 49 48 … 1"),
            (50_000, Some(1), "^ … 3 2 1!"),
        ] {
            assert_eq!(named_on(Paging::newest_first(total, 10), number), expected, "{total}");
        }
        let alphabetical = Paging::alphabetical(50, 10);
        assert_eq!(named_on(alphabetical, None), "1! 2 3 … 5");
        assert_eq!(named_on(alphabetical, Some(5)), "1 … 3 4 5!");
    }

    #[test]
    fn pages_lead_on_to_what_is_older() {
        let start = Route::page(["tags", "x"]);
        let ways = |number| Paging::newest_first(30, 10).ways(&start, number);
        let text = |href: Option<Href>| href.map(|href| href.as_str().to_owned());
        assert_eq!(text(ways(None).previous), None);
        assert_eq!(text(ways(None).next).unwrap(), "tags/x/page/2/");
        assert_eq!(text(ways(Some(2)).previous).unwrap(), "tags/x/");
        assert_eq!(text(ways(Some(2)).next).unwrap(), "tags/x/page/1/");
        assert_eq!(text(ways(Some(1)).next), None);
    }

    #[test]
    fn every_entry_stands_on_one_page_in_its_order() {
        for per_page in 1..6 {
            for total in 0..40 {
                for paging in [Paging::newest_first, Paging::alphabetical] {
                    let paging = paging(total, per_page);
                    let read: Vec<usize> =
                        paging.numbers().flat_map(|number| paging.entries(number)).collect();
                    assert_eq!(read, (0..total).collect::<Vec<_>>(), "{paging:?}");
                }
            }
        }
    }

    #[test]
    fn a_new_entry_moves_none_of_a_numbered_page() {
        for total in 0..100 {
            let (before, mut after) = (pages(total, 7), pages(total + 1, 7));
            for (number, entries) in before.into_iter().filter(|(number, _)| number.is_some()) {
                assert_eq!(after.remove(&number), Some(entries), "{total}");
            }
            // The first page, and the one that a full one becomes.
            assert!(after.len() <= 2, "{total}");
        }
    }

    #[test]
    fn the_first_page_is_full_and_short_of_two() {
        for total in 7..100 {
            let first = Paging::newest_first(total, 7).entries(None).len();
            assert!((7..14).contains(&first), "{total}: {first}");
        }
    }

    #[test]
    fn the_ways_from_a_page_change_only_while_it_is_near_the_newest() {
        let start = Route::page(["tags", "x"]);
        let ways = |total| Paging::newest_first(total, 10).ways(&start, Some(4));
        assert_ne!(ways(60), ways(70));
        assert_eq!(ways(80), ways(90));
        assert_eq!(ways(80), ways(10_000));
    }

    #[test]
    fn an_index_fills_from_its_first_letter() {
        let paging = Paging::alphabetical(11, 10);
        assert_eq!(paging.numbers().collect::<Vec<_>>(), [None, Some(2)]);
        assert_eq!((paging.entries(None), paging.entries(Some(2))), (0..10, 10..11));
    }
}
