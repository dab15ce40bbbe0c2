//! An interface in several languages: each has every page, below its own address.

use std::collections::BTreeSet;

use serde_json::Value;

use super::driver::{ArchiveFixture, BuiltSite, Workplace, archive, plain_article};

const SEVERAL: &str = "title = \"Архив\"\ndescription = \"О реке.\"\nlanguages = [\"ru\", \"kk\"]\n\
    [list]\nper_page = 1\n[publish]\ndata = [\"csv\", \"bibtex\"]\n\
    [translation.kk]\ntitle = \"Мұрағат\"\ndescription = \"Өзен туралы.\"\n";

/// An archive that has every kind of page.
fn everything() -> ArchiveFixture {
    let sidecar = "title = \"Мост\"\nsource = \"Листок\"\nauthor = \"Дина Орлова\"\n\
        tags = [\"мост\"]\nlanguage = \"ru\"\naliases = [\"old/most\"]\n\
        [[note]]\nkind = \"claim\"\ntags = [\"срок\"]\nby = \"А. Сейтова\"\n\
        text = \"См. [метод](/about/) и [таблицу](/data/articles.csv).\"\n";
    archive()
        .base_url("https://archive.example/a/")
        .article("a.txt", plain_article("Мост"))
        .article("a.toml", sidecar)
        .article("b.txt", plain_article("Дорога"))
        .article("b.toml", "date = 2025-03-01\nsource = \"Листок\"\ntags = [\"мост\"]\n")
        .file("content/pages/about.md", "+++\nmenu = 1\n+++\n# О нас\n\nВот [темы](tags/).\n")
        .file("content/tags/most.md", "+++\ntitle = \"мост\"\n+++\nПро мосты.\n")
        .config(SEVERAL)
}

/// The same with an article that was saved twice.
fn everything_and_captures() -> ArchiveFixture {
    let text = |answer: &str| {
        format!(
            "Рыбаки Озёрного просят перенести начало нереста на неделю, рассказал Иван Брусков.\n\n\
             Инспекция {answer}; пока действует прежний срок, и за лов полагается штраф.\n\n\
             В прошлом году из-за поздней весны срок уже сдвигали, напомнил председатель артели.\n"
        )
    };
    let sidecar = |day: &str| {
        format!("title = \"Нерест\"\nurl = \"https://bereg.example/news/55/\"\ncaptured = {day}\n")
    };
    everything()
        .article("old.txt", text("ответит до конца месяца"))
        .article("old.toml", sidecar("2026-02-14"))
        .article("new.txt", text("отказала"))
        .article("new.toml", sidecar("2026-03-01"))
}

/// A page of each kind.
const PAGES: [(&str, &str); 26] = [
    ("home", ""),
    ("home", "page/1/"),
    ("article", "articles/a/"),
    ("audit", "articles/a/audit/"),
    ("version", "articles/old/"),
    ("tags", "tags/"),
    ("tag", "tags/most/"),
    ("tag", "tags/most/page/1/"),
    ("sources", "sources/"),
    ("source", "sources/listok/"),
    ("authors", "authors/"),
    ("author", "authors/dina-orlova/"),
    ("years", "years/"),
    ("year", "years/2026/"),
    ("month", "years/2026/02/"),
    ("coverage", "coverage/2026/"),
    ("notes", "notes/"),
    ("note-kind", "notes/kinds/claim/"),
    ("note-tag", "notes/tags/srok/"),
    ("note-author", "notes/authors/a-seitova/"),
    ("note-tags", "notes/tags/"),
    ("note-authors", "notes/authors/"),
    ("note-articles", "notes/articles/"),
    ("page", "about/"),
    ("data", "data/"),
    ("search", "search/"),
];

