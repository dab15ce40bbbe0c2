mod to_whom;
mod whose;

use super::find;
use crate::model::cleaned::{Block, Quotation};
use crate::model::line::LineRange;
use crate::model::rule::SpeechRule;

/// Finds the quotations of paragraphs given one a line.
fn quotations(paragraphs: &str) -> Vec<Quotation> {
    let block = |(number, text): (u32, &str)| {
        Block::paragraph(text.trim().to_owned(), LineRange::one(number))
    };
    let blocks: Vec<Block> = (1..).zip(paragraphs.trim().lines()).map(block).collect();
    let found = find(&blocks);
    for quotation in &found {
        let text = &blocks[quotation.block].text;
        let (start, end) = quotation.span;
        let words: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(words, quotation.text);
    }
    found
}

/// Compares quotations with rows `words | speaker | name | role`, each of them perhaps `-`.
fn check(paragraphs: &str, expected: &str) {
    let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let rows: Vec<String> = quotations(paragraphs)
        .iter()
        .map(|found| {
            let parts = [&found.speaker, &found.name, &found.role].map(shown);
            format!("{} | {}", found.text, parts.join(" | "))
        })
        .collect();
    let expected: Vec<&str> =
        expected.trim().lines().map(str::trim).filter(|r| !r.is_empty()).collect();
    assert_eq!(rows, expected, "{paragraphs}");
}

#[test]
fn words_between_marks_with_the_speaker_after_them() {
    check(
        "«Мост нужен всем жителям района», – заявил глава совета Пётр Лугин.",
        "Мост нужен всем жителям района | глава совета Пётр Лугин | Пётр Лугин | глава совета",
    );
    check(
        "“We measured it on a Friday,” said Irina Lugina, the school's director.",
        "We measured it on a Friday | Irina Lugina | Irina Lugina | the school's director",
    );
    check(
        "«Бұл күнді бәріміз күттік», – деп атап өтті кітапханашы Сәуле Қасым.",
        "Бұл күнді бәріміз күттік | кітапханашы Сәуле Қасым | Сәуле Қасым | кітапханашы",
    );
    check(
        "«Жол енді жақын», – дейді Айбек Нұрланұлы.",
        "Жол енді жақын | Айбек Нұрланұлы | Айбек Нұрланұлы | -",
    );
}

#[test]
fn an_attribution_between_the_words() {
    check(
        "— Мост — это дорога, — подчеркнул Ермек Талгатов. — Мы ждали его годы, и вот дождались.",
        "
        Мост — это дорога | Ермек Талгатов | Ермек Талгатов | -
        Мы ждали его годы, и вот дождались. | Ермек Талгатов | Ермек Талгатов | -
        ",
    );
    check(
        "«Мы ждали, – сказала Анна Ким. – И вот дождались».",
        "
        Мы ждали | Анна Ким | Анна Ким | -
        И вот дождались | Анна Ким | Анна Ким | -
        ",
    );
    check(
        "\"We waited,\" Anna Hill told the council. \"Now we can go home at last.\"",
        "
        We waited | Anna Hill | Anna Hill | -
        Now we can go home at last. | Anna Hill | Anna Hill | -
        ",
    );
}

#[test]
fn words_between_marks_with_the_speaker_before_them() {
    check(
        "Директор школы Анна Ким сказала: «Дети ходили пешком по льду». Её слушали молча.",
        "Дети ходили пешком по льду | Директор школы Анна Ким | Анна Ким | Директор школы",
    );
    check(
        "Nora Hill said, \"The bell rings on Sundays as well.\"",
        "The bell rings on Sundays as well. | Nora Hill | Nora Hill | -",
    );
}

#[test]
fn words_between_marks_with_a_name_and_a_colon_before_them() {
    for (paragraph, speaker) in [
        ("Холмов: «Мост открыт, осталось убрать леса».", "Холмов"),
        ("Холмов: «Мост открыт, осталось убрать леса»", "Холмов"),
        ("Мост приняли в среду. Холмов: «Мост открыт, осталось убрать леса».", "Холмов"),
        ("Холмов: «Мост открыт, осталось убрать леса», – сказал он.", "Холмов"),
        ("Пётр Холмов: «Мост открыт, осталось убрать леса», – сказал он.", "Пётр Холмов"),
        ("Инженер Климова: «Мост открыт, осталось убрать леса».", "Инженер Климова"),
        ("Глава совета: «Мост открыт, осталось убрать леса».", "Глава совета"),
        ("Жительница села: «Мост открыт, осталось убрать леса!»", "Жительница села"),
        ("Әкім: «Көпір ашылды, енді жөндеу қалды», деп қосты.", "Әкім"),
        ("Аудан әкімі: «Көпір ашылды, енді жөндеу қалды», – деді ол.", "Аудан әкімі"),
        ("Сәуле Қасым: «Көпір ашылды, енді жөндеу қалды», – деді.", "Сәуле Қасым"),
        ("Miller: \"The bridge is open, the scaffolding is left.\"", "Miller"),
        ("The bridge opened. Ms Miller: “It is open, the scaffolding is left.”", "Ms Miller"),
        ("The mayor: “The bridge is open, the scaffolding is left.”", "The mayor"),
    ] {
        let found = quotations(paragraph);
        let speakers: Vec<_> = found.iter().map(|said| said.speaker.as_deref()).collect();
        assert_eq!(speakers, [Some(speaker)], "{paragraph}");
        assert_eq!(found[0].rule, SpeechRule::Before, "{paragraph}");
    }
}

