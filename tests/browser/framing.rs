//! A page of somebody else cannot show the preview within itself, where its clicks could be led.

use std::fs;

use crate::harness::{Archive, Site, Tab};

const PAGE: &str = "articles/flood/";

/// An archive whose pages tell the page that frames them that they were shown.
fn archive() -> Archive {
    Archive::new()
        .file(
            "content/articles/flood.txt",
            "Паводок дошёл до города\n\nВода поднялась выше моста.\n",
        )
        .file("static/assets/cite.js", "parent.postMessage('shown', '*');")
}

/// A page of somebody else that frames some pages and remembers who was shown.
fn trap(framed: &[&str]) -> (tempfile::TempDir, Site) {
    let frames: String =
        framed.iter().map(|page| format!("<iframe src=\"{page}\"></iframe>")).collect();
    let remember = "window.shown = []; \
        addEventListener('message', event => shown.push(event.origin)); \
        addEventListener('load', () => { window.loaded = true; });";
    let folder = tempfile::tempdir().expect("a folder");
    let page = format!("<!doctype html><script>{remember}</script>{frames}");
    fs::write(folder.path().join("index.html"), page).expect("a file can be written");
    let site = Site::serve(folder.path(), "/");
    (folder, site)
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_preview_is_shown_in_no_frame() {
    let archive = archive();
    let (preview, published) = (archive.preview(), archive.publish());
    let preview = format!("{}{PAGE}", preview.address());
    let published = format!("{}{PAGE}", published.address());
    let (_folder, trap) = trap(&[&preview, &published]);
    let same_site = trap.address();
    let another_site = same_site.replace("127.0.0.1", "elsewhere.example");
    for page in [same_site, another_site] {
        let mut tab = Tab::open(&page);
        tab.goto("");
        // The published page shows that a frame would have been noticed.
        tab.wait_until("window.loaded && shown.length > 0");
        let origins = tab.eval("shown.join(' ')");
        let origin = published.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        assert_eq!(origins, origin.as_str(), "framed by {page}");
        let refused = tab.take_problems();
        assert!(refused.iter().any(|problem| problem.contains("frame")), "{refused:#?}");
    }
}
