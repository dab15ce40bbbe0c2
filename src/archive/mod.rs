//! Puts the articles in order and builds the indices over them: tags, sources, authors, years,
//! notes.

pub mod address;
mod common;
mod groups;
mod moved;
mod notes;
mod order;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::config::settings::{AddressScheme, Addresses, Captures};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::{Archive, ArchivedArticle, ArticleId};
use crate::model::head::{Head, Remarks};
use crate::model::key::Key;
use crate::model::limits;
use crate::model::markdown_page::MarkdownPage;
use crate::model::memo::{Each, Memo, Same};

use address::address_part;
use common::in_common;
use groups::{GroupBuilder, Groups};
use moved::{MovedNames, moved_addresses, moved_names};
use order::{Addressed, Entrants, Order, order};

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

/// What the last archive was made of, for the next one.
#[derive(Debug, Default)]
pub struct Memory {
    moved: MovedNames,
    order: Memo<Entrants, Order>,
    families: Memo<Same<Order>, Vec<Vec<ArticleId>>>,
    years: Memo<Same<Order>, BTreeMap<i32, Vec<ArticleId>>>,
    addresses: Memo<Same<Order>, BTreeMap<Key, ArticleId>>,
    in_common: Memo<Same<Order>, HashMap<Key, Vec<ArticleId>>>,
    groups: Memo<(Same<Order>, Vec<MarkdownPage>, AddressScheme), GroupsOfArticles>,
    articles: Memo<(Same<Order>, Same<GroupsOfArticles>), Vec<ArchivedArticle>>,
}

/// What is known of articles, in the order of their paths.
#[derive(Debug, Default)]
pub struct Known {
    /// Of each what its head says.
    pub heads: Each<Head>,
    /// And of its notes.
    pub remarks: Vec<Arc<Remarks>>,
}

/// Builds the archive of some articles.
///
/// Of two articles with one address the first keeps it, and a diagnostic names both. Older captures of a
/// page are versions of the newest, and stand in no list.
pub fn archive(
    known: &Known,
    own: OwnPages,
    making: Making,
    memory: &mut Memory,
) -> (Archive, Vec<Diagnostic>) {
    let Addresses { scheme, chosen } = making.addresses;
    let mut diagnostics = Vec::new();
    if !chosen {
        let named = (known.heads.clone(), making.folder.to_owned());
        let names = memory.moved.of(named, moved_names);
        diagnostics.extend(moved_addresses(&names, &known.remarks, &own));
    }
    let order = memory.order.of(entrants(known, making), order);
    diagnostics.extend_from_slice(&order.diagnostics);
    let (pages, found) = own_pages(own.pages, scheme);
    diagnostics.extend(found);
    let mut archive = memory.of_heads(&order, (own.tag_introductions, scheme), &mut diagnostics);
    archive.entrants = order.articles.iter().map(|article| article.entrant).collect();
    let remarks = archive.entrants.iter().map(|place| Arc::clone(&known.remarks[*place]));
    archive.remarks = remarks.collect();
    archive.notes = notes::index(&archive.remarks, scheme);
    archive.pages = pages;
    (archive, diagnostics)
}

fn entrants(known: &Known, Making { folder, addresses, captures }: Making) -> Entrants {
    let (heads, folder) = (known.heads.clone(), folder.to_owned());
    Entrants { heads, folder, scheme: addresses.scheme, captures }
}

impl Memory {
    /// All of an archive that follows from the order of its articles and from introductions of tags.
    fn of_heads(
        &mut self,
        order: &Arc<Order>,
        (introductions, scheme): (Vec<MarkdownPage>, AddressScheme),
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Archive {
        let Memory { families, groups, .. } = self;
        let (families, groups) = rayon::join(
            || families.of(Same::of(order), |order| order.0.families()),
            || groups.of((Same::of(order), introductions, scheme), grouped),
        );
        diagnostics.extend_from_slice(&groups.tags.diagnostics);
        Archive {
            articles: self.articles.of((Same::of(order), Same::of(&groups)), archived),
            tags: Arc::clone(&groups.tags.groups),
            sources: Arc::clone(&groups.sources.groups),
            authors: Arc::clone(&groups.authors.groups),
            years: self.years.of(Same::of(order), |order| order.0.years()),
            families,
            addresses: self.addresses.of(Same::of(order), |order| order.0.addresses()),
            in_common: self.in_common.of(Same::of(order), |order| in_common(&order.0.articles)),
            ..Archive::default()
        }
    }
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

/// What articles are grouped by.
#[derive(Debug)]
struct GroupsOfArticles {
    tags: Groups,
    sources: Groups,
    authors: Groups,
}

/// The articles of each tag, of each source and of each author.
fn grouped(
    (order, introductions, scheme): &(Same<Order>, Vec<MarkdownPage>, AddressScheme),
) -> GroupsOfArticles {
    let mut tags = GroupBuilder::with_introductions(introductions.clone(), *scheme);
    let mut sources = GroupBuilder::new(*scheme);
    let mut authors = GroupBuilder::new(*scheme);
    for (id, Addressed { head, .. }) in order.0.articles.iter().enumerate() {
        head.tags.iter().for_each(|tag| tags.add(tag, id));
        head.source.iter().for_each(|source| sources.add(source, id));
        head.authors().for_each(|author| authors.add(author, id));
    }
    GroupsOfArticles { tags: tags.finish(), sources: sources.finish(), authors: authors.finish() }
}

/// The articles with the addresses of their tags, their sources and their authors.
fn archived((order, groups): &(Same<Order>, Same<GroupsOfArticles>)) -> Vec<ArchivedArticle> {
    let (order, GroupsOfArticles { tags, sources, authors }) = (&order.0, &*groups.0);
    let archived = |Addressed { head, route, own_route, .. }: &Addressed| ArchivedArticle {
        head: Arc::clone(head),
        route: route.clone(),
        own_route: own_route.clone(),
        tags: distinct(head.tags.iter().filter_map(|tag| tags.address(tag))),
        source: head.source.as_ref().and_then(|source| sources.address(source)),
        authors: head.authors().filter_map(|author| authors.address(author)).collect(),
        versions: order.versions.get(&head.path).cloned().unwrap_or_default(),
    };
    order.articles.iter().map(archived).collect()
}

/// Each address once: an introduction may join several names.
fn distinct(addresses: impl Iterator<Item = Arc<str>>) -> Vec<Arc<str>> {
    let mut seen = HashSet::new();
    addresses.filter(|address| seen.insert(Arc::clone(address))).collect()
}
