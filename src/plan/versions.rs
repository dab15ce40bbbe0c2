//! The other captures of an article's page: a list on the page, and a page for each of them.

use serde::Serialize;

use crate::cite;
use crate::diagnostic::Diagnostic;
use crate::model::archive::{ArchivedArticle, ArticleId, Articles, CaptureId, Version};
use crate::model::article::Article;
use crate::model::captures::Order;
use crate::model::key::Key;
use crate::model::page::{Href, Link, PageHead, Shared, SiteView, VersionEntryView, VersionView};
use crate::model::permalink;
use crate::model::route::Route;
use crate::model::sidecar::{CaptureFlaw, Extent};
use crate::model::wording::Wording;
use crate::plan::changes::{Changes, Text};
use crate::plan::frame::link;
use crate::plan::notes::SortedNotes;
use crate::plan::rows::Surroundings;
use crate::plan::{Groundwork, Plan, PlannedPage, Recipe, rows};

/// So many older captures are listed; the others have their pages too.
const MOST_LISTED: usize = 24;

/// The page of an older capture, without the articles.
#[derive(Debug, Serialize)]
pub(super) struct VersionFrame {
    /// Which article, and which version; their places say nothing about the page.
    #[serde(skip)]
    id: ArticleId,
    #[serde(skip)]
    place: usize,
    /// What the newest capture and this one say.
    contents: [Key; 2],
    site: Shared<SiteView>,
    page: PageHead,
    root: String,
    newest: Link,
    audit: Option<Href>,
    around: Surroundings,
}

/// The older captures that an article's page lists.
#[derive(Debug, Serialize)]
pub(super) struct VersionList {
    entries: Vec<VersionEntry>,
    /// How many more there are.
    pub more: usize,
    /// Whether all of them are known to have been saved before the article.
    pub is_newest: bool,
}

/// An older capture, without the article.
#[derive(Debug, Serialize)]
struct VersionEntry {
    content: Key,
    route: Href,
    title: String,
}

impl Groundwork {
    /// A page for each older capture.
    pub(super) fn version_pages(&self) -> impl Iterator<Item = PlannedPage> {
        let articles = self.archive.articles.iter().enumerate();
        articles.flat_map(|(id, archived)| {
            let versions = archived.versions.iter().enumerate();
            versions.map(move |(place, version)| PlannedPage {
                route: version.route.clone(),
                recipe: Recipe::Version(id, place),
            })
        })
    }
}

impl Plan {
    /// The page of an older capture.
    pub(super) fn version(&self, id: ArticleId, place: usize, route: &Route) -> VersionFrame {
        let archived = &self.archive.articles[id];
        let version = &archived.versions[place];
        VersionFrame {
            id,
            place,
            contents: [archived.head.content, version.head.content],
            site: self.frame.site(),
            page: PageHead { noindex: true, ..self.frame.head("version", route) },
            root: route.to_root(),
            newest: link(&archived.head.title, &archived.route),
            audit: self.audit_route(CaptureId::Other(id, place)).as_ref().map(Href::from),
            around: self.around(&version.head),
        }
    }

    /// The older captures that an article's page lists, newest first.
    pub(super) fn version_list(&self, id: ArticleId) -> VersionList {
        let ArchivedArticle { head, versions, .. } = &self.archive.articles[id];
        let is_earlier =
            |version: &Version| Order::of(version.head.captured, head.captured) == Order::Earlier;
        let entry = |version: &Version| VersionEntry {
            content: version.head.content,
            route: Href::from(&version.route),
            title: version.head.title.clone(),
        };
        VersionList {
            entries: versions.iter().take(MOST_LISTED).map(entry).collect(),
            more: versions.len().saturating_sub(MOST_LISTED),
            is_newest: versions.iter().all(is_earlier),
        }
    }
}

impl VersionFrame {
    /// The whole page.
    pub(super) fn view(self, articles: &dyn Articles) -> Result<VersionView, Diagnostic> {
        let newest = &*articles.article(self.id)?;
        let version = &*articles.version(self.id, self.place)?;
        let mut page = self.page;
        page.title = Some(version.title().to_owned());
        let fields = &version.fields;
        let url = fields.url.as_ref().map(|field| field.value.clone());
        let changes = changes(version, newest);
        let ids = permalink::of_blocks(&version.blocks);
        Ok(VersionView {
            site: self.site,
            page,
            root: self.root,
            newest: self.newest,
            newest_captured: newest.captured,
            order: Order::of(version.captured, newest.captured),
            flaw: version.capture.flaw.map(CaptureFlaw::name),
            title: version.title().to_owned(),
            language: fields.language.as_ref().map(|field| field.value.clone()),
            captured: version.captured,
            date: fields.date.as_ref().map(|date| date.value),
            url: url.filter(|url| cite::is_web_address(url)),
            path: version.source.path.clone(),
            digest: version.source.digest.clone(),
            audit: self.audit,
            // What is noted of it is a note on the article.
            text: rows::rows(version, &ids, &SortedNotes::default(), &self.around),
            changes: changes.as_ref().map(Changes::count),
            rows: changes.map(|changes| changes.changed_rows()).unwrap_or_default(),
        })
    }
}

impl VersionList {
    /// The list beside the article itself.
    pub(super) fn views(
        self,
        (id, newest): (ArticleId, &Article),
        articles: &dyn Articles,
    ) -> Result<Vec<VersionEntryView>, Diagnostic> {
        let entries = self.entries.into_iter().enumerate();
        let view = |(place, entry): (usize, VersionEntry)| {
            let version = &*articles.version(id, place)?;
            Ok(VersionEntryView {
                route: entry.route,
                title: entry.title,
                captured: version.captured,
                order: Order::of(version.captured, newest.captured),
                changes: changes(version, newest).map(|changes| changes.count()),
            })
        };
        entries.map(view).collect()
    }
}

/// What became of the text of an older capture, where all of both texts is shown; paragraphs with words
/// that a person dropped from either are left out.
pub(super) fn changes<'a>(version: &'a Article, newest: &'a Article) -> Option<Changes<'a>> {
    let is_shown = version.extent == Extent::Full && newest.extent == Extent::Full;
    let dropped: Vec<&Wording> = version.dropped.iter().chain(&newest.dropped).collect();
    is_shown.then(|| Changes::between(text(version, &dropped), text(newest, &dropped)))
}

/// The paragraphs of an article that have none of some words.
fn text<'a>(article: &'a Article, dropped: &[&Wording]) -> Text<'a> {
    let asking = rows::questions(&article.blocks);
    let mut text = Text::default();
    for (place, block) in article.blocks.iter().enumerate() {
        if has_none(&block.text, dropped) {
            text.questions.extend(asking.contains(&place).then_some(text.paragraphs.len()));
            text.paragraphs.push(&block.text);
        }
    }
    text
}

fn has_none(text: &str, dropped: &[&Wording]) -> bool {
    dropped.is_empty() || {
        let words = Wording::of(text);
        !dropped.iter().any(|dropped| dropped.is_in(&words))
    }
}
