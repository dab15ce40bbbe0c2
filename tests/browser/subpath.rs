//! The whole site under a sub-path, as GitHub Pages serves a project's site.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::harness::{Tab, sample};

/// What the crawl knows of one page.
struct Visited {
    /// The addresses that it links to on its own host, each with its fragment.
    links: Vec<String>,
    /// The places within it that a fragment can name.
    anchors: BTreeSet<String>,
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn every_internal_link_leads_somewhere() {
    let site = sample();
    let root = site.address();
    let mut tab = Tab::open(&root);
    let mut visited = BTreeMap::new();
    let mut waiting = vec![root.clone()];
    while let Some(address) = waiting.pop() {
        if visited.contains_key(&address) {
            continue;
        }
        assert!(address.starts_with(&root), "{address} is outside the site");
        let page = visit(&mut tab, address.strip_prefix(&root).unwrap_or_default());
        waiting.extend(page.links.iter().map(|link| without_fragment(link).to_owned()));
        visited.insert(address, page);
    }
    assert!(visited.len() > 20, "only {} pages were found", visited.len());
    assert_eq!(missing_anchors(&visited), [] as [String; 0]);
    tab.finish();
}

fn visit(tab: &mut Tab, path: &str) -> Visited {
    tab.goto(path);
    let problems = tab.take_problems();
    assert!(problems.is_empty(), "{path}: {problems:#?}");
    let links = "[...document.links].map(link => link.href)
        .filter(href => new URL(href).origin === location.origin)";
    let anchors = "[...document.querySelectorAll('[id]')].map(element => element.id)";
    Visited {
        links: strings(&tab.eval(links)),
        anchors: strings(&tab.eval(anchors)).into_iter().collect(),
    }
}

/// Links to a place within a page that it does not have.
fn missing_anchors(visited: &BTreeMap<String, Visited>) -> Vec<String> {
    let links = visited.values().flat_map(|page| &page.links);
    let missing = links.filter(|link| {
        let fragment = link.split_once('#').map_or("", |(_, fragment)| fragment);
        let fragment = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        let page = &visited[without_fragment(link)];
        !fragment.is_empty() && fragment != "top" && !page.anchors.contains(&*fragment)
    });
    missing.cloned().collect()
}

fn without_fragment(link: &str) -> &str {
    link.split('#').next().unwrap_or_default()
}

fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list");
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
