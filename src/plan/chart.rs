//! When articles are from, as a row of bars.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use crate::model::archive::ArticleId;
use crate::model::page::{BarView, ChartView, Href};
use crate::plan::Plan;
use crate::plan::years::{YearMonth, year_route};

/// Of more months than these a chart shows the years: a bar for a thumb has a width.
const MOST_MONTHS: usize = 48;
/// Of more years than these a chart has one empty bar for all that are empty between two others: a slip
/// in one date makes no row of thousands of bars.
const MOST_YEARS: usize = 120;

impl Plan {
    /// The months or years of some articles; none where a single bar would say nothing.
    ///
    /// Where the months of most are known, a chart of months says how many more there are.
    pub(super) fn chart(&self, ids: impl Iterator<Item = ArticleId>) -> Option<ChartView> {
        let mut months: BTreeMap<YearMonth, usize> = BTreeMap::new();
        let mut years: BTreeMap<i32, usize> = BTreeMap::new();
        let mut without_month = 0;
        for id in ids {
            let Some(date) = self.archive.articles[id].head.date else { continue };
            *years.entry(date.day.year()).or_default() += 1;
            match self.month_of(id) {
                Some(month) => *months.entry(month).or_default() += 1,
                None => without_month += 1,
            }
        }
        let is_mostly_known = months.values().sum::<usize>() > without_month;
        let of_months = bars_of_months(&months).filter(|_| is_mostly_known);
        let (bars, without_month) = match of_months {
            Some(bars) => (bars, without_month),
            None => (bars_of_years(&years), 0),
        };
        let peak = bars.iter().map(|bar| bar.count).max().unwrap_or_default();
        (bars.len() > 1).then_some(ChartView { bars, peak, without_month })
    }
}

/// A bar for each month from the first to the last; none of too many.
fn bars_of_months(months: &BTreeMap<YearMonth, usize>) -> Option<Vec<BarView>> {
    let (first, last) = (*months.keys().next()?, *months.keys().next_back()?);
    let count = |month: YearMonth| months.get(&month).copied().unwrap_or_default();
    let bars = || first.to(last).map(|month| month.bar(count(month))).collect();
    (first.until(last) <= MOST_MONTHS).then(bars)
}

/// A bar for each year from the first to the last, or of so many for those with articles and each gap.
fn bars_of_years(years: &BTreeMap<i32, usize>) -> Vec<BarView> {
    let bar = |year: i32| BarView {
        year,
        month: None,
        count: years.get(&year).copied().unwrap_or_default(),
        route: Href::from(&year_route(year)),
    };
    match (years.keys().next(), years.keys().next_back()) {
        (Some(first), Some(last)) if last.abs_diff(*first) as usize <= MOST_YEARS => {
            (*first..=*last).map(bar).collect()
        }
        _ => {
            // The year behind one with articles is the next of them, or the first of a gap.
            let mut shown: BTreeSet<i32> =
                years.keys().flat_map(|year| [*year, *year + 1]).collect();
            shown.pop_last();
            shown.into_iter().map(bar).collect()
        }
    }
}
