//! The preview in the browser: it follows every change, and shows what is broken.

use crate::harness::{Archive, Tab};

const ARTICLE: &str = "content/articles/flood.txt";
const SIDECAR: &str = "content/articles/flood.toml";
const TEXT: &str = "Паводок дошёл до города\n\nВода поднялась выше моста за одну ночь.\n";

/// The text of the overlay; empty without one.
const OVERLAY: &str = "(document.querySelector('postil-problems')?.shadowRoot.textContent ?? '')";

fn archive() -> Archive {
    Archive::new().file(ARTICLE, TEXT)
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn an_edit_reloads_the_page() {
    let archive = archive();
    let preview = archive.preview();
    let mut tab = Tab::open(&preview.address());
    tab.goto("");
    tab.wait_until("document.body.innerText.includes('Паводок дошёл до города')");
    archive.write(ARTICLE, &TEXT.replace("Паводок дошёл", "Река вернулась"));
    tab.wait_until("document.body.innerText.includes('Река вернулась до города')");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_preview_has_the_path_of_the_published_site() {
    let archive = archive()
        .file("config.toml", "title = \"Архив\"\nbase_url = \"https://archive.example/a/b/\"\n");
    let preview = archive.preview();
    assert!(preview.address().ends_with("/a/b/"), "{}", preview.address());
    let mut tab = Tab::open(&preview.address());
    tab.goto("");
    tab.follow("main a[href*='articles/']");
    archive.write(ARTICLE, &TEXT.replace("Паводок дошёл", "Река вернулась"));
    tab.wait_until("document.querySelector('h1').innerText.includes('Река вернулась')");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_broken_sidecar_is_shown_until_it_is_mended() {
    let archive = archive();
    let preview = archive.preview();
    let mut tab = Tab::open(&preview.address());
    tab.goto("");
    archive.write(SIDECAR, "tags = [\"река\"]\ntitle = \n");
    tab.wait_until(&format!("{OVERLAY}.includes('{SIDECAR}:2')"));
    let heading = tab.eval(
        "document.querySelector('postil-problems').shadowRoot.querySelector('header').textContent",
    );
    assert_eq!(heading, "Ошибки: 1Закрыть", "in the interface's language");
    tab.screenshot("overlay-sidecar");
    archive.write(SIDECAR, "tags = [\"река\"]\ntitle = \"Заголовок от человека\"\n");
    tab.wait_until(&format!(
        "{OVERLAY} === '' && document.body.innerText.includes('Заголовок от человека')"
    ));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_broken_template_is_shown_until_it_is_mended() {
    let archive = archive();
    let preview = archive.preview();
    let mut tab = Tab::open(&preview.address());
    tab.goto("");
    archive.write("templates/home.html", "<p>\n{% if %}\n");
    tab.wait_until(&format!("{OVERLAY}.includes('templates/home.html:2')"));
    for said in ["стоит `%}`, а нужно одно из: ", "исправьте шаблон или удалите его"]
    {
        assert_eq!(tab.eval(&format!("{OVERLAY}.includes('{said}')")), true, "{said}");
    }
    tab.screenshot("overlay-template");
    archive.remove("templates/home.html");
    tab.wait_until(&format!("{OVERLAY} === ''"));
    tab.finish();
}

/// The text of the bar at the foot of the window; empty without one.
const BAR: &str = "(document.querySelector('postil-findings')?.shadowRoot.querySelector('[role=status]').textContent ?? '')";

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_quiet_bar_has_what_there_is_to_say_of_the_article_in_view() {
    let known = "title = \"Река\"\ndate = 2026-03-12\nsource = \"Вестник\"\n";
    let archive = archive()
        .file("content/articles/other.txt", "Лёд сошёл\n\nПаром ходит с семи утра до девяти.\n")
        .file("content/articles/other.toml", known);
    let preview = archive.preview();
    let mut tab = Tab::open(&preview.address());
    for width in [390, 1440] {
        archive.write(SIDECAR, &format!("{known}keep = [\"Такой строки нет <b>\"]\n"));
        tab.resize(width);
        tab.goto("articles/flood/");
        tab.wait_until(&format!("{BAR} === 'Предупреждения: 1'"));
        let shadow = "document.querySelector('postil-findings').shadowRoot";
        tab.eval(&format!("{shadow}.querySelector('button').click()"));
        let said = "`keep` называет строку, которой в статье нет: «Такой строки нет <b>»";
        tab.wait_until(&format!("{shadow}.textContent.includes({said:?})"));
        let apart = "(() => {
            const box = (element) => element.getBoundingClientRect();
            const bar = [...document.querySelector('postil-findings').shadowRoot.querySelectorAll('button, li')].map(box);
            const tools = [...document.querySelector('postil-writing').shadowRoot.querySelectorAll('.toolbar button')];
            return tools.map(box).every((tool) => bar.every((part) =>
                tool.right <= part.left || part.right <= tool.left || tool.bottom <= part.top || part.bottom <= tool.top));
        })()";
        tab.wait_until(&format!("document.querySelector('postil-writing') !== null && {apart}"));
        tab.screenshot(&format!("bar-{width}"));
        tab.goto("articles/other/");
        tab.wait_until("document.querySelector('postil-writing') !== null");
        assert_eq!(tab.eval(BAR), "", "another article has nothing to say");
    }
    tab.goto("articles/flood/audit/");
    tab.wait_until(&format!("{BAR} === 'Предупреждения: 1'"));
    archive.write(SIDECAR, known);
    tab.wait_until(&format!("{BAR} === ''"));
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_bar_says_what_a_check_does_in_the_language_of_the_page() {
    let text = "Пишите на почту lugina@vestnik.example или звоните: 8 (7212) 56-78-90.\n";
    let archive = archive()
        .file("config.toml", "title = \"Архив\"\nlanguages = [\"ru\", \"kk\", \"en\"]\n")
        .file("content/articles/copy.txt", &format!("{TEXT}{text}"))
        .file(SIDECAR, "[[note]]\ntext = \"[туда](/no/)\"\n[[note]]\nquote = \"нет таких слов\"\n")
        .file(ARTICLE, &format!("{TEXT}{text}"));
    let preview = archive.preview();
    let mut tab = Tab::open(&preview.address());
    let list = "document.querySelector('postil-findings').shadowRoot.querySelector('ol')";
    for (folder, words) in [("", "номер телефона"), ("kk/", "телефон нөмірі"), ("en/", "telephone")]
    {
        tab.goto(&format!("{folder}articles/flood/"));
        tab.wait_until(&format!("{BAR} !== ''"));
        tab.eval(&format!("{list}.hidden && {list}.parentNode.querySelector('button').click()"));
        tab.wait_until(&format!("{list}.innerText.includes({words:?})"));
        let links = format!("{list}.innerText.split('`no/`').length - 1");
        assert_eq!(tab.eval(&links), 1, "one dead link, once for all languages");
        assert_eq!(
            tab.eval(&format!("{list}.querySelectorAll('[lang=en]').length > 0")),
            folder == "en/"
        );
        tab.screenshot(&format!("bar-language-{}", folder.trim_end_matches('/')));
    }
    tab.finish();
}
