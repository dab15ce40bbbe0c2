//! Visits every page of a site by its links.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::Tab;

/// The pages of a site by their addresses.
pub type Pages = BTreeMap<String, Page>;

/// What a crawl remembers of one page.
#[derive(Default)]
pub struct Page {
    /// The addresses that it links to on its own host, each with its fragment.
    pub links: Vec<String>,
    /// The places within it that a fragment can name.
    pub anchors: BTreeSet<String>,
}

/// Opens every page that is linked from the home page, directly or by way of others.
///
/// `look` sees each page once it is loaded; it gets the page's path within the site. Files that
/// are no pages, as the feed, are only asked for. Fails when a link leaves the site's folder on
/// its own host.
pub fn crawl(tab: &mut Tab, mut look: impl FnMut(&mut Tab, &str)) -> Pages {
    let root = tab.base().to_owned();
    let mut pages = Pages::new();
    let mut waiting = vec![root.clone()];
    while let Some(address) = waiting.pop() {
        if pages.contains_key(&address) {
            continue;
        }
        let path = address.strip_prefix(&root);
        let path = path.unwrap_or_else(|| panic!("{address} is outside the site"));
        let page = if is_page(path) {
            tab.goto(path);
            look(tab, path);
            remember(tab)
        } else {
            let answer = format!("fetch({}).then(answer => answer.ok)", json!(address));
            assert_eq!(tab.eval(&answer), true, "{path} is missing");
            Page::default()
        };
        waiting.extend(page.links.iter().map(|link| without_fragment(link).to_owned()));
        pages.insert(address, page);
    }
    pages
}

/// Whether an address is a page's: others end with the extension of a file.
fn is_page(path: &str) -> bool {
    path.ends_with(".html") || !path.rsplit('/').next().unwrap_or_default().contains('.')
}

fn remember(tab: &mut Tab) -> Page {
    let links = "[...document.links].map(link => link.href)
        .filter(href => new URL(href).origin === location.origin)";
    let anchors = "[...document.querySelectorAll('[id]')].map(element => element.id)";
    let anchors = strings(&tab.eval(anchors));
    Page { links: strings(&tab.eval(links)), anchors: anchors.into_iter().collect() }
}

/// An address without its `#…`.
pub fn without_fragment(link: &str) -> &str {
    link.split('#').next().unwrap_or_default()
}

fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list");
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
