//! The note desk: lists that need no script, and a filter over all of them.

use serde_json::json;

use crate::harness::{Archive, Site, Tab};

const KINDS: [&str; 3] = ["claim", "question", "context"];

/// Forty notes in one article: kinds in turn, every fifth with a tag of its own.
fn site() -> (Archive, Site) {
    let mut text = "Половодье в Заречном\n\n".to_owned();
    let mut sidecar = String::new();
    for number in 0..40 {
        text += &format!("Вода поднялась в {number}-й раз, и мост номер {number} закрыли.\n\n");
        let kind = KINDS[number % 3];
        let tags =
            if number % 5 == 0 { "[\"сроки\", \"мост\"]" } else { "[\"мост\"]" };
        sidecar += &format!(
            "[[note]]\nquote = \"мост номер {number} закрыли\"\nkind = \"{kind}\"\ntags = {tags}\n\
             by = \"А. Сейтова\"\ntext = \"Пояснение {number}.\"\n"
        );
    }
    let archive = Archive::new()
        .file("content/articles/flood.txt", &text)
        .file("content/articles/flood.toml", &sidecar);
    let site = archive.publish();
    (archive, site)
}

const NOTES: &str = "document.querySelectorAll('.desk-notes > li').length";

/// Chooses in a list of the filter what begins with the given words.
fn choose(tab: &mut Tab, name: &str, words: &str) {
    tab.eval(&format!(
        "(() => {{
            const select = document.querySelector('select[name={name}]');
            select.value = [...select.options].find(o => o.text.startsWith({})).value;
            select.dispatchEvent(new Event('change', {{ bubbles: true }}));
        }})()",
        json!(words)
    ));
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_filter_reads_every_page_of_the_lists() {
    let (_archive, site) = site();
    let mut tab = Tab::open(&site.address());
    tab.goto("");
    tab.follow(".site-nav a[href$='notes/']");
    assert_eq!(tab.eval(NOTES), 20, "a page has a screenful");
    choose(&mut tab, "kind", "Утверждения");
    tab.wait_until(&format!("{NOTES} === 14"));
    choose(&mut tab, "tag", "сроки");
    tab.wait_until(&format!("{NOTES} === 3"));
    assert!(tab.text("[data-desk-status]").contains('3'));
    tab.screenshot("desk-filter");
    choose(&mut tab, "kind", "любой");
    tab.wait_until(&format!("{NOTES} === 8"));
    choose(&mut tab, "tag", "любая");
    tab.wait_until(&format!("{NOTES} === 20"));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_filter_finds_words_and_says_when_there_are_none() {
    let (_archive, site) = site();
    let mut tab = Tab::open(&site.address());
    tab.goto("notes/");
    tab.click("input[name=words]");
    tab.type_text("пояснение 37");
    tab.wait_until(&format!("{NOTES} === 1"));
    assert!(tab.text(".desk-notes").contains("мост номер 37 закрыли"));
    tab.follow(".desk-way a");
    tab.wait_until("document.querySelector(':target')?.matches('sup')");
    tab.goto("notes/");
    tab.click("input[name=words]");
    tab.type_text("небывалое");
    tab.wait_until(&format!(
        "{NOTES} === 0 && document.querySelector('[data-desk-status]').textContent.includes('нет')"
    ));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn what_is_chosen_stands_in_the_address_and_the_way_back_leads_through_it() {
    let (_archive, site) = site();
    let mut tab = Tab::open(&site.address());
    tab.goto("notes/");
    choose(&mut tab, "kind", "Утверждения");
    tab.wait_until(&format!("{NOTES} === 14"));
    choose(&mut tab, "tag", "сроки");
    tab.wait_until(&format!("{NOTES} === 3"));
    assert_eq!(tab.eval("location.search"), "?kind=claim&tag=sroki");
    tab.eval("history.back()");
    tab.wait_until(&format!("{NOTES} === 14 && location.search === '?kind=claim'"));
    assert_eq!(tab.eval("document.querySelector('select[name=tag]').value"), "");
    tab.eval("history.back()");
    tab.wait_until(&format!("{NOTES} === 20 && location.search === ''"));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn an_address_with_a_choice_shows_it() {
    let (_archive, site) = site();
    let mut tab = Tab::open(&site.address());
    for (address, expected) in [
        ("notes/?kind=claim&tag=sroki", 3),
        ("notes/kinds/claim/?kind=", 20),
        ("notes/kinds/claim/?tag=sroki", 3),
        ("notes/?words=%D0%BF%D0%BE%D1%8F%D1%81%D0%BD%D0%B5%D0%BD%D0%B8%D0%B5+37", 1),
        ("notes/?kind=nothing&other=1", 20),
    ] {
        tab.goto(address);
        tab.wait_until(&format!("{NOTES} === {expected}"));
    }
    tab.goto("notes/?kind=claim&words=37");
    let words = tab.eval("document.querySelector('input[name=words]').value");
    assert_eq!(words, "37");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn without_javascript_the_desk_is_plain_lists() {
    let (_archive, site) = site();
    let mut tab = Tab::open(&site.address());
    tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    tab.goto("notes/");
    tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
    assert_eq!(tab.eval("document.querySelector('[data-desk-filter]').checkVisibility()"), false);
    tab.follow("[data-facet-list=tag] a[href$='notes/tags/sroki/']");
    assert_eq!(tab.eval(NOTES), 8);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn on_paper_the_desk_is_a_dossier_with_addresses() {
    let (_archive, site) = site();
    let mut tab = Tab::open(&site.address());
    tab.goto("notes/kinds/claim/");
    tab.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let shown = "[...document.querySelectorAll('.desk-facets, .pagination, .print-address')]
        .filter(one => one.checkVisibility()).map(one => one.className)";
    let shown = tab.eval(shown);
    let shown = shown.as_array().expect("a list");
    assert_eq!(shown.len(), 14);
    assert!(shown.iter().all(|class| class == "print-address"), "{shown:?}");
    assert!(
        tab.text(".print-address")
            .starts_with("https://archive.example/archive/articles/flood/#note-")
    );
    tab.screenshot("desk-paper");
    tab.finish();
}
