//! What a page shows before any article is looked at.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::archive::{ArticleId, Articles};
use crate::model::key::Key;
use crate::model::page::{Page, View};
use crate::model::route::Route;
use crate::plan::Plan;
use crate::plan::article::ArticleFrame;
use crate::plan::audit::AuditFrame;
use crate::plan::desk::NotesFrame;
use crate::plan::versions::VersionFrame;

/// What a page shows before any article is looked at.
///
/// Holds: the page is made of the outline and of the articles and summaries whose keys are in it, and
/// of nothing else. So the outline's key says whether the page has changed.
#[derive(Debug, Serialize)]
pub struct Outline {
    /// The template's name, as `article.html`.
    pub template: &'static str,
    content: Content,
}

#[derive(Debug, Serialize)]
enum Content {
    /// All of it.
    Whole(View),
    /// A page that lists articles, without their summaries.
    List(View, Vec<Entry>),
    /// An article's page without the article.
    Article(Box<ArticleFrame>),
    /// The page of an older capture without the articles.
    Version(Box<VersionFrame>),
    /// An audit page without the article.
    Audit(Box<AuditFrame>),
    /// A page of notes without the notes.
    Notes(Box<NotesFrame>),
}

/// An article on a page that lists some.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    /// Which article; its place in the archive says nothing about the page.
    #[serde(skip)]
    pub id: ArticleId,
    /// What its summary is.
    pub summary: Key,
}

impl Outline {
    /// A page that is made of heads alone.
    pub(super) fn whole(template: &'static str, view: View) -> Self {
        Outline { template, content: Content::Whole(view) }
    }

    /// A page that lists articles, with a view in which they are missing.
    pub(super) fn list(template: &'static str, view: View, listed: Vec<Entry>) -> Self {
        Outline { template, content: Content::List(view, listed) }
    }

    /// The page of an article.
    pub(super) fn article(frame: ArticleFrame) -> Self {
        Outline { template: "article.html", content: Content::Article(Box::new(frame)) }
    }

    /// The page of an older capture.
    pub(super) fn version(frame: VersionFrame) -> Self {
        Outline { template: "version.html", content: Content::Version(Box::new(frame)) }
    }

    /// The audit page of an article.
    pub(super) fn audit(frame: AuditFrame) -> Self {
        Outline { template: "audit.html", content: Content::Audit(Box::new(frame)) }
    }

    /// A page of notes.
    pub(super) fn notes(frame: NotesFrame) -> Self {
        Outline { template: "notes.html", content: Content::Notes(Box::new(frame)) }
    }

    /// The page with what it shows of `articles`.
    ///
    /// Fails as they do.
    pub(super) fn complete(
        self,
        plan: &Plan,
        route: &Route,
        articles: &dyn Articles,
    ) -> Result<Page, Diagnostic> {
        let view = match self.content {
            Content::Whole(view) => view,
            Content::List(view, listed) => plan.with_summaries(view, &listed),
            Content::Article(frame) => View::Article(Box::new(frame.view(articles)?)),
            Content::Version(frame) => View::Version(Box::new(frame.view(articles)?)),
            Content::Audit(frame) => View::Audit(Box::new(frame.view(articles)?)),
            Content::Notes(frame) => View::Notes(Box::new(frame.view(articles)?)),
        };
        Ok(Page { route: route.clone(), template: self.template, view })
    }
}
