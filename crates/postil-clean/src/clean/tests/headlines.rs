//! Headlines of whole pages: what the page shows beside what it declares, and what hangs on both.

use super::{cleaned, text};
use crate::model::cleaned::Fields;
use crate::model::sidecar::Sidecar;

/// The fields of a page with a head of its own and some elements above its text.
fn fields(head: &str, above: &str) -> Fields {
    let page = format!(
        "<html><head>{head}</head><body><nav><a href=/>Главная</a> <a href=/n>Новости</a></nav>{above}
         <p>На мысе Тихом зажгли маяк, линзу которого чистили всю зиму подряд в три смены.</p>
         <p>Летом на него пускают гостей, но только когда высохнет краска на перилах.</p>
         <p>Смотритель Егор Панов обещает открыть в своём доме музей и пустить к нему паром.</p></body>"
    );
    let (article, _) = cleaned("a.html", &page, &Sidecar::default());
    article.fields
}

fn headline(head: &str, above: &str) -> Option<String> {
    text(fields(head, above).title.as_ref()).map(str::to_owned)
}

const SITE: &str = "<meta property='og:site_name' content='Степной курьер'>";

#[test]
fn the_headline_that_a_page_shows_stands_before_another_that_it_declares() {
    let og = "<meta property='og:title' content='Свет вернулся! Тихий ликует'>";
    let title = "<title>Свет вернулся! Тихий ликует - Степной курьер</title>";
    for head in [og.to_owned(), [og, title, SITE].concat()] {
        for above in [
            "<h1>Маяк на Тихом снова горит</h1>",
            "<h1>Маяк на Тихом снова горит</h1><p>4 марта 2026</p>",
            "<h1>«Линзу чистили всю зиму»</h1><p>Смотритель — о краске, гостях и пароме</p>",
        ] {
            let shown = above["<h1>".len()..].split_once("</h1>").expect("a heading").0;
            assert_eq!(headline(&head, above).as_deref(), Some(shown), "{head}");
        }
    }
}

#[test]
fn a_first_level_heading_of_a_site_or_a_section_is_no_headline() {
    let head = format!("<title>Маяк на Тихом снова горит</title>{SITE}");
    for above in [
        "<h1>Происшествия</h1><p>4 марта 2026</p>",
        "<h1>Степной курьер</h1><p>4 марта 2026</p>",
        "<h1>Лента главных новостей дня</h1><h2>Маяк на Тихом снова горит</h2>",
    ] {
        assert_eq!(headline(&head, above).as_deref(), Some("Маяк на Тихом снова горит"), "{above}");
    }
}

#[test]
fn what_hangs_on_a_declared_title_is_no_part_of_it() {
    for title in [
        "Маяк на Тихом снова горит [Степной курьер]",
        "Маяк на Тихом снова горит (Степной курьер)",
        "Маяк на Тихом снова горит → Степной курьер",
        "Маяк на Тихом снова горит. Степной курьер",
        "Степной курьер: Маяк на Тихом снова горит",
        "(7) Маяк на Тихом снова горит",
        "[12] Маяк на Тихом снова горит",
        "▶ Маяк на Тихом снова горит",
    ] {
        let found = headline(&format!("<title>{title}</title>{SITE}"), "");
        assert_eq!(found.as_deref(), Some("Маяк на Тихом снова горит"), "{title}");
    }
    let found = headline("<title>(7) Маяк снова горит</title>", "<h1>(7) Маяк снова горит</h1>");
    assert_eq!(found.as_deref(), Some("(7) Маяк снова горит"));
}

#[test]
fn a_count_and_a_day_within_a_heading_are_no_part_of_the_headline() {
    for heading in [
        "Маяк на Тихом снова горит <span>(7)</span> <small>04.03.2026</small>",
        "Маяк на Тихом снова горит <time>04.03.2026, 14:05</time>",
        "<span>04.03.2026 14:05</span> Маяк на Тихом снова горит",
    ] {
        let found = headline("", &format!("<h1>{heading}</h1>"));
        assert_eq!(found.as_deref(), Some("Маяк на Тихом снова горит"), "{heading}");
    }
    for heading in ["Ветер и волна на 04.03.2026", "Вахта 04.03.2026"] {
        assert_eq!(headline("", &format!("<h1>{heading}</h1>")).as_deref(), Some(heading));
    }
    let found = headline(
        "<title>Сводка вахты маяка 04.03.2026</title>",
        "<h1>Сводка вахты маяка 04.03.2026</h1>",
    );
    assert_eq!(found.as_deref(), Some("Сводка вахты маяка 04.03.2026"));
}

#[test]
fn what_a_server_answers_is_no_headline() {
    for title in ["404 Not Found", "Ошибка 503", "Page not found"] {
        let found = headline(&format!("<title>{title}</title>"), "<h2>Маяк снова горит</h2>");
        assert_eq!(found.as_deref(), Some("Маяк снова горит"), "{title}");
    }
}

#[test]
fn a_section_a_place_or_a_day_behind_a_title_is_no_outlet() {
    for name in ["News", "Новости", "Marlow, Devon", "Тихий, 4 марта"] {
        let title = format!("<title>Маяк на Тихом снова горит вовсю | {name}</title>");
        let fields = fields(&title, "<h1>Маяк на Тихом снова горит вовсю</h1>");
        assert_eq!(text(fields.source.as_ref()), None, "{name}");
    }
}
