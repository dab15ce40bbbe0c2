//! Words as the index and a query know them.

use super::*;

#[track_caller]
fn same(forms: &str) {
    let stems: Vec<_> = forms.split(' ').map(stem).collect();
    assert!(stems.iter().all(|stem| *stem == stems[0]), "{forms}: {stems:?}");
}

#[test]
fn inflected_russian_words_share_a_term() {
    same("конституция конституции конституцией Конституцию");
    same("бюджет бюджета бюджетом бюджетами");
    same("выборы выборов выборах");
}

#[test]
fn inflected_kazakh_words_share_a_term() {
    same("қала қалалар қаланың");
}

/// Whether a word of a text in one reading has a term that a query looks for.
fn finds(query: &str, reading: Reading, word: &str) -> bool {
    let stemmers = Stemmers::default();
    let known = stemmers.stems(word, reading);
    let sought = match kazakh::is_kazakh(&normal_form(query)) {
        true => vec![stem(query)],
        false => stemmers.stems(query, Reading::Both),
    };
    sought.iter().any(|term| known.contains(term))
}

#[test]
fn the_language_of_a_text_decides_how_its_words_are_read() {
    use Reading::{Both, Kazakh, Russian};
    for (query, reading, word, is_found) in [
        ("облыс", Kazakh, "облыста", true),
        ("балалар", Kazakh, "балалардың", true),
        ("депутат", Kazakh, "депутаттар", true),
        ("мектептер", Kazakh, "мектебіміз", true),
        ("үй", Kazakh, "үйінде", true),
        ("үй", Russian, "үйінде", true),
        ("жол", Both, "жолдар", true),
        ("жол", Russian, "жолдар", false),
        ("Алматының", Russian, "Алматы", true),
        ("Алматы", Kazakh, "Алматының", true),
        ("президентінің", Russian, "президентом", true),
        ("дорогой", Russian, "дороги", true),
        ("дорогой", Both, "дороги", true),
        ("Ахметовой", Kazakh, "Ахметоваға", true),
        ("Мухамедиева", Kazakh, "Мухамедиевтің", true),
        ("Ахметов", Kazakh, "Ахметовтің", true),
    ] {
        assert_eq!(finds(query, reading, word), is_found, "{query}, {reading:?} {word}");
    }
}

#[test]
fn kazakh_words_are_found_as_a_russian_keyboard_types_them() {
    for (query, word) in [
        ("озен", "өзендері"),
        ("озендер", "өзендері"),
        ("аким", "Әкімнің"),
        ("казакстан", "Қазақстанның"),
        ("казакстаннын", "Қазақстан"),
        ("шыгыс", "Шығыс"),
        ("мугалим", "мұғалімдер"),
        ("кажетти", "қажетті"),
    ] {
        assert!(finds(query, Reading::Kazakh, word), "{query}, {word}");
    }
    assert!(!finds("құн", Reading::Kazakh, "күн"), "what is typed with its letters is exact");
}

#[test]
fn inflected_english_words_share_a_term() {
    same("elect elected election elections");
    same("city cities");
}

#[test]
fn one_word_in_two_spellings_is_one() {
    same("1250000 1\u{a0}250\u{a0}000 1,250,000 1.250.000");
    same("h2o H₂O");
    same("м2 м²");
    same("ту154 Ту-154");
    same("cafe café CAFÉ");
    same("muller Müller");
    same("совет Cовет");
    same("білім бiлiм");
    same("obrien O'Brien O’Brien");
    same("районный рай\u{200b}онный раи\u{306}онный");
    same("office oﬃce");
}

#[test]
fn yo_and_stress_marks_do_not_matter() {
    same("отчёт отчет отчётом ОТЧЁТ");
    same("замок за\u{301}мок за\u{ad}мок");
}

#[test]
fn years_numbers_and_latin_words_are_terms() {
    let read = |text| stems(text, Reading::Russian);
    assert_eq!(read("В 2026 году BAQ и G20: 1,5 %"), ["2026", "год", "baq", "g20", "1", "5"]);
}

#[test]
fn parts_of_a_hyphenated_word_are_terms() {
    let whole = stem("западноозерная");
    let read = stems("Западно-Озёрная", Reading::Russian);
    assert_eq!(read, [whole, stem("западно"), stem("озерная")]);
}

#[test]
fn stop_words_are_left_out() {
    assert!(UNSEARCHED.iter().all(|word| is_stop_word(word)));
    assert!(stems("и в на the", Reading::Both).is_empty());
}

#[test]
fn an_endless_word_is_cut() {
    assert_eq!(stems(&"ж".repeat(1_000_000), Reading::Russian)[0].chars().count(), LONGEST_TERM);
}
