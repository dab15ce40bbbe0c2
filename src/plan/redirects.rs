//! Old addresses, each with a page that leads to where its own has gone.

use std::collections::BTreeSet;

use crate::model::archive::Archive;
use crate::model::page::{RedirectView, View};
use crate::model::route::Route;
use crate::plan::family::Family;
use crate::plan::frame::link;
use crate::plan::outline::Outline;
use crate::plan::own_pages::OwnPage;
use crate::plan::{Groundwork, Plan, PlannedPage, Recipe};

/// An old address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Redirect {
    /// The old address.
    from: Route,
    /// Where it leads.
    to: Route,
    /// What the page there is called.
    name: String,
    /// The file of that page, where a person wrote the address; none of one that follows from a
    /// tag's other names, which makes way for any page.
    pub stated_by: Option<String>,
}

/// The old addresses of articles.
pub(super) fn of_articles(archive: &Archive) -> Vec<Redirect> {
    let mut redirects = Redirects::default();
    for archived in archive.articles.iter() {
        let head = &archived.head;
        redirects.add_stated(&head.aliases, &archived.route, &head.title, &head.path);
        for older in archived.versions.iter().map(|version| &version.head) {
            redirects.add_stated(&older.aliases, &archived.route, &head.title, &older.path);
        }
        let own = archived.own_route.iter().cloned();
        redirects.add(own, &archived.route, &head.title, None);
    }
    redirects.all
}

/// Every old address: first those of articles, then of pages and tags, then those that nobody wrote.
///
/// `language` is the code of the readers' language.
pub(super) fn redirects(ground: &Groundwork, own: &[OwnPage], language: &str) -> Vec<Redirect> {
    let tags = &ground.archive.tags;
    let mut redirects = Redirects { all: ground.redirects.clone() };
    for OwnPage { page, .. } in own {
        let route = Route::page([&page.name]);
        redirects.add_stated(&page.old_addresses, &route, &page.title, &page.path);
    }
    for (address, group) in tags.iter() {
        let Some(page) = group.introduction_in(language) else { continue };
        let route = Family::Tags.route(address);
        redirects.add_stated(&page.old_addresses, &route, &group.name, &page.path);
    }
    for (address, group) in tags.iter() {
        let others = group.other_addresses.iter().map(|other| Family::Tags.route(other));
        redirects.add(others, &Family::Tags.route(address), &group.name, None);
    }
    redirects.all
}

#[derive(Default)]
struct Redirects {
    all: Vec<Redirect>,
}

impl Redirects {
    fn add_stated(&mut self, stated: &[String], to: &Route, name: &str, path: &str) {
        let routes = stated.iter().filter_map(|address| Route::stated(address));
        self.add(routes, to, name, Some(path));
    }

    /// Adds the addresses of one page, each once; its own leads nowhere.
    fn add(
        &mut self,
        from: impl Iterator<Item = Route>,
        to: &Route,
        name: &str,
        stated_by: Option<&str>,
    ) {
        let from: BTreeSet<Route> = from.filter(|route| route != to).collect();
        self.all.extend(from.into_iter().map(|from| Redirect {
            from,
            to: to.clone(),
            name: name.to_owned(),
            stated_by: stated_by.map(str::to_owned),
        }));
    }
}

impl Plan {
    /// The pages at old addresses.
    pub(super) fn redirect_pages(&self) -> impl Iterator<Item = PlannedPage> {
        let redirects = self.redirects.iter().enumerate();
        redirects.map(|(place, redirect)| PlannedPage {
            route: redirect.from.clone(),
            recipe: Recipe::Redirect(place),
        })
    }

    /// A page that leads elsewhere.
    pub(super) fn redirect(&self, place: usize, route: &Route) -> Outline {
        let Redirect { to, name, .. } = &self.redirects[place];
        let mut page = self.frame.head("redirect", route);
        page.title = Some(name.clone());
        page.canonical = self.frame.address(to);
        let view = RedirectView {
            site: self.frame.site(),
            page,
            root: route.to_root(),
            target: link(name, to),
        };
        Outline::whole("redirect.html", View::Redirect(Box::new(view)))
    }
}
