//! The coverage of a year: on which days each source has articles, and how long it is silent.
//!
//! Only what is known counts: a guess would break a silence, or speak for a source, that never was.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

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
        let years: Vec<i32> = self.ground.covered_years().collect();
        let spoken = spoken(year, &years, &sources);
        let rows = sources.into_iter().take(MOST_ROWS);
        let rows =
            rows.filter_map(|(source, days)| self.coverage_row(year, source, &days, &spoken));
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

    fn coverage_row(
        &self,
        year: i32,
        source: &str,
        days: &Days,
        spoken: &Range<u32>,
    ) -> Option<CoverageRowView> {
        let source = self.group_link(Family::Sources, source)?;
        let day = |(day, count): (&u32, &usize)| DayView { day: *day, count: *count };
        Some(CoverageRowView {
            source,
            count: days.values().sum(),
            peak: days.values().copied().max().unwrap_or_default(),
            days: days.iter().map(day).collect(),
            silence: longest_silence(year, days, spoken),
        })
    }
}

/// The days of a year, from 0, on which the archive speaks: from its first article to its last one.
fn spoken(year: i32, years: &[i32], sources: &[(&str, Days)]) -> Range<u32> {
    let days = || sources.iter().flat_map(|(_, days)| days.keys().copied());
    let start = days().min().filter(|_| years.first() == Some(&year));
    let end = days().max().filter(|_| years.last() == Some(&year)).map(|last| last + 1);
    start.unwrap_or(0)..end.unwrap_or_else(|| days_in(year))
}

/// The longest time without an article among the days on which the archive speaks, where it is a week
/// at least.
fn longest_silence(year: i32, days: &Days, spoken: &Range<u32>) -> Option<SilenceView> {
    let behind = days.keys().map(|day| day + 1);
    let starts = [spoken.start].into_iter().chain(behind);
    let ends = days.keys().copied().chain([spoken.end]);
    let silences = starts.zip(ends).map(|(start, end)| start..end);
    let longest = silences.max_by_key(|days| (days.len(), Reverse(days.start)))?;
    let date = |day: u32| NaiveDate::from_yo_opt(year, day + 1);
    let (first, last) = (date(longest.start)?, date(longest.end.checked_sub(1)?)?);
    let silent = i64::try_from(longest.len()).ok()?;
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
    fn the_longest_silence_lies_within_the_days_on_which_the_archive_speaks() {
        let days = |days: &[u32]| days.iter().map(|day| (*day, 1)).collect::<Days>();
        let silence = |of: &[u32], spoken: Range<u32>| {
            longest_silence(2026, &days(of), &spoken).map(|it| (it.first.ordinal(), it.days))
        };
        assert_eq!(silence(&[3, 5, 40, 60], 0..61), Some((7, 34)));
        assert_eq!(silence(&[3, 10], 3..11), None, "six days are no silence");
        assert_eq!(silence(&[3, 11], 3..12), Some((5, 7)));
        assert_eq!(silence(&[3], 3..4), None);
        assert_eq!(silence(&[40, 50], 0..60), Some((1, 40)), "before the first article");
        assert_eq!(silence(&[3, 11], 0..365), Some((13, 353)), "behind the last one");
        assert_eq!(silence(&[364], 0..365), Some((1, 364)));
        assert_eq!(silence(&[], 0..365), Some((1, 365)));
    }

    #[test]
    fn the_first_year_begins_and_the_last_one_ends_with_an_article() {
        let days = |day: u32| Days::from([(day, 1)]);
        let sources = [("а", days(40)), ("б", days(90))];
        for (years, expected) in [
            (&[2024][..], 40..91),
            (&[2024, 2025], 40..366),
            (&[2023, 2024], 0..91),
            (&[2023, 2024, 2025], 0..366),
        ] {
            assert_eq!(spoken(2024, years, &sources), expected, "{years:?}");
        }
    }

    #[test]
    fn a_leap_year_has_its_last_day() {
        assert_eq!((days_in(2024), days_in(2026)), (366, 365));
    }
}
