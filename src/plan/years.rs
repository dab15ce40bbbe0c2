//! The archive by years and months.

use crate::model::archive::ArticleId;
use crate::model::page::{
    Href, Link, MonthView, SummaryView, View, YearEntryView, YearView, YearsView,
};
use crate::model::route::Route;
use crate::plan::frame::link;
use crate::plan::outline::Outline;
use crate::plan::{Plan, PlannedPage, Recipe, pagination};

impl Plan {
    /// The list of years, and the pages of each year, newest first.
    pub(super) fn year_pages(&self) -> Vec<PlannedPage> {
        let mut pages = vec![PlannedPage { route: Route::page(["years"]), recipe: Recipe::Years }];
        for (year, articles) in self.archive.years.iter().rev() {
            let recipe = |number| Recipe::Year(*year, number);
            pages.extend(self.numbered(&year_route(*year), articles.len(), recipe));
        }
        pages
    }

    /// All years.
    pub(super) fn years(&self, route: &Route) -> Outline {
        let newest_first = self.archive.years.iter().rev();
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
            undated: self.archive.articles.len().saturating_sub(dated),
        }));
        Outline::whole("years.html", view)
    }

    /// A page of a year.
    pub(super) fn year(&self, year: i32, route: &Route, number: usize) -> Outline {
        let articles = &self.archive.years[&year];
        let per_page = self.frame.per_page();
        let (older, newer) = self.neighbouring_years(year);
        let mut head = self.frame.head("year", route);
        head.title = Some(year.to_string());
        head.number = number;
        let view = View::Year(Box::new(YearView {
            site: self.frame.site(),
            page: head,
            root: route.to_root(),
            year,
            months: Vec::new(),
            total: articles.len(),
            pagination: pagination::pagination(&year_route(year), number, articles.len(), per_page),
            older,
            newer,
        }));
        Outline::list("year.html", view, self.listed(articles.iter().copied(), number))
    }

    fn neighbouring_years(&self, year: i32) -> (Option<Link>, Option<Link>) {
        let years = &self.archive.years;
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
        let dates = articles.iter().filter_map(|id| self.archive.articles[*id].head.date);
        for month in dates.filter_map(|date| date.month()) {
            months[month as usize - 1] += 1;
        }
        months
    }
}

/// Puts the articles of a year under their months.
pub(super) fn by_month(articles: Vec<SummaryView>) -> Vec<MonthView> {
    let month = |article: &SummaryView| article.date.and_then(|date| date.month());
    let months = articles.chunk_by(|a, b| month(a) == month(b));
    months.map(|chunk| MonthView { month: month(&chunk[0]), articles: chunk.to_vec() }).collect()
}

fn year_route(year: i32) -> Route {
    Route::page(["years", &year.to_string()])
}
