//! Dates as archivists have them: how they are read, ordered and shown in a whole site.

use crate::driver::{ArchiveFixture, archive};

/// An article without any date of its own.
fn clipping(title: &str) -> String {
    format!(
        "{title}\n\nВырезка о мосте через Тихую, год помечен карандашом на полях, сообщил архивариус Лука Мирный.\n\n\
         Мост строили долго, и газета писала об этом каждую осень, пока не сменился её редактор.\n"
    )
}

/// Articles that are called after their dates.
fn dated(dates: &[&str]) -> ArchiveFixture {
    let archive = archive().base_url("https://example.org/");
    dates.iter().enumerate().fold(archive, |archive, (at, date)| {
        let archive = archive.article(&format!("{at}.txt"), clipping(&format!("Вырезка {at}")));
        archive.article(&format!("{at}.toml"), format!("date = \"{date}\""))
    })
}

#[test]
fn a_date_is_shown_as_exactly_as_it_is_known() {
    for (date, shown, datetime) in [
        ("2025", "2025", Some("2025")),
        ("2025-03", "март 2025", Some("2025-03")),
        ("1998~", "ок.\u{a0}1998", Some("1998")),
        ("2025-03-14?", "14\u{a0}марта 2025 (?)", Some("2025-03-14")),
        ("2025-21", "весна 2025", None),
        ("199X", "1990-е", None),
        ("1998/2001", "между 1998 и 2001", None),
        ("../2001", "не позднее 2001", None),
    ] {
        let site = dated(&[date]).build();
        site.is_clean();
        let time = match datetime {
            Some(datetime) => format!("<time datetime=\"{datetime}\">{shown}</time>"),
            None => shown.to_owned(),
        };
        site.page("articles/0/").has(&format!("<dd>{time}</dd>"));
        site.page("").has(&format!("<p class=\"entry-date\">{time}</p>"));
        for (path, bytes) in site.files().iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = String::from_utf8_lossy(bytes);
            assert!(!page.contains("datetime=\"\"") && !page.contains("content=\"\""), "{path}");
        }
    }
}

#[test]
fn articles_are_in_the_order_of_the_first_days_of_their_dates() {
    let site =
        dated(&["2025-03-14", "2025", "../2024", "2025-03", "2025-21", "1998/2001", "2025-01-01"])
            .build();
    let page = site.page("").0;
    let places = [0, 3, 4, 6, 1, 2, 5].map(|at| page.find(&format!("Вырезка {at}<")));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
}

#[test]
fn a_year_lists_what_has_no_month_without_one() {
    let site = dated(&["2025-03-14", "2025", "2025-03", "2024-12-31/2025-01-01"]).build();
    let page = site.page("years/2025/");
    page.has(">Март</a></h2>").has(">Месяц неизвестен</h2>").lacks("Январь");
    site.page("years/2024/").has(">Месяц неизвестен</h2>");
    site.page("years/").has("2025");
}

#[test]
fn a_feed_claims_only_days_that_are_known() {
    let site = dated(&["2025-03-14", "2025", "2025-03", "1998/2001", "2025-03-15~"]).build();
    let feed = site.page("feed.xml");
    feed.has("<updated>2025-03-14T00:00:00Z</updated>");
    assert_eq!(feed.0.matches("<entry>").count(), 1, "{}", feed.0);
}

#[test]
fn front_matter_and_header_blocks_may_state_less_than_a_day() {
    for (name, text, date) in [
        ("a.md", "---\ntitle: Мост\ndate: 2025-03\n---\n\n", "2025-03"),
        ("b.md", "+++\ntitle = \"Мост\"\ndate = \"1998~\"\n+++\n\n", "1998~"),
        ("c.txt", "Title: Мост\nDate: 2025\n\n", "2025"),
        ("d.txt", "Заголовок: Мост\nДата: 1998/2001\n\n", "1998/2001"),
    ] {
        let site = archive().article(name, format!("{text}{}", clipping("Мост"))).build();
        let found = site.article(0).fields.date.map(|date| date.value.to_string());
        assert_eq!(found.as_deref(), Some(date), "{name}");
    }
}

#[test]
fn the_month_above_the_text_of_a_magazine_is_its_date() {
    const TEXT: &str = "Мост построят за год\n\nМост через Тихую построят за год, сообщил начальник переправы Олег Ремнёв. Деньги уже выделены.\n\nПервые опоры поставят к осени, и до тех пор людей будет возить паром, который в этом году починили.\n";
    for (above, date) in [
        ("Март 2025\nВЕСТНИК ТИХОЙ № 3\n\n", "2025-03"),
        ("ВЕСТНИК ТИХОЙ\n№ 3, март 2025 г.\n\n", "2025-03"),
        ("Весна 2025\n\n", "2025-21"),
    ] {
        let site = archive().article("a.txt", format!("{above}{TEXT}")).build();
        let article = site.article(0);
        let found = article.fields.date.map(|date| date.value.to_string());
        assert_eq!(found.as_deref(), Some(date), "{above}");
        assert!(article.blocks.iter().all(|block| !block.text.contains("2025")), "{above}");
    }
    let exact = archive().article("a.txt", format!("Март 2025\n14 марта 2025\n\n{TEXT}")).build();
    let found = exact.article(0).fields.date.map(|date| date.value.to_string());
    assert_eq!(found.as_deref(), Some("2025-03-14"));
}
