//! The records for harvesters: a Static Repository of OAI-PMH, by the rules of its specification.

use super::driver::{ArchiveFixture, BuiltSite, Workplace, archive, plain_article};

const SETTINGS: &str =
    "title = \"Архив & Ко\"\n[publish]\ndata = [\"oai\"]\nemail = \"a@archive.example\"\n";

/// A page of which nobody knows when it was saved.
fn unstamped(title: &str) -> String {
    plain_article(title).replace(" date 2026-02-13", "")
}

/// An archive with three articles that have a record each.
pub fn three() -> ArchiveFixture {
    archive()
        .base_url("https://archive.example/a/")
        .config(SETTINGS)
        .article("a.txt", plain_article("a"))
        .article(
            "a.toml",
            "title = \"Мост <и> река\"\ndate = 2026-01-01\nadded = 2026-03-05\ntags = [\"мост\", \"река\"]\n\
             author = \"Дина Орлова\"\nsource = \"Листок\"\nurl = \"https://listok.example/most?a=1&b=2\"\n\
             rights = \"© Листок\"\narchived = \"https://web.example/1/most\"\n",
        )
        .article("b.txt", unstamped("b"))
        .article("b.toml", "date = 2025-02-01T10:30\npublish = \"metadata\"\n")
        .article("c.txt", unstamped("c"))
        .article("c.toml", "date = \"1998~\"\n")
}

/// Its repository.
pub fn repository(site: &BuiltSite) -> String {
    site.page("data/oai.xml").0
}

/// What stands between the first two tags of a name, behind some words.
fn value<'t>(text: &'t str, name: &str) -> &'t str {
    let (_, rest) = text.split_once(&format!("<{name}>")).unwrap_or_else(|| panic!("no {name}"));
    rest.split_once(&format!("</{name}>")).unwrap().0
}

fn records(repository: &str) -> Vec<&str> {
    repository.split("<oai:record>").skip(1).collect()
}

#[test]
fn a_repository_says_what_it_is_in_the_order_of_its_schema() {
    let site = three().build();
    site.is_clean();
    let text = repository(&site);
    assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Repository xmlns=\"http://www.openarchives.org/OAI/2.0/static-repository\""));
    let order = [
        "<Identify>",
        "<oai:repositoryName>Архив &amp; Ко</oai:repositoryName>",
        "<oai:baseURL>https://archive.example/a/data/oai.xml</oai:baseURL>",
        "<oai:protocolVersion>2.0</oai:protocolVersion>",
        "<oai:adminEmail>a@archive.example</oai:adminEmail>",
        "<oai:earliestDatestamp>2025-02-01</oai:earliestDatestamp>",
        "<oai:deletedRecord>no</oai:deletedRecord>",
        "<oai:granularity>YYYY-MM-DD</oai:granularity>",
        "</Identify>",
        "<ListMetadataFormats>",
        "<oai:metadataPrefix>oai_dc</oai:metadataPrefix>",
        "<ListRecords metadataPrefix=\"oai_dc\">",
        "</ListRecords>\n</Repository>\n",
    ];
    let places: Vec<usize> =
        order.iter().map(|piece| text.find(piece).unwrap_or_else(|| panic!("{piece}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    site.page("data/").has("href=\"../data/oai.xml\"");
}

#[test]
fn each_article_has_a_record_of_what_is_sure() {
    let site = three().build();
    let text = repository(&site);
    let records = records(&text);
    assert_eq!(records.len(), 3);
    let record = *records.iter().find(|record| record.contains("articles/a</")).unwrap();
    assert_eq!(value(record, "oai:identifier"), "oai:archive.example:a/articles/a");
    assert_eq!(value(record, "oai:datestamp"), "2026-03-05");
    for (name, expected) in [
        ("title", "Мост &lt;и&gt; река"),
        ("creator", "Орлова, Дина"),
        ("subject", "мост"),
        ("publisher", "Листок"),
        ("date", "2026-01-01"),
        ("type", "Text"),
        ("format", "text/html"),
        ("identifier", "https://archive.example/a/articles/a/"),
        ("source", "https://listok.example/most?a=1&amp;b=2"),
        ("language", "ru"),
        ("relation", "https://web.example/1/most"),
        ("rights", "© Листок"),
    ] {
        assert_eq!(value(record, &format!("dc:{name}")), expected, "{name}");
    }
    assert_eq!(record.matches("<dc:subject>").count(), 2);
    assert!(record.contains("<oai_dc:dc xmlns:oai_dc=") && record.contains(" xmlns:dc="));
}

#[test]
fn a_record_s_day_is_the_last_that_is_known() {
    let text = repository(&three().build());
    let stamps: Vec<&str> =
        records(&text).iter().map(|record| value(record, "oai:datestamp")).collect();
    // Of the third nobody knows when it came, so that no harvester may pass it over.
    assert_eq!(stamps, ["2026-03-05", "2025-02-01", "2026-03-05"]);
}

#[test]
fn what_is_withheld_or_hidden_is_not_told() {
    let text = repository(&three().build());
    let record = *records(&text).iter().find(|record| record.contains("articles/b</")).unwrap();
    assert!(!record.contains("смету нового моста") && !record.contains("<dc:description>"));
    let hidden = three().article("c.toml", "noindex = true\ndate = 1990-01-01\n").build();
    let text = repository(&hidden);
    assert_eq!(records(&text).len(), 2);
    assert_eq!(value(&text, "oai:earliestDatestamp"), "2025-02-01");
    let all = ["a", "b", "c"].iter().fold(three(), |archive, name| {
        archive.article(&format!("{name}.toml"), "noindex = true\n")
    });
    let site = all.build();
    assert!(!site.files().contains_key("data/oai.xml"), "a repository has a record");
    site.page("data/").lacks("oai.xml");
}

#[test]
fn a_record_goes_and_comes_as_its_article_does() {
    let place = Workplace::default();
    let undated = |sidecar: &str| {
        let site = three().article("c.toml", sidecar).build_with(&place);
        site.files().get("data/oai.xml").map(|bytes| String::from_utf8(bytes.clone()).unwrap())
    };
    assert_eq!(undated("").map(|text| records(&text).len()), Some(3));
    assert_eq!(undated("noindex = true\n").map(|text| records(&text).len()), Some(2));
    assert_eq!(undated("").map(|text| records(&text).len()), Some(3));
}

#[test]
fn a_gateway_s_address_has_the_file_s_behind_it() {
    let settings = format!("{SETTINGS}gateway = \"https://gateway.example/oai\"\n");
    let text = repository(&three().config(&settings).build());
    let expected = "https://gateway.example/oai/archive.example/a/data/oai.xml";
    assert_eq!(value(&text, "oai:baseURL"), expected);
}

#[test]
fn harvesters_need_an_address_to_write_to_and_one_to_read_from() {
    let silent = three().config("title = \"Архив\"\n[publish]\ndata = [\"oai\"]\n").build();
    assert!(silent.report().contains("`oai` needs an e-mail address"), "{}", silent.report());
    let wrong = SETTINGS.replace("a@archive.example", "archive");
    let report = three().config(&wrong).build().report();
    assert!(report.contains("`archive` is no e-mail address"), "{report}");
    assert!(!report.contains("needs an e-mail"), "{report}");
    let nowhere = archive().config(SETTINGS).article("a.txt", plain_article("a")).build();
    nowhere.is_clean();
    assert!(!nowhere.paths().iter().any(|path| path.starts_with("data/")));
}
