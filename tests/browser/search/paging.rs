//! The search page's results a screenful at a time, and the way back through what was asked.

use serde_json::json;

use crate::harness::{Archive, Site, Tab};

const RESULTS: &str = "document.querySelectorAll('.search-result').length";
const MORE: &str = "document.querySelector('[data-search-more]')";
const INPUT: &str = "document.querySelector('[data-search-page] [type=search]')";
const DONE: &str = "document.querySelector('[aria-busy=false]')";
/// How many different results are shown.
const DIFFERENT: &str =
    "new Set([...document.querySelectorAll('.search-result a')].map((a) => a.pathname)).size";

/// So many articles that have both words; of two sources, in turn.
fn archive(count: usize) -> (Archive, Site) {
    let archive = (0..count).fold(Archive::new(), |archive, number| {
        let source = ["Вестник", "Курьер"][number % 2];
        let sidecar = format!(
            "title = \"Паром {number}\"\ndate = 2026-02-13\nlanguage = \"ru\"\nsource = \"{source}\"\n\
             author = \"{number} {}\"\n",
            "щ".repeat(200)
        );
        archive
            .file(&format!("content/articles/{number}.txt"), "Паром\n\nУ причала тихо.\n")
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

/// Types a query in the place of what stands there, and waits until its address is kept.
fn retype(tab: &mut Tab, query: &str) {
    tab.eval(&format!("{INPUT}.focus(), {INPUT}.select()"));
    tab.type_text(query);
    wait_for_query(tab, query);
}

fn wait_for_query(tab: &mut Tab, query: &str) {
    let query = json!(query);
    tab.wait_until(&format!("new URLSearchParams(location.search).get('q') === {query}"));
    tab.wait_until(&format!("{INPUT}.value === {query} && {DONE}"));
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn two_presses_show_each_result_once() {
    let (_archive, site) = archive(50);
    let mut tab = open(&site, "паром");
    for (presses, shown) in [(2, 40), (2, 50)] {
        tab.eval(&format!("for (let i = 0; i < {presses}; i += 1) {MORE}.click()"));
        tab.wait_until(&format!("{RESULTS} >= {shown} && !{MORE}.disabled"));
        tab.eval("new Promise((done) => setTimeout(done, 300))");
        assert_eq!(tab.eval(&format!("[{RESULTS}, {DIFFERENT}]")), json!([shown, shown]));
    }
    assert_eq!(tab.eval(&format!("{MORE}.hidden")), true);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn more_is_not_shown_of_what_is_still_coming() {
    let (_archive, site) = archive(50);
    let mut tab = open(&site, "паром");
    tab.eval(&format!(
        "new MutationObserver((changes, observer) => {{
            observer.disconnect();
            {MORE}.click();
        }}).observe(document.querySelector('[data-search-results]'), {{ childList: true }})"
    ));
    retype(&mut tab, "причал");
    tab.eval("new Promise((done) => setTimeout(done, 300))");
    assert_eq!(tab.eval(&format!("[{RESULTS}, {DIFFERENT}]")), json!([20, 20]));
    assert_eq!(tab.eval(&format!("{MORE}.disabled")), false);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn what_is_shown_lasts_over_reload_and_the_loading_of_a_facet() {
    let (_archive, site) = archive(50);
    let mut tab = open(&site, "паром");
    tab.click("[data-search-more]");
    tab.wait_until(&format!("{RESULTS} === 40 && {DONE}"));
    tab.wait_until("document.activeElement.closest('.search-result')");
    tab.wait_until("history.state?.shown === 40");
    tab.load(|tab| drop(tab.eval("location.reload()")));
    tab.wait_until(&format!("{RESULTS} === 40 && {DONE}"));
    tab.click("[data-facet=author] summary");
    tab.wait_until("document.querySelector('[data-facet=author] li')");
    tab.wait_until(&format!("{RESULTS} === 40 && {DONE}"));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_reload_after_a_failure_shows_results() {
    let (_archive, site) = archive(3);
    let mut tab = Tab::open(&site.address());
    for send in [false, true] {
        site.cut_off(&["search/index/"]);
        tab.goto("search/");
        tab.wait_until(&format!("{INPUT}.checkVisibility()"));
        tab.eval(&format!("{INPUT}.focus()"));
        tab.type_text("паром");
        if send {
            tab.press("Enter");
        }
        wait_for_query(&mut tab, "паром");
        assert_eq!(tab.eval(RESULTS), 0);
        site.cut_off(&[]);
        tab.load(|tab| drop(tab.eval("location.reload()")));
        tab.wait_until(&format!("{RESULTS} === 3"));
    }
    tab.take_problems();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_query_that_was_typed_and_sent_is_left_for_the_one_before() {
    let (_archive, site) = archive(3);
    let mut tab = open(&site, "паром");
    let entries = tab.eval("history.length");
    retype(&mut tab, "причал");
    assert_eq!(tab.eval("history.length"), entries, "typing alone makes no entry");
    tab.press("Enter");
    tab.wait_until(&format!("history.length > {entries}"));
    // What is sent twice is asked once.
    tab.press("Enter");
    wait_for_query(&mut tab, "причал");
    for (way, query) in [("back", "паром"), ("forward", "причал"), ("back", "паром")]
    {
        tab.eval(&format!("history.{way}()"));
        wait_for_query(&mut tab, query);
    }
    assert_eq!(tab.eval(&format!("history.length - {entries}")), 1);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_choice_is_left_for_the_query_that_was_typed_before_it() {
    let (_archive, site) = archive(4);
    let mut tab = open(&site, "паром");
    retype(&mut tab, "причал");
    tab.wait_until("document.querySelector('[data-facet=source] input')");
    tab.click("[data-facet=source] input");
    tab.wait_until(&format!("{RESULTS} === 2 && {DONE}"));
    for query in ["причал", "паром"] {
        tab.eval("history.back()");
        wait_for_query(&mut tab, query);
        tab.wait_until(&format!("{RESULTS} === 4"));
    }
    tab.finish();
}
