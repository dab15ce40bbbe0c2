//! Stems in the place of lemmas.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::model::terms::{ArticleTerms, FieldTerms};
use crate::search::morphology::{Lexeme, lemma_of};
use crate::search::russian::Russian;

/// The stems of lemmas, each lemma looked up once.
#[derive(Default)]
pub(in crate::search) struct Stems {
    known: RwLock<HashMap<String, Arc<[String]>>>,
}

impl Stems {
    /// The terms of an article with the stems of all forms of a lemma instead of the lemma, so that
    /// each of its forms finds it.
    pub(in crate::search) fn of_article(&self, terms: &ArticleTerms) -> ArticleTerms {
        ArticleTerms {
            title: self.of_field(&terms.title),
            tags: self.of_field(&terms.tags),
            notes: self.of_field(&terms.notes),
            lede: self.of_field(&terms.lede),
            body: self.of_field(&terms.body),
            captions: self.of_field(&terms.captions),
        }
    }

    fn of_field(&self, terms: &FieldTerms) -> FieldTerms {
        let stems = terms.iter().map(|(term, count)| (self.of_term(term), count));
        let stems: Vec<(Arc<[String]>, u32)> = stems.collect();
        let all =
            stems.iter().flat_map(|(stems, count)| stems.iter().map(|stem| (&**stem, *count)));
        let mut all: Vec<(&str, u32)> = all.collect();
        // A word of two lemmas with one stem stands there once; the highest count comes first.
        all.sort_unstable_by(|(one, more), (other, less)| one.cmp(other).then(less.cmp(more)));
        all.dedup_by_key(|(stem, _)| *stem);
        FieldTerms::ascending(all)
    }

    fn of_term(&self, term: &str) -> Arc<[String]> {
        let Some(lemma) = lemma_of(term) else { return [term.to_owned()].into() };
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).get(lemma).cloned();
        known.unwrap_or_else(|| {
            let lexeme = Lexeme::of(lemma, &Russian::default());
            let stems = lexeme.map(|lexeme| lexeme.stems).unwrap_or_default();
            let stems: Arc<[String]> = stems.into_iter().collect();
            let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
            known.insert(lemma.to_owned(), Arc::clone(&stems));
            stems
        })
    }
}
