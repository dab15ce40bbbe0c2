//! Quotes that are found, with and without their context, and quotes that are not.

use super::*;
use crate::model::line::LineRange;

fn text(blocks: &[&str]) -> AnchorText {
    let blocks: Vec<Block> =
        blocks.iter().map(|text| Block::paragraph((*text).to_owned(), LineRange::one(1))).collect();
    AnchorText::new(&blocks)
}

fn once(block: usize, bytes: Range<usize>) -> Found {
    Found::Once(vec![BlockSpan { block, bytes }])
}

#[test]
fn marks_dashes_and_yo_do_not_matter() {
    let found =
        text(&["Глава сказал:", "— Ещё «один» мост."]).find("- Еще \"один\" мост", None, None);
    let length = "— Ещё «один» мост".len();
    assert_eq!(found, once(1, 0..length));
}

#[test]
fn a_quote_may_run_across_paragraphs() {
    let found = text(&["abc def", "ghi jkl"]).find("def ghi", None, None);
    let spans = vec![BlockSpan { block: 0, bytes: 4..7 }, BlockSpan { block: 1, bytes: 0..3 }];
    assert_eq!(found, Found::Once(spans));
}

#[test]
fn context_tells_two_places_apart() {
    let text = text(&["a mост b", "c mост d"]);
    assert!(matches!(text.find("mост", None, None), Found::Often { count: 2, .. }));
    let word = "mост".len();
    assert_eq!(text.find("mост", Some("c "), None), once(1, 2..2 + word));
    assert_eq!(text.find("mост", None, Some(" b")), once(0, 2..2 + word));
}

#[test]
fn a_fact_that_is_cut_off_beside_a_quote_must_be_confirmed() {
    for (article, quote, before, cut) in [
        ("Ночью было -5 градусов.", "5 градусов", "", "-5"),
        ("Ночью было -5 градусов.", "5 градусов", "было -", ""),
        ("Он не подписал приказ.", "подписал приказ", "", "не"),
        ("Он не подписал приказ.", "подписал приказ", "Он не ", ""),
        ("На мост дали 8 млн тенге.", "дали 8", "На мост ", "8 млн"),
        ("Он подписал приказ.", "подписал приказ", "", ""),
        ("Омаров не подписал приказ о мосте.", "приказ о мосте", "подписал ", "не"),
        ("Омаров не подписал приказ о мосте.", "приказ о мосте", "не подписал ", ""),
        ("Дали -5 млн тенге на мост у реки.", "на мост у реки", "5 млн тенге ", "-5 млн"),
    ] {
        let found = text(&[article]).find(quote, Some(before), None);
        let is_told = match &found {
            Found::Once(_) => cut.is_empty(),
            Found::Changed(_, Change::Context(_, theirs)) => theirs == cut,
            _ => false,
        };
        assert!(is_told, "{quote} in {article} after {before:?}: {found:?}");
    }
}

#[test]
fn other_words_are_never_taken() {
    assert_eq!(
        words_of(&["Выступил Берик Серкожаев из Заречного."], "Серик Беркожаев"),
        Place::Nowhere
    );
    assert_eq!(
        words_of(
            &["На сессии выступил Берик Серкожаев из Заречного."],
            "На сессии выступил Серик Беркожаев из Заречного"
        ),
        Place::Nowhere
    );
    assert_eq!(words_of(&["abc"], " \u{ad}"), Place::Nowhere);
}

/// What became of a quote, with the words that it was found in.
#[derive(Debug, PartialEq)]
enum Place {
    Found(String),
    Changed(String),
    Ambiguous(String, usize),
    Nowhere,
}

fn placed(blocks: &[&str], quote: &str, before: Option<&str>, after: Option<&str>) -> Place {
    let text = text(blocks);
    match text.find(quote, before, after) {
        Found::Once(spans) => Place::Found(text.words(&spans)),
        Found::Changed(spans, _) => Place::Changed(text.words(&spans)),
        Found::Often { first, count } => Place::Ambiguous(text.words(&first), count),
        Found::Nowhere(_) => Place::Nowhere,
    }
}

fn words_of(blocks: &[&str], quote: &str) -> Place {
    placed(blocks, quote, None, None)
}

