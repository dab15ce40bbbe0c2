//! Lists of articles, a screenful to a page.

use crate::model::archive::{ArchivedArticle, ArticleId};
use crate::model::key::Key;
use crate::model::limits;
use crate::model::page::{HomeView, Href, Link, ListView, SummaryView, View};
use crate::model::route::Route;
use crate::plan::family::Family;
use crate::plan::frame::link;
use crate::plan::index::Index;
use crate::plan::outline::{Entry, Outline};
use crate::plan::pagination::{self, Paging};
use crate::plan::{Groundwork, Plan, PlannedPage, Recipe, numbered, years};

impl Groundwork {
    /// The home page and the pages that continue it.
    pub(super) fn home_pages(&self) -> Vec<PlannedPage> {
        numbered(&home(), self.paging(self.copies.shown().len()), Recipe::Home)
    }
}

impl Plan {
    /// The home page, or one that continues it.
    pub(super) fn home(&self, route: &Route, number: Option<usize>) -> Outline {
        let mut page = self.frame.head("home", route);
        page.number = number;
        page.description = self.frame.description();
        let shown = self.ground.copies.shown();
        let view = View::Home(Box::new(HomeView {
            site: self.frame.site(),
            page,
            root: route.to_root(),
            list: self.list(shown.len(), &home(), number),
            note_count: pagination::of_first(number, || Some(self.desk.note_count())),
            source_count: pagination::of_first(number, || Some(self.archive.sources.len())),
            chart: pagination::of_first(number, || self.chart(shown.iter().copied())),
            tags: self.largest_of_first(Index::Tags, number),
            sources: match self.archive.sources.len() {
                0 | 1 => Vec::new(),
                _ => self.largest_of_first(Index::Sources, number),
            },
        }));
        Outline::list("home.html", view, self.listed(shown, number))
    }

    /// The groups with most articles; none on a page that continues the first.
    fn largest_of_first(&self, index: Index, number: Option<usize>) -> Vec<Link> {
        let groups = pagination::of_first(number, || Some(self.largest(index)));
        groups.unwrap_or_default()
    }

    /// A page of a list whose first page is `start`, without its articles.
    pub(super) fn list(&self, total: usize, start: &Route, number: Option<usize>) -> ListView {
        ListView {
            articles: Vec::new(),
            total: pagination::of_first(number, || Some(total)),
            pagination: self.paging(total).ways(start, number),
        }
    }

    /// How a list of so many articles or notes is cut into pages.
    pub(super) fn paging(&self, total: usize) -> Paging {
        self.ground.paging(total)
    }

    /// The articles on a page of a list.
    pub(super) fn listed(&self, ids: &[ArticleId], number: Option<usize>) -> Vec<Entry> {
        let here = &ids[self.paging(ids.len()).entries(number)];
        here.iter().map(|id| Entry { id: *id, summary: self.summary_key(*id) }).collect()
    }

    /// The key of an article's summary.
    fn summary_key(&self, id: ArticleId) -> Key {
        *self.summaries[id].get_or_init(|| Key::of(&self.summary(id)))
    }

    /// A view of a list with its articles.
    pub(super) fn with_summaries(&self, mut view: View, listed: &[Entry]) -> View {
        let summaries: Vec<_> = listed.iter().map(|listed| self.summary(listed.id)).collect();
        match &mut view {
            View::Home(home) => home.list.articles = summaries,
            View::Group(group) => group.list.articles = summaries,
            View::Month(month) => month.list.articles = summaries,
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
            note_count: self.archive.remarks[id].notes.len(),
            copies: self.ground.copies.behind(&self.archive, id),
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

    /// The ways to an article's authors, as its byline has them.
    pub(super) fn author_links(&self, archived: &ArchivedArticle) -> Vec<Link> {
        let authors = archived.authors.iter();
        authors.filter_map(|author| self.group_link(Family::Authors, author)).collect()
    }

    pub(super) fn group_link(&self, family: Family, address: &str) -> Option<Link> {
        let group = family.groups(&self.archive).get(address)?;
        Some(link(&group.name, &family.route(address)))
    }
}

fn home() -> Route {
    Route::page::<&str>([])
}
