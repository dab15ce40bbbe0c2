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
