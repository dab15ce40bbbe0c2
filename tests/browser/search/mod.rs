//! Search, as a reader uses it.

mod arrival;
mod facets;
mod failing;
mod forms;
mod layout;
mod mishaps;
mod paging;
mod phrases;
mod queries;
mod suggestions;

use serde_json::json;

use crate::harness::{Site, Tab, sample};

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
fn a_box_that_was_left_at_once_stays_closed() {
    let is_hidden = "document.querySelector('[data-search-panel]').hidden";
    let input = "document.querySelector('[data-search-box] input')";
    let escape = "new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })";
    let press = "new PointerEvent('pointerdown', { bubbles: true })";
    let leavings = [
        ("Escape", format!("{input}.dispatchEvent({escape})")),
        ("a press outside", format!("document.querySelector('main').dispatchEvent({press})")),
    ];
    for (leaving, leave) in leavings {
        for is_open in [true, false] {
            let mut tab = search("тар");
            tab.wait_until(FOUND);
            if !is_open {
                tab.press("Escape");
            }
            let key =
                format!("{input}.value = 'тариф'; {input}.dispatchEvent(new Event('input'));");
            tab.eval(&format!("{key} {leave}"));
            tab.eval("new Promise((done) => setTimeout(done, 500))");
            assert_eq!(tab.eval(is_hidden), true, "{leaving}, open: {is_open}");
            tab.finish();
        }
    }
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
fn the_page_finds_what_the_box_shows() {
    for query in ["вод", "тариф", "водопров", "устав гор", "тариф и", "pip"]
    {
        let mut tab = search(query);
        tab.wait_until(FOUND);
        let titles = |host: &str| {
            format!(
                "[...document.querySelectorAll('{host} .search-result-title')].map(t => t.innerText)"
            )
        };
        let in_box = tab.eval(&titles("[data-search-panel]"));
        tab.load(|tab| tab.press("Enter"));
        tab.wait_until("document.querySelector('[data-search-page] .search-result')");
        tab.wait_until(&format!(
            "{}.length >= {}",
            titles("[data-search-page]"),
            in_box.as_array().map_or(0, Vec::len)
        ));
        let on_page = tab.eval(&titles("[data-search-page]"));
        let shown = in_box.as_array().expect("a list");
        assert_eq!(on_page.as_array().map(|all| &all[..shown.len()]), Some(&shown[..]), "{query}");
        tab.finish();
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_address_keeps_the_query_for_the_way_back() {
    let mut tab = Tab::open(&sample().address());
    tab.goto("search/?q=устав");
    tab.wait_until("document.querySelector('[data-search-page] .search-result-text mark')");
    let query = "document.querySelector('[data-search-page] input').value";
    tab.eval("(i => { i.value = 'тариф'; i.form.requestSubmit(); })(document.querySelector('[data-search-page] input'))");
    tab.wait_until("location.search === `?${new URLSearchParams({ q: 'тариф' })}`");
    tab.eval("history.back()");
    tab.wait_until(&format!("{query} === 'устав'"));
    let announced = "document.querySelector('[data-search-page] [role=status]').innerText";
    tab.wait_until(&format!("/\\d/.test({announced})"));
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
fn nothing_loads_before_the_search_is_touched() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    tab.goto("");
    let loaded = |site: &Site| {
        let is_of_search =
            |path: &String| path.starts_with("search/") && path != "search/search.js";
        site.requests().into_iter().filter(is_of_search).collect::<Vec<_>>()
    };
    assert_eq!(loaded(&site), [] as [&str; 0]);
    tab.click("[data-search-box] input");
    site.wait_for("search/index/directory.bin");
    // The page and its worker share one copy.
    assert!(loaded(&site).contains(&"search/client.js".to_owned()));
    tab.finish();
}
