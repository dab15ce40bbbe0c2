//! What the dictionary knows of words.

use super::*;
use crate::search::russian::Russian;

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
            let lemmas = dictionary::lemmas(form);
            assert!(lemmas.iter().any(|own| own == lemma), "{form}: {lemmas:?}");
        }
    }
}

#[test]
fn a_reflexive_verb_is_a_word_of_its_own() {
    assert_eq!(dictionary::lemmas("соблюдается"), ["соблюдаться"]);
    assert_eq!(dictionary::lemmas("соблюдают"), ["соблюдать"]);
    assert!(!dictionary::forms("соблюдать").contains(&"соблюдается".to_owned()));
    assert!(dictionary::lemmas("осью").contains(&"ось".to_owned()));
}

#[test]
fn a_form_of_two_lemmas_has_both() {
    let lemmas = dictionary::lemmas("стали");
    assert!(["стать", "сталь"].iter().all(|lemma| lemmas.iter().any(|own| own == lemma)));
}

#[test]
fn a_lemma_has_every_word_that_is_led_to_it() {
    for word in "людьми шла строжайшего лучше хуже дороже уже км млн тыс др рф мвд сми соблюдается \
        все еще том тем стали банке него ним чем моего прочитанными давайте вышедшая три двумя"
        .split_whitespace()
    {
        for lemma in dictionary::lemmas(word) {
            let forms = dictionary::forms(&lemma);
            assert!(forms.iter().any(|form| form == word), "{word} of {lemma}: {forms:?}");
        }
    }
}

#[test]
fn what_the_dictionary_does_not_know_has_no_lemma() {
    for word in ["жалдыбаевский", "мосты\u{301}", "мосtом", "abc", "2026", "", "км", "г", "облыс"]
    {
        assert_eq!(terms(word), Vec::<String>::new(), "{word}");
    }
    assert_eq!(terms("мост"), ["мост="]);
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
