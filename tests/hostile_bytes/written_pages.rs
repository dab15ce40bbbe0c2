//! An archive's own page, a list of accepted texts and settings of any bytes are read or refused with
//! a place.

use postil::config::{self, CONFIG_FILE};
use postil::written::accepted::read_accepted;
use postil::written::markdown_page::{MarkdownKind, read_markdown_page};

use crate::places;

/// Checks the promise on the bytes of one file.
pub fn check(bytes: &[u8]) {
    const PAGE: &str = "content/pages/a.md";
    for kind in [MarkdownKind::Page, MarkdownKind::TagIntroduction] {
        let (page, problems) = read_markdown_page(PAGE, bytes, kind, &["ru", "kk"]);
        places::check(PAGE, bytes, &problems);
        assert!(page.is_some() || !problems.is_empty(), "a page is gone without a word");
    }

    let (_, problems) = read_accepted(bytes);
    places::check("content/accepted.toml", bytes, &problems);

    if let Err(problems) = config::read(bytes) {
        assert!(!problems.is_empty(), "refused without a reason");
        places::check(CONFIG_FILE, bytes, &problems);
    }
}
