//! The pages that an archive has, and how they hang together.

use super::driver::{BuiltSite, archive, plain_article};

#[test]
fn an_archive_has_a_page_for_everything_it_names() {
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .article("a.toml", "tags = [\"река\"]")
        .file("content/pages/about.md", "+++\ntitle = \"Об архиве\"\nmenu = 1\n+++\nЗдесь *всё*.")
        .build();
    let routes = site.is_clean().routes();
    for route in [
        "",
        "articles/a/",
        "tags/",
        "tags/reka/",
        "sources/",
        "years/",
        "years/2026/",
        "about/",
        "404.html",
        "search/",
    ] {
        assert!(routes.contains(&route), "no `{route}` in {routes:?}");
    }
    site.page("about/").has("<em>всё</em>");
    site.page("").has("articles/a/\"");
}

#[test]
fn a_feed_and_a_sitemap_need_an_address() {
    let without = archive().article("a.txt", plain_article("Мост")).build();
    assert!(!without.routes().contains(&"feed.xml"));
    let site =
        archive().article("a.txt", plain_article("Мост")).base_url("https://example.org/b").build();
    site.page("feed.xml").has("<id>https://example.org/b/articles/a/</id>");
    site.page("sitemap.xml").has("<loc>https://example.org/b/articles/a/</loc>");
    site.page("robots.txt").has("Sitemap: https://example.org/b/sitemap.xml");
}

#[test]
fn a_folder_without_settings_is_shown_as_it_stands() {
    let site = archive()
        .file("notes/a.txt", plain_article("Мост"))
        .file("b.txt", plain_article("Паром"))
        .loose()
        .build();
    assert_eq!(site.articles(), 2);
    assert!(site.is_clean().routes().contains(&"articles/notes/a/"));
}

#[test]
fn an_introduction_stands_on_its_tag_page() {
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .article("a.toml", "tags = [\"переправа\"]")
        .file(
            "content/tags/most.md",
            "+++\ntitle = \"Мост через Тихую\"\naliases = [\"переправа\"]\n+++\nИстория **моста**.",
        )
        .build();
    site.is_clean().page("tags/most/").has("Мост через Тихую").has("<strong>моста</strong>");
}

#[test]
fn one_block_of_a_template_can_be_replaced() {
    let own = "{% extends \"default/404.html\" %}{% block content %}<p>своё</p>{% endblock %}";
    let site =
        archive().article("a.txt", plain_article("Мост")).file("templates/404.html", own).build();
    site.is_clean().page("404.html").has("<p>своё</p>").has("<html");
}

#[test]
fn own_static_files_are_published() {
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .file("static/CNAME", "example.org")
        .build();
    site.page("CNAME").has("example.org");
}

#[test]
fn of_the_hidden_files_only_the_well_known_are_published() {
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .file("static/.well-known/security.txt", "Contact: https://example.org/")
        .file("static/.env", "secret")
        .build();
    site.page(".well-known/security.txt").has("https://example.org/");
    assert!(!site.routes().contains(&".env"));
}

#[test]
fn an_own_page_with_an_odd_name_has_a_plain_address() {
    let site = archive()
        .base_url("https://example.org/a/")
        .article("a.txt", plain_article("Мост"))
        .file("content/pages/Об <архиве> &.md", "+++\ntitle = \"Об архиве\"\nmenu = 1\n+++\nТекст.")
        .build();
    site.is_clean().page("ob-arkhive/").has("Текст.");
    site.page("").has("href=\"./ob-arkhive/\"");
    site.page("sitemap.xml").has("<loc>https://example.org/a/ob-arkhive/</loc>").lacks("<архиве>");
}

#[test]
fn an_introduction_without_its_tag_is_reported() {
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .file("content/tags/parom.md", "Про паром.")
        .build();
    assert!(site.report().contains("warning[introduction-without-tag]"), "{}", site.report());
}

#[test]
fn the_record_says_who_says_what() {
    let site = archive().article("a.txt", plain_article("Мост")).build();
    site.is_clean().page("articles/a/").has("id=\"p-192256a5\"");
    site.page("articles/a/audit/")
        .has("Кто что говорит")
        .has("Пётр Лугин, глава совета")
        .has("<a href=\"../../../articles/a/#p-192256a5\">Строить начнём весной, … первым заморозкам</a>");
}

#[test]
fn a_paragraph_in_another_language_says_so() {
    let english =
        "The bridge will stand for a hundred years, and that is a promise of the council.";
    let site =
        archive().article("a.txt", format!("{}\n{english}\n", plain_article("Мост"))).build();
    site.is_clean().page("articles/a/").has("\" lang=\"en\">The bridge");
}

/// What stands from the related articles of a page on; nothing where it has none.
fn related(site: &BuiltSite, page: &str) -> String {
    let page = site.page(page).0;
    page.split_once("class=\"related\"").map(|(_, rest)| rest.to_owned()).unwrap_or_default()
}

