//! The pages of captures that are not shown as the article.

use super::captures::{CHANGED, FIRST, SECOND};
use super::driver::{ArchiveFixture, BuiltSite, archive};

const MENU: &str = "Подписывайтесь на нас в социальных сетях";

/// Captures of one page, each with its name, its second paragraph and its moment.
fn captures(of: &[(&str, &str, &str)]) -> ArchiveFixture {
    let archive = archive().base_url("https://example.org/a/");
    of.iter().fold(archive, |archive, (name, second, captured)| {
        let page = format!("<h1>Спор о нересте</h1><p>{FIRST}</p><p>{second}</p><p>{MENU}</p>");
        let captured = if captured.is_empty() { "" } else { &format!("captured = {captured}\n") };
        let sidecar = format!("url = \"https://bereg.example/news/55\"\n{captured}");
        archive.article(&format!("{name}.html"), page).article(&format!("{name}.toml"), sidecar)
    })
}

fn two(first: &str, second: &str) -> BuiltSite {
    captures(&[("a", CHANGED, second), ("b-old", SECOND, first)]).build()
}

#[test]
fn an_older_capture_has_its_text_and_what_differs() {
    let site = two("2026-02-14", "2026-03-01");
    let page = site.page("articles/b-old/");
    page.has(&format!("{FIRST}</p>")).has(&format!("{SECOND}</p>")).has("class=\"lede\"");
    page.has("<del>ответит до конца месяца;</del> <ins>отказала;</ins>").has("noindex");
    assert_eq!(page.0.matches(FIRST).count(), 1, "what both have stands there once");
    page.has("Более ранняя копия страницы").has("Новейшая копия");
    site.page("articles/a/").has("Здесь показана новейшая копия.");
    for list in ["sitemap.xml", "feed.xml", ""] {
        site.page(list).lacks("b-old");
    }
}

#[test]
fn an_older_capture_has_its_audit() {
    let archive = captures(&[("a", CHANGED, "2026-03-01"), ("b-old", SECOND, "2026-02-14")])
        .article(
            "b-old.toml",
            "url = \"https://bereg.example/news/55\"\ncaptured = 2026-02-14\n\
             [[note]]\nquote = \"полагается штраф\"\ntext = \"Сколько?\"\n",
        );
    let site = archive.clone().build();
    site.page("articles/b-old/").has("articles/b-old/audit/");
    let audit = site.page("articles/b-old/audit/");
    audit.has(MENU).has("content/articles/b-old.html").has("noindex").lacks("note-");
    assert!(site.files()["articles/b-old/audit/raw.txt"].starts_with(b"<h1>"));
    let dropped = archive.clone().article(
        "a.toml",
        format!(
            "url = \"https://bereg.example/news/55\"\ncaptured = 2026-03-01\ndrop = [{MENU:?}]\n"
        ),
    );
    let site = dropped.build();
    assert!(!site.paths().contains(&"articles/b-old/audit/raw.txt"));
    site.page("articles/b-old/audit/").lacks(MENU);
    let site = archive.config("title = \"Архив\"\n[publish]\naudit = false").build();
    site.page("articles/b-old/").lacks("audit/").has(SECOND);
    assert!(!site.routes().contains(&"articles/b-old/audit/"));
}

#[test]
fn nothing_is_called_newer_than_it_is_known_to_be() {
    for (older, newer) in [("", ""), ("", "2026-03-01"), ("2026-03-01", "2026-03-01T10:00")] {
        let site = two(older, newer);
        site.page("articles/a/").has("Здесь показана одна из копий.").lacks("новейшая");
        let is_other = |route: &&str| site.page(route).0.contains("article version");
        let other = site.routes().into_iter().find(is_other);
        let page = site.page(other.expect("the other capture has a page"));
        page.has("Другая копия страницы").has("Показанная копия");
        page.lacks("ранняя").lacks("Новейшая").lacks("новейшей");
    }
}

#[test]
fn a_later_capture_that_is_cut_is_called_later() {
    let site = captures(&[("a", CHANGED, "2026-02-14"), ("b-cut", SECOND, "2026-03-01")]);
    let flaw = "url = \"https://bereg.example/news/55\"\ncaptured = 2026-03-01\n[capture]\nflaw = \"cut\"\n";
    let site = site.article("b-cut.toml", flaw).build();
    site.page("articles/a/").has("отказала;").has("Здесь показана одна из копий.");
    site.page("articles/b-cut/").has("Более поздняя копия страницы").has("нет конца");
}
