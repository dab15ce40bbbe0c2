//! Where the parts of the search page stand.

use crate::harness::{Archive, Tab};

fn archive() -> Archive {
    ["Паром ушёл", "Паром пришёл"].iter().enumerate().fold(Archive::new(), |all, (at, title)| {
        let sidecar = format!("title = \"{title}\"\ndate = 2024-05-0{}\n", at + 1);
        all.file(&format!("content/articles/{at}.txt"), &format!("{title}\n\nУ берега тихо.\n"))
            .file(&format!("content/articles/{at}.toml"), &sidecar)
    })
}

/// The left edge and the width of an element.
fn edges(tab: &mut Tab, selector: &str) -> serde_json::Value {
    tab.eval(&format!(
        "(({{ left, width }}) => [left, width])
            (document.querySelector('{selector}').getBoundingClientRect())"
    ))
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn results_stand_below_the_box_with_facets_and_without() {
    let archive = archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    for query in ["", "паром", "пришёл", "небывальщина"] {
        tab.goto(&format!("search/?q={query}"));
        tab.wait_until("document.querySelector('[aria-busy=false]')");
        for width in [1300, 1100, 390] {
            tab.resize(width);
            let form = edges(&mut tab, ".search-page form");
            assert_eq!(edges(&mut tab, ".search-found"), form, "{query} at {width}");
            let height = tab.eval("document.querySelector('.search-page form').offsetHeight");
            assert!(height.as_u64().is_some_and(|height| height < 60), "{query} at {width}");
        }
    }
    tab.finish();
}
