//! Search, as a reader uses it.

use serde_json::json;

use crate::harness::{Tab, sample};

/// A form that no page of the sample has; other forms of the word stand in many.
const INFLECTED: &str = "тарифами";

const RESULTS: &str = "[data-search-panel] .search-result";
/// Whether the first result of the box is complete: its passage comes after its title.
const FOUND: &str = "document.querySelector('[data-search-panel] .search-result-text mark')";

/// A tab of 1440 points on the home page with a word typed into the search box.
fn search(word: &str) -> Tab {
    let mut tab = Tab::open(&sample().address());
    tab.goto("");
    tab.press("/");
    tab.wait_until("document.activeElement.matches('[data-search-box] input')");
    tab.type_text(word);
    tab
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn an_inflected_word_finds_its_other_forms() {
    let mut tab = search(INFLECTED);
    tab.wait_until(FOUND);
    let result = tab.text(RESULTS);
    let marks = tab.eval(&format!(
        "[...document.querySelectorAll('{RESULTS} mark')].map(mark => mark.textContent.toLowerCase())"
    ));
    let marks: Vec<&str> =
        marks.as_array().expect("a list").iter().filter_map(|m| m.as_str()).collect();
    assert!(marks.iter().all(|word| word.starts_with("тариф") && *word != INFLECTED), "{marks:?}");
    for part in [".search-result-title a", "time[datetime]", ".search-result-source"] {
        assert!(!tab.text(&format!("{RESULTS} {part}")).is_empty(), "no {part} in {result}");
    }
    let passage = tab.text(&format!("{RESULTS} .search-result-text:has(mark)"));
    assert!(passage.chars().count() > 40, "hardly a passage: {passage}");
    tab.screenshot("search");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_results_fit_into_the_window() {
    let mut tab = search(INFLECTED);
    tab.wait_until(FOUND);
    for width in [1440, 820, 390] {
        tab.resize(width);
        let edges = tab.eval(
            "(({ left, right }) => [Math.max(0, -left), Math.max(0, right - innerWidth)])
                (document.querySelector('[data-search-panel]').getBoundingClientRect())",
        );
        assert_eq!(edges, json!([0, 0]), "outside on the left and right, {width} points");
        tab.screenshot(&format!("search-{width}"));
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn results_are_chosen_with_the_keyboard() {
    let mut tab = search(INFLECTED);
    tab.wait_until(FOUND);
    let titles = format!("[...document.querySelectorAll('{RESULTS} .search-result-title a')]");
    for (key, place) in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1)] {
        tab.press(key);
        assert_eq!(tab.eval(&format!("{titles}.indexOf(document.activeElement)")), place, "{key}");
    }
    tab.press("Escape");
    assert_eq!(tab.eval("document.querySelector('[data-search-panel]').hidden"), true);
    assert_eq!(tab.eval("document.activeElement.matches('[data-search-box] input')"), true);
    tab.type_text(" ");
    tab.wait_until(FOUND);
    tab.press("ArrowDown");
    let chosen = tab.eval("document.activeElement.href");
    tab.load(|tab| tab.press("Enter"));
    assert_eq!(tab.eval("location.href"), chosen);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_search_page_lists_all_results() {
    let mut tab = search(INFLECTED);
    tab.load(|tab| tab.press("Enter"));
    assert_eq!(tab.eval("new URLSearchParams(location.search).get('q')"), INFLECTED);
    tab.wait_until("document.querySelector('[data-search-page] .search-result-text mark')");
    let results = tab.count("[data-search-page] .search-result");
    assert!(results > 2, "only {results} results");
    tab.resize(390);
    assert_eq!(tab.eval("document.documentElement.scrollWidth"), 390);
    tab.screenshot("search-page");
    let first = "[data-search-page] .search-result-title a";
    tab.load(|tab| tab.tap(first));
    assert!(tab.eval("location.pathname").to_string().contains("/articles/"));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn numbers_and_latin_words_are_found() {
    for word in ["2026", "pipes", "612"] {
        let mut tab = search(word);
        tab.wait_until(FOUND);
        tab.finish();
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_word_that_stands_nowhere_is_answered() {
    let mut tab = search("абракадабрами");
    tab.wait_until("document.querySelector('[data-search-panel] [data-search-status]').innerText.includes('Ничего')");
    assert_eq!(tab.count(RESULTS), 0);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_index_waits_for_the_first_use() {
    let mut tab = Tab::open(&sample().address());
    tab.goto("");
    let loaded = "performance.getEntriesByType('resource').filter(entry => /search\\/index\\//.test(entry.name)).length";
    assert_eq!(tab.eval(loaded), 0);
    tab.click("[data-search-box] input");
    tab.wait_until(&format!("{loaded} > 0"));
    tab.finish();
}
