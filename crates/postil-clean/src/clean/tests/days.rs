//! Days that are those of publication or not by what stands around them, and lists under headings.

use super::cleaned;
use crate::model::sidecar::Sidecar;

const TITLE: &str = "The lighthouse is lit again";
const TEXT: [&str; 3] = [
    "The lighthouse on Quiet Cape was lit again after its lens had been cleaned all winter long.",
    "Visitors may climb it in summer, when the paint on the railings is dry, said its keeper Egor Panov.",
    "A museum will be opened in the keeper's house at the same time, and the ferry will call twice a day.",
];

/// The page of the lighthouse with something below its headline.
fn page(below: &str) -> String {
    let paragraphs = TEXT.map(|text| format!("<p>{text}</p>")).join("\n");
    format!(
        "<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>\n{below}\n\
         {paragraphs}</article></body></html>"
    )
}

fn day_of(html: &str) -> Option<String> {
    let (article, _) = cleaned("a.html", html, &Sidecar::default());
    article.fields.date.map(|date| date.value.to_string())
}

#[test]
fn the_day_of_a_dateline_is_that_of_the_report() {
    let day = |opening: &str| day_of(&page(&format!("<p>{opening}{}</p>", TEXT[0])));
    for dateline in [
        "LAKESIDE, March 3, 2026 – ",
        "LAKESIDE, Ohio, March 3, 2026 (STEPPE WIRE) -- ",
        "Ville-du-Lac, 3 mars 2026 – ",
        "ОЗЁРНОЕ, 3 марта 2026 года – ",
        "Ақкөл, 3 наурыз 2026 — ",
        "Seeheim, 3. März 2026 – ",
    ] {
        assert_eq!(day(dateline).as_deref(), Some("2026-03-03"), "{dateline}");
    }
    for told in ["On March 3, 2026 – ", "The keeper came on March 3, 2026, and "] {
        assert_eq!(day(told), None, "{told}");
    }
}

#[test]
fn what_says_where_a_page_was_written_tells_the_day_from_the_month() {
    let of_host = |host: &str| format!("<link rel=canonical href='https://{host}/lighthouse'>");
    for (head, line, expected) in [
        (of_host("light.co.uk"), "03/04/2026", "2026-04-03"),
        (of_host("cape.gov"), "03/04/2026", "2026-03-04"),
        (String::new(), "03/04/2026 05:12 PM PDT", "2026-03-04"),
        ("<meta property=og:locale content=fr>".to_owned(), "03/04/2026", "2026-04-03"),
    ] {
        let html = page(&format!("<p>{line}</p>")).replace("</head>", &format!("{head}</head>"));
        let day = day_of(&html).expect("a day");
        assert!(day.starts_with(expected), "{day}: {head} {line}");
    }
}

#[test]
fn an_end_of_a_stretch_of_days_is_no_day_of_publication() {
    for stretch in [
        "June 3, 1931 – March 3, 2026",
        "3 июня 1931 — 3 марта 2026",
        "12.07.2026 - 14.07.2026",
        "1. Juli 2026 bis 3. Juli 2026",
    ] {
        assert_eq!(day_of(&page(&format!("<p>{stretch}</p>"))), None, "{stretch}");
    }
    assert_eq!(day_of(&page("<p>3 June 2026</p>")).as_deref(), Some("2026-06-03"));
}

/// The day of a text with a line below its headline and one at its end.
fn day_of_text(below: &str, end: &str) -> Option<String> {
    let raw = format!("{TITLE}\n\n{below}\n\n{}\n\n{end}\n", TEXT.join("\n\n"));
    let (article, _) = cleaned("a.txt", &raw, &Sidecar::default());
    article.fields.date.map(|date| date.value.to_string())
}

#[test]
fn the_day_of_something_else_is_no_date_of_the_page() {
    for line in [
        "Regatta starts 12 June 2027 at 9:00",
        "Tickets are on sale until Friday, 12 June 2027",
        "Closing date: 12 June 2027",
        "Harbour Act of 12 June 2017",
        "File photo, 12 June 2017",
        "Accessed on 12 June 2027",
        "Keeper since 12 June 2017",
        "Ярмарка откроется 12 июня 2027 года",
        "Заявки принимаются до 12.06.2027",
        "Приказ № 7 от 12.06.2017",
        "Снимок сделан 12 июня 2017 года",
        "Свидетельство о регистрации № 7 от 12.06.2017",
        "Дата печати: 12.06.2027 9:00",
        "12 июня 2027 года состоится ярмарка",
        "Көрме 2027 жылғы 12 маусым күні өтеді",
        "Өтінімдер 12.06.2027 дейін",
        "Туған күні: 12.06.1957",
    ] {
        assert_eq!(day_of_text(line, ""), None, "{line}");
        let day = day_of_text(line, "Published: 4 March 2026");
        assert_eq!(day.as_deref(), Some("2026-03-04"), "{line}");
    }
}

#[test]
fn a_section_or_what_was_published_leaves_the_day_to_the_page() {
    for line in [
        "Концерты | 4 марта 2026",
        "Решение опубликовано 4 марта 2026",
        "Concert · Published 4 March 2026",
        "Қоғам, 4 наурыз 2026",
        "4 March 2026",
    ] {
        assert_eq!(day_of_text(line, "").as_deref(), Some("2026-03-04"), "{line}");
    }
    let act = format!("Приказ № 7 от 4 марта 2026 года\n\n{}\n", TEXT.join("\n\n"));
    let (article, _) = cleaned("a.txt", &act, &Sidecar::default());
    assert_eq!(
        article.fields.date.map(|date| date.value.to_string()).as_deref(),
        Some("2026-03-04")
    );
}

