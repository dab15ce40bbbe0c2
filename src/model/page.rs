//! A page before it is rendered: its address, its template, and all that it shows.
//!
//! A view is complete: a template looks nothing up, so a page depends on its view, the theme and
//! the version of Postil, and on nothing else. Views hold data, not presentation: dates are dates,
//! notes are Markdown, and the words of the interface are the theme's.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::model::cleaned::{BlockKind, FieldName, LineNumber, Rule};
use crate::model::date::ArticleDate;
use crate::model::route::Route;

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
    /// The articles of one tag or of one source.
    Group(Box<GroupView>),
    /// All tags, or all sources.
    GroupIndex(Box<GroupIndexView>),
    /// All years.
    Years(Box<YearsView>),
    /// The articles of one year.
    Year(Box<YearView>),
    /// A page that the archive's owner wrote.
    Own(Box<OwnPageView>),
    /// A page that shows nothing of the archive: the search page and the error page.
    Bare(Box<BareView>),
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
    /// The archive's own pages that stand in the menu, in its order.
    pub menu: Vec<Link>,
    /// Whether any article has a tag.
    pub has_tags: bool,
    /// Whether any article has a source.
    pub has_sources: bool,
    /// Whether any article has a date.
    pub has_years: bool,
    /// Whether there is an Atom feed.
    pub feed: bool,
    /// Whether there is a search box.
    pub search: bool,
}

/// What every page knows about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageHead {
    /// The kind of page: `home`, `article`, `tag`, `tags`, `source`, `sources`, `year`, `years`,
    /// `page`, `search` or `not-found`.
    pub kind: &'static str,
    /// The title where the page has one of its own; else the theme has the words.
    pub title: Option<String>,
    /// One sentence for search engines and previews.
    pub description: Option<String>,
    /// Its number where it continues a list; 1 elsewhere.
    pub number: usize,
    /// Its own address.
    pub route: Href,
    /// The whole address, where the archive has a base URL.
    pub canonical: Option<String>,
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

impl From<&Route> for Href {
    /// Encodes every byte that is not unreserved (RFC 3986, section 2.3) or a slash.
    fn from(route: &Route) -> Self {
        const HEX: &[u8; 16] = b"0123456789ABCDEF";
        let mut address = String::with_capacity(route.as_str().len());
        for byte in route.as_str().bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
                address.push(char::from(byte));
            } else {
                address.push('%');
                address.push(char::from(HEX[usize::from(byte >> 4)]));
                address.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
        Href(address)
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

/// One screenful of articles out of a longer list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListView {
    /// The articles on this page.
    pub articles: Vec<Shared<SummaryView>>,
    /// How many articles the whole list has.
    pub total: usize,
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
}

/// Where a page stands in the list that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaginationView {
    /// This page's number, from 1.
    pub number: usize,
    /// How many pages there are; at least 1.
    pub count: usize,
    /// The page before this one.
    pub previous: Option<Href>,
    /// The page after this one.
    pub next: Option<Href>,
    /// The first page, the last page, and those around this one; few in any case.
    pub pages: Vec<PageNumberView>,
}

/// A page of a list, as the pagination names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageNumberView {
    /// Its number, from 1.
    pub number: usize,
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
    /// The prefix that leads to the site's root.
    pub root: String,
    /// The articles, newest first.
    pub list: ListView,
    /// How many notes the archive has.
    pub note_count: usize,
    /// How many sources the archive has.
    pub source_count: usize,
}

/// The articles of a tag or a source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the site's root.
    pub root: String,
    /// The tag, or the source.
    pub name: String,
    /// What the archive's owner says about it, in Markdown; on the first page only.
    pub introduction: Option<String>,
    /// The articles, newest first.
    pub list: ListView,
}

/// All tags, or all sources, as an index by letters.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupIndexView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the site's root.
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
    /// The name and its page.
    #[serde(flatten)]
    pub link: Link,
    /// How many articles it has.
    pub count: usize,
}

/// All years.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearsView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the site's root.
    pub root: String,
    /// The years, newest first.
    pub years: Vec<YearEntryView>,
    /// How many articles have no date.
    pub undated: usize,
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
    /// The prefix that leads to the site's root.
    pub root: String,
    /// The year.
    pub year: i32,
    /// The months on this page, newest first.
    pub months: Vec<MonthView>,
    /// How many articles the year has.
    pub total: usize,
    /// The way to the rest of the year.
    pub pagination: PaginationView,
    /// The year before that has articles.
    pub older: Option<Link>,
    /// The year after that has articles.
    pub newer: Option<Link>,
}

