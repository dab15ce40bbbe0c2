//! An archive's articles at one moment, without a site around them.

use std::sync::Arc;

use crate::archive::{self, Making, Memory, OwnPages, archive};
use crate::config::Settings;
use crate::diagnostic::{self, Diagnostic, Severity, catalogue};
use crate::model::archive::{Archive, ArticleId, CaptureId};
use crate::model::files::Files;
use crate::model::head::Head;
use crate::model::key::Key;
use crate::model::markdown_page::MarkdownPage;
use crate::site::document::{Document, Made};
use crate::site::explain::Reason;
use crate::site::index::Index;
use crate::site::inputs::{Inputs, SidecarOwners, sidecar_of};
use crate::site::pictures::Pictures;
use crate::site::source_rules;
use crate::site::workshop::Documents;
use crate::written::markdown_page::{MarkdownKind, read_markdown_page};

/// An archive's articles at one moment.
#[derive(Debug)]
pub struct Collection {
    /// The archive's settings.
    pub settings: Settings,
    /// Every document, sorted by path.
    pub documents: Arc<Vec<Arc<Document>>>,
    /// The heads of the articles in their order, and the indices over them.
    pub archive: Arc<Archive>,
    /// The place of each article's document, in the archive's order.
    places: Vec<usize>,
    /// The articles' pictures.
    pub pictures: Pictures,
    /// The paths of the documents that were made anew, with the reasons.
    pub made: Vec<(String, Vec<Reason>)>,
    /// What there is to say, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Collection {
    /// Puts an archive's articles in order.
    pub(super) fn new(
        settings: Settings,
        files: &dyn Files,
        inputs: &Inputs,
        documents: Documents,
        (index, memory): (&Index, &mut Memory),
    ) -> Self {
        let mut diagnostics = files.problems().to_vec();
        diagnostics.extend_from_slice(&inputs.diagnostics);
        let applied = documents.all.iter().flat_map(|document| &document.source_rules);
        diagnostics.extend(source_rules::unused(&settings.clean.sources, applied));
        for document in documents.all.iter() {
            diagnostics.extend_from_slice(&document.diagnostics);
        }
        let made = documents.all.iter().filter_map(|document| document.made.as_ref());
        let known = archive::Known {
            heads: made.clone().map(|made| Arc::clone(&made.head)).collect(),
            remarks: made.map(|made| Arc::clone(&made.remarks)).collect(),
        };
        let languages: Vec<&str> =
            settings.site.languages.iter().map(|language| language.code()).collect();
        let own = read_own_pages(files, inputs, &languages, &mut diagnostics);
        let making = Making {
            folder: &settings.layout.articles,
            addresses: settings.addresses,
            captures: settings.captures,
        };
        let (pictures, shown, found) = Pictures::look(files, known.heads.all(), &index.pictures);
        diagnostics.extend(found);
        let (mut archive, found) = archive(&known, own, making, memory);
        archive.pictures = shown;
        diagnostics.extend(found);
        if archive.articles.is_empty() {
            diagnostics.push(catalogue::no_articles(&settings.layout.articles));
        }
        diagnostic::sort(&mut diagnostics);
        let Documents { all: documents, made } = documents;
        let has_article = |place: &usize| documents[*place].made.is_some();
        let with_article: Vec<usize> = (0..documents.len()).filter(has_article).collect();
        let places = archive.entrants.iter().map(|place| with_article[*place]).collect();
        let archive = Arc::new(archive);
        Collection { settings, documents, archive, places, pictures, made, diagnostics }
    }

    /// The number of articles.
    pub fn articles(&self) -> usize {
        self.archive.articles.len()
    }

    /// The document at a path.
    pub fn document(&self, path: &str) -> Option<&Document> {
        let found = self.documents.binary_search_by(|document| document.path.as_str().cmp(path));
        found.ok().map(|place| &*self.documents[place])
    }

    /// The path of an article's sidecar, whether or not there is one.
    pub fn sidecar_of(&self, article: &str) -> String {
        let sidecar = self.document(article).and_then(|document| document.sidecar.as_ref());
        sidecar.map_or_else(|| sidecar_of(article), |sidecar| sidecar.path.clone())
    }

    /// Whose sidecars are whose; made anew for each caller.
    pub fn sidecar_owners(&self) -> SidecarOwners<'_> {
        let documents = self.documents.iter();
        SidecarOwners::of(documents.map(|it| (it.path.as_str(), it.sidecar.is_some())))
    }

    /// The document of an article, and what was made of it.
    pub(super) fn made(&self, id: ArticleId) -> (&Document, &Made) {
        with_made(&self.documents[self.places[id]])
    }

    /// The document of a capture, and what was made of it.
    pub(super) fn made_of_capture(&self, capture: CaptureId) -> (&Document, &Made) {
        match capture {
            CaptureId::Shown(id) => self.made(id),
            CaptureId::Other(id, place) => {
                self.made_of(&self.archive.articles[id].versions[place].head)
            }
        }
    }

    /// The document behind a head, and what was made of it.
    pub(super) fn made_of(&self, head: &Head) -> (&Document, &Made) {
        with_made(self.document(&head.path).expect("an article has its document"))
    }

    /// The key of an article's index terms; where nobody has searched yet, that of all they follow
    /// from.
    pub(super) fn terms_key(&self, id: ArticleId) -> Key {
        let (_, made) = self.made(id);
        made.terms.map_or(made.remarks.article, |terms| terms.check)
    }

    /// How many diagnostics are of the given severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity == severity).count()
    }

    /// Takes in more diagnostics.
    pub fn add(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics);
        diagnostic::sort(&mut self.diagnostics);
    }
}

/// A document that has a head, and what was made of it.
fn with_made(document: &Document) -> (&Document, &Made) {
    (document, document.made.as_ref().expect("a document with a head is made"))
}

fn read_own_pages(
    files: &dyn Files,
    inputs: &Inputs,
    languages: &[&str],
    diagnostics: &mut Vec<Diagnostic>,
) -> OwnPages {
    let mut read = |paths: &[String], kind| -> Vec<MarkdownPage> {
        let mut pages = Vec::new();
        for path in paths {
            match files.read(path) {
                Ok(bytes) => {
                    let (page, found) = read_markdown_page(path, &bytes, kind, languages);
                    pages.extend(page);
                    diagnostics.extend(found);
                }
                Err(error) => diagnostics.push(catalogue::unreadable_file(path, &error)),
            }
        }
        pages
    };
    OwnPages {
        pages: read(&inputs.pages, MarkdownKind::Page),
        tag_introductions: read(&inputs.tag_introductions, MarkdownKind::TagIntroduction),
    }
}