#[test]
fn articles_in_which_one_person_speaks_lead_to_each_other() {
    let speakers = ["Пётр Лугин", "Анна Ким", "Ольга Нечаева", "Семён Власов", "Пётр Лугин"];
    let mut made = archive();
    for (number, speaker) in speakers.into_iter().enumerate() {
        let words = ["мост", "паром", "рынок", "школу", "плотину"][number];
        let text = format!(
            "Заречный: {words} проверили\n\nВ городе вчера снова открыли {words}, и жители {number} \
             улиц пришли посмотреть, что из этого вышло и надолго ли.\n\n«Мы закончили {words} \
             раньше срока и ждём всех в субботу», – сказал {speaker}.\n"
        );
        made = made
            .article(&format!("a{number}.txt"), text)
            .article(&format!("a{number}.toml"), format!("date = 2026-01-0{}", number + 1));
    }
    let site = made.build();
    let related = |page| related(&site, page);
    assert!(related("articles/a0/").contains("articles/a4/"));
    assert!(related("articles/a4/").contains("articles/a0/"));
    assert!(!related("articles/a0/").contains("articles/a2/"));
    assert_eq!(related("articles/a2/"), "");
}

#[test]
fn articles_that_say_a_rare_word_again_and_again_lead_to_each_other() {
    let words =
        ["плотину", "кинотеатр", "стадион", "водопровод", "элеватор", "плотины", "аэропорт"];
    let words =
        words.iter().chain(&["заповедник", "бассейн", "лесопилку", "типографию", "переправу"]);
    let mut made = archive();
    for (number, word) in words.enumerate() {
        let text = format!(
            "Заречный: {word} проверили\n\nВ городе вчера снова открыли {word}, и жители {number} \
             улиц пришли посмотреть, что из этого вышло и надолго ли.\n"
        );
        made = made
            .article(&format!("a{number:02}.txt"), text)
            .article(&format!("a{number:02}.toml"), format!("date = 2026-01-{:02}", number + 1));
    }
    let site = made.build();
    let related = |page| related(&site, page);
    assert!(related("articles/a00/").contains("articles/a05/"));
    assert!(related("articles/a05/").contains("articles/a00/"));
    assert_eq!(related("articles/a02/"), "", "all of them say the other words");
}

#[test]
fn authors_are_indexed_by_their_surnames() {
    let names = [
        "Дина Орлова",
        "Абай Жұмабаев",
        "Айгүл Ғалиева",
        "Шарль де Голль",
        "Винсент Ван Гог",
        "Ким Чен Ын",
        "Anna Hill",
        "Редакция",
    ];
    let mut fixture = archive();
    for (number, name) in names.iter().enumerate() {
        fixture = fixture
            .article(&format!("{number}.txt"), plain_article(&format!("Мост {number}")))
            .article(&format!("{number}.toml"), format!("author = [\"{name}\"]"));
    }
    let page = fixture.build().page("authors/").0;
    let entries: Vec<&str> = page
        .split("<li><a href=\"")
        .filter(|entry| entry.contains("entry-count"))
        .filter_map(|entry| entry.split_once('>')?.1.split_once("</a>"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        entries,
        [
            "Ван Гог, Винсент",
            "де Голль, Шарль",
            "Ғалиева, Айгүл",
            "Жұмабаев, Абай",
            "Ким Чен Ын",
            "Орлова, Дина",
            "Редакция",
            "Hill, Anna",
        ]
    );
}

#[test]
fn a_tag_is_one_however_it_is_spelt() {
    let note = "[[note]]\ntext = \"Да.\"\ntags = [\"Учёт\", \"учет \"]\n";
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .article(
            "a.toml",
            format!("tags = [\"Ёлка\", \"елка\", \"Елка \", \"ЁЛКА\", \"лес\"]\n{note}"),
        )
        .article("b.txt", plain_article("Лес"))
        .article("b.toml", "tags = [\"ёлка\", \"лес\", \"чаща\"]")
        .file("content/tags/les.md", "+++\ntitle = \"лес\"\naliases = [\"чаща\"]\n+++\n")
        .build();
    let count = |route: &str, piece: &str| site.page(route).0.matches(piece).count();
    assert_eq!(count("articles/a/", "href=\"../../tags/elka/\""), 1);
    assert_eq!(count("articles/b/", "href=\"../../tags/les/\""), 1, "an alias is no second tag");
    assert_eq!(count("articles/a/", "href=\"../../notes/tags/uchet/\""), 1);
    assert_eq!(count("tags/", "entry-count"), 2);
    site.page("tags/")
        .has("<nav class=\"letter-ways\" aria-label=\"Буквы\">")
        .has("<a href=\"../tags/#letter-415\">Е</a>")
        .has("<h2 id=\"letter-415\">Е</h2>");
}