#[test]
fn every_page_is_there_in_each_language_and_names_the_others() {
    let site = everything_and_captures().build();
    site.is_clean();
    for (kind, route) in PAGES {
        let of_first = format!("https://archive.example/a/{route}");
        let of_other = format!("https://archive.example/a/kk/{route}");
        for (address, code, canonical) in
            [(route.to_owned(), "ru", &of_first), (format!("kk/{route}"), "kk", &of_other)]
        {
            let page = site.page(&address);
            page.has(&format!("<html lang=\"{code}\">"))
                .has(&format!("<body class=\"page-{kind}\">"))
                .has(&format!("<link rel=\"canonical\" href=\"{canonical}\">"))
                .has(&format!("<link rel=\"alternate\" hreflang=\"ru\" href=\"{of_first}\">"))
                .has(&format!("<link rel=\"alternate\" hreflang=\"kk\" href=\"{of_other}\">"))
                .has(&format!(
                    "<link rel=\"alternate\" hreflang=\"x-default\" href=\"{of_first}\">"
                ));
        }
    }
}

/// Every address that a page links to or loads, but for whole ones.
fn links(page: &str) -> impl Iterator<Item = &str> {
    let values = ["href=\"", "src=\"", "action=\""].into_iter();
    let values = values.flat_map(move |attribute| page.split(attribute).skip(1));
    let links = values.filter_map(|rest| rest.split(['"', '#']).next());
    links.filter(|link| !link.is_empty() && !link.contains(':'))
}

/// The file that a relative link of a file leads to.
fn resolved(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/').filter(|part| !matches!(*part, "" | ".")) {
        match part {
            ".." => drop(parts.pop().unwrap_or_else(|| panic!("{from}: {link} leaves the site"))),
            name => parts.push(name),
        }
    }
    let end = if link.ends_with('/') || link == "." { Some("index.html") } else { None };
    parts.extend(end);
    parts.join("/")
}

/// The pages of a site but for the error pages, whose links are not relative.
fn pages(site: &BuiltSite) -> impl Iterator<Item = (&str, String)> {
    let paths = site.paths().into_iter();
    let paths = paths.filter(|path| path.ends_with(".html") && !path.ends_with("404.html"));
    paths.map(|path| (path, site.page(path).0))
}

#[test]
fn links_lead_somewhere_and_stay_in_their_language() {
    let site = everything_and_captures().build();
    let mut ways = BTreeSet::new();
    for (path, page) in pages(&site) {
        for link in links(&page) {
            let target = resolved(path, link);
            assert!(site.files().contains_key(&target), "{path}: {link} → {target}");
            let crosses = path.starts_with("kk/") != target.starts_with("kk/");
            if crosses && target.ends_with(".html") {
                ways.insert((path.to_owned(), target));
            }
        }
    }
    let same = |(from, to): &(String, String)| {
        from.trim_start_matches("kk/") == to.trim_start_matches("kk/")
    };
    assert!(ways.iter().all(same), "{ways:?}");
    let switched = pages(&site).filter(|(_, page)| page.contains("class=\"languages\""));
    assert_eq!(ways.len(), switched.count());
    assert!(ways.len() >= 2 * PAGES.len(), "{}", ways.len());
}

#[test]
fn the_error_page_of_each_language_leads_home() {
    let site = everything().build();
    site.page("404.html")
        .has("href=\"/a/kk/\" lang=\"kk\"")
        .has("<a href=\"/a/\">")
        .lacks("hreflang=\"ru\" href=\"https");
    site.page("kk/404.html")
        .has("href=\"/a/\" lang=\"ru\"")
        .has("<a href=\"/a/kk/\">")
        .has("href=\"/a/assets/site.css\"");
}

#[test]
fn the_words_are_each_language_s_own() {
    let site = everything().build();
    for (route, words) in [
        ("", ["<h1>Архив</h1>", "О реке.", "2 статьи", "13\u{a0}февраля 2026"]),
        ("kk/", ["<h1>Мұрағат</h1>", "Өзен туралы.", "2 мақала", "2026 жылғы 13\u{a0}ақпан"]),
    ] {
        let page = site.page(route);
        for words in words {
            page.has(words);
        }
    }
    for (route, title, language, first) in [
        ("feed.json", "Архив", "ru", "https://archive.example/a/articles/a/"),
        ("kk/feed.json", "Мұрағат", "kk", "https://archive.example/a/kk/articles/a/"),
        (
            "kk/tags/most/feed.json",
            "мост — Мұрағат",
            "kk",
            "https://archive.example/a/kk/articles/a/",
        ),
    ] {
        let feed: Value = serde_json::from_str(&site.page(route).0).unwrap();
        assert_eq!((&feed["title"], &feed["language"]), (&title.into(), &language.into()));
        assert_eq!(feed["feed_url"], format!("https://archive.example/a/{route}"));
        assert_eq!(feed["items"][0]["url"], first);
    }
    site.page("kk/feed.xml").has("xml:lang=\"kk\"").has("<subtitle>Өзен туралы.</subtitle>");
}

