//! `cargo xtask screenshots`: takes the pictures of the README and of the guide anew, in a real browser.

use std::io;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::suite::chromium;

/// The browser tests that show the pages.
const TESTS: [&str; 2] = [
    "the_readme_shows_an_article_with_notes_in_the_margin",
    "the_guide_shows_the_first_archive_and_a_note_that_is_written",
];

/// The pictures as the tests leave them, and where the documents have them.
const PICTURES: [[&str; 2]; 7] = [
    ["readme.png", "docs/article.png"],
    ["guide-first-en.png", "docs/guide-first.png"],
    ["guide-first-ru.png", "docs/guide-first.ru.png"],
    ["guide-first-kk.png", "docs/guide-first.kk.png"],
    ["guide-note-en.png", "docs/guide-note.png"],
    ["guide-note-ru.png", "docs/guide-note.ru.png"],
    ["guide-note-kk.png", "docs/guide-note.kk.png"],
];

/// Takes the pictures.
pub fn run(root: &Path) -> io::Result<()> {
    let browser = chromium::find_or_install().map_err(io::Error::other)?;
    let folder = env::temp_dir().join(format!("postil-pictures-{}", std::process::id()));
    let status = Command::new(env!("CARGO"))
        .current_dir(root)
        .args(["test", "--package", "postil", "--test", "browser", "--", "--ignored"])
        .args(TESTS)
        .env(chromium::VARIABLE, browser)
        .env("POSTIL_SCREENSHOTS", &folder)
        .status()?;
    if !status.success() {
        return Err(io::Error::other("a page cannot be shown"));
    }
    for [taken, kept] in PICTURES {
        fs::copy(folder.join(taken), root.join(kept))?;
        println!("took {kept}");
    }
    fs::remove_dir_all(folder)
}
