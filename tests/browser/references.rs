//! A reader takes the reference to an article along: by a button, or as a file.

use std::time::Duration;

use crate::harness::{Archive, Site, Tab};

const ARTICLE: &str = "Половодье в Заречном

Вода в Тихой поднялась на два метра за одну ночь, и мост закрыли для машин.
";

const SIDECAR: &str = "
title = \"Половодье в Заречном\"
source = \"Степной вестник\"
author = \"Дина Орлова\"
date = 2026-03-09
url = \"https://vestnik.example/9?a=1#b\"
";

fn article() -> (Archive, Site, Tab) {
    let archive = Archive::new()
        .file("content/articles/flood.txt", ARTICLE)
        .file("content/articles/flood.toml", SIDECAR);
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.goto("articles/flood/");
    tab.eval("document.querySelector('#cite').open = true");
    (archive, site, tab)
}

/// What the button beside a reference or a file puts on the clipboard.
fn copied(tab: &mut Tab, name: &str) -> String {
    tab.eval(
        "window.copied = new Promise(done => {
        navigator.clipboard.writeText = async words => done(words);
    }), true",
    );
    tab.eval(&format!(
        "[...document.querySelectorAll('[data-copy] dt')].find(dt => dt.textContent === '{name}')
            .parentElement.querySelector('button').click(), true"
    ));
    tab.wait_until("document.querySelector('[data-copy-status]').textContent === 'Скопировано'");
    tab.eval("window.copied").as_str().expect("a text").to_owned()
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn references_are_copied_as_they_stand() {
    let (_archive, _site, mut tab) = article();
    let gost = copied(&mut tab, "ГОСТ Р 7.0.100");
    let start =
        "Орлова, Д. Половодье в Заречном / Д. Орлова. – Текст : электронный // Степной вестник";
    assert!(gost.starts_with(start), "{gost}");
    let bibtex = copied(&mut tab, "BibTeX");
    assert!(bibtex.starts_with("@article{flood,\n  author = {Орлова, Дина},"), "{bibtex}");
    assert!(bibtex.contains("url = {https://vestnik.example/9?a=1#b}"), "{bibtex}");
    tab.screenshot("references");
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_file_is_saved_under_the_policy_of_the_page() {
    let (_archive, _site, mut tab) = article();
    let folder = tempfile::tempdir().expect("a folder");
    tab.save_files_in(folder.path());
    tab.click("#cite [download$=ris]");
    let file = folder.path().join("flood.ris");
    for _ in 0..100 {
        if file.exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let text = std::fs::read_to_string(&file).expect("the file is saved");
    assert!(text.starts_with("TY  - NEWS\r\nAU  - Орлова, Дина\r\n"), "{text}");
    assert!(text.contains("UR  - https://vestnik.example/9?a=1#b\r\n"), "{text}");
}
