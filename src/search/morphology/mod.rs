//! The lemmas of Russian words and the forms of lemmas, by a dictionary.
//!
//! A stemmer cannot lead `привлёк` and `привлечь`, `людьми` and `человек` to one another, and throws
//! unlike words together; a dictionary can, and guesses the lemmas of words that it does not know by
//! their endings. The index may so hold lemmas as its terms. A browser has no dictionary: [`lexicon`]
//! writes the forms of an archive's lemmas for it.
//!
//! The dictionary is that of `rumorph`, made from OpenCorpora, the Russian Wiktionary and treebanks of
//! Universal Dependencies (CC BY-SA 4.0).

pub mod lexicon;
mod superlative;

use std::collections::HashSet;

use rumorph::{Analysis, Dictionary, Error, Source};

/// The dictionary, loaded.
pub struct Morphology(Dictionary);

impl Morphology {
    /// Loads the dictionary, which takes some hundredths of a second.
    ///
    /// Fails where the program was compiled without the dictionary's data.
    pub fn new() -> Result<Self, Error> {
        Dictionary::bundled().map(Morphology)
    }

    /// The distinct lemmas of a word in lower case, the likeliest first; without `ё`.
    ///
    /// A superlative has the lemma of its adjective as well: `строжайший`, `строгий`.
    pub fn lemmas(&self, word: &str) -> Vec<String> {
        let mut lemmas = Vec::new();
        for analysis in self.0.analyze(word) {
            let lemma = plain(&analysis.lemma);
            let adjective = self.adjective(&lemma);
            add_new(&mut lemmas, [lemma].into_iter().chain(adjective));
        }
        // The dictionary takes `соблюдается` for a passive of `соблюдать` as well.
        if is_reflexive(word) && lemmas.iter().any(|lemma| lemma.ends_with("ся")) {
            lemmas.retain(|lemma| is_reflexive(lemma));
        }
        lemmas
    }

    /// All forms of a lemma of `word`, itself among them, in ascending order; none of what is no lemma
    /// of it.
    pub fn forms(&self, word: &str, lemma: &str) -> Vec<String> {
        let mut analyses = self.0.analyze(word);
        analyses.retain(|analysis| plain(&analysis.lemma) == lemma);
        if analyses.is_empty() {
            return Vec::new();
        }
        // The cases that one spelling stands for are all of one table of forms.
        let mut tables = HashSet::new();
        analyses.retain(|analysis| tables.insert(analysis.entry.map(|entry| entry.table)));
        let superlatives = superlative::superlatives(lemma);
        analyses.extend(superlatives.iter().filter_map(|word| self.known(word)));
        let forms = analyses.iter().flat_map(|analysis| self.0.forms(analysis));
        let mut forms: Vec<String> = forms.map(|form| plain(&form.word)).collect();
        forms.push(plain(word));
        if ["ть", "ти", "чь"].iter().any(|end| lemma.ends_with(end)) {
            forms.retain(|form| !is_reflexive(form));
        }
        forms.sort_unstable();
        forms.dedup();
        forms
    }

    /// The adjective that a lemma is the superlative of, if the dictionary has it.
    fn adjective(&self, lemma: &str) -> Option<String> {
        superlative::adjectives(lemma).into_iter().find(|word| self.known(word).is_some())
    }

    /// The analysis of a lemma that the dictionary has.
    fn known(&self, lemma: &str) -> Option<Analysis> {
        let is_known = |analysis: &Analysis| {
            matches!(analysis.source, Source::Dictionary) && plain(&analysis.lemma) == lemma
        };
        self.0.analyze(lemma).into_iter().find(is_known)
    }
}

fn is_reflexive(word: &str) -> bool {
    word.ends_with("ся") || word.ends_with("сь")
}

/// A word as the index spells it.
fn plain(word: &str) -> String {
    word.to_lowercase().replace('ё', "е")
}

fn add_new(list: &mut Vec<String>, words: impl IntoIterator<Item = String>) {
    for word in words {
        if !list.contains(&word) {
            list.push(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_no_stemmer_joins_share_a_lemma() {
        let morphology = Morphology::new().unwrap();
        for (lemma, forms) in [
            ("привлечь", "привлёк привлеку привлечённого привлекла"),
            ("человек", "людьми людей человека"),
            ("идти", "шёл шла идут"),
            ("строгий", "строже строжайшими строгою наистрожайший"),
            ("доступный", "доступнейшего доступнее"),
            ("низкий", "низшего ниже"),
            ("алиев", "алиева алиевым алиевых"),
            ("мухамедиев", "мухамедиева мухамедиевым"),
        ] {
            for form in forms.split(' ') {
                let lemmas = morphology.lemmas(form);
                assert!(lemmas.iter().any(|own| own == lemma), "{form}: {lemmas:?}");
            }
        }
    }

    #[test]
    fn a_reflexive_verb_is_a_word_of_its_own() {
        let morphology = Morphology::new().unwrap();
        assert_eq!(morphology.lemmas("соблюдается"), ["соблюдаться"]);
        assert_eq!(morphology.lemmas("соблюдают"), ["соблюдать"]);
        assert!(!morphology.forms("соблюдают", "соблюдать").contains(&"соблюдается".to_owned()));
        assert!(morphology.lemmas("осью").contains(&"ось".to_owned()));
    }

    #[test]
    fn a_form_of_two_lemmas_has_both() {
        let lemmas = Morphology::new().unwrap().lemmas("стали");
        assert!(["стать", "сталь"].iter().all(|lemma| lemmas.iter().any(|own| own == lemma)));
    }

    #[test]
    fn a_lemma_knows_its_forms() {
        let morphology = Morphology::new().unwrap();
        for (word, lemma, forms) in [
            ("людьми", "человек", "человеку людям"),
            ("шла", "идти", "шел идти шедшего"),
            ("строгий", "строгий", "строжайшего строже"),
            ("мухамедиевым", "мухамедиев", "мухамедиева мухамедиевым"),
        ] {
            let known = morphology.forms(word, lemma);
            for form in forms.split(' ') {
                assert!(known.iter().any(|own| own == form), "{form} of {known:?}");
            }
        }
        assert!(morphology.forms("дом", "человек").is_empty());
    }
}
