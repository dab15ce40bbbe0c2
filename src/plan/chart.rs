//! When articles are from, as a row of bars.

use std::collections::BTreeMap;

use crate::model::archive::ArticleId;
use crate::model::page::{BarView, ChartView, Href};
use crate::plan::Plan;
use crate::plan::years::{YearMonth, year_route};

/// Of more months than these a chart shows the years: a bar for a thumb has a width.
const MOST_MONTHS: usize = 48;

impl Plan {
    /// The months or years of some articles; none where a single bar would say nothing.
    pub(super) fn chart(&self, ids: impl Iterator<Item = ArticleId>) -> Option<ChartView> {
        let mut months: BTreeMap<YearMonth, usize> = BTreeMap::new();
        for month in ids.filter_map(|id| self.month_of(id)) {
            *months.entry(month).or_default() += 1;
        }
        let (first, last) = (*months.keys().next()?, *months.keys().next_back()?);
        let bars: Vec<BarView> = match first.until(last) {
            count if count > MOST_MONTHS => bars_of_years(&months),
            _ => {
                let count = |month| months.get(&month).copied().unwrap_or_default();
                first.to(last).map(|month| month.bar(count(month))).collect()
            }
        };
        let peak = bars.iter().map(|bar| bar.count).max().unwrap_or_default();
        (bars.len() > 1).then_some(ChartView { bars, peak })
    }
}

fn bars_of_years(months: &BTreeMap<YearMonth, usize>) -> Vec<BarView> {
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    for (month, count) in months {
        *years.entry(month.year).or_default() += count;
    }
    let (Some(first), Some(last)) = (years.keys().next(), years.keys().next_back()) else {
        return Vec::new();
    };
    let bar = |year| BarView {
        year,
        month: None,
        count: years.get(&year).copied().unwrap_or_default(),
        route: Href::from(&year_route(year)),
    };
    (*first..=*last).map(bar).collect()
}
