//! The whole archive: every article's head in its order, and the indices over them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::article::Article;
use crate::model::head::{Head, NoteHead, Remarks};
use crate::model::key::Key;
use crate::model::markdown_page::MarkdownPage;
use crate::model::raw_file::RawFile;
use crate::model::route::Route;

/// The index of an article in [`Archive::articles`].
pub type ArticleId = usize;

/// A capture of an article's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaptureId {
    /// The one that is shown as the article.
    Shown(ArticleId),
    /// Another one, by its place among the article's versions.
    Other(ArticleId, usize),
}

/// The heads of the archive's articles and the immutable indices over them.
///
/// What stands behind an `Arc` says nothing of notes, and is handed on from one archive to the next as
/// long as it is the same.
#[derive(Debug, Clone, Default)]
pub struct Archive {
    /// Newest first; articles without a date last; ties by path.
    pub articles: Arc<Vec<ArchivedArticle>>,
    /// What is known of the notes on each article, in the same order.
    pub remarks: Vec<Arc<Remarks>>,
    /// The place of each article among those that the archive was made of.
    pub entrants: Vec<usize>,
    /// Tags by address.
    pub tags: Arc<BTreeMap<String, Group>>,
    /// Sources by address.
    pub sources: Arc<BTreeMap<String, Group>>,
    /// Authors of articles by address.
    pub authors: Arc<BTreeMap<String, Group>>,
    /// Years, with the articles of each newest first.
    pub years: Arc<BTreeMap<i32, Vec<ArticleId>>>,
    /// The archive's own pages by name, those in other languages than the first among them.
    pub pages: Vec<MarkdownPage>,
    /// The articles of each report that several outlets carried, in the order of time.
    pub families: Arc<Vec<Vec<ArticleId>>>,
    /// The indices over all notes.
    pub notes: NoteIndices,
    /// The article of each page of the web that the archive has; of several the first.
    pub addresses: Arc<BTreeMap<Key, ArticleId>>,
    /// The articles in which one person speaks, and those that say a rare word again and again, newest
    /// first, by the keys of [`Head::speakers`] and [`Head::words`].
    pub in_common: Arc<HashMap<Key, Vec<ArticleId>>>,
    /// The pictures that are published, by what [`crate::model::head::PictureClue`] calls them.
    pub pictures: BTreeMap<String, PublishedPicture>,
}

impl Archive {
    /// What is known of a note.
    pub fn note(&self, id: NoteId) -> &NoteHead {
        &self.remarks[id.article].notes[id.note]
    }

    /// The captures of all articles: first those that are shown.
    pub fn captures(&self) -> impl Iterator<Item = CaptureId> {
        let articles = self.articles.iter().enumerate();
        let others = articles.flat_map(|(id, archived)| {
            (0..archived.versions.len()).map(move |place| CaptureId::Other(id, place))
        });
        (0..self.articles.len()).map(CaptureId::Shown).chain(others)
    }

    /// What is known of a capture, and its page.
    pub fn capture(&self, capture: CaptureId) -> (&Head, &Route) {
        match capture {
            CaptureId::Shown(id) => (&self.articles[id].head, &self.articles[id].route),
            CaptureId::Other(id, place) => {
                let Version { head, route } = &self.articles[id].versions[place];
                (head, route)
            }
        }
    }

    /// The archive without what changes with its notes and its own pages.
    pub fn unannotated(&self) -> Unannotated {
        Unannotated(Archive {
            articles: Arc::clone(&self.articles),
            tags: Arc::clone(&self.tags),
            sources: Arc::clone(&self.sources),
            authors: Arc::clone(&self.authors),
            years: Arc::clone(&self.years),
            families: Arc::clone(&self.families),
            addresses: Arc::clone(&self.addresses),
            in_common: Arc::clone(&self.in_common),
            ..Archive::default()
        })
    }
}

/// An archive without notes, its own pages and pictures.
#[derive(Debug)]
pub struct Unannotated(Archive);

impl Unannotated {
    /// The archive.
    pub fn archive(&self) -> &Archive {
        &self.0
    }
}

