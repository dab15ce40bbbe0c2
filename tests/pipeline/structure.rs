//! The structure of articles on their pages: links, lists, tables, programs, and notes across them.

use super::driver::{ArchiveFixture, archive};

const FIRST: &str =
    "В селе Белый Яр в субботу открыли мост через реку Талды, который строили два года.";
const LAST: &str = "По новой дороге школьники доезжают до районного центра за двадцать минут.";

/// An archive with a page that has something between two paragraphs.
fn with(between: &str) -> ArchiveFixture {
    let page = format!(
        "<link rel=canonical href='https://dala.example/news/most.html'><article><h1>Мост открыт</h1>\
         <p>{FIRST}</p>{between}<p>{LAST}</p></article>"
    );
    archive().article("a.html", page)
}

#[test]
fn links_lead_out_or_to_the_archives_own_articles() {
    let between = "<p>Читайте <a href='https://gazeta.example/a?b=1&amp;c=2'>газету</a> и \
                   <a href='spravka.html#end'>справку о мостах</a>, где сказано всё.</p>";
    let own = format!(
        "<link rel=canonical href='http://www.dala.example/news/spravka.html'><h1>Справка</h1><p>{FIRST}</p><p>{LAST}</p>"
    );
    let site = with(between).article("b.html", own).build();
    site.page("articles/a/")
        .has(
            "<a href=\"https://gazeta.example/a?b=1&amp;c=2\" rel=\"noopener nofollow\">газету</a>",
        )
        .has("<a href=\"../../articles/b/\">справку о мостах</a>");
    with(between)
        .build()
        .page("articles/a/")
        .has("<a href=\"https://dala.example/news/spravka.html#end\" rel=\"noopener nofollow\">справку о мостах</a>");
}

#[test]
fn hostile_links_are_words() {
    for address in [
        "javascript:alert(1)",
        "&#106;avascript:alert(1)",
        "java&#10;script:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:x",
        "https://dala.example/&#x202e;gpj.exe",
        "//",
    ] {
        let between = format!(
            "<p>Читайте <a href=\"{address}\" onclick=\"x()\">справку о мостах</a>, где сказано всё.</p>"
        );
        let page = with(&between).build().page("articles/a/").0;
        assert!(page.contains("Читайте справку о мостах, где сказано всё."), "{address}");
    }
    let quoted = "<p>Читайте <a href='https://dala.example/\"><script>x</script>'>справку о мостах</a>, где всё.</p>";
    let page = with(quoted).build().page("articles/a/").0;
    assert!(!page.contains("<script>x"), "{page}");
}

#[test]
fn notes_cross_marks() {
    let between = "<p>Решение принял <a href='/akimat'>акимат района</a>, и <em>ждали его долго</em>, два года.</p>";
    let note = |quote: &str| format!("[[note]]\nquote = \"{quote}\"\ntext = \"Да.\"\n");
    let sidecar = note("принял акимат") + &note("района, и ждали его");
    let page = with(between).article("a.toml", sidecar).build().page("articles/a/").0;
    for piece in [
        ">принял </mark>",
        "rel=\"noopener nofollow\" class=\"cut\">акимат</a></mark>",
        "<a href=\"https://dala.example/akimat\" rel=\"noopener nofollow\">района</a></mark>",
        ">, и </mark>",
        "<em>ждали его</em></mark>",
        "<em> долго</em>, два года.",
    ] {
        assert!(page.contains(piece), "{piece}: {page}");
    }
    for id in page.split("for=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id} opens its note");
    }
}

#[test]
fn tables_scroll_and_keep_notes_in_their_cells() {
    let between = "<table><tr><th>Год<th>Длина<th>Смета<tr><th>2024<td>96 метров<td>120 млн\
                   <tr><th>2025<td><td>98 млн</table>";
    let note = "[[note]]\nquote = \"96 метров | 120\"\ntext = \"Да.\"\n";
    let page = with(between).article("a.toml", note).build().page("articles/a/").0;
    for piece in [
        "<th scope=\"col\">Год<span class=\"unseen\" aria-hidden=\"true\"> | </span></th>",
        "<th scope=\"row\">2024",
        ">96 метров</mark></label><span class=\"unseen\"",
        ">120</mark></label><sup class=\"ref\"",
    ] {
        assert!(page.contains(piece), "{piece}: {page}");
    }
}