#[test]
fn the_words_of_another_speaker_are_never_taken() {
    let dugin = "«Строительство моста начнём летом, как только сойдёт лёд», — сказал Иван Дугин.";
    for quote in [
        "Строительство моста начнём весной, как только сойдёт лёд",
        "«Строительство моста начнём летом, как только сойдёт лёд», — сказал Пётр Лугин",
        "Строительство моста не начнём летом, как только сойдёт лёд",
    ] {
        assert_eq!(words_of(&[dugin], quote), Place::Nowhere, "{quote}");
    }
    let same = "Строительство моста начнём летом";
    let lugin = Some("Как сказал Пётр Лугин: «");
    assert_eq!(placed(&[dugin], same, lugin, None), Place::Nowhere);
    let told = "Иван Дугин возразил: «Строительство моста начнём летом».";
    assert_eq!(placed(&[told], same, Some("Пётр Лугин сказал: «"), None), Place::Nowhere);
}

#[test]
fn a_mended_slip_is_a_change() {
    assert_eq!(
        words_of(
            &["Глава сказал:", "Новый регламент усиливает контроль."],
            "Новый реглмент усиливает контрол"
        ),
        Place::Changed("Новый регламент усиливает контроль".to_owned())
    );
}

#[test]
fn a_change_may_run_across_paragraphs() {
    assert_eq!(
        words_of(
            &["Они вышли на берег.", "Лодка стояла у старой пристани."],
            "на берег. Лодка стояла у старй пристани"
        ),
        Place::Changed("на берег. Лодка стояла у старой пристани".to_owned())
    );
}

#[test]
fn words_that_end_within_a_longer_one_are_a_change() {
    assert_eq!(
        words_of(&["Старый мост снова открыли для всех машин."], "мост снова открыли для всех ма"),
        Place::Changed("мост снова открыли для всех машин".to_owned())
    );
}

#[test]
fn a_part_of_another_word_is_nothing() {
    assert_eq!(words_of(&["Это беззаконие."], "закон"), Place::Nowhere);
    assert_eq!(
        words_of(&["Это незаконно, решил совет посёлка."], "законно, решил совет посёлка"),
        Place::Nowhere
    );
    assert_eq!(words_of(&["Сказал Иванов."], "Иван"), Place::Nowhere);
    assert_eq!(words_of(&["Ехали 15 км."], "5 км"), Place::Nowhere);
}

#[test]
fn a_place_may_overlap_one_within_other_words() {
    let found = placed(&["Хор пел: трала ла ла."], "ла ла", Some("трала"), None);
    assert_eq!(found, Place::Found("ла ла".to_owned()));
}

#[test]
fn a_context_that_has_changed_still_tells_two_places_apart() {
    let blocks = ["Сначала мост закрыли на зиму.", "Потом старый мост открыли весной."];
    let found = placed(&blocks, "мост", Some("Потом старй "), None);
    assert_eq!(found, Place::Changed("мост".to_owned()));
    assert_eq!(placed(&blocks, "мост", Some("вот "), None), Place::Ambiguous("мост".to_owned(), 2));
}

#[test]
fn words_beside_others_than_the_note_gives_are_a_change() {
    let found = placed(&["Вчера новый мост закрыли."], "мост закрыли", Some("говорят, что "), None);
    assert_eq!(found, Place::Changed("мост закрыли".to_owned()));
}

