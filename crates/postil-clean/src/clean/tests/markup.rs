//! What markup says of an article's text: spans and forms, which change none of its words.

use super::*;
use crate::model::cleaned::{Block, BlockKind};
use crate::model::markup::{ItemMark, LineForm, ListPlace, SetLine, TableCell, TextMark};

/// Sentences around what is looked at, so that it is the text of the page.
const BEFORE: &str =
    "В селе Белый Яр в субботу открыли мост через реку Талды, который строили два года.";
const AFTER: &str = "По новой дороге школьники доезжают до районного центра за двадцать минут.";

/// The blocks of a page between two paragraphs.
fn blocks(html: &str) -> Vec<Block> {
    let page = format!(
        "<link rel=canonical href='https://dala.example/news/most.html'><article>\
         <h1>Мост открыт</h1><p>{BEFORE}</p>{html}<p>{AFTER}</p><p>{BEFORE} {AFTER}</p></article>"
    );
    let (article, _) = cleaned("page.html", &page, &Sidecar::default());
    let count = article.blocks.len();
    assert_eq!(article.blocks[0].text, BEFORE);
    assert_eq!(article.blocks[count - 2].text, AFTER);
    article.blocks[1..count - 2].to_vec()
}

/// A block with its spans in braces: `Мост {strong:открыт}`.
fn drawn(block: &Block) -> String {
    let mut borders: Vec<(usize, bool, String)> = Vec::new();
    for span in &block.spans {
        let name = match &span.mark {
            TextMark::Link(address) => address.to_string(),
            mark => mark.name().to_owned(),
        };
        borders.push((span.bytes.start, true, format!("{{{name}|")));
        borders.push((span.bytes.end, false, "}".to_owned()));
    }
    borders.sort_by_key(|(at, opens, _)| (*at, *opens));
    let mut out = String::new();
    let mut done = 0;
    for (at, _, sign) in borders {
        out.push_str(&block.text[done..at]);
        out.push_str(&sign);
        done = at;
    }
    out + &block.text[done..]
}

/// Checks how a page's blocks are drawn.
fn check_spans(html: &str, expected: &[&str]) {
    let found: Vec<String> = blocks(html).iter().map(drawn).collect();
    assert_eq!(found, expected, "{html}");
}

const LONG: &str = "и об этом весь год писали в районной газете";

#[test]
fn inline_elements_mark_their_words() {
    for (inline, expected) in [
        ("Мост <em>ждали</em>", "Мост {emphasis|ждали}"),
        ("Мост <b> очень <i>ждали</i> </b>все", "Мост {strong|очень {emphasis|ждали}} все"),
        ("<b><strong>Мост</strong></b> ждали", "{strong|Мост} ждали"),
        ("Команда <code>make  all</code>", "Команда {code|make all}"),
        ("H<sub>2</sub>O и м<sup>2</sup>", "H{subscript|2}O и м{superscript|2}"),
        ("Мост <b></b><i> </i>ждали", "Мост ждали"),
        ("Мост <b>ждали<span hidden>нет</span></b>", "Мост {strong|ждали}"),
        ("<b>Мост <i>ждали</b> два</i>", "{strong|Мост {emphasis|ждали}} два"),
        ("&laquo;<em>A&amp;B</em>&raquo;", "«{emphasis|A&B}»"),
        ("Мост <del>в мае</del><ins>в июне</ins>", "Мост {struck|в мае}{inserted|в июне}"),
        ("Мост <s>мал</s>, <strike>узок</strike>", "Мост {struck|мал}, {struck|узок}"),
        ("<span style='Text-Decoration: line-through'>Нет</span> да", "{struck|Нет} да"),
        ("<span style='color: red'>Да</span> нет", "Да нет"),
        (
            "Он <q>ждал <q>моста</q></q> и <q>«реки»</q>",
            "Он {quotation|ждал {quotation|моста}} и «реки»",
        ),
        ("<abbr title=' Сельский округ '>СО</abbr> ждал", "{abbreviation|СО} ждал"),
        ("<abbr>СО</abbr> ждал", "СО ждал"),
    ] {
        check_spans(&format!("<p>{inline}, {LONG}.</p>"), &[&format!("{expected}, {LONG}.")]);
    }
}

