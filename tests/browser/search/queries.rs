//! What can be asked, in three languages: fields, days, other spellings, words that nobody wrote.

use serde_json::json;

use crate::harness::{Archive, Site, Tab};

const STATUS: &str = "document.querySelector('[data-search-page] [data-search-status]').innerText";
/// The titles of the results, sorted.
const TITLES: &str =
    "[...document.querySelectorAll('.search-result-title')].map(t => t.innerText).sort()";
const PASSAGE: &str = "document.querySelector('.search-result-text')";

/// Title, the rest of the sidecar, text.
const ARTICLES: [(&str, &str, &str); 5] = [
    (
        "Причал",
        "date = 2026-02-10\nsource = \"Вестник реки\"\nauthor = \"Пётр О'Нил\"\nlanguage = \"ru\"\n\
         tags = [\"синий камень\"]\n",
        "Старый дом стоит. Паром на ремонте.\n\nУ воды FILL.\n\nВечером старый паром ушёл в Китай.",
    ),
    (
        "Старый паром",
        "date = 2026-03-05\nsource = \"Курьер\"\nauthor = \"Морозов И.\"\nlanguage = \"ru\"\n\
         tags = [\"камень\", \"синий\"]\n",
        "Лёд держится у берега, и вода низка.",
    ),
    (
        "Паром и старый дом",
        "date = 2025-12-31\nsource = \"Вестник новой реки\"\nlanguage = \"ru\"\n\
         \n[[note]]\ntext = \"Яблоко лежит, а старый плот ушёл.\"\nby = \"Зорин\"\n\
         tags = [\"проверка\"]\n",
        "Кафе «Café» просит H₂O за 1,250,000 тенге; рейс Ту-154 снят, пишет вебсайт о яблоке.",
    ),
    (
        "Мектеп",
        "date = 2024-05-01\nsource = \"Ақ жол\"\nlanguage = \"kk\"\ntags = [\"білім беру\"]\n",
        "Балалар бiлiм алды, Əкiм келді.",
    ),
    (
        "The quay",
        "date = 2026-02-28\nsource = \"River Herald\"\nauthor = \"Ann O'Brien\"\nlanguage = \"en\"\n\
         tags = [\"old bridge\"]\n",
        "The Wi-Fi on board is weak, says the captain of the barge.",
    ),
];

fn archive() -> Archive {
    ARTICLES.iter().enumerate().fold(Archive::new(), |archive, (at, (title, sidecar, text))| {
        let text = text.replace("FILL", &"тихо и пусто, и чайки кричат ".repeat(40));
        archive.file(&format!("content/articles/{at}.txt"), &text).file(
            &format!("content/articles/{at}.toml"),
            &format!("title = \"{title}\"\n{sidecar}"),
        )
    })
}

/// Asks the search page and waits until it has answered.
fn ask(tab: &mut Tab, query: &str) {
    let query = percent_encoding::utf8_percent_encode(query, percent_encoding::NON_ALPHANUMERIC);
    tab.goto(&format!("search/?q={query}"));
    tab.wait_until("document.querySelector('[aria-busy=false]')");
}

/// Asks several queries, each with the titles that it finds.
fn check(site: &Site, queries: &[(&str, &[&str])]) {
    let mut tab = Tab::open(&site.address());
    for (query, titles) in queries {
        ask(&mut tab, query);
        tab.wait_until(&format!("!{STATUS}.includes('…')"));
        let mut titles = titles.to_vec();
        titles.sort_unstable();
        assert_eq!(tab.eval(TITLES), json!(titles), "{query}: {}", tab.eval(STATUS));
    }
    tab.finish();
}

