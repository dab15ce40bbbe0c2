//! Whose page it is and of which day, where a name or a date alone does not say it.

use super::{cleaned, text};
use crate::model::cleaned::{Confidence, Fields};
use crate::model::sidecar::Sidecar;

const TEXT: [&str; 3] = [
    "The lighthouse on Quiet Cape was lit again after its lens had been cleaned all winter long.",
    "Visitors may climb it in summer, when the paint on the railings is dry, said its keeper Egor Panov.",
    "A museum will be opened in the keeper's house at the same time, and the ferry will call twice a day.",
];

#[test]
fn the_pages_other_dates_tell_the_day_from_the_month() {
    for (other, expected) in [
        ("Next tour of the cape: 04/15/2026", "2026-03-04"),
        ("Next tour of the cape: 15/04/2026", "2026-04-03"),
        ("Next tours of the cape: 04/15/2026, 05/20/2026", "2026-03-04"),
    ] {
        let text = TEXT.join("\n\n");
        let page =
            format!("The lighthouse is lit again\n\n03/04/2026\n\n{text}\n\n{other}\n\nShare\n");
        let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
        let day = article.fields.date.map(|date| date.value.to_string());
        assert_eq!(day.as_deref(), Some(expected), "{other}");
    }
}

#[test]
fn a_text_in_japanese_or_chinese_is_signed_at_its_end_or_start() {
    let first = "岬の灯台が三日、半年ぶりに点灯した。冬の間にレンズを磨き、階段を木で組み直したと灯台守は話す。";
    let last = "塗装が乾く夏には上まで登れるようになり、灯台守の家には小さな博物館も開く予定だ。";
    for (page, author) in [
        (format!("{first}\n\n{last}【山田太郎】"), Some("山田太郎")),
        (format!("{first}\n\n{last}\n\n（山田 太郎）"), Some("山田 太郎")),
        (format!("〔記者王小明／台北報導〕{first}\n\n{last}"), Some("王小明")),
        (format!("{first}\n\n{last}【共同】"), None),
        (format!("{first}\n\n{last}"), None),
    ] {
        let page = format!("岬の灯台が再び点灯\n\n{page}\n");
        let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
        assert_eq!(text(article.fields.author.as_ref()), author, "{page}");
    }
}

#[test]
fn authors_are_read_without_roles_outlets_days_and_places() {
    for (byline, author) in [
        ("By Nora Hill, Harbour Editor, Cape Light", Some("Nora Hill")),
        ("By Nora Hill and Tom van der Berg", Some("Nora Hill, Tom van der Berg")),
        ("Written by Nora Hill, FAAFP", Some("Nora Hill")),
        ("By Sami al-Hadi, keeper of the log", Some("Sami al-Hadi")),
        ("ByNora HillMarch 4, 2026", Some("Nora Hill")),
        ("On March 4, 2026By Nora Hill", Some("Nora Hill")),
        ("Kommentar von Nora Hill", Some("Nora Hill")),
        ("Words & images: Nora Hill", Some("Nora Hill")),
        ("Усть-Каменогорск", None),
    ] {
        let page = format!(
            "Home\nNews\n\nThe lighthouse is lit again\n\n{byline}\n\n{}\n\nShare\n",
            TEXT.join("\n\n")
        );
        let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
        assert_eq!(text(article.fields.author.as_ref()), author, "{byline}");
    }
}

#[test]
fn a_byline_may_take_several_lines() {
    for (lines, author) in [
        (
            &["By", "Nora Hill", "and", "Tom Berg", "Published March 4, 2026"][..],
            "Nora Hill, Tom Berg",
        ),
        (&["By", "Nora Hill", "March 4, 2026"], "Nora Hill"),
        (
            &["By Nora Hill and Tom Berg", "Nora Hill has kept the log since 2019."],
            "Nora Hill, Tom Berg",
        ),
    ] {
        let (lines, text) = (lines.join("\n"), TEXT.join("\n"));
        let page = format!("Home\nNews\nThe lighthouse is lit again\n{lines}\n{text}\nShare\n");
        let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
        assert_eq!(self::text(article.fields.author.as_ref()), Some(author), "{lines}");
    }
}

