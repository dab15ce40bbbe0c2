//! What heads alone tell: fields that are missing, and articles that are likely the same; of the whole
//! archive, or of one article in it.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::archive::{Archive, ArchivedArticle, ArticleId};
use crate::model::families;
use crate::model::head::Head;

/// A field that readers look for: its name, and whether an article lacks it.
type Gap = (&'static str, fn(&Head) -> bool);

/// A headline that was made of the first words is a guess, and listed as such.
const GAPS: [Gap; 2] =
    [("date", |head| head.date.is_none()), ("source", |head| head.source.is_none())];

/// What heads tell of one article: what it lacks, and what else is the same page or report.
pub fn of_article(archive: &Archive, id: ArticleId) -> Vec<Diagnostic> {
    let article = &archive.articles[id];
    let head = &*article.head;
    let gaps = GAPS.iter().filter(|(_, lacks)| lacks(head));
    let mut found: Vec<Diagnostic> =
        gaps.map(|(field, _)| catalogue::article_without(&head.path, field)).collect();
    found.extend(captures_of(article));
    found.extend(with_its_address(archive, head));
    found.extend(carried_elsewhere(archive, id));
    found.extend(doubles_of(archive, id));
    found
}

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
    let mut found: Vec<Diagnostic> = archive.articles.iter().filter_map(captures_of).collect();
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

/// The captures of a page that are one article.
fn captures_of(article: &ArchivedArticle) -> Option<Diagnostic> {
    let older: Vec<&str> = article.versions.iter().map(|version| &*version.head.path).collect();
    (!older.is_empty()).then(|| catalogue::captures_joined(&article.head.path, &older))
}

/// The articles that state the address of one.
fn with_its_address(archive: &Archive, head: &Head) -> Option<Diagnostic> {
    let address = head.address.as_deref()?;
    let heads = archive.articles.iter().map(|article| &*article.head);
    let same = heads.filter(|other| other.address.as_deref() == Some(address));
    let paths: Vec<&str> = same.map(|other| &*other.path).collect();
    (paths.len() > 1).then(|| catalogue::address_shared(address, &paths))
}

/// The articles of other outlets that carried the report of one.
fn carried_elsewhere(archive: &Archive, id: ArticleId) -> Option<Diagnostic> {
    let family = archive.families.iter().find(|family| family.contains(&id))?;
    let others = family.iter().filter(|other| **other != id);
    let paths: Vec<&str> = others.map(|other| &*archive.articles[*other].head.path).collect();
    Some(catalogue::carried_elsewhere(&archive.articles[id].head.path, &paths))
}

/// The articles of its outlet with nearly the text of one.
fn doubles_of(archive: &Archive, id: ArticleId) -> Option<Diagnostic> {
    let heads = archive.articles.iter().map(|article| &*article.head);
    let head = &*archive.articles[id].head;
    let doubles = families::doubles_of(head, heads).map(|other| &*other.path);
    let paths: Vec<&str> = std::iter::once(&*head.path).chain(doubles).collect();
    (paths.len() > 1).then(|| catalogue::likely_copies(&paths))
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
