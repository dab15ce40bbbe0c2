//! Settles which page gets a route when two ask for the same one.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::{Archive, ArticleId};
use crate::model::markdown_page::MarkdownPage;
use crate::model::page::{Page, View};
use crate::model::route::Route;

/// A page and where it comes from.
pub(super) struct Claim<'a> {
    /// The page.
    pub(super) page: Page,
    /// Who asks for its route.
    pub(super) owner: Owner<'a>,
}

impl<'a> Claim<'a> {
    /// A page of some kind that Postil makes by itself.
    pub(super) fn generated(
        kind: &'static str,
        route: Route,
        template: &'static str,
        view: View,
    ) -> Self {
        Claim { page: Page { route, template, view }, owner: Owner::Generated(kind) }
    }
}

/// Where a page comes from.
#[derive(Clone, Copy)]
pub(super) enum Owner<'a> {
    /// An article's raw file.
    Article(ArticleId),
    /// A Markdown file of the archive's owner.
    OwnPage(&'a MarkdownPage),
    /// Postil itself; the kind of page.
    Generated(&'static str),
}

impl Owner<'_> {
    /// The file that asks for the page, where there is one.
    fn path<'b>(&'b self, archive: &'b Archive) -> Option<&'b str> {
        match self {
            Owner::Article(id) => Some(&archive.articles[*id].article.source.path),
            Owner::OwnPage(page) => Some(&page.path),
            Owner::Generated(_) => None,
        }
    }

    fn describe(&self, archive: &Archive) -> String {
        match (self, self.path(archive)) {
            (Owner::Generated(kind), _) => format!("the `{kind}` page that Postil makes"),
            (_, path) => format!("`{}`", path.unwrap_or_default()),
        }
    }
}

/// Gives each route to the page that asked first; the others become diagnostics.
pub(super) fn settle(claims: Vec<Claim>, archive: &Archive) -> (Vec<Page>, Vec<Diagnostic>) {
    let mut owners: HashMap<String, Owner> = HashMap::with_capacity(claims.len());
    let mut pages = Vec::with_capacity(claims.len());
    let mut diagnostics = Vec::new();
    for claim in claims {
        let route = claim.page.route.as_str();
        match owners.get(route) {
            None => {
                owners.insert(route.to_owned(), claim.owner);
                pages.push(claim.page);
            }
            Some(first) => diagnostics.push(clash(route, first, &claim.owner, archive)),
        }
    }
    (pages, diagnostics)
}

fn clash(route: &str, first: &Owner, second: &Owner, archive: &Archive) -> Diagnostic {
    let claimants = [first.describe(archive), second.describe(archive)];
    let place = second.path(archive).or(first.path(archive));
    catalogue::route_claimed_twice(route, [&claimants[0], &claimants[1]], place)
}
