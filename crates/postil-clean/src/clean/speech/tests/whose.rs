//! Whose words they are where several people are named.

use super::{check, quotations};

#[test]
fn a_name_that_says_whose_somebody_is_does_not_speak() {
    for (paragraph, speaker, name) in [
        ("“I rowed home,” said Nora Hill's lawyer.", "Nora Hill's lawyer", None),
        ("“I rowed home,” says Nora Hill’s mother.", "Nora Hill’s mother", None),
        ("“I rowed home,” Nora Hill's daughter said.", "Nora Hill's daughter", None),
        ("“I rowed home,” said the mother of Nora Hill.", "the mother of Nora Hill", None),
        ("“I rowed home,” said a spokesman for Nora Hill.", "a spokesman for Nora Hill", None),
        ("Nora Hill’s brother told the court: “She was tired.”", "Nora Hill’s brother", None),
        ("“I rowed home,” said James’ neighbour.", "James’ neighbour", None),
        ("«Я плыл на пароме», — сказала мать Олега Кима.", "мать Олега Кима", None),
        ("«Я плыл на пароме», — сказал отец Олега Лугина.", "отец Олега Лугина", None),
        ("«Я плыл на пароме», — сказал адвокат Анны Климовой.", "адвокат Анны Климовой", None),
        (
            "«Я плыл на пароме», — сказала вдова художника Ивана Лугина.",
            "вдова художника Ивана Лугина",
            None,
        ),
        (
            "«Я плыл на пароме», — сообщила пресс-секретарь мэра Олега Лугина.",
            "пресс-секретарь мэра Олега Лугина",
            None,
        ),
        (
            "«Я плыл на пароме», — сообщила пресс-секретарь мэра Анна Лугина.",
            "пресс-секретарь мэра Анна Лугина",
            Some("Анна Лугина"),
        ),
        ("Брат Анны Лугиной сказал суду: «Она устала».", "Брат Анны Лугиной", None),
        ("Мать Олега Кима сказала: «Он плыл на пароме».", "Мать Олега Кима", None),
        ("Олега Кима спросил Пётр Лугин: «Где паром?»", "Пётр Лугин", Some("Пётр Лугин")),
        ("«Паромға міндім», – деді Айбек Қасымның анасы.", "Айбек Қасымның анасы", None),
    ] {
        let found = quotations(paragraph);
        let said: Vec<_> =
            found.iter().map(|said| (said.speaker.as_deref(), said.name.as_deref())).collect();
        assert_eq!(said, [(Some(speaker), name)], "{paragraph}");
    }
}

#[test]
fn whoever_is_called_after_another_is_named_behind_a_comma() {
    check(
        "“I rowed home,” said Nora Hill's lawyer, Tom Baker.",
        "I rowed home | Nora Hill's lawyer, Tom Baker | Tom Baker | Nora Hill's lawyer",
    );
    check(
        "“I rowed home,” said Hill’s husband, Tom Baker, on Friday.",
        "I rowed home | Hill’s husband, Tom Baker | Tom Baker | Hill’s husband",
    );
    check(
        "«Я плыл на пароме», — сказал брат Олега Кима, Пётр Лугин.",
        "Я плыл на пароме | брат Олега Кима, Пётр Лугин | Пётр Лугин | брат Олега Кима",
    );
    check(
        "«Я плыл на пароме», — рассказала мать троих детей Марина Лугина.",
        "Я плыл на пароме | мать троих детей Марина Лугина | Марина Лугина | мать троих детей",
    );
    check(
        "«Я плыл на пароме», — рассказала его жена Марина Лугина.",
        "Я плыл на пароме | его жена Марина Лугина | Марина Лугина | его жена",
    );
}

#[test]
fn a_verb_with_a_colon_belongs_to_the_words_behind_it() {
    for paragraph in [
        "Tom Baker asked: “Do ferries run?” Nora Hill replied: “None do today.”",
        "Tom Baker asked, “Do ferries run?” Nora Hill replied: “None do today.”",
    ] {
        check(
            paragraph,
            "
            Do ferries run? | Tom Baker | Tom Baker | -
            None do today. | Nora Hill | Nora Hill | -
            ",
        );
    }
    check(
        "Пётр Лугин спросил: «Ходят ли паромы?» Анна Ким ответила: «Сегодня ни один».",
        "
        Ходят ли паромы? | Пётр Лугин | Пётр Лугин | -
        Сегодня ни один | Анна Ким | Анна Ким | -
        ",
    );
    check(
        "“Do ferries run?” Tom Baker asked, and Nora Hill replied: “None do today.”",
        "
        Do ferries run? | Tom Baker | Tom Baker | -
        None do today. | Nora Hill | Nora Hill | -
        ",
    );
    check(
        "«Паромы стоят», — сказала Анна Ким и добавила: «До самой весны».",
        "
        Паромы стоят | Анна Ким | Анна Ким | -
        До самой весны | Анна Ким | Анна Ким | -
        ",
    );
}

#[test]
fn the_shortest_answer_is_somebodys_where_a_verb_announces_it() {
    for (paragraph, speakers) in [
        ("Tom Baker said: “We lost.” Nora Hill said: “We won.”", ["Tom Baker", "Nora Hill"]),
        ("Tom Baker asked: “Do ferries run?” Nora Hill replied: “No.”", ["Tom Baker", "Nora Hill"]),
        (
            "Олег Ким спросил: «Паром ходит?» Анна Лугина ответила: «Нет».",
            ["Олег Ким", "Анна Лугина"],
        ),
    ] {
        let found = quotations(paragraph);
        let names: Vec<_> = found.iter().filter_map(|said| said.name.as_deref()).collect();
        assert_eq!(names, speakers, "{paragraph}");
    }
}

#[test]
fn what_nobody_said_is_nobodys() {
    assert_eq!(quotations("«Паром ходит», — не говорил Пётр Лугин."), []);
    check("Asked by Tom Baker whether ferries run, she said: “None.”", "None. | she | - | -");
    assert_eq!(quotations("Показали картину «Паром ходит»: её написал Пётр Лугин."), []);
}
