//! Settles which page gets a route when two ask for the same one.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::route::Route;
use crate::plan::family::Family;
use crate::plan::{Plan, PlannedPage, Recipe};

/// Gives each route to the page that asked first; the others become diagnostics.
pub(super) fn settle(claims: Vec<PlannedPage>, plan: &Plan) -> (Vec<PlannedPage>, Vec<Diagnostic>) {
    let mut owners: HashMap<&Route, usize, RandomState> = HashMap::default();
    let (mut is_first, mut diagnostics) = (Vec::with_capacity(claims.len()), Vec::new());
    for (place, claim) in claims.iter().enumerate() {
        let owner = *owners.entry(&claim.route).or_insert(place);
        is_first.push(owner == place);
        if owner != place {
            diagnostics.push(clash(&claim.route, &claims[owner].recipe, &claim.recipe, plan));
        }
    }
    let firsts = claims.into_iter().zip(is_first);
    (firsts.filter_map(|(page, is_first)| is_first.then_some(page)).collect(), diagnostics)
}

/// What there is to say of two pages with one route.
fn clash(route: &Route, first: &Recipe, second: &Recipe, plan: &Plan) -> Diagnostic {
    let [owner, claimant] = [first.describe(plan), second.describe(plan)];
    let place = second.path(plan).or(first.path(plan));
    catalogue::route_claimed_twice(route.as_str(), [&owner, &claimant], place)
}

impl Recipe {
    /// The file that asks for the page, where there is one.
    pub(super) fn path<'a>(&self, plan: &'a Plan) -> Option<&'a str> {
        match self {
            Recipe::Article(id) => Some(&plan.archive.articles[*id].head.path),
            Recipe::Version(id, place) => {
                Some(&plan.archive.articles[*id].versions[*place].head.path)
            }
            Recipe::Own(place) => Some(&plan.own_pages[*place].page.path),
            Recipe::Redirect(place) => plan.redirects[*place].stated_by.as_deref(),
            _ => None,
        }
    }

    /// The page, as a diagnostic names it.
    pub(super) fn describe(&self, plan: &Plan) -> String {
        match self.path(plan) {
            Some(path) if matches!(self, Recipe::Redirect(_)) => {
                format!("an old address of `{path}`")
            }
            Some(path) => format!("`{path}`"),
            None => format!("the `{}` page that Postil makes", self.kind()),
        }
    }

    /// The kind of page, as its head has it.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Recipe::Home(_) => "home",
            Recipe::Article(_) => "article",
            Recipe::Version(..) => "version",
            Recipe::Audit(_) => "audit",
            Recipe::Group(Family::Tags, ..) => "tag",
            Recipe::Group(Family::Sources, ..) => "source",
            Recipe::Group(Family::Authors, ..) => "author",
            Recipe::Index(index, _) => index.kind(),
            Recipe::Years => "years",
            Recipe::Year(..) => "year",
            Recipe::Month(..) => "month",
            Recipe::Coverage(_) => "coverage",
            Recipe::Notes(selection, _) => selection.page_kind(),
            Recipe::Data => "data",
            Recipe::Own(_) => "page",
            Recipe::Search => "search",
            Recipe::NotFound => "not-found",
            Recipe::Redirect(_) => "redirect",
        }
    }
}
