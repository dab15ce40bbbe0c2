//! Fields of whole pages: dates that count from the capture, sections, headlines.

use super::{check, check_with, cleaned, text};
use crate::model::cleaned::{Field, Fields};
use crate::model::sidecar::Sidecar;

fn captured(date: &str) -> Sidecar {
    Sidecar { captured: Some(date.parse().expect("a date")), ..Sidecar::default() }
}

fn date(fields: &Fields) -> Option<String> {
    fields.date.as_ref().map(|date| date.value.to_string())
}

const LATE: &str = "
title     |В Белом Яре открыли мост через реку Талды
blank     |
date line |7:12 PM today
blank     |
lede      |В селе Белый Яр открыли мост через реку Талды, который строили два года подряд.
paragraph |По новой дороге школьники доезжают до районного центра за двадцать минут вместо часа.
";

#[test]
fn a_relative_date_counts_from_the_sidecars_capture() {
    let article = check_with(LATE, &captured("2026-03-04T22:00:00+05:00"));
    assert_eq!(date(&article.fields).as_deref(), Some("2026-03-04T19:12"));
    assert_eq!(date(&check(LATE)), None);
}

#[test]
fn a_relative_date_in_small_letters_is_no_text_and_no_section() {
    for line in ["вчера в 10:15 по московскому времени", "полчаса назад", "1 жыл бұрын"]
    {
        let rows = LATE.replace("7:12 PM today", line);
        let fields = check(&rows);
        assert_eq!((text(fields.section.as_ref()), date(&fields)), (None, None), "{line}");
    }
    let fields =
        check_with(&LATE.replace("7:12 PM today", "Вчера"), &captured("2026-03-04")).fields;
    assert_eq!((text(fields.section.as_ref()), date(&fields)), (None, Some("2026-03-03".into())));
}

const SAVED: &str = "<html><!--
 Page saved with SingleFile
 url: https://v.example/1
 saved date: Wed Mar 04 2026 22:00:00 GMT+0500 (Казахстан)
--><head><title>Мост открыт</title>META</head><body><article><h1>Мост открыт</h1>
<p>2 часа назад</p>
<p>В селе Белый Яр открыли мост через реку Талды, который строили два года.</p>
<p>Строители работали в две смены и закончили раньше срока, хотя весной мешала вода.</p></article>";

#[test]
fn a_saved_page_says_when_it_was_saved() {
    let (article, _) = cleaned("a.html", &SAVED.replace("META", ""), &Sidecar::default());
    assert_eq!(date(&article.fields).as_deref(), Some("2026-03-04T20:00+05:00"));
    let (article, _) = cleaned("a.html", &SAVED.replace("META", ""), &captured("2026-02-02T12:00"));
    assert_eq!(date(&article.fields).as_deref(), Some("2026-02-02T10:00"));
}