#[test]
fn a_speaker_between_a_dash_and_the_opening_mark_is_no_part_of_the_words() {
    for (paragraph, words, speaker) in [
        ("– Пётр Холмов: «Мост открыт», – сказал он.", "Мост открыт", "Пётр Холмов"),
        (
            "— Холмов: «Мост открыт, леса уберут», — добавил он.",
            "Мост открыт, леса уберут",
            "Холмов",
        ),
        ("– Глава совета: «Мост открыт, леса уберут».", "Мост открыт, леса уберут", "Глава совета"),
        ("- Nora Hill: \"The bridge is open,\" she said.", "The bridge is open", "Nora Hill"),
        ("– Мост «Талды» открыт, – сказал Пётр Холмов.", "Мост «Талды» открыт", "Пётр Холмов"),
    ] {
        let found = quotations(paragraph);
        let said: Vec<_> = found.iter().map(|q| (&*q.text, q.speaker.as_deref())).collect();
        assert_eq!(said, [(words, Some(speaker))], "{paragraph}");
    }
}

#[test]
fn a_name_before_a_colon_is_the_one_that_was_known() {
    check(
        "Строителей поблагодарила глава совета Софья Мельник. Мельник: «Ждали десять лет».
         Инженер: «Осталось убрать леса». «И вывезти краны до зимы».
         Мельник: «Вывезем к субботе, обещаю!»",
        "
        Ждали десять лет | Мельник | Софья Мельник | глава совета
        Осталось убрать леса | Инженер | - | Инженер
        И вывезти краны до зимы | Инженер | - | Инженер
        Вывезем к субботе, обещаю! | Мельник | Софья Мельник | глава совета
        ",
    );
    check(
        "Холмов: «Мост открыт, осталось убрать леса». Он приехал первым.
         «Ждали десять лет», – добавил он.",
        "
        Мост открыт, осталось убрать леса | Холмов | Холмов | -
        Ждали десять лет | он | Холмов | -
        ",
    );
}

#[test]
fn a_heading_before_a_colon_is_no_speaker() {
    for paragraph in [
        "Справка: «Мост через Талды построен в прошлом веке».",
        "Цитата: «Мост открыт, осталось убрать леса».",
        "Тема: «Мост, которого ждали десять лет».",
        "Причина: «Мост закрыт на ремонт до весны».",
        "Итог: «Мост открыт, осталось убрать леса».",
        "Глава 3: «Мост открыт, осталось убрать леса».",
        "Директор школы открыл выставку: «Мост и люди Озёрного».",
        "Редактор: «Степной вестник Озёрного района»",
        "Мельник: «Мост открыт, осталось убрать леса».",
        "На плакате: «Мост открыт, осталось убрать леса».",
        "Тақырып: «Көпір ашылды, енді жөндеу қалды».",
        "Анықтама: «Көпір ашылды, енді жөндеу қалды».",
        "Topic: \"The bridge that nobody wanted to build.\"",
        "Quote of the day: “The bridge is open, the scaffolding is left.”",
        "Question: “Who is going to pay for the bridge?”",
    ] {
        assert_eq!(quotations(paragraph), [], "{paragraph}");
    }
}

#[test]
fn answers_in_an_interview_need_no_marks() {
    check(
        "На вопросы ответил директор школы Пётр Холмов.
         – Когда откроют мост?
         Холмов: Мост открыт, осталось убрать леса.
         Пётр Холмов: Ждали десять лет. И вот дождались.
         Озёрное: Мост открыт, осталось убрать леса.",
        "
        Мост открыт, осталось убрать леса. | Холмов | Пётр Холмов | директор школы
        Ждали десять лет. И вот дождались. | Пётр Холмов | Пётр Холмов | директор школы
        ",
    );
    for paragraph in [
        "Холмов: Мост открыт, осталось убрать леса.",
        "Белый Яр: Мост открыт, осталось убрать леса.",
    ] {
        assert_eq!(quotations(paragraph), [], "{paragraph}");
    }
}

