//! Decides which pages the site has, and what each of them shows.
//!
//! The plan knows nothing of HTML, of languages, or of the theme: it fills typed views and names
//! the template that shows each of them.

mod article;
mod claims;
mod desk;
mod excerpt;
mod frame;
mod groups;
mod letters;
mod lists;
mod notes;
mod passages;
mod record;
mod years;

use rayon::prelude::*;

use crate::config::settings::SiteSettings;
use crate::diagnostic::Diagnostic;
use crate::model::archive::Archive;
use crate::model::markdown_page::MarkdownPage;
use crate::model::page::{BareView, OwnPageView, Page, Shared, SummaryView, View};
use crate::model::route::Route;
use claims::{Claim, Owner};
use frame::Frame;
pub use notes::note_numbers;

/// Plans every page of the site, in a fixed order.
///
/// Of two pages with the same route the first stays, and a diagnostic names both.
pub fn plan(archive: &Archive, settings: &SiteSettings) -> (Vec<Page>, Vec<Diagnostic>) {
    let frame = Frame::new(archive, settings);
    let summaries = summaries(archive);
    let planner = Planner { archive, frame: &frame, summaries: &summaries };
    let mut claims = planner.home();
    claims.extend(planner.articles());
    claims.extend(planner.tags());
    claims.extend(planner.sources());
    claims.extend(planner.years());
    claims.extend(planner.desk());
    if settings.search {
        claims.push(planner.bare(Route::page(["search"]), "search", "search.html"));
    }
    claims.push(planner.bare(Route::file("404.html"), "not-found", "404.html"));
    claims.extend(archive.pages.iter().map(|page| planner.own_page(page)));
    claims::settle(claims, archive)
}

/// What every part of the plan draws on.
struct Planner<'a> {
    archive: &'a Archive,
    frame: &'a Frame<'a>,
    /// One for each article, in the archive's order.
    summaries: &'a [Shared<SummaryView>],
}

fn summaries(archive: &Archive) -> Vec<Shared<SummaryView>> {
    archive
        .articles
        .par_iter()
        .map(|article| Shared(std::sync::Arc::new(lists::summary(archive, article))))
        .collect()
}

impl Planner<'_> {
    fn own_page<'a>(&self, own: &'a MarkdownPage) -> Claim<'a> {
        let route = Route::page([&own.name]);
        let mut page = self.frame.head("page", &route);
        page.title = Some(own.title.clone());
        page.description = excerpt::of_markdown(&own.body);
        let view = OwnPageView {
            site: self.frame.site(),
            page,
            root: route.to_root(),
            body: own.body.clone(),
        };
        let view = View::Own(Box::new(view));
        Claim { page: Page { route, template: "page.html", view }, owner: Owner::OwnPage(own) }
    }

    fn bare<'a>(&self, route: Route, kind: &'static str, template: &'static str) -> Claim<'a> {
        let root = self.frame.root(&route);
        let page = self.frame.head(kind, &route);
        let view = View::Bare(Box::new(BareView { site: self.frame.site(), page, root }));
        Claim::generated(kind, route, template, view)
    }
}
