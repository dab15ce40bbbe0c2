//! The page of one article: its text with the notes beside it.

use serde::Serialize;

use crate::cite::{self, Place};
use crate::config::settings::BaseUrl;
use crate::diagnostic::Diagnostic;
use crate::model::archive::{ArticleId, Articles};
use crate::model::article::Article;
use crate::model::cleaned::{Confidence, Field, Fields};
use crate::model::key::Key;
use crate::model::page::{
    ArticleFactsView, ArticleLink, ArticleView, DownloadView, GuessesView, Href, Link, NoteView,
    PageHead, RelatedView, RowView, Shared, SiteView, SourceNeighboursView,
};
use crate::model::route::Route;
use crate::model::rule::Rule;
use crate::model::{excerpt, permalink, web_address};
use crate::plan::citation::citation;
use crate::plan::copies::CopyList;
use crate::plan::notes::{NoteLinks, SortedNote, SortedNotes};
use crate::plan::record::Shown;
use crate::plan::rows::{self, Surroundings};
use crate::plan::versions::VersionList;
use crate::plan::{Groundwork, Plan, PlannedPage, Recipe, record};

/// An article's page without the article.
#[derive(Debug, Serialize)]
pub(super) struct ArticleFrame {
    /// Which article; its place in the archive says nothing about the page.
    #[serde(skip)]
    id: ArticleId,
    /// What the article is.
    article: Key,
    route: Route,
    /// The archive's name, as it is cited.
    archive: String,
    /// The archive's address, as it is cited.
    address: Option<BaseUrl>,
    files: String,
    site: Shared<SiteView>,
    page: PageHead,
    root: String,
    source: Option<Link>,
    tags: Vec<Link>,
    authors: Vec<Link>,
    links: NoteLinks,
    tei: Option<DownloadView>,
    shown: Shown,
    around: Surroundings,
    older: Option<ArticleLink>,
    newer: Option<ArticleLink>,
    related: Vec<RelatedView>,
    of_source: Option<SourceNeighboursView>,
    versions: VersionList,
    copies: Option<CopyList>,
}

impl Groundwork {
    /// One page for each article.
    pub(super) fn article_pages(&self) -> impl Iterator<Item = PlannedPage> {
        let articles = self.archive.articles.iter().enumerate();
        articles.map(|(id, archived)| PlannedPage {
            route: archived.route.clone(),
            recipe: Recipe::Article(id),
        })
    }
}

impl Plan {
    /// The page of an article.
    pub(super) fn article(&self, id: ArticleId) -> ArticleFrame {
        let archived = &self.archive.articles[id];
        ArticleFrame {
            id,
            article: self.archive.remarks[id].article,
            route: archived.route.clone(),
            archive: self.frame.cited_title().to_owned(),
            address: self.frame.cited_address().cloned(),
            files: self.frame.files(&archived.route, &archived.route, ""),
            site: self.frame.site(),
            page: PageHead {
                noindex: archived.head.noindex,
                image: self.card_address(archived),
                ..self.frame.head("article", &archived.route)
            },
            root: archived.route.to_root(),
            source: self.source_link(archived),
            tags: self.tag_links(archived),
            authors: self.author_links(archived),
            tei: self.tei_download(archived),
            links: self.note_links(id),
            around: self.around(&archived.head),
            shown: self.shown(id),
            older: self.link_to(id.checked_add(1)),
            newer: self.link_to(id.checked_sub(1)),
            related: self.related(id),
            of_source: self.source_neighbours(id),
            versions: self.version_list(id),
            copies: self.copies(id),
        }
    }

    /// The ways from an article's notes to those of the same tags and authors.
    fn note_links(&self, id: ArticleId) -> NoteLinks {
        NoteLinks::new(self.archive.remarks[id].notes.iter(), &self.archive.notes)
    }

    /// The way to an article; none to one that is not there.
    pub(super) fn link_to(&self, id: Option<ArticleId>) -> Option<ArticleLink> {
        let archived = self.archive.articles.get(id?)?;
        Some(ArticleLink {
            name: archived.head.title.clone(),
            route: Href::from(&archived.route),
            language: archived.head.language.clone(),
        })
    }
}

