//! Words that differ and say the same, and words that do not.

mod statements;

use super::*;

/// Compares words that stand alone.
fn compare(quote: &str, text: &str) -> Result<(), Difference> {
    let alone = |words| Words { before: "", words };
    super::compare(alone(quote), alone(text))
}

fn fact(ours: &str, theirs: &str) -> Result<(), Difference> {
    Err(Difference::Fact(ours.to_owned(), theirs.to_owned()))
}

#[test]
fn another_ending_and_a_mended_slip_are_the_same_words() {
    for (quote, text) in [
        ("новый регламент усиливает контроль", "новый регламент усилывает контроль"),
        ("новый регламент усиливает контроль", "новый регламент уси ливает контроль"),
        ("Новый регламент усиливает", "и новый регламент усиливает"),
        ("регламент усиливает контроль", "регламент заметно усиливает контроль"),
        ("емонт старой пристани", "ремонт старой пристани"),
        ("жители построят пристань", "жители построили пристань"),
        ("сообщил директор", "сообщила директор"),
        ("втобус пришел вовремя сегодня", "автобус пришел вовремя сегодня"),
        ("нтересное решение суда", "интересное решение суда"),
        ("a mportant step was made", "a important step was made"),
    ] {
        assert_eq!(compare(quote, text), Ok(()), "{quote} | {text}");
    }
}

#[test]
fn another_name_number_or_date_is_another_statement() {
    let quote = "Берик Серкожаев назвал 15 причин в марте";
    let with = |from: &str, to: &str| compare(quote, &quote.replace(from, to));
    assert_eq!(with("Берик Серкожаев", "Серик Беркожаев"), fact("Берик", "Серик"));
    assert_eq!(with("15", "16"), fact("15", "16"));
    assert_eq!(with("марте", "мае"), fact("марте", "мае"));
    assert_eq!(with("назвал", "не назвал"), fact("", "не"));
    assert_eq!(compare("Ермек и Азамат правы", "Азамат и Ермек правы"), fact("Ермек", "Азамат"));
    assert_eq!(
        compare("Роза сказала, что роза цветет", "сказала, что роза цветет"),
        fact("Роза", "")
    );
}

#[test]
fn one_word_in_the_place_of_another_is_another_statement() {
    assert_eq!(
        compare(
            "строить начнем весной, когда сойдет лед",
            "строить начнем летом, когда сойдет лед"
        ),
        Err(Difference::Word("весной".to_owned(), "летом".to_owned()))
    );
}

#[test]
fn a_word_that_denies_another_is_another_statement() {
    for (quote, text) in [
        ("суд признал решение законным", "суд признал решение незаконным"),
        ("мост опасен и небезопасен", "мост опасен и безопасен"),
        ("жиналыс кеше кешке болды", "жиналыс кеше кешке болмады"),
        ("the vote was lawful again", "the vote was unlawful again"),
        ("the vote was legal again", "the vote was illegal again"),
        ("an answer was relevant here", "an answer was irrelevant here"),
        ("it was possible to see it", "it was impossible to see it"),
        ("a violent march took place", "a nonviolent march took place"),
        ("a war movement grew here", "a antiwar movement grew here"),
        ("a moral choice was made", "a amoral choice was made"),
        ("a typical choice was made", "a atypical choice was made"),
        ("such a productive talk went on", "such a counterproductive talk went on"),
        ("they informed the residents", "they misinformed the residents"),
        ("это моральный выбор совета", "это аморальный выбор совета"),
        ("это типичный случай тут", "это атипичный случай тут"),
        ("идет военный митинг тут", "идет антивоенный митинг тут"),
        ("это законное решение суда", "это противозаконное решение суда"),
        ("идет наступление зимы", "идет контрнаступление зимы"),
        ("это рациональный шаг", "это иррациональный шаг"),
        ("это моральные нормы тут", "это аморальная норма тут"),
    ] {
        for (quote, text) in [(quote, text), (text, quote)] {
            assert!(compare(quote, text).is_err(), "{quote} | {text}");
        }
    }
}