/// The articles of a month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthView {
    /// The month, 1 to 12.
    pub month: u32,
    /// Its articles on this page, newest first.
    pub articles: Vec<Shared<SummaryView>>,
}

/// A page that the archive's owner wrote.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnPageView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the site's root.
    pub root: String,
    /// The text in Markdown.
    pub body: String,
}

/// A page that shows nothing of the archive.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BareView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the site's root.
    pub root: String,
}

/// One article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArticleView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the site's root.
    pub root: String,
    /// What is known about the article.
    pub article: ArticleFactsView,
    /// Its text with the notes on its passages.
    pub stretches: Vec<StretchView>,
    /// The notes on the whole article.
    pub document_notes: Vec<NoteView>,
    /// The notes whose quote is not in the text.
    pub orphans: Vec<NoteView>,
    /// How the text was made from the raw file.
    pub record: RecordView,
    /// The next older article.
    pub older: Option<Link>,
    /// The next newer article.
    pub newer: Option<Link>,
}

/// What is known about an article besides its text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArticleFactsView {
    /// The headline.
    pub title: String,
    /// The title was made from the text.
    pub title_derived: bool,
    /// When it was published.
    pub date: Option<ArticleDate>,
    /// Its outlet.
    pub source: Option<Link>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The author's role.
    pub author_role: Option<String>,
    /// The outlet's section.
    pub section: Option<String>,
    /// The language of the text.
    pub language: Option<String>,
    /// Its tags.
    pub tags: Vec<Link>,
    /// The page's own address; `http` or `https`.
    pub url: Option<String>,
    /// The address of a web archive's copy; `http` or `https`.
    pub archived: Option<String>,
    /// Who holds the rights, or under what terms the page is shown.
    pub rights: Option<String>,
    /// How many notes it has.
    pub note_count: usize,
}

/// A row of text with the notes that begin in it, and the rows after it that have none.
///
/// So the notes have the height of the whole stretch to stand beside. A heading goes with the row
/// that it heads.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StretchView {
    /// The row that the notes belong to, and headings above it.
    pub head: Vec<RowView>,
    /// The notes that begin in them; only the first stretch may have none.
    pub notes: Vec<NoteView>,
    /// The rows up to the next one with notes.
    pub rest: Vec<RowView>,
}

/// A block, or the items of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowView {
    /// What part it plays.
    pub kind: BlockKind,
    /// One block; of a list, one for each item.
    pub blocks: Vec<BlockView>,
}

/// A block of text, cut where a note begins or ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlockView {
    /// Its place on the page, as `p3`.
    pub id: String,
    /// Its text in pieces.
    pub runs: Vec<RunView>,
}

/// A piece of text that the same notes are about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RunView {
    /// The words.
    pub text: String,
    /// The numbers of the notes that are about it; none outside of any passage.
    pub notes: Vec<usize>,
    /// The kind of the innermost note.
    pub kind: Option<&'static str>,
    /// The numbers of the notes whose passage ends here for the first time.
    pub refs: Vec<usize>,
}

/// A note as the page shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoteView {
    /// Its number on the page: passages in reading order, then the whole article's, then orphans.
    pub number: usize,
    /// What sort of remark it is, as a sidecar names it.
    pub kind: &'static str,
    /// The words that it is about.
    pub quote: Option<String>,
    /// The quote, shortened to its first and last words.
    pub lemma: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub by: Option<String>,
    /// When it was written.
    pub date: Option<NaiveDate>,
    /// Markdown; may be empty.
    pub text: String,
}

/// How an article was made from its raw file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecordView {
    /// The raw file's path in the archive.
    pub path: String,
    /// BLAKE3 of its bytes, in hexadecimal.
    pub digest: String,
    /// Its size in bytes.
    pub byte_count: usize,
    /// Its number of lines.
    pub line_count: u32,
    /// Its character encoding.
    pub charset: &'static str,
    /// How many places of it could not be decoded.
    pub malformed: usize,
    /// Where each field comes from.
    pub evidence: Vec<EvidenceView>,
    /// What was taken out, in file order.
    pub removed: Vec<RemovedView>,
    /// How many lines were taken out.
    pub removed_line_count: usize,
}

/// Where a field comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidenceView {
    /// The field.
    pub field: FieldName,
    /// The line of the raw file, where it stands in one.
    pub line: Option<LineNumber>,
    /// The rule that found it.
    pub rule: Rule,
}

/// Something that was taken out of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemovedView {
    /// The rule that took it.
    pub rule: Rule,
    /// Its first line.
    pub first: LineNumber,
    /// Its last line.
    pub last: LineNumber,
    /// The words, line by line.
    pub texts: Vec<String>,
    /// Only a piece of the line was taken; the rest is in the text.
    pub partial: bool,
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
