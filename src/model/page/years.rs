//! What the pages of years, of months and of the coverage by days show.

use chrono::NaiveDate;
use serde::Serialize;

use super::lists::{ChartView, ListView, PaginationView, SummaryView};
use super::{Href, Link, PageHead, Shared, SiteView};

/// All years.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearsView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the home page of this language.
    pub root: String,
    /// The years, newest first.
    pub years: Vec<YearEntryView>,
    /// How many articles have no date.
    pub undated: usize,
    /// The coverage of the newest year by source.
    pub coverage: Option<Link>,
}

/// A year and its months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearEntryView {
    /// The year.
    pub year: i32,
    /// Its page.
    pub route: Href,
    /// How many articles it has.
    pub count: usize,
    /// The number of articles in each month, from January.
    pub months: [usize; 12],
    /// The largest number in any month of any year, for a scale that all years share.
    pub peak: usize,
}

/// The articles of a year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the home page of this language.
    pub root: String,
    /// The year.
    pub year: i32,
    /// The months on this page, newest first.
    pub months: Vec<MonthView>,
    /// How many articles each month has; on the first page only, where there are several.
    pub chart: Option<ChartView>,
    /// How many articles the year has; on the first page only.
    pub total: Option<usize>,
    /// The way to the rest of the year.
    pub pagination: PaginationView,
    /// The year before that has articles; on the first page only.
    pub older: Option<Link>,
    /// The year after that has articles; on the first page only.
    pub newer: Option<Link>,
}

/// The articles of a month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthPageView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the home page of this language.
    pub root: String,
    /// Which month.
    pub period: MonthLinkView,
    /// The page of its year.
    pub year: Link,
    /// The articles, newest first.
    pub list: ListView,
    /// The month before that has articles; on the first page only.
    pub older: Option<MonthLinkView>,
    /// The month after that has articles; on the first page only.
    pub newer: Option<MonthLinkView>,
}

/// A month and the way to its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthLinkView {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// Its page.
    pub route: Href,
}

/// The articles of a month on the page of its year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthView {
    /// The month, 1 to 12; none of articles whose month is not known.
    pub month: Option<u32>,
    /// Its page, where the month is known.
    pub route: Option<Href>,
    /// Its articles on this page, newest first.
    pub articles: Vec<SummaryView>,
}

/// On which days of a year each source has articles.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoverageView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the home page of this language.
    pub root: String,
    /// The year.
    pub year: i32,
    /// How many days it has.
    pub days: u32,
    /// The sources, that with most articles first.
    pub rows: Vec<CoverageRowView>,
    /// How many more sources have articles in the year.
    pub left_out: usize,
    /// The coverage of the year before.
    pub older: Option<Link>,
    /// The coverage of the year after.
    pub newer: Option<Link>,
}

/// The days of a source in a year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoverageRowView {
    /// The source.
    pub source: Link,
    /// How many articles it has in the year.
    pub count: usize,
    /// The largest number of articles on any day.
    pub peak: usize,
    /// The days with articles.
    pub days: Vec<DayView>,
    /// The longest time between two of its articles.
    pub silence: Option<SilenceView>,
}

/// A day with articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DayView {
    /// The day of the year, from 0.
    pub day: u32,
    /// How many articles are from it.
    pub count: usize,
}

/// A time without articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SilenceView {
    /// The first day without one.
    pub first: NaiveDate,
    /// The last day without one.
    pub last: NaiveDate,
    /// How many days it lasts.
    pub days: i64,
}
