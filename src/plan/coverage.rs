//! The coverage of a year: on which days each source has articles, and how long it is silent.
//!
//! Only what is known counts: a guess would break a silence, or speak for a source, that never was.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::model::archive::ArticleId;
use crate::model::cleaned::FieldName;
use crate::model::page::{CoverageRowView, CoverageView, DayView, Link, SilenceView, View};
use crate::model::route::Route;
use crate::plan::family::Family;
use crate::plan::frame::link;
use crate::plan::outline::Outline;
use crate::plan::{Groundwork, Plan, PlannedPage, Recipe};

/// So many sources have a row; those with most articles in the year.
const MOST_ROWS: usize = 24;
/// A shorter time without an article is no silence.
const SHORTEST_SILENCE: i64 = 7;

/// The articles of a source in a year, by day of the year from 0.
type Days = BTreeMap<u32, usize>;

impl Groundwork {
    /// A page for each year in which sources are known to have articles.
    pub(super) fn coverage_pages(&self) -> Vec<PlannedPage> {
        let years = self.covered_years();
        years
            .map(|year| PlannedPage { route: coverage_route(year), recipe: Recipe::Coverage(year) })
            .collect()
    }

    /// The years in which sources are known to have articles, oldest first.
    fn covered_years(&self) -> impl Iterator<Item = i32> {
        let years = self.archive.years.iter();
        let covered = years.filter(|(_, ids)| ids.iter().any(|id| self.covered(*id).is_some()));
        covered.map(|(year, _)| *year)
    }

    /// The source of an article and the day of the year from 0, where neither is a guess and lists do
    /// not leave the article out as a copy.
    fn covered(&self, id: ArticleId) -> Option<(&str, u32)> {
        if self.copies.is_folded(id) {
            return None;
        }
        let archived = &self.archive.articles[id];
        let head = &archived.head;
        let source = archived.source.as_deref().filter(|_| !head.is_guess(FieldName::Source))?;
        Some((source, head.sure_day()?.day.ordinal0()))
    }
}

impl Plan {
    /// The way to the coverage of the newest year that has one.
    pub(super) fn newest_coverage(&self) -> Option<Link> {
        self.ground.covered_years().last().map(coverage_link)
    }

    /// The page of a year.
    pub(super) fn coverage(&self, year: i32, route: &Route) -> Outline {
        let head = self.frame.head("coverage", route);
        let sources = self.days_of_sources(year);
        let left_out = sources.len().saturating_sub(MOST_ROWS);
        let rows = sources.into_iter().take(MOST_ROWS);
        let rows = rows.filter_map(|(source, days)| self.coverage_row(year, source, &days));
        let years: Vec<i32> = self.ground.covered_years().collect();
        let place = years.iter().position(|known| *known == year);
        let to = |place: Option<usize>| Some(coverage_link(*years.get(place?)?));
        let view = View::Coverage(Box::new(CoverageView {
            site: self.frame.site(),
            page: head,
            root: route.to_root(),
            year,
            days: days_in(year),
            rows: rows.collect(),
            left_out,
            older: to(place.and_then(|place| place.checked_sub(1))),
            newer: to(place.map(|place| place + 1)),
        }));
        Outline::whole("coverage.html", view)
    }

    /// The days of each source in a year, the source with most articles first.
    fn days_of_sources(&self, year: i32) -> Vec<(&str, Days)> {
        let mut sources: BTreeMap<&str, Days> = BTreeMap::new();
        for (source, day) in
            self.archive.years[&year].iter().filter_map(|id| self.ground.covered(*id))
        {
            *sources.entry(source).or_default().entry(day).or_default() += 1;
        }
        let mut sources: Vec<(&str, Days)> = sources.into_iter().collect();
        sources.sort_by_key(|(_, days)| Reverse(days.values().sum::<usize>()));
        sources
    }

    fn coverage_row(&self, year: i32, source: &str, days: &Days) -> Option<CoverageRowView> {
        let source = self.group_link(Family::Sources, source)?;
        let day = |(day, count): (&u32, &usize)| DayView { day: *day, count: *count };
        Some(CoverageRowView {
            source,
            count: days.values().sum(),
            peak: days.values().copied().max().unwrap_or_default(),
            days: days.iter().map(day).collect(),
            silence: longest_silence(year, days),
        })
    }
}

/// The longest time between two articles, where it is a week at least.
fn longest_silence(year: i32, days: &Days) -> Option<SilenceView> {
    let days: Vec<u32> = days.keys().copied().collect();
    let gap = days.windows(2).max_by_key(|pair| (pair[1] - pair[0], Reverse(pair[0])))?;
    let date = |day: u32| NaiveDate::from_yo_opt(year, day + 1);
    let silent = i64::from(gap[1] - gap[0]) - 1;
    let (first, last) = (date(gap[0] + 1)?, date(gap[1].checked_sub(1)?)?);
    (silent >= SHORTEST_SILENCE).then_some(SilenceView { first, last, days: silent })
}

/// The number of days of a year.
fn days_in(year: i32) -> u32 {
    NaiveDate::from_ymd_opt(year, 12, 31).map_or(365, |last| last.ordinal())
}

/// The page of a year's coverage.
fn coverage_route(year: i32) -> Route {
    Route::page(["coverage", &year.to_string()])
}

/// The way to a year's coverage.
fn coverage_link(year: i32) -> Link {
    link(&year.to_string(), &coverage_route(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_silence_lies_between_two_articles() {
        let days = |days: &[u32]| days.iter().map(|day| (*day, 1)).collect::<Days>();
        let silence =
            |of: &[u32]| longest_silence(2026, &days(of)).map(|it| (it.first.ordinal(), it.days));
        assert_eq!(silence(&[3, 5, 40, 60]), Some((7, 34)));
        assert_eq!(silence(&[3, 10]), None, "six days are no silence");
        assert_eq!(silence(&[3, 11]), Some((5, 7)));
        assert_eq!(silence(&[3]), None);
        assert_eq!(silence(&[]), None);
    }

    #[test]
    fn a_leap_year_has_its_last_day() {
        assert_eq!((days_in(2024), days_in(2026)), (366, 365));
    }
}