#[test]
fn a_date_that_the_page_declares_says_more_than_a_distance() {
    let meta = "<meta property='article:published_time' content='2026-03-04T19:47:00+05:00'>
        <script type='application/ld+json'>{\"@type\": \"NewsArticle\",
        \"datePublished\": \"2026-03-04T19:47:00+05:00\"}</script>";
    let (article, _) = cleaned("a.html", &SAVED.replace("META", meta), &Sidecar::default());
    assert_eq!(date(&article.fields).as_deref(), Some("2026-03-04T19:47+05:00"));
}

#[test]
fn what_a_menu_says_is_no_section() {
    for word in ["Меню", "О газете", "Главная", "Біз туралы", "About us", "Лента новостей"]
    {
        let rows = LATE.replace("date line |7:12 PM today", &format!("navigation |{word}"));
        let raw: String = rows
            .lines()
            .filter_map(|row| row.split_once('|'))
            .fold(String::new(), |raw, (_, line)| raw + line + "\n");
        let (article, _) = cleaned("a.txt", &raw, &Sidecar::default());
        assert_eq!(text(article.fields.section.as_ref()), None, "{word}");
    }
}

const NEWS: &str = "
В Белом Яре открыли мост через реку Талды

В селе Белый Яр открыли мост через реку Талды, который строили два года подряд, сообщил совет.

По новой дороге школьники доезжают до районного центра за двадцать минут вместо часа пути.
";

fn section_of(raw: &str) -> Option<String> {
    let (article, _) = cleaned("a.txt", raw, &Sidecar::default());
    article.fields.section.map(|section| section.value)
}

#[test]
fn the_last_item_of_a_menu_is_no_section() {
    let menu = "Степной маяк\nПаводок\nУборка\nДороги\nЛюди степи\n";
    assert_eq!(section_of(&format!("{menu}{NEWS}")), None);
    assert_eq!(section_of(&format!("{menu}{menu}{NEWS}")), None);
    let apart = format!("{menu}Дороги\n{NEWS}");
    assert_eq!(section_of(&apart).as_deref(), Some("Дороги"));
}

#[test]
fn bylines_buttons_and_verses_are_no_section() {
    let below = |line: &str| {
        let (title, rest) = NEWS.trim_start().split_once('\n').expect("a headline");
        section_of(&format!("{title}\n{line}\n{rest}"))
    };
    for line in [
        "Ася Лунина, корреспондент",
        "Ася Лунина, Игнат Холмов",
        "Материал подготовила Ася Лунина",
        "Белый Яр, Талдинский район",
        "Facebook  X  WhatsApp",
        "Обновлено",
        "Идёт река, идёт зима,",
    ] {
        assert_eq!(below(line), None, "{line}");
    }
    assert_eq!(below("Культура, спорт").as_deref(), Some("Культура, спорт"));
}

#[test]
fn a_day_without_a_year_counts_from_the_capture() {
    let rows = LATE.replace("7:12 PM today", "4 марта, 10:15");
    let article = check_with(&rows, &captured("2026-03-05"));
    assert_eq!(date(&article.fields).as_deref(), Some("2026-03-04T10:15"));
    assert_eq!(date(&check(&rows)), None);
}

#[test]
fn no_date_is_later_than_the_capture() {
    let rows = LATE.replace("7:12 PM today", "03/12/2026");
    let article = check_with(&rows, &captured("2026-03-15"));
    assert_eq!(date(&article.fields).as_deref(), Some("2026-03-12"));
}

#[test]
fn a_relative_date_below_the_first_line_is_found() {
    let raw = "Мост открыт раньше срока\nчас назад\nВ селе Белый Яр открыли мост через реку Талды, \
               который строили два года.\nСтроители работали в две смены и закончили раньше срока, \
               хотя весной мешала вода.\n";
    let (article, _) = cleaned("a.txt", raw, &captured("2026-03-04T12:00"));
    assert_eq!(date(&article.fields).as_deref(), Some("2026-03-04T11:00"));
}

#[test]
fn a_role_in_the_byline_is_told_from_the_name() {
    let below = |line: &str| {
        let (title, rest) = NEWS.trim_start().split_once('\n').expect("a headline");
        let (article, _) =
            cleaned("a.txt", &format!("{title}\n{line}\n{rest}"), &Sidecar::default());
        let fields = article.fields;
        let value = |field: Option<Field<String>>| field.map(|field| field.value);
        (value(fields.author), value(fields.author_role))
    };
    let both = |name: &str, role: &str| (Some(name.to_owned()), Some(role.to_owned()));
    assert_eq!(below("Анна Ким, корреспондент"), both("Анна Ким", "корреспондент"));
    assert_eq!(below("Корреспондент Анна Ким"), both("Анна Ким", "Корреспондент"));
    assert_eq!(below("By Nora Hill, Crime reporter"), both("Nora Hill", "Crime reporter"));
    for (line, name, role) in [
        (
            "Специальный корреспондент «Степного вестника» Алия Сатова",
            "Алия Сатова",
            "Специальный корреспондент",
        ),
        ("Корреспондент газеты «Степной вестник» Анна Ким", "Анна Ким", "Корреспондент"),
        ("Анна Ким, корреспондент «Степного вестника»", "Анна Ким", "корреспондент"),
        ("Staff writer, The Steppe Herald: Nora Hill", "Nora Hill", "Staff writer"),
    ] {
        assert_eq!(below(line), both(name, role), "{line}");
    }
}

/// The text, with lines below it.
fn with_end(end: &str) -> String {
    let (title, rest) = NEWS.trim_start().split_once('\n').expect("a headline");
    format!("{title}\n12 марта 2026\n{rest}{end}")
}

fn tags_of(path: &str, raw: &str) -> Vec<String> {
    let (article, _) = cleaned(path, raw, &Sidecar::default());
    article.fields.tags.into_iter().map(|tag| tag.value).collect()
}

#[test]
fn words_that_a_page_calls_tags_are_tags() {
    for end in ["Теги: мост, Белый Яр\n", "Метки: мост | Белый Яр\n", "Теги\nмост\n\nБелый Яр\n"]
    {
        assert_eq!(tags_of("a.txt", &with_end(end)), ["мост", "Белый Яр"], "{end}");
    }
    let sentence = "Теги: ими вандалы расписали обе опоры моста за одну ночь\n";
    let menu = format!("Темы\nTags\n{}", "Паводок в степи\nЛюди\n".repeat(9));
    for end in [sentence, &menu, "Читайте также\nТеги: уголь\n"] {
        assert!(tags_of("a.txt", &with_end(end)).is_empty(), "{end}");
    }
}

#[test]
fn lines_of_tags_say_so_in_the_account() {
    check(
        "
title     |В Белом Яре открыли мост через реку Талды
date line |12 марта 2026
lede      |В селе Белый Яр открыли мост через реку Талды, который строили два года подряд.
paragraph |По новой дороге школьники доезжают до районного центра за двадцать минут вместо часа.
tags      |Теги: мост, Белый Яр
share     |Поделиться
",
    );
}

#[test]
fn a_script_and_links_state_tags() {
    let page = |keywords: &str| {
        format!(
            "<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"keywords\": \
             \"{keywords}\"}}</script><h1>Мост открыт</h1><p>В селе Белый Яр открыли мост через \
             реку Талды, который строили два года.</p><a rel='tag' href='/t'>Талды</a>"
        )
    };
    assert_eq!(tags_of("a.html", &page("мост, паводок")), ["Талды", "мост", "паводок"]);
    let bait = ["новости", "новости сегодня"].map(|words| format!("{words}, ").repeat(9)).concat();
    assert_eq!(tags_of("a.html", &page(&bait)), ["Талды"]);
}

#[test]
fn labels_and_paths_of_links_name_the_section() {
    assert_eq!(section_of(&with_end("Рубрика: Дороги\n")).as_deref(), Some("Дороги"));
    let path = format!("Главная > Общество > Дороги\n{NEWS}");
    assert_eq!(section_of(&path).as_deref(), Some("Дороги"));
}

#[test]
fn credits_and_roles_are_no_section() {
    for line in ["Photographs by Nora Hill", "Фото Аси Луниной", "Business reporter"]
    {
        let raw = with_end("").replace("12 марта 2026", line);
        assert_eq!(section_of(&raw), None, "{line}");
    }
}

#[test]
fn names_have_plain_spaces() {
    let raw =
        with_end("Источник: «Степной\u{a0}маяк»\n").replace("Яре открыли", "Яре\u{a0}открыли");
    let (article, _) = cleaned("a.txt", &raw, &Sidecar::default());
    assert_eq!(text(article.fields.source.as_ref()), Some("Степной маяк"));
    assert!(!article.fields.title.expect("a headline").value.contains('\u{a0}'));
}

/// An article between a teaser above it and a column beside it, whose elements name people and
/// days by the same classes as its own.
fn page_amid_teasers(meta: &str, inner: &str) -> String {
    let teaser = |name: &str, day: &str| {
        format!(
            "<a class=card href=/2/><h3>Артель купила новый баркас</h3><span class=author>{name}\
             </span><time datetime={day}>{day}</time></a>"
        )
    };
    format!(
        "<header><a href=/>Берег</a></header><section class=related><h2>Ещё по теме</h2>{}{}</section>\
         <main><article><h1>Рыбаки просят перенести нерест</h1><div>{meta}</div>\
         <p>Рыбаки посёлка просят перенести начало нереста на неделю, рассказал председатель \
         артели: вода в реке прогрелась раньше обычного.</p>{inner}\
         <p>Инспекция ответит до конца месяца; пока действует прежний срок, и за лов с лодки \
         полагается штраф.</p></article></main><aside class=sidebar><h3>Колонки</h3>{}</aside>\
         <footer>© 2026 «Берег»</footer>",
        teaser("Дина Орлова", "2025-11-03"),
        teaser("Глеб Савин", "2025-04-02"),
        teaser("Римма Юсупова", "2025-02-03"),
    )
}

#[test]
fn what_belongs_to_other_pages_is_no_field() {
    let law = "<p>Прежний порядок установлен постановлением от 12 марта 2019 года, и с тех пор его \
               никто не менял и не оспаривал.</p>";
    for (meta, inner, author, date) in [
        ("", "", None, None),
        ("", law, None, None),
        ("<span>Опубликовано: 14 февраля 2026</span>", law, None, Some("2026-02-14")),
        ("<time datetime=2026-02-14>14 февраля</time>", "", None, Some("2026-02-14")),
        (
            "<span class=author>Зарина Омарова</span> <time datetime=2026-02-14>14.02.2026</time>",
            "",
            Some("Зарина Омарова"),
            Some("2026-02-14"),
        ),
        ("", "<h2>Next Steps</h2>", None, None),
        ("", "<h2>Верхняя Каменка</h2>", None, None),
    ] {
        let page = page_amid_teasers(meta, inner);
        let (article, _) = cleaned("a.html", &page, &Sidecar::default());
        let found = article.fields.author.map(|field| field.value);
        assert_eq!(found.as_deref(), author, "{meta}{inner}");
        let found = article.fields.date.map(|field| field.value.to_string());
        assert_eq!(found.as_deref(), date, "{meta}{inner}");
    }
}

#[test]
fn a_sentence_of_the_text_is_no_headline() {
    for page in [
        "Старый банк закрыл отделение у реки.\n\nКассир уехал раньше.\n",
        "The old ferry is running again.\n\nIts captain is pleased.\n",
        "Школу закрыли на карантин.\n\nУроки идут дома. Родители не рады.\n\nДиректор ждёт понедельника.\n",
        "Мэр уволил заместителя.\n\nОб этом сообщил отдел. Причину не назвали.\n\nНового назначат в марте, а до тех пор дела ведёт сам мэр.\n",
        "Көпір сенбіде ашылды.\n\nАлғашқы болып трактор өтті.\n",
    ] {
        let (article, _) = cleaned("a.txt", page, &Sidecar::default());
        let text: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(text.join("\n\n"), page.trim_end(), "{page}");
        assert!(article.fields.title_derived, "{page}");
    }
}

#[test]
fn a_word_of_the_menu_is_no_headline_though_it_stands_above_the_date_again() {
    let text = "Строители собрали пролёты моста через Тихую на два месяца раньше срока.\n\n\
                Движение откроют в октябре, а до тех пор людей возят паромом и лодками.\n\n\
                Работы подорожали вдвое, и район ищет, чем заплатить за ограждение и фонари.";
    for (topic, day) in [
        ("Общество", "12 марта 2026, 14:20"),
        ("Спорт", "12.03.2026"),
        ("Politics", "3 March 2026"),
    ] {
        let page = format!(
            "Меню\nГлавная\nНовости\n{topic}\nЭкономика\nВойти\n\n{topic}\n{day}\nМост через Тихую \
             собрали раньше срока\n\n{text}\n"
        );
        let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
        let title = article.fields.title.map(|title| title.value);
        assert_eq!(title.as_deref(), Some("Мост через Тихую собрали раньше срока"), "{topic}");
    }
}
