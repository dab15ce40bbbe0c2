//! Lists of articles, a screenful to a page.

use serde::Serialize;

use crate::model::archive::{ArchivedArticle, ArticleId};
use crate::model::key::Key;
use crate::model::limits;
use crate::model::page::{
    HomeView, Href, Link, ListView, PageNumberView, PaginationView, SummaryView, View,
};
use crate::model::route::Route;
use crate::plan::frame::link;
use crate::plan::groups::Family;
use crate::plan::outline::Outline;
use crate::plan::{Plan, PlannedPage, Recipe, years};

/// An article on a page that lists some.
#[derive(Debug, Serialize)]
pub(super) struct Listed {
    /// Which article; its place in the archive says nothing about the page.
    #[serde(skip)]
    id: ArticleId,
    /// What its summary is.
    summary: Key,
}

/// How many neighbours of a page the pagination names on each side.
const NEIGHBOURS: usize = 2;

impl Plan {
    /// The home page and the pages that continue it.
    pub(super) fn home_pages(&self) -> Vec<PlannedPage> {
        self.numbered(&home(), self.archive.articles.len(), Recipe::Home)
    }

    /// The home page, or one that continues it.
    pub(super) fn home(&self, route: &Route, number: usize) -> Outline {
        let mut page = self.frame.head("home", route);
        page.number = number;
        page.description = self.frame.description();
        let view = View::Home(Box::new(HomeView {
            site: self.frame.site(),
            page,
            root: route.to_root(),
            list: self.list(self.archive.articles.len(), &home(), number),
            note_count: self.desk.note_count(),
            source_count: self.archive.sources.len(),
        }));
        Outline::list("home.html", view, self.listed(0..self.archive.articles.len(), number))
    }

    /// The page `number` of a list whose first page is `start`, without its articles.
    pub(super) fn list(&self, total: usize, start: &Route, number: usize) -> ListView {
        let pagination = pagination(start, number, total, self.frame.per_page());
        ListView { articles: Vec::new(), total, pagination }
    }

    /// The articles on the page `number` of a list.
    pub(super) fn listed(
        &self,
        ids: impl Iterator<Item = ArticleId>,
        number: usize,
    ) -> Vec<Listed> {
        let per_page = self.frame.per_page();
        let here = ids.skip((number - 1) * per_page).take(per_page);
        here.map(|id| Listed { id, summary: self.summaries[id] }).collect()
    }

    /// A view of a list with its articles.
    pub(super) fn with_summaries(&self, mut view: View, listed: &[Listed]) -> View {
        let summaries: Vec<_> = listed.iter().map(|listed| self.summary(listed.id)).collect();
        match &mut view {
            View::Home(home) => home.list.articles = summaries,
            View::Group(group) => group.list.articles = summaries,
            View::Year(year) => year.months = years::by_month(summaries),
            _ => {}
        }
        view
    }

    /// An article as a list shows it.
    pub(super) fn summary(&self, id: ArticleId) -> SummaryView {
        let archived = &self.archive.articles[id];
        let head = &archived.head;
        SummaryView {
            route: Href::from(&archived.route),
            title: head.title.clone(),
            title_derived: head.title_derived,
            date: head.date,
            source: self.source_link(archived),
            lede: head.lede.clone(),
            language: head.language.clone(),
            tags: self.tag_links(archived).into_iter().take(limits::TAGS_IN_LISTS).collect(),
            note_count: head.notes.len(),
        }
    }

    /// The way to an article's source.
    pub(super) fn source_link(&self, archived: &ArchivedArticle) -> Option<Link> {
        self.group_link(Family::Sources, archived.source.as_deref()?)
    }

    /// The ways to an article's tags, in its own order.
    pub(super) fn tag_links(&self, archived: &ArchivedArticle) -> Vec<Link> {
        archived.tags.iter().filter_map(|tag| self.group_link(Family::Tags, tag)).collect()
    }

    fn group_link(&self, family: Family, address: &str) -> Option<Link> {
        let group = family.groups(&self.archive).get(address)?;
        Some(link(&group.name, &family.route(address)))
    }
}

fn home() -> Route {
    Route::page::<&str>([])
}

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
