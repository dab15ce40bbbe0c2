//! What the data of a page and its elements say of its authors.

use super::{cleaned, text};
use crate::model::sidecar::Sidecar;

const TITLE: &str = "The lighthouse is lit again";
const TEXT: [&str; 3] = [
    "The lighthouse on Quiet Cape was lit again after its lens had been cleaned all winter long.",
    "Visitors may climb it in summer, when the paint on the railings is dry, said its keeper Egor Panov.",
    "A museum will be opened in the keeper's house at the same time, and the ferry will call twice a day.",
];

/// The page of the lighthouse with something in its head and something below its headline.
fn page(head: &str, below: &str) -> String {
    let paragraphs = TEXT.map(|text| format!("<p>{text}</p>")).join("\n");
    format!(
        "<html><head><title>{TITLE}</title>{head}</head><body><article><h1>{TITLE}</h1>\n{below}\n\
         {paragraphs}</article></body></html>"
    )
}

fn check_author(html: &str, author: Option<&str>) {
    let (article, _) = cleaned("a.html", html, &Sidecar::default());
    assert_eq!(text(article.fields.author.as_ref()), author, "{html}");
}

fn json_ld(authors: &str) -> String {
    format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "author": {authors}}}</script>"#
    )
}

#[test]
fn all_whom_the_data_list_are_authors() {
    let persons =
        r#"[{"@type": "Person", "name": "Nora Hill"}, {"@type": "Person", "name": "Tom Berg"}]"#;
    let metas = "<meta name=citation_author content='Nora Hill'>\
                 <meta name=citation_author content='Tom Berg'>";
    for head in [json_ld(persons), metas.to_owned()] {
        for below in ["", "<p>By Nora Hill and Tom Berg</p>"] {
            check_author(&page(&head, below), Some("Nora Hill, Tom Berg"));
        }
    }
    let names = json_ld(r#"["Анна Ким", "Айдос Серікұлы"]"#);
    check_author(&page(&names, ""), Some("Анна Ким, Айдос Серікұлы"));
    let signs = json_ld(r#"["Nora Hill (nhi)", "Tom Berg (tbe)"]"#);
    check_author(&page(&signs, ""), Some("Nora Hill, Tom Berg"));
}

#[test]
fn an_agency_beside_persons_is_an_author_in_small_letters_too() {
    for (author, expected) in [
        ("Lena Kruse, Murat Bayer und dpa", "Lena Kruse, Murat Bayer, dpa"),
        ("Lena Kruse, dpa", "Lena Kruse, dpa"),
        ("Лена Крузе, тасс", "Лена Крузе, тасс"),
        ("Lena Kruse, sda Bern", "Lena Kruse"),
    ] {
        check_author(&page(&format!("<meta name=author content='{author}'>"), ""), Some(expected));
    }
}

#[test]
fn labels_of_elements_are_nobody() {
    for label in ["Artikel von:", "Written by", "schreibt:", "Автор:"] {
        check_author(&page("", &format!("<div class=author>{label}</div>")), None);
    }
    let own = "<div class=author>Written by <b>Nora Hill</b></div><div class=author>Updated by Tom Berg</div>";
    check_author(&page("", own), Some("Nora Hill"));
}

#[test]
fn a_byline_behind_the_headline_is_no_text() {
    for byline in ["by Nora Hill", "Автор: Анна Ким", "Von Nora Hill"] {
        let text = TEXT.join("<br><br>");
        let html = format!(
            "<title>{TITLE}</title><b>{TITLE}</b><br>{byline}<br>4 March 2026<br><br>{text}"
        );
        let (article, _) = cleaned("a.html", &html, &Sidecar::default());
        assert!(article.blocks.iter().all(|block| block.text != byline), "{byline}");
    }
}

#[test]
fn what_is_declared_of_an_author_is_read_without_titles_and_addresses() {
    for (author, expected) in [
        ("Dr. Nora Hill", "Nora Hill"),
        ("Dr. Hill", "Dr. Hill"),
        ("Nora Hill;Tom Berg", "Nora Hill, Tom Berg"),
        ("Cape staff reporter", "Cape staff reporter"),
        ("Contributors to the Cape projects", "Contributors to the Cape projects"),
        ("Nora Hill nora@cape.example", "Nora Hill"),
        ("Ақерке Сансызбай", "Ақерке Сансызбай"),
    ] {
        check_author(&page(&format!("<meta name=author content='{author}'>"), ""), Some(expected));
    }
}

#[test]
fn whoever_a_picture_is_credited_to_wrote_nothing() {
    for credit in
        ["Foto: Kapbild/Tom Berg", "Copyright Tom Berg/Kapbild", "Фото: Маяк / Тимур Садов"]
    {
        check_author(&page("", &format!("<p>{credit}</p>")), None);
    }
}

#[test]
fn the_form_of_an_official_paper_names_nobody() {
    let html = page("", "<p>РЕШЕНИЕ</p><p>Именем Закона</p>");
    check_author(&html, None);
}
