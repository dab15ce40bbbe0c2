//! The archive by years and months: a page for each.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::Datelike;

use crate::model::archive::{Archive, ArticleId};
use crate::model::date::ArticleDate;
use crate::model::page::{
    BarView, Href, Link, MonthLinkView, MonthPageView, MonthView, SummaryView, View, YearEntryView,
    YearView, YearsView,
};
use crate::model::route::Route;
use crate::plan::frame::link;
use crate::plan::outline::Outline;
use crate::plan::{Groundwork, Plan, PlannedPage, Recipe, numbered, pagination};

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct YearMonth {
    pub(super) year: i32,
    /// 1 to 12.
    pub(super) month: u32,
}

impl YearMonth {
    /// The month of a date, where it is known.
    fn of(date: ArticleDate) -> Option<Self> {
        Some(YearMonth { year: date.day.year(), month: date.month()? })
    }

    /// How many months there are from this one to a later one, both counted.
    pub(super) fn until(self, last: YearMonth) -> usize {
        usize::try_from(last.number() - self.number()).map_or(0, |months| months + 1)
    }

    /// The months from this one to a later one, both included.
    pub(super) fn to(self, last: YearMonth) -> impl Iterator<Item = YearMonth> {
        (self.number()..=last.number()).map(|number| {
            let month = u32::try_from(number.rem_euclid(12)).unwrap_or_default() + 1;
            YearMonth { year: number.div_euclid(12), month }
        })
    }

    /// Months since the year 0.
    fn number(self) -> i32 {
        self.year.saturating_mul(12).saturating_add_unsigned(self.month - 1)
    }

    fn route(self) -> Route {
        Route::page(["years", &self.year.to_string(), &format!("{:02}", self.month)])
    }

    /// The way to its page.
    fn link(self) -> MonthLinkView {
        MonthLinkView { year: self.year, month: self.month, route: Href::from(&self.route()) }
    }

    /// The bar of a chart that stands for it.
    pub(super) fn bar(self, count: usize) -> BarView {
        let YearMonth { year, month } = self;
        BarView { year, month: Some(month), count, route: Href::from(&self.route()) }
    }
}

impl Groundwork {
    /// The list of years, and the pages of each year, newest first.
    pub(super) fn year_pages(&self) -> Vec<PlannedPage> {
        let mut pages = vec![PlannedPage { route: Route::page(["years"]), recipe: Recipe::Years }];
        for (year, articles) in self.copies.years().iter().rev() {
            let recipe = |number| Recipe::Year(*year, number);
            pages.extend(numbered(&year_route(*year), self.paging(articles.len()), recipe));
        }
        for (month, articles) in self.months.iter().rev() {
            let recipe = |number| Recipe::Month(*month, number);
            pages.extend(numbered(&month.route(), self.paging(articles.len()), recipe));
        }
        pages
    }
}

impl Plan {
    /// A page of a month.
    pub(super) fn month(&self, month: YearMonth, route: &Route, number: Option<usize>) -> Outline {
        let articles = &self.ground.months[&month];
        let mut head = self.frame.head("month", route);
        head.number = number;
        let link_to = |(month, _): (&YearMonth, _)| month.link();
        let view = View::Month(Box::new(MonthPageView {
            site: self.frame.site(),
            page: head,
            root: route.to_root(),
            period: month.link(),
            year: link(&month.year.to_string(), &year_route(month.year)),
            list: self.list(articles.len(), &month.route(), number),
            older: pagination::of_first(number, || {
                self.ground.months.range(..month).next_back().map(link_to)
            }),
            newer: pagination::of_first(number, || {
                self.ground.months.range(month..).nth(1).map(link_to)
            }),
        }));
        Outline::list("month.html", view, self.listed(articles, number))
    }

    /// The month that an article is from.
    pub(super) fn month_of(&self, id: ArticleId) -> Option<YearMonth> {
        self.archive.articles[id].head.date.and_then(YearMonth::of)
    }