#[test]
fn links_are_absolute_and_harmless() {
    for (href, target) in [
        ("/2025/rechka", Some("https://dala.example/2025/rechka")),
        ("spravka.html", Some("https://dala.example/news/spravka.html")),
        ("https://gazeta.example/a?b=1&amp;c=2", Some("https://gazeta.example/a?b=1&c=2")),
        ("mailto:red@dala.example", Some("mailto:red@dala.example")),
        ("javascript:alert(1)", None),
        ("java&#115;cript:alert(1)", None),
        ("&#1;javascript:alert(1)", None),
        ("java&Tab;script:alert(1)", None),
        ("data:text/html,<b>", None),
        ("https://dala.example/&#x202e;gpj", None),
        ("#vverh", None),
        ("/news/most.html#comments", None),
        ("", None),
    ] {
        let words = match target {
            Some(target) => format!("{{{target}|справку}}"),
            None => "справку".to_owned(),
        };
        let html = format!("<p>Читайте <a href=\"{href}\">справку</a>, {LONG}.</p>");
        check_spans(&html, &[&format!("Читайте {words}, {LONG}.")]);
    }
}

#[test]
fn a_base_says_what_links_start_from() {
    let html = format!("<base href='/arhiv/'><p>Вот <a href='a'>справка</a>, {LONG}.</p>");
    check_spans(&html, &[&format!("Вот {{https://dala.example/arhiv/a|справка}}, {LONG}.")]);
}

#[test]
fn marks_go_on_over_the_lines_of_an_element() {
    check_spans(
        &format!("<div><b>Мост ждали, {LONG}.<br>Мост открыли, {LONG}.</b></div>"),
        &[&format!("{{strong|Мост ждали, {LONG}.}}"), &format!("{{strong|Мост открыли, {LONG}.}}")],
    );
}

#[test]
fn one_page_brings_no_more_marks_than_its_length_allows() {
    let deep = "<b>".repeat(400) + &"<i><sub><sup><code><a href=/a>".repeat(80);
    let lines = "слово <br>".repeat(300);
    let (article, _) = cleaned("page.html", &format!("{BEFORE}{deep}{lines}"), &Sidecar::default());
    assert!(article.blocks.iter().all(|block| block.spans.len() <= 8));
    let many = "<b>а</b> ".repeat(2000);
    let (article, _) = cleaned("page.html", &format!("<p>{many}.</p>"), &Sidecar::default());
    assert!(article.blocks.iter().all(|block| block.spans.len() <= 256));
}

/// The forms of a page's blocks, each beside its text.
fn forms(html: &str) -> Vec<(String, LineForm)> {
    blocks(html).into_iter().map(|block| (block.text, block.form)).collect()
}

fn number(place: &ListPlace) -> Option<i32> {
    place.mark.number().map(|number| number.value)
}

/// The numbers of the items of a page's lists.
fn numbers(html: &str) -> Vec<Option<i32>> {
    let number = |(_, form)| match form {
        LineForm::Item(place) => number(&place),
        _ => None,
    };
    forms(html).into_iter().map(number).collect()
}

#[test]
fn lists_count_down_and_below_zero() {
    let items = |list: &str| {
        let items = [
            "Акимат примет стройку и откроет движение по мосту.",
            "Водители автобусов получат новое расписание.",
            "Деньги на освещение дороги попросят у области.",
        ];
        let [one, two, three] = items;
        format!("{list}<li>{one}<ul><li>{two}</ul><li>{two}<li value=9>{three}<li>{one}</ol>")
    };
    for (list, expected) in [
        ("<ol>", [1, 2, 9, 10]),
        ("<ol reversed>", [4, 3, 9, 8]),
        ("<ol reversed start=2>", [2, 1, 9, 8]),
        ("<ol start=-1>", [-1, 0, 9, 10]),
        ("<ol start=x type=i>", [1, 2, 9, 10]),
    ] {
        let [one, two, three, four] = expected.map(Some);
        assert_eq!(numbers(&items(list)), [one, None, two, three, four], "{list}");
    }
}

#[test]
fn terms_and_their_meanings_are_told_apart() {
    let html = format!(
        "<p>{AFTER}</p><dl><div><dt>Сколько метров в длину<dd>Новый мост имеет сто двадцать метров вместе с насыпью на берегах.</div>\
         <dt>Сколько полос на мосту<dd>По нему едут в две полосы, а с осени по обочинам пойдут и пешеходы.</dl>"
    );
    let marks: Vec<ItemMark> = forms(&html)
        .into_iter()
        .filter_map(|(_, form)| match form {
            LineForm::Item(place) => Some(place.mark),
            _ => None,
        })
        .collect();
    let pair = [ItemMark::Term, ItemMark::Meaning];
    assert_eq!(marks, [pair, pair].concat());
}

