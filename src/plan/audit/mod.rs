//! The audit page of an article: its raw file line by line, with what became of each line.
//!
//! It is made of the article and of its raw file, which is read again for it; the article's key
//! stands for both, since the raw file's hash is in it.

mod lines;
mod marks;
mod window;

use std::collections::HashSet;

use foldhash::fast::RandomState;
use serde::Serialize;

use crate::cite;
use crate::config::settings::RemovedShown;
use crate::diagnostic::Diagnostic;
use crate::model::archive::{Archive, ArticleId, Articles, CaptureId};
use crate::model::article::{Article, RemovedText};
use crate::model::cleaned::{Field, FieldName, Fields, RestoredLines};
use crate::model::key::Key;
use crate::model::page::{
    AuditView, CaptureRecordView, CaptureView, FoundFieldView, Href, Link, PageHead, RestoredView,
    Shared, SiteView,
};
use crate::model::permalink;
use crate::model::raw_file::RawFile;
use crate::model::route::{AUDIT, Route};
use crate::model::sidecar::{CaptureFlaw, CaptureRecord, Extent};
use crate::plan::frame::link;
use crate::plan::notes::{NoteLinks, SortedNotes};
use crate::plan::record::{self, Shown};
use crate::plan::{Groundwork, Plan, PlannedPage, Recipe};
use postil_text::excerpt::cut;

/// Characters of a field's value that are shown: an article may have many tags.
const LONGEST_VALUE: usize = 500;

/// An audit page without the article.
#[derive(Debug, Serialize)]
pub(super) struct AuditFrame {
    /// Which capture; its place in the archive says nothing about the page.
    #[serde(skip)]
    capture: CaptureId,
    /// What it is.
    key: Key,
    site: Shared<SiteView>,
    page: PageHead,
    root: String,
    article: Link,
    removed: RemovedShown,
    raw: Option<Href>,
}

/// The captures that have no audit page, since its address is another page's: a capture's, or that of
/// the audit of a capture at the same address.
pub(super) fn unaudited(archive: &Archive) -> HashSet<CaptureId> {
    let route = |capture: &CaptureId| archive.capture(*capture).1;
    let mut routes: HashSet<&Route, RandomState> = HashSet::default();
    let mut without: HashSet<CaptureId> =
        archive.captures().filter(|capture| !routes.insert(route(capture))).collect();
    let is_taken = |capture: &CaptureId| routes.contains(&route(capture).page_below(AUDIT));
    without.extend(archive.captures().filter(is_taken));
    without
}

impl Groundwork {
    /// One page for each capture, where the archive has such pages.
    pub(super) fn audit_pages(&self) -> impl Iterator<Item = PlannedPage> {
        self.archive.captures().filter_map(|capture| {
            let route = self.audit_route(capture)?;
            Some(PlannedPage { route, recipe: Recipe::Audit(capture) })
        })
    }
}

impl Plan {
    /// The address of the audit page of a capture, if it has one.
    pub fn audit_route(&self, capture: CaptureId) -> Option<Route> {
        self.ground.audit_route(capture)
    }

    /// What the record of an article shows.
    pub(super) fn shown(&self, id: ArticleId) -> Shown {
        let audit = self.audit_route(CaptureId::Shown(id)).as_ref().map(Href::from);
        Shown { removed: self.frame.audit().removed, audit }
    }

    /// The audit page of a capture.
    pub(super) fn audit(&self, capture: CaptureId, route: &Route) -> AuditFrame {
        let (head, page) = self.archive.capture(capture);
        AuditFrame {
            capture,
            key: match capture {
                CaptureId::Shown(id) => self.archive.remarks[id].article,
                CaptureId::Other(..) => head.content,
            },
            site: self.frame.site(),
            page: PageHead { noindex: true, ..self.frame.head("audit", route) },
            root: route.to_root(),
            article: link(&head.title, page),
            removed: self.frame.audit().removed,
            raw: self.ground.raw_route(capture).as_ref().map(Href::from),
        }
    }
}