    /// All years.
    pub(super) fn years(&self, route: &Route) -> Outline {
        let newest_first = self.ground.copies.years().iter().rev();
        let entry = |(year, articles): (&i32, &Vec<ArticleId>)| YearEntryView {
            year: *year,
            route: Href::from(&year_route(*year)),
            count: articles.len(),
            months: self.count_months(articles),
            peak: 0,
        };
        let mut years: Vec<YearEntryView> = newest_first.map(entry).collect();
        let peak = years.iter().flat_map(|year| year.months).max().unwrap_or_default();
        years.iter_mut().for_each(|year| year.peak = peak);
        let dated: usize = years.iter().map(|year| year.count).sum();
        let view = View::Years(Box::new(YearsView {
            site: self.frame.site(),
            page: self.frame.head("years", route),
            root: route.to_root(),
            years,
            coverage: self.newest_coverage(),
            undated: self.ground.copies.shown().len().saturating_sub(dated),
        }));
        Outline::whole("years.html", view)
    }

    /// A page of a year.
    pub(super) fn year(&self, year: i32, route: &Route, number: Option<usize>) -> Outline {
        let articles = &self.ground.copies.years()[&year];
        let total = articles.len();
        let neighbours = pagination::of_first(number, || Some(self.neighbouring_years(year)));
        let (older, newer) = neighbours.unwrap_or_default();
        let mut head = self.frame.head("year", route);
        head.title = Some(year.to_string());
        head.number = number;
        let view = View::Year(Box::new(YearView {
            site: self.frame.site(),
            page: head,
            root: route.to_root(),
            year,
            months: Vec::new(),
            chart: pagination::of_first(number, || self.chart(articles.iter().copied())),
            total: pagination::of_first(number, || Some(total)),
            pagination: self.paging(total).ways(&year_route(year), number),
            older,
            newer,
        }));
        Outline::list("year.html", view, self.listed(articles, number))
    }

    fn neighbouring_years(&self, year: i32) -> (Option<Link>, Option<Link>) {
        let years = self.ground.copies.years();
        let older = years.range(..year).next_back();
        let newer = years.range(year + 1..).next();
        let to = |found: Option<(&i32, _)>| {
            found.map(|(year, _): (&i32, &Vec<ArticleId>)| {
                link(&year.to_string(), &year_route(*year))
            })
        };
        (to(older), to(newer))
    }

    fn count_months(&self, articles: &[ArticleId]) -> [usize; 12] {
        let mut months = [0; 12];
        for month in articles.iter().filter_map(|id| self.month_of(*id)) {
            months[month.month as usize - 1] += 1;
        }
        months
    }
}

/// The articles of each month among some, newest first.
pub(super) fn months(
    archive: &Archive,
    shown: &[ArticleId],
) -> BTreeMap<YearMonth, Vec<ArticleId>> {
    let mut months: BTreeMap<YearMonth, Vec<ArticleId>> = BTreeMap::new();
    for id in shown {
        if let Some(month) = archive.articles[*id].head.date.and_then(YearMonth::of) {
            months.entry(month).or_default().push(*id);
        }
    }
    months
}

/// Puts the articles of a year under their months, newest first; those whose month is not known come
/// last.
pub(super) fn by_month(articles: Vec<SummaryView>) -> Vec<MonthView> {
    let mut months: BTreeMap<Reverse<Option<YearMonth>>, Vec<SummaryView>> = BTreeMap::new();
    for article in articles {
        let month = article.date.and_then(YearMonth::of);
        months.entry(Reverse(month)).or_default().push(article);
    }
    let view = |(Reverse(month), articles): (Reverse<Option<YearMonth>>, _)| MonthView {
        month: month.map(|month| month.month),
        route: month.map(|month| Href::from(&month.route())),
        articles,
    };
    months.into_iter().map(view).collect()
}

pub(super) fn year_route(year: i32) -> Route {
    Route::page(["years", &year.to_string()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_go_on_from_year_to_year() {
        let month = |year, month| YearMonth { year, month };
        let months: Vec<YearMonth> = month(2025, 11).to(month(2026, 2)).collect();
        assert_eq!(months, [month(2025, 11), month(2025, 12), month(2026, 1), month(2026, 2)]);
        assert_eq!(month(2025, 11).until(month(2026, 2)), 4);
        assert_eq!(month(-1, 12).to(month(0, 1)).count(), 2);
    }
}
