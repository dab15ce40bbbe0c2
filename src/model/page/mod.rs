//! A page before it is rendered: its address, its template, and all that it shows.
//!
//! A view is complete: a template looks nothing up, so a page depends on its view, the theme and
//! the version of Postil, and on nothing else. Views hold data, not presentation: dates are dates,
//! notes are Markdown, and the words of the interface are the theme's.

mod article;
mod audit;
mod citation;
mod copies;
mod lists;
mod notes;
mod text;
mod version;
mod years;

use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Serialize, Serializer};

use crate::model::route::Route;

pub use article::{
    ArticleFactsView, ArticleView, DoubtfulView, EvidenceView, GuessesView, NoteView,
    QuotationView, RawPassageView, RecordView, RelatedView, RemovedView, RuleCountView,
    SourceNeighboursView, WeighedView,
};
pub use audit::{
    AuditView, CaptureRecordView, CaptureView, FoundFieldView, LinePieceView, LineRunView,
    LineView, RestoredView,
};
pub use citation::{CitationView, DownloadView, MetaView, PieceView, StyledView};
pub use copies::{CopiesView, CopyView};
pub use lists::{
    BarView, ChartView, GroupIndexView, GroupView, HomeView, IndexEntryView, LetterView,
    LetterWayView, ListOrder, ListView, PageNumberView, PaginationView, SummaryView,
};
pub use notes::{AnnotatedView, DeskNoteView, KindEntryView, NoteFacetsView, NotesView};
pub use text::{
    BlockView, CellView, ItemView, MarkView, PictureView, PublishedPictureView, ReferenceView,
    RowView, RunView,
};
pub use version::{ChangedRowView, ChangedRunView, ChangesView, VersionEntryView, VersionView};
pub use years::{
    CoverageRowView, CoverageView, DayView, MonthLinkView, MonthPageView, MonthView, SilenceView,
    YearEntryView, YearView, YearsView,
};

/// A page before it is rendered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    /// Its address.
    pub route: Route,
    /// The template's name, as `article.html`.
    pub template: &'static str,
    /// All that the template gets.
    pub view: View,
}

/// All that a template gets; one variant for each kind of page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum View {
    /// The home page and the pages that continue it.
    Home(Box<HomeView>),
    /// One article.
    Article(Box<ArticleView>),
    /// The raw file of one article.
    Audit(Box<AuditView>),
    /// The articles of one tag, of one source or of one author.
    Group(Box<GroupView>),
    /// Notes of many articles.
    Notes(Box<NotesView>),
    /// An index by letters: all tags, all sources, all authors, or what notes are sorted by.
    GroupIndex(Box<GroupIndexView>),
    /// All years.
    Years(Box<YearsView>),
    /// The articles of one year.
    Year(Box<YearView>),
    /// The articles of one month.
    Month(Box<MonthPageView>),
    /// On which days of a year each source has articles.
    Coverage(Box<CoverageView>),
    /// The articles as data.
    Data(Box<DataView>),
    /// A page that the archive's owner wrote.
    Own(Box<OwnPageView>),
    /// A page that shows nothing of the archive: the search page and the error page.
    Bare(Box<BareView>),
    /// A page at an old address.
    Redirect(Box<RedirectView>),
    /// An older capture of an article's page.
    Version(Box<VersionView>),
}

/// A value that many views share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared<T>(pub Arc<T>);

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// What every page knows about the site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SiteView {
    /// The archive's name.
    pub title: String,
    /// One sentence about the archive; may be empty.
    pub description: String,
    /// Who keeps the archive; may be empty.
    pub author: String,
    /// The ISO 639-1 code of the interface's language.
    pub language: &'static str,
    /// The language that notes are written in, the archive's first, where that is another one.
    pub notes_language: Option<&'static str>,
    /// The archive's own pages that stand in the menu, in its order.
    pub menu: Vec<Link>,
    /// Whether any article has a tag.
    pub has_tags: bool,
    /// Whether any article has a source.
    pub has_sources: bool,
    /// Whether the author of any article is known.
    pub has_authors: bool,
    /// Whether any article has a date.
    pub has_years: bool,
    /// Whether any article has a note.
    pub has_notes: bool,
    /// Whether there are feeds.
    pub feed: bool,
    /// Whether each tag has feeds of its own.
    pub tag_feeds: bool,
    /// Whether there is a page of data.
    pub data: bool,
    /// Whether there is a search box.
    pub search: bool,
    /// Whether `search/LICENSE.txt` says whose dictionary the search has.
    pub search_dictionary: bool,
}

