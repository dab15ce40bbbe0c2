//! What is cited of an article, and how it is written: references as scholars write them, the
//! formats of reference managers, and what a page says of itself to programs.
//!
//! It is no stage: pages show references and exports write them, so it stands below both. What is a
//! guess is not cited: a wrong author or date is worse than none. A headline alone is, and marked.

mod author;
mod data_link;
mod date;
pub mod formats;
mod metadata;
mod schema_org;
pub mod styles;
mod tei_name;
#[cfg(test)]
mod tests;

pub use author::Author;
pub use data_link::data_link;
pub use date::{CitedDate, CitedSpan};
pub use metadata::metadata;
pub use schema_org::news_article;
pub use tei_name::{TEI_FOLDER, tei_name};

use std::borrow::Cow;

use postil_text::host_name;

use crate::config::settings::BaseUrl;
use crate::model::article::Article;
use crate::model::cleaned::{Confidence, Field};
use crate::model::key::Key;
use crate::model::page::Href;
use crate::model::route::Route;
use crate::model::rule::Rule;
use crate::model::sidecar::Extent;

/// What is cited of an article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reference {
    /// Names it among all articles of the archive, in letters that every format takes.
    pub key: String,
    /// The headline; empty where an article is known by the name of its file alone.
    pub title: String,
    /// The headline is the archive's own, or a guess: the page has none that is known for sure.
    pub title_supplied: bool,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// When it was published.
    pub date: Option<CitedDate>,
    /// When it was published, as far as somebody could tell; none where `date` is known.
    pub circa: Option<CitedDate>,
    /// Between which years it was published, where the year is not known.
    pub span: Option<CitedSpan>,
    /// When it was published in the notation of EDTF; none where `date` is known.
    pub edtf: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// The outlet's section.
    pub section: Option<String>,
    /// The language of the text.
    pub language: Option<String>,
    /// The address at which it was published.
    pub original: Option<String>,
    /// How much of it the archive shows.
    pub extent: Extent,
    /// The address of its page in the archive; none where the archive has no address.
    pub page: Option<String>,
    /// The address of a web archive's copy.
    pub archived: Option<String>,
    /// When the page was saved: the day on which somebody last saw it at its own address.
    pub accessed: Option<CitedDate>,
    /// Who holds the rights.
    pub rights: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// The archive's name.
    pub archive: String,
    /// The archive's address.
    pub archive_address: Option<String>,
}

/// Where an article is published again.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The archive's name.
    pub archive: &'a str,
    /// The archive's address.
    pub address: Option<&'a BaseUrl>,
    /// The article's page.
    pub route: &'a Route,
}

/// The whole address of an article's page; where the archive has none, the one below its root.
pub fn page_address(place: &Place) -> String {
    let below_root = || Href::from(place.route).as_str().to_owned();
    place.address.map_or_else(below_root, |base_url| base_url.address(place.route))
}

/// What is cited of an article that stands at a place.
pub fn reference(article: &Article, place: &Place) -> Reference {
    let fields = &article.fields;
    let source = sure(&fields.source);
    let authors = sure(&fields.author).map(|names| author::authors(&names, source.as_deref()));
    let date = sure(&fields.date);
    let title = fields.title.as_ref().filter(|title| title.evidence.rule != Rule::FileName);
    let original = sure(&fields.url).filter(|url| is_web_address(url));
    Reference {
        key: key(place.route),
        title: title.map(|title| title.value.clone()).unwrap_or_default(),
        title_supplied: fields.title_derived || sure(&fields.title).is_none(),
        authors: authors.unwrap_or_default(),
        circa: date.as_ref().and_then(CitedDate::doubted),
        span: date.as_ref().and_then(CitedSpan::of),
        date: date.as_ref().and_then(CitedDate::of),
        edtf: date.filter(|date| CitedDate::of(date).is_none()).map(|date| date.to_string()),
        source,
        section: sure(&fields.section),
        language: sure(&fields.language),
        extent: article.extent,
        page: place.address.map(|base_url| base_url.address(place.route)),
        archived: article.archived.clone().filter(|url| is_web_address(url)),
        accessed: article
            .captured
            .filter(|_| original.is_some())
            .and_then(|date| CitedDate::of(&date)),
        original,
        rights: article.rights.clone(),
        tags: fields.tags.iter().map(|tag| tag.value.clone()).collect(),
        archive: place.archive.to_owned(),
        archive_address: place.address.map(|base_url| base_url.as_str().to_owned()),
    }
}

impl Reference {
    /// The headline as it is cited: in brackets where it is supplied.
    pub fn cited_title(&self) -> Option<String> {
        (!self.title.is_empty()).then(|| self.bracketed(&self.title))
    }

    /// A headline in the brackets of what the describer has supplied.
    fn bracketed(&self, title: &str) -> String {
        if self.title_supplied { format!("[{title}]") } else { title.to_owned() }
    }

    /// The address that is cited: the original's, else that of the page in the archive.
    pub fn address(&self) -> Option<&str> {
        self.original.as_deref().or(self.page.as_deref())
    }

    /// The page in the archive, where another address is cited and the whole text is there.
    pub fn copy(&self) -> Option<&str> {
        let is_copy = self.original.is_some() && self.extent == Extent::Full;
        self.page.as_deref().filter(|_| is_copy)
    }

    /// The outlet, or else the host of its address.
    pub fn outlet(&self) -> Option<Cow<'_, str>> {
        let host = || host_name::of_address(self.original.as_deref()?).map(Cow::Owned);
        self.source.as_deref().map(Cow::Borrowed).or_else(host)
    }
}

/// A value that is more than a guess.
pub fn sure<T: Clone>(field: &Option<Field<T>>) -> Option<T> {
    let known = field.as_ref().filter(|field| field.evidence.confidence > Confidence::Guess);
    known.map(|field| field.value.clone())
}

/// Whether an address may be linked to: nothing but `http` and `https`.
pub fn is_web_address(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

/// The name of an article that is published at `route`.
///
/// Addresses differ, so names do: what an address has besides plain letters is made good by a hash.
pub fn key(route: &Route) -> String {
    let path = route.as_str().trim_end_matches('/');
    let path = path.strip_prefix("articles/").unwrap_or(path);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let plain = path.replace('/', ":").replace(|c| !is_plain(c) && c != ':', "_");
    match path.chars().all(|c| is_plain(c) || c == '/') {
        true => plain,
        false => format!("{plain}:{:.8}", Key::of_bytes(path.as_bytes()).to_string()),
    }
}
