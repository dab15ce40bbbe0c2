//! What articles have in common beside tags: the people who speak in them, and rare words.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::archive::order::Addressed;
use crate::model::archive::ArticleId;
use crate::model::head::Head;
use crate::model::key::Key;

/// A word that more articles say again and again is not rare.
const RARE: usize = 8;
/// Nor is one that more than one of so many says.
const RARE_OF: usize = 4;

/// The articles with one thing in common, by its key and newest first; of what several have alone.
pub(super) fn in_common(articles: &[Addressed]) -> HashMap<Key, Vec<ArticleId>> {
    let rare = RARE.min(articles.len() / RARE_OF);
    let speakers = having(articles, |head| &head.speakers, articles.len());
    let words = having(articles, |head| &head.words, rare);
    speakers.into_iter().chain(words).collect()
}

/// The articles of each key that several have, but no more than `most`.
fn having(
    articles: &[Addressed],
    keys: impl Fn(&Head) -> &[Key],
    most: usize,
) -> Vec<(Key, Vec<ArticleId>)> {
    let of_article = |(id, known): (ArticleId, &Addressed)| {
        keys(&known.head).iter().map(|key| (*key, id)).collect::<Vec<_>>()
    };
    let mut pairs: Vec<(Key, ArticleId)> =
        articles.iter().enumerate().flat_map(of_article).collect();
    pairs.par_sort_unstable();
    let runs = pairs.chunk_by(|(one, _), (other, _)| one == other);
    let shared = runs.filter(|run| (2..=most).contains(&run.len()));
    shared.map(|run| (run[0].0, run.iter().map(|(_, id)| *id).collect())).collect()
}
