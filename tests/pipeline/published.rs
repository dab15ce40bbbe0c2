//! Feeds, and the articles as data.

use std::collections::BTreeSet;

use serde_json::Value;

use super::driver::{ArchiveFixture, Workplace, archive, plain_article};

fn dated(name: &str, sidecar: &str) -> ArchiveFixture {
    archive()
        .base_url("https://archive.example/a/")
        .article(&format!("{name}.txt"), plain_article(name))
        .article(&format!("{name}.toml"), sidecar)
}

/// Three articles of two tags, one of which entered the archive late.
fn three() -> ArchiveFixture {
    dated("a", "date = 2026-01-01\nadded = 2026-03-05\ntags = [\"мост\"]\nauthor = \"Дина Орлова\"")
        .article("b.txt", plain_article("b"))
        .article("b.toml", "date = 2026-02-01T10:30\ntags = [\"мост\", \"река\"]\ntitle = \"=1+1\"")
        .article("c.txt", plain_article("c"))
        .article(
            "c.toml",
            "date = 2026-01-15\ntags = [\"река\"]\n[[note]]\ntext = \"x\"\ndate = 2026-04-01",
        )
}

const ALL: &str = "title = \"Архив\"\ntime_zone = \"+05:00\"\n[publish]\n\
    data = [\"datapackage\", \"jsonl\", \"csl-json\", \"bibtex\", \"ris\", \"tei\"]\n";

#[test]
fn a_feed_tells_what_entered_the_archive_last() {
    let site = three().config("title = \"Архив\"\ntime_zone = \"+05:00\"\n").build();
    for (route, expected) in [
        ("feed.json", vec!["a", "b", "c"]),
        ("tags/most/feed.json", vec!["a", "b"]),
        ("tags/reka/feed.json", vec!["b", "c"]),
    ] {
        let feed: Value = serde_json::from_str(&site.page(route).0).unwrap();
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(feed["feed_url"], format!("https://archive.example/a/{route}"));
        let items = feed["items"].as_array().unwrap().iter();
        let expected: Vec<String> = expected
            .iter()
            .map(|name| format!("https://archive.example/a/articles/{name}/"))
            .collect();
        assert_eq!(items.map(|item| item["id"].as_str().unwrap()).collect::<Vec<_>>(), expected);
    }
    site.page("feed.xml")
        .has("<updated>2026-03-05T00:00:00+05:00</updated>\n<published>2026-01-01T00:00:00+05:00</published>")
        .has("<published>2026-02-01T10:30:00+05:00</published>")
        .has("<author><name>Дина Орлова</name></author>");
    site.page("tags/most/").has("href=\"feed.json\"");
    let without = three().config("title = \"Архив\"\n[publish]\ntag_feeds = false\n").build();
    assert!(!without.routes().contains(&"tags/most/feed.xml"));
    without.page("feed.xml").has("2026-02-01T00:00:00Z").lacks("10:30");
    without.page("tags/most/").lacks("href=\"feed.json\"");
}

#[test]
fn no_article_is_younger_than_its_capture() {
    let site = three()
        .article("d.txt", plain_article("d"))
        .article("d.toml", "date = 2031-05-01\ncaptured = 2026-01-20T10:00:00Z\n")
        .build();
    let feed: Value = serde_json::from_str(&site.page("feed.json").0).unwrap();
    let ids = feed["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap());
    let names: Vec<&str> = ids.filter_map(|id| id.split('/').nth_back(1)).collect();
    assert_eq!(names, ["a", "b", "d", "c"]);
    site.page("feed.xml").lacks("2031");
}

#[test]
fn the_sitemap_knows_a_change_where_it_is_known() {
    let site = three()
        .article("d.txt", plain_article("d"))
        .article("d.toml", "added = 2026-03-01\n[[note]]\ntext = \"x\"\ndate = 2026-04-02\n")
        .build();
    let entry = |name: &str, changed: &str| {
        format!("<loc>https://archive.example/a/articles/{name}/</loc>{changed}</url>")
    };
    site.page("sitemap.xml")
        .has(&entry("a", "<lastmod>2026-03-05</lastmod>"))
        .has(&entry("b", ""))
        .has(&entry("c", ""))
        .has(&entry("d", "<lastmod>2026-04-02</lastmod>"));
}

#[test]
fn chosen_data_is_published_and_explained() {
    let site = three().config(ALL).build();
    let page = site.page("data/");
    for name in [
        "articles.csv",
        "articles.jsonl",
        "datapackage.json",
        "references.bib",
        "references.ris",
        "references.json",
    ] {
        page.has(&format!("href=\"../data/{name}\" download>"));
        assert!(!site.page(&format!("data/{name}")).0.is_empty());
    }
    site.page("data/").has("<a href=\"../data/tei/b.xml\" download>tei/b.xml</a>");
    site.page("articles/a/").has("<a href=\"../../data/tei/a.xml\" download=\"a.xml\">a.xml</a>");
    site.page("data/tei/a.xml").has("<idno type=\"file\">content/articles/a.txt</idno>");
    site.page("tags/most/references.bib")
        .has("@article{a,")
        .has("@article{b,")
        .lacks("@article{c,");
    site.page("tags/most/").has("href=\"references.ris\" download>RIS</a>");
    site.page("").has("href=\"./data/\"");
    // The table is no place for formulas.
    site.page("data/articles.csv").has(",'=1+1,");
    let lines: Vec<Value> = site
        .page("data/articles.jsonl")
        .0
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["title"], "=1+1");
    assert_eq!(lines[2]["author"][0], "Дина Орлова");
    assert_eq!(lines[2]["confidence"]["date"], "certain");
    assert!(lines[0]["blocks"].as_array().unwrap().len() >= 3);
    let csl: Value = serde_json::from_str(&site.page("data/references.json").0).unwrap();
    assert_eq!(csl.as_array().unwrap().len(), 3);
}

