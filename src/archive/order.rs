//! The order of the articles, the address of each, and the older captures among them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::mem;
use std::sync::Arc;

use chrono::Datelike;
use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::archive::address;
use crate::config::settings::{AddressScheme, Captures};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::{ArticleId, Version};
use crate::model::captures::captures;
use crate::model::date::ArticleDate;
use crate::model::families;
use crate::model::head::Head;
use crate::model::key::Key;
use crate::model::memo::Each;
use crate::model::route::Route;

/// What the order follows from.
#[derive(Debug, PartialEq)]
pub(super) struct Entrants {
    /// The heads of all articles, sorted by path.
    pub(super) heads: Each<Head>,
    /// The folder of the articles, which their addresses leave out.
    pub(super) folder: String,
    /// How their paths become addresses.
    pub(super) scheme: AddressScheme,
    /// What becomes of a page that was saved more than once.
    pub(super) captures: Captures,
}

/// An article that has its address.
#[derive(Debug, Clone)]
pub(super) struct Addressed {
    pub(super) head: Arc<Head>,
    pub(super) route: Route,
    /// The address that its own file has, where it has that of an older capture.
    pub(super) own_route: Option<Route>,
    /// Its place among the entrants.
    pub(super) entrant: usize,
}

/// The articles in their order, newest first.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) articles: Vec<Addressed>,
    /// The older captures of some, by their paths.
    pub(super) versions: HashMap<String, Vec<Version>>,
    /// Which addresses are taken.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Puts the articles in order: those of one day keep the order of their paths.
pub(super) fn order(entrants: &Entrants) -> Order {
    let (mut articles, diagnostics) = addressed(entrants);
    let versions = match entrants.captures.join {
        true => take_versions(&mut articles),
        false => HashMap::new(),
    };
    articles.par_sort_by_cached_key(|article| Reverse(article.head.date));
    Order { articles, versions, diagnostics }
}

impl Order {
    /// The articles of each report that several outlets carried.
    pub(super) fn families(&self) -> Vec<Vec<ArticleId>> {
        let heads: Vec<&Head> = self.articles.iter().map(|article| &*article.head).collect();
        families::families(&heads)
    }

    /// The articles of each year.
    pub(super) fn years(&self) -> BTreeMap<i32, Vec<ArticleId>> {
        let mut years: BTreeMap<i32, Vec<ArticleId>> = BTreeMap::new();
        for (id, article) in self.articles.iter().enumerate() {
            if let Some(date) = article.head.date {
                years.entry(date.day.year()).or_default().push(id);
            }
        }
        years
    }

    /// The articles by the pages of the web that they are.
    pub(super) fn addresses(&self) -> BTreeMap<Key, ArticleId> {
        let known = self.articles.iter().enumerate().rev();
        let key = |address: &String| Key::of_bytes(address.as_bytes());
        known.filter_map(|(id, known)| Some((known.head.address.as_ref().map(key)?, id))).collect()
    }
}

/// Gives each article its address: of those with one name, each but the first has one that ends with
/// digits of its own path.
fn addressed(entrants: &Entrants) -> (Vec<Addressed>, Vec<Diagnostic>) {
    let Entrants { heads, folder, scheme, .. } = entrants;
    let addressed = heads.all().par_iter().enumerate().map(|(entrant, head)| {
        let route = address::article_route(&head.path, folder, *scheme);
        Addressed { head: Arc::clone(head), route, own_route: None, entrant }
    });
    let mut addressed: Vec<Addressed> = addressed.collect();
    let mut diagnostics = Vec::new();
    for (other, owner) in clashes(&addressed) {
        let Addressed { head, route, .. } = &addressed[other];
        let own = address::told_apart(route, &head.path, folder);
        let addresses = (route.as_str(), own.as_str());
        let owner = &addressed[owner].head.path;
        diagnostics.push(catalogue::address_taken(&head.path, addresses, owner));
        addressed[other].route = own;
    }
    (addressed, diagnostics)
}

/// The articles whose address another one has, or has its audit page at, each with that one, by their
/// places. Of two with one address it is the one that entered the archive first, as far as that is
/// stated, then the first by its path.
fn clashes(articles: &[Addressed]) -> Vec<(usize, usize)> {
    let mut owners: HashMap<&Route, usize, RandomState> = HashMap::default();
    for (place, article) in articles.iter().enumerate() {
        let owner = owners.entry(&article.route).or_insert(place);
        if article.head.added < articles[*owner].head.added {
            *owner = place;
        }
    }
    let owner = |place: usize| {
        let route = &articles[place].route;
        let audited = || owners.get(&route.audited()?).copied();
        Some(owners[route]).filter(|owner| *owner != place).or_else(audited)
    };
    (0..articles.len()).filter_map(|place| Some((place, owner(place)?))).collect()
}

/// Takes the older captures of pages out of some articles; gives them by the path of the newest, which
/// has the address that the page has always had.
fn take_versions(articles: &mut Vec<Addressed>) -> HashMap<String, Vec<Version>> {
    let heads: Vec<&Head> = articles.iter().map(|article| &*article.head).collect();
    let pages = captures(&heads);
    let older: HashSet<usize> = pages.iter().flat_map(|page| &page[1..]).copied().collect();
    let mut versions = HashMap::new();
    for page in &pages {
        let lasting = lasting(articles, page);
        let of_page = page[1..].iter().map(|place| version(&articles[*place], *place == lasting));
        versions.insert(articles[page[0]].head.path.clone(), of_page.collect());
        give_address(articles, page[0], lasting);
    }
    let mut place = 0..;
    articles.retain(|_| place.next().is_some_and(|place| !older.contains(&place)));
    versions
}

/// The capture whose address the page keeps, whatever is saved of it later: the one with the shortest,
/// for a later file's name has more to say than that of the first.
fn lasting(articles: &[Addressed], page: &[usize]) -> usize {
    let address = |place: &&usize| {
        let route = articles[**place].route.as_str();
        (route.len(), route)
    };
    *page.iter().min_by_key(address).expect("a page has captures")
}

/// An older capture; one whose address the article has stands below that.
fn version(capture: &Addressed, is_lasting: bool) -> Version {
    let Addressed { head, route, .. } = capture;
    let route = if is_lasting { route.page_below(&moment(head)) } else { route.clone() };
    Version { head: Arc::clone(head), route }
}

/// When a capture was made, as a part of an address; where nobody says, digits of its file's path.
fn moment(head: &Head) -> String {
    let captured = head.captured.filter(ArticleDate::is_exact);
    let digits = || Key::of_bytes(head.path.as_bytes()).to_string()[..8].to_owned();
    captured.map_or_else(digits, |captured| captured.in_a_name())
}

/// Gives the newest capture of a page the address of the lasting one.
fn give_address(articles: &mut [Addressed], newest: usize, lasting: usize) {
    if newest != lasting {
        let route = articles[lasting].route.clone();
        articles[newest].own_route = Some(mem::replace(&mut articles[newest].route, route));
    }
}
