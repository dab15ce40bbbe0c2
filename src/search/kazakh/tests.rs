//! The stemmer on all forms of many nouns.

use std::collections::HashMap;

use postil_text::endings::kazakh_noun_forms;

use super::*;

/// Nouns of newspapers; behind a slash the stem of the possessive forms where that is another.
const NOUNS: &str = include_str!("nouns.txt");

#[track_caller]
fn same(forms: &str) {
    let mut stems = forms.split(' ').map(|form| (form, stem(form)));
    let (_, first) = stems.next().unwrap();
    for (form, stem) in stems {
        assert_eq!(stem, first, "{form} of `{forms}`");
    }
}

#[test]
fn cases_of_a_word_share_a_stem() {
    same("қала қаланың қалаға қаланы қалада қаладан қаламен қаладағы");
    same("үкімет үкіметтің үкіметке үкіметті үкіметте үкіметтен үкіметпен");
    same("заң заңның заңға заңды заңда заңнан заңмен");
}

#[test]
fn plural_and_possessive_forms_share_a_stem() {
    same("қала қалалар қаласы қаласының қаласында қалалардың қалаларының қаламыз қаласын");
    same("өкіл өкілдер өкілі өкіліміз өкілдерінің өкілдерге");
}

#[test]
fn sound_changes_at_the_end_of_a_stem_are_undone() {
    same("кітап кітабы кітаптар кітабының");
    same("халық халқы халқының халыққа");
    same("көлік көлігі көліктер");
    same("көңіл көңлі көңілге");
}

#[test]
fn nouns_without_a_kazakh_letter_share_a_stem() {
    same("облыс облыста облысы облысының облыстар облыстан");
    same("аудан аудандарда ауданы ауданынан");
    same("депутат депутаттар депутаты депутатымыз");
    same("үй үйінде үйлер үйден");
}

#[test]
fn names_and_loanwords_take_endings_of_either_harmony() {
    same("назарбаев назарбаевтың назарбаевқа назарбаевты назарбаевта назарбаевтан назарбаевпен");
    same("тоқаев тоқаевтың тоқаевтің тоқаевқа тоқаевке тоқаевты тоқаевпен");
    same("сәрсенбаев сәрсенбаевтың сәрсенбаевқа");
    same("банк банкінің банкке банктің банкі банктер банкте банкпен банктен");
    same("парк паркі паркке парктің парктер паркінде");
    same("факт факті фактіге фактілер");
    same("халық халқы халыққа халықтар");
}

#[test]
fn no_ending_reaches_into_a_stem() {
    same("кеңес кеңесі кеңестің кеңеске кеңесінің кеңестер кеңесінде");
    same("күрес күресі күреске");
    same("талас таласы таласқа");
    same("қаулы қаулысы қаулының қаулыға қаулылар қаулысын");
    same("іні інісі ініге інінің інілер");
    same("кірпі кірпісі кірпіге");
    same("әке әкесі әкесінің");
}

#[test]
fn countries_are_not_in_the_ablative() {
    same("қазақстан қазақстанның қазақстанда");
    same("түркістан түркістаннан");
}

#[test]
fn all_forms_of_many_nouns_are_told_from_those_of_others() {
    let forms: Vec<(usize, String)> = NOUNS
        .split_whitespace()
        .map(|noun| noun.split_once('/').unwrap_or((noun, noun)))
        .enumerate()
        .flat_map(|(noun, (stem, possessed))| {
            kazakh_noun_forms(stem, possessed).into_iter().map(move |form| (noun, form))
        })
        .collect();
    let (recall, precision) = recall_and_precision(&forms);
    println!("{} forms: recall {recall:.4}, precision {precision:.4}", forms.len());
    assert!(recall > 0.985 && precision > 0.995, "{recall} {precision}");
}

/// Of the forms of a noun those that one of them finds, and of what it finds those of the noun;
/// the mean over all forms.
fn recall_and_precision(forms: &[(usize, String)]) -> (f64, f64) {
    let (mut own, mut found, mut right) = (HashMap::new(), HashMap::new(), HashMap::new());
    for (noun, form) in forms {
        let stem = stem(form);
        *own.entry(*noun).or_insert(0.0) += 1.0;
        *found.entry(stem.clone()).or_insert(0.0) += 1.0;
        *right.entry((*noun, stem)).or_insert(0.0) += 1.0;
    }
    let sums = right.iter().fold((0.0, 0.0), |(recall, precision), ((noun, stem), count)| {
        (recall + count * count / own[noun], precision + count * count / found[stem])
    });
    (sums.0 / forms.len() as f64, sums.1 / forms.len() as f64)
}

#[test]
fn a_word_typed_without_kazakh_letters_has_the_folded_stem() {
    let nouns = NOUNS.split_whitespace().map(|noun| noun.split_once('/').unwrap_or((noun, noun)));
    let forms: Vec<String> =
        nouns.flat_map(|(stem, possessed)| kazakh_noun_forms(stem, possessed)).collect();
    let differing: Vec<&String> =
        forms.iter().filter(|form| folded(&stem(form)) != stem(&folded(form))).collect();
    assert!(
        differing.len() * 50 < forms.len(),
        "{} of {}: {differing:?}",
        differing.len(),
        forms.len()
    );
}

#[test]
fn longer_endings_come_before_shorter() {
    let lengths = ENDINGS.map(|(ending, _)| ending.chars().count());
    assert!(lengths.is_sorted_by(|one, next| one >= next));
}

#[test]
fn a_short_word_stays_whole() {
    for word in ["үй", "ән", "іс", "өз", "қар", "жау"] {
        assert_eq!(stem(word), word);
    }
}
