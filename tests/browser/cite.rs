//! A reader selects words and takes them along, with their reference and their address.

use serde_json::json;

use crate::harness::{Archive, Site, Tab};

const ARTICLE: &str = "Половодье в Заречном

Вода в Тихой поднялась на два метра за одну ночь, и мост закрыли для машин.

Мэр пообещал открыть мост к пятнице, хотя инженеры просили две недели.
";

const SIDECAR: &str = "
title = \"Половодье в Заречном\"
source = \"Степной вестник\"
date = 2026-03-09
[[note]]
quote = \"открыть мост к пятнице\"
text = \"Открыли через три недели.\"
";

/// Selects words of the text, from the start of one piece to the end of another.
fn select(tab: &mut Tab, first: &str, last: &str) {
    tab.eval(&format!(
        "(() => {{
            const walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            while (walker.nextNode()) {{
                const node = walker.currentNode;
                if (node.parentElement.closest('.margin')) continue;
                const [start, end] = [node.data.indexOf({first}), node.data.indexOf({last})];
                if (start >= 0) range.setStart(node, start);
                if (end >= 0) range.setEnd(node, end + {last}.length);
            }}
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }})()",
        first = json!(first),
        last = json!(last)
    ));
    tab.wait_until("!document.querySelector('[data-cite-bar]').hidden");
}

/// What a button of the bar puts on the clipboard.
fn copied(tab: &mut Tab, button: &str) -> String {
    tab.eval(
        "window.copied = new Promise(done => {
        navigator.clipboard.writeText = async words => done(words);
    }), true",
    );
    tab.click(&format!("[data-cite-bar] [data-cite={button}]"));
    tab.wait_until("document.querySelector('[data-cite-status]').textContent === 'Скопировано'");
    tab.eval("window.copied").as_str().expect("a text").to_owned()
}

fn article() -> (Archive, Site, Tab) {
    let archive = Archive::new()
        .file("content/articles/flood.txt", ARTICLE)
        .file("content/articles/flood.toml", SIDECAR);
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.goto("articles/flood/");
    (archive, site, tab)
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn selected_words_are_copied_with_reference_and_address() {
    let (_archive, _site, mut tab) = article();
    select(&mut tab, "Мэр", "хотя");
    let words = copied(&mut tab, "quotation");
    let lines: Vec<&str> = words.lines().collect();
    assert_eq!(lines[0], "«Мэр пообещал открыть мост к пятнице, хотя»");
    assert_eq!(lines[1], "Половодье в Заречном. Степной вестник. 9\u{a0}марта 2026.");
    let place = lines[2].strip_prefix("https://archive.example/archive/articles/flood/#");
    let place = place.expect("the whole address");
    let element = format!("document.getElementById({}).textContent", json!(place));
    assert!(tab.eval(&element).as_str().expect("a text").starts_with("Мэр пообещал"));
    tab.screenshot("cite");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_link_to_words_leads_to_them_and_not_to_their_note() {
    let (_archive, site, mut tab) = article();
    select(&mut tab, "открыть", "пятнице");
    let link = copied(&mut tab, "link");
    let (page, directive) = link.split_once(":~:text=").expect("a text fragment");
    assert!(page.contains("articles/flood/#p-"), "{link}");
    let parts: Vec<String> = directive
        .split(',')
        .map(|part| percent_encoding::percent_decode_str(part).decode_utf8_lossy().into_owned())
        .collect();
    assert_eq!(parts, ["Мэр пообещал-", "открыть мост к пятнице", "-, хотя инженеры"]);
    // The browser itself finds the words: on a low window it scrolls to them.
    tab.call(
        "Emulation.setDeviceMetricsOverride",
        json!({
            "width": 390, "height": 160, "deviceScaleFactor": 1, "mobile": false
        }),
    );
    tab.goto("");
    tab.goto(&format!("articles/flood/#:~:text={directive}"));
    tab.wait_until(
        "scrollY > 0 && (box => box.top >= 0 && box.bottom <= innerHeight)(
        document.querySelector('main mark').getBoundingClientRect())",
    );
    drop(site);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_keyboard_reaches_the_bar() {
    let (_archive, _site, mut tab) = article();
    select(&mut tab, "Вода", "машин");
    let key = json!({ "type": "rawKeyDown", "key": "c", "code": "KeyC", "modifiers": 1,
        "windowsVirtualKeyCode": 67 });
    tab.call("Input.dispatchKeyEvent", key);
    tab.wait_until("document.activeElement?.dataset.cite === 'quotation'");
    tab.press("Escape");
    tab.wait_until("document.querySelector('[data-cite-bar]').hidden");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn nothing_is_offered_for_words_outside_the_text() {
    let (_archive, _site, mut tab) = article();
    tab.eval("getSelection().selectAllChildren(document.querySelector('h1'))");
    tab.eval("new Promise(done => setTimeout(done, 400))");
    assert_eq!(tab.eval("document.querySelector('[data-cite-bar]').hidden"), true);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_label_of_a_comment_is_not_among_the_words() {
    let comments = "\nКомментарии (2)\n\nИван: Давно пора, паром вечно стоит\n\nОтветить\n\n\
        Мария: А кто заплатит?\n\nОтветить\n";
    let sidecar = format!("{SIDECAR}[[note]]\nquote = \"паром вечно стоит\"\ntext = \"Так ли?\"\n");
    let archive = Archive::new()
        .file("content/articles/flood.txt", &format!("{ARTICLE}{comments}"))
        .file("content/articles/flood.toml", &sidecar);
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.goto("articles/flood/");
    for first in ["Мэр", "Комментарий"] {
        select(&mut tab, first, "пора");
        let words = copied(&mut tab, "quotation");
        assert!(words.contains("Давно пора»"), "{words}");
        assert!(!words.contains("Комментарий"), "{words}");
    }
    tab.eval("getSelection().selectAllChildren(document.querySelector('.comment-name'))");
    tab.wait_until("document.querySelector('[data-cite-bar]').hidden");
    tab.finish();
}
