//! The archive by years and months.

use chrono::Datelike;
use rayon::prelude::*;

use crate::model::archive::ArticleId;
use crate::model::page::{Href, Link, MonthView, View, YearEntryView, YearView, YearsView};
use crate::model::route::Route;
use crate::plan::claims::Claim;
use crate::plan::frame::link;
use crate::plan::{Planner, lists};

impl<'a> Planner<'a> {
    /// The list of years, and the pages of each year.
    pub(super) fn years(&self) -> Vec<Claim<'a>> {
        let mut claims = vec![self.all_years()];
        let years: Vec<Vec<Claim>> = self
            .archive
            .years
            .par_iter()
            .map(|(year, articles)| self.year(*year, articles))
            .collect();
        claims.extend(years.into_iter().rev().flatten());
        claims
    }

    fn all_years(&self) -> Claim<'a> {
        let route = Route::page(["years"]);
        let newest_first = self.archive.years.iter().rev();
        let entry = |(year, articles): (&i32, &Vec<ArticleId>)| YearEntryView {
            year: *year,
            route: Href::from(&year_route(*year)),
            count: articles.len(),
            months: self.by_month(articles),
            peak: 0,
        };
        let mut years: Vec<YearEntryView> = newest_first.map(entry).collect();
        let peak = years.iter().flat_map(|year| year.months).max().unwrap_or_default();
        years.iter_mut().for_each(|year| year.peak = peak);
        let dated: usize = years.iter().map(|year| year.count).sum();
        let view = View::Years(Box::new(YearsView {
            site: self.frame.site(),
            page: self.frame.head("years", &route),
            root: route.to_root(),
            years,
            undated: self.archive.articles.len().saturating_sub(dated),
        }));
        Claim::generated("years", route, "years.html", view)
    }

    fn year(&self, year: i32, articles: &[ArticleId]) -> Vec<Claim<'a>> {
        let start = year_route(year);
        let per_page = self.frame.per_page();
        let neighbours = self.neighbouring_years(year);
        let page = |number: usize| {
            let route = start.numbered(number);
            let mut head = self.frame.head("year", &route);
            head.title = Some(year.to_string());
            head.number = number;
            let view = View::Year(Box::new(YearView {
                site: self.frame.site(),
                page: head,
                root: route.to_root(),
                year,
                months: self.months(lists::on_page(articles, number, per_page)),
                total: articles.len(),
                pagination: lists::pagination(&start, number, articles.len(), per_page),
                older: neighbours.0.clone(),
                newer: neighbours.1.clone(),
            }));
            Claim::generated("year", route, "year.html", view)
        };
        (1..=lists::page_count(articles.len(), per_page)).map(page).collect()
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

    fn months(&self, articles: &[ArticleId]) -> Vec<MonthView> {
        articles
            .chunk_by(|a, b| self.month(*a) == self.month(*b))
            .map(|chunk| MonthView {
                month: self.month(chunk[0]),
                articles: chunk.iter().map(|id| self.summaries[*id].clone()).collect(),
            })
            .collect()
    }

    fn by_month(&self, articles: &[ArticleId]) -> [usize; 12] {
        let mut months = [0; 12];
        for id in articles {
            months[self.month(*id) as usize - 1] += 1;
        }
        months
    }

    /// The month of an article that the index of years lists, 1 to 12.
    fn month(&self, id: ArticleId) -> u32 {
        self.summaries[id].0.date.map_or(1, |date| date.day.month())
    }
}

fn year_route(year: i32) -> Route {
    Route::page(["years", &year.to_string()])
}
