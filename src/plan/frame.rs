//! What every page shares: the site's facts, and how a page's own facts follow from its route.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::settings::{AuditSettings, BaseUrl, DataFormat, SiteSettings};
use crate::model::archive::Archive;
use crate::model::limits;
use crate::model::markdown_page::MarkdownPage;
use crate::model::page::{Href, Link, PageHead, Shared, SiteView};
use crate::model::route::Route;
use postil_text::excerpt;

/// The part of every view that does not depend on the page.
#[derive(Debug)]
pub(super) struct Frame {
    site: Arc<SiteView>,
    settings: SiteSettings,
}

impl Frame {
    /// Collects what the site is called and which parts it has.
    pub(super) fn new(archive: &Archive, settings: &SiteSettings) -> Self {
        let site = SiteView {
            title: settings.title.clone(),
            description: settings.description.clone(),
            author: settings.author.clone(),
            language: settings.language.code(),
            menu: menu(&archive.pages),
            has_tags: !archive.tags.is_empty(),
            has_sources: !archive.sources.is_empty(),
            has_authors: !archive.authors.is_empty(),
            has_years: !archive.years.is_empty(),
            has_notes: archive.articles.iter().any(|archived| !archived.head.notes.is_empty()),
            feed: settings.base_url.is_some(),
            tag_feeds: settings.base_url.is_some() && settings.tag_feeds,
            data: !settings.data.is_empty(),
            search: settings.search,
        };
        Frame { site: Arc::new(site), settings: settings.clone() }
    }

    /// The site's facts, shared by all views.
    pub(super) fn site(&self) -> Shared<SiteView> {
        Shared(Arc::clone(&self.site))
    }

    /// How many articles or notes a page lists; never 0.
    pub(super) fn per_page(&self) -> usize {
        self.settings.per_page.max(1)
    }

    /// The formats in which all articles are published.
    pub(super) fn data(&self) -> &BTreeSet<DataFormat> {
        &self.settings.data
    }

    /// What is published of how articles were made.
    pub(super) fn audit(&self) -> AuditSettings {
        self.settings.audit
    }

    /// What the archive says about itself, where it does.
    pub(super) fn description(&self) -> Option<String> {
        Some(self.settings.description.clone()).filter(|text| !text.is_empty())
    }

    /// The head of a page that has no words of its own.
    pub(super) fn head(&self, kind: &'static str, route: &Route) -> PageHead {
        let canonical = self.address(route);
        let route = Href::from(route);
        PageHead {
            kind,
            title: None,
            description: None,
            noindex: false,
            number: 1,
            route,
            canonical,
        }
    }

    /// The archive's address, where it has one.
    pub(super) fn base_url(&self) -> Option<&BaseUrl> {
        self.settings.base_url.as_ref()
    }

    /// The whole address of a page, where the archive has a base URL.
    pub(super) fn address(&self, route: &Route) -> Option<String> {
        self.base_url().map(|base_url| base_url.address(route))
    }

    /// The prefix that leads to the site's root.
    ///
    /// A host shows the error page at any depth, so there the way is not relative.
    pub(super) fn root(&self, route: &Route) -> String {
        if route.as_str() != "404.html" {
            return route.to_root();
        }
        self.settings.base_url.as_ref().map_or("/", |base| base.path()).to_owned()
    }
}

/// The archive's own pages that asked for a place in the menu.
fn menu(pages: &[MarkdownPage]) -> Vec<Link> {
    let mut listed: Vec<_> = pages.iter().filter_map(|page| Some((page.menu?, page))).collect();
    listed.sort_by_key(|(place, page)| (*place, page.name.as_str()));
    let entry = |page: &MarkdownPage| {
        link(&excerpt::first_words(&page.title, limits::NAME), &Route::page([&page.name]))
    };
    listed.into_iter().map(|(_, page)| entry(page)).collect()
}

/// A name that leads to a route.
pub(super) fn link(name: &str, route: &Route) -> Link {
    Link { name: name.to_owned(), route: Href::from(route) }
}
