//! Notes as other programs get them: the musts of the W3C Web Annotation model.

use serde_json::Value;

use super::driver::{BuiltSite, archive, plain_article};

const SIDECAR: &str = r#"
[[note]]
quote = "Строить начнем весной"
kind  = "claim"
tags  = ["сроки"]
by    = "И. Лодкин"
date  = 2026-03-09
text  = "Так **обещали**."
[[note]]
quote = "глава совета Пётр Лугин.\n\nМост соединит"
kind  = "person"
[[note]]
quote = "слова, которых нет"
text  = "Пометка."
[[note]]
text  = "Обо всём."
"#;

fn site(base_url: Option<&str>) -> BuiltSite {
    let archive = archive()
        .article("a.txt", plain_article("Мост"))
        .article("a.toml", SIDECAR)
        .article("b.txt", plain_article("Паром").replace("моста", "парома"))
        .article("b.toml", "[[note]]\ntext = \"Раз.\"")
        .article("c.txt", plain_article("Лодка").replace("моста", "причала"));
    match base_url {
        Some(url) => archive.base_url(url).build(),
        None => archive.build(),
    }
}

fn json(site: &BuiltSite, route: &str) -> Value {
    serde_json::from_str(&site.page(route).0).unwrap()
}

/// Web Annotation Data Model, section 3: what an annotation must have.
fn check_annotation(annotation: &Value) {
    assert!(annotation["id"].is_string() && annotation["type"] == "Annotation", "{annotation}");
    let target = &annotation["target"];
    assert!(target.is_string() || target["source"].is_string(), "{annotation}");
    for selector in target["selector"].as_array().into_iter().flatten() {
        match selector["type"].as_str().unwrap() {
            "TextQuoteSelector" => assert!(selector["exact"].is_string()),
            "TextPositionSelector" => {
                assert!(selector["start"].as_u64() < selector["end"].as_u64());
            }
            other => panic!("unexpected selector {other}"),
        }
    }
    for body in annotation["body"].as_array().into_iter().flatten() {
        assert!(body["type"] == "TextualBody" && body["value"].is_string(), "{body}");
    }
    if let Some(created) = annotation["created"].as_str() {
        assert!(created.ends_with('Z') && created.contains('T'), "{created}");
    }
}

/// Sections 5.1 and 5.2: collections and their pages.
#[test]
fn the_notes_are_pages_of_one_collection() {
    let site = site(Some("https://archive.example/"));
    let collection = json(&site, "notes.json");
    assert_eq!(collection["@context"][0], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(
        (&collection["type"], &collection["total"]),
        (&"AnnotationCollection".into(), &5.into())
    );
    let (mut address, mut count) = (collection["first"].as_str().map(str::to_owned), 0);
    while let Some(page) = address {
        let route = page.strip_prefix("https://archive.example/").unwrap();
        let value = json(&site, route);
        assert_eq!(
            (&value["id"], &value["type"]),
            (&page.as_str().into(), &"AnnotationPage".into())
        );
        assert_eq!((&value["partOf"], &value["startIndex"]), (&collection["id"], &count.into()));
        assert_eq!(value["@context"], collection["@context"]);
        let items = value["items"].as_array().unwrap();
        assert!(!items.is_empty(), "a page holds at least one annotation");
        items.iter().for_each(check_annotation);
        count += items.len();
        address = value["next"].as_str().map(str::to_owned);
        assert!(address.is_some() || page == collection["last"].as_str().unwrap());
    }
    assert_eq!(count, 5);
    assert!(!site.routes().contains(&"articles/c/notes.json"));
}

#[test]
fn positions_are_code_points_of_the_blocks_joined_by_line_breaks() {
    let site = site(None);
    let page = json(&site, "articles/a/notes.json");
    let article = site.article(0);
    let blocks: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
    let text: Vec<char> = blocks.join("\n").chars().collect();
    for annotation in &page["items"].as_array().unwrap()[..2] {
        let [quote, position] = annotation["target"]["selector"].as_array().unwrap().as_slice()
        else {
            panic!("two selectors in {annotation}")
        };
        let at = |key: &str| position[key].as_u64().unwrap() as usize;
        let words: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(quote["exact"], words.as_str());
        let prefix: Vec<char> = quote["prefix"].as_str().unwrap_or_default().chars().collect();
        assert!(text[..at("start")].ends_with(&prefix) && prefix.len() == 32, "{quote}");
    }
    assert!(page["items"][1]["target"]["selector"][0]["exact"].as_str().unwrap().contains('\n'));
}

#[test]
fn an_annotation_keeps_its_name_when_another_note_goes() {
    let ids = |sidecar: &str| -> Vec<String> {
        let archive = archive().article("a.txt", plain_article("Мост"));
        let page = json(&archive.article("a.toml", sidecar).build(), "articles/a/notes.json");
        let items = page["items"].as_array().unwrap();
        items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    };
    let all =
        ids("[[note]]\ntext = \"Раз.\"\n[[note]]\ntext = \"Два.\"\n[[note]]\ntext = \"Раз.\"");
    assert_eq!(ids("[[note]]\ntext = \"Два.\""), [all[1].clone()]);
    assert!(all[0] != all[2] && all[1].contains("notes.json#note-"), "{all:?}");
}

#[test]
fn a_note_is_written_with_all_that_it_says() {
    let page = json(&site(None), "articles/a/notes.json");
    let items = page["items"].as_array().unwrap();
    let motivations: Vec<_> =
        items.iter().map(|item| item["motivation"].as_str().unwrap()).collect();
    assert_eq!(motivations, ["assessing", "identifying", "commenting", "commenting"]);
    assert_eq!(items[0]["creator"]["name"], "И. Лодкин");
    assert_eq!(items[0]["created"], "2026-03-09T00:00:00Z");
    assert_eq!(items[0]["body"][0]["format"], "text/markdown");
    assert_eq!(items[0]["body"][1]["purpose"], "tagging");
    assert_eq!(items[1]["body"][0]["value"], "person");
    assert_eq!(items[2]["target"]["selector"].as_array().unwrap().len(), 1);
    assert_eq!(items[3]["target"]["source"], "../../articles/a/");
    assert_eq!(items[3]["target"]["dc:title"], "Мост");
    assert_eq!(items[3]["target"]["postil:path"], "content/articles/a.txt");
    assert!(items[3]["target"].get("selector").is_none());
}
