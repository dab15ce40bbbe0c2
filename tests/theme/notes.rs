//! Notes on the finished pages: at their words, and at the desk.

use postil::model::article::Anchor;
use postil::model::page::View;
use postil::model::permalink;

use crate::sample::{self, archive, archive_of, settings};
use crate::site::{pages, render_plain};

const ARTICLE: &str = "articles/most/index.html";

#[test]
fn each_row_has_the_notes_that_begin_in_it() {
    let pages = pages(&archive(0), &settings());
    let article = pages.iter().find(|page| page.route.as_str() == "articles/most/");
    let Some(View::Article(view)) = article.map(|page| &page.view) else { panic!("an article") };
    let rows: Vec<String> = view
        .rows
        .iter()
        .map(|row| {
            let numbers: Vec<_> = row.notes.iter().map(|note| note.number.to_string()).collect();
            format!("{:?} of {}: {}", row.kind, row.blocks.len(), numbers.join(" "))
        })
        .collect();
    assert_eq!(
        rows,
        [
            "Lede of 1: 1",
            "Caption of 1: ",
            "Paragraph of 1: 2 3 4 5",
            "Quotation of 1: ",
            "Heading of 1: ",
            "Paragraph of 1: 6 7",
            "List of 3: 8",
            "Paragraph of 1: 9",
            "Paragraph of 1: ",
        ]
    );
}

#[test]
fn notes_and_their_words_lead_to_each_other() {
    let page = &render_plain(&archive(0), &settings())[ARTICLE];
    let ids = permalink::of_notes(&sample::rich_article().notes);
    // The first note is on the whole article, the last one has lost its place.
    for id in &ids[1..10] {
        let once = |words: String| assert_eq!(page.matches(&words).count(), 1, "{words}");
        once(format!(" id=\"{id}\""));
        once(format!("id=\"{id}-ref\"><a href=\"#{id}\""));
        once(format!("<button id=\"{id}-open\" popovertarget=\"{id}\""));
        once(format!("href=\"#{id}-ref\""));
    }
    assert!(page.contains(&format!(
        "<label class=\"passage\" for=\"{}-open\"><mark class=\"mark mark-correction mark-deep\">\
         каждую опору проверяют дважды в год</mark></label>",
        ids[4]
    )));
    assert!(page.contains("Утверждение"));
    assert!(!page.contains(&format!("href=\"#{}-ref\"", ids[10])), "an orphan has no words");
}

#[test]
fn tags_and_authors_of_notes_lead_to_the_note_desk() {
    let page = &render_plain(&archive(0), &settings())[ARTICLE];
    assert!(page.contains("<a class=\"note-tag\" href=\"../../notes/tags/proverit/\">"));
    assert!(page.contains("<a href=\"../../notes/authors/a-seitova/\">А. Сейтова</a>"));
    assert!(page.contains("<a href=\"../../notes/\">"), "the menu has the desk");
}

#[test]
fn the_note_desk_has_every_note_by_kind_tag_and_author() {
    let site = render_plain(&archive(0), &settings());
    let count = |path: &str| site[path].matches("<li class=\"note ").count();
    assert_eq!(count("notes/index.html"), 11);
    assert_eq!(count("notes/kinds/claim/index.html"), 2);
    assert_eq!(count("notes/tags/proverit/index.html"), 11);
    assert_eq!(count("notes/authors/a-seitova/index.html"), 11);
    let claims = &site["notes/kinds/claim/index.html"];
    assert!(claims.contains("<title>Утверждения — Архив Суоткеля</title>"));
    assert!(claims.contains("<h1>Утверждения</h1>"));
    let id = &permalink::of_notes(&sample::rich_article().notes)[1];
    assert!(claims.contains("<p>тяжелее трёх тонн</p>"), "the quotation");
    assert!(claims.contains("Степной вестник</a>"), "the source");
    assert!(claims.contains(&format!("href=\"../../../articles/most/#{id}-ref\"")), "the passage");
    assert!(claims.contains(&format!("https://example.org/archive/articles/most/#{id}</span>")));
}

#[test]
fn the_note_desk_goes_on_page_by_page() {
    let mut settings = settings();
    settings.per_page = 4;
    let site = render_plain(&archive(0), &settings);
    let count = |path: &str| site[path].matches("<li class=\"note ").count();
    assert_eq!(count("notes/tags/proverit/index.html"), 7, "a page, and what is no full one yet");
    assert_eq!(count("notes/tags/proverit/page/1/index.html"), 4);
    assert!(!site.contains_key("notes/tags/proverit/page/2/index.html"));
    let filtered = |path: &str| site[path].contains("data-desk-filter");
    assert!(filtered("notes/index.html") && !filtered("notes/page/1/index.html"));
}

#[test]
fn an_archive_without_notes_has_no_note_desk() {
    let mut article = sample::rich_article();
    article.notes.clear();
    let site = render_plain(&archive_of(article), &settings());
    assert!(site.keys().all(|path| !path.starts_with("notes/")));
    assert!(!site["index.html"].contains("notes/\""));
}

#[test]
fn a_paragraph_keeps_its_address_when_others_come_and_go() {
    let words = "Жители Каратобе просят поставить";
    let address = |article| {
        let page = &render_plain(&archive_of(article), &settings())[ARTICLE];
        let before = page.split(words).next().unwrap().rsplit("id=\"").next().unwrap().to_owned();
        before.split('"').next().unwrap().to_owned()
    };
    let mut shorter = sample::rich_article();
    shorter.blocks.remove(1);
    shorter.notes.clear();
    assert_eq!(address(sample::rich_article()), address(shorter));
    assert!(address(sample::rich_article()).starts_with("p-"));
}

#[test]
fn a_note_that_lost_its_place_is_shown_with_its_quote() {
    let page = &render_plain(&archive(0), &settings())[ARTICLE];
    let orphans = page.split("id=\"orphans\"").nth(1).unwrap();
    assert!(orphans.contains("мост построили в 1961 году"));
}

#[test]
fn a_passage_that_fits_no_block_makes_an_orphan() {
    let mut article = sample::rich_article();
    let Anchor::Passage(spans) = &mut article.notes[1].anchor else { panic!("a passage") };
    spans[0].block = 99;
    let page = &render_plain(&archive_of(article), &settings())[ARTICLE];
    assert!(page.split("id=\"orphans\"").nth(1).unwrap().contains("тяжелее трёх тонн"));
}
