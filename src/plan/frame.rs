//! What every page of a language shares: the site's facts, and how a page's own facts follow from
//! its route.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::settings::{AuditSettings, BaseUrl, Cards, DataFormat, Language, SiteSettings};
use crate::model::archive::Archive;
use crate::model::limits;
use crate::model::markdown_page::MarkdownPage;
use crate::model::page::{Href, LanguageView, Link, PageHead, Shared, SiteView};
use crate::model::route::Route;
use crate::plan::cards::CARD;
use crate::plan::own_pages::{self, OwnPage, Partial};
use postil_text::excerpt;

/// The part of every view that does not depend on the page.
#[derive(Debug)]
pub(super) struct Frame {
    site: Arc<SiteView>,
    /// The whole address of this language's home page, where the archive has one.
    home: Option<BaseUrl>,
    /// The folder of this language's pages.
    folder: String,
    partial: Partial,
    settings: SiteSettings,
}

impl Frame {
    /// Collects what the site is called and which parts it has.
    pub(super) fn new(archive: &Archive, own_pages: &[OwnPage], settings: &SiteSettings) -> Self {
        let site = SiteView {
            title: settings.title_here().to_owned(),
            description: settings.description_here().to_owned(),
            author: settings.author.clone(),
            language: settings.language.code(),
            notes_language: settings.foreign_language(),
            menu: menu(own_pages),
            has_tags: !archive.tags.is_empty(),
            has_sources: !archive.sources.is_empty(),
            has_authors: !archive.authors.is_empty(),
            has_years: !archive.years.is_empty(),
            has_notes: archive.remarks.iter().any(|remarks| !remarks.notes.is_empty()),
            feed: settings.base_url.is_some(),
            tag_feeds: settings.base_url.is_some() && settings.tag_feeds,
            data: !settings.published_data().is_empty(),
            search: settings.search,
            search_dictionary: settings.search && cfg!(feature = "morphology"),
        };
        Frame {
            site: Arc::new(site),
            home: settings.home(),
            folder: settings.folder(),
            partial: Partial::new(&archive.pages),
            settings: settings.clone(),
        }
    }

    /// The site's facts, shared by all views.
    pub(super) fn site(&self) -> Shared<SiteView> {
        Shared(Arc::clone(&self.site))
    }

    /// The code of the readers' language.
    pub(super) fn language(&self) -> &'static str {
        self.settings.language.code()
    }

    /// The language of a text, where that is not the readers'.
    pub(super) fn foreign(&self, text: &MarkdownPage) -> Option<&'static str> {
        own_pages::foreign(text, &self.settings)
    }

    /// The formats in which all articles are published.
    pub(super) fn data(&self) -> BTreeSet<DataFormat> {
        self.settings.published_data()
    }

    /// What is published of how articles were made.
    pub(super) fn audit(&self) -> AuditSettings {
        self.settings.audit
    }

    /// What the archive says about itself, where it does.
    pub(super) fn description(&self) -> Option<String> {
        Some(self.site.description.clone()).filter(|text| !text.is_empty())
    }

    /// The archive's name as citations have it: that of its first language.
    pub(super) fn cited_title(&self) -> &str {
        &self.settings.title
    }

    /// The archive's address as citations have it, where it has one.
    pub(super) fn cited_address(&self) -> Option<&BaseUrl> {
        self.settings.base_url.as_ref()
    }

    /// The head of a page that has no words of its own.
    pub(super) fn head(&self, kind: &'static str, route: &Route) -> PageHead {
        PageHead {
            kind,
            title: None,
            description: None,
            noindex: false,
            number: None,
            route: Href::from(route),
            canonical: self.address(route),
            base: self.base(route),
            languages: self.languages(kind, route),
            image: self.address(&Route::file(CARD)).filter(|_| self.has_cards()),
        }
    }

    /// Whether pages without a picture have a card in its place.
    pub(super) fn has_cards(&self) -> bool {
        self.settings.cards != Cards::None && self.home.is_some()
    }

    /// Whether each article without a picture has a card of its own.
    pub(super) fn articles_have_cards(&self) -> bool {
        self.settings.cards == Cards::Articles
    }

    /// Whether this is the archive's first language.
    pub(super) fn is_first_language(&self) -> bool {
        self.settings.is_first_language()
    }

    /// What the archive is called, and what it says about itself; that may be empty.
    pub(super) fn names(&self) -> (String, String) {
        (self.site.title.clone(), self.site.description.clone())
    }

    /// The whole address of a page, where the archive has a base URL.
    pub(super) fn address(&self, route: &Route) -> Option<String> {
        self.home.as_ref().map(|home| home.address(route))
    }

    /// The prefix that leads to the home page of this language.
    pub(super) fn root(&self, route: &Route) -> String {
        match is_shown_anywhere(route) {
            true => self.home.as_ref().map_or_else(|| format!("/{}", self.folder), path_of),
            false => route.to_root(),
        }
    }

    /// The prefix that leads to the site's root.
    fn base(&self, route: &Route) -> String {
        match is_shown_anywhere(route) {
            true => self.settings.base_url.as_ref().map_or_else(|| "/".to_owned(), path_of),
            false => route.below(&self.folder).to_root(),
        }
    }

    /// The prefix that leads from a page to the files beside the page at `route`, of which there are
    /// none but those of the first language; `beside` leads to that page.
    pub(super) fn files(&self, route: &Route, page: &Route, beside: &str) -> String {
        match self.settings.is_first_language() {
            true => beside.to_owned(),
            false => format!("{}{}", self.base(page), Href::from(route).as_str()),
        }
    }

    /// A page in every language of the site; nothing where there is one.
    fn languages(&self, kind: &str, route: &Route) -> Vec<LanguageView> {
        let languages = &self.settings.languages;
        let languages = if languages.len() > 1 { &languages[..] } else { &[] };
        languages.iter().map(|language| self.in_language(*language, kind, route)).collect()
    }

    fn in_language(&self, language: Language, kind: &str, route: &Route) -> LanguageView {
        let is_same =
            !is_shown_anywhere(route) && (kind != "page" || self.partial.has(route, language));
        let home = Route::page::<&str>([]);
        let route = if is_same { route } else { &home };
        let route = route.below(&self.settings.folder_of(language));
        LanguageView {
            code: language.code(),
            name: language.own_name(),
            route: Href::from(&route),
            address: self.settings.base_url.as_ref().map(|base_url| base_url.address(&route)),
            is_same,
        }
    }
}

/// Whether a host shows a page at addresses that are not its own: then no way from it is relative.
fn is_shown_anywhere(route: &Route) -> bool {
    route.as_str() == "404.html"
}

fn path_of(address: &BaseUrl) -> String {
    address.path().to_owned()
}

/// The archive's own pages that asked for a place in the menu.
fn menu(own_pages: &[OwnPage]) -> Vec<Link> {
    let pages = own_pages.iter().map(|own| &own.page);
    let mut listed: Vec<_> = pages.filter_map(|page| Some((page.menu?, page))).collect();
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
