//! What the dictionary knows of words.

use super::*;
use crate::search::russian::Russian;

/// The lemmas that have a word among their forms.
fn lemmas(word: &str) -> Vec<String> {
    let (lemmas, is_form) = dictionary::lemmas(word);
    if is_form { lemmas } else { Vec::new() }
}

#[test]
fn forms_that_no_stemmer_joins_share_a_lemma() {
    for (lemma, forms) in [
        ("привлечь", "привлек привлеку привлеченного привлекла"),
        ("человек", "людьми людей человека"),
        ("идти", "шел шла идут шедшими"),
        ("строгий", "строже строжайшими строгою наистрожайший"),
        ("доступный", "доступнейшего доступнее"),
        ("низкий", "низшего ниже"),
        ("алиев", "алиева алиевым алиевых"),
        ("иванов", "иванова ивановой"),
    ] {
        for form in forms.split(' ') {
            let lemmas = lemmas(form);
            assert!(lemmas.iter().any(|own| own == lemma), "{form}: {lemmas:?}");
        }
    }
}

#[test]
fn a_reflexive_verb_is_a_word_of_its_own() {
    assert_eq!(lemmas("соблюдается"), ["соблюдаться"]);
    assert_eq!(lemmas("соблюдают"), ["соблюдать"]);
    assert!(!dictionary::forms("соблюдать").contains(&"соблюдается".to_owned()));
    assert!(lemmas("осью").contains(&"ось".to_owned()));
}

#[test]
fn a_form_of_two_lemmas_has_both() {
    let lemmas = lemmas("стали");
    assert!(["стать", "сталь"].iter().all(|lemma| lemmas.iter().any(|own| own == lemma)));
}

#[test]
fn a_lemma_has_every_word_that_is_led_to_it() {
    for word in "людьми шла строжайшего лучше хуже дороже уже км млн тыс др рф мвд сми соблюдается \
        все еще том тем стали банке него ним чем моего прочитанными давайте вышедшая три двумя"
        .split_whitespace()
    {
        for lemma in lemmas(word) {
            let forms = dictionary::forms(&lemma);
            assert!(forms.iter().any(|form| form == word), "{word} of {lemma}: {forms:?}");
        }
    }
}

#[test]
fn what_no_lemma_leads_back_to_has_a_stem() {
    for (word, expected) in [
        ("мост", "мост="),
        ("жалдыбаевский", "основа"),
        ("мосtом", "основа"),
        ("2026", "основа"),
        ("г", "основа"),
        ("км", "километр= основа"),
    ] {
        assert_eq!(terms(word, || "основа".to_owned()).join(" "), expected, "{word}");
    }
    assert_eq!(lemma_of("мост="), Some("мост"));
    assert_eq!(lemma_of("мост"), None);
}

#[test]
fn every_form_has_a_stem_that_leads_to_the_lemma() {
    let russian = Russian::default();
    for lemma in "человек идти привлечь мост дорога строгий читать алиев рынок".split(' ')
    {
        let Lexeme { forms, stems } = Lexeme::of(lemma, &russian).unwrap();
        let start: String = lemma.chars().take(lemma.chars().count() - forms.cut).collect();
        let words: Vec<String> =
            forms.endings.iter().map(|ending| format!("{start}{ending}")).collect();
        assert_eq!(words, dictionary::forms(lemma));
        assert!(words.iter().all(|word| stems.contains(&russian.stem(word))), "{lemma}");
    }
    assert!(Lexeme::of("людьми", &russian).is_none());
}
