//! Puts the articles in order and builds the indices over them: tags, sources, authors, years,
//! notes.

pub mod address;
mod common;
mod groups;
mod notes;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ptr;
use std::sync::Arc;

use chrono::Datelike;
use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::config::settings::{AddressScheme, Addresses, Captures};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::{Archive, ArchivedArticle, ArticleId, Version};
use crate::model::captures::captures;
use crate::model::families::families;
use crate::model::head::Head;
use crate::model::key::Key;
use crate::model::limits;
use crate::model::markdown_page::MarkdownPage;
use crate::model::route::Route;

use address::address_part;
use common::in_common;
use groups::{GroupBuilder, Groups};

/// What the archive's owner wrote besides the articles.
#[derive(Debug, Clone, Default)]
pub struct OwnPages {
    /// The archive's own pages.
    pub pages: Vec<MarkdownPage>,
    /// Introductions of tag pages; the file's name is the tag's address.
    pub tag_introductions: Vec<MarkdownPage>,
}

/// What the archive's owner decided of the order.
#[derive(Debug, Clone, Copy)]
pub struct Making<'a> {
    /// The folder of the articles, which their addresses leave out.
    pub folder: &'a str,
    /// How addresses are made.
    pub addresses: Addresses,
    /// What becomes of a page that was saved more than once.
    pub captures: Captures,
}

/// An article's head and the address of its page.
type Addressed = (Arc<Head>, Route);

/// Builds the archive from heads in the order of their paths.
///
/// Of two articles with one address the first stays, and a diagnostic names both. Older captures of a
/// page are versions of the newest, and stand in no list.
pub fn archive(heads: Vec<Arc<Head>>, own: OwnPages, making: Making) -> (Archive, Vec<Diagnostic>) {
    let scheme = making.addresses.scheme;
    let (addressed, mut versions, mut diagnostics) = addressed(heads, &own, making);
    let in_order: Vec<&Head> = addressed.iter().map(|(head, _)| &**head).collect();
    let introductions = own.tag_introductions;
    let (families, (years, groups)) = rayon::join(
        || families(&in_order),
        || (years(&addressed), groups(&addressed, introductions, scheme)),
    );
    let article = |article: Addressed| {
        let versions = versions.remove(&article.0.path).unwrap_or_default();
        archived(article, versions, &groups)
    };
    let articles: Vec<ArchivedArticle> = addressed.into_iter().map(article).collect();
    let (pages, found) = own_pages(own.pages, scheme);
    diagnostics.extend(found);
    let GroupsOfArticles { tags, sources, authors } = groups;
    diagnostics.extend(tags.diagnostics);
    let (tags, sources, authors) = (tags.groups, sources.groups, authors.groups);
    let archive = Archive {
        notes: notes::index(&articles, scheme),
        addresses: addresses_of(&articles),
        in_common: in_common(&articles),
        articles,
        tags,
        sources,
        authors,
        years,
        pages,
        families,
        pictures: BTreeMap::new(),
    };
    (archive, diagnostics)
}

/// The articles with their addresses, the newest first, and the older captures of some by their paths;
/// the heads are sorted by path.
fn addressed(
    heads: Vec<Arc<Head>>,
    own: &OwnPages,
    Making { folder, addresses, captures }: Making,
) -> (Vec<Addressed>, HashMap<String, Vec<Version>>, Vec<Diagnostic>) {
    let Addresses { scheme, chosen } = addresses;
    let moved = if chosen { None } else { moved_addresses(&heads, own, folder) };
    let (mut addressed, mut diagnostics) = address_articles(heads, folder, scheme);
    diagnostics.extend(moved);
    let versions = if captures.join { take_versions(&mut addressed) } else { HashMap::new() };
    // Those of one day keep the order of their paths.
    addressed.par_sort_by_cached_key(|(head, _)| Reverse(head.date));
    (addressed, versions, diagnostics)
}

/// The articles by the pages of the web that they are.
fn addresses_of(articles: &[ArchivedArticle]) -> BTreeMap<Key, ArticleId> {
    let known = articles.iter().enumerate().rev();
    let key = |address: &String| Key::of_bytes(address.as_bytes());
    known.filter_map(|(id, known)| Some((known.head.address.as_ref().map(key)?, id))).collect()
}

/// Gives the archive's own pages their addresses and their places in the menu.
fn own_pages(
    mut pages: Vec<MarkdownPage>,
    scheme: AddressScheme,
) -> (Vec<MarkdownPage>, Vec<Diagnostic>) {
    for page in &mut pages {
        page.name = address_part(&page.name, scheme);
    }
    let mut by_language: BTreeMap<Option<String>, Vec<&mut MarkdownPage>> = BTreeMap::new();
    for page in pages.iter_mut().filter(|page| page.menu.is_some()) {
        by_language.entry(page.language.clone()).or_default().push(page);
    }
    let problems = by_language.into_values().filter_map(hold_menu).collect();
    (pages, problems)
}

/// Takes the last pages out of a menu that has too many.
fn hold_menu(mut listed: Vec<&mut MarkdownPage>) -> Option<Diagnostic> {
    listed.sort_by(|one, other| (one.menu, &one.name).cmp(&(other.menu, &other.name)));
    let asked = listed.len();
    let left_out = listed.get_mut(limits::MENU..).unwrap_or_default();
    left_out.iter_mut().for_each(|page| page.menu = None);
    Some(catalogue::too_long_menu(&left_out.first()?.path, asked, limits::MENU))
}