impl ArticleFrame {
    /// The whole page.
    pub(super) fn view(self, articles: &dyn Articles) -> Result<ArticleView, Diagnostic> {
        let article = &*articles.article(self.id)?;
        let notes = SortedNotes::new(article, &self.links);
        let ids = permalink::of_blocks(&article.blocks);
        let mut page = self.page;
        page.title = Some(article.title().to_owned());
        page.description = excerpt::description(article);
        let place =
            Place { archive: &self.archive, address: self.address.as_ref(), route: &self.route };
        let mut citation = citation(article, &place);
        citation.downloads.extend(self.tei);
        let rows = rows::rows(article, &ids, &notes, &self.around);
        page.image = image(&rows, self.address.as_ref()).or(page.image);
        Ok(ArticleView {
            site: self.site,
            page,
            root: self.root,
            files: self.files,
            article: facts(article, self.source, self.tags, self.authors),
            citation,
            rows,
            document_notes: views(&notes.document),
            orphans: views(&notes.orphans),
            record: record::record(article, &ids, &notes, self.shown),
            older: self.older,
            newer: self.newer,
            related: self.related,
            of_source: self.of_source,
            copies: self.copies.map(|copies| copies.view(article, articles)).transpose()?,
            more_versions: self.versions.more,
            is_newest: self.versions.is_newest,
            versions: self.versions.views((self.id, article), articles)?,
        })
    }
}

/// The whole address of the first picture of some rows.
fn image(rows: &[RowView], address: Option<&BaseUrl>) -> Option<String> {
    let mut pictures = rows.iter().filter_map(|row| row.picture.as_ref()?.published.as_ref());
    pictures.next().zip(address).map(|(picture, base)| base.address(&picture.file))
}

fn facts(
    article: &Article,
    source: Option<Link>,
    tags: Vec<Link>,
    authors: Vec<Link>,
) -> ArticleFactsView {
    let fields = &article.fields;
    let language = value(&fields.language);
    let words = article.word_count();
    let minutes = words.map(|words| reading_minutes(words, language.as_deref()));
    let url = value(&fields.url).filter(|url| cite::is_web_address(url));
    ArticleFactsView {
        title: article.title().to_owned(),
        title_derived: fields.title_derived,
        date: fields.date.as_ref().map(|date| date.value),
        source,
        guesses: guesses(fields),
        author: value(&fields.author),
        authors,
        author_role: value(&fields.author_role),
        section: value(&fields.section),
        language,
        tags,
        host: url.as_deref().and_then(web_address::host),
        url,
        archived: article.archived.clone().filter(|url| cite::is_web_address(url)),
        rights: article.rights.clone(),
        captured: article.captured,
        words,
        minutes,
        extent: article.extent,
        note_count: article.notes.len(),
    }
}

/// The minutes that it takes to read so many words.
///
/// Source: Trauzettel-Klosinski and Dietz, *Standardized Assessment of Reading Performance*, 2012:
/// 228 words a minute in English, 184 in Russian; Kazakh, whose words are as long, is taken for it.
fn reading_minutes(words: usize, language: Option<&str>) -> usize {
    let a_minute = if language == Some("en") { 228 } else { 184 };
    words.div_ceil(a_minute).max(1)
}

fn guesses(fields: &Fields) -> GuessesView {
    GuessesView {
        title: guess(&fields.title),
        date: guess(&fields.date),
        source: guess(&fields.source),
        author: guess(&fields.author),
        section: guess(&fields.section),
    }
}

/// The rule of a value that is a guess.
fn guess<T>(field: &Option<Field<T>>) -> Option<Rule> {
    let evidence = field.as_ref().map(|field| &field.evidence)?;
    (evidence.confidence == Confidence::Guess).then_some(evidence.rule)
}

fn views(notes: &[SortedNote]) -> Vec<NoteView> {
    notes.iter().map(|note| note.view.clone()).collect()
}

fn value(field: &Option<Field<String>>) -> Option<String> {
    field.as_ref().map(|field| field.value.clone())
}
