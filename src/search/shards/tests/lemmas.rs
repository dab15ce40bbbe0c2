//! The stems of a lemma's forms lead to it.

use super::super::reading::OwnedTerm;
use super::*;
use crate::search::language::{self, Reading};

fn texts(words: &str) -> Vec<Document> {
    let counts = |word| {
        let terms = language::terms(word, Reading::Russian).into_iter();
        terms.map(|term| (term, 1)).collect::<Counts>()
    };
    let document = |word| with_body(counts(word));
    words.split(' ').map(document).collect()
}

/// What a browser finds a word by: its lemmas, as far as they have the word among their forms.
fn lemmas(terms: &BTreeMap<String, OwnedTerm>, word: &str) -> BTreeSet<String> {
    let links = terms.get(&language::stem(word)).map_or(&[][..], |stem| &stem.links);
    let lemmas = links.iter().filter(|lemma| {
        let forms = terms[&format!("{lemma}=")].forms.as_ref().expect("a lemma has forms");
        let start: String = lemma.chars().take(lemma.chars().count() - forms.cut).collect();
        word.strip_prefix(&start).is_some_and(|end| forms.endings.iter().any(|own| own == end))
    });
    lemmas.cloned().collect()
}

#[cfg(feature = "morphology")]
#[test]
fn every_form_leads_to_the_lemmas_that_documents_have() {
    let terms = opened(&texts("людьми шёл стали банк банку дорогою привлекло читающий")).terms();
    for (word, expected) in [
        ("человек", "человек"),
        ("человеку", "человек"),
        ("шедшего", "идти"),
        ("иду", "идти"),
        ("сталь", "сталь"),
        ("стал", "стать"),
        ("стали", "сталь стать"),
        ("банк", "банк"),
        ("банка", "банк банка"),
        ("банкой", "банка"),
        ("привлеченными", "привлечь"),
        ("прочитать", ""),
        ("мост", ""),
    ] {
        let expected = expected.split_whitespace().map(str::to_owned).collect();
        assert_eq!(lemmas(&terms, word), expected, "{word}");
    }
}

#[test]
fn an_unknown_word_is_led_nowhere() {
    let terms = opened(&texts("абракадабрище")).terms();
    assert_eq!(terms.len(), 1);
    assert_eq!(lemmas(&terms, "абракадабрище"), BTreeSet::new());
}