/// The articles of each year.
fn years(articles: &[Addressed]) -> BTreeMap<i32, Vec<ArticleId>> {
    let mut years: BTreeMap<i32, Vec<ArticleId>> = BTreeMap::new();
    for (id, (head, _)) in articles.iter().enumerate() {
        if let Some(date) = head.date {
            years.entry(date.day.year()).or_default().push(id);
        }
    }
    years
}

/// What articles are grouped by.
struct GroupsOfArticles {
    tags: Groups,
    sources: Groups,
    authors: Groups,
}

/// The articles of each tag, of each source and of each author.
fn groups(
    articles: &[Addressed],
    tag_introductions: Vec<MarkdownPage>,
    scheme: AddressScheme,
) -> GroupsOfArticles {
    let mut tags = GroupBuilder::with_introductions(tag_introductions, scheme);
    let mut sources = GroupBuilder::new(scheme);
    let mut authors = GroupBuilder::new(scheme);
    for (id, (head, _)) in articles.iter().enumerate() {
        head.tags.iter().for_each(|tag| tags.add(tag, id));
        head.source.iter().for_each(|source| sources.add(source, id));
        head.authors().for_each(|author| authors.add(author, id));
    }
    GroupsOfArticles { tags: tags.finish(), sources: sources.finish(), authors: authors.finish() }
}

/// Takes the older captures of pages out of some articles; gives them by the path of the newest.
fn take_versions(articles: &mut Vec<Addressed>) -> HashMap<String, Vec<Version>> {
    let heads: Vec<&Head> = articles.iter().map(|(head, _)| &**head).collect();
    let pages = captures(&heads);
    let older: HashSet<usize> = pages.iter().flat_map(|page| &page[1..]).copied().collect();
    let version = |place: &usize| {
        let (head, route) = articles[*place].clone();
        Version { head, route }
    };
    let of_page = |page: &Vec<usize>| {
        let newest = articles[page[0]].0.path.clone();
        (newest, page[1..].iter().map(version).collect())
    };
    let versions = pages.iter().map(of_page).collect();
    let mut place = 0..;
    articles.retain(|_| place.next().is_some_and(|place| !older.contains(&place)));
    versions
}

/// An article with the addresses of its tags, its source and its authors.
fn archived(
    (head, route): Addressed,
    versions: Vec<Version>,
    groups: &GroupsOfArticles,
) -> ArchivedArticle {
    ArchivedArticle {
        versions,
        tags: head.tags.iter().filter_map(|tag| groups.tags.address(tag)).collect(),
        source: head.source.as_ref().and_then(|source| groups.sources.address(source)),
        authors: head.authors().filter_map(|author| groups.authors.address(author)).collect(),
        head,
        route,
    }
}

/// Says that the notes of an article that is left out are shown nowhere.
fn lost_notes(head: &Head) -> Option<Diagnostic> {
    catalogue::notes_without_article(head.sidecar.as_ref()?, head.notes.len(), &head.path)
}

/// Says which names have another address by the second scheme than by the first.
///
/// An archive that chose no scheme may be a published site of the first, whose links would break.
fn moved_addresses(heads: &[Arc<Head>], own: &OwnPages, folder: &str) -> Option<Diagnostic> {
    let parts = heads.par_iter().flat_map_iter(|head| names_in_addresses(head, folder));
    let mut names: HashSet<&str, RandomState> = parts.collect();
    names.extend(own.pages.iter().chain(&own.tag_introductions).map(|page| page.name.as_str()));
    let both = |name: &&str| {
        [AddressScheme::First, AddressScheme::Second].map(|scheme| address_part(name, scheme))
    };
    let is_moved = |name: &&str| {
        let [old, new] = both(name);
        old != new
    };
    let moved: Vec<&str> = names.into_par_iter().filter(is_moved).collect();
    let [old, new] = both(moved.iter().min()?);
    Some(catalogue::addresses_by_new_scheme(moved.len(), &old, &new))
}

/// What the addresses of an article, and of the groups that it and its notes belong to, are made from.
fn names_in_addresses<'h>(head: &'h Head, folder: &str) -> impl Iterator<Item = &'h str> {
    let path = head.path.strip_prefix(folder).unwrap_or(&head.path);
    let file = path.rsplit_once('.').map_or(path, |(stem, _)| stem).split('/');
    let groups = head.tags.iter().map(String::as_str).chain(head.source.as_deref());
    let of_notes = head
        .notes
        .iter()
        .flat_map(|note| note.tags.iter().map(String::as_str).chain(note.by.as_deref()));
    file.chain(groups).chain(head.authors()).chain(of_notes)
}

/// Gives each article its address; one whose address is taken is left out.
fn address_articles(
    heads: Vec<Arc<Head>>,
    folder: &str,
    scheme: AddressScheme,
) -> (Vec<Addressed>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let route = |head: Arc<Head>| {
        let route = address::article_route(&head.path, folder, scheme);
        (head, route)
    };
    let addressed: Vec<Addressed> = heads.into_par_iter().map(route).collect();
    let mut taken: HashMap<&Route, &Head, RandomState> = HashMap::default();
    let mut is_first = Vec::with_capacity(addressed.len());
    for (head, route) in &addressed {
        let first = *taken.entry(route).or_insert(head);
        is_first.push(ptr::eq(first, &**head));
        if !ptr::eq(first, &**head) {
            diagnostics.push(catalogue::address_taken(&head.path, route.as_str(), &first.path));
            diagnostics.extend(lost_notes(head));
        }
    }
    let firsts = addressed.into_iter().zip(is_first);
    (firsts.filter_map(|(article, is_first)| is_first.then_some(article)).collect(), diagnostics)
}
