//! What belongs to a text and does not look like it: enumerations, tables at its end, captions, and
//! initials in elements of their own.

use super::cleaned;
use crate::model::cleaned::BlockKind;
use crate::model::sidecar::Sidecar;

const TITLE: &str = "Причал на мысе закрыли до осени";
const LEDE: &str = "Причал на Тихом мысе закрыли до осени: зимой лёд сдвинул опоры, и настил разошёлся посередине.";
const END: &str = "Катер будет заходить в соседнюю бухту, откуда до посёлка ходит автобус, сказала начальник порта Вера Лунина.";

/// The blocks of a page with some lines between two paragraphs, as text and as HTML, but for the
/// signs of lists.
fn check(amid: &[&str], is_at_end: bool) {
    let lines: Vec<&str> = match is_at_end {
        false => [&[LEDE][..], amid, &[END]].concat(),
        true => [&[LEDE, END][..], amid].concat(),
    };
    let dump = format!(
        "Порт\nНовости\n\n{TITLE}\n\n{}\n\nПоделиться\nЧитайте также\nЛодки вышли в море\n",
        lines.join("\n\n")
    );
    let paragraphs: String = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
    let html = format!(
        "<nav><a>Порт</a> <a>Новости</a></nav><article><h1>{TITLE}</h1>{paragraphs}</article>\
         <div>Поделиться</div><div><h3>Читайте также</h3><a>Лодки вышли в море</a></div>"
    );
    for (path, page) in [("a.txt", dump), ("a.html", html)] {
        let (article, _) = cleaned(path, &page, &Sidecar::default());
        let kept: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(kept, lines, "{path}");
    }
}

#[test]
fn an_enumeration_stays_with_the_words_that_open_it() {
    for items in [
        ["1) заменить шесть опор;", "2) поднять настил;", "3) поставить новые кнехты."],
        ["а) заменить шесть опор;", "б) поднять настил;", "в) поставить новые кнехты."],
        ["– заменить шесть опор;", "– поднять настил;", "– поставить новые кнехты."],
        [
            "во-первых, заменить шесть опор;",
            "во-вторых, поднять настил;",
            "в-третьих, поставить новые кнехты.",
        ],
    ] {
        check(&[&["Рабочим предстоит:"][..], &items].concat(), false);
    }
}

#[test]
fn a_table_that_is_announced_ends_the_text() {
    for rows in [
        ["Вторник | 10:00 | 14:30", "Четверг | 9:15 | 16:40", "Суббота | 8:05 | 12:20"],
        [
            "Порт | 450 тенге | 40 минут",
            "Маяк | 300 тенге | 25 минут",
            "Коса | 150 тенге | 10 минут",
        ],
    ] {
        check(&[&["Расписание катера на лето:"][..], &rows].concat(), true);
    }
}

#[test]
fn captions_amid_the_text_are_captions() {
    for caption in [
        "Фото: Вера Лунина",
        "Настил разошёлся посередине. Фото: Вера Лунина",
        "Настил разошёлся посередине / Фото пресс-службы порта",
        "На снимке: настил разошёлся посередине",
    ] {
        let dump = format!("{TITLE}\n\n{LEDE}\n\n{caption}\n\n{END}\n");
        let html = format!(
            "<article><h1>{TITLE}</h1><p>{LEDE}</p><figure><img src='a.jpg'><figcaption>{caption}\
             </figcaption></figure><p>{END}</p></article>"
        );
        for (path, page) in [("a.txt", dump), ("a.html", html)] {
            let (article, _) = cleaned(path, &page, &Sidecar::default());
            let kinds: Vec<(BlockKind, &str)> =
                article.blocks.iter().map(|block| (block.kind, &*block.text)).collect();
            let expected = [
                (BlockKind::Lede, LEDE),
                (BlockKind::Caption, caption),
                (BlockKind::Paragraph, END),
            ];
            assert_eq!(kinds, expected, "{path}");
        }
    }
}

#[test]
fn an_initial_in_an_element_of_its_own_belongs_to_its_heading() {
    for heading in [
        "<h2><span class='dropcap'>К</span>ак чинят причал</h2>",
        "<h2><b style='float:left'>К</b>ак чинят причал</h2>",
        "<h2><span>К</span><span>ак чинят причал</span></h2>",
        "<h2><big>К</big>ак чинят причал</h2>",
    ] {
        let html = format!(
            "<article><h1><span class='initial'>П</span>ричал на мысе закрыли до осени</h1><p>{LEDE}</p>\
             {heading}<p>{END}</p></article>"
        );
        let (article, _) = cleaned("a.html", &html, &Sidecar::default());
        let kept: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(kept, [LEDE, "Как чинят причал", END], "{heading}");
        assert_eq!(super::text(article.fields.title.as_ref()), Some(TITLE), "{heading}");
    }
}