/// What every page knows about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageHead {
    /// The kind of page: `home`, `article`, `audit`, `tag`, `tags`, `source`, `sources`, `author`,
    /// `authors`, `month`, `year`, `years`, `coverage`, `notes`, `note-kind`, `note-tag`,
    /// `note-author`, `note-tags`, `note-authors`, `note-articles`, `data`, `page`, `search`, `not-found`
    /// or `redirect`.
    pub kind: &'static str,
    /// The title where the page has one of its own; else the theme has the words.
    pub title: Option<String>,
    /// One sentence for search engines and previews.
    pub description: Option<String>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// Its number, which its address has, where it continues a list.
    pub number: Option<usize>,
    /// Its own address from `root`.
    pub route: Href,
    /// The whole address, where the archive has a base URL.
    pub canonical: Option<String>,
    /// The prefix that leads to what all languages share: `assets/`, `search/` and `data/`.
    pub base: String,
    /// The page in every language of the site, this one among them; empty where there is only one.
    pub languages: Vec<LanguageView>,
    /// The whole address of the picture that stands for the page where others show it: the first one of
    /// an article, else a card; none where the archive has no base URL.
    pub image: Option<String>,
}

/// A page in one of the site's languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageView {
    /// The ISO 639-1 code.
    pub code: &'static str,
    /// What the language calls itself.
    pub name: &'static str,
    /// Its address from `base`; that of the home page where the language has no such page.
    pub route: Href,
    /// The whole address, where the archive has a base URL.
    pub address: Option<String>,
    /// Whether the language has this page.
    pub is_same: bool,
}

/// An address below the site's root as it stands in a link: percent-encoded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Href(String);

impl Href {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What has no place in an address as it is.
const ENCODED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

impl From<&Route> for Href {
    /// Encodes every byte that is not unreserved (RFC 3986, section 2.3) or a slash.
    fn from(route: &Route) -> Self {
        Href(utf8_percent_encode(route.as_str(), ENCODED).to_string())
    }
}

/// A name that leads to a page of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The words of the link.
    pub name: String,
    /// Where it leads.
    pub route: Href,
}

/// A headline that leads to its article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleLink {
    /// The headline.
    pub name: String,
    /// Where it leads.
    pub route: Href,
    /// The language of the article.
    pub language: Option<String>,
}

/// A page that the archive's owner wrote.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnPageView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the home page of this language.
    pub root: String,
    /// The text in Markdown.
    pub body: String,
    /// The language of the text, where that is not the interface's.
    pub language: Option<&'static str>,
}

/// The page of the files with all articles as data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DataView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the home page of this language.
    pub root: String,
    /// The files.
    pub files: Vec<DataFileView>,
    /// How many articles they are about.
    pub total: usize,
}

/// A file with all articles as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataFileView {
    /// The format, as `config.toml` names it.
    pub format: &'static str,
    /// The file's name within `data/`; none of a format that has a file an article.
    pub file: Option<&'static str>,
    /// Of such a format, the file of the newest article within `data/`.
    pub example: Option<String>,
}

/// A page that shows nothing of the archive.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BareView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the home page of this language.
    pub root: String,
}

/// A page at an old address, which leads to the new one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RedirectView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page; its whole address is that of the target.
    pub page: PageHead,
    /// The prefix that leads to the home page of this language.
    pub root: String,
    /// Where it leads.
    pub target: Link,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_href_is_percent_encoded() {
        assert_eq!(Href::from(&Route::page(["a b?", "ё"])).as_str(), "a%20b%3F/%D1%91/");
        assert_eq!(Href::from(&Route::file("assets/site.css")).as_str(), "assets/site.css");
    }
}