#[test]
fn words_between_marks_with_a_bare_name_after_them() {
    check(
        "\"Я опоздал девять раз, поэтому буду считать каждую заклёпку\". Арман Талгатулы",
        "Я опоздал девять раз, поэтому буду считать каждую заклёпку | Арман Талгатулы | Арман Талгатулы | -",
    );
}

#[test]
fn a_pronoun_gets_the_name_from_before() {
    check(
        "Заместитель директора Айгуль Сарина в своём докладе отметила, что мост простоит сто лет.
         «Запас прочности у него тройной», – подчеркнула она.
         — Зимой его чистят дважды в день, — добавила она.",
        "
        Запас прочности у него тройной | она | Айгуль Сарина | Заместитель директора
        Зимой его чистят дважды в день | она | Айгуль Сарина | Заместитель директора
        ",
    );
    check(
        "\"Nobody asked us,\" said Martin Tully. The council listened.
         \"They will now,\" he added.",
        "
        Nobody asked us | Martin Tully | Martin Tully | -
        They will now | he | Martin Tully | -
        ",
    );
}

#[test]
fn a_pronoun_gets_the_name_that_a_role_introduced() {
    check(
        "Первую ошибку нашёл машинист насосной станции Ержан Талгат. Он пришёл прямо с ночной смены.
         — Кто же тогда отогревал задвижку? — спросил он.",
        "Кто же тогда отогревал задвижку? | он | Ержан Талгат | машинист насосной станции",
    );
}

#[test]
fn a_pronoun_that_could_be_anybody_gets_no_name() {
    check(
        "Пётр Лугин отметил, что смета выросла. Ермек Талгатов заявил, что денег нет.
         «Деньги найдём к осени», – пообещал и добавил он.",
        "Деньги найдём к осени | он | - | -",
    );
    check(
        "Пётр Лугин отметил, что смета выросла.
         «Деньги найдём к осени», – добавила она.",
        "Деньги найдём к осени | она | - | -",
    );
    check(
        "Пётр Лугин отметил, что смета выросла.
         Смету обсуждали три часа.
         Потом был перерыв, и все пили чай.
         «Деньги найдём к осени», – добавил он.",
        "Деньги найдём к осени | он | - | -",
    );
}

#[test]
fn a_surname_or_a_role_gets_the_name_from_before() {
    check(
        "Инженер Анна Климова рассказала, что под илом оказалась глина.
         — Мы пили чай и спорили, — рассказала Климова.
         — Так и работали, — вспоминает инженер.",
        "
        Мы пили чай и спорили | Климова | Анна Климова | Инженер
        Так и работали | инженер | Анна Климова | инженер
        ",
    );
}

#[test]
fn a_speaker_without_a_name_stays_without_one() {
    check(
        "«Дорогу перекроют на два дня», – сообщили в совете района.",
        "Дорогу перекроют на два дня | в совете района | - | -",
    );
    check(
        "«Дорогу перекроют на два дня», – заявил во вторник, 3 января, глава совета.",
        "Дорогу перекроют на два дня | - | - | -",
    );
    check(
        "Officials said: \"The road is closed for two days.\"",
        "The road is closed for two days. | Officials | - | -",
    );
    check(
        "— Хлеб подорожает к весне, — считает сельский учёный.",
        "Хлеб подорожает к весне | сельский учёный | - | сельский учёный",
    );
    check(
        "— Хлеб подорожает к весне, — сказал житель Заречного.",
        "Хлеб подорожает к весне | житель Заречного | - | житель Заречного",
    );
}

#[test]
fn words_told_by_the_article_have_a_speaker() {
    check(
        "Мост простоит сто лет, считает глава совета Пётр Лугин.",
        "Мост простоит сто лет | глава совета Пётр Лугин | Пётр Лугин | глава совета",
    );
    check(
        "Как сообщила инженер Анна Климова, под илом оказалась глина.",
        "под илом оказалась глина. | инженер Анна Климова | Анна Климова | инженер",
    );
    check(
        "According to Nora Hill, the bell rings on Sundays as well.",
        "the bell rings on Sundays as well. | Nora Hill | Nora Hill | -",
    );
    check(
        "Кітапханашы Сәуле Қасымның айтуынша, жаңа кітаптар күзде келеді.",
        "жаңа кітаптар күзде келеді. | Кітапханашы Сәуле Қасым | Сәуле Қасым | Кітапханашы",
    );
    check(
        "Директор школы Анна Климова приехала утром.
         По словам Анны Климовой, дети ходили пешком по льду.
         По её словам, лёд трещал под ногами.",
        "
        дети ходили пешком по льду. | Анны Климовой | Анна Климова | Директор школы
        лёд трещал под ногами. | её словам | Анна Климова | Директор школы
        ",
    );
    check(
        "По словам жителей посёлка, «дети ходили пешком по льду». Их слушали молча.",
        "дети ходили пешком по льду | жителей посёлка | - | -",
    );
}