#[test]
fn items_know_their_place_and_number() {
    let html = "<ol start=3><li>Акимат примет стройку и откроет движение по мосту;\
                <ul><li>без проверки опор движение останется закрытым;</ul>\
                <li value=7><p>Водители автобусов получат новое расписание.</p>\
                <p>Грузовикам придётся ждать до осени, пока укрепят насыпь.</p>\
                <li>Деньги на освещение дороги попросят у области.</ol>";
    let found: Vec<(char, u8, Option<i32>, bool)> = forms(html)
        .into_iter()
        .map(|(text, form)| match form {
            LineForm::Item(place) => {
                (text.chars().next().unwrap(), place.depth, number(&place), place.goes_on)
            }
            other => panic!("{text}: {other:?}"),
        })
        .collect();
    assert_eq!(
        found,
        [
            ('А', 0, Some(3), false),
            ('б', 1, None, false),
            ('В', 0, Some(7), false),
            ('Г', 0, None, true),
            ('Д', 0, Some(8), false)
        ]
    );
}

#[test]
fn a_row_knows_its_cells() {
    let html = "<table><tr><th>Год<th>Длина, м<th>Смета<tr><td>2025<td><td><b>120</b> млн\
                <tr><td><td>96<td>98 млн</table>";
    let rows: Vec<Vec<(String, bool)>> = blocks(html)
        .iter()
        .map(|block| match &block.form {
            LineForm::Row(row) => row
                .cells
                .iter()
                .map(|cell| (block.text[cell.bytes.clone()].to_owned(), cell.heads.is_some()))
                .collect(),
            other => panic!("{}: {other:?}", block.text),
        })
        .collect();
    let row = |cells: [&str; 3], is_header| cells.map(|cell| (cell.to_owned(), is_header)).to_vec();
    assert_eq!(
        rows,
        [
            row(["Год", "Длина, м", "Смета"], true),
            row(["2025", "", "120 млн"], false),
            row(["", "96", "98 млн"], false)
        ]
    );
    assert_eq!(drawn(&blocks(html)[1]), "2025 | | {strong|120} млн");
}

/// The cells of a page's rows, each as its words, its columns and its rows.
fn grid(html: &str) -> Vec<Vec<(String, u32, u32)>> {
    let cells = |block: &Block| match &block.form {
        LineForm::Row(row) => {
            let words = |cell: &TableCell| block.text[cell.bytes.clone()].to_owned();
            row.cells.iter().map(|cell| (words(cell), cell.columns, cell.rows)).collect()
        }
        _ => Vec::new(),
    };
    blocks(html).iter().map(cells).collect()
}

#[test]
fn merged_cells_cover_their_columns_and_rows() {
    let html = "<table><tr><th rowspan=2>Год<th colspan=2>Длина, м<tr><th>моста<th>насыпи\
                <tr><td rowspan='3 '>2024<td>96<td>12<tr></tr><tr><td>98<td>14\
                <tr><td>2025<td colspan=2>нет данных</table>";
    let cell = |text: &str, columns, rows| (text.to_owned(), columns, rows);
    assert_eq!(
        grid(html),
        [
            vec![cell("Год", 1, 2), cell("Длина, м", 2, 1)],
            vec![cell("моста", 1, 1), cell("насыпи", 1, 1)],
            vec![cell("2024", 1, 2), cell("96", 1, 1), cell("12", 1, 1)],
            vec![cell("98", 1, 1), cell("14", 1, 1)],
            vec![cell("2025", 1, 1), cell("нет данных", 2, 1)],
        ]
    );
}

#[test]
fn cells_cover_no_more_than_there_is() {
    for (span, columns, rows) in [
        ("colspan=0 rowspan=0", 1, 2),
        ("colspan=-5 rowspan=-1", 1, 1),
        ("colspan=x rowspan=''", 1, 1),
        ("colspan=1.5 rowspan=2px", 1, 2),
        ("colspan=99999999999 rowspan=99999999999", 64, 2),
    ] {
        let rest = if rows == 1 { "<td>моста" } else { "" };
        let html = format!("<table><tr><td {span}>Год<td>96<td>12<tr>{rest}<td>98<td>14</table>");
        let found = grid(&html);
        assert_eq!((found[0][0].1, found[0][0].2), (columns, rows), "{span}");
    }
}

#[test]
fn cells_that_do_not_fit_together_are_no_table_of_data() {
    for html in [
        "<table><tr><td colspan=3>Год<td>96<tr><td>2024<td>98</table>",
        "<table><tr><td colspan=2>Мост ждали два года, и вот он открыт.\
         <tr><td><td>Вчера по нему проехал первый автобус из района.</table>",
    ] {
        assert!(grid(html).iter().all(Vec::is_empty), "{html}");
    }
}

