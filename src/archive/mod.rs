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
use crate::model::markdown_page::MarkdownPage;
use crate::model::route::Route;

use groups::GroupBuilder;

/// What the archive's owner wrote besides the articles.
#[derive(Debug, Clone, Default)]
pub struct OwnPages {
    /// The archive's own pages.
    pub pages: Vec<MarkdownPage>,
    /// Introductions of tag pages; the file's name is the tag's address.
    pub tag_introductions: Vec<MarkdownPage>,
}

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
    let mut tags = GroupBuilder::with_introductions(own.tag_introductions);
    let mut sources = GroupBuilder::default();
    let mut years: BTreeMap<i32, Vec<ArticleId>> = BTreeMap::new();
    for (id, (article, _)) in addressed.iter().enumerate() {
        for tag in &article.fields.tags {
            tags.add(&tag.value, id);
        }
        if let Some(source) = &article.fields.source {
            sources.add(&source.value, id);
        }
        if let Some(date) = date_of(article) {
            years.entry(date.day.year()).or_default().push(id);
        }
    }
    let (tags, sources) = (tags.finish(), sources.finish());
    diagnostics.extend(tags.diagnostics.iter().cloned());
    let articles: Vec<ArchivedArticle> = addressed
        .into_iter()
        .map(|(article, route)| ArchivedArticle {
            tags: article.fields.tags.iter().filter_map(|tag| tags.address(&tag.value)).collect(),
            source: article
                .fields
                .source
                .as_ref()
                .and_then(|source| sources.address(&source.value)),
            article,
            route,
        })
        .collect();
    let mut pages = own.pages;
    for page in &mut pages {
        page.name = address::address_part(&page.name);
    }
    let notes = notes::index(&articles);
    let (tags, sources) = (tags.groups, sources.groups);
    (Archive { articles, tags, sources, years, pages, notes }, diagnostics)
}

fn date_of(article: &Article) -> Option<crate::model::date::ArticleDate> {
    article.fields.date.as_ref().map(|date| date.value)
}

/// Says that the notes of an article that is left out are shown nowhere.
fn lost_notes(article: &Article) -> Option<Diagnostic> {
    let sidecar = &article.notes.first()?.note.place.path;
    catalogue::notes_without_article(sidecar, article.notes.len(), &article.source.path)
}

fn address_articles(
    articles: Vec<Arc<Article>>,
    folder: &str,
) -> (Vec<(Arc<Article>, Route)>, Vec<Diagnostic>) {
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
                diagnostics.push(catalogue::address_taken(
                    &article.source.path,
                    route.as_str(),
                    first.get(),
                ));
                diagnostics.extend(lost_notes(&article));
            }
        }
    }
    (addressed, diagnostics)
}