/// The names of a document's elements, each of which ends where it must.
fn elements(xml: &str) -> BTreeSet<String> {
    let (mut open, mut names) = (Vec::new(), BTreeSet::new());
    for piece in xml.split('<').skip(1).filter(|piece| !piece.starts_with('?')) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        assert!(!text.contains('>') && !text.contains("& "), "{text}");
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        match (tag.starts_with('/'), tag.ends_with('/')) {
            (true, _) => assert_eq!(open.pop(), Some(name), "{tag}"),
            (false, false) => open.push(name),
            _ => {}
        }
        names.insert(name.to_owned());
    }
    assert!(open.is_empty(), "{open:?}");
    names
}

#[test]
fn every_kind_of_block_and_note_has_its_place_in_tei() {
    let page = "# Мост & <река>\n\nСовет города одобрил смету нового моста через Тихую реку.\n\n\
        ## Что решили\n\n- построить мост весной этого года;\n- открыть его до первых заморозков.\n\n\
        > Строить начнём весной, как только сойдёт лёд, – сказал глава.\n\n\
        Мост соединит левый берег с больницей, до которой добираются в объезд.\n";
    let notes = "tags = [\"<мост>\"]\nlanguage = \"ru\"\nrights = \"© & все\"\n\
        [[note]]\ntext = \"Всё <b>\"\nby = \"И. П.\"\ndate = 2026-03-01\n\
        [[note]]\nquote = \"смету нового моста\"\n[[note]]\nquote = \"нет таких слов\"\ntext = \"x\"\n";
    let site = archive()
        .config(ALL)
        .article("a.md", page)
        .article("a.toml", notes)
        .base_url("https://archive.example/a/")
        .build();
    let document = site.page("data/tei/a.xml");
    let elements = elements(&document.0);
    for name in ["TEI", "body", "div", "head", "list", "item", "quote", "back", "note", "term"] {
        assert!(elements.contains(name), "{name} is not in {elements:?}");
    }
    assert!(!elements.contains("b"));
    document
        .has("<title>Мост &amp; &lt;река&gt;</title>")
        .has("subtype=\"document\">")
        .has("subtype=\"passage\" target=\"#p-")
        .has("subtype=\"orphan\">")
        .has(" xml:lang=\"ru\">");
}

#[test]
fn nothing_is_published_that_was_not_chosen() {
    let site = three().build();
    assert!(
        !site.paths().iter().any(|path| path.starts_with("data/") || path.contains("references."))
    );
    site.page("").lacks("data/\"");
    let site = three().config("title = \"x\"\n[publish]\ndata = [\"xlsx\"]\n").build();
    assert!(
        site.is_nothing() && site.report().contains("`data` is `xlsx`")
            || site.report().contains("xlsx"),
        "{}",
        site.report()
    );
}

#[test]
fn an_edit_makes_the_data_of_its_article_anew() {
    let place = Workplace::default();
    let before = three().config(ALL);
    before.build_with(&place);
    let edited =
        before.article("c.toml", "date = 2026-01-15\ntags = [\"река\"]\ntitle = \"Новое\"");
    let site = edited.build_with(&place);
    let made: BTreeSet<&str> = site.made.iter().map(String::as_str).collect();
    for path in ["data/articles.csv", "data/tei/c.xml", "tags/reka/references.bib", "feed.json"] {
        assert!(made.contains(path), "{path} is not in {made:?}");
    }
    for path in [
        "data/tei/a.xml",
        "tags/most/references.bib",
        "data/datapackage.json",
        "tags/most/feed.xml",
    ] {
        assert!(!made.contains(path), "{path} is in {made:?}");
    }
    assert_eq!(site.files(), edited.build().files());
}
