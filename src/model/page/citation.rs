//! What an article's page says for those who cite it, people and programs.

use serde::Serialize;

use crate::model::date::ArticleDate;

/// What is cited of an article. Whatever is a guess is not in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CitationView {
    /// The headline, in brackets where it is supplied; none of an article without one.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published, in words that may say how sure that is.
    pub date: Option<ArticleDate>,
    /// The same for programs, which have no word for a doubt: none of a date that somebody doubts.
    pub published: Option<ArticleDate>,
    /// Its outlet.
    pub source: Option<String>,
    /// The whole address that is cited, where the archive has a base URL: in every language that of
    /// the page in the archive's first.
    pub address: Option<String>,
    /// Names and values for the page's head.
    pub metadata: Vec<MetaView>,
    /// The article as a `NewsArticle` of schema.org, in JSON-LD.
    pub json_ld: String,
    /// The reference in each style.
    pub styles: Vec<StyledView>,
    /// The reference as a file, in each format.
    pub downloads: Vec<DownloadView>,
}

/// A name and a value of the page's head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MetaView {
    /// The name.
    pub name: &'static str,
    /// The value.
    pub content: String,
}

/// A reference in one style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StyledView {
    /// The style, as people call it.
    pub name: &'static str,
    /// The reference.
    pub pieces: Vec<PieceView>,
}

/// A piece of a reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PieceView {
    /// The words.
    pub text: String,
    /// They stand in italics, as the name of a newspaper.
    pub emphasised: bool,
}

/// A file that is saved from a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DownloadView {
    /// The format, as people call it.
    pub name: &'static str,
    /// The name that the file gets.
    pub file: String,
    /// Its address: of a file of the site, or one that holds the file itself.
    pub href: String,
}