impl AuditFrame {
    /// The whole page.
    pub(super) fn view(self, articles: &dyn Articles) -> Result<AuditView, Diagnostic> {
        let article = &*articles.capture(self.capture)?;
        let raw = articles.raw(self.capture)?;
        let notes = match self.capture {
            CaptureId::Shown(_) => SortedNotes::new(article, &NoteLinks::default()),
            // What is noted of another capture is a note on the article.
            CaptureId::Other(..) => SortedNotes::default(),
        };
        let shown = Shown { removed: self.removed, audit: None };
        let runs = match article.extent {
            Extent::Full => lines::runs(article, &raw.document, self.removed),
            Extent::Excerpt | Extent::Metadata => Vec::new(),
        };
        Ok(AuditView {
            site: self.site,
            page: self.page,
            root: self.root,
            article: self.article,
            language: article.fields.language.as_ref().map(|field| field.value.clone()),
            record: record::record(article, &permalink::of_blocks(&article.blocks), &notes, shown),
            capture: capture(article, raw),
            fields: found_fields(&article.fields),
            restored: article.restored.iter().map(restored).collect(),
            raw: self.raw,
            raw_name: article.source.path.rsplit('/').next().unwrap_or_default().to_owned(),
            withheld: withheld(article, self.removed),
            runs,
        })
    }
}

fn withheld(article: &Article, removed: RemovedShown) -> Option<&'static str> {
    match (article.extent, removed) {
        (Extent::Excerpt | Extent::Metadata, _) => Some("article"),
        (Extent::Full, RemovedShown::Rules) => Some("removed"),
        (Extent::Full, RemovedShown::Words) => {
            article.removed.iter().any(RemovedText::is_withheld).then_some("dropped")
        }
    }
}

fn capture(article: &Article, raw: RawFile) -> CaptureView {
    let charset = article.source.charset;
    let url = article.fields.url.as_ref().map(|field| field.value.clone());
    CaptureView {
        sha256: raw.sha256,
        url: url.filter(|url| cite::is_web_address(url)),
        archived: article.archived.clone().filter(|url| cite::is_web_address(url)),
        captured: article.captured,
        added: article.added,
        record: capture_record(&article.capture),
        charset_origin: charset.origin,
        detour: charset.detour,
    }
}

fn capture_record(record: &CaptureRecord) -> CaptureRecordView {
    let CaptureRecord { status, media_type, digest, file, offset, row, cleaned, flaw } =
        record.clone();
    let cleaned_by = cleaned.map(|cleaned| cleaned.version);
    let flaw = flaw.map(CaptureFlaw::name);
    CaptureRecordView { status, media_type, digest, file, offset, row, cleaned_by, flaw }
}

fn restored(lines: &RestoredLines) -> RestoredView {
    RestoredView {
        rule: lines.rule,
        removed_by: lines.removed_by,
        first: lines.lines.first,
        last: lines.lines.last,
    }
}

/// Every field with its value.
fn found_fields(fields: &Fields) -> Vec<FoundFieldView> {
    let found = fields.evidence().into_iter();
    let view = |(name, evidence)| FoundFieldView {
        evidence: record::evidence((name, evidence)),
        value: cut(&value(fields, name), LONGEST_VALUE),
    };
    found.map(view).collect()
}

/// The value of a field; nothing of one that an article does not have.
fn value(fields: &Fields, name: FieldName) -> String {
    let text = |field: &Option<Field<String>>| field.as_ref().map(|field| field.value.clone());
    let value = match name {
        FieldName::Title => text(&fields.title),
        FieldName::Date => fields.date.as_ref().map(|date| date.value.to_string()),
        FieldName::Source => text(&fields.source),
        FieldName::Url => text(&fields.url),
        FieldName::Author => text(&fields.author),
        FieldName::AuthorRole => text(&fields.author_role),
        FieldName::Section => text(&fields.section),
        FieldName::Language => text(&fields.language),
        FieldName::Tags => {
            let tags: Vec<&str> = fields.tags.iter().map(|tag| tag.value.as_str()).collect();
            Some(tags.join(", "))
        }
        _ => None,
    };
    value.unwrap_or_default()
}
