//! A note is found from the words that it is about, and leads back to them.

use crate::harness::{Archive, Site, Tab};

const ARTICLE: &str = "Половодье в Заречном

Вода в Тихой поднялась на два метра за одну ночь, и мост закрыли для машин.

Мэр пообещал открыть мост к пятнице, хотя инженеры просили две недели.

К вечеру река отступила от крайних домов.
";

const SIDECAR: &str = "
[[note]]
quote = \"открыть мост к пятнице\"
kind = \"claim\"
by = \"Составитель\"
text = \"Мост открыли **через три недели**.\"

[[note]]
quote = \"этих слов в статье нет\"
text = \"Осиротевшая заметка.\"
";

const NUMBER: &str = "sup a[href^='#note-']";

fn site() -> (Archive, Site) {
    let archive = Archive::new()
        .file("content/articles/flood.txt", ARTICLE)
        .file("content/articles/flood.toml", SIDECAR);
    let site = archive.publish();
    (archive, site)
}

/// A tab of the given width with the article open.
fn article(site: &Site, width: u32) -> Tab {
    let mut tab = Tab::open(&site.address());
    tab.resize(width);
    tab.goto("");
    tab.follow("main a[href*='articles/']");
    assert_eq!(tab.text("main mark"), "открыть мост к пятнице");
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
fn on_a_phone_a_tap_leads_to_the_note_and_back() {
    let (_archive, site) = site();
    let mut tab = article(&site, 390);
    tab.tap(NUMBER);
    tab.wait_until("location.hash.startsWith('#note-')");
    wait_until_seen(&mut tab, ":target");
    assert!(tab.text(":target").contains("через три недели"));
    tab.screenshot("note-phone");
    tab.tap(":target a[href$='-ref']");
    tab.wait_until("location.hash.endsWith('-ref')");
    wait_until_seen(&mut tab, "main mark");
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
