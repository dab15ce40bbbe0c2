use super::*;
use crate::model::cleaned::FieldName;
use crate::model::rule::DeclaredBy;
use crate::model::source::LineElement;

fn lines(html: &str) -> Vec<(LineElement, String)> {
    let cut = cut(html);
    assert_eq!(cut.lines.last().map_or(0, |line| line.end), html.len());
    assert!(cut.lines.is_sorted_by_key(|line| line.end));
    cut.lines.into_iter().map(|line| (line.markup.element, line.text)).collect()
}

fn visible(html: &str) -> Vec<String> {
    lines(html)
        .into_iter()
        .filter(|(element, _)| *element != LineElement::Markup)
        .map(|(_, text)| text)
        .collect()
}

#[test]
fn blocks_and_breaks_end_lines() {
    let html = "<div>Раз<br>два <b>и</b>\n три</div><p>Четыре<p>пять";
    assert_eq!(visible(html), ["Раз", "два и три", "Четыре", "пять"]);
}

#[test]
fn a_row_of_a_table_is_a_line() {
    let html = "<p>Итоги<table><thead><tr><th>Год<th>Длина</thead><tr><td><b>2020</b></td>\
                <td><p>120&nbsp;м</p></td></tr><tr><td>2021<td></table><p>Мост";
    assert_eq!(visible(html), ["Итоги", "Год | Длина", "2020 | 120 м", "2021 |", "Мост"]);
}

#[test]
fn the_lines_of_a_cell_stand_in_its_row() {
    let hours = "<ul><li>10:00 – 14:00</li> <li>16:00 – 20:00</li></ul>";
    let rooms = "зал<br>\n<b>фонд</b>";
    let html = format!(
        "<p>Часы<table><tr><td>День<td>Часы<td>Где<tr><td>Вторник<td>{hours}<td>{rooms}\
         <tr><td>Среда<td><ul><li>закрыто</ul><td><p>–</table>"
    );
    let row = "Вторник | 10:00 – 14:00; 16:00 – 20:00 | зал; фонд";
    assert_eq!(visible(&html), ["Часы", "День | Часы | Где", row, "Среда | закрыто | –"]);
}

#[test]
fn a_table_that_lays_out_a_page_has_no_rows() {
    let menu = "<table><tr><td><a>Главная</a><td><a>Мир</a><tr><td><a>Край</a><td>О нас</table>";
    assert_eq!(visible(menu), ["Главная", "Мир", "Край", "О нас"]);
    let frame = "<table><tr><td>Меню<td><p>Мост открыт.<p>Дорога короче.<tr><td>1<td>2</table>";
    assert_eq!(visible(frame), ["Меню", "Мост открыт.", "Дорога короче.", "1", "2"]);
    let nested = "<table><tr><td>1<td><table><tr><td>2<td>3<tr><td>4<td>5</table></table>";
    assert_eq!(visible(nested), ["1", "2 | 3", "4 | 5"]);
}

#[test]
fn preformatted_lines_are_lines() {
    assert_eq!(
        visible("<pre>Раз\nдва\n\nтри</pre> <p>четыре\nпять"),
        ["Раз", "два", "три", "четыре пять"]
    );
    assert_eq!(
        visible("<pre>Мост &amp; паром\n<b>в 9:00 &lt;</b> и&#10;в 10:00\r\nв 11&nbsp;часов</pre>"),
        ["Мост & паром", "в 9:00 < и", "в 10:00", "в 11 часов"]
    );
}

#[test]
fn entities_are_decoded_and_spaces_collapse() {
    assert_eq!(visible("<p> A&nbsp;&amp;\r\n  B&lt;i&gt; </p>"), ["A & B<i>"]);
}

#[test]
fn what_a_browser_hides_is_markup() {
    let html = "<head><title>Т</title><style>p{}</style></head><body><!-- нет -->\
                <script>var a = '<p>нет</p>';</script><p>Да</p><div hidden><p>нет</p></div>\
                <noscript>нет</noscript><p style='display: none'>нет</p>\
                <template><p>нет</p></template><span aria-hidden=true>нет</span>\
                <div aria-hidden=true><p>нет</p></div><p aria-hidden=true>И да";
    assert_eq!(visible(html), ["Да", "И да"]);
}

