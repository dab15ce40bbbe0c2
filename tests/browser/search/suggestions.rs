//! What else is offered where no article has a word.

use super::{FOUND, search};
use crate::harness::{Archive, Tab};

const SUGGESTION: &str = "[data-search-panel] [data-search-suggestion] a";

/// What is typed, and what may be meant by it.
const MEANT: [(&str, &str); 10] = [
    // Slips: a letter wrong, missing, too many, in its neighbour's place; in any form.
    ("тарыфами", "тарифами"),
    ("водопрводчики", "водопроводчики"),
    ("водопроводдчики", "водопроводчики"),
    ("свкажиной", "скважиной"),
    ("устав водопроводчеки", "устав водопроводчики"),
    // The wrong keyboard.
    ("nfhba", "тариф"),
    ("ecnfd -pipes", "устав -pipes"),
    (",.l;tn ujhjlf", "бюджет города"),
    ("зшзуы", "pipes"),
    ("09ls0", "құдық"),
];

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_word_that_no_article_has_leads_to_one_that_they_have() {
    for (typed, meant) in MEANT {
        let mut tab = search(typed);
        tab.wait_until(&format!("document.querySelector('{SUGGESTION}').innerText"));
        assert_eq!(tab.text(SUGGESTION), meant, "{typed}");
        tab.click(SUGGESTION);
        tab.wait_until(FOUND);
        let input = "document.querySelector('[data-search-box] input').value";
        assert_eq!(tab.eval(input), meant, "{typed}");
        tab.finish();
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn nothing_is_suggested_for_words_that_are_found_or_like_no_other() {
    for typed in ["тариф", "абракадабрами", "12345678", "ы"] {
        let mut tab = search(typed);
        tab.wait_until(
            "document.querySelector('[data-search-panel] [data-search-status]').innerText",
        );
        tab.wait_until(
            "!document.querySelector('[data-search-status]').innerText.includes('Загружаю')",
        );
        assert_eq!(tab.text(SUGGESTION), "", "{typed}");
        tab.finish();
    }
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_keyboard_reaches_a_suggestion() {
    let mut tab = search("тарыфами");
    tab.wait_until(&format!("document.querySelector('{SUGGESTION}').innerText"));
    tab.screenshot("search-suggestion");
    tab.press("ArrowDown");
    tab.press("Enter");
    tab.wait_until(FOUND);
    tab.finish();
}

/// Words that others come near, in three languages.
const NEAR: [(&str, &str); 3] = [
    ("ru", "Игнат тщетно тушил пожар, а мост стоял, и шеф глядел на паром."),
    ("en", "Section f of part c is at le.ru, where the municipal garden grows."),
    ("kk", "Мектеп балаларға ашылды, әлеуметтік қызмет көрсетілді."),
];

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_suggestion_is_a_word_and_nothing_less() {
    let archive = NEAR.iter().fold(Archive::new(), |archive, (language, text)| {
        let sidecar = format!("title = \"День\"\nlanguage = \"{language}\"\n");
        archive
            .file(&format!("content/articles/{language}.txt"), text)
            .file(&format!("content/articles/{language}.toml"), &sidecar)
    });
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    for (typed, meant) in [
        ("АЭС", ""),
        ("дуб", ""),
        ("кг", ""),
        ("buy", ""),
        ("паром NOT мост", ""),
        ("шеф-повар", ""),
        ("пожрар", "пожар"),
        ("vjcn", "мост"),
        ("балалрмен", "балалармен"),
        ("әлеумттік", "әлеуметтік"),
        ("municpal", "municipal"),
    ] {
        tab.goto(&format!("search/?q={}", typed.replace(' ', "%20")));
        tab.wait_until("document.querySelector('[aria-busy=false]')");
        let shown = tab.eval("document.querySelector('[data-search-suggestion] a').textContent");
        assert_eq!(shown, meant, "{typed}");
    }
    tab.finish();
}
