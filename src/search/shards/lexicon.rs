//! What shards say of lemmas: their forms, and which stems lead to them.
//!
//! It follows from which lemmas some document has. A browser asks with a form: its stem leads to
//! lemmas, and the forms of each say whether it is one of them.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::search::morphology::{Endings, Forms, Lexeme, lemma_of};
use crate::search::russian::Russian;

/// The lemmas of an archive.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// By the term of a lemma.
    pub(super) forms: BTreeMap<String, Forms>,
    /// By a stem the lemmas that it leads to, in ascending order.
    pub(super) links: BTreeMap<String, Vec<String>>,
}

impl Lexicon {
    /// The lexicon of those of some distinct terms in ascending order that are lemmas.
    pub(super) fn of(terms: &[&str]) -> Self {
        let lexeme = |russian: &mut Russian, term: &&str| {
            let lemma = lemma_of(term)?.to_owned();
            let lexeme = Lexeme::of(&lemma, russian)?;
            Some(((*term).to_owned(), lemma, lexeme))
        };
        let lexemes = terms.par_iter().map_init(Russian::default, lexeme);
        let lexemes: Vec<_> = lexemes.flatten().collect();
        let mut lexicon = Lexicon::default();
        let mut known = HashSet::default();
        for (term, lemma, Lexeme { forms, stems }) in lexemes {
            for stem in stems {
                lexicon.links.entry(stem).or_default().push(lemma.clone());
            }
            let endings = shared(&mut known, forms.endings);
            lexicon.forms.insert(term, Forms { endings, ..forms });
        }
        lexicon
    }
}

/// Endings as they are known already, if they are.
fn shared(known: &mut HashSet<Endings, RandomState>, endings: Endings) -> Endings {
    if let Some(known) = known.get(&endings) {
        return Arc::clone(known);
    }
    known.insert(Arc::clone(&endings));
    endings
}