#[test]
fn the_tree_of_a_component_is_seen() {
    for mode in ["shadowrootmode=open", "shadowrootmode='closed'", "shadowroot=open"] {
        let html = format!(
            "<p>Да</p><x-text><template {mode}><style>p{{}}</style><p>Мост</p><slot></slot>\
             </template><p>открыт</p></x-text><template><p>нет</p></template>"
        );
        assert_eq!(visible(&html), ["Да", "Мост", "открыт"], "{mode}");
    }
    let unslotted = "<x-text><template shadowrootmode=open><p>Мост</p></template>\
                     <p>нет</p></x-text><p>открыт";
    assert_eq!(visible(unslotted), ["Мост", "открыт"]);
    let outer = "<x-a><template shadowrootmode=open><x-b><template shadowrootmode=open><p>Мост\
                 </template></x-b><slot></slot></template><p>открыт</p></x-a>";
    assert_eq!(visible(outer), ["Мост", "открыт"]);
}

#[test]
fn what_a_saved_page_marks_as_hidden_is_markup() {
    assert_eq!(
        visible("<p>Да<p class='x sf-hidden'>нет<div class=sf-hiddenish>И да"),
        ["Да", "И да"]
    );
}

#[test]
fn elements_are_known_by_line() {
    let html = "<h2>З</h2><p>А</p><blockquote><p>Ц</p></blockquote><ul><li>П</ul>\
                <figure><figcaption>К</figcaption></figure>";
    let elements: Vec<LineElement> = lines(html).into_iter().map(|(e, _)| e).collect();
    assert_eq!(
        elements[..5],
        [
            LineElement::Heading(2),
            LineElement::Paragraph,
            LineElement::Quotation,
            LineElement::ListItem,
            LineElement::Caption
        ]
    );
}

#[test]
fn what_is_called_so_beside_a_picture_is_its_caption() {
    for (html, expected) in [
        ("<div><img src=a><div class=cap>К</div></div>", LineElement::Caption),
        (
            "<div><a href=/><img src=a></a><p class='wp-caption-text'>К</p></div>",
            LineElement::Caption,
        ),
        ("<td><picture><img src=a></picture><div id='img_Caption'>К</div>", LineElement::Caption),
        ("<div><div class=cap>К</div></div>", LineElement::Plain),
        ("<div><img src=a></div><p class=caption>К</p>", LineElement::Paragraph),
        ("<div><img src=a><p><span class='drop-cap'>К</span></p></div>", LineElement::Paragraph),
    ] {
        assert_eq!(lines(html)[0].0, expected, "{html}");
    }
}

#[test]
fn a_link_goes_on_over_the_lines_of_a_card() {
    let html = "<a href=/1><b>А</b><p>Б<div>В</div></a><p><a href=/2>Г</a><p><a href=/3>Д</a>";
    let cut = cut(html);
    let goes_on: Vec<bool> = cut.lines.iter().map(|line| line.markup.link_goes_on).collect();
    assert_eq!(goes_on, [false, true, true, false, false]);
}

#[test]
fn navigation_is_furniture_and_a_headline_is_not() {
    let html = "<header>Шапка</header><nav><ul><li><a href=/>Меню</a></ul></nav>\
                <article><header><h1>Заголовок</h1></header><p>Текст статьи, и \
                довольно длинный, чтобы страница состояла не из одной шапки.</p></article>";
    let cut = cut(html);
    let furniture: Vec<bool> =
        cut.lines.iter().filter(|l| !l.text.is_empty()).map(|l| l.markup.furniture).collect();
    assert_eq!(furniture, [true, true, false, false]);
    assert_eq!(cut.lines[1].markup.link_chars, 4);
}

#[test]
fn a_form_around_the_whole_page_is_no_furniture() {
    let html = "<form><p>Длинный текст статьи стоит внутри формы, как на старых \
                сайтах.</p></form><p>Мал</p>";
    assert!(!cut(html).lines[0].markup.furniture);
}

