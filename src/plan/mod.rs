//! Decides which pages the site has, and what each of them shows.
//!
//! The plan knows nothing of HTML, of languages, or of the theme: it fills typed views and names
//! the template that shows each of them. It is made of heads alone. An [`Outline`] is what a page
//! shows as far as heads tell it, and its key stands for all that the page depends on: what an
//! outline takes from articles, and from their summaries, it takes from those whose keys it holds.

mod article;
mod audit;
mod cards;
mod changes;
mod chart;
mod citation;
mod claims;
mod copies;
mod coverage;
mod data;
mod desk;
mod family;
mod frame;
mod groundwork;
mod groups;
mod index;
mod letters;
mod lists;
mod note_groups;
mod notes;
mod outline;
mod own_pages;
mod pagination;
mod passages;
mod recipe;
mod record;
mod redirects;
mod related;
mod rows;
mod taken;
mod versions;
mod years;

use std::sync::{Arc, OnceLock};

use crate::config::settings::SiteSettings;
use crate::diagnostic::Diagnostic;
use crate::model::archive::{Archive, ArticleId, Articles, CaptureId};
use crate::model::excerpt;
use crate::model::key::Key;
use crate::model::markdown_page::MarkdownPage;
use crate::model::page::{BareView, IndexEntryView, OwnPageView, Page, View};
use crate::model::route::Route;

pub use cards::{CardSubject, CardWords};
use claims::{Names, settle_after};
use desk::Desk;
use family::Family;
use frame::Frame;
pub use groundwork::{Groundwork, Memory};
pub use outline::Outline;
use own_pages::OwnPage;
pub use recipe::PlannedPage;
use recipe::{Recipe, numbered};
use redirects::Redirect;

/// The pages of a site in one language.
///
/// Routes are read from the folder of that language, so every language has the same ones.
#[derive(Debug)]
pub struct Plan {
    archive: Arc<Archive>,
    frame: Frame,
    ground: Arc<Groundwork>,
    desk: Desk,
    /// The entries of the tags, the authors and the articles of notes in alphabetical order.
    entries_of_notes: [Vec<IndexEntryView>; 3],
    /// What the archive's owner wrote, for the readers of this language.
    own_pages: Vec<OwnPage>,
    /// The old addresses, in a fixed order.
    redirects: Vec<Redirect>,
    /// The key of each article's summary, in the archive's order, once somebody has asked.
    summaries: Vec<OnceLock<Key>>,
    /// The pages beside those of the groundwork.
    others: Vec<PlannedPage>,
}

impl Plan {
    /// Plans every page of the site, in a fixed order, but for those at
    /// [old addresses](Self::add_old_addresses).
    ///
    /// Of two pages with the same route the first stays, and a diagnostic names both.
    pub fn new(
        archive: Arc<Archive>,
        settings: &SiteSettings,
        memory: &mut Memory,
    ) -> (Plan, Vec<Diagnostic>) {
        let ground = memory.0.of((archive.unannotated(), settings.clone()), Groundwork::new);
        let own_pages = own_pages::of_language(&archive.pages, settings);
        let mut plan = Plan {
            frame: Frame::new(&archive, &own_pages, settings),
            desk: Desk::new(&archive),
            entries_of_notes: note_groups::entries(&archive),
            redirects: redirects::redirects(&ground, &own_pages, settings.language.code()),
            summaries: archive.articles.iter().map(|_| OnceLock::new()).collect(),
            others: Vec::new(),
            ground,
            own_pages,
            archive,
        };
        let claims = plan.other_claims(settings);
        let found = settle_after(&plan.ground.settled, claims, &plan.names());
        plan.others = found.pages;
        let mut diagnostics = plan.ground.settled.diagnostics.clone();
        diagnostics.extend(found.diagnostics);
        (plan, diagnostics)
    }

    /// What it rests on, whose pages come first.
    pub fn ground(&self) -> &Arc<Groundwork> {
        &self.ground
    }

    /// The pages.
    pub fn pages(&self) -> impl Iterator<Item = &PlannedPage> {
        self.ground.settled.pages.iter().chain(&self.others)
    }

    /// The pages beside those of the groundwork, with their places.
    pub fn other_pages(&self) -> impl Iterator<Item = (usize, &PlannedPage)> {
        (self.ground.settled.pages.len()..).zip(&self.others)
    }

    /// The number of pages.
    pub fn page_count(&self) -> usize {
        self.ground.settled.pages.len() + self.others.len()
    }

    /// The page at a place among them.
    pub fn page_at(&self, place: usize) -> &PlannedPage {
        let ground = &self.ground.settled.pages;
        ground.get(place).unwrap_or_else(|| &self.others[place - ground.len()])
    }

