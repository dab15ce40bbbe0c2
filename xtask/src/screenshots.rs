//! `cargo xtask screenshots`: takes the README's picture anew, of the sample in a real browser.

use std::io;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::suite::chromium;

/// The browser test that shows the page.
const TEST: &str = "the_readme_shows_an_article_with_notes_in_the_margin";

/// The picture as the test leaves it, and where the README has it.
const PICTURE: [&str; 2] = ["readme.png", "docs/article.png"];

/// Takes the picture.
pub fn run(root: &Path) -> io::Result<()> {
    let browser = chromium::find_or_install().map_err(io::Error::other)?;
    let folder = env::temp_dir().join(format!("postil-pictures-{}", std::process::id()));
    let status = Command::new(env!("CARGO"))
        .current_dir(root)
        .args(["test", "--package", "postil", "--test", "browser", "--", "--ignored", TEST])
        .env(chromium::VARIABLE, browser)
        .env("POSTIL_SCREENSHOTS", &folder)
        .status()?;
    if !status.success() {
        return Err(io::Error::other("the page cannot be shown"));
    }
    let [taken, kept] = PICTURE;
    fs::copy(folder.join(taken), root.join(kept))?;
    fs::remove_dir_all(folder)?;
    println!("took {kept}");
    Ok(())
}
