//! Settles which page gets a route when two ask for the same one.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::Archive;
use crate::model::route::Route;
use crate::plan::groups::Family;
use crate::plan::{PlannedPage, Recipe};

/// Gives each route to the page that asked first; the others become diagnostics.
pub(super) fn settle(
    claims: Vec<PlannedPage>,
    archive: &Archive,
) -> (Vec<PlannedPage>, Vec<Diagnostic>) {
    let mut owners: HashMap<Route, Recipe> = HashMap::with_capacity(claims.len());
    let mut diagnostics = Vec::new();
    let mut is_first = |claim: &PlannedPage| {
        let Some(first) = owners.get(&claim.route) else {
            owners.insert(claim.route.clone(), claim.recipe.clone());
            return true;
        };
        diagnostics.push(clash(&claim.route, first, &claim.recipe, archive));
        false
    };
    let pages = claims.into_iter().filter(|claim| is_first(claim)).collect();
    (pages, diagnostics)
}

fn clash(route: &Route, first: &Recipe, second: &Recipe, archive: &Archive) -> Diagnostic {
    let claimants = [first.describe(archive), second.describe(archive)];
    let place = second.path(archive).or(first.path(archive));
    catalogue::route_claimed_twice(route.as_str(), [&claimants[0], &claimants[1]], place)
}

impl Recipe {
    /// The file that asks for the page, where there is one.
    fn path<'a>(&self, archive: &'a Archive) -> Option<&'a str> {
        match self {
            Recipe::Article(id) => Some(&archive.articles[*id].head.path),
            Recipe::Own(place) => Some(&archive.pages[*place].path),
            _ => None,
        }
    }

    fn describe(&self, archive: &Archive) -> String {
        match self.path(archive) {
            Some(path) => format!("`{path}`"),
            None => format!("the `{}` page that Postil makes", self.kind()),
        }
    }

    /// The kind of page, as its head has it.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Recipe::Home(_) => "home",
            Recipe::Article(_) => "article",
            Recipe::Group(Family::Tags, ..) => "tag",
            Recipe::Group(Family::Sources, ..) => "source",
            Recipe::Index(index, _) => index.kind(),
            Recipe::Years => "years",
            Recipe::Year(..) => "year",
            Recipe::Notes(selection, _) => selection.page_kind(),
            Recipe::Data => "data",
            Recipe::Own(_) => "page",
            Recipe::Search => "search",
            Recipe::NotFound => "not-found",
        }
    }
}
