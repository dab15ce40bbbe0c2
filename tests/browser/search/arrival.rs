//! A reader who opens a result sees the words there.

use crate::harness::{Archive, Tab, sample};

/// How many words are marked.
const MARKED: &str = "(CSS.highlights.get('search')?.size ?? 0)";

/// Whether the first of some marked words is in the window.
const IN_VIEW: &str = "(() => {
    const [first] = CSS.highlights.get('search');
    const { top, bottom } = first.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
})()";

/// Waits until the page has not been scrolled for a moment.
const STILL: &str = "new Promise((done) => {
    let timer;
    const wait = () => { clearTimeout(timer); timer = setTimeout(done, 500); };
    addEventListener('scroll', wait);
    wait();
})";

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_result_leads_to_its_words() {
    for width in [1440, 390] {
        let mut tab = Tab::open(&sample().address());
        tab.resize(width);
        tab.goto("search/?q=водопроводчики");
        tab.wait_until("document.querySelector('.search-result-text mark')");
        tab.load(|tab| tab.tap(".search-result-title a"));
        tab.wait_until(&format!("{MARKED} > 0"));
        let words =
            "[...CSS.highlights.get('search')].map(range => range.toString().toLowerCase())";
        assert!(tab.eval(&format!("{words}.every(word => /^водопроводчик/.test(word))")) == true);
        tab.wait_until(
            "(r => r.top >= 0 && r.bottom <= innerHeight)([...CSS.highlights.get('search')]
                .find(range => document.querySelector('[data-search-body]').contains(range.startContainer))
                .getBoundingClientRect())",
        );
        tab.screenshot(&format!("search-arrival-{width}"));
        tab.finish();
    }
}

/// An article whose note has a word that the text has not.
fn noted() -> Archive {
    let text = "Мост у заставы\n\n".to_owned()
        + &"Через реку перевозит паром, и к осени вода низка.\n\n".repeat(30)
        + "В последний день смотритель запер будку.\n";
    let note = "date = 2026-02-05\n\n[[note]]\nquote = \"смотритель запер будку\"\n\
        text = \"По описи там хранили астролябию.\"\n";
    Archive::new().file("content/articles/1.txt", &text).file("content/articles/1.toml", note)
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_hit_in_a_note_says_so_and_leads_there() {
    let archive = noted();
    let site = archive.publish();
    for width in [1440, 390] {
        let mut tab = Tab::open(&site.address());
        tab.resize(width);
        tab.goto("search/?q=астролябии");
        tab.wait_until("document.querySelector('.search-result-text mark')");
        assert!(tab.text(".search-result-text").starts_with("В примечании:"));
        tab.load(|tab| tab.tap(".search-result-title a"));
        tab.wait_until(IN_VIEW);
        assert_eq!(tab.eval("[...CSS.highlights.get('search')].join()"), "астролябию");
        tab.finish();
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn an_address_that_asks_for_nothing_sensible_shows_the_article() {
    let archive = noted();
    let site = archive.publish();
    for query in ["%D0%", "", "&lt;img>", "%00", "-a"] {
        let mut tab = Tab::open(&site.address());
        tab.goto(&format!("articles/1/#find={query}"));
        assert!(tab.text("main").contains("паром"), "{query}");
        assert_eq!(tab.eval(MARKED), 0, "{query}");
        tab.finish();
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn whoever_comes_back_or_reloads_is_not_led_away() {
    let archive = noted();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.goto("articles/1/#find=смотритель");
    tab.wait_until(&format!("{MARKED} > 0"));
    tab.wait_until(IN_VIEW);
    tab.eval(STILL);
    tab.eval("scrollTo({ top: 0, behavior: 'instant' })");
    for coming in ["reload", "back"] {
        match coming {
            "reload" => tab.load(|tab| drop(tab.eval("location.reload()"))),
            _ => {
                tab.goto("");
                tab.eval("history.back()");
                tab.wait_until("location.hash");
            }
        }
        tab.wait_until(&format!("{MARKED} > 0"));
        tab.eval(STILL);
        assert_eq!(tab.eval("scrollY"), 0, "{coming}");
    }
    // Another result on the same page is somewhere to go.
    tab.eval("location.hash = '#find=будку'");
    tab.wait_until("[...CSS.highlights.get('search')][0].toString() === 'будку'");
    tab.wait_until(IN_VIEW);
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_hit_in_a_comment_says_so_and_its_label_is_not_searched() {
    let text = "Мост у заставы\n\n".to_owned()
        + &"Через реку перевозит паром, и к осени вода низка.\n\n".repeat(30)
        + "Читателя газеты удивил комментарий мэра о мосте.\n\nКомментарии (2)\n\n\
            Иван: Давно пора, астролябия вечно стоит\n\nОтветить\n\n\
            Мария: А кто заплатит?\n\nОтветить\n";
    let sidecar = "title = \"Мост у заставы\"\ndate = 2026-02-05\nlanguage = \"ru\"\n\n\
        [[note]]\nquote = \"астролябия вечно стоит\"\ntext = \"Так ли?\"\n";
    let archive = Archive::new()
        .file("content/articles/1.txt", &text)
        .file("content/articles/1.toml", sidecar);
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.goto("search/?q=\"комментарий читателя\"");
    tab.wait_until("document.querySelector('[data-search-status]').innerText.includes('Ничего')");
    tab.goto("search/?q=астролябии");
    tab.wait_until("document.querySelector('.search-result-text mark')");
    let passage = tab.text(".search-result-text");
    assert!(passage.starts_with("В комментарии читателя: Иван: Давно пора"), "{passage}");
    tab.load(|tab| tab.click(".search-result-title a"));
    tab.wait_until(IN_VIEW);
    tab.eval(STILL);
    assert_eq!(tab.eval("[...CSS.highlights.get('search')][0].toString()"), "астролябия");
    tab.eval("location.hash = '#find=комментарий'");
    tab.wait_until("[...CSS.highlights.get('search')][0].toString() === 'комментарий'");
    let in_label = "closest('.comment-name')";
    let labels = format!(
        "[...CSS.highlights.get('search')].filter((r) => r.startContainer.parentElement.{in_label})"
    );
    assert_eq!(tab.eval(&format!("{labels}.length")), 0);
    tab.finish();
}