#[test]
fn merged_cells_and_their_headers_are_as_on_their_page() {
    let between = "<table><tr><td rowspan=2><th colspan=2>Длина, м<th rowspan=2>Смета\
                   <tr><th scope=col>моста<th>насыпи<tr><th scope=row rowspan=2>2024<td>96<td>12<td>120\
                   <tr><td>97<td>13<td>140<tr><td scope=row>2025<td colspan=3>нет данных</table>";
    let page = with(between).build().page("articles/a/").0;
    for piece in [
        "<td rowspan=\"2\">",
        "<th scope=\"col\" colspan=\"2\">Длина, м",
        "<th scope=\"col\" rowspan=\"2\">Смета",
        "<th scope=\"col\">насыпи",
        "<th scope=\"row\" rowspan=\"2\">2024",
        "<th scope=\"row\">2025",
        "<td colspan=\"3\">нет данных",
    ] {
        assert!(page.contains(piece), "{piece}: {page}");
    }
    let without = "drop = [\"97 | 13 | 140\"]\n";
    let page = with(between).article("a.toml", without).build().page("articles/a/").0;
    assert!(page.contains("<th scope=\"row\">2024"), "covers what is shown: {page}");
}

#[test]
fn programs_keep_their_lines() {
    let between = format!(
        "<p>{LAST}</p><pre><code>for opora in opory:\n    build(opora, '2')\n</code></pre>"
    );
    let page = with(&between).build().page("articles/a/").0;
    let start = page.find("<pre").unwrap();
    let program = &page[start..page[start..].find("</pre>").unwrap() + start];
    assert!(program.contains("\n    <span id=\"p-"), "{program}");
    assert!(program.ends_with("</span></code>"), "{program}");
}

/// A paragraph in which a word was struck and another put in.
const CHANGED: &str = "<p>Новый мост через реку откроют <del>в мае</del> <ins>в июне</ins>, сказали \
                       в <abbr title='Управление дорог'>УД</abbr>, и <q>без опозданий</q>.</p>";

#[test]
fn struck_words_are_never_read_as_current() {
    let page = format!("<article><h1>Мост открыт</h1>{CHANGED}<p>{FIRST}</p><p>{LAST}</p>");
    let config = "title = \"Архив\"\n[publish]\ndata = [\"csv\", \"jsonl\", \"tei\"]\n";
    let site = archive()
        .article("a.html", page)
        .article("a.toml", "date = 2026-05-01")
        .base_url("https://archive.example/")
        .config(config)
        .build();
    site.page("articles/a/")
        .has("откроют <del>в мае</del> <ins>в июне</ins>, сказали")
        .has("<abbr title=\"Управление дорог\">УД</abbr>, и <q>без опозданий</q>.")
        .has("content=\"Новый мост через реку откроют в июне, сказали");
    site.page("feed.xml").has("откроют в июне").lacks("в мае");
    site.page("").has("откроют в июне").lacks("в мае");
    site.page("data/articles.csv").has("откроют ~~в мае~~ в июне");
    site.page("data/articles.jsonl").has("\"kind\":\"struck\"");
    site.page("data/tei/a.xml")
        .has("<del>в мае</del> <add>в июне</add>")
        .has("<choice><abbr>УД</abbr><expan>Управление дорог</expan></choice>");
}

#[test]
fn verses_stand_as_their_writer_set_them() {
    let between = "<pre>\nНад рекой стоит туман,\n  мост плывёт, как пароход,\n\nи по доскам, точно пьян,\n  первый школьник мой идёт\n</pre>";
    let note = "[[note]]\nquote = \"мост плывёт, как пароход, и по доскам\"\ntext = \"Да.\"\n";
    let page = with(between).article("a.toml", note).build().page("articles/a/").0;
    let start = page.find("<p class=\"lines\">").expect("verses");
    let verses = &page[start..start + page[start..].find("</p>").unwrap()];
    assert!(verses.contains("туман,</span>\n  <span"), "{verses}");
    assert!(verses.contains("</span>\n\n<span"), "a stanza: {verses}");
    assert_eq!(verses.matches("<mark").count(), 2, "{verses}");
}
