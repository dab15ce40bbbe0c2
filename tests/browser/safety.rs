//! Nothing scraped is executed, wherever a page puts its code.

use crate::harness::crawl::crawl;
use crate::harness::{Archive, Tab};

/// What a hostile page may contain. Each would set `window.pwned` if a browser ran it.
const PAYLOADS: [&str; 9] = [
    "<script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned = 2'>",
    "\"><svg onload=\"window.pwned = 3\">",
    "</title></textarea></style></script><script>window.pwned = 4</script>",
    "<a href=\"javascript:window.pwned = 5\">ссылка</a>",
    "[ссылка](javascript:window.pwned=6)",
    "<iframe srcdoc=\"<script>parent.pwned = 7</script>\"></iframe>",
    "<details open ontoggle='window.pwned = 8'>",
    "{{ 7 * 191 }}{% raw %}",
];

/// An archive with every payload in every place that an article can fill.
fn hostile_archive() -> Archive {
    let all = PAYLOADS.concat();
    let paragraphs = PAYLOADS.map(|payload| format!("Паводок {payload} дошёл до города.\n\n"));
    let text = format!("Вода поднялась выше моста.\n\n{}", paragraphs.concat());
    let markup = format!("<h1>Паводок</h1><p>{}</p>", PAYLOADS.join("</p><p>"));
    Archive::new()
        .file("content/articles/named.txt", &text)
        .file("content/articles/named.toml", &hostile_sidecar(&all))
        .file("content/articles/bare.txt", &format!(" date 2026-02-11 {all}\n\n{text}#{all}\n"))
        .file("content/articles/page.html", &format!("<html><body>{markup}</body></html>"))
        .file("content/articles/marked.md", &format!("# Паводок {all}\n\n{text}"))
        .file("content/pages/about.md", &format!("# Об архиве\n\n{text}"))
}

fn hostile_sidecar(all: &str) -> String {
    format!(
        "title = '''Паводок {all}'''\nsource = '''Вестник {all}'''\nauthor = '''Автор {all}'''\n\
         section = '''Раздел {all}'''\nrights = '''Права {all}'''\ntags = ['''тег {all}''']\n\
         [[note]]\nquote = 'Вода поднялась выше моста'\nby = '''{all}'''\ntext = '''{all}'''\n\
         [[note]]\ntags = ['''{all}''']\ntext = '''{all}'''\n\
         [[note]]\nquote = '''нет такого {all}'''\ntext = '''{all}'''\n"
    )
}

/// What a page must not have: the mark of a payload that ran, and the parts that could run one.
const BREACHES: &str = "[
    ...('pwned' in window ? ['executed: ' + window.pwned] : []),
    ...[...document.querySelectorAll('*')]
        .filter(element =>
            [...element.attributes].some(({ name, value }) =>
                name.startsWith('on') || /^\\s*(javascript|data|vbscript):/i.test(value))
            || ['IFRAME', 'OBJECT', 'EMBED', 'BASE'].includes(element.tagName)
            || element.tagName === 'SCRIPT' && /pwned/.test(element.text))
        .map(element => element.outerHTML.slice(0, 200)),
    ...(/\\b1337\\b/.test(document.documentElement.textContent) ? ['template was run'] : []),
]";

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn hostile_text_titles_tags_and_notes_do_nothing() {
    let archive = hostile_archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    let pages = crawl(&mut tab, |tab, path| {
        assert_eq!(tab.eval(BREACHES), serde_json::json!([]), "{path}");
    });
    assert!(pages.len() > 8, "only {} pages were found", pages.len());
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn hostile_articles_do_nothing_among_search_results() {
    let archive = hostile_archive();
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    tab.goto("");
    tab.click("[data-search-box] input");
    tab.type_text("паводок");
    tab.wait_until("document.querySelectorAll('.search-result-text mark').length > 2");
    assert_eq!(tab.eval(BREACHES), serde_json::json!([]));
    tab.screenshot("hostile-search");
    tab.finish();
}
