//! Whose words they are where a clause names who heard them, denies them or turns them round.

use super::quotations;

/// Compares who is found to speak with rows `paragraph | speaker | name | role`, each perhaps `-`;
/// with no speaker at all the words are nobody's.
fn check(rows: &[(&str, &str)]) {
    for (paragraph, expected) in rows {
        let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
        let found = quotations(paragraph);
        let said: Vec<String> = found
            .iter()
            .map(|said| [&said.speaker, &said.name, &said.role].map(shown).join(" | "))
            .collect();
        assert_eq!(said.join("; "), *expected, "{paragraph}");
    }
}

#[test]
fn whoever_is_spoken_to_does_not_speak() {
    check(&[
        ("«Паром ушёл», – сказал Пётр Лугин Анне Лодкиной.", "Пётр Лугин | Пётр Лугин | -"),
        ("«Паром ушёл», – сказал Пётр Лугин Олегу Веслову.", "Пётр Лугин | Пётр Лугин | -"),
        ("«Паром ушёл», – сказала Олегу Веслову Анна Лугина.", "Анна Лугина | Анна Лугина | -"),
        ("«Паром ушёл», – заявил Пётр Лугин Комитету Перевозок.", "Пётр Лугин | Пётр Лугин | -"),
        (
            "«Паром кетті», – деп жазды Айгүл Сейітова Олег Лугинге.",
            "Айгүл Сейітова | Айгүл Сейітова | -",
        ),
        ("«Паром кетті», – деді Айбек Серік Гүлнар Сейітоваға.", "Айбек Серік | Айбек Серік | -"),
        (
            "«Паром кетті», – деді Айбек Серік мырзаның көмекшісі Гүлнар Сейітова.",
            "Гүлнар Сейітова | Гүлнар Сейітова | -",
        ),
    ]);
}

#[test]
fn an_outlet_that_was_spoken_to_is_no_speaker() {
    check(&[
        ("«Паром ушёл», – заявил Лугин в интервью Steppe News.", "Лугин | Лугин | -"),
        ("«Паром ушёл», – рассказал «Переправе» Пётр Лугин.", "Пётр Лугин | Пётр Лугин | -"),
        ("Как рассказал «Переправе» Пётр Лугин, паром ушёл вчера.", "Пётр Лугин | Пётр Лугин | -"),
        (
            "Как сообщил «Переправе» начальник причала Пётр Лугин, паром ушёл вчера.",
            "начальник причала Пётр Лугин | Пётр Лугин | начальник причала",
        ),
    ]);
}

#[test]
fn what_was_not_said_has_no_speaker() {
    check(&[
        ("Пётр Лугин не сказал: «Паром ушёл навсегда».", ""),
        ("«Паром ушёл», – сказал бы Пётр Лугин, если бы его спросили.", ""),
        ("«Паром ушёл», – Пётр Лугин бы сказал.", ""),
        ("“The ferry is gone,” Nora Hill would have said.", ""),
        ("“The ferry is gone,” Nora Hill never said.", ""),
    ]);
}

#[test]
fn a_contrast_names_who_did_say_it() {
    check(&[
        ("«Паром ушёл», – сказал не Пётр Лугин, а Олег Веслов.", "Олег Веслов | Олег Веслов | -"),
        ("“The ferry is gone,” said not Tom Baker but Nora Hill.", "Nora Hill | Nora Hill | -"),
        ("“The ferry is gone,” said nobody but Nora Hill.", "Nora Hill | Nora Hill | -"),
        ("“The ferry is gone,” said nobody.", "- | - | -"),
    ]);
}

#[test]
fn what_somebody_was_told_is_of_who_told_it() {
    check(&[
        ("“The ferry is gone,” Tom Baker was told by Nora Hill.", "Nora Hill | Nora Hill | -"),
        ("“The ferry is gone,” Tom Baker was told.", ""),
    ]);
}

#[test]
fn what_is_said_of_another_verb_does_not_count() {
    check(&[
        (
            "Nora Hill was at the quay and said: “The ferry is gone for good.”",
            "Nora Hill | Nora Hill | -",
        ),
        (
            "Пётр Лугин ночью не спал и сказал: «Паром ушёл навсегда».",
            "Пётр Лугин | Пётр Лугин | -",
        ),
        ("“The ferry is gone,” Nora Hill has also said.", "Nora Hill | Nora Hill | -"),
    ]);
}
