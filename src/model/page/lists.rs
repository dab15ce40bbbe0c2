//! What the pages show that list articles, tags, sources and years.

use postil_text::person;
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
    /// How many articles more have a year and no month, where the bars are months.
    pub without_month: usize,
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
    /// The ways to all letters of the index; none where it has one alone.
    pub ways: Vec<LetterWayView>,
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
    /// Its place on the page.
    pub id: String,
    /// The entries in alphabetical order.
    pub entries: Vec<IndexEntryView>,
}

/// The way to a letter of an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterWayView {
    /// The letter; `#` for what starts with none.
    pub letter: char,
    /// The page on which it begins.
    pub route: Href,
    /// Its place there.
    pub id: String,
}

/// An entry of an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndexEntryView {
    /// The name; of a person the surname first.
    pub name: String,
    /// What it is sorted by, and stands under the first letter of.
    pub sorted: String,
    /// Its page.
    pub route: Href,
    /// How many articles or notes it has.
    pub count: usize,
}

impl IndexEntryView {
    /// The entry of a name.
    pub fn new(name: &str, route: &Route, count: usize) -> Self {
        let (name, sorted) = (name.to_owned(), name.to_owned());
        IndexEntryView { name, sorted, route: Href::from(route), count }
    }

    /// The entry of whoever wrote something.
    pub fn of_author(name: &str, route: &Route, count: usize) -> Self {
        let (name, sorted) = person::in_index(name);
        IndexEntryView { name, sorted, route: Href::from(route), count }
    }
}
