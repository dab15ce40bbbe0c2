//! Articles of which not everything may be shown.

use super::driver::{ArchiveFixture, BuiltSite, archive};

const FIRST: &str = "Совет города Заречного одобрил смету нового моста через Тихую.";
const SECOND: &str = "Строители обещают сдать переправу к первым заморозкам без задержек.";
const THIRD: &str = "Жители левого берега добираются до больницы в объезд больше часа.";

/// An archive that publishes all that it can, with one article.
fn with(settings: &str, sidecar: &str) -> ArchiveFixture {
    let publish =
        "data = [\"csv\", \"jsonl\", \"datapackage\", \"csl-json\", \"bibtex\", \"ris\", \"tei\"]";
    archive()
        .config(&format!(
            "title = \"Архив\"\n[search]\nelasticlunr = true\n[publish]\n{publish}\n{settings}"
        ))
        .article("vestnik/a.txt", format!("Мост через Тихую\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n"))
        .article("vestnik/a.toml", format!("date = 2026-02-13\nadded = 2026-03-01\nurl = \"https://v.example/1\"\ntags = [\"мост\"]\n{sidecar}"))
        .base_url("https://archive.example/a/")
}

/// The files that have a sentence, whole or in words of an index.
fn files_with<'a>(site: &'a BuiltSite, sentence: &str) -> Vec<&'a str> {
    let files = site.files().iter();
    let has = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        // Words that stand nowhere else; an index holds them one by one.
        [sentence, "заморозк", "переправ", "объезд"].iter().any(|words| text.contains(words))
    };
    files
        .filter(|(path, bytes)| !path.starts_with("assets/") && has(bytes))
        .map(|(path, _)| path.as_str())
        .collect()
}

#[test]
fn what_is_withheld_is_in_no_file() {
    let rule = "[[source]]\nfolders = [\"vestnik\"]\npublish = \"excerpt\"\n";
    for (settings, sidecar, has_first) in [
        ("", "publish = \"excerpt\"", true),
        ("", "publish = \"metadata\"", false),
        (rule, "", true),
        (rule, "publish = \"metadata\"", false),
        // A slip withholds, unless what is meant can be read.
        ("", "publish = \"exerpt\"", false),
        ("", "publish = excerpt\n", true),
        ("", "publish = metadata\n[[note]\n", false),
        ("", "publsh = \"excerpt\"\n", false),
        ("", "Publish = \"excerpt\"\n", false),
        ("", "PUBLISH = \"metadata\"\n", false),
        ("", "[capture]\npublised = \"metadata\"\n", false),
    ] {
        let site = with(settings, sidecar).build();
        for sentence in [SECOND, THIRD] {
            let files = files_with(&site, sentence);
            assert!(files.is_empty(), "{sidecar}: {files:?}");
        }
        let first =
            site.files().values().any(|bytes| String::from_utf8_lossy(bytes).contains(FIRST));
        assert_eq!(first, has_first, "{sidecar}");
        assert!(site.page("articles/vestnik/a/").0.contains("Мост через Тихую"));
    }
    let site = with(rule, "publish = \"full\"").build();
    site.page("articles/vestnik/a/")
        .has(SECOND)
        .lacks("https://v.example/1\" rel=\"noopener nofollow\">оригинал</a></p>");
    assert!(files_with(&site, SECOND).contains(&"data/articles.csv"));
}

#[test]
fn a_headline_made_of_withheld_text_is_withheld() {
    let article = format!("{FIRST}\n\n{SECOND}\n\n{THIRD}\n");
    let site = with("", "publish = \"metadata\"").article("vestnik/a.txt", article).build();
    for sentence in [FIRST, SECOND, THIRD] {
        assert!(files_with(&site, sentence).is_empty(), "{sentence}");
    }
    let page = site.page("articles/vestnik/a/");
    // The name of the file is the page's, and no headline that anybody could cite.
    page.has(">a</h1>").has("[Без заглавия]").has("[Untitled]").lacks("dc.title").lacks("headline");
    site.page("data/references.bib").has("@article{").lacks("title = ");
}

#[test]
fn only_a_text_that_is_shown_whole_has_a_length() {
    for (publish, is_told) in [("full", true), ("excerpt", false), ("metadata", false)] {
        let site = with("", &format!("publish = \"{publish}\"")).build();
        let page = site.page("articles/vestnik/a/").0;
        assert_eq!(page.contains("<dt>Объём</dt>"), is_told, "{publish}");
        let table = site.page("data/articles.csv").0;
        let cells = |line: usize| table.lines().nth(line).unwrap().split(',').collect::<Vec<_>>();
        let place = cells(0).iter().position(|name| *name == "words").unwrap();
        assert_eq!(cells(1)[place], if is_told { "28" } else { "" }, "{publish}: {table}");
    }
}

/// The excerpt of a page that is one long paragraph is its start, and not the whole.
#[test]
fn an_excerpt_ends_within_a_long_paragraph() {
    let paragraph = format!("{} {SECOND}", format!("{FIRST} ").repeat(20).trim_end());
    let note = "publish = \"excerpt\"\n[[note]]\nquote = \"обещают сдать\"\ntext = \"далеко\"\n";
    let site = with("", note).article("vestnik/a.txt", format!("Мост\n\n{paragraph}\n")).build();
    assert!(files_with(&site, SECOND).is_empty());
    site.page("articles/vestnik/a/").has("далеко").has("обещают сдать").has("…");
}

#[test]
fn notes_on_withheld_words_stay_with_what_they_quote() {
    let notes = "publish = \"excerpt\"\n\
        [[note]]\nquote = \"новый мост\"\ntext = \"сирота\"\n\
        [[note]]\nquote = \"смету нового моста\"\nbefore = \"одобрил \"\ntext = \"первая\"\n\
        [[note]]\nquote = \"обещают сдать\"\nbefore = \"Строители \"\nafter = \" переправу\"\ntext = \"вторая\"\n";
    let site = with("", notes).build();
    let page = site.page("articles/vestnik/a/");
    page.has("первая").has("вторая").has("обещают сдать").lacks("Строители").lacks("переправу");
    let json = site.page("articles/vestnik/a/notes.json");
    json.has("вторая").lacks("Строители").lacks("переправу");
    assert!(files_with(&site, SECOND).is_empty());
    // The note on words that are shown stands in the text, the other two do not.
    page.has("Здесь показано только начало статьи.");
}

#[test]
fn nothing_is_claimed_of_words_that_are_withheld() {
    for audit in ["", "audit = false\n"] {
        let site = with(audit, "publish = \"metadata\"").build();
        let page = site.page("articles/vestnik/a/");
        page.lacks("Ничего не убрано").lacks("Все строки файла").lacks("Копия: ");
        page.lacks("rchived at ").has("URL: https://v.example/1");
        let whole = with(audit, "").build().page("articles/vestnik/a/");
        whole.has("Копия: ");
    }
}

#[test]
fn what_is_not_to_be_found_says_so() {
    // A slip keeps it from being found, too.
    for stated in ["noindex = true", "noindex = \"yes\"", "no_index = true", "NoIndex = true"] {
        let site = with("", stated).build();
        site.page("articles/vestnik/a/").has("<meta name=\"robots\" content=\"noindex\">");
        site.page("sitemap.xml").lacks("articles/vestnik/a/").has("tags/most/");
        site.page("tags/most/").lacks("noindex");
    }
}
