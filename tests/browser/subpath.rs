//! The whole site under a sub-path, as GitHub Pages serves a project's site.

use percent_encoding::percent_decode_str;

use crate::harness::crawl::{Pages, crawl, without_fragment};
use crate::harness::{Tab, sample};

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn every_internal_link_leads_somewhere() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    let pages = crawl(&mut tab, |tab, path| {
        let problems = tab.take_problems();
        assert!(problems.is_empty(), "{path}: {problems:#?}");
    });
    assert!(pages.len() > 20, "only {} pages were found", pages.len());
    assert_eq!(missing_anchors(&pages), [] as [&str; 0]);
    tab.finish();
}

/// Links to a place within a page that it does not have.
fn missing_anchors(pages: &Pages) -> Vec<&str> {
    let links = pages.values().flat_map(|page| &page.links).map(String::as_str);
    let missing = links.filter(|link| {
        let fragment = link.split_once('#').map_or("", |(_, fragment)| fragment);
        let fragment = percent_decode_str(fragment).decode_utf8_lossy();
        let page = &pages[without_fragment(link)];
        !fragment.is_empty() && !page.anchors.contains(&*fragment)
    });
    missing.collect()
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_wrong_address_leads_back_into_the_archive() {
    let site = sample();
    let mut tab = Tab::open(&site.address());
    tab.goto("no/such/page/");
    let problems = tab.take_problems();
    assert!(problems.iter().all(|problem| problem.contains("404")), "{problems:#?}");
    let home = site.address();
    tab.follow(&format!("a[href='{home}'], a[href='/archive/']"));
    assert_eq!(tab.eval("location.href"), home);
    tab.finish();
}
