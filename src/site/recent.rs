//! The articles that were asked for last: what several files are made of is read from the store once.
//!
//! Files are made in the order of their addresses, so those of one article follow one another.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::model::archive::ArticleId;
use crate::model::article::Article;
use crate::model::head::Remarks;

/// So many of each kind are at hand: more than threads, and the entries of a few feeds and lists.
const AT_HAND: usize = 64;

/// Those with notes apart from the others, which would drive them out: many pages list the notes of
/// one article.
pub(super) struct RecentArticles {
    annotated: Recent<Article>,
    others: Recent<Article>,
}

impl Default for RecentArticles {
    fn default() -> Self {
        RecentArticles { annotated: Recent::new(AT_HAND), others: Recent::new(AT_HAND) }
    }
}

impl RecentArticles {
    /// Those among which an article is.
    pub(super) fn with(&self, remarks: &Remarks) -> &Recent<Article> {
        if remarks.notes.is_empty() { &self.others } else { &self.annotated }
    }
}

/// What was asked for last, by the article that it is or belongs to.
pub(super) struct Recent<T> {
    most: usize,
    held: Mutex<VecDeque<(ArticleId, Arc<T>)>>,
}

impl<T> Recent<T> {
    /// Room for so many; one at least.
    fn new(most: usize) -> Self {
        Recent { most, held: Mutex::default() }
    }

    /// What belongs to an article, where it is at hand.
    pub(super) fn find(&self, id: ArticleId) -> Option<Arc<T>> {
        let held = self.held();
        let found = held.iter().find(|(known, _)| *known == id);
        found.map(|(_, value)| Arc::clone(value))
    }

    /// Keeps a value at hand, in the place of the one that was put first.
    pub(super) fn put(&self, id: ArticleId, value: &Arc<T>) {
        let mut held = self.held();
        held.truncate(self.most - 1);
        held.push_front((id, Arc::clone(value)));
    }

    fn held(&self) -> MutexGuard<'_, VecDeque<(ArticleId, Arc<T>)>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_last_is_at_hand() {
        let recent = Recent::new(2);
        for id in [5, 6, 7] {
            recent.put(id, &Arc::new(id * 10));
        }
        let at_hand = |id| recent.find(id).map(|value| *value);
        assert_eq!([5, 6, 7].map(at_hand), [None, Some(60), Some(70)]);
    }
}
