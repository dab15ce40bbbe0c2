//! The site in one of its languages: its pages and feeds, which lie in a folder of their own.
//!
//! The first language is at home at the site's root. It has all files that the others do not need
//! for themselves: notes, data, the sitemap, the search.

use std::sync::Arc;

use crate::card::Card;
use crate::config::settings::{Language, SiteSettings};
use crate::diagnostic::Diagnostic;
use crate::export::{Exports, LanguagePages};
use crate::model::archive::{Archive, ArticleId};
use crate::model::route::Route;
use crate::plan::{self, CardSubject, Outline, Plan, PlannedPage};
use crate::render::Renderer;
use crate::site::catalogue::cards;
use crate::site::library::Library;

/// The site in one of its languages.
pub(in crate::site) struct LanguageSite {
    language: Language,
    /// Its folder with a `/` at the end; empty for the first one's.
    pub(in crate::site) folder: String,
    pub(in crate::site) plan: Plan,
    pub(super) exports: Exports,
    pub(super) renderer: Arc<Renderer>,
    /// The cards that stand for its pages, with their addresses in its folder.
    pub(super) cards: Vec<(CardSubject, Route)>,
}

/// The site in each of its languages, the first one first; there is a renderer for each.
pub(super) fn in_each_language(
    archive: &Arc<Archive>,
    settings: &SiteSettings,
    renderers: Vec<Arc<Renderer>>,
    memories: &mut Vec<plan::Memory>,
) -> (Vec<LanguageSite>, Vec<Diagnostic>) {
    memories.resize_with(renderers.len(), plan::Memory::default);
    let mut diagnostics = Vec::new();
    let mut languages: Vec<LanguageSite> = Vec::new();
    let each = settings.in_each_language().zip(renderers).zip(memories);
    for ((settings, renderer), memory) in each {
        let (plan, found) = Plan::new(Arc::clone(archive), &settings, memory);
        diagnostics.extend(found);
        let exports = Exports::of_other_language(Arc::clone(archive), &settings);
        let (language, folder) = (settings.language, settings.folder());
        let cards = cards::cards(plan.cards(), &folder, renderer.static_files());
        languages.push(LanguageSite { language, folder, plan, exports, renderer, cards });
    }
    let pages: Vec<LanguagePages> = languages.iter().map(LanguageSite::listed).collect();
    languages[0].exports = Exports::new(Arc::clone(archive), &pages, settings);
    (languages, diagnostics)
}

impl LanguageSite {
    /// The address of a page.
    pub(super) fn route(&self, page: &PlannedPage) -> Route {
        page.route.below(&self.folder)
    }

    pub(super) fn article(&self, place: usize) -> Option<ArticleId> {
        self.plan.article_of(self.plan.page_at(place))
    }

    pub(super) fn outline(&self, place: usize) -> Outline {
        self.plan.outline(self.plan.page_at(place))
    }

    /// The bytes of a page.
    ///
    /// Fails as its article and its template do.
    pub(super) fn page(&self, place: usize, library: &Library) -> Result<Vec<u8>, Diagnostic> {
        self.renderer.render(&self.plan.page(self.plan.page_at(place), library)?)
    }

    /// What is on a card.
    pub(super) fn card(&self, place: usize) -> Card {
        cards::card(self.plan.card(self.cards[place].0), &self.renderer)
    }

    /// The paths of its pages.
    pub(super) fn paths(&self) -> impl Iterator<Item = String> {
        self.plan.pages().map(|page| self.route(page).output_path())
    }

    /// Adds the pages at old addresses; `taken` are the paths of those files of the site that are no
    /// pages, or those of another language than the first.
    pub(super) fn add_old_addresses(&mut self, taken: &[String]) -> Vec<Diagnostic> {
        let here = taken.iter().filter_map(|path| path.strip_prefix(&*self.folder));
        self.plan.add_old_addresses(here.map(str::to_owned))
    }

    fn listed(&self) -> LanguagePages<'_> {
        let pages = self.plan.pages().filter(|page| page.is_listed());
        LanguagePages {
            language: self.language,
            folder: self.folder.clone(),
            pages: pages.map(|page| (&page.route, self.plan.article_of(page))).collect(),
        }
    }
}