#[test]
fn a_note_is_in_place_only_where_its_context_stands() {
    let hall = "Вчера выступил Лугин. Потом сказал Дугин: «работы начнутся весной».";
    let paper = "Ержан Омаров не подписал приказ о закрытии парома.";
    let (spring, order) = ("«работы начнутся весной»", "приказ о закрытии парома");
    for (text, quote, before, after) in [
        (hall, spring, "Потом сказал Лугин: ", ""),
        (hall, spring, "сказала Дугин: ", ""),
        (paper, order, "Омаров подписал ", ""),
        (paper, order, "Омаров не подписала ", ""),
        ("Сошлись 120 человек и все ждали.", "человек и все", "20 ", ""),
        ("Это незаконно, решил совет.", "решил совет", "законно, ", ""),
        ("Мост закрыт, сказала Лугина.", "Мост закрыт", "", ", сказала Лугин"),
        ("Ночью было до -5 градусов.", "градусов", "до 5 ", ""),
        ("Ночью упала — 5 градусов.", "градусов", "упала 5 ", ""),
        ("Ночью упала — 5 градусов.", "5 градусов", "упала ", ""),
        ("Купили экран 27″ вчера.", "вчера", "экран 27 ", ""),
        ("Купили экран 27″ вчера.", "вчера", "экран 27′ ", ""),
        ("Купили экран 27″ вчера.", "экран 27", "", ""),
        ("Купили экран 27″ вчера.", "экран 27", "", " вчера"),
        ("Купили экран 27 вчера.", "экран 27", "", "″ вчера"),
        ("Купили экран 27′ вчера.", "экран 27", "", "″ вчера"),
        ("Приехал О’Коннор вчера.", "Коннор", "", ""),
        ("Ночью 5 градусов мороза.", "5 градусов", "", ""),
        ("Пришли 10–15 человек.", "Пришли 10", "", ""),
        ("Мост откроют 5 марта.", "марта", "", ""),
        ("Говорит Петров-Водкин.", "Петров", "", ""),
    ] {
        let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let found = placed(&[text], quote, some(before), some(after));
        assert!(!matches!(found, Place::Found(_)), "{before}|{quote}|{after}: {found:?}");
    }
    for (text, quote, before) in [
        (hall, spring, "том сказал Дугин: "),
        (hall, spring, "Потом сказал Дугин, "),
        (paper, order, "маров не подписал "),
        ("Пустили высокоскоростной поезд.", "скоростной", "Пустили высоко"),
        ("中国的经济增长很快。", "经济增长", "中国的"),
        ("Купили экран 27″ вчера.", "вчера", "экран 27″ "),
        ("Купили «зал 27», вчера.", "вчера", "«зал 27» "),
        ("Из «зала 27» ушли.", "ушли", "Из зала 27 "),
        ("Из «зала 27» ушли.", "ушли", "зала 27» "),
        ("Мост откроют 5 марта.", "марта", "откроют 5 "),
    ] {
        let found = placed(&[text], quote, Some(before), None);
        assert_eq!(found, Place::Found(quote.to_owned()), "{before}|{quote}");
    }
}

#[test]
fn a_mark_that_counts_may_stand_in_what_is_behind_a_quote() {
    let quote = "экран 27";
    let found = placed(&["Купили экран 27″ вчера."], quote, None, Some("″ вчера"));
    assert_eq!(found, Place::Found(quote.to_owned()));
    let hall = "зал 27";
    let found = placed(&["Закрыли «зал 27» вчера."], hall, Some("«"), Some("» вчера"));
    assert_eq!(found, Place::Found(hall.to_owned()));
}

#[test]
fn a_comma_groups_digits_in_english_and_begins_a_fraction_in_russian() {
    let differing = |text: &'static str, quote, before| match super::tests::text(&[text])
        .find(quote, before, None)
    {
        Found::Once(_) => None,
        Found::Changed(_, Change::Context(ours, theirs)) => Some((ours, theirs)),
        other => panic!("{quote} in {text}: {other:?}"),
    };
    for (text, quote, before) in [
        ("Привезли 1,500 тонны угля.", "1 500 тонны", None),
        ("Привезли 1 500 тонны угля.", "1,500 тонны", None),
        ("Привезли 1,500 тонны угля.", "тонны угля", Some("Привезли 1 500 ")),
        ("Көмір 1,500 тонна болды.", "1 500 тонна", None),
    ] {
        let (ours, theirs) = differing(text, quote, before).unwrap_or_default();
        assert!(ours.starts_with('1') && theirs.starts_with('1') && ours != theirs, "{text}");
    }
    for (text, quote, before) in [
        ("Привезли 1,500 тонны угля.", "1,500 тонны", None),
        ("Привезли 1,500 тонны угля.", "тонны угля", Some("Привезли 1,500 ")),
        ("Привезли 1,500,000 тонн угля.", "1 500 000 тонн", None),
        ("Привезли 1'500 тонн угля.", "1 500 тонн", None),
        ("They brought 1,500 tons of it.", "1 500 tons", None),
        ("They brought 1 500 tons of it.", "tons of it", Some("brought 1,500 ")),
    ] {
        assert_eq!(differing(text, quote, before), None, "{quote} in {text}");
    }
}