#[test]
fn a_beginning_denies_what_words_deny_with_it() {
    for (beginning, rest) in [
        ("не", "законно"),
        ("Не", "законно"),
        ("il", "legal"),
        ("ir", "relevant"),
        ("im", "possible"),
        ("a", "typical"),
        ("а", "моральный"),
        ("анти", "военный"),
        ("non", "violent"),
    ] {
        assert!(begins_denial(beginning, rest), "{beginning}{rest}");
    }
    for (beginning, rest) in
        [("а", "втобус"), ("a", "bout"), ("il", "ness"), ("ir", "on"), ("", "д")]
    {
        assert!(!begins_denial(beginning, rest), "{beginning}{rest}");
    }
}

#[test]
fn an_opposite_that_is_written_alike_is_another_statement() {
    for (one, other) in [
        ("мост снова закрыли вечером", "мост снова открыли вечером"),
        ("совет обсудил повышение платы", "совет обсудил понижение платы"),
        ("the village was included again", "the village was excluded again"),
        ("she said they would pay", "she said they could pay"),
        ("тұрғындар шешіммен келіседі", "тұрғындар шешіммен келіспейді"),
        ("бұл көпір қауіпті болды", "бұл көпір қауіпсіз болды"),
        ("олар хатты оқиды екен", "олар хатты оқымайды екен"),
    ] {
        for (quote, text) in [(one, other), (other, one)] {
            assert!(compare(quote, text).is_err(), "{quote} | {text}");
        }
    }
}

#[test]
fn a_short_word_in_the_place_of_another_is_another_statement() {
    for (one, other) in [
        ("депутаты голосовали за план", "депутаты голосовали против плана"),
        ("работы идут до весны", "работы идут с весны"),
        ("the council says that he knew", "the council says that she knew"),
        ("the bridge may stay closed", "the bridge will stay closed"),
    ] {
        for (quote, text) in [(one, other), (other, one)] {
            assert!(compare(quote, text).is_err(), "{quote} | {text}");
        }
    }
    assert_eq!(compare("спор о истоке реки", "спор об истоке реки"), Ok(()));
}

#[test]
fn the_names_of_a_context_must_be_near() {
    assert_eq!(facts_stand_in("сказал Лугин:", "как сказал Лугин на сессии"), Ok(()));
    assert_eq!(facts_stand_in("сказал Лугин:", "как сказал Дугин на сессии"), fact("Лугин", ""));
}

#[test]
fn laying_texts_side_by_side_costs_their_length() {
    let words = |count: usize| vec!["слово"; count];
    let cells = |count: usize| CommonWords::new(&words(count), &words(count)).counts.len();
    assert!(cells(4_000) <= 4 * cells(1_000), "{} {}", cells(1_000), cells(4_000));
}

#[test]
fn the_first_word_of_a_quote_is_a_name_where_it_begins_no_sentence() {
    for (before, quote, stands_behind, text, is_same) in [
        // A sentence begins with it, so a slip in it may have been mended.
        ("", "Строители успеют к сроку", "Мост ждали. ", "Стротели успеют к сроку", true),
        ("Мост ждали. ", "Строители успеют", "Мост ждали. ", "Стротели успеют", true),
        ("", "Строители успеют к сроку", "", "Стротели успеют к сроку", true),
        // A name amid a sentence has no slips.
        ("верит Серик ", "Беркожаев", "верит Серик ", "Бркожаев", false),
        ("", "Беркожаев и его люди", "верит Серик ", "Бркожаев и его люди", false),
        ("сообщил \"", "Вестник\" вчера", "сообщил \"", "Вестик\" вчера", false),
        // What stands beside the quote says that a sentence begins.
        ("Мост ждали. ", "Строители успеют", "ждали, а ", "Стротели успеют", true),
    ] {
        let (ours, theirs) =
            (Words { before, words: quote }, Words { before: stands_behind, words: text });
        assert_eq!(super::compare(ours, theirs).is_ok(), is_same, "{before}{quote} | {text}");
    }
}
