//! A note is found from the words that it is about, and leads back to them.

use data_encoding::BASE64;
use serde_json::json;

use crate::harness::{Archive, Site, Tab};

const ARTICLE: &str = "Половодье в Заречном

Вода в Тихой поднялась на два метра за одну ночь, и мост закрыли для машин.

Мэр пообещал открыть мост к пятнице, хотя инженеры просили две недели.

К вечеру река отступила от крайних домов.

Школы открылись на другой день, а рынок остался закрыт до конца недели.
";

const SIDECAR: &str = "
[[note]]
quote = \"открыть мост к пятнице\"
kind = \"claim\"
by = \"Составитель\"
tags = [\"сроки\"]
text = \"Мост открыли **через три недели**.\"

[[note]]
quote = \"этих слов в статье нет\"
text = \"Осиротевшая заметка.\"
";

const NUMBER: &str = "sup a[href^='#note-']";
const OPEN: &str = "document.querySelector(':popover-open')";

fn site() -> (Archive, Site) {
    publish(SIDECAR)
}

fn publish(sidecar: &str) -> (Archive, Site) {
    let archive = Archive::new()
        .file("content/articles/flood.txt", ARTICLE)
        .file("content/articles/flood.toml", sidecar);
    let site = archive.publish();
    (archive, site)
}

/// A sidecar with three long notes on one paragraph, and short ones on the rest.
fn crowded() -> String {
    let long = "Решение принимали и откладывали, и об этом есть что сказать. ".repeat(12);
    let quotes = [
        ("поднялась на два метра", long.as_str()),
        ("за одну ночь, и мост закрыли", long.as_str()),
        ("мост закрыли для машин", long.as_str()),
        ("открыть мост к пятнице", "Через три недели."),
        ("река отступила", "В семь часов."),
        ("рынок", "Нижний."),
    ];
    let note = |(quote, text): (&str, &str)| {
        format!("[[note]]\nquote = \"{quote}\"\nkind = \"question\"\ntext = \"{text}\"\n")
    };
    quotes.map(note).concat()
}

/// A tab of the given width with the article open.
fn article(site: &Site, width: u32) -> Tab {
    let mut tab = Tab::open(&site.address());
    tab.resize(width);
    tab.goto("");
    tab.follow("main a[href*='articles/']");
    tab
}

/// Waits until an element is wholly inside the window.
fn wait_until_seen(tab: &mut Tab, selector: &str) {
    tab.wait_until(&format!(
        "(() => {{
            const box = document.querySelector(\"{selector}\").getBoundingClientRect();
            return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight
                && box.left >= 0 && box.right <= innerWidth;
        }})()"
    ));
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn on_a_wide_screen_the_note_stands_beside_its_paragraph() {
    let (_archive, site) = site();
    let mut tab = article(&site, 1440);
    assert_eq!(tab.text("main mark"), "открыть мост к пятнице");
    tab.click(NUMBER);
    wait_until_seen(&mut tab, ":target");
    assert!(tab.text(":target").contains("через три недели"));
    assert_eq!(tab.text(":target strong"), "через три недели");
    let beside = "document.querySelector(':target').getBoundingClientRect().left
        >= document.querySelector('main mark').closest('p').getBoundingClientRect().right";
    assert_eq!(tab.eval(beside), true, "the note is not beside its paragraph");
    tab.screenshot("note-wide");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_note_in_the_margin_leads_back_to_its_words() {
    let (_archive, site) = site();
    let mut tab = article(&site, 1440);
    tab.click(".margin .note-number");
    tab.wait_until("location.hash.endsWith('-ref')");
    wait_until_seen(&mut tab, "main mark");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn on_a_wide_screen_notes_stack_and_leave_no_gap_in_the_text() {
    let (_archive, site) = publish(&crowded());
    let mut tab = article(&site, 1440);
    let overlaps = "(() => {
        const boxes = [...document.querySelectorAll('.margin .note')].map(n => n.getBoundingClientRect());
        return [boxes.length, boxes.slice(1).filter((box, i) => box.top < boxes[i].bottom).length];
    })()";
    assert_eq!(tab.eval(overlaps), json!([6, 0]), "notes, and those that lie on one before");
    let beside = "(() => {
        const right = document.querySelector('.text p[id]').getBoundingClientRect().right;
        const top = document.querySelector('.noted p').getBoundingClientRect().top;
        const notes = [...document.querySelectorAll('.margin .note')].map(n => n.getBoundingClientRect());
        return notes.every(box => box.left > right && box.right <= innerWidth)
            && Math.abs(notes[0].top - top) < 16;
    })()";
    assert_eq!(tab.eval(beside), true, "a note is not beside the text");
    let widest_gap = "(() => {
        const rows = [...document.querySelectorAll('.text p[id^=\"p-\"]')].map(p => p.getBoundingClientRect());
        return Math.max(...rows.slice(1).map((row, i) => row.top - rows[i].bottom));
    })()";
    let gap = tab.eval(widest_gap).as_f64().expect("a number");
    assert!(gap < 40.0, "a gap of {gap} px");
    tab.screenshot("notes-crowded");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_long_note_is_folded_and_unfolds() {
    let (_archive, site) = publish(&crowded());
    let mut tab = article(&site, 1440);
    let height = "document.querySelector('.margin .note').getBoundingClientRect().height";
    let folded = tab.eval(height).as_f64().expect("a height");
    assert!(tab.eval("document.querySelector('.note-text').getClientRects().length") != json!(0));
    tab.click(".margin .note summary");
    tab.wait_until(&format!("{height} > {}", folded + 60.0));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn passages_that_overlap_show_every_number_and_none_in_the_words() {
    let (_archive, site) = publish(&crowded());
    let mut tab = article(&site, 1440);
    let numbers =
        "[...document.querySelectorAll('.noted p sup a')].slice(0, 3).map(a => a.dataset.number)";
    assert_eq!(tab.eval(numbers), json!(["1", "2", "3"]));
    assert!(tab.text(".noted > p").contains("за одну ночь, и мост закрыли для машин."));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_name_within_a_longer_passage_keeps_its_ground() {
    let note =
        |quote: &str, kind: &str| format!("[[note]]\nquote = \"{quote}\"\nkind = \"{kind}\"\n");
    let (_archive, site) =
        publish(&[note("Тихой поднялась", "context"), note("Тихой", "place")].concat());
    let mut tab = article(&site, 1440);
    let ground = "getComputedStyle(document.querySelector('.mark-deep')).backgroundColor";
    assert_ne!(tab.eval(ground), "rgba(0, 0, 0, 0)");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn on_a_phone_no_number_begins_a_line() {
    let (_archive, site) = publish(&crowded());
    let mut tab = article(&site, 390);
    for width in (320..=420).step_by(4) {
        tab.resize(width);
        let strays = "[...document.querySelectorAll('main .ref')].filter(ref => {
            const word = [...ref.previousElementSibling.getClientRects()].at(-1);
            const number = ref.querySelector('button').getBoundingClientRect();
            return number.top > word.bottom || number.left < word.left;
        }).length";
        assert_eq!(tab.eval(strays), 0, "at {width}");
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn on_a_phone_a_tap_on_the_words_opens_the_note_as_a_sheet() {
    let (_archive, site) = site();
    let mut tab = article(&site, 390);
    assert_eq!(tab.eval("document.querySelector('.margin .note').checkVisibility()"), false);
    tab.tap("main label mark");
    tab.wait_until(OPEN);
    assert!(tab.text(":popover-open").contains("через три недели"));
    let sheet = format!(
        "(() => {{
            const box = {OPEN}.getBoundingClientRect();
            return [box.left, box.right, box.bottom, box.top > 0].map(Math.round);
        }})()"
    );
    let height = tab.eval("innerHeight");
    assert_eq!(tab.eval(&sheet), json!([0, 390, height, 1]), "it lies at the bottom");
    tab.screenshot("note-phone");
    tab.tap(":popover-open .note-close");
    tab.wait_until(&format!("!{OPEN}"));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn on_a_phone_the_sheet_leaves_the_words_in_view() {
    let (_archive, site) = site();
    let mut tab = article(&site, 390);
    for part in ["innerHeight - 60", "innerHeight / 2", "80"] {
        tab.eval(&format!(
            "scrollBy({{ top: document.querySelector('main label mark').getBoundingClientRect().bottom - ({part}), behavior: 'instant' }})"
        ));
        tab.tap("main label mark");
        tab.wait_until(OPEN);
        tab.wait_until(&format!(
            "(() => {{
                const words = document.querySelector('main label mark').getBoundingClientRect();
                return words.top >= 0 && words.bottom <= {OPEN}.getBoundingClientRect().top;
            }})()"
        ));
        tab.tap(":popover-open .note-close");
        tab.wait_until(&format!("!{OPEN}"));
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn on_a_phone_the_keyboard_opens_a_note_and_comes_back() {
    let (_archive, site) = site();
    let mut tab = article(&site, 390);
    tab.eval("document.querySelector('sup button').focus()");
    let name = "document.activeElement.getAttribute('aria-label')";
    assert_eq!(tab.eval(name), "Примечание 1");
    tab.press("Enter");
    tab.wait_until(OPEN);
    // A screen reader says the name of the button and, as its description, the note.
    assert_eq!(tab.eval(name), "Закрыть");
    let described = "document.getElementById(
        document.activeElement.getAttribute('aria-describedby')).textContent";
    assert!(tab.eval(described).as_str().expect("a text").contains("через три недели"));
    tab.press("Escape");
    tab.wait_until(&format!("!{OPEN} && document.activeElement.matches('sup button')"));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_address_of_a_note_shows_it_on_a_phone() {
    let (_archive, site) = site();
    let mut tab = article(&site, 390);
    tab.eval("location.hash = document.querySelector('.margin .note').id");
    wait_until_seen(&mut tab, ":target");
    assert!(tab.text(":target").contains("через три недели"));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn on_paper_notes_stand_after_the_text_in_full() {
    let (_archive, site) = publish(&crowded());
    let mut tab = article(&site, 1440);
    tab.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let order = "(() => {
        const tops = selector => [...document.querySelectorAll(selector)]
            .map(one => one.getBoundingClientRect().top);
        const [rows, notes] = [tops('.text p[id^=\"p-\"]'), tops('.margin .note')];
        return Math.max(...rows) < Math.min(...notes)
            && notes.every((top, i) => !i || notes[i - 1] < top);
    })()";
    assert_eq!(tab.eval(order), true, "notes are among the text, or out of order");
    let cut = "[...document.querySelectorAll('.note-text')].filter(text =>
        text.getBoundingClientRect().bottom > text.closest('.note').getBoundingClientRect().bottom).length";
    assert_eq!(tab.eval(cut), 0, "notes that are cut");
    tab.screenshot("notes-paper");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn on_paper_an_article_begins_below_its_headline() {
    let (_archive, site) =
        publish("[[note]]\nquote = \"рынок\"\ntext = \"[Нижний](https://a.example/)\"\n");
    let mut tab = article(&site, 1440);
    let printed = tab.call("Page.printToPDF", json!({}))["data"].take();
    let paper = BASE64.decode(printed.as_str().expect("a file").as_bytes()).expect("base64");
    let pages = String::from_utf8_lossy(&paper).matches("/Type /Page\n").count();
    assert_eq!(pages, 1, "a few lines and a note need one sheet");
    tab.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let behind = "getComputedStyle(document.querySelector('.note-text a'), '::after').content";
    assert_eq!(tab.eval(behind), "\" (https://a.example/)\"", "the address of a link in a note");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_note_whose_words_are_gone_is_still_shown() {
    let (_archive, site) = site();
    let mut tab = article(&site, 1440);
    assert!(tab.text("main").contains("Осиротевшая заметка"));
    assert!(tab.text("main").contains("этих слов в статье нет"));
    assert_eq!(tab.count("main mark"), 1);
    tab.finish();
}