#[test]
fn the_clock_in_the_head_is_when_the_page_was_looked_at() {
    let day = |head: &str, below: &str| {
        let raw = format!("{head}\n\n{TITLE}\n{below}\n\n{}\n", TEXT.join("\n\n"));
        let (article, _) = cleaned("a.txt", &raw, &Sidecar::default());
        article.fields.date.map(|date| date.value.to_string())
    };
    for head in [
        "Today is Thursday, 12 March 2026\nHome\nNews",
        "12.03.2026 9:40 Озёрное +4°",
        "Бүгін 12.03.2026\nБасты бет\nЖаңалықтар",
        "четверг, 12 марта 2026\n$ 91,2 € 98,1",
    ] {
        assert_eq!(day(head, ""), None, "{head}");
        assert_eq!(day(head, "4 March 2025").as_deref(), Some("2025-03-04"), "{head}");
        assert_eq!(day(head, "4 марта").as_deref(), Some("2026-03-04"), "{head}");
    }
    assert_eq!(day("12 March 2026", "").as_deref(), Some("2026-03-12"));
}

#[test]
fn the_day_of_a_post_is_no_date_of_the_page_that_shows_it() {
    for post in [
        "<blockquote><p>The lamp is lit.</p>— Keeper (@keeper) <a href=#>4 March 2026</a></blockquote>",
        "<blockquote>The lamp is lit. <time datetime=2026-03-04>4 March</time></blockquote>",
    ] {
        assert_eq!(day_of(&page("").replace("<p>Visitors", &format!("{post}<p>Visitors"))), None);
    }
}

#[test]
fn an_element_that_is_named_for_something_else_has_its_day() {
    for element in [
        "<p class=event-date>12 June 2027</p>",
        "<p class='date deadline'>12.06.2027</p>",
        "<p><time class=comment__date datetime=2027-06-12>12 June 2027</time></p>",
    ] {
        assert_eq!(day_of(&page(element)), None, "{element}");
        let both = format!("{element}<p class=date>4 March 2026</p>");
        assert_eq!(day_of(&page(&both)).as_deref(), Some("2026-03-04"), "{element}");
    }
}

#[test]
fn a_headed_list_amid_the_text_is_text() {
    let (menu, recipe) = (
        "<h2>Harbours</h2><ul><li><a href=/a>Quiet Cape</a></li><li><a href=/b>North Sands</a></li></ul>",
        "<h2>Ingredients</h2><ul><li>200 g barley flour</li><li>2 eggs</li><li>butter</li></ul>",
    );
    let kept = |list: &str| {
        let html = page("").replace("<p>Visitors", &format!("{list}<p>Visitors"));
        let (article, _) = cleaned("a.html", &html, &Sidecar::default());
        article.blocks.iter().any(|block| ["2 eggs", "Quiet Cape"].contains(&&*block.text))
    };
    assert!(kept(recipe));
    assert!(!kept(menu));
}

#[test]
fn a_bare_date_is_no_headline() {
    for date in ["March 4, 2026, at 5:55 AM", "4 марта 2026, 13:43"] {
        let raw = format!("{date}\n\n{}\n", TEXT.join("\n\n"));
        let (article, _) = cleaned("a.txt", &raw, &Sidecar::default());
        assert_ne!(article.fields.title.expect("a headline").value, date);
    }
}

#[test]
fn an_old_paper_has_its_day() {
    for (below, expected) in [
        ("<p>Published: 1 March 1943</p>", "1943-03-01"),
        ("<p>Опубликовано: 1 марта 1943 года</p>", "1943-03-01"),
        ("<p>1 марта 1843</p>", "1843-03-01"),
        ("<p>March 1, 1963</p>", "1963-03-01"),
        ("<p>12.11.1917</p>", "1917-11-12"),
        ("<time datetime='1943-03-01'>1 March 1943</time>", "1943-03-01"),
    ] {
        assert_eq!(day_of(&page(below)).as_deref(), Some(expected), "{below}");
    }
    let head = "<meta property='article:published_time' content='1943-03-01'></head>";
    assert_eq!(day_of(&page("").replace("</head>", head)).as_deref(), Some("1943-03-01"));
}

#[test]
fn a_day_that_a_page_of_today_tells_of_is_not_its_own() {
    let told = "<h2>1 March 1943</h2>";
    let dated = page(&format!("<p>14 March 2026</p>{told}"));
    assert_eq!(day_of(&dated).as_deref(), Some("2026-03-14"));
    let amid = page("").replace("<p>A museum", &format!("{told}<p>A museum"));
    assert_eq!(day_of(&amid), None);
    let long = page("<p>The lamp of 1 March 1943 and its keeper</p>");
    assert_eq!(day_of(&long), None);
}

#[test]
fn the_first_day_of_a_calendar_is_none() {
    for zero in ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00+00:00", "1899-12-30", "1969-12-31"] {
        let head = format!("<meta property='article:published_time' content='{zero}'></head>");
        assert_eq!(day_of(&page("").replace("</head>", &head)), None, "{zero}");
    }
}

#[test]
fn a_page_is_of_the_day_on_which_it_was_published_not_made() {
    let of_script = |keys: &str| {
        let script = format!(
            "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",{keys}}}</script></head>"
        );
        day_of(&page("").replace("</head>", &script))
    };
    let (made, published) = ("\"dateCreated\":\"2019-05-01\"", "\"datePublished\":\"2026-03-11\"");
    assert_eq!(of_script(&format!("{made},{published}")).as_deref(), Some("2026-03-11"));
    assert_eq!(of_script(&format!("{published},{made}")).as_deref(), Some("2026-03-11"));
    assert_eq!(of_script(made).as_deref(), Some("2019-05-01"));
}