/// Two are the same where all of one was handed on to the other.
impl PartialEq for Unannotated {
    fn eq(&self, other: &Self) -> bool {
        let Archive { articles, tags, sources, authors, years, .. } = &self.0;
        let Archive { families, addresses, in_common, .. } = &self.0;
        let other = &other.0;
        Arc::ptr_eq(articles, &other.articles)
            && [(tags, &other.tags), (sources, &other.sources), (authors, &other.authors)]
                .iter()
                .all(|(one, other)| Arc::ptr_eq(one, other))
            && Arc::ptr_eq(years, &other.years)
            && Arc::ptr_eq(families, &other.families)
            && Arc::ptr_eq(addresses, &other.addresses)
            && Arc::ptr_eq(in_common, &other.in_common)
    }
}

/// A picture as it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublishedPicture {
    /// Its file, which is called after its bytes.
    pub file: Route,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Where the articles behind the heads are.
pub trait Articles: Sync {
    /// An article of the archive.
    ///
    /// Fails where its raw file cannot be read any more.
    fn article(&self, id: ArticleId) -> Result<Arc<Article>, Diagnostic>;

    /// An older capture of an article's page, by its place among them.
    ///
    /// Fails as [`article`](Self::article) does.
    fn version(&self, id: ArticleId, place: usize) -> Result<Arc<Article>, Diagnostic>;

    /// A capture of an article's page.
    ///
    /// Fails as [`article`](Self::article) does.
    fn capture(&self, capture: CaptureId) -> Result<Arc<Article>, Diagnostic> {
        match capture {
            CaptureId::Shown(id) => self.article(id),
            CaptureId::Other(id, place) => self.version(id, place),
        }
    }

    /// The raw file of a capture.
    ///
    /// Fails where it cannot be read any more, or is not what the article was made from.
    fn raw(&self, capture: CaptureId) -> Result<RawFile, Diagnostic>;
}

/// An article's head and its address.
#[derive(Debug, Clone, PartialEq)]
pub struct ArchivedArticle {
    /// What is known of the article.
    pub head: Arc<Head>,
    /// Its page.
    pub route: Route,
    /// The addresses of its tags, in the order in which the article has them.
    pub tags: Vec<Arc<str>>,
    /// The address of its source.
    pub source: Option<Arc<str>>,
    /// The addresses of its authors, as the byline has them.
    pub authors: Vec<Arc<str>>,
    /// The older captures of its page, newest first.
    pub versions: Vec<Version>,
    /// The address that its own file has, where it has that of an older capture.
    pub own_route: Option<Route>,
}

/// An older capture of an article's page.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// What is known of it as an article.
    pub head: Arc<Head>,
    /// Its page: the address of its file, or one below the article where that has it.
    pub route: Route,
}

/// The articles that share a tag or a source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// The name as people write it: the introduction's title, else the most frequent spelling.
    pub name: String,
    /// The articles, newest first.
    pub articles: Vec<ArticleId>,
    /// The addresses that other names of its introduction would have, other than its own.
    pub other_addresses: Vec<String>,
    /// An introduction that the archive's owner wrote.
    pub introduction: Option<MarkdownPage>,
    /// Its counterparts in other languages than the archive's first.
    pub translations: Vec<MarkdownPage>,
}

impl Group {
    /// The introduction in a language; the one in the archive's first where there is no other.
    pub fn introduction_in(&self, language: &str) -> Option<&MarkdownPage> {
        let is_own = |page: &&MarkdownPage| page.language.as_deref() == Some(language);
        self.translations.iter().find(is_own).or(self.introduction.as_ref())
    }
}

/// The indices over the notes of all articles.
#[derive(Debug, Clone, Default)]
pub struct NoteIndices {
    /// The notes of each tag, by address.
    pub tags: BTreeMap<String, NoteGroup>,
    /// The notes of each author, by address.
    pub authors: BTreeMap<String, NoteGroup>,
    /// The address of each tag as the notes write it.
    pub tag_addresses: BTreeMap<String, String>,
    /// The address of each author as the notes write it.
    pub author_addresses: BTreeMap<String, String>,
}

/// The notes that share a tag or an author.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NoteGroup {
    /// The name in its most frequent spelling.
    pub name: String,
    /// The notes by article and place in the sidecar, newest articles first.
    pub notes: Vec<NoteId>,
}

/// A note of the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NoteId {
    /// The article.
    pub article: ArticleId,
    /// The note's index in [`Remarks::notes`].
    pub note: usize,
}
