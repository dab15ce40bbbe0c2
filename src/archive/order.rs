//! The order of the articles, the address of each, and the older captures among them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::Datelike;
use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::archive::address;
use crate::config::settings::{AddressScheme, Captures};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::{ArticleId, Version};
use crate::model::captures::captures;
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
    /// Its place among the entrants.
    pub(super) entrant: usize,
}

/// The articles in their order, newest first.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) articles: Vec<Addressed>,
    /// The older captures of some, by their paths.
    pub(super) versions: HashMap<String, Vec<Version>>,
    /// Those that are left out since their address is taken, by their places among the entrants.
    pub(super) left_out: Vec<usize>,
    /// Which addresses are taken.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Puts the articles in order: those of one day keep the order of their paths.
pub(super) fn order(entrants: &Entrants) -> Order {
    let (mut articles, left_out, diagnostics) = addressed(entrants);
    let versions = match entrants.captures.join {
        true => take_versions(&mut articles),
        false => HashMap::new(),
    };
    articles.par_sort_by_cached_key(|article| Reverse(article.head.date));
    Order { articles, versions, left_out, diagnostics }
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

/// Gives each article its address; one whose address is taken is left out.
fn addressed(entrants: &Entrants) -> (Vec<Addressed>, Vec<usize>, Vec<Diagnostic>) {
    let Entrants { heads, folder, scheme, .. } = entrants;
    let addressed = heads.all().par_iter().enumerate().map(|(entrant, head)| {
        let route = address::article_route(&head.path, folder, *scheme);
        Addressed { head: Arc::clone(head), route, entrant }
    });
    let addressed: Vec<Addressed> = addressed.collect();
    let mut taken: HashMap<&Route, usize, RandomState> = HashMap::default();
    let (mut left_out, mut diagnostics) = (Vec::new(), Vec::new());
    for Addressed { head, route, entrant } in &addressed {
        let first = *taken.entry(route).or_insert(*entrant);
        if first != *entrant {
            let owner = &heads.all()[first].path;
            diagnostics.push(catalogue::address_taken(&head.path, route.as_str(), owner));
            left_out.push(*entrant);
        }
    }
    let is_in = |article: &Addressed| left_out.binary_search(&article.entrant).is_err();
    (addressed.into_iter().filter(is_in).collect(), left_out, diagnostics)
}

/// Takes the older captures of pages out of some articles; gives them by the path of the newest.
fn take_versions(articles: &mut Vec<Addressed>) -> HashMap<String, Vec<Version>> {
    let heads: Vec<&Head> = articles.iter().map(|article| &*article.head).collect();
    let pages = captures(&heads);
    let older: HashSet<usize> = pages.iter().flat_map(|page| &page[1..]).copied().collect();
    let version = |place: &usize| {
        let Addressed { head, route, .. } = articles[*place].clone();
        Version { head, route }
    };
    let of_page = |page: &Vec<usize>| {
        let newest = articles[page[0]].head.path.clone();
        (newest, page[1..].iter().map(version).collect())
    };
    let versions = pages.iter().map(of_page).collect();
    let mut place = 0..;
    articles.retain(|_| place.next().is_some_and(|place| !older.contains(&place)));
    versions
}
