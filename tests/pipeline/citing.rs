//! What an article's page says for those who cite it: programs read it, and people copy it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::driver::{BuiltSite, archive, plain_article};

const SIDECAR: &str = "
title = \"Мост закрыт </script><b> до весны & навсегда\"
author = \"Дина Орлова\"
source = \"Берег Тарсая\"
url = \"https://bereg.example/news/55/\"
archived = \"https://web-archive.example/55\"
captured = 2026-03-01T12:00:00+05:00
date = 2026-02-14
rights = \"© «Берег Тарсая»\"
section = \"Город\"
tags = [\"мост\"]
";

const TITLE: &str = "Мост закрыт </script><b> до весны & навсегда";

fn cited() -> BuiltSite {
    archive()
        .article("most.txt", plain_article("Мост"))
        .article("most.toml", SIDECAR)
        .base_url("https://archive.example/a/")
        .build()
}

/// The text with its character references read.
fn unescaped(text: &str) -> String {
    let text = text.replace("&quot;", "\"").replace("&#x27;", "'").replace("&#39;", "'");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// What the elements `<meta>` of a page's head say: by their name or property, in their order.
fn metas(page: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (head, _) = page.split_once("</head>").expect("a head");
    for tag in head.split("<meta ").skip(1) {
        let attribute = |name: &str| {
            let (_, rest) = tag.split_once(&format!("{name}=\""))?;
            Some(unescaped(rest.split_once('"')?.0))
        };
        let name = attribute("name").or_else(|| attribute("property"));
        if let (Some(name), Some(content)) = (name, attribute("content")) {
            found.entry(name).or_default().push(content);
        }
    }
    found
}

/// The item that Zotero's translator for embedded metadata makes of a page, by the order in which
/// its RDF translator looks for each field; `citation_public_url` outranks them.
fn zotero(page: &str) -> BTreeMap<&'static str, Vec<String>> {
    let metas = metas(page);
    let fields: [(&str, &[&str]); 9] = [
        ("itemType", &["z:itemType", "dc.type", "og:type"]),
        ("title", &["dc.title", "og:title"]),
        ("creators", &["dc.creator"]),
        ("publicationTitle", &["prism:publicationName", "dc.source", "og:site_name"]),
        ("date", &["article:published_time", "dc.date"]),
        ("section", &["article:section"]),
        ("rights", &["dc.rights"]),
        ("language", &["dc.language"]),
        ("url", &["citation_public_url", "og:url"]),
    ];
    // Any of these would make an article of a journal of it.
    for other in ["citation_title", "citation_journal_title"] {
        assert!(!metas.contains_key(other), "{other}");
    }
    let value = |names: &[&str]| names.iter().find_map(|name| metas.get(*name).cloned());
    fields.iter().filter_map(|(field, names)| Some((*field, value(names)?))).collect()
}

/// The article as schema.org has it.
fn json_ld(page: &str) -> Value {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").expect("a block");
    serde_json::from_str(rest.split_once("</script>").expect("its end").0).expect("JSON")
}

#[test]
fn zotero_saves_a_newspaper_article() {
    let item = zotero(&cited().page("articles/most/").0);
    for (field, expected) in [
        ("itemType", "newspaperArticle"),
        ("title", TITLE),
        ("creators", "Орлова, Дина"),
        ("publicationTitle", "Берег Тарсая"),
        ("date", "2026-02-14"),
        ("section", "Город"),
        ("rights", "© «Берег Тарсая»"),
        ("language", "ru"),
        ("url", "https://bereg.example/news/55/"),
    ] {
        assert_eq!(item.get(field).map(Vec::as_slice), Some(&[expected.to_owned()][..]), "{field}");
    }
}

#[test]
fn search_engines_read_a_news_article() {
    let found = json_ld(&cited().page("articles/most/").0);
    let expected = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2026-02-14",
        "author": [{
            "@type": "Person",
            "name": "Дина Орлова",
            "familyName": "Орлова",
            "givenName": "Дина",
        }],
        "publisher": { "@type": "NewsMediaOrganization", "name": "Берег Тарсая" },
        "articleSection": "Город",
        "inLanguage": "ru",
        "url": "https://archive.example/a/articles/most/",
        "isBasedOn": "https://bereg.example/news/55/",
        "archivedAt": "https://web-archive.example/55",
        "copyrightNotice": "© «Берег Тарсая»",
        "isPartOf": { "@type": "WebSite", "name": "Архив", "url": "https://archive.example/a/" },
    });
    assert_eq!(found, expected);
}

#[test]
fn a_page_is_shared_under_its_own_title() {
    let site = cited();
    let metas = metas(&site.page("articles/most/").0);
    assert_eq!(metas["og:title"], [TITLE]);
    assert_eq!(metas["og:site_name"], ["Архив"]);
    site.page("articles/most/").has("— Архив</title>");
    site.page("tags/most/").has("property=\"og:title\" content=\"мост\"");
}

