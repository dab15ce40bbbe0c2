//! What `rumorph` knows of a word, as the index wants it.

use std::collections::HashSet;
use std::sync::LazyLock;

use rumorph::{Analysis, Dictionary, Source};

use super::superlative;

/// How infinitives end that are not reflexive.
const INFINITIVE: [&str; 3] = ["ть", "ти", "чь"];

/// The dictionary, checked once; none where the program was compiled without its data.
static DICTIONARY: LazyLock<Option<Dictionary>> = LazyLock::new(|| Dictionary::bundled().ok());

/// The distinct lemmas of a word in its normal form, the likeliest first, and whether it is one of
/// their forms; none of a word that the dictionary does not know.
///
/// A superlative has the lemma of its adjective as well: `строжайший`, `строгий`. Lemmas that have
/// not the word among their forms are left out if there are others.
pub(super) fn lemmas(word: &str) -> (Vec<String>, bool) {
    let Some(dictionary) = DICTIONARY.as_ref().filter(|dictionary| dictionary.is_known(word))
    else {
        return (Vec::new(), false);
    };
    let (mut lemmas, mut others) = (Vec::new(), Vec::new());
    for analysis in dictionary.analyze(word) {
        let lemma = plain(&analysis.lemma);
        if lemmas.contains(&lemma) || others.contains(&lemma) {
            continue;
        }
        if !leads_back(dictionary, &analysis, &lemma) {
            others.push(lemma);
            continue;
        }
        let adjectives = superlative::adjectives(&lemma).into_iter();
        let adjective = adjectives.filter(|adjective| is_lemma(dictionary, adjective)).take(1);
        lemmas.extend([lemma].into_iter().chain(adjective));
    }
    // The dictionary takes `соблюдается` for a passive of `соблюдать` as well.
    if is_reflexive(word) && lemmas.iter().any(|lemma| is_reflexive(lemma)) {
        lemmas.retain(|lemma| is_reflexive(lemma));
    }
    if lemmas.is_empty() { (others, false) } else { (lemmas, true) }
}

/// All forms of a lemma, itself among them, in ascending order; none of what is no lemma.
pub(super) fn forms(lemma: &str) -> Vec<String> {
    let Some(dictionary) = &*DICTIONARY else { return Vec::new() };
    let superlatives = superlative::superlatives(lemma).into_iter();
    let words = [lemma.to_owned()].into_iter().chain(superlatives);
    let lexemes = words.flat_map(|word| lexemes(dictionary, &word));
    let forms = lexemes.flat_map(|lexeme| dictionary.forms(&lexeme));
    let mut forms: Vec<String> = forms.map(|form| plain(&form.word)).collect();
    let reflexive = format!("{lemma}ся");
    if INFINITIVE.iter().any(|end| lemma.ends_with(end)) && is_lemma(dictionary, &reflexive) {
        forms.retain(|form| !is_reflexive(form));
    }
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// The analyses of a lemma as itself, one of each table of forms.
fn lexemes(dictionary: &Dictionary, lemma: &str) -> Vec<Analysis> {
    let mut analyses = dictionary.analyze(lemma);
    let mut tables = HashSet::new();
    analyses.retain(|analysis| {
        matches!(analysis.source, Source::Dictionary)
            && plain(&analysis.lemma) == lemma
            && tables.insert((analysis.entry.map(|entry| entry.table), analysis.lemma.clone()))
    });
    analyses
}

/// Whether a lemma has among its forms the word that was led to it. It has not where the word is short
/// for it (`км`, `километр`), nor an adverb its comparative.
fn leads_back(dictionary: &Dictionary, analysis: &Analysis, lemma: &str) -> bool {
    let table = |analysis: &Analysis| analysis.entry.map(|entry| entry.table);
    plain(&analysis.word) == lemma
        || lexemes(dictionary, lemma).iter().any(|lexeme| table(lexeme) == table(analysis))
}

fn is_lemma(dictionary: &Dictionary, word: &str) -> bool {
    dictionary.is_known(word) && !lexemes(dictionary, word).is_empty()
}

fn is_reflexive(word: &str) -> bool {
    word.ends_with("ся") || word.ends_with("сь")
}

/// A word as the index spells it.
fn plain(word: &str) -> String {
    word.to_lowercase().replace('ё', "е")
}