#[test]
fn initials_beside_a_surname_are_an_author_and_no_text() {
    for (byline, author) in [
        ("Соколов А. Н.", "Соколов А. Н."),
        ("Соколов А.Н.", "Соколов А.Н."),
        ("А. Н. Соколов", "А. Н. Соколов"),
        ("Автор: Соколов А. Н.", "Соколов А. Н."),
        ("Соколов А. Н., Петрова И. В.", "Соколов А. Н., Петрова И. В."),
        ("А. Н. Соколов и И. В. Петрова", "А. Н. Соколов, И. В. Петрова"),
        ("Соколов А. Н., корреспондент", "Соколов А. Н."),
        ("Әлиев Ғ. Қ.", "Әлиев Ғ. Қ."),
        ("Ғ. Қ. Әлиев, І. Сәтова", "Ғ. Қ. Әлиев, І. Сәтова"),
        ("Hill N. A.", "Hill N. A."),
        ("By N. A. Hill", "N. A. Hill"),
        ("Hill, N. A., Berg, T. R.", "Hill N. A., Berg T. R."),
    ] {
        check_byline(byline, author);
    }
}

#[test]
fn an_outlet_behind_a_person_is_no_second_one() {
    for byline in [
        "Nora Hill, Austin Herald",
        "Nora Hill | Austin Herald",
        "Nora Hill – Austin Herald",
        "Nora Hill of the Austin Herald",
        "By Nora Hill, Austin Herald",
        "By Nora Hill for the Steppe Herald",
        "NORA HILL Austin Herald",
    ] {
        check_byline(byline, if byline.starts_with("NORA") { "NORA HILL" } else { "Nora Hill" });
    }
    for (byline, author) in [
        ("Nora Hill and Tom Berg, Austin Herald", "Nora Hill, Tom Berg"),
        ("Nora Hill, Tom Berg | Austin Herald", "Nora Hill, Tom Berg"),
        ("Nora Hill, Tom Herald", "Nora Hill, Tom Herald"),
        ("Анна Ким, «Степной вестник»", "Анна Ким"),
        ("Анна Ким, Степной вестник", "Анна Ким"),
        ("Анна Ким из «Степного вестника»", "Анна Ким"),
        ("Анна Ким | ИА «Заречье»", "Анна Ким"),
    ] {
        check_byline(byline, author);
    }
}

#[test]
fn the_outlet_of_the_page_is_no_second_author() {
    let (article, _) =
        cleaned("a.html", &declaring("null", "<p>Nora Hill, Cape Light</p>"), &Sidecar::default());
    assert_eq!(text(article.fields.author.as_ref()), Some("Nora Hill"));
}

#[test]
fn a_label_in_the_head_names_the_author() {
    let head = r#"<meta name="twitter:label1" content="Written by">
        <meta name="twitter:data1" content="Nora Hill">"#;
    let paragraphs = TEXT.map(|text| format!("<p>{text}</p>")).join("\n");
    let page = format!("<head>{head}</head><h1>The lighthouse is lit again</h1>{paragraphs}");
    let (article, _) = cleaned("a.html", &page, &Sidecar::default());
    assert_eq!(text(article.fields.author.as_ref()), Some("Nora Hill"));
}

/// Asks for the author of a page with a line below its headline, as text and as HTML; the line is none
/// of the text.
fn check_byline(byline: &str, author: &str) {
    let title = "The lighthouse is lit again";
    let dump = format!("{title}\n\n{byline}\n\n{}\n", TEXT.join("\n\n"));
    let paragraphs = TEXT.map(|text| format!("<p>{text}</p>")).join("\n");
    let html = format!("<article><h1>{title}</h1><p>{byline}</p>{paragraphs}</article>");
    for (path, page) in [("a.txt", dump), ("a.html", html)] {
        let (article, _) = cleaned(path, &page, &Sidecar::default());
        assert_eq!(text(article.fields.author.as_ref()), Some(author), "{path}: {byline}");
        assert!(article.blocks.iter().all(|block| block.text != byline), "{path}: {byline}");
    }
}

#[test]
fn two_words_with_capitals_are_at_most_a_guess() {
    for (line, is_guess) in [
        ("Next Steps", true),
        ("Warm Water", true),
        ("Верхняя Каменка", false),
        ("Заречная Е.", true),
        ("Каменский А.", true),
        ("Степной Вестник", false),
        ("Cape News", false),
        ("Усть-Каменогорск", false),
    ] {
        let author = below_headline("", line).author;
        let confidence = author.map(|author| author.evidence.confidence);
        assert_eq!(confidence, is_guess.then_some(Confidence::Guess), "{line}");
    }
    for (line, confidence) in [
        ("By Next Steps", Confidence::Likely),
        ("Nora Hill, March 4, 2026", Confidence::Likely),
        ("Автор: Верхняя Каменка", Confidence::Likely),
    ] {
        let author = below_headline("", line).author.expect("an author");
        assert!(author.evidence.confidence >= confidence, "{line}");
    }
}

