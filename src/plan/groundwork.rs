//! What a plan rests on: all of it that no note changes, and none of the archive's own pages. It is
//! handed on from one plan to the next.

use std::collections::{BTreeMap, HashSet};

use crate::config::settings::{RemovedShown, SiteSettings};
use crate::model::archive::{Archive, ArticleId, CaptureId, Unannotated};
use crate::model::memo::Memo;
use crate::model::page::IndexEntryView;
use crate::model::route::{AUDIT, RAW_FILE, Route};
use crate::model::sidecar::Extent;
use crate::plan::claims::{Names, Settled, settle};
use crate::plan::copies::Copies;
use crate::plan::family::Family;
use crate::plan::pagination::Paging;
use crate::plan::redirects::Redirect;
use crate::plan::years::YearMonth;
use crate::plan::{PlannedPage, audit, groups, redirects, years};

/// What the last plan rested on, for the next one.
#[derive(Debug, Default)]
pub struct Memory(pub(super) Memo<(Unannotated, SiteSettings), Groundwork>);

/// What a plan rests on.
#[derive(Debug)]
pub struct Groundwork {
    /// Without notes and the archive's own pages.
    pub(super) archive: Archive,
    settings: SiteSettings,
    pub(super) copies: Copies,
    /// The entries of the tags, the sources and the authors in alphabetical order.
    pub(super) entries: [Vec<IndexEntryView>; 3],
    /// The articles of each month that lists show, newest first.
    pub(super) months: BTreeMap<YearMonth, Vec<ArticleId>>,
    /// The captures that have no audit page though the archive has such pages.
    unaudited: HashSet<CaptureId>,
    /// The old addresses of articles.
    pub(super) redirects: Vec<Redirect>,
    /// The pages of articles and the lists of them.
    pub(super) settled: Settled,
}

impl Groundwork {
    /// Lays the ground for every plan of some articles.
    pub(super) fn new((archive, settings): &(Unannotated, SiteSettings)) -> Self {
        let archive = archive.archive().clone();
        let copies = Copies::new(&archive, settings.fold_copies);
        let mut ground = Groundwork {
            entries: groups::entries(&archive, &copies),
            months: years::months(&archive, copies.shown()),
            unaudited: audit::unaudited(&archive),
            redirects: redirects::of_articles(&archive),
            settings: settings.clone(),
            settled: Settled::default(),
            copies,
            archive,
        };
        let names = Names { articles: &ground.archive.articles, own_pages: &[], redirects: &[] };
        ground.settled = settle(ground.claims(), &names);
        ground
    }

    /// Every page that somebody asks for; several may ask for one route.
    fn claims(&self) -> Vec<PlannedPage> {
        let mut claims = self.home_pages();
        claims.extend(self.article_pages());
        claims.extend(self.version_pages());
        claims.extend(self.family_pages(Family::Tags));
        claims.extend(self.family_pages(Family::Sources));
        if !self.archive.authors.is_empty() {
            claims.extend(self.family_pages(Family::Authors));
        }
        claims.extend(self.year_pages());
        claims.extend(self.coverage_pages());
        claims.extend(self.audit_pages());
        claims
    }

    /// The pages of articles, and the lists of them.
    pub fn pages(&self) -> &[PlannedPage] {
        &self.settled.pages
    }

    /// The raw files that are published, with their addresses.
    pub fn raw_files(&self) -> impl Iterator<Item = (CaptureId, Route)> {
        let captures = self.archive.captures();
        captures.filter_map(|capture| Some((capture, self.raw_route(capture)?)))
    }

    /// How a list of so many articles or notes is cut into pages.
    pub(super) fn paging(&self, total: usize) -> Paging {
        Paging::newest_first(total, self.settings.per_page.max(1))
    }

    /// The address of the audit page of a capture, if it has one.
    pub(super) fn audit_route(&self, capture: CaptureId) -> Option<Route> {
        let exists = self.settings.audit.pages && !self.unaudited.contains(&capture);
        exists.then(|| self.archive.capture(capture).1.page_below(AUDIT))
    }

    /// The address of a capture's raw file, if it may be shown.
    pub(super) fn raw_route(&self, capture: CaptureId) -> Option<Route> {
        let (head, _) = self.archive.capture(capture);
        let is_whole = head.extent == Extent::Full
            && !head.has_dropped_lines
            && self.settings.audit.removed == RemovedShown::Words;
        let route = self.audit_route(capture).filter(|_| is_whole)?;
        Some(route.file_below(RAW_FILE))
    }
}
