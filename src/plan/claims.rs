//! Settles which page gets a route when two ask for the same one.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

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
    /// What there is to say of those that asked in vain.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Gives each route to the page that asked first; the others become diagnostics.
pub(super) fn settle(claims: Vec<PlannedPage>, names: &Names) -> Settled {
    let mut owners: HashMap<&Route, usize, RandomState> = HashMap::default();
    let (mut is_first, mut diagnostics) = (Vec::with_capacity(claims.len()), Vec::new());
    for (place, claim) in claims.iter().enumerate() {
        let owner = *owners.entry(&claim.route).or_insert(place);
        is_first.push(owner == place);
        if owner != place {
            diagnostics.push(names.clash(&claims[owner], claim));
        }
    }
    let firsts = claims.into_iter().zip(is_first);
    let pages = firsts.filter_map(|(page, is_first)| is_first.then_some(page)).collect();
    Settled { pages, diagnostics }
}

/// The same for a few pages that come after many others, which have their routes.
pub(super) fn settle_after(others: &Settled, claims: Vec<PlannedPage>, names: &Names) -> Settled {
    let asked: HashSet<&Route, RandomState> = claims.iter().map(|claim| &claim.route).collect();
    let owners = others.pages.iter().filter(|page| asked.contains(&page.route));
    let owners: HashMap<&Route, &PlannedPage> = owners.map(|page| (&page.route, page)).collect();
    let owner = |claim: &PlannedPage| owners.get(&claim.route).copied();
    let mut diagnostics: Vec<Diagnostic> =
        claims.iter().filter_map(|claim| Some(names.clash(owner(claim)?, claim))).collect();
    let left: Vec<PlannedPage> =
        claims.into_iter().filter(|claim| owner(claim).is_none()).collect();
    let settled = settle(left, names);
    diagnostics.extend(settled.diagnostics);
    Settled { pages: settled.pages, diagnostics }
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
