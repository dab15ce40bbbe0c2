//! Settles which page gets a route when two ask for the same one.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::ArchivedArticle;
use crate::model::route::Route;
use crate::plan::own_pages::OwnPage;
use crate::plan::redirects::Redirect;
use crate::plan::{PlannedPage, Recipe};

/// Pages of which no two have one route.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// In the order in which they asked.
    pub(super) pages: Vec<PlannedPage>,
    /// Their places, sorted by route.
    by_route: Vec<usize>,
    /// What there is to say of those that asked in vain.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Settled {
    /// The page at a route.
    fn page(&self, route: &Route) -> Option<&PlannedPage> {
        let found = self.by_route.binary_search_by(|place| self.pages[*place].route.cmp(route));
        found.ok().map(|place| &self.pages[self.by_route[place]])
    }
}

/// Gives each route to the page that asked first; the others become diagnostics.
pub(super) fn settle(claims: Vec<PlannedPage>, names: &Names) -> Settled {
    let mut by_route: Vec<usize> = (0..claims.len()).collect();
    by_route.par_sort_unstable_by(|one, other| {
        claims[*one].route.cmp(&claims[*other].route).then(one.cmp(other))
    });
    let of_one_route = by_route.chunk_by(|one, other| claims[*one].route == claims[*other].route);
    let clashes =
        of_one_route.flat_map(|places| places[1..].iter().map(|later| (*later, places[0])));
    let mut clashes: Vec<(usize, usize)> = clashes.collect();
    if clashes.is_empty() {
        return Settled { pages: claims, by_route, diagnostics: Vec::new() };
    }
    clashes.sort_unstable();
    let clash = |(later, first): &(usize, usize)| names.clash(&claims[*first], &claims[*later]);
    let diagnostics = clashes.iter().map(clash).collect();
    let lost: HashSet<usize> = clashes.iter().map(|(later, _)| *later).collect();
    let left = claims.into_iter().enumerate().filter(|(place, _)| !lost.contains(place));
    Settled { diagnostics, ..settle(left.map(|(_, page)| page).collect(), names) }
}

/// The same for pages that come after others, which have their routes.
pub(super) fn settle_after(
    others: &Settled,
    mut claims: Vec<PlannedPage>,
    names: &Names,
) -> Settled {
    let mut diagnostics = Vec::new();
    claims.retain(|claim| {
        let first = others.page(&claim.route);
        diagnostics.extend(first.map(|first| names.clash(first, claim)));
        first.is_none()
    });
    let settled = settle(claims, names);
    diagnostics.extend_from_slice(&settled.diagnostics);
    Settled { diagnostics, ..settled }
}

/// What pages are called in diagnostics.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) articles: &'a [ArchivedArticle],
    pub(super) own_pages: &'a [OwnPage],
    pub(super) redirects: &'a [Redirect],
}

impl<'a> Names<'a> {
    /// What there is to say of two pages with one route.
    fn clash(&self, first: &PlannedPage, second: &PlannedPage) -> Diagnostic {
        let [owner, claimant] = [first, second].map(|page| self.describe(&page.recipe));
        let place = self.path(&second.recipe).or(self.path(&first.recipe));
        catalogue::route_claimed_twice(first.route.as_str(), [&owner, &claimant], place)
    }

    /// The file that asks for a page, where there is one.
    pub(super) fn path(&self, recipe: &Recipe) -> Option<&'a str> {
        match recipe {
            Recipe::Article(id) => Some(&self.articles[*id].head.path),
            Recipe::Version(id, place) => Some(&self.articles[*id].versions[*place].head.path),
            Recipe::Own(place) => Some(&self.own_pages[*place].page.path),
            Recipe::Redirect(place) => self.redirects[*place].stated_by.as_deref(),
            _ => None,
        }
    }

    /// A page, as a diagnostic names it.
    pub(super) fn describe(&self, recipe: &Recipe) -> String {
        match self.path(recipe) {
            Some(path) if matches!(recipe, Recipe::Redirect(_)) => {
                format!("an old address of `{path}`")
            }
            Some(path) => format!("`{path}`"),
            None => format!("the `{}` page that Postil makes", recipe.kind()),
        }
    }
}
