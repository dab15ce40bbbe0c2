//! What the pages show that list articles, tags, sources and years.

use chrono::NaiveDate;
use serde::Serialize;

use super::{DownloadView, Href, Link, PageHead, Shared, SiteView};
use crate::model::date::ArticleDate;
use crate::model::route::Route;

/// One screenful of articles out of a longer list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListView {
    /// The articles on this page.
    pub articles: Vec<SummaryView>,
    /// How many articles the whole list has; on its first page only.
    pub total: Option<usize>,
    /// The way to the rest.
    pub pagination: PaginationView,
}

/// An article as a list shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SummaryView {
    /// Where it stands.
    pub route: Href,
    /// The headline.
    pub title: String,
    /// The title was made from the text.
    pub title_derived: bool,
    /// When it was published.
    pub date: Option<ArticleDate>,
    /// Its outlet.
    pub source: Option<Link>,
    /// Its first words; may be empty.
    pub lede: String,
    /// The language of its text.
    pub language: Option<String>,
    /// Its tags.
    pub tags: Vec<Link>,
    /// How many notes it has.
    pub note_count: usize,
    /// How many articles of other outlets with the same text the list leaves out.
    pub copies: usize,
}

/// Where a page stands in the list that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaginationView {
    /// How the list is sorted: `newest-first`, then pages are counted from the oldest entry, or
    /// `alphabetical`, then they are counted from the first letter.
    pub order: ListOrder,
    /// The page before this one; the address of the home page is empty, which is not `none`.
    pub previous: Option<Href>,
    /// The page after this one.
    pub next: Option<Href>,
    /// The first page, the last page, and those around this one; few in any case.
    pub pages: Vec<PageNumberView>,
}

/// How a list is sorted, and from which end its pages are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListOrder {
    /// By time; pages are counted from the oldest entry, so that they keep what they show.
    NewestFirst,
    /// By names; pages are counted from the first letter.
    Alphabetical,
}

/// A page of a list, as the pagination names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageNumberView {
    /// Its number; none of the first page of a list that is sorted by time.
    pub number: Option<usize>,
    /// Where it stands.
    pub route: Href,
    /// It is the page that the reader is on.
    pub current: bool,
    /// Pages between the one named before and this one are left out.
    pub after_gap: bool,
}

/// The home page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HomeView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the home page of this language.
    pub root: String,
    /// The articles, newest first.
    pub list: ListView,
    /// How many notes the archive has; on the first page only.
    pub note_count: Option<usize>,
    /// How many sources the archive has; on the first page only.
    pub source_count: Option<usize>,
    /// When its articles are from; on the first page only, where they are from several months.
    pub chart: Option<ChartView>,
    /// The tags that most articles have, the first one most; on the first page only.
    pub tags: Vec<Link>,
    /// The sources that most articles have, as the tags; none where all have one.
    pub sources: Vec<Link>,
}

/// How many articles are from each month, or from each year where there are many months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChartView {
    /// From the first month or year with an article to the last, also those without one.
    pub bars: Vec<BarView>,
    /// The largest number of articles in any of them.
    pub peak: usize,
}

/// A month or a year of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BarView {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12; none for a whole year.
    pub month: Option<u32>,
    /// How many articles are from it.
    pub count: usize,
    /// Its page, which all articles of the archive share.
    pub route: Href,
}

/// The articles of a tag, a source or an author.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the home page of this language.
    pub root: String,
    /// The tag, the source, or the author.
    pub name: String,
    /// What the archive's owner says about it, in Markdown; on the first page only.
    pub introduction: Option<String>,
    /// The language of the introduction, where that is not the interface's.
    pub introduction_language: Option<&'static str>,
    /// When its articles are from; on the first page only, where they are from several months.
    pub chart: Option<ChartView>,
    /// Tags that several of its articles have, most frequent first; on the first page only.
    pub companions: Vec<Link>,
    /// The prefix that leads to its feeds, which lie beside its first page.
    pub beside: &'static str,
    /// The prefix that leads to its other files, which all languages share.
    pub files: String,
    /// The references of all its articles.
    pub downloads: Vec<DownloadView>,
    /// The articles, newest first.
    pub list: ListView,
}

/// All tags, all sources, or all authors, as an index by letters.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupIndexView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the home page of this language.
    pub root: String,
    /// The entries of this page under their letters.
    pub letters: Vec<LetterView>,
    /// How many entries the whole index has.
    pub total: usize,
    /// The way to the rest.
    pub pagination: PaginationView,
}

/// The entries of an index under one letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterView {
    /// The letter; `#` for what starts with none.
    pub letter: char,
    /// The entries in alphabetical order.
    pub entries: Vec<IndexEntryView>,
}

/// An entry of an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndexEntryView {
    /// The name.
    pub name: String,
    /// Its page.
    pub route: Href,
    /// How many articles or notes it has.
    pub count: usize,
}

impl IndexEntryView {
    /// The entry of a name.
    pub fn new(name: &str, route: &Route, count: usize) -> Self {
        IndexEntryView { name: name.to_owned(), route: Href::from(route), count }
    }
}

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
