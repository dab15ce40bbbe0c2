//! A reader goes from the home page to an article and on to its tags.

use crate::harness::{Tab, sample};

const ARTICLE_LINK: &str = "main a[href*='articles/']";
const TAG_LINK: &str = "main a[href*='tags/']";

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_home_page_leads_to_an_article_and_its_tag_back() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    read_on(&mut tab);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn everything_but_search_works_without_scripts() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    tab.forbid_scripts();
    read_on(&mut tab);
    tab.goto("search/");
    assert!(tab.text("noscript").contains("JavaScript"));
    assert_eq!(tab.count("noscript a[href]"), 3, "ways to articles without the search");
    tab.finish();
}

/// Opens the first article of the home page, then its first tag, and finds the article there.
fn read_on(tab: &mut Tab) {
    tab.goto("");
    tab.screenshot("home");
    let title = tab.text(ARTICLE_LINK);
    tab.follow(ARTICLE_LINK);
    assert_eq!(tab.text("h1"), title);
    assert!(tab.text("main").chars().count() > 500, "the article has hardly any text");
    tab.screenshot("article");
    let article = tab.eval("location.href");
    let tag = tab.text(TAG_LINK);
    tab.follow(TAG_LINK);
    assert!(tab.text("h1").contains(tag.trim_start_matches('#')), "another tag than {tag}");
    tab.screenshot("tag");
    let listed = tab.eval(&format!("[...document.links].some(link => link.href === {article})"));
    assert_eq!(listed, true, "the tag's page does not list the article");
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn on_a_phone_the_header_leaves_the_screen_to_the_text() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    tab.resize(390);
    for page in ["", "tags/", "search/"] {
        tab.goto(page);
        let height = tab.eval("document.querySelector('.site-header').offsetHeight");
        assert!(height.as_f64().is_some_and(|height| height <= 90.0), "{page}: {height}");
        let wide = tab.eval("document.documentElement.scrollWidth > 390");
        assert_eq!(wide, false, "{page} is wider than the screen");
    }
    tab.finish();
}
