//! What the search page has where a file does not load, or where nothing is asked yet.

use serde_json::json;

use crate::harness::{Archive, Tab};

const ANSWERED: &str = "document.querySelector('[aria-busy=false]')";
/// The numbers beside the values of a facet.
const COUNTS: &str =
    "[...document.querySelectorAll('[data-facet=source] .entry-count')].map(n => n.innerText)";

/// Six articles, of which two have `старый паром` side by side.
fn archive() -> Archive {
    (0..6).fold(Archive::new(), |archive, number| {
        let source = ["Вестник", "Курьер"][number % 2];
        let words = ["старый паром", "паром и старый причал"][usize::from(number > 1)];
        let title = format!("День {number}");
        let text = format!("Утром {number} числа виден {words}, а река тиха.\n");
        let sidecar = format!("title = \"{title}\"\nsource = \"{source}\"\nlanguage = \"ru\"\n");
        archive
            .file(&format!("content/articles/{number}.txt"), &text)
            .file(&format!("content/articles/{number}.toml"), &sidecar)
    })
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_page_that_asks_nothing_offers_the_facets_of_all() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.goto("search/");
    tab.wait_until(ANSWERED);
    tab.wait_until(&format!("{COUNTS}.length"));
    assert_eq!(tab.eval(COUNTS), json!(["3", "3"]));
    assert_eq!(tab.count(".search-result"), 0);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn facets_have_no_numbers_while_pages_are_looked_through() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.goto("search/?q=%22старый%20паром%22");
    tab.wait_until("document.querySelectorAll('.search-result').length === 2");
    tab.wait_until(ANSWERED);
    tab.wait_until(&format!("{COUNTS}.length"));
    assert_eq!(tab.eval(COUNTS), json!(["", ""]));
    tab.goto("search/?q=старый%20паром");
    tab.wait_until("document.querySelectorAll('.search-result').length === 6");
    tab.wait_until(&format!("{COUNTS}.join('')"));
    assert_eq!(tab.eval(COUNTS), json!(["3", "3"]));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn plain_words_are_found_without_what_other_queries_need() {
    let archive = archive();
    let site = archive.publish();
    site.cut_off(&["search/queries.js"]);
    let mut tab = Tab::open(&site.address());
    tab.goto("search/?q=паром");
    tab.wait_until("document.querySelectorAll('.search-result').length === 6");
    tab.take_problems();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_page_whose_search_does_not_load_has_its_box() {
    let archive = archive();
    let site = archive.publish();
    for file in ["search/words.json", "search/client.js"] {
        site.cut_off(&[file]);
        let mut tab = Tab::open(&site.address());
        tab.goto("search/?q=паром");
        tab.wait_until("document.querySelector('[data-search-status]').innerText");
        assert_eq!(tab.eval("document.querySelector('[role=search]').hidden"), false, "{file}");
        // To send it again is to try again.
        site.cut_off(&[]);
        tab.call("Network.clearBrowserCache", json!({}));
        tab.eval("document.querySelector('[type=search]').value = 'река'");
        tab.load(|tab| drop(tab.eval("document.querySelector('[role=search]').requestSubmit()")));
        tab.wait_until("document.querySelectorAll('.search-result').length === 6");
        tab.take_problems();
    }
}
