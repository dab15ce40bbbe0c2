//! What may go wrong while somebody writes.

use super::tools::*;
use super::{NOTES, archive};

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_second_press_saves_nothing_twice() {
    let archive = archive();
    let preview = archive.preview();
    let mut tab = article(&preview.address(), 1440);
    press(&mut tab, ".add");
    fill(&mut tab, "text", "Дважды.");
    tab.eval(&format!(
        "(save => {{ save.click(); save.click(); }})({TOOLS}.querySelector('.actions .main'))"
    ));
    let added = format!("\n[[note]]\ndate = {}\ntext = \"Дважды.\"\n", today(&mut tab));
    wait_for_sidecar(&archive, &format!("{NOTES}{added}"));
    wait_for_text(&mut tab, "Дважды.");
    assert_eq!(panel(&mut tab, " === null"), true, "a conflict with itself");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_second_press_opens_nothing_over_a_form() {
    let archive = archive();
    let preview = archive.preview();
    let mut tab = article(&preview.address(), 1440);
    // Each answer takes longer than the one before.
    tab.eval(
        "(() => {
            let asked = 0;
            const quick = fetch;
            fetch = (...request) => new Promise((answer) => {
                setTimeout(() => answer(quick(...request)), ++asked * 200);
            });
        })()",
    );
    tab.eval(&format!(
        "for (const name of ['details', 'notes', 'add']) {TOOLS}.querySelector('.' + name).click()"
    ));
    fill(&mut tab, "title", "Не пропадёт.");
    tab.eval("new Promise((resolve) => setTimeout(resolve, 1000))");
    assert_eq!(panel(&mut tab, ".querySelector('[name=title]').value"), "Не пропадёт.");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_preview_that_does_not_answer_is_named() {
    let archive = archive();
    let preview = archive.preview();
    let mut tab = article(&preview.address(), 1440);
    edit_first(&mut tab);
    fill(&mut tab, "text", "Не пропадёт.");
    tab.eval("fetch = () => Promise.reject(new TypeError('gone'))");
    press(&mut tab, ".actions .main");
    tab.wait_until(&format!("{TOOLS}.querySelector('[role=alert]')"));
    let said = panel(&mut tab, ".querySelector('[role=alert]').textContent").to_string();
    assert!(said.contains("postil serve"), "{said}");
    assert_eq!(panel(&mut tab, ".querySelector('[name=text]').value"), "Не пропадёт.");
    press(&mut tab, ".close");
    press(&mut tab, ".notes");
    tab.wait_until(&format!("{TOOLS}.querySelector('.panel .alert')"));
    let said = panel(&mut tab, ".textContent").to_string();
    assert!(said.contains("postil serve"), "{said}");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_focus_comes_back_from_a_panel() {
    let archive = archive();
    let preview = archive.preview();
    let mut tab = article(&preview.address(), 1440);
    edit_first(&mut tab);
    tab.press("Escape");
    let focus = "document.activeElement === document.querySelector('.postil-edit')";
    assert_eq!(tab.eval(focus), true);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn another_persons_note_leaves_the_remembered_author_alone() {
    let archive =
        archive().file(SIDECAR, &NOTES.replacen("kind =", "by = \"Т. Бережная\"\nkind =", 1));
    let preview = archive.preview();
    let mut tab = article(&preview.address(), 1440);
    tab.eval("localStorage.setItem('postil-author', 'И. Лодкин')");
    edit_first(&mut tab);
    fill(&mut tab, "text", "Поправлено.");
    press(&mut tab, ".actions .main");
    wait_for_text(&mut tab, "Поправлено.");
    assert_eq!(tab.eval("localStorage.getItem('postil-author')"), "И. Лодкин");
    tab.finish();
}
