//! What heads alone tell: fields that are missing, and articles that are likely the same.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::{Archive, ArticleId};
use crate::model::families;
use crate::model::head::Head;

/// A field that readers look for: its name, and whether an article lacks it.
type Gap = (&'static str, fn(&Head) -> bool);

/// A headline that was made of the first words is a guess, and listed as such.
const GAPS: [Gap; 2] =
    [("date", |head| head.date.is_none()), ("source", |head| head.source.is_none())];

/// The articles without a date or a source, one diagnostic for each field.
pub fn gaps(archive: &Archive) -> impl Iterator<Item = Diagnostic> {
    GAPS.iter().filter_map(|(field, lacks)| {
        let heads = archive.articles.iter().map(|article| &*article.head);
        let paths: Vec<&str> = heads.filter(|head| lacks(head)).map(|head| &*head.path).collect();
        (!paths.is_empty()).then(|| catalogue::missing_field(field, &paths, archive.articles.len()))
    })
}

/// The captures of a page that are one article, and pages that only state the same address.
pub fn captures(archive: &Archive) -> Vec<Diagnostic> {
    let joined = archive.articles.iter().filter(|article| !article.versions.is_empty());
    let mut found: Vec<Diagnostic> = joined
        .map(|article| {
            let older = article.versions.iter().map(|version| &*version.head.path);
            catalogue::captures_joined(&article.head.path, &older.collect::<Vec<_>>())
        })
        .collect();
    let mut addresses: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for head in archive.articles.iter().map(|article| &article.head) {
        if let Some(address) = &head.address {
            addresses.entry(address).or_default().push(&head.path);
        }
    }
    let shared = addresses.into_iter().filter(|(_, paths)| paths.len() > 1);
    found.extend(shared.map(|(address, paths)| catalogue::address_shared(address, &paths)));
    found
}

/// The reports that several outlets carried.
pub fn carried(archive: &Archive) -> Option<Diagnostic> {
    let first = |family: &Vec<ArticleId>| &*archive.articles[family[0]].head.path;
    let firsts: Vec<&str> = archive.families.iter().map(first).collect();
    let copies = archive.families.iter().map(|family| family.len() - 1).sum();
    (!firsts.is_empty()).then(|| catalogue::carried_by_others(copies, &firsts))
}

/// Articles of one outlet with nearly the same text: one page that was saved more than once.
pub fn copies(archive: &Archive) -> impl Iterator<Item = Diagnostic> {
    let heads: Vec<&Head> = archive.articles.iter().map(|article| &*article.head).collect();
    families::doubles(&heads).into_iter().map(move |places| {
        let paths: Vec<&str> = places.iter().map(|place| &*heads[*place].path).collect();
        catalogue::likely_copies(&paths)
    })
}
