//! The archive's own pages as the readers of one language get them: in that language where somebody
//! wrote them so, else in the archive's first.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::settings::{Language, SiteSettings};
use crate::model::markdown_page::MarkdownPage;
use crate::model::route::Route;

/// One of the archive's own pages for the readers of a language.
#[derive(Debug)]
pub(super) struct OwnPage {
    /// The page.
    pub page: MarkdownPage,
    /// The language that it is in, where that is not the readers'.
    pub foreign: Option<&'static str>,
}

/// The pages for the readers of a language. One that says nothing of the menu stands where its
/// counterpart in the first language does.
pub(super) fn of_language(pages: &[MarkdownPage], settings: &SiteSettings) -> Vec<OwnPage> {
    let code = settings.language.code();
    let is_own = |page: &&MarkdownPage| page.language.as_deref() == Some(code);
    let translated: BTreeSet<&str> = pages.iter().filter(is_own).map(|page| &*page.name).collect();
    let first = pages.iter().filter(|page| page.language.is_none());
    let menus: BTreeMap<&str, Option<i64>> =
        first.map(|page| (page.name.as_str(), page.menu)).collect();
    let is_shown = |page: &&MarkdownPage| match &page.language {
        Some(language) => language == code,
        None => !translated.contains(&*page.name),
    };
    let of_counterpart = |page: &MarkdownPage| menus.get(&*page.name).copied().flatten();
    let own_page = |page: &MarkdownPage| {
        let menu = page.menu.or(page.language.as_ref().and_then(|_| of_counterpart(page)));
        OwnPage { page: MarkdownPage { menu, ..page.clone() }, foreign: foreign(page, settings) }
    };
    pages.iter().filter(is_shown).map(own_page).collect()
}

/// The language of a page or an introduction, where that is not its readers'.
pub(super) fn foreign(page: &MarkdownPage, settings: &SiteSettings) -> Option<&'static str> {
    settings.foreign_language().filter(|_| page.language.is_none())
}

/// The routes of the archive's own pages that only some languages have, each with these languages.
#[derive(Debug)]
pub(super) struct Partial(BTreeMap<Route, BTreeSet<String>>);

impl Partial {
    /// Finds the pages that nobody wrote in the first language.
    pub(super) fn new(pages: &[MarkdownPage]) -> Self {
        let mut partial: BTreeMap<Route, BTreeSet<String>> = BTreeMap::new();
        for page in pages {
            let languages = page.language.clone();
            partial.entry(Route::page([&page.name])).or_default().extend(languages);
        }
        for page in pages.iter().filter(|page| page.language.is_none()) {
            partial.remove(&Route::page([&page.name]));
        }
        Partial(partial)
    }

    /// Whether the readers of a language have a page.
    pub(super) fn has(&self, route: &Route, language: Language) -> bool {
        self.0.get(route).is_none_or(|languages| languages.contains(language.code()))
    }
}