#[test]
fn outlets_and_messages_tell_nobodys_words() {
    for paragraph in [
        "Мост открыт для всех, сообщает Степной Вестник.",
        "Как известно, мост открыли весной прошлого года.",
        "Когда мост открыли, сказал Пётр Лугин речь и уехал.",
        "When the bridge opened, Anna Hill said that she was glad.",
    ] {
        assert_eq!(quotations(paragraph), [], "{paragraph}");
    }
    check(
        "«Мост откроют к весне», – говорится в сообщении главы совета Петра Лугина.",
        "Мост откроют к весне | - | - | -",
    );
    check("«Мост откроют к весне», – отмечается в отчёте.", "Мост откроют к весне | - | - | -");
}

#[test]
fn a_role_between_commas_parts_no_name_from_its_verb() {
    check(
        "Anna Hill, the village doctor, told the council: \"We will not close it again.\"",
        "We will not close it again. | Anna Hill | Anna Hill | the village doctor",
    );
    check(
        "“It is an old bridge,” said Irina Lugina, the school's director.
         “It is safe enough,” she said.",
        "It is an old bridge | Irina Lugina | Irina Lugina | the school's director
         It is safe enough | she | Irina Lugina | the school's director",
    );
}

#[test]
fn a_known_surname_is_a_name_wherever_it_stands() {
    check(
        "Строителей поблагодарила глава совета Софья Мельник.
         «Всё будет хорошо», – написала Мельник в открытом письме.
         «Всё готово», – сообщил Минздрав в отчёте.",
        "Всё будет хорошо | Мельник | Софья Мельник | глава совета
         Всё готово | Минздрав | - | -",
    );
    check(
        "‘We waited for two years,’ said Paula Winmore.
         According to Ms Winmore, lorries may use it soon.
         According to Brackenford, lorries may use it soon.",
        "We waited for two years | Paula Winmore | Paula Winmore | -
         lorries may use it soon. | Ms Winmore | Paula Winmore | -
         lorries may use it soon. | Brackenford | - | -",
    );
    check(
        "Бұл туралы ауыл әкімі Бекзат Оралұлы айтты.
         «Балалар енді көрші ауылға бармайды», – деді ол.",
        "Балалар енді көрші ауылға бармайды | ол | Бекзат Оралұлы | әкімі",
    );
}

#[test]
fn words_that_go_on_are_named_where_the_name_stands() {
    let found = quotations(
        "Инженер Анна Климова рассказала, что под илом оказалась глина.
         — Мы пили чай, — добавила она. — И спорили до утра.
         — Так и работали, — вспоминает она.",
    );
    let named: Vec<Option<usize>> = found.iter().map(|said| said.named_in).collect();
    assert_eq!(named, [Some(0), Some(0), Some(0)]);
}

#[test]
fn titles_and_words_without_a_speaker_are_no_quotations() {
    for paragraph in [
        "Газета «Степной маяк» сообщила, что мост открыт.",
        "«Степной маяк» – газета района.",
        "В музее открыли выставку «Мост, которого не было», её посмотрели сто человек.",
        "— Мы ждали его годы.",
        "Награду «За лучший мост» получили Анна Ким и Пётр Лугин.",
        "В районе начала работу группа «За новый и честный мост», сообщает Stepnoy.example.",
        "Дорогу назвали «самой длинной в области» деп жазған.",
        "The film \"A Ferry on Land\" was shown twice.",
    ] {
        assert_eq!(quotations(paragraph), [], "{paragraph}");
    }
}

#[test]
fn a_party_in_brackets_is_no_part_of_a_name() {
    check(
        "“The pier can wait until spring,” said Mayor Nora Hill (Ind, Lakeside).",
        "The pier can wait until spring | Mayor Nora Hill | Nora Hill | Mayor",
    );
    check(
        "«Причал подождёт до весны», – сказала депутат Анна Ким (Озёрное).",
        "Причал подождёт до весны | депутат Анна Ким | Анна Ким | депутат",
    );
}

#[test]
fn a_name_behind_what_somebody_is_called_is_theirs() {
    check(
        "According to the harbour master, Nora Hill, the pier can wait until spring.",
        "the pier can wait until spring. | the harbour master, Nora Hill | Nora Hill | \
         the harbour master",
    );
    check(
        "According to the harbour master, the pier can wait, and nobody minds.",
        "the pier can wait, and nobody minds. | the harbour master | - | -",
    );
}
