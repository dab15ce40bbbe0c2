//! Odd queries, a slow network and a failing one.

use std::time::Duration;

use serde_json::json;

use crate::harness::{Archive, Tab, sample};

const STATUS: &str = "document.querySelector('[data-search-page] [data-search-status]').innerText";
const RESULTS: &str = "[data-search-page] .search-result";

/// Types a query into the page's input and sends it.
fn ask(tab: &mut Tab, query: &str) {
    let input = "document.querySelector('[data-search-page] [type=search]')";
    tab.eval(&format!("(i => {{ i.value = {}; i.form.requestSubmit(); }})({input})", json!(query)));
}

/// Waits for what the page says when a search is over.
fn said(tab: &mut Tab) -> String {
    tab.wait_until(&format!("{STATUS} && !document.querySelector('[aria-busy=true]')"));
    tab.eval(STATUS).as_str().expect("a text").to_owned()
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn an_odd_query_is_answered_and_the_next_one_as_well() {
    let odd = [
        "тариф ".repeat(1700),
        "ы".repeat(10_000),
        "щ".repeat(300),
        "a".repeat(300),
        ",".repeat(10_000) + "тариф",
        "\"".repeat(5000) + "тариф",
        "-\"тариф".repeat(500),
        "те\u{0}ст\u{7}\u{1b}[31m\u{202e}\u{fffe}".to_owned(),
        "(т+)+$ [^ \\ .* (?<=".to_owned(),
        "<b onmouseover=window.pwned=1>тариф</b> &amp; {{ 7 * 7 }}".to_owned(),
        "😀 👩\u{200d}👩 ٣٤ \u{10ffff}".to_owned(),
        "after:9999-99-99 before:0000 title: -: :x tag:\"".to_owned(),
        "з".to_owned() + &"\u{301}".repeat(5000),
    ];
    let mut tab = Tab::open(&sample().address());
    for query in odd {
        let shown: String = query.chars().take(30).collect();
        tab.goto("search/");
        ask(&mut tab, &query);
        said(&mut tab);
        assert_eq!(tab.eval("window.pwned ?? null"), json!(null), "{shown}");
        assert_eq!(tab.count("[data-search-page] b"), 0, "{shown}");
        ask(&mut tab, "тариф");
        tab.wait_until(&format!("document.querySelectorAll('{RESULTS} mark').length > 2"));
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_slow_network_shows_that_something_is_coming() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    tab.goto("search/");
    site.wait_for("search/index/directory.bin");
    site.slow_down(Duration::from_millis(700));
    ask(&mut tab, "тариф");
    tab.wait_until(&format!("{STATUS}.includes('Загружаю')"));
    // Whoever types on does not wait for what is asked no more.
    ask(&mut tab, "устав");
    tab.wait_until(&format!("document.querySelector('{RESULTS} mark')"));
    let marks = tab.eval(
        "[...document.querySelectorAll('.search-result-title mark')].map(m => m.innerText).join()",
    );
    assert!(marks.as_str().is_some_and(|marks| marks.to_lowercase().contains("устав")), "{marks}");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_network_that_fails_is_said_and_tried_again() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    site.cut_off(&["search/index/"]);
    tab.goto("search/?q=тариф");
    let failed = tab.eval("document.querySelector('[data-search-page]').dataset.failed");
    assert_eq!(said(&mut tab), failed.as_str().expect("a text"));
    site.cut_off(&[]);
    ask(&mut tab, "тариф");
    tab.wait_until(&format!("document.querySelector('{RESULTS} mark')"));
    // Without their pages results have no snippets, and are results.
    site.cut_off(&["articles/"]);
    tab.goto("search/?q=устав");
    tab.wait_until(&format!("document.querySelectorAll('{RESULTS}').length > 2"));
    tab.wait_until("!document.querySelector('.search-result-text')");
    site.cut_off(&["search/client.js"]);
    tab.call("Network.clearBrowserCache", json!({}));
    tab.goto("");
    tab.click("[data-search-box] input");
    tab.wait_until("!document.querySelector('[data-search-panel]').hidden");
    assert_eq!(
        tab.text("[data-search-panel] [data-search-status]"),
        failed.as_str().expect("a text")
    );
    tab.take_problems();
}

/// A sentence of fifty words, the same for the same number.
fn sentence(number: usize) -> String {
    const SYLLABLES: [&str; 8] = ["ба", "во", "гу", "де", "жи", "за", "ку", "ло"];
    let syllable = |number: usize, at: usize| SYLLABLES[(number >> (3 * at)) % 8];
    let word = |at: usize| {
        // No two sentences are the same: the cleaning would take one of them for a copy.
        let number = (number * 50 + at * (7919 + number / 2048 * 2)) % 4096;
        (0..4).map(|at| syllable(number, at)).collect::<String>()
    };
    (0..50).map(word).collect::<Vec<_>>().join(" ")
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn an_article_of_a_million_words_has_its_passage_and_its_marks() {
    let text: String =
        (0..20_000).map(|number| format!("И вот {}.\n\n", sentence(number))).collect();
    let archive = Archive::new()
        .file("content/articles/1.txt", &format!("Длинная статья\n\n{text}"))
        .file("content/articles/1.toml", "title = \"Длинная статья\"\ndate = 2026-02-13\n");
    let word = sentence(15_000).split(' ').next_back().expect("a word").to_owned();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.goto(&format!("search/?q={word}"));
    tab.wait_until(&format!("document.querySelector('{RESULTS} .search-result-text mark')"));
    tab.load(|tab| tab.click(".search-result-title a"));
    tab.wait_until("CSS.highlights.get('search')?.size > 100");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_browser_without_workers_finds_the_same() {
    let mut tab = Tab::open(&sample().address());
    tab.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": "delete window.Worker" }));
    tab.goto("search/?q=тариф");
    tab.wait_until(&format!("document.querySelector('{RESULTS} .search-result-text mark')"));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn an_address_is_cut_between_letters() {
    let mut tab = Tab::open(&sample().address());
    for spaces in [292, 293, 294] {
        tab.goto("search/");
        ask(&mut tab, &format!("тариф{}😀 устав", " ".repeat(spaces)));
        tab.wait_until(&format!("document.querySelector('{RESULTS}')"));
        let address = format!("decodeURIComponent(document.querySelector('{RESULTS} a').hash)");
        let address = tab.eval(&address);
        let address = address.as_str().expect("an address").trim_end();
        assert!(
            ["#find=тариф", "#find=тариф😀"].contains(&&*address.replace(' ', "")),
            "{address}"
        );
    }
    tab.finish();
}

/// A worker that fails, and answers when nobody waits for it any more.
const LATE_WORKER: &str = "window.Worker = class {
    constructor() { setTimeout(() => this.onerror(), 100); }
    postMessage([number]) {
        const answer = () => { this.onmessage({ data: [number, null] }); window.isLate = true; };
        setTimeout(answer, 1000);
    }
    terminate() { window.isEnded = true; }
}";

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_worker_that_fails_is_ended_and_its_late_answers_change_nothing() {
    let mut tab = Tab::open(&sample().address());
    tab.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LATE_WORKER }));
    tab.goto("search/?q=тариф");
    tab.wait_until(&format!("document.querySelector('{RESULTS} .search-result-text mark')"));
    tab.wait_until("window.isLate && window.isEnded");
    tab.finish();
}
