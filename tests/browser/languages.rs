//! An archive in two languages.

use serde_json::json;

use crate::harness::{Archive, Site, Tab};

fn site() -> (Archive, Site) {
    let archive = Archive::new()
        .file("config.toml", "title = \"Архив\"\nlanguages = [\"ru\", \"kk\"]\n")
        .file(
            "content/articles/flood.txt",
            "Половодье в Заречном\n\nВода поднялась, и мост через Тихую закрыли.\n\n\
             Его откроют, как только река отступит, сказали в управе города.\n",
        )
        .file(
            "content/articles/flood.toml",
            "date = 2026-04-02\ntags = [\"мост\"]\n[[note]]\nquote = \"мост через Тихую\"\ntext = \"Старый.\"\n",
        );
    let site = archive.publish();
    (archive, site)
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn the_switch_leads_to_the_same_page_and_back_without_a_script() {
    let (_archive, site) = site();
    let mut tab = Tab::open(&site.address());
    tab.forbid_scripts();
    for page in ["", "articles/flood/", "tags/most/", "years/2026/04/", "notes/", "search/"] {
        tab.goto(page);
        tab.follow(".languages a[hreflang=kk]");
        assert_eq!(tab.eval("location.href"), format!("{}kk/{page}", site.address()));
        assert_eq!(tab.eval("document.documentElement.lang"), "kk");
        tab.follow(".languages a[hreflang=ru]");
        assert_eq!(tab.eval("location.href"), format!("{}{page}", site.address()));
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn results_lead_to_the_pages_of_the_reader_s_language() {
    let (_archive, site) = site();
    let mut tab = Tab::open(&site.address());
    for (folder, found) in [("", "Найдена 1 статья."), ("kk/", "1 мақала табылды.")]
    {
        tab.goto(&format!("{folder}search/?q=мосты"));
        tab.wait_until("document.querySelector('.search-result-text mark')");
        assert_eq!(tab.text("[data-search-status]"), found);
        let href = tab.eval("document.querySelector('.search-result a').href.split('#')[0]");
        assert_eq!(href, format!("{}{folder}articles/flood/", site.address()));
        tab.goto(folder);
        tab.click(".search-input");
        tab.type_text("мост");
        tab.wait_until("document.querySelector('.search-result a')");
        tab.follow(".search-result a");
        tab.wait_until("CSS.highlights.has('search')");
        let expected = format!("{}{folder}articles/flood/", site.address());
        assert_eq!(tab.eval("location.href.split('#')[0]"), expected);
    }
    let index = site.requests().iter().filter(|path| path.starts_with("kk/search/index")).count();
    assert_eq!(index, 0, "there is one index");
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_phone_s_header_has_room_for_the_languages() {
    let (_archive, site) = site();
    let mut tab = Tab::open(&site.address());
    tab.resize(390);
    for page in ["kk/", "kk/articles/flood/"] {
        tab.goto(page);
        let header = tab.eval("document.querySelector('.site-header').offsetHeight");
        assert!(header.as_u64().is_some_and(|height| height <= 90), "{header}");
        assert_eq!(tab.eval("document.documentElement.scrollWidth"), json!(390));
        tab.screenshot(&format!("languages-{page}"));
    }
    tab.finish();
}
