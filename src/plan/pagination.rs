//! Lists that are longer than a page.

use crate::model::page::{Href, PageNumberView, PaginationView};
use crate::model::route::Route;

/// How many neighbours of a page the pagination names on each side.
const NEIGHBOURS: usize = 2;

/// How many pages a list takes; an empty list takes one.
pub(super) fn page_count(total: usize, per_page: usize) -> usize {
    total.div_ceil(per_page).max(1)
}

/// What stands on the page `number` of a list.
pub(super) fn on_page<T>(items: &[T], number: usize, per_page: usize) -> &[T] {
    let first = (number - 1) * per_page;
    &items[first..items.len().min(first + per_page)]
}

/// The way from the page `number` to the other pages of its list.
pub(super) fn pagination(
    start: &Route,
    number: usize,
    total: usize,
    per_page: usize,
) -> PaginationView {
    let count = page_count(total, per_page);
    let href = |number: usize| Href::from(&start.numbered(number));
    let around = number.saturating_sub(NEIGHBOURS)..=number + NEIGHBOURS;
    let mut named: Vec<usize> = around.filter(|n| (2..count).contains(n)).collect();
    named.insert(0, 1);
    if count > 1 {
        named.push(count);
    }
    let mut before = 0;
    let pages = named.into_iter().map(|n| {
        let after_gap = n > before + 1;
        before = n;
        PageNumberView { number: n, route: href(n), current: n == number, after_gap }
    });
    PaginationView {
        number,
        count,
        previous: (number > 1).then(|| href(number - 1)),
        next: (number < count).then(|| href(number + 1)),
        pages: pages.collect(),
    }
}

/// What stands on the first page of a list alone.
pub(super) fn of_first<T>(number: usize, make: impl FnOnce() -> Option<T>) -> Option<T> {
    if number == 1 { make() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(number: usize, count: usize) -> String {
        let view = pagination(&Route::page(["tags", "x"]), number, count * 10, 10);
        let part = |page: &PageNumberView| {
            let gap = if page.after_gap { "… " } else { "" };
            let mark = if page.current { "!" } else { "" };
            format!("{gap}{}{mark}", page.number)
        };
        view.pages.iter().map(part).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_pagination_names_few_pages() {
        assert_eq!(named(1, 1), "1!");
        assert_eq!(named(1, 3), "1! 2 3");
        assert_eq!(named(50, 5000), "1 … 48 49 50! 51 52 … 5000");
        assert_eq!(named(5000, 5000), "1 … 4998 4999 5000!");
    }

    #[test]
    fn the_first_page_of_a_list_has_no_number() {
        let view = pagination(&Route::page(["tags", "x"]), 2, 30, 10);
        assert_eq!(view.previous.unwrap().as_str(), "tags/x/");
        assert_eq!(view.next.unwrap().as_str(), "tags/x/page/3/");
    }

    #[test]
    fn an_empty_list_takes_one_page() {
        assert_eq!((page_count(0, 10), page_count(10, 10), page_count(11, 10)), (1, 1, 2));
        assert!(on_page::<u8>(&[], 1, 10).is_empty());
        assert_eq!(on_page(&[1, 2, 3], 2, 2), [3]);
    }
}
