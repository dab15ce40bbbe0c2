//! Lines that many documents share are furniture, but a short archive keeps its refrains.

use postil::model::article::Article;

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

/// What tells the outlet of a page beside its own lines.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    Address,
    Folder,
    Name,
    Rights,
    Nothing,
}

/// Pages of these outlets, under one menu, each with a paragraph of its own and a teaser's words.
fn reprints(outlets: [&str; 6], told: Told) -> ArchiveFixture {
    let page = |(archive, number): (ArchiveFixture, usize), outlet: &str| {
        let end = if told == Told::Rights { format!("© {outlet}, 2026") } else { String::new() };
        let raw = format!("{MENU}\n{}\n{TEASER}\n\n{MENU}{end}\n", report(number));
        let archive = archive.article(&format!("{outlet}/{number}.txt"), raw);
        let sidecar = match told {
            Told::Address => format!("url = \"https://{outlet}.example/{number}\"\n"),
            Told::Name => format!("source = \"{outlet}\"\n"),
            _ => return (archive, number + 1),
        };
        (archive.file(&format!("content/articles/{outlet}/{number}.toml"), &*sidecar), number + 1)
    };
    let (archive, _) = outlets.into_iter().fold((archive(), 0), page);
    if told == Told::Folder { archive.config(&with_folders(outlets)) } else { archive }
}

fn with_folders(outlets: [&str; 6]) -> String {
    let rules: String = outlets
        .iter()
        .map(|it| format!("[[source]]\nfolders = [\"{it}\"]\nsource = \"{it}\"\n"))
        .collect();
    format!("title = \"Архив\"\n{rules}")
}

/// How many pages there are, and of how many the text has the teaser's words.
fn keeping(archive: &ArchiveFixture) -> (usize, usize) {
    let site = archive.build();
    let has = |index: &usize| has_teaser(&site.article(*index));
    (site.articles(), (0..site.articles()).filter(has).count())
}

fn has_teaser(article: &Article) -> bool {
    article.blocks.iter().any(|block| block.text.contains("Рыбаки Тихой"))
}

const SIX: [&str; 6] = ["Dala", "Stepnoy", "Ozero", "Parom", "Mayak", "Rodnik"];

#[test]
fn a_report_stays_wherever_something_tells_the_outlets_apart() {
    for told in [Told::Address, Told::Folder, Told::Name, Told::Rights] {
        assert_eq!(keeping(&reprints(SIX, told)), (6, 6), "{}", told as usize);
    }
}

#[test]
fn what_one_outlet_repeats_goes_whatever_tells_the_outlet() {
    for told in [Told::Address, Told::Folder, Told::Name, Told::Rights, Told::Nothing] {
        assert_eq!(keeping(&reprints(["Dala"; 6], told)), (6, 0), "{}", told as usize);
    }
}

#[test]
fn lines_are_counted_again_when_a_rule_tells_the_outlets() {
    let place = Workplace::default();
    let before = reprints(SIX, Told::Nothing);
    let first = before.build_with(&place);
    let after = before.config(&with_folders(SIX));
    let (grown, fresh) = (after.build_with(&place), after.build());
    let page = "articles/dala/0/";
    assert_eq!(grown.page(page).0, fresh.page(page).0);
    assert!(!has_teaser(&first.article(0)) && has_teaser(&grown.article(0)));
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