    /// What pages are called in diagnostics.
    fn names(&self) -> Names<'_> {
        let Plan { archive, own_pages, redirects, .. } = self;
        Names { articles: &archive.articles, own_pages, redirects }
    }

    /// The article that a page is about; none of any other page.
    pub fn article_of(&self, page: &PlannedPage) -> Option<ArticleId> {
        match page.recipe {
            Recipe::Article(id) => Some(id),
            _ => None,
        }
    }

    /// The archive's own pages by their routes.
    pub fn own_pages(&self) -> impl Iterator<Item = (Route, &MarkdownPage)> {
        self.own_pages.iter().map(|own| (Route::page([&own.page.name]), &own.page))
    }

    /// The introductions of tags by the routes of these.
    pub fn introductions(&self) -> impl Iterator<Item = (Route, &MarkdownPage)> {
        self.archive.tags.iter().filter_map(|(address, group)| {
            Some((Family::Tags.route(address), group.introduction_in(self.frame.language())?))
        })
    }

    /// Whether there are old addresses, for which it must be known which paths are taken.
    pub fn has_old_addresses(&self) -> bool {
        !self.redirects.is_empty()
    }

    /// The article that a page is about, or whose audit it is; none of any other page.
    pub fn subject_of(&self, page: &PlannedPage) -> Option<ArticleId> {
        match page.recipe {
            Recipe::Article(id) | Recipe::Audit(CaptureId::Shown(id)) => Some(id),
            _ => None,
        }
    }

    /// What a page shows, as far as heads tell it.
    pub fn outline(&self, page: &PlannedPage) -> Outline {
        let route = &page.route;
        match &page.recipe {
            Recipe::Home(number) => self.home(route, *number),
            Recipe::Article(id) => Outline::article(self.article(*id)),
            Recipe::Version(id, place) => Outline::version(self.version(*id, *place, route)),
            Recipe::Audit(capture) => Outline::audit(self.audit(*capture, route)),
            Recipe::Group(family, address, number) => self.group(*family, address, route, *number),
            Recipe::Index(index, number) => self.index(*index, route, *number),
            Recipe::Years => self.years(route),
            Recipe::Year(year, number) => self.year(*year, route, *number),
            Recipe::Month(month, number) => self.month(*month, route, *number),
            Recipe::Coverage(year) => self.coverage(*year, route),
            Recipe::Notes(selection, number) => {
                Outline::notes(self.notes(selection, route, *number))
            }
            Recipe::Own(place) => self.own_page(&self.own_pages[*place], route),
            Recipe::Data => self.data(route),
            Recipe::Search => self.bare(route, "search", "search.html"),
            Recipe::Redirect(place) => self.redirect(*place, route),
            Recipe::NotFound => self.bare(route, "not-found", "404.html"),
        }
    }

    /// A page with all that it shows.
    ///
    /// Fails as the articles do.
    pub fn page(&self, page: &PlannedPage, articles: &dyn Articles) -> Result<Page, Diagnostic> {
        self.outline(page).complete(self, &page.route, articles)
    }

    /// Every page that somebody asks for besides those of the groundwork.
    fn other_claims(&self, settings: &SiteSettings) -> Vec<PlannedPage> {
        let mut claims = self.desk_pages();
        claims.extend(self.data_page());
        if settings.search {
            claims.push(PlannedPage { route: Route::page(["search"]), recipe: Recipe::Search });
        }
        claims.push(PlannedPage { route: Route::file("404.html"), recipe: Recipe::NotFound });
        let own = self.own_pages.iter().enumerate();
        claims.extend(own.map(|(place, own)| PlannedPage {
            route: Route::page([&own.page.name]),
            recipe: Recipe::Own(place),
        }));
        claims
    }

    fn own_page(&self, own: &OwnPage, route: &Route) -> Outline {
        let mut page = self.frame.head("page", route);
        page.title = Some(own.page.title.clone());
        page.description = excerpt::of_markdown(&own.page.body);
        let view = OwnPageView {
            site: self.frame.site(),
            page,
            root: route.to_root(),
            body: own.page.body.clone(),
            language: own.foreign,
        };
        Outline::whole("page.html", View::Own(Box::new(view)))
    }

    fn bare(&self, route: &Route, kind: &'static str, template: &'static str) -> Outline {
        let root = self.frame.root(route);
        let page = self.frame.head(kind, route);
        let view = BareView { site: self.frame.site(), page, root };
        Outline::whole(template, View::Bare(Box::new(view)))
    }
}
