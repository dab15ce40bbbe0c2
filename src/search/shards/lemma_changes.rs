//! Which lemmas come and go with documents that change, and what of it their stems have to know.

use std::collections::BTreeMap;

use super::changes::{ChangedLinks, ChangedTerm};
use super::kept::KeptShard;
use crate::search::Holdings;
use crate::search::morphology::{Forms, Lexeme, lemma_of};
use crate::search::russian::Russian;

/// What is new of lemmas.
#[derive(Default)]
pub(super) struct LemmaChanges {
    /// The forms of the lemmas that come, by their terms.
    forms: BTreeMap<String, Forms>,
    /// By a stem.
    links: BTreeMap<String, ChangedLinks>,
}

impl LemmaChanges {
    /// What changed terms mean for the lemmas among them.
    ///
    /// None where a shard cannot be read that says whether a lemma was there.
    pub(super) fn find(
        shards: &[KeptShard],
        terms: &[ChangedTerm],
        holdings: &dyn Holdings,
    ) -> Option<Self> {
        let mut terms_before = TermsBefore { shards, holdings, read: None };
        let (mut changes, russian) = (LemmaChanges::default(), Russian::default());
        for term in terms {
            let Some(lemma) = lemma_of(term.text) else { continue };
            let (gone, come) = (term.gone.postings.len(), term.come.postings.len());
            // Most terms have documents before and after.
            let is_edge = (gone == 0) != (come == 0);
            let before = if is_edge { terms_before.count(term.text)? } else { continue };
            let Some(lexeme) = (before == gone).then(|| Lexeme::of(lemma, &russian)).flatten()
            else {
                continue;
            };
            for stem in lexeme.stems {
                let links = changes.links.entry(stem).or_default();
                let list = if come > 0 { &mut links.come } else { &mut links.gone };
                list.push(lemma.to_owned());
            }
            if come > 0 {
                changes.forms.insert(term.text.to_owned(), lexeme.forms);
            }
        }
        Some(changes)
    }

    /// Changed terms with what is new of lemmas, in ascending order.
    pub(super) fn with<'a>(&'a self, terms: Vec<ChangedTerm<'a>>) -> Vec<ChangedTerm<'a>> {
        let mut all: BTreeMap<&str, ChangedTerm> =
            terms.into_iter().map(|term| (term.text, term)).collect();
        let mut term = |text: &'a str, change: &dyn Fn(&mut ChangedTerm<'a>)| {
            change(all.entry(text).or_insert_with(|| ChangedTerm::new(text)));
        };
        for (text, forms) in &self.forms {
            term(text, &|term| term.forms = Some(forms));
        }
        for (stem, links) in &self.links {
            term(stem, &|term| term.links = Some(links));
        }
        all.into_values().collect()
    }
}

/// The terms that the kept shards have, from before the change.
struct TermsBefore<'a> {
    shards: &'a [KeptShard],
    holdings: &'a dyn Holdings,
    /// Of the shard that was read last, by its place, the terms with the numbers of their postings.
    read: Option<(usize, Vec<(String, usize)>)>,
}

impl TermsBefore<'_> {
    /// How many documents had a term.
    fn count(&mut self, text: &str) -> Option<usize> {
        let behind = self.shards.partition_point(|shard| &*shard.first <= text);
        let Some(place) = behind.checked_sub(1) else { return Some(0) };
        if self.read.as_ref().is_none_or(|(last, _)| *last != place) {
            self.read = Some((place, self.shards[place].counts(self.holdings)?));
        }
        let (_, terms) = self.read.as_ref()?;
        let found = terms.binary_search_by(|(term, _)| (**term).cmp(text));
        Some(found.map_or(0, |at| terms[at].1))
    }
}