#[test]
fn an_article_is_cited_by_its_address_in_the_first_language() {
    let site = everything().build();
    let [first, other] = ["articles/a/", "kk/articles/a/"].map(|route| site.page(route).0);
    let cited = |page: &str| {
        let lines = page.lines().filter(|line| {
            [
                "name=\"citation_",
                "application/ld+json\">",
                "</dt><dd><p>",
                "download=\"",
                "data-address",
            ]
            .iter()
            .any(|sign| line.contains(sign))
                || line.starts_with("{%")
        });
        lines.map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    assert!(cited(&first).contains("https://archive.example/a/articles/a/"), "{first}");
    assert!(cited(&first).contains("Архив") && !cited(&other).contains("Мұрағат"));
    assert!(!cited(&other).contains("/a/kk/"), "{}", cited(&other));
    assert!(other.contains("href=\"../../../articles/a/notes.json\""));
    assert!(other.contains("data-address=\"https://archive.example/a/articles/a/\""));
}

#[test]
fn files_about_articles_are_there_once() {
    let site = everything().build();
    let paths = site.paths();
    let of_other = paths.iter().filter_map(|path| path.strip_prefix("kk/"));
    let of_other: Vec<&str> = of_other.filter(|path| !path.ends_with(".html")).collect();
    let expected = [
        "card.png",
        "feed.json",
        "feed.xml",
        "search/words.json",
        "tags/most/feed.json",
        "tags/most/feed.xml",
    ];
    assert_eq!(of_other, expected);
    site.page("kk/tags/most/page/1/").has("href=\"../../../../../tags/most/references.bib\"");
    site.page("kk/data/").has("href=\"../../data/articles.csv\"");
    site.page("kk/search/").has("src=\"../../search/search.js\"");
    site.page("kk/search/words.json").has("\"submit\":\"Іздеу\"").lacks("Найти");
    site.page("search/words.json").has("\"submit\":\"Найти\"");
}

#[test]
fn the_sitemap_names_each_page_with_its_other_languages() {
    let site = everything().build();
    let sitemap = site.page("sitemap.xml");
    for route in ["articles/a/", "kk/articles/a/"] {
        sitemap.has(&format!(
            "<url><loc>https://archive.example/a/{route}</loc>\
             <xhtml:link rel=\"alternate\" hreflang=\"ru\" href=\"https://archive.example/a/articles/a/\"/>\
             <xhtml:link rel=\"alternate\" hreflang=\"kk\" href=\"https://archive.example/a/kk/articles/a/\"/>\
             <xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"https://archive.example/a/articles/a/\"/></url>"
        ));
    }
    sitemap.has("xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"").lacks("old/most");
    site.page("robots.txt").has("Sitemap: https://archive.example/a/sitemap.xml").lacks("kk");
}

#[test]
fn what_people_wrote_is_shown_in_the_reader_s_language_where_it_is_there() {
    let site = everything()
        .file(
            "content/pages/about.kk.md",
            "# Біз туралы\n\nМіне [тақырыптар](tags/), [кесте](data/articles.csv).\n",
        )
        .file("content/pages/tek.kk.md", "+++\nmenu = 2\n+++\n# Тек қазақша\n")
        .file("content/pages/rights.md", "+++\nmenu = 3\n+++\n# Права\n\nВсе.\n")
        .file("content/tags/most.kk.md", "Көпірлер туралы.\n")
        .build();
    site.is_clean();
    site.page("about/").has("<h1>О нас</h1>").has("href=\"../tags/\">темы");
    let about = site.page("kk/about/");
    about.has("<h1>Біз туралы</h1>").has("<div class=\"prose\">");
    about.has("href=\"../tags/\">тақырыптар").has("href=\"../../data/articles.csv\">кесте");
    site.page("tags/most/").has("<p>Про мосты.</p>");
    site.page("kk/tags/most/")
        .has("<p>Көпірлер туралы.</p>")
        .lacks("Про мосты")
        .has("<h1>мост</h1>");
    site.page("kk/rights/")
        .has("<h1 lang=\"ru\">Права</h1>")
        .has("<div class=\"prose\" lang=\"ru\">");
    // A page that only one language has leads to the other's home page.
    assert!(!site.routes().contains(&"tek/"));
    let only = site.page("kk/tek/");
    only.has("href=\"../../\" lang=\"ru\"").has("hreflang=\"kk\" href=\"https").lacks("x-default");
    let menu = |route: &str| {
        let page = site.page(route).0;
        let own = ["О нас", "Біз туралы", "Тек қазақша", "Права"];
        let nav = page
            .split("<nav class=\"site-nav\"")
            .nth(1)
            .unwrap()
            .split("</nav>")
            .next()
            .unwrap()
            .to_owned();
        own.into_iter().filter(|name| nav.contains(&format!(">{name}</a>"))).collect::<Vec<_>>()
    };
    assert_eq!(menu(""), ["О нас", "Права"]);
    assert_eq!(menu("kk/"), ["Біз туралы", "Тек қазақша", "Права"]);
}

#[test]
fn what_is_written_once_is_marked_with_its_language() {
    let site = everything().build();
    for route in ["articles/a/", "notes/"] {
        site.page(&format!("kk/{route}")).has("<div class=\"note-text prose\" lang=\"ru\">");
        site.page(route).has("<div class=\"note-text prose\">");
    }
    site.page("kk/tags/most/").has("<div class=\"prose introduction\" lang=\"ru\">");
    site.page("tags/most/").has("<div class=\"prose introduction\">");
}

#[test]
fn old_addresses_lead_on_in_each_language() {
    let site = everything().build();
    site.page("old/most/").has("url=../../articles/a/");
    site.page("kk/old/most/")
        .has("url=../../articles/a/")
        .has("<link rel=\"canonical\" href=\"https://archive.example/a/kk/articles/a/\">");
}

#[test]
fn an_old_address_makes_way_for_a_page_of_another_language() {
    let sidecar = "title = \"Мост\"\naliases = [\"/kk/articles/b/\", \"/kk/before/\"]\n";
    let site = everything().file("content/articles/a.toml", sidecar).build();
    let said: Vec<&str> = site.diagnostics.iter().map(|found| &*found.code).collect();
    assert_eq!(said, ["alias-taken"], "{}", site.report());
    site.page("kk/articles/b/").has("<html lang=\"kk\">").lacks("http-equiv=\"refresh\"");
    site.page("kk/before/").has("url=../../articles/a/");
}

#[test]
fn without_an_address_the_languages_know_one_another_by_relative_links() {
    let site = archive().article("a.txt", plain_article("Мост")).config(SEVERAL).build();
    site.page("kk/articles/a/")
        .has("<link rel=\"alternate\" hreflang=\"ru\" href=\"../../../articles/a/\">")
        .lacks("rel=\"canonical\"");
    assert!(!site.routes().contains(&"kk/feed.xml"));
}

#[test]
fn an_edit_makes_the_pages_of_the_languages_that_show_it() {
    let place = Workplace::default();
    let first = everything().build_with(&place);
    assert!(first.made.len() > 60);
    let written =
        everything().file("content/pages/about.kk.md", "+++\ntitle = \"О нас\"\n+++\nЖаңа.\n");
    let mut made = written.build_with(&place).made;
    made.sort();
    // Its language is no longer the first one's.
    assert_eq!(made, ["kk/about/index.html"]);
    let edited = written.file("content/pages/about.kk.md", "+++\ntitle = \"О нас\"\n+++\nТағы.\n");
    let incremental = edited.build_with(&place);
    assert_eq!(incremental.made, ["kk/about/index.html"]);
    assert_eq!(incremental.files(), edited.build().files());
}

#[test]
fn one_language_leaves_no_trace_of_others() {
    for config in [
        "title = \"Архив\"\nlanguage = \"kk\"\n",
        "title = \"Архив\"\nlanguages = [\"kk\"]\n",
        "title = \"Архив\"\nlanguage = \"kk\"\nlanguages = [\"kk\", \"kk\"]\n",
    ] {
        let site = everything().config(config).build();
        assert!(site.paths().iter().all(|path| !path.starts_with("kk/")), "{config}");
        for (path, page) in pages(&site) {
            let traces = ["hreflang", "class=\"languages\""];
            assert!(!traces.iter().any(|trace| page.contains(trace)), "{path}");
        }
        site.page("sitemap.xml").lacks("xhtml");
    }
}

#[test]
fn languages_that_cannot_be_are_refused() {
    for (keys, expected) in [
        ("languages = [\"ru\", \"de\"]", "bad-value"),
        ("languages = \"ru\"", "wrong-type"),
        ("language = \"kk\"\nlanguages = [\"ru\", \"kk\"]", "two-first-languages"),
        ("[translation.kk]\ntitle = \"a\"", "nothing-to-translate"),
        ("languages = [\"ru\", \"kk\"]\n[translation.en]\ntitle = \"a\"", "unknown-key"),
        ("languages = [\"ru\", \"kk\"]\n[translation.kk]\nauthor = \"a\"", "unknown-key"),
    ] {
        let site = everything().config(&format!("title = \"Архив\"\n{keys}\n")).build();
        assert!(site.is_nothing(), "{keys}");
        assert_eq!(site.diagnostics[0].code, expected, "{}", site.report());
    }
}

#[test]
fn a_page_at_the_address_of_a_language_is_reported() {
    let home = everything().build().page("kk/").0;
    for (path, text) in
        [("content/pages/kk.md", "# Қазақша\n"), ("static/kk/index.html", "<p>Қазақша")]
    {
        let site = everything().file(path, text).build();
        let report = site.report();
        assert!(report.contains("file-claimed-twice"), "{path}: {report}");
        assert!(report.contains("two parts of the site want the file `kk/index.html`"), "{report}");
        assert_eq!(site.page("kk/").0, home, "{path}");
    }
}

#[test]
fn months_are_headed_as_each_language_has_it() {
    let site = everything().build();
    site.page("years/2026/02/").has("<h1>Февраль 2026</h1>").has("<title>Февраль 2026 ");
    site.page("kk/years/2026/02/")
        .has("<h1>2026 жылғы ақпан</h1>")
        .has("<title>2026 жылғы ақпан ")
        .has("2025 жылғы наурыз");
    let home = site.page("kk/");
    home.has("<figcaption><span>2025 жылғы наурыз</span> <span>2026 жылғы ақпан</span>");
    home.has("<title>2026 жылғы ақпан: 1 мақала</title>");
}

#[test]
fn a_headline_says_its_language_wherever_it_leads_to_its_article() {
    let kazakh = "title = \"Көпір\"\nlanguage = \"kk\"\ndate = 2026-01-01\nsource = \"Листок\"\n";
    // Of another outlet, and between the two in time.
    let between = "title = \"Паром\"\ndate = 2026-01-02\nsource = \"Берег\"\n";
    let site = everything()
        .article("c.txt", plain_article("Көпір"))
        .article("c.toml", kazakh)
        .article("d.txt", plain_article("Паром"))
        .article("d.toml", between)
        .build();
    let behind = |page: &str| {
        let page = site.page(page).0;
        page[page.find("class=\"neighbours\"").unwrap()..].to_owned()
    };
    let (neighbours, of_source) = (behind("articles/d/"), behind("articles/a/"));
    assert!(neighbours.contains("<span lang=\"kk\">Көпір</span>"), "{neighbours}");
    assert!(of_source.contains("articles/c/\" lang=\"kk\">Көпір</a>"), "{of_source}");
    site.page("articles/c/audit/").has("<a href=\"../../../articles/c/\" lang=\"kk\">Көпір</a>");
}
