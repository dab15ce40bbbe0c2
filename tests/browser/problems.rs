//! The harness itself: it sees what goes wrong, and does what a reader does.

use std::fs;

use crate::harness::{Site, Tab};

/// A site of one page with the given body.
fn site(body: &str) -> (tempfile::TempDir, Site) {
    let folder = tempfile::tempdir().expect("a folder");
    let page = format!("<!doctype html><meta name=viewport content='width=device-width'>{body}");
    fs::write(folder.path().join("index.html"), page).expect("a page can be written");
    let site = Site::serve(folder.path(), "/sub/path/");
    (folder, site)
}

/// Opens a page with the given body and says what goes wrong on it.
fn problems_of(body: &str) -> String {
    let (_folder, site) = site(body);
    let mut tab = Tab::open(&site.address());
    tab.goto("");
    tab.take_problems().join("\n")
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn errors_and_failed_and_foreign_requests_are_seen() {
    assert_eq!(problems_of("<link rel=icon href='data:,'><p>Тихо"), "");
    let problems = problems_of(
        "<script>console.error('in the console'); throw Error('thrown')</script>
         <img src=missing.png><img src='http://elsewhere.example/a.png'>",
    );
    for expected in
        ["in the console", "thrown", "/sub/path/missing.png", "http://elsewhere.example/a.png"]
    {
        assert!(problems.contains(expected), "{expected} is not in {problems}");
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn clicks_taps_and_keys_arrive() {
    let (_folder, site) = site(
        "<link rel=icon href='data:,'><input><button>b</button><script>
         document.querySelector('button').onclick = e => window.kind = e.pointerType;
         document.onkeydown = e => window.key = e.key;</script>",
    );
    let mut tab = Tab::open(&site.address());
    tab.goto("");
    tab.click("button");
    assert_eq!(tab.eval("window.kind"), "mouse");
    tab.click("input");
    tab.type_text("слово");
    tab.press("/");
    assert_eq!(tab.eval("document.querySelector('input').value"), "слово/");
    tab.press("Escape");
    assert_eq!(tab.eval("window.key"), "Escape");
    tab.resize(390);
    tab.tap("button");
    tab.wait_until("window.kind === 'touch'");
    assert_eq!(tab.eval("innerWidth"), 390);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn scripts_can_be_forbidden() {
    let (_folder, site) = site("<link rel=icon href='data:,'><script>window.ran = true</script>");
    let mut tab = Tab::open(&site.address());
    tab.goto("");
    assert_eq!(tab.eval("window.ran"), true);
    tab.forbid_scripts();
    tab.goto("");
    assert_eq!(tab.eval("window.ran"), serde_json::Value::Null);
    tab.finish();
}
