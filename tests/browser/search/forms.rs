//! A word is found, and marked, in forms that no stemmer joins.

use crate::harness::{Archive, Site, Tab};

const DONE: &str = "document.querySelector('[aria-busy=false]')";
/// The titles of the results, in the order of the articles.
const TITLES: &str =
    "[...document.querySelectorAll('.search-result-title')].map(t => t.innerText).sort().join()";

const ARTICLES: [(&str, &str); 4] = [
    ("Паром", "Люди шли к причалу, и старый паром привлёк всех.\n\nКапитан Алиев молчал.\n"),
    ("Завод", "На заводе варят сталь, и стального листа хватает.\n\nО ней говорил А. Жолдыбаев.\n"),
    ("Вклад", "Старый банк закрыл отделение у реки.\n\nКассир уехал раньше.\n"),
    ("Запас", "Стеклянной банкой накрыли росток.\n\nВ ней тепло.\n"),
];

fn archive() -> (Archive, Site) {
    let archive = ARTICLES.iter().enumerate().fold(Archive::new(), |archive, (number, article)| {
        let (title, text) = article;
        let sidecar = format!("title = \"{title}\"\nlanguage = \"ru\"\n");
        archive
            .file(&format!("content/articles/{number}.txt"), text)
            .file(&format!("content/articles/{number}.toml"), &sidecar)
    });
    let site = archive.publish();
    (archive, site)
}

fn open(site: &Site, query: &str) -> Tab {
    let mut tab = Tab::open(&site.address());
    tab.goto(&format!("search/?q={query}"));
    tab.wait_until(DONE);
    tab
}

#[cfg(feature = "morphology")]
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_word_is_found_in_every_form() {
    let (_archive, site) = archive();
    for (query, titles) in [
        ("человек", "Паром"),
        ("человеку идёт", "Паром"),
        ("привлечь", "Паром"),
        ("Алиевым", "Паром"),
        ("жолдыбаева", "Завод"),
        ("банком", "Вклад"),
        ("банкой", "Запас"),
        // It is a form of both.
        ("банка", "Вклад,Запас"),
        ("сталью", "Завод"),
        ("\"человек идёт\"", "Паром"),
        ("\"старая банка\"", "Вклад"),
        ("человек -шла", ""),
    ] {
        let mut tab = open(&site, query);
        tab.wait_until("/^[^…]+$/.test(document.querySelector('[data-search-status]').innerText)");
        assert_eq!(tab.eval(TITLES), titles, "{query}");
        tab.finish();
    }
}

#[cfg(feature = "morphology")]
#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn every_form_is_marked_and_no_like_word() {
    let (_archive, site) = archive();
    for (query, marked) in [("человек идти", "Люди шли"), ("привлечь", "привлёк")]
    {
        let mut tab = open(&site, query);
        tab.wait_until("document.querySelector('.search-result-text mark')");
        let marks = "[...document.querySelectorAll('.search-result-text mark')].map(m => m.innerText).join(' ')";
        assert_eq!(tab.eval(marks), marked, "{query}");
        tab.load(|tab| tab.tap(".search-result-title a"));
        tab.wait_until("CSS.highlights.get('search')?.size");
        let words = "[...CSS.highlights.get('search')].map(String).join(' ')";
        assert_eq!(tab.eval(words), marked, "{query}");
        tab.finish();
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_word_that_the_dictionary_does_not_know_is_found_by_its_stem() {
    let (_archive, site) = archive();
    for query in ["жолдыбаевым", "Жолдыбаеву"] {
        let mut tab = open(&site, query);
        assert_eq!(tab.eval(TITLES), "Завод", "{query}");
        tab.finish();
    }
}