#[test]
fn whoever_took_a_picture_is_no_author() {
    let caption = "Visitors climb the lighthouse of Quiet Cape on a windy day in March, a week before \
                   its opening, with their children and their dogs (Quay Photo/Nora Hill)";
    let page = format!("The lighthouse is lit again\n{caption}\n{}\nShare\n", TEXT.join("\n"));
    let (article, _) = cleaned("a.txt", &page, &Sidecar::default());
    assert_eq!(text(article.fields.author.as_ref()), None);
}

#[test]
fn an_organisation_signs_where_no_person_does() {
    let organisation = |name: &str| format!(r#"{{"@type": "Organization", "name": "{name}"}}"#);
    let person = r#"{"@type": "Person", "name": "Nora Hill"}"#;
    let (wire, own) = (organisation("Quay Wire"), organisation("Cape Light"));
    for (declared, byline, author) in [
        (wire.clone(), "", "Quay Wire"),
        (format!("[{person}, {wire}]"), "", "Nora Hill"),
        (own, "<p>By Nora Hill, Harbour Editor, Cape Light</p>", "Nora Hill"),
        ("null".to_owned(), "<p>By Quay News Agency</p>", "Quay News Agency"),
    ] {
        let (article, _) = cleaned("a.html", &declaring(&declared, byline), &Sidecar::default());
        assert_eq!(text(article.fields.author.as_ref()), Some(author), "{declared}");
    }
}

#[test]
fn an_outlet_that_signs_its_own_page_is_a_guess() {
    let own = r#"{"@type": "Organization", "name": "Cape Light"}"#;
    let (article, _) = cleaned("a.html", &declaring(own, ""), &Sidecar::default());
    let author = article.fields.author.expect("an author");
    assert_eq!((&*author.value, author.evidence.confidence), ("Cape Light", Confidence::Guess));
}

/// A page of the outlet `Cape Light` whose JSON-LD has such an author.
fn declaring(author: &str, byline: &str) -> String {
    let text: String = TEXT.iter().map(|paragraph| format!("<p>{paragraph}</p>")).collect();
    format!(
        r#"<title>The lighthouse is lit again – Cape Light</title>
        <meta property="og:site_name" content="Cape Light"><script type="application/ld+json">
        {{"@type": "NewsArticle", "headline": "The lighthouse is lit again", "author": {author}}}
        </script><article><h1>The lighthouse is lit again</h1>{byline}{text}</article>"#
    )
}

/// The page of the lighthouse with a line below its headline, its fields.
fn below_headline(html_head: &str, line: &str) -> Fields {
    let paragraphs = TEXT.map(|text| format!("<p>{text}</p>")).join("\n");
    let page = format!(
        "<html {html_head}><head><title>The lighthouse is lit again</title></head><body>\
         <article><h1>The lighthouse is lit again</h1>\n<p>{line}</p>\n{paragraphs}</article>\
         </body></html>"
    );
    cleaned("a.html", &page, &Sidecar::default()).0.fields
}

#[test]
fn whoever_wrote_a_piece_of_any_kind_is_its_author() {
    for (line, author) in [
        ("Analysis by Nora Hill", Some("Nora Hill")),
        ("Review by Nora Hill and Tom Berg", Some("Nora Hill, Tom Berg")),
        ("Автор материала – Ася Лунина", Some("Ася Лунина")),
        ("Автор — Ася Лунина", Some("Ася Лунина")),
        ("By Nora Hill. Photos by Tom Berg", Some("Nora Hill")),
        ("Translated by the harbour office", None),
        ("Photos by Tom Berg", None),
        ("By admin", None),
        ("By undefined", None),
    ] {
        let fields = below_headline("", line);
        assert_eq!(text(fields.author.as_ref()), author, "{line}");
    }
}

#[test]
fn a_day_of_change_beside_that_of_publication_is_none_of_the_article() {
    for line in [
        "Published: 4 March 2026. Updated: 9 March 2026",
        "Updated: 9 March 2026 | Published: 4 March 2026",
        "Published 4 March 2026<br>Last updated 9 March 2026",
        "Опубликовано: 4 марта 2026, обновлено: 9 марта 2026",
    ] {
        let day = below_headline("", line).date.map(|date| date.value.to_string());
        assert_eq!(day.as_deref(), Some("2026-03-04"), "{line}");
    }
}

#[test]
fn the_country_that_a_page_declares_tells_the_day_from_the_month() {
    for (language, expected) in
        [("en-US", "2026-03-04"), ("en-GB", "2026-04-03"), ("de-AT", "2026-04-03")]
    {
        let fields = below_headline(&format!("lang=\"{language}\""), "03/04/2026");
        let day = fields.date.map(|date| date.value.to_string());
        assert_eq!(day.as_deref(), Some(expected), "{language}");
    }
}
