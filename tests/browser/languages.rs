//! An archive in several languages.

use serde_json::json;

use crate::harness::{Archive, Site, Tab};

fn site() -> (Archive, Site) {
    site_in("\"ru\", \"kk\"")
}

fn site_in(languages: &str) -> (Archive, Site) {
    let archive = Archive::new()
        .file("config.toml", &format!("title = \"Архив\"\nlanguages = [{languages}]\n"))
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
fn results_write_days_and_languages_in_the_reader_s_language() {
    let mut archive = Archive::new()
        .file("config.toml", "title = \"Архив\"\nlanguages = [\"ru\", \"kk\", \"en\"]\n");
    for (name, date, language) in [
        ("1", "2024-05-08", "ru"),
        ("2", "2029-12", "kk"),
        ("3", "1999", "en"),
        ("4", "2000-09-09", "de"),
        ("5", "1998~", "ru"),
    ] {
        let sidecar =
            format!("title = \"Мост {name}\"\ndate = \"{date}\"\nlanguage = \"{language}\"\n");
        archive = archive
            .file(&format!("content/articles/{name}.txt"), "Мост\n\nУ реки тихо.\n")
            .file(&format!("content/articles/{name}.toml"), &sidecar);
    }
    let site = archive.publish();
    let mut tab = Tab::open(&site.address());
    for (folder, days, languages) in [
        (
            "",
            json!([
                "1999",
                "8\u{a0}мая 2024",
                "9\u{a0}сентября 2000",
                "декабрь 2029",
                "ок.\u{a0}1998"
            ]),
            json!(["английский", "казахский", "немецкий", "русский"]),
        ),
        (
            "kk/",
            json!([
                "1999",
                "2000 жылғы 9\u{a0}қыркүйек",
                "2024 жылғы 8\u{a0}мамыр",
                "2029 жылғы желтоқсан",
                "шамамен 1998"
            ]),
            json!(["ағылшын тілі", "орыс тілі", "қазақ тілі"]),
        ),
        (
            "en/",
            json!([
                "1999",
                "8\u{a0}May 2024",
                "9\u{a0}September 2000",
                "December 2029",
                "c.\u{a0}1998"
            ]),
            json!(["English", "German", "Kazakh", "Russian"]),
        ),
    ] {
        tab.goto(&format!("{folder}search/?q=тихо"));
        tab.wait_until("document.querySelectorAll('[data-facet=language] label').length === 4");
        let texts = |selector: &str| {
            format!("[...document.querySelectorAll('{selector}')].map(part => part.textContent)")
        };
        let mut shown = tab.eval(&texts(".search-result-about"));
        shown.as_array_mut().expect("a list").sort_by_key(ToString::to_string);
        let plain = |value: &serde_json::Value| value.to_string().replace('\u{a0}', " ");
        assert_eq!(plain(&shown), plain(&days), "{folder}");
        let named = tab.eval(&texts("[data-facet=language] label span:first-of-type"));
        for language in languages.as_array().expect("a list") {
            assert!(named.as_array().expect("a list").contains(language), "{folder}: {named}");
        }
    }
    tab.finish();
}

#[test]
#[ignore = "needs a browser: cargo xtask test"]
fn a_phone_s_header_has_room_for_the_languages() {
    for languages in ["\"ru\", \"kk\"", "\"ru\", \"kk\", \"en\""] {
        let (_archive, site) = site_in(languages);
        let mut tab = Tab::open(&site.address());
        tab.resize(390);
        for page in ["kk/", "kk/articles/flood/"] {
            tab.goto(page);
            let header = tab.eval("document.querySelector('.site-header').offsetHeight");
            assert!(header.as_u64().is_some_and(|height| height <= 90), "{header}");
            assert_eq!(tab.eval("document.documentElement.scrollWidth"), json!(390));
            let menu = tab.eval("document.querySelector('.site-nav').offsetWidth");
            assert!(menu.as_u64().is_some_and(|width| width >= 195), "half of it: {menu}");
            assert_eq!(tab.eval("document.querySelector('.languages a').text"), "Русский");
            tab.screenshot(&format!("languages-{}-{page}", languages.len()));
        }
        tab.finish();
    }
}
