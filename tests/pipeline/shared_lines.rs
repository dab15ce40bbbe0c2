//! Lines that many documents share are furniture, but a short archive keeps its refrains.

use super::driver::{ArchiveFixture, Workplace, archive};

/// Reads as one more paragraph of whatever it stands below.
const TEASER: &str = "Рыбаки Тихой просят перенести начало сезона на две недели, потому что лёд в \
    этом году держится дольше обычного, а мальков у берега почти не видно.";

const MENU: &str = "Главная\nНовости района\nХозяйство\nПогода\nРасписание автобусов\nПодписка\n";

fn report(number: usize) -> String {
    let street = ["Лесной", "Речной", "Новой", "Полевой", "Школьной", "Садовой", "Южной"];
    let street = street[number % street.len()];
    format!(
        "Дорогу на {street} улице починят\n\n\
         Совет Заречного нашёл деньги на ремонт {street} улицы, где асфальт не меняли с прошлого \
         века.\n\n\
         Работы на {street} улице начнутся после паводка, сказал дорожный мастер Пётр Лугин, и \
         продлятся {} недель.\n",
        number + 3
    )
}

fn site_of(pages: usize) -> ArchiveFixture {
    (0..pages).fold(archive(), |archive, number| {
        let page = format!("{MENU}\n{}\n{TEASER}\n\n{MENU}", report(number));
        archive.article(&format!("{number}.txt"), page)
    })
}

#[test]
fn what_a_site_repeats_on_its_pages_is_removed() {
    let site = site_of(12).build();
    for number in 0..12 {
        let page = site.page(&format!("articles/{number}/"));
        page.has("продлятся").lacks("Рыбаки Тихой");
        let audit = site.page(&format!("articles/{number}/audit/"));
        audit.has("повторяется на других страницах").has("<del>Рыбаки Тихой");
    }
}

#[test]
fn five_reports_keep_the_paragraph_that_they_share() {
    let site = (0..5).fold(archive(), |archive, number| {
        archive.article(&format!("{number}.txt"), format!("{}\n{TEASER}\n", report(number)))
    });
    let site = site.build();
    for number in 0..5 {
        let page = site.page(&format!("articles/{number}/"));
        assert!(
            page.0
                .split("class=\"record\"")
                .next()
                .is_some_and(|text| text.contains("Рыбаки Тихой"))
        );
    }
}

/// A page of an outlet with a menu of its own; `more` are further paragraphs.
fn page_of(outlet: &str, number: usize, more: &str) -> String {
    let menu: String = MENU.lines().map(|item| format!("<li>{item} {outlet}</li>")).collect();
    let paragraphs: Vec<String> =
        report(number).lines().map(|line| format!("<p>{line}</p>")).collect();
    format!(
        "<html><head><link rel=canonical href=\"https://{outlet}.example/{number}\"></head><body>\
         <ul>{menu}</ul>{}{more}<ul>{menu}</ul></body></html>",
        paragraphs.concat()
    )
}

#[test]
fn a_wire_report_is_no_furniture_of_the_outlets_that_print_it() {
    let outlets = ["dala", "stepnoy", "ozero", "parom", "mayak", "rodnik", "zarya"];
    let wire = format!("<p>{TEASER}</p>");
    let site = outlets.iter().fold(archive(), |archive, outlet| {
        (0..12).fold(archive, |archive, number| {
            let more = if number == 3 { wire.as_str() } else { "" };
            archive.article(&format!("{outlet}/{number}.html"), page_of(outlet, number, more))
        })
    });
    let site = site.build();
    for outlet in outlets {
        let page = site.page(&format!("articles/{outlet}/3/"));
        let text = page.0.split("class=\"record\"").next().expect("a page has a text");
        assert!(text.contains("Рыбаки Тихой"), "{text}");
    }
}

#[test]
fn copies_of_one_page_keep_their_text() {
    let page = format!("{MENU}\n{}", report(0));
    let site = (0..9)
        .fold(archive(), |archive, number| archive.article(&format!("{number}.txt"), page.clone()));
    site.build().page("articles/4/").has("продлятся 3 недель");
}

#[test]
fn a_preview_cleans_a_page_again_when_others_come_to_share_its_lines() {
    let place = Workplace::default();
    site_of(1).build_with(&place);
    let grown = site_of(12).build_with(&place);
    let fresh = site_of(12).build();
    assert_eq!(grown.page("articles/0/").0, fresh.page("articles/0/").0);
}
