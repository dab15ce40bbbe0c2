//! The whole archive: every article in its order, and the indices over them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::article::Article;
use crate::model::markdown_page::MarkdownPage;
use crate::model::route::Route;

/// The index of an article in [`Archive::articles`].
pub type ArticleId = usize;

/// The archive's articles and the immutable indices over them.
#[derive(Debug, Clone, Default)]
pub struct Archive {
    /// Newest first; articles without a date last; ties by path.
    pub articles: Vec<ArchivedArticle>,
    /// Tags by address.
    pub tags: BTreeMap<String, Group>,
    /// Sources by address.
    pub sources: BTreeMap<String, Group>,
    /// Years, with the articles of each newest first.
    pub years: BTreeMap<i32, Vec<ArticleId>>,
    /// The archive's own pages by name.
    pub pages: Vec<MarkdownPage>,
}

/// An article and its address.
#[derive(Debug, Clone, PartialEq)]
pub struct ArchivedArticle {
    /// The article; shared with the cache of a preview.
    pub article: Arc<Article>,
    /// Its page.
    pub route: Route,
    /// The addresses of its tags, in the order in which the article has them.
    pub tags: Vec<String>,
    /// The address of its source.
    pub source: Option<String>,
}

/// The articles that share a tag or a source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// The name as people write it: the introduction's title, else the most frequent spelling.
    pub name: String,
    /// The articles, newest first.
    pub articles: Vec<ArticleId>,
    /// An introduction that the archive's owner wrote.
    pub introduction: Option<MarkdownPage>,
}