#[test]
fn a_guess_is_not_cited() {
    // Nothing tells the author but a line that looks like a name.
    let site = archive()
        .article("a.txt", plain_article("Мост"))
        .base_url("https://archive.example/a/")
        .build();
    let article = site.article(0);
    let page = site.page("articles/a/").0;
    let (metas, data) = (metas(&page), json_ld(&page));
    let sure = |confidence| confidence > postil::model::cleaned::Confidence::Guess;
    let fields = &article.fields;
    let source = fields.source.as_ref().filter(|field| sure(field.evidence.confidence));
    assert_eq!(metas.contains_key("dc.source"), source.is_some());
    assert_eq!(data.get("publisher").is_some(), source.is_some());
    assert!(!metas.contains_key("dc.creator") && data.get("author").is_none());
}

#[test]
fn programs_are_told_no_date_that_somebody_doubts() {
    for (date, told) in [("1998-05", true), ("1998-05~", false), ("1998-05-02?", false)] {
        let site = archive()
            .article("a.txt", plain_article("Мост"))
            .article("a.toml", format!("date = \"{date}\""))
            .base_url("https://archive.example/a/")
            .build();
        let page = site.page("articles/a/").0;
        let metas = metas(&page);
        for name in ["article:published_time", "dc.date"] {
            assert_eq!(metas.contains_key(name), told, "{date}: {name}");
        }
        assert_eq!(json_ld(&page).get("datePublished").is_some(), told, "{date}");
    }
}

/// A page whose text begins at once: its headline is the archive's own.
#[test]
fn a_headline_that_no_page_has_is_cited_in_brackets() {
    let text = "Совет города одобрил смету нового моста через Тихую, сказал мэр Заречного вчера на собрании жителей, и добавил, что строить его начнут только весной.\n";
    let site = archive().article("a.txt", text).base_url("https://archive.example/a/").build();
    let article = site.article(0);
    assert!(article.fields.title_derived);
    let page = site.page("articles/a/").0;
    let marked = format!("[{}]", article.title());
    assert_eq!(metas(&page)["dc.title"], [marked.as_str()]);
    assert!(unescaped(&page).contains(&format!("data-title=\"{marked}\"")));
    let data = json_ld(&page);
    assert_eq!((data.get("headline"), data["name"].as_str()), (None, Some(marked.as_str())));
}

#[test]
fn a_reference_is_saved_without_a_script_and_without_a_file() {
    let site = cited();
    let page = site.page("articles/most/").0;
    for (file, media, start) in [
        ("most.bib", "application/x-bibtex", "@article%7Bmost,"),
        ("most.ris", "application/x-research-info-systems", "TY%20%20-%20NEWS%0D%0A"),
        ("most.json", "application/vnd.citationstyles.csl+json", "%5B%0A%7B%22URL%22:"),
    ] {
        let link = format!("href=\"data:{media},{start}");
        assert!(page.contains(&link), "{link}");
        assert!(page.contains(&format!("download=\"{file}\"")), "{file}");
    }
    assert!(!site.paths().iter().any(|path| path.ends_with(".bib")));
    site.page("articles/most/")
        .has("<dt>ГОСТ Р 7.0.100</dt>")
        .has("<cite>Берег Тарсая</cite>")
        .has("<p class=\"print-address\">https://archive.example/a/articles/most/</p>");
}

/// The day on which a page was saved is no day on which somebody saw the archive's own.
#[test]
fn a_date_of_access_goes_with_the_address_of_the_original() {
    let page = |url: &str| {
        let sidecar = format!("captured = 2026-03-01\n{url}");
        let site = archive().article("a.txt", plain_article("Мост")).article("a.toml", sidecar);
        site.base_url("https://archive.example/a/").build().page("articles/a/")
    };
    page("url = \"https://bereg.example/1\"").has("(дата обращения: 01.03.2026)");
    page("").has("URL: https://archive.example/a/articles/a/.").lacks("дата обращения");
}

#[test]
fn each_of_several_authors_is_cited_by_itself() {
    let listed =
        "date = 2026-02-14\nauthor = [\n  \"Дина Орлова\",\n  \"Ким, Анна\",\n  \"Ян Ли\",\n]\n";
    let config = "title = \"Архив\"\n[publish]\ndata = [\"csl-json\", \"bibtex\", \"ris\", \"tei\", \"jsonl\"]\n";
    let site = archive()
        .article("most.txt", plain_article("Мост"))
        .article("most.toml", listed)
        .base_url("https://archive.example/a/")
        .config(config)
        .build();
    let page = site.page("articles/most/").0;
    let names = ["Орлова, Дина", "Ким, Анна", "Ли, Ян"].map(str::to_owned);
    assert_eq!(metas(&page)["dc.creator"], names);
    for author in ["authors/dina-orlova/", "authors/anna-kim/", "authors/ian-li/"] {
        assert!(site.routes().contains(&author), "{author}: {:?}", site.routes());
    }
    site.page("data/references.bib").has("Орлова, Дина and Ким, Анна and Ли, Ян");
    site.page("data/references.ris").has("AU  - Орлова, Дина\r\nAU  - Ким, Анна\r\nAU  - Ли, Ян");
    let count = |route: &str, sign: &str| site.page(route).0.matches(sign).count();
    for author in ["Дина Орлова", "Анна Ким", "Ян Ли"] {
        assert_eq!(count("feed.xml", &format!("<author><name>{author}</name></author>")), 1);
    }
    assert_eq!(count("data/tei/most.xml", "<author>Ким, Анна</author>"), 2);
    site.page("data/articles.jsonl").has("[\"Дина Орлова\",\"Анна Ким\",\"Ян Ли\"]");
}
