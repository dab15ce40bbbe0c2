//! The preview in the browser: it follows every change, and shows what is broken.

use crate::harness::{Archive, Tab};

const ARTICLE: &str = "content/articles/flood.txt";
const SIDECAR: &str = "content/articles/flood.toml";
const TEXT: &str = "Паводок дошёл до города\n\nВода поднялась выше моста за одну ночь.\n";

/// The text of the overlay; empty without one.
const OVERLAY: &str = "(document.querySelector('postil-problems')?.shadowRoot.textContent ?? '')";

fn archive() -> Archive {
    Archive::new().file(ARTICLE, TEXT)
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn an_edit_reloads_the_page() {
    let archive = archive();
    let preview = archive.preview();
    let mut tab = Tab::open(&preview.address());
    tab.goto("");
    tab.wait_until("document.body.innerText.includes('Паводок дошёл до города')");
    archive.write(ARTICLE, &TEXT.replace("Паводок дошёл", "Река вернулась"));
    tab.wait_until("document.body.innerText.includes('Река вернулась до города')");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_preview_has_the_path_of_the_published_site() {
    let archive = archive()
        .file("config.toml", "title = \"Архив\"\nbase_url = \"https://archive.example/a/b/\"\n");
    let preview = archive.preview();
    assert!(preview.address().ends_with("/a/b/"), "{}", preview.address());
    let mut tab = Tab::open(&preview.address());
    tab.goto("");
    tab.follow("main a[href*='articles/']");
    archive.write(ARTICLE, &TEXT.replace("Паводок дошёл", "Река вернулась"));
    tab.wait_until("document.querySelector('h1').innerText.includes('Река вернулась')");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_broken_sidecar_is_shown_until_it_is_mended() {
    let archive = archive();
    let preview = archive.preview();
    let mut tab = Tab::open(&preview.address());
    tab.goto("");
    archive.write(SIDECAR, "tags = [\"река\"]\ntitle = \n");
    tab.wait_until(&format!("{OVERLAY}.includes('{SIDECAR}:2')"));
    tab.screenshot("overlay-sidecar");
    archive.write(SIDECAR, "tags = [\"река\"]\ntitle = \"Заголовок от человека\"\n");
    tab.wait_until(&format!(
        "{OVERLAY} === '' && document.body.innerText.includes('Заголовок от человека')"
    ));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_broken_template_is_shown_until_it_is_mended() {
    let archive = archive();
    let preview = archive.preview();
    let mut tab = Tab::open(&preview.address());
    tab.goto("");
    archive.write("templates/home.html", "<p>\n{% if %}\n");
    tab.wait_until(&format!("{OVERLAY}.includes('templates/home.html:2')"));
    tab.screenshot("overlay-template");
    archive.remove("templates/home.html");
    tab.wait_until(&format!("{OVERLAY} === ''"));
    tab.finish();
}