#[test]
fn rows_and_programs_are_no_wrapped_text() {
    let html = "<table><tr><th>Год<th>Длина пролёта, м<th>Смета, млн тенге<th>Примечание комиссии\
                <tr><td>2024<td>96<td>120,5<td>сдан с опозданием</table>";
    assert_eq!(blocks(html).len(), 2);
    let html = format!(
        "<p>{AFTER}</p><pre><code>for opora in opory:\n    \
         nagruzka = massa(opora) * 9.81  # с запасом на лёд и весенний паводок\n    \
         proverit(nagruzka)</code></pre>"
    );
    let programs = forms(&html).into_iter().filter(|(_, form)| matches!(form, LineForm::Code(_)));
    assert_eq!(programs.count(), 3);
}

#[test]
fn headings_keep_their_level() {
    let html = format!("<h3>Зачем нужен мост</h3><p>{AFTER}</p>");
    assert_eq!(forms(&html)[0].1, LineForm::Heading(3));
}

#[test]
fn lines_of_a_program_keep_their_indentation() {
    let html = format!(
        "<p>{AFTER}</p><pre><code>for village in villages:\n\n    build(village, 2)\n</code></pre>"
    );
    let found: Vec<LineForm> = forms(&html).into_iter().skip(1).map(|(_, form)| form).collect();
    assert_eq!(found, [LineForm::Code(line(0, 0)), LineForm::Code(line(4, 1))]);
    assert!(blocks(&html).iter().all(|block| block.spans.is_empty()));
    let letter = format!("<pre>{BEFORE}\n{AFTER}</pre>");
    assert!(forms(&letter).iter().all(|(_, form)| *form == LineForm::Plain), "a letter is prose");
}

fn line(indent: u8, gap: u8) -> SetLine {
    SetLine { indent, gap }
}

#[test]
fn verses_keep_their_lines_and_stanzas() {
    let html = format!(
        "<p>{AFTER}</p><pre>\nНад рекой стоит туман,\n  мост плывёт, как пароход,\n\nи по доскам, точно пьян,\n  первый школьник мой идёт\n</pre>"
    );
    let found: Vec<LineForm> = forms(&html).into_iter().skip(1).map(|(_, form)| form).collect();
    let set = |indent, gap| LineForm::Set(line(indent, gap));
    assert_eq!(found, [set(0, 1), set(2, 0), set(0, 1), set(2, 0)]);
}

#[test]
fn markdown_says_the_same() {
    let page = format!(
        "# Мост открыт\n\n{BEFORE}\n\n## Зачем\n\nМост *очень\nждали*, [справка](/a), ~~нет~~ и `make  all`, {LONG}.\n\n\
         3. Акимат примет стройку;\n   - без проверки опор движение закрыто;\n4. Водители получат расписание.\n\n| Год | Длина |\n|---|---|\n| 2024 | **120** |\n|  | 96 |\n\n\
         ```\nif a:\n    b()\n```\n\n{AFTER}\n"
    );
    let sidecar = Sidecar::default();
    let (article, _) = cleaned("page.md", &page, &sidecar);
    let drawn: Vec<String> = article.blocks.iter().map(drawn).collect();
    let place = drawn.iter().position(|text| text.starts_with("Мост")).unwrap();
    assert_eq!(
        drawn[place],
        format!(
            "Мост {{emphasis|очень ждали}}, справка, {{struck|нет}} и {{code|make all}}, {LONG}."
        )
    );
    let forms: Vec<&LineForm> = article.blocks.iter().map(|block| &block.form).collect();
    assert!(forms.contains(&&LineForm::Heading(2)), "{forms:?}");
    assert!(forms.contains(&&LineForm::Code(line(4, 0))), "{forms:?}");
    let numbers = forms.iter().filter_map(|form| match form {
        LineForm::Item(place) => Some((place.depth, number(place))),
        _ => None,
    });
    assert_eq!(numbers.collect::<Vec<_>>(), [(0, Some(3)), (1, None), (0, Some(4))]);
    let rows = article.blocks.iter().filter_map(|block| match &block.form {
        LineForm::Row(row) => {
            Some(row.cells.iter().map(|cell| &block.text[cell.bytes.clone()]).collect::<Vec<_>>())
        }
        _ => None,
    });
    assert_eq!(rows.collect::<Vec<_>>(), [["Год", "Длина"], ["2024", "120"], ["", "96"]]);
}

#[test]
fn only_what_the_page_sets_off_is_a_quotation() {
    let html = format!(
        "<p>— Мост нужен всем, — сказал глава района. — Мы ждали его два года.</p>\
         <p>«Мост нужен всем жителям района», – отметил он.</p>\
         <blockquote>{AFTER}</blockquote>"
    );
    let kinds: Vec<BlockKind> = blocks(&html).iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Paragraph, BlockKind::Quotation]);
}
