//! A sidecar that cannot be read, in the words of the interface.

use super::tools::*;
use super::*;

/// Sidecars that nobody can read, each with another mistake.
const BROKEN: [&str; 20] = [
    "title = Мост",
    "title = \"Мост",
    "title = 'Мост",
    "text = \'\'\'Мост",
    "tags = [\"мост\"",
    "tags = [\"мост\" \"река\"]",
    "title = 1",
    "title = 1\ntitle = 2",
    "заголовок = \"Мост\"",
    "titel = \"Мост\"",
    "date = \"вчера\"",
    "date = 2026-02-31",
    "url = \"listok.example\"",
    "publish = \"половина\"",
    "noindex = \"да\"",
    "aliases = [\"../most\"]",
    "kinds = 5",
    "note = 5",
    "[[picture]]\nalt = \"Мост\"",
    "[[note]]\nkind = \"сомнение\"\ntext = 5",
];

/// Opens the form of details until it says what is wrong with the sidecar: while the site is made
/// anew, there may be no article for a moment.
const REFUSED: &str = "(root => {
    const panel = root.querySelector('.panel');
    if (panel === null) root.querySelector('.details').click();
    const item = panel?.querySelector('.alert li');
    if (panel && !item) panel.querySelector('.close').click();
    return item;
})(document.querySelector('postil-writing').shadowRoot)";

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_mistakes_of_a_sidecar_are_said_in_the_language_of_the_page() {
    for language in ["ru", "kk"] {
        let config = format!("title = \"Архив\"\nlanguage = \"{language}\"\n");
        let archive = archive().file("config.toml", &config);
        let preview = archive.preview();
        let mut tab = article(&preview.address(), 390);
        // The page stays, whatever its article becomes.
        tab.eval("addEventListener('postil-reload', (event) => event.preventDefault())");
        for text in BROKEN {
            archive.write(SIDECAR, text);
            tab.wait_until(REFUSED);
            let english = panel(&mut tab, ".querySelectorAll('.alert [lang=en]').length");
            let said = panel(&mut tab, ".querySelector('.alert').innerText");
            assert_eq!(english, 0, "{language}: {text}: {said}");
            tab.screenshot(&format!("writing-broken-{language}"));
            tab.eval(&format!("{TOOLS}.querySelector('.panel .close').click()"));
        }
        tab.finish();
    }
}
