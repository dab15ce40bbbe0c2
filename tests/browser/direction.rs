//! Words that read from the right stay in their place, and leave others in theirs.

use serde_json::json;

use crate::harness::{Archive, Tab};

const ARTICLE: &str =
    "Вода поднялась выше моста за одну ночь.\n\nהמים עלו מעל הגשר, 12 בתים הוצפו.\n";

const SIDECAR: &str = "title = \"הצפה בעיר 2026\"
source = \"עיתון 24\"
author = \"דוד לוי\"
section = \"7 дней\"
date = 2026-02-11
language = \"ru\"

[[note]]
quote = \"выше моста\"
by = \"דוד לוי\"
date = 2026-03-09
text = \"Так и было.\"
";

/// The box of an element's words; more than one where they are torn apart.
const BOXES: &str = "(selector => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(selector));
    const boxes = [...range.getClientRects()].filter(box => box.width > 0);
    return [Math.min(...boxes.map(box => box.left)), Math.max(...boxes.map(box => box.right))];
})";

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_name_from_the_right_does_not_turn_what_stands_behind_it() {
    let archive = Archive::new()
        .file("content/articles/a.txt", ARTICLE)
        .file("content/articles/a.toml", SIDECAR);
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    for (path, first, second) in [
        ("articles/a/", ".kicker a", ".section-name"),
        ("articles/a/", ".note-by", ".note-meta time"),
        ("notes/", ".desk-source a", ".desk-source time"),
    ] {
        tab.goto(path);
        let in_order = tab.eval(&format!("{BOXES}('{first}')[1] <= {BOXES}('{second}')[0] + 1"));
        assert_eq!(in_order, true, "{path}: {first} before {second}");
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_block_reads_as_its_first_letter_does() {
    let archive = Archive::new()
        .file("content/articles/a.txt", ARTICLE)
        .file("content/articles/a.toml", SIDECAR);
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.goto("articles/a/");
    for (selector, edge) in
        [("h1", "right"), (".text p:not(.noted p)", "right"), (".noted > p", "left")]
    {
        let gap = format!(
            "(([left, right], box) => Math.round(Math.abs({edge} - box.{edge})))
                ({BOXES}('{selector}'), document.querySelector('{selector}').getBoundingClientRect())"
        );
        assert_eq!(tab.eval(&gap), json!(0), "{selector} begins {edge}");
    }
    tab.screenshot("direction");
    tab.finish();
}
