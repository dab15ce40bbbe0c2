//! Which articles go with an article: those of its rare tags, with the same people or the same rare
//! words, that are near in time, and those before and behind it in its source.

use crate::model::archive::ArticleId;
use crate::model::page::{Href, RelatedView, SourceNeighboursView};
use crate::plan::Plan;

/// So many related articles are named.
const MOST_RELATED: usize = 4;
/// Of each tag, person and word so many articles on either side are looked at, so that the work does not
/// grow with the archive.
const REACH: usize = 4;

impl Plan {
    /// The articles that have most with an article in common, and are nearest to it; those that its page
    /// leads to anyway, as its neighbours and the copies of its report, are left out.
    pub(super) fn related(&self, id: ArticleId) -> Vec<RelatedView> {
        let of_source = self.beside_in_source(id);
        let is_neighbour = |other: ArticleId| {
            other.abs_diff(id) == 1
                || of_source.contains(&Some(other))
                || self.ground.copies.are_of_one_report(id, other)
        };
        let mut worth: Vec<(ArticleId, f64)> = Vec::new();
        for articles in self.shared(id) {
            // What few articles have says more than what nearly all of them have.
            let telling = 1.0 / (1.0 + articles.len() as f64).ln();
            for other in beside(articles, id) {
                match worth.iter_mut().find(|(known, _)| *known == other) {
                    Some((_, sum)) => *sum += telling,
                    None => worth.push((other, telling)),
                }
            }
        }
        worth.retain(|(other, _)| !is_neighbour(*other));
        worth.sort_by(|(one, a), (other, b)| {
            let nearest = || one.abs_diff(id).cmp(&other.abs_diff(id)).then(one.cmp(other));
            b.total_cmp(a).then_with(nearest)
        });
        worth.iter().take(MOST_RELATED).map(|(other, _)| self.related_view(*other)).collect()
    }

    /// The articles of each of an article's tags, of each person who speaks in it, and of each of its
    /// rare words.
    fn shared(&self, id: ArticleId) -> impl Iterator<Item = &[ArticleId]> {
        let known = &self.archive.articles[id];
        let tags = known.tags.iter().filter_map(|tag| self.archive.tags.get(&**tag));
        let others = known.head.speakers.iter().chain(&known.head.words);
        let others = others.filter_map(|key| self.archive.in_common.get(key));
        tags.map(|group| &*group.articles).chain(others.map(Vec::as_slice))
    }

    /// An article as another one's page names it.
    pub(super) fn related_view(&self, id: ArticleId) -> RelatedView {
        let archived = &self.archive.articles[id];
        RelatedView {
            route: Href::from(&archived.route),
            title: archived.head.title.clone(),
            language: archived.head.language.clone(),
            date: archived.head.date,
            source: self.source_link(archived).map(|source| source.name),
        }
    }

    /// The ways to the articles of the same source before and behind an article; those that are its
    /// neighbours in the archive are left out, for its page leads to them anyway.
    pub(super) fn source_neighbours(&self, id: ArticleId) -> Option<SourceNeighboursView> {
        let is_neighbour = |other: &ArticleId| other.abs_diff(id) == 1;
        let beside = self.beside_in_source(id).map(|other| other.filter(|id| !is_neighbour(id)));
        let [older, newer] = beside.map(|id| self.link_to(id));
        (older.is_some() || newer.is_some()).then_some(SourceNeighboursView { older, newer })
    }

    /// The next older and the next newer article of the same source.
    fn beside_in_source(&self, id: ArticleId) -> [Option<ArticleId>; 2] {
        let source = self.archive.articles[id].source.as_deref();
        let group = source.and_then(|source| self.archive.sources.get(source));
        let articles = group.map_or(&[][..], |group| &group.articles);
        let Ok(place) = articles.binary_search(&id) else { return [None, None] };
        [place.checked_add(1), place.checked_sub(1)].map(|place| articles.get(place?).copied())
    }
}

/// The articles around one in a list that has it, nearest to it in time.
fn beside(articles: &[ArticleId], id: ArticleId) -> impl Iterator<Item = ArticleId> {
    let place = articles.binary_search(&id).unwrap_or_else(|place| place);
    let around = place.saturating_sub(REACH)..articles.len().min(place + REACH + 1);
    articles[around].iter().copied().filter(move |other| *other != id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_near_is_looked_at() {
        let articles: Vec<ArticleId> = (0..1000).map(|place| place * 2).collect();
        let near: Vec<ArticleId> = beside(&articles, 1000).collect();
        assert_eq!(near, [992, 994, 996, 998, 1002, 1004, 1006, 1008]);
        assert_eq!(beside(&articles, 0).collect::<Vec<_>>(), [2, 4, 6, 8]);
        assert_eq!(beside(&articles[..1], 0).count(), 0);
    }
}
