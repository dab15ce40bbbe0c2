//! Nothing scraped is executed, wherever a page puts it.
//!
//! What a hostile archive's pages are made of is compared with those of a harmless one: they may
//! not have an element or an attribute that it has not. Besides, nothing has run, asked another
//! host, made a template's work, written outside of the output folder, or left an unseen character.

mod hostile;
mod payloads;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::harness::crawl::crawl;
use crate::harness::{Archive, Tab};
use crate::writing::tools::{TOOLS, wait_for_tools};

/// The kinds of pages that there are.
const PAGE_KINDS: [&str; 22] = [
    "article",
    "audit",
    "author",
    "authors",
    "coverage",
    "home",
    "month",
    "note-articles",
    "note-author",
    "note-authors",
    "note-kind",
    "note-tag",
    "note-tags",
    "notes",
    "page",
    "search",
    "source",
    "sources",
    "tag",
    "tags",
    "year",
    "years",
];

/// What a page is made of, with everything on it unfolded: its kind, and each element with each of
/// its attributes.
const PARTS: &str = "(() => {
    document.querySelectorAll('details').forEach(details => details.open = true);
    const parts = [...document.querySelectorAll('*')].flatMap(element =>
        ['', ...element.getAttributeNames()].map(name => element.localName + ' ' + name));
    return [document.body.className.replace('page-', ''), ...new Set(parts)];
})()";

/// The links that hold a file themselves: it is saved, never opened, whatever its words are.
const SAVED: &str = "#cite a[download]:is(\
    [href^='data:application/x-bibtex,'], \
    [href^='data:application/x-research-info-systems,'], \
    [href^='data:application/vnd.citationstyles.csl+json,'])";

/// What no page must have, whatever it is made of: what ran, what would run once it is pressed,
/// and what is not seen.
const BREACHES: &str = r"((root, SAVED) => [
    ...('pwned' in window ? ['executed: ' + window.pwned] : []),
    ...[...root.querySelectorAll('*')]
        .filter(element =>
            element.getAttributeNames().some(name => name.startsWith('on') || name === 'style')
            || ['href', 'src', 'action', 'formaction', 'data', 'poster'].some(name =>
                element.hasAttribute(name)
                && !['http:', 'https:', 'mailto:'].includes(new URL(element.getAttribute(name), document.baseURI).protocol)
                && !element.matches(SAVED)))
        .map(element => element.outerHTML.slice(0, 300)),
    ...(document.baseURI !== location.href ? ['another base'] : []),
    ...(document.documentElement.outerHTML.match(/.{0,20}[\0-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e].{0,20}/gu) ?? [])
        .map(found => 'unseen: ' + JSON.stringify(found)),
    ...(document.documentElement.textContent.match(/.{0,40}\b1337\b.{0,40}/gu) ?? [])
        .map(found => 'template: ' + found),
])";

/// What some pages are made of.
struct Parts {
    parts: BTreeSet<String>,
    kinds: BTreeSet<String>,
    count: usize,
}

/// Opens every page of a site; gives what all of them are made of.
fn parts_of(tab: &mut Tab, look: impl Fn(&mut Tab, &str, &[String])) -> Parts {
    let (mut parts, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    let pages = crawl(tab, |tab, path| {
        let mut here = strings(&tab.eval(PARTS));
        kinds.insert(here.remove(0));
        look(tab, path, &here);
        parts.extend(here);
    });
    Parts { parts, kinds, count: pages.len() }
}

fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list");
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn assert_harmless(tab: &mut Tab, root: &str, place: &str) {
    let found = tab.eval(&format!("{BREACHES}({root}, {})", json!(SAVED)));
    assert_eq!(found, json!([]), "{place}");
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn hostile_words_are_nothing_but_words_on_every_page() {
    let twin = hostile::twin();
    let site = twin.publish();
    let mut tab = Tab::open(&site.address());
    let harmless = parts_of(&mut tab, |_, _, _| ());
    tab.finish();

    let archive = hostile::archive();
    let before = archive.paths();
    let site = archive.publish_faulty();
    let mut tab = Tab::open(&site.address());
    let found = parts_of(&mut tab, |tab, path, parts| {
        let foreign: Vec<_> = parts.iter().filter(|part| !harmless.parts.contains(*part)).collect();
        assert!(foreign.is_empty(), "{path} has {foreign:?}");
        assert_harmless(tab, "document", path);
    });
    tab.goto("404.html");
    assert_harmless(&mut tab, "document", "404.html");
    assert_eq!(found.kinds.iter().map(String::as_str).collect::<Vec<_>>(), PAGE_KINDS);
    assert!(found.count > 150, "only {} pages were found", found.count);
    tab.finish();
    assert_nothing_escaped(&archive, &before);
}

/// Whether a build has written nothing but the output folder and the cache, also not beside the
/// archive.
fn assert_nothing_escaped(archive: &Archive, before: &BTreeSet<String>) {
    let is_own = |path: &&String| path.starts_with("public/") || path.starts_with(".postil/");
    let after = archive.paths();
    let strays: Vec<_> = after.difference(before).filter(|path| !is_own(path)).collect();
    assert!(strays.is_empty(), "{strays:?}");
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn hostile_words_do_nothing_among_search_results() {
    let archive = hostile::archive();
    let site = archive.publish_faulty();
    let mut tab = Tab::open(&site.address());
    tab.goto("");
    tab.click("[data-search-box] input");
    tab.type_text("паводок <img src=x onerror=window.pwned=1>");
    tab.wait_until("document.querySelectorAll('.search-result-text mark').length > 2");
    assert_harmless(&mut tab, "document", "the box");
    tab.screenshot("hostile-search");
    for query in ["паводок", "вода \"><script>window.pwned = 1</script>", "паводок {{ 7 * 191 }}"]
    {
        tab.goto(&format!("search/?q={}", percent(query)));
        tab.wait_until("document.querySelectorAll('.search-result-text').length > 5");
        assert_harmless(&mut tab, "document", query);
    }
    tab.finish();
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn hostile_words_do_nothing_in_the_tools_of_the_preview() {
    let archive = hostile::archive();
    let preview = archive.preview();
    let mut tab = Tab::open(&preview.address());
    for kind in &payloads::KINDS {
        let path = format!("articles/{}/named/", kind.name);
        tab.goto(&path);
        wait_for_tools(&mut tab);
        assert_harmless(&mut tab, "document", &path);
        for button in [".notes", ".details", ".raw-lines"] {
            tab.eval(&format!("{TOOLS}.querySelector('{button}').click()"));
            tab.wait_until(&format!("{TOOLS}.querySelector('.panel')"));
            assert_harmless(&mut tab, TOOLS, &format!("{path}: {button}"));
            tab.press("Escape");
            tab.wait_until(&format!("!{TOOLS}.querySelector('.panel')"));
        }
        for number in 0..tab.count(".postil-edit") {
            tab.eval(&format!("document.querySelectorAll('.postil-edit')[{number}].click()"));
            tab.wait_until(&format!("{TOOLS}.querySelector('.panel [name=text]')"));
            tab.wait_until(&format!("{TOOLS}.querySelector('.panel .shown')"));
            assert_harmless(&mut tab, TOOLS, &format!("{path}: note {number}"));
            tab.press("Escape");
            tab.wait_until(&format!("!{TOOLS}.querySelector('.panel')"));
        }
    }
    tab.finish();
}
