//! Quotes with slips in one short text.

use super::*;

const TEXT: &str = "Глава области назвал решение верным. Новый регламент заметно усиливает \
    контроль за водой, сказал Берик Серкожаев. Строить начнем летом, когда сойдет лед.";

fn find(quote: &str) -> Result<&'static str, Option<Refusal>> {
    let quote = FoldedQuote::new(quote, None, None);
    let found = SimilarText::new(TEXT).find(TEXT, &quote);
    found.map(|place| &TEXT[place]).map_err(|nearest| nearest.map(|nearest| nearest.why))
}

#[test]
fn a_mended_slip_is_found_from_word_to_word() {
    assert_eq!(
        find("новый регламнт заметно усиливает контроль за вод"),
        Ok("Новый регламент заметно усиливает контроль за водой")
    );
}

#[test]
fn names_are_not_taken_for_others() {
    let refused = find("контроль за водой, сказал Серик Беркожаев");
    assert!(matches!(refused, Err(Some(Refusal::Meaning(Difference::Fact(..))))), "{refused:?}");
    let refused = find("Серик Беркожаев");
    assert!(matches!(refused, Err(Some(Refusal::Meaning(Difference::Fact(..))))), "{refused:?}");
}

#[test]
fn another_word_is_another_statement() {
    let refused = find("Строить начнем весной, когда сойдет лед");
    assert!(matches!(refused, Err(Some(Refusal::Meaning(Difference::Word(..))))), "{refused:?}");
}

#[test]
fn short_quotes_and_far_ones_are_refused() {
    assert_eq!(find("решение верны"), Err(Some(Refusal::TooShort)));
    assert_eq!(find("слова о совсем другом предмете"), Err(None));
}

#[test]
fn two_places_alike_are_not_chosen_between() {
    let text = "Они вышли на площадь утром и пели. Они вышли на площадь утром и пили.";
    let quote = FoldedQuote::new("Они вышли на площадь утром и пгли", None, None);
    let found = SimilarText::new(text).find(text, &quote);
    assert!(matches!(found, Err(Some(Nearest { why: Refusal::Several(2), .. }))), "{found:?}");
}

#[test]
fn similar_words_are_refused_where_a_fact_is_cut_off_beside_them() {
    for (text, quote) in [
        (
            "Сегодня ночью -5 градусов мороза обещают синоптики.",
            "5 градусов мороза обещют синоптики",
        ),
        ("Глава района не подписал приказ о закрытии парома.", "подписал приказ о закртии парома"),
        ("На мост из бюджета ушло 8 млн тенге.", "На мост из бюджта ушло 8"),
    ] {
        let folded = FoldedQuote::new(quote, None, None);
        let found = SimilarText::new(text).find(text, &folded);
        let why = found.map_err(|nearest| nearest.map(|nearest| nearest.why));
        assert!(
            matches!(why, Err(Some(Refusal::Meaning(Difference::Fact(..))))),
            "{quote}: {why:?}"
        );
    }
    let text = "Глава района не подписал приказ о закрытии парома.";
    let quote = FoldedQuote::new("подписал приказ о закртии парома", Some("района не "), None);
    assert!(SimilarText::new(text).find(text, &quote).is_ok());
}

#[test]
fn a_refusal_says_what_both_have() {
    let difference = Difference::Fact("5".to_owned(), "-5".to_owned());
    assert_eq!(difference.to_string(), "the text has `-5`, the note `5`");
}
