//! What the page of another capture than the one that is shown as the article has: its text, and how that
//! differs.

use serde::Serialize;

use super::{Href, Link, PageHead, RowView, Shared, SiteView};
use crate::model::captures::Order;
use crate::model::date::ArticleDate;

/// Another capture of an article's page than the one that is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VersionView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the site's root.
    pub root: String,
    /// The article, as the capture has it that is shown.
    pub newest: Link,
    /// When that was saved.
    pub newest_captured: Option<ArticleDate>,
    /// When this one was saved, beside that: `earlier`, `later`, or `unknown`.
    pub order: Order,
    /// What is wrong with its bytes, as a sidecar has it.
    pub flaw: Option<&'static str>,
    /// The headline.
    pub title: String,
    /// The language of the text.
    pub language: Option<String>,
    /// When the page was saved.
    pub captured: Option<ArticleDate>,
    /// When it was published.
    pub date: Option<ArticleDate>,
    /// The page's own address; `http` or `https`.
    pub url: Option<String>,
    /// The raw file's path in the archive.
    pub path: String,
    /// BLAKE3 of its bytes, in hexadecimal.
    pub digest: String,
    /// Its audit page, where there is one.
    pub audit: Option<Href>,
    /// The text, as much of it as is shown.
    pub text: Vec<RowView>,
    /// How many words the texts do not have in common; none where not all of both is shown.
    pub changes: Option<ChangesView>,
    /// The paragraphs in which they differ.
    pub rows: Vec<ChangedRowView>,
}

/// A version in the list on its article's page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VersionEntryView {
    /// Its page.
    pub route: Href,
    /// The headline.
    pub title: String,
    /// When it was saved.
    pub captured: Option<ArticleDate>,
    /// When it was saved, beside the one that is shown: `earlier`, `later`, or `unknown`.
    pub order: Order,
    /// How it differs from the text that is shown; none where not all of both is shown.
    pub changes: Option<ChangesView>,
}

/// How many words two texts do not have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ChangesView {
    /// Words that the later text has and the earlier has not.
    pub come: usize,
    /// Words that the earlier text has and the later has not.
    pub gone: usize,
}

/// A paragraph of two texts laid over one another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ChangedRowView {
    /// Its words in pieces.
    pub runs: Vec<ChangedRunView>,
    /// It is a question of an interview.
    pub asks: bool,
}

/// Words that both texts have, or one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedRunView {
    /// The words.
    pub text: String,
    /// `same`, or `gone` and `come` of words that only the earlier or only the later text has.
    pub change: &'static str,
}
