//! The preview where the browser keeps nothing for a page.

use super::*;

/// What a browser does whose settings block storage: even naming it throws.
const BLOCKED: &str = "for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, {
        get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); },
    });
}";

/// What a browser does that has no room left.
const FULL: &str = "Storage.prototype.setItem = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
};";

/// Where on the screen a paragraph stands.
const SHOWN: &str = "[...document.querySelectorAll('main p')]
    .find((p) => p.innerText.includes('В день 12 ')).getBoundingClientRect().top";

fn article_without_storage(address: &str, script: &str) -> Tab {
    let mut tab = Tab::open(address);
    tab.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    tab.goto("articles/flood/");
    tab
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_author_and_a_deletion_are_remembered_without_storage() {
    for script in [BLOCKED, FULL] {
        let archive = archive().file("content/articles/ferry.txt", ARTICLE);
        let preview = archive.preview();
        let mut tab = article_without_storage(&preview.address(), script);
        wait_for_tools(&mut tab);
        press(&mut tab, ".add");
        fill(&mut tab, "by", "И. Лодкин");
        fill(&mut tab, "text", "Обо всей статье.");
        press(&mut tab, ".actions .main");
        wait_for_text(&mut tab, "Обо всей статье.");
        wait_for_tools(&mut tab);
        let written = archive.read(SIDECAR);

        press(&mut tab, ".add");
        tab.wait_until(&format!("{TOOLS}.activeElement?.name === 'text'"));
        assert_eq!(panel(&mut tab, ".querySelector('[name=by]').value"), "И. Лодкин");
        tab.press("Escape");

        tab.eval("document.querySelector('.postil-edit').click()");
        press(&mut tab, ".actions .remove");
        tab.wait_until("!document.querySelector('main').textContent.includes('Обо всей статье.')");
        wait_for_tools(&mut tab);
        tab.load(|tab| drop(tab.eval("location.reload()")));
        press(&mut tab, ".toast button");
        wait_for_sidecar(&archive, &written);
        wait_for_text(&mut tab, "Обо всей статье.");

        tab.goto("articles/ferry/");
        press(&mut tab, ".add");
        tab.wait_until(&format!("{TOOLS}.activeElement?.name === 'text'"));
        assert_eq!(panel(&mut tab, ".querySelector('[name=by]').value"), "И. Лодкин");
        tab.finish();
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_page_follows_changes_in_its_place_without_storage() {
    for script in [BLOCKED, FULL] {
        let long = |last: &str| {
            let paragraphs: String = (0..60)
                .map(|day| format!("В день {day} вода стояла у крайних домов.\n\n"))
                .collect();
            format!("{ARTICLE}\n{paragraphs}{last}\n")
        };
        // The buttons of the tools come later than the text, and push it down.
        let archive = archive();
        archive.write("content/articles/flood.txt", &long("Река ещё поднимается."));
        let preview = archive.preview();
        let mut tab = article_without_storage(&preview.address(), script);
        // A link within the page makes an entry of its own in the history.
        tab.eval("location.hash = 'elsewhere'");
        for last in ["Река отступила за ночь.", "Мост снова открыли для всех."]
        {
            wait_for_tools(&mut tab);
            tab.eval("scrollTo({ top: 700, behavior: 'instant' })");
            let shown = tab.eval(SHOWN).as_f64().expect("a number");
            archive.write("content/articles/flood.txt", &long(last));
            tab.wait_until(&format!("document.body.innerText.includes('{last}')"));
            wait_for_tools(&mut tab);
            tab.wait_until(&format!("Math.abs({SHOWN} - {shown}) < 2"));
        }
        tab.finish();
    }
}