#[cfg(feature = "morphology")]
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_phrase_is_looked_for_in_its_field() {
    let archive = archive();
    let site = archive.publish();
    let (ferry, quay, house) = ("Старый паром", "Причал", "Паром и старый дом");
    check(
        &site,
        &[
            ("source:\"вестник реки\"", &[quay]),
            ("source:\"river herald\"", &["The quay"]),
            ("паром -source:\"вестник реки\"", &[ferry, house]),
            ("tag:\"синего камня\"", &[quay]),
            ("tag:\"old bridges\"", &["The quay"]),
            ("тег:\"білім беру\"", &["Мектеп"]),
            ("паром -tag:\"синий камень\"", &[ferry, house]),
            ("author:\"Пётр О'Нил\"", &[quay]),
            ("title:\"старый паром\"", &[ferry]),
            ("паром -title:\"старый паром\"", &[quay, house]),
            ("note:\"старый плот\"", &[house]),
            ("note:\"плот старый\"", &[]),
            ("author:онил", &[quay]),
            ("author:obrien", &["The quay"]),
            ("note:зорин note:проверка", &[house]),
            ("паром -ту-154", &[ferry, quay]),
            ("паром -ту-200", &[ferry, quay, house]),
            ("barge -author:O'Brien", &[]),
        ],
    );
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn days_are_read_as_people_write_them() {
    let archive = archive();
    let site = archive.publish();
    let (ferry, quay, house) = ("Старый паром", "Причал", "Паром и старый дом");
    check(
        &site,
        &[
            ("паром after:2026-2", &[quay, ferry]),
            ("after:01.03.2026", &[ferry]),
            ("after:2026/03", &[ferry]),
            ("after:3.2026", &[ferry]),
            ("before:2025-9", &["Мектеп"]),
            ("-after:2026", &["Мектеп", house]),
            ("-before:28.02.2026", &[ferry]),
            ("паром after:2026-13", &[quay, ferry, house]),
        ],
    );
    let mut tab = Tab::open(&site.address());
    for unread in ["after:март", "before:2026-13", "кейін:кеше"] {
        ask(&mut tab, &format!("паром {unread}"));
        let said = tab.eval(STATUS).to_string();
        assert!(said.contains(&format!("Непонятно: {unread}.")), "{said}");
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_word_is_found_in_another_spelling() {
    let archive = archive();
    let site = archive.publish();
    let house = "Паром и старый дом";
    check(
        &site,
        &[
            ("1250000", &[house]),
            ("h2o", &[house]),
            ("cafe", &[house]),
            ("ту154", &[house]),
            ("веб-сайт", &[house]),
            ("wifi", &["The quay"]),
            ("wi-fi", &["The quay"]),
            ("білім", &["Мектеп"]),
            ("әкімге", &["Мектеп"]),
            ("пapом", &["Старый паром", "Причал", house]),
        ],
    );
}

#[cfg(feature = "morphology")]
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_word_that_no_article_has_is_said_to_be_in_none() {
    let archive = archive();
    let site = archive.publish();
    check(
        &site,
        &[
            ("паром -кит", &["Старый паром", "Причал", "Паром и старый дом"]),
            // They share a stem, and no more than that.
            ("Домова", &[]),
        ],
    );
    let mut tab = Tab::open(&site.address());
    for (query, like) in [("кит у воды", "кит"), ("леди у воды", "леди")] {
        ask(&mut tab, query);
        let said = tab.eval(STATUS).to_string();
        assert!(said.contains(&format!("Нет ни в одной статье: {like}.")), "{query}: {said}");
    }
    ask(&mut tab, "китай у воды");
    assert!(!tab.eval(STATUS).to_string().contains("Нет"), "the word is there");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_short_latin_word_is_no_spelling_of_a_cyrillic_one() {
    let archive = archive();
    let site = archive.publish();
    check(
        &site,
        &[
            ("EU x", &[]),
            ("паром -vo", &["Старый паром", "Причал", "Паром и старый дом"]),
            ("Morozov", &["Старый паром"]),
        ],
    );
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn single_letters_are_looked_for_where_there_is_nothing_else() {
    let archive = archive();
    let site = archive.publish();
    check(&site, &[("O'", &["The quay"]), ("щ+", &[])]);
    let mut tab = Tab::open(&site.address());
    for (query, said) in [("щ+", "Одной буквы мало"), ("и", "слишком частые")]
    {
        ask(&mut tab, query);
        assert!(tab.eval(STATUS).to_string().contains(said), "{query}: {}", tab.eval(STATUS));
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_passage_shows_what_was_asked_for() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    let marks =
        format!("[...{PASSAGE}.querySelectorAll('mark')].map(mark => mark.innerText).join()");
    for (query, start, marked) in [
        ("\"старый паром\" китай", "Вечером", "старый паром,Китай"),
        ("note:яблоко", "В примечании:", "Яблоко"),
        ("яблоко", "Кафе", "яблоке"),
        ("wifi", "The", "Wi-Fi"),
        ("Морозов", "В сведениях о статье:", "Морозов"),
    ] {
        ask(&mut tab, query);
        tab.wait_until(&format!("{PASSAGE}?.querySelector('mark')"));
        let passage = tab.text(".search-result-text");
        assert!(passage.starts_with(start), "{query}: {passage}");
        assert_eq!(tab.eval(&marks), marked, "{query}: {passage}");
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_phrase_leads_to_its_place_and_a_note_to_the_note() {
    let archive = archive();
    let site = archive.publish();
    for (query, marked) in [("\"старый паром\" китай", "старый паром"), ("note:яблоко", "Яблоко")]
    {
        let mut tab = Tab::open(&site.address());
        ask(&mut tab, query);
        tab.wait_until(&format!("{PASSAGE}?.querySelector('mark')"));
        tab.load(|tab| tab.click(".search-result-title a"));
        let in_view = format!(
            "[...CSS.highlights.get('search') ?? []].filter(range => {{
                const {{ top, bottom }} = range.getBoundingClientRect();
                return top >= 0 && bottom <= innerHeight;
            }}).map(String).includes('{marked}')"
        );
        tab.wait_until(&in_view);
        tab.finish();
    }
}
