//! What the guide shows: the archive that `postil init` makes, and a note that is being written in it.
//! `cargo xtask screenshots` takes the pictures.

use serde_json::json;

use super::tools::*;
use crate::harness::{Archive, Tab};

/// The languages of the guide, words of the first article, and what somebody writes about them.
const WRITTEN: [(&str, &str, &str); 3] = [
    ("en", "queue at the door", "The library counted **160 readers** on that day."),
    ("ru", "стояла очередь", "В тот день пришло **160 читателей**."),
    ("kk", "кезек тұрды", "Сол күні **160 оқырман** келді."),
];

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_guide_shows_the_first_archive_and_a_note_that_is_written() {
    for (language, words, text) in WRITTEN {
        let archive = Archive::init(language);
        let preview = archive.preview();
        let mut tab = Tab::open(&preview.address());
        let size = json!({ "width": 1240, "height": 880, "deviceScaleFactor": 1, "mobile": false });
        tab.call("Emulation.setDeviceMetricsOverride", size);
        tab.call("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
        tab.goto("articles/first/");
        wait_for_tools(&mut tab);
        assert_eq!(tab.eval("document.documentElement.lang"), language);
        tab.screenshot(&format!("guide-first-{language}"));

        select(&mut tab, words);
        press(&mut tab, ".bubble");
        fill(&mut tab, "text", text);
        tab.wait_until(&format!("{TOOLS}.querySelector('.shown strong')"));
        tab.screenshot(&format!("guide-note-{language}"));
        tab.finish();
    }
}