#[test]
fn a_dash_that_a_space_parts_from_a_quote_is_a_mark() {
    for (text, quote, before, after) in [
        ("Мост закрыт — сказал Лугин.", "Мост закрыт", "", " — сказал Лугин"),
        ("Мост закрыт, сказал Лугин.", "Мост закрыт", "", " — сказал Лугин"),
        ("Лугин сказал — мост закрыт.", "мост закрыт", "Лугин сказал — ", ""),
        ("Лугин сказал, мост закрыт.", "мост закрыт", "Лугин сказал — ", ""),
        ("Лугин сказал — мост закрыт.", "мост закрыт", "Лугин сказал, ", ""),
    ] {
        let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let found = placed(&[text], quote, some(before), some(after));
        assert_eq!(found, Place::Found(quote.to_owned()), "{before}|{quote}|{after}");
    }
}

#[test]
fn long_words_that_stand_once_are_shown_there_whatever_is_beside_them() {
    let text = "Суд отложил слушания. В больнице сообщили, что состояние пострадавших не вызывает опасений, их двое.";
    let quote = "В больнице сообщили, что состояние пострадавших не вызывает опасений, их двое";
    for before in ["в Шымкенте. ", "Иван Лугин пишет: ", "3098146&avms=ampa "]
    {
        let found = placed(&[text], quote, Some(before), None);
        assert_eq!(found, Place::Changed(quote.to_owned()), "{before}");
    }
}

#[test]
fn few_words_with_a_slip_are_known_by_what_stands_beside_them() {
    let text = "Вчера вечером совет закрыл старый мост для всех машин и людей.";
    let found =
        placed(&[text], "старй мост", Some("вечером совет закрыл "), Some(" для всех машин"));
    assert_eq!(found, Place::Changed("старый мост".to_owned()));
    let found =
        placed(&[text], "новый мост", Some("вечером совет закрыл "), Some(" для всех машин"));
    assert_eq!(found, Place::Nowhere);
}

#[test]
fn a_word_too_long_for_one_is_not_gone_through() {
    let word = "a".repeat(100_000);
    assert_eq!(whole_words(&word, 50_000..50_003), None);
    assert_eq!(whole_words("xx aaaa", 4..6), Some(3..7));
    assert_eq!(words_of(&[&word], "aaa"), Place::Nowhere);
}

proptest::proptest! {
    #[test]
    fn a_quote_cut_from_an_article_anchors_to_itself(
        blocks in proptest::collection::vec("[А-Яа-яё]{1,6}( «?[А-Яа-яё0-9]{1,6}[,.»]?){0,12}", 1..6),
        from in 0usize..60,
        length in 1usize..40,
    ) {
        let blocks: Vec<&str> = blocks.iter().map(String::as_str).collect();
        let joined = blocks.join("\n");
        let words: Vec<(usize, &str)> = joined
            .split([' ', '\n'])
            .map(|word| (word.as_ptr() as usize - joined.as_ptr() as usize, word))
            .collect();
        let first = from % words.len();
        let last = (first + length - 1).min(words.len() - 1);
        let range = words[first].0..words[last].0 + words[last].1.len();
        let found = placed(&blocks, &joined[range.clone()], Some(&joined[..range.start]), Some(&joined[range.end..]));
        let expected = joined[range].replace('\n', " ");
        proptest::prop_assert_eq!(found, Place::Found(expected));
    }

    #[test]
    fn no_note_moves_to_words_with_another_name_or_number(
        words in proptest::collection::vec("[а-я]{3,9}", 4..14),
        name in "[А-Я][а-я]{2,8}",
        other in "[А-Я][а-я]{2,8}",
        at in 0usize..14,
        slip in 0usize..60,
    ) {
        proptest::prop_assume!(name != other);
        let sentence = |name: &str| {
            let mut words = words.clone();
            words.insert(at % words.len(), name.to_owned());
            words.join(" ")
        };
        let mut quote: Vec<char> = sentence(&name).chars().collect();
        let slip = slip % quote.len();
        if quote[slip].is_lowercase() { quote.remove(slip); }
        let quote: String = quote.into_iter().collect();
        let article = format!("{}.", sentence(&other));
        proptest::prop_assert_eq!(words_of(&[&article], &quote), Place::Nowhere);
    }
}
