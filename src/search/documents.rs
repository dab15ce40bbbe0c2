//! What a search result shows: the title, day, source and address of every document.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use crate::model::archive::{Archive, ArchivedArticle};
use crate::model::key::Key;
use postil_text::unseen::taken_out;

/// The file's content; a document's number is its place in `documents`.
#[derive(Serialize)]
struct Documents<'a> {
    sources: Vec<Cow<'a, str>>,
    documents: Vec<Document<'a>>,
}

/// Title, day (`2026-02-13`, or what is known instead of it, as `2025-03~`, or nothing), the place of the source in `sources` (or nothing), route.
#[derive(Serialize)]
struct Document<'a>(Cow<'a, str>, Option<String>, Option<usize>, &'a str);

/// The companion of the index, newest document first.
pub(super) fn json(archive: &Archive) -> Vec<u8> {
    serde_json::to_vec(&listed(archive)).expect("strings and numbers are JSON")
}

/// The key of what results show.
pub(super) fn key(archive: &Archive) -> Key {
    Key::of(&listed(archive))
}

fn listed(archive: &Archive) -> Documents<'_> {
    let numbers =
        archive.sources.keys().enumerate().map(|(number, address)| (address.as_str(), number));
    let numbers: BTreeMap<&str, usize> = numbers.collect();
    Documents {
        sources: archive.sources.values().map(|group| taken_out(&group.name)).collect(),
        documents: archive.articles.par_iter().map(|article| document(article, &numbers)).collect(),
    }
}

fn document<'a>(archived: &'a ArchivedArticle, sources: &BTreeMap<&str, usize>) -> Document<'a> {
    let day = archived.head.date.map(|date| match date.is_exact() {
        true => date.day.to_string(),
        false => date.to_string(),
    });
    let source = archived.source.as_ref().and_then(|address| sources.get(&**address).copied());
    Document(taken_out(&archived.head.title), day, source, archived.route.as_str())
}
