//! Puts the articles in order and builds the indices over them: tags, sources, years, notes.

mod address;
mod groups;
mod notes;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use chrono::Datelike;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::{Archive, ArchivedArticle, ArticleId};
use crate::model::article::Article;
use crate::model::date::ArticleDate;
use crate::model::markdown_page::MarkdownPage;
use crate::model::route::Route;

use groups::{GroupBuilder, Groups};

/// What the archive's owner wrote besides the articles.
#[derive(Debug, Clone, Default)]
pub struct OwnPages {
    /// The archive's own pages.
    pub pages: Vec<MarkdownPage>,
    /// Introductions of tag pages; the file's name is the tag's address.
    pub tag_introductions: Vec<MarkdownPage>,
}

/// An article and the address of its page.
type Addressed = (Arc<Article>, Route);

/// Builds the archive from articles in the order of their paths.
///
/// `folder` is the folder of the articles, which their addresses leave out. Of two articles with
/// one address the first stays, and a diagnostic names both.
pub fn archive(
    articles: Vec<Arc<Article>>,
    own: OwnPages,
    folder: &str,
) -> (Archive, Vec<Diagnostic>) {
    let (mut addressed, mut diagnostics) = address_articles(articles, folder);
    addressed.sort_by(|(a, _), (b, _)| {
        let newest_first = date_of(b).cmp(&date_of(a));
        newest_first.then_with(|| a.source.path.cmp(&b.source.path))
    });
    let years = years(&addressed);
    let (tags, sources) = groups(&addressed, own.tag_introductions);
    let articles: Vec<ArchivedArticle> =
        addressed.into_iter().map(|article| archived(article, &tags, &sources)).collect();
    let mut pages = own.pages;
    for page in &mut pages {
        page.name = address::address_part(&page.name);
    }
    let notes = notes::index(&articles);
    diagnostics.extend(tags.diagnostics);
    let (tags, sources) = (tags.groups, sources.groups);
    (Archive { articles, tags, sources, years, pages, notes }, diagnostics)
}

/// The articles of each year.
fn years(articles: &[Addressed]) -> BTreeMap<i32, Vec<ArticleId>> {
    let mut years: BTreeMap<i32, Vec<ArticleId>> = BTreeMap::new();
    for (id, (article, _)) in articles.iter().enumerate() {
        if let Some(date) = date_of(article) {
            years.entry(date.day.year()).or_default().push(id);
        }
    }
    years
}

/// The articles of each tag and of each source.
fn groups(articles: &[Addressed], tag_introductions: Vec<MarkdownPage>) -> (Groups, Groups) {
    let mut tags = GroupBuilder::with_introductions(tag_introductions);
    let mut sources = GroupBuilder::default();
    for (id, (article, _)) in articles.iter().enumerate() {
        article.fields.tags.iter().for_each(|tag| tags.add(&tag.value, id));
        article.fields.source.iter().for_each(|source| sources.add(&source.value, id));
    }
    (tags.finish(), sources.finish())
}

/// An article with the addresses of its tags and its source.
fn archived((article, route): Addressed, tags: &Groups, sources: &Groups) -> ArchivedArticle {
    let fields = &article.fields;
    ArchivedArticle {
        tags: fields.tags.iter().filter_map(|tag| tags.address(&tag.value)).collect(),
        source: fields.source.as_ref().and_then(|source| sources.address(&source.value)),
        article,
        route,
    }
}

fn date_of(article: &Article) -> Option<ArticleDate> {
    article.fields.date.as_ref().map(|date| date.value)
}

/// Says that the notes of an article that is left out are shown nowhere.
fn lost_notes(article: &Article) -> Option<Diagnostic> {
    let sidecar = &article.notes.first()?.note.place.path;
    catalogue::notes_without_article(sidecar, article.notes.len(), &article.source.path)
}

/// Gives each article its address; one whose address is taken is left out.
fn address_articles(
    articles: Vec<Arc<Article>>,
    folder: &str,
) -> (Vec<Addressed>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut taken: BTreeMap<Route, String> = BTreeMap::new();
    let mut addressed = Vec::with_capacity(articles.len());
    for article in articles {
        let route = address::article_route(&article.source.path, folder);
        match taken.entry(route.clone()) {
            Entry::Vacant(free) => {
                free.insert(article.source.path.clone());
                addressed.push((article, route));
            }
            Entry::Occupied(first) => {
                let path = &article.source.path;
                diagnostics.push(catalogue::address_taken(path, route.as_str(), first.get()));
                diagnostics.extend(lost_notes(&article));
            }
        }
    }
    (addressed, diagnostics)
}