#[test]
fn misnesting_loses_no_text() {
    let html = "<b><p>Раз</b> два</i></p></div></td>три<table><tr><td>4<td>5";
    assert_eq!(visible(html), ["Раз два", "три", "4", "5"]);
}

#[test]
fn fields_are_declared_with_their_lines() {
    let html = r#"<html lang="ru-KZ"><head><title>Школа — Вестник</title>
        <meta property="og:title" content="Школа">
        <meta property="article:published_time" content="2026-02-03T10:00:00+05:00">
        <meta name=author content="Анна Ким"><link rel="canonical" href="https://v.example/1">
        <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
        "headline": "Школа", "author": [{"name": "Анна Ким"}], "datePublished": "2026-02-03",
        "publisher": {"name": "Вестник"}}]}</script></head><p>Текст"#;
    let cut = cut(html);
    let value = |name: FieldName, rule: DeclaredBy| {
        let field = cut.declared_fields();
        field.into_iter().find(|d| d.name == name && d.rule == rule).map(|d| d.value)
    };
    assert_eq!(
        value(FieldName::Title, DeclaredBy::TitleElement).as_deref(),
        Some("Школа — Вестник")
    );
    assert_eq!(value(FieldName::Title, DeclaredBy::OgTitle).as_deref(), Some("Школа"));
    assert_eq!(value(FieldName::Title, DeclaredBy::JsonLd).as_deref(), Some("Школа"));
    assert_eq!(value(FieldName::Author, DeclaredBy::JsonLd).as_deref(), Some("Анна Ким"));
    assert_eq!(value(FieldName::Source, DeclaredBy::JsonLd).as_deref(), Some("Вестник"));
    assert_eq!(value(FieldName::Date, DeclaredBy::JsonLd).as_deref(), Some("2026-02-03"));
    assert_eq!(value(FieldName::Language, DeclaredBy::HtmlLang).as_deref(), Some("ru-KZ"));
    assert_eq!(
        value(FieldName::Url, DeclaredBy::CanonicalLink).as_deref(),
        Some("https://v.example/1")
    );
}

#[test]
fn declared_headlines_have_neither_tags_nor_references() {
    let html = r#"<script type="application/ld+json">{"@type": "NewsArticle",
        "headline": "&lt;b&gt;Мост&lt;/b&gt; &amp;laquo;открыт&amp;raquo;<br>весной"}</script>
        <meta property="og:title" content="Мост &amp;quot;открыт&amp;quot;"><p>Текст"#;
    let titles: Vec<String> = cut(html).declared_fields().into_iter().map(|d| d.value).collect();
    assert_eq!(titles, ["Мост «открыт» весной", "Мост \"открыт\""]);
}

#[test]
fn days_stand_in_scripts_and_attributes_too() {
    let check = |html: &str, expected: &[(DeclaredBy, &str)]| {
        let fields = cut(html).declared_fields();
        let found: Vec<(DeclaredBy, &str)> = fields
            .iter()
            .filter(|field| field.name == FieldName::Date)
            .map(|field| (field.rule, field.value.as_str()))
            .collect();
        assert_eq!(found, expected, "{html}");
    };
    let published = [(DeclaredBy::ScriptPublished, "2026-02-03")];
    check("<script>a = {\"publishedAt\": \"2026-02-03\"}</script><p>Текст", &published);
    let code =
        "<script type='application/ld+json'>a = {\"datePublished\": \"2026-02-03\"}</script>";
    check(code, &published);
    check("<script>a = 1</script><p>published: \"2026-02-03\"", &[]);
    check("<b data-utime='1770109200'>вчера</b>", &[(DeclaredBy::DataAttribute, "1770109200")]);
    let titled = "<abbr class=published title=2026-02-03></abbr>";
    check(titled, &[(DeclaredBy::TitleOfDateClass, "2026-02-03")]);
}

#[test]
fn deep_nesting_takes_linear_time() {
    for open in ["<div>", "<b>", "<li>", "<nav>", "<p><i>", "<a><ul><li>"] {
        let html = format!("{}<p>Текст</p></div></b></nav>", open.repeat(100_000));
        assert_eq!(visible(&html), ["Текст"]);
    }
}
