//! Several captures of one page: one article, with the older ones as its versions.

use super::driver::{ArchiveFixture, BuiltSite, archive};

pub(super) const FIRST: &str = "Рыбаки Озёрного просят перенести начало нереста на неделю: вода в Тарсае \
                     прогрелась раньше обычного, рассказал председатель артели Иван Брусков.";
pub(super) const SECOND: &str = "Инспекция ответит до конца месяца; пока действует прежний срок, и за лов с \
                      лодки полагается штраф.";
pub(super) const CHANGED: &str =
    "Инспекция отказала; пока действует прежний срок, и за лов с лодки полагается штраф.";
const THIRD: &str = "В прошлом году из-за поздней весны срок уже сдвигали, тогда обошлось без \
                     споров, напомнил он.";

/// A page as SingleFile saves it.
fn page(address: &str, saved: &str, title: &str, second: &str) -> String {
    format!(
        "<!--\n Page saved with SingleFile \n url: {address} \n saved date: {saved}\n-->\
         <!doctype html><html lang=ru><title>{title}</title><link rel=canonical href='{address}'>\
         <main><article><h1>{title}</h1><p>{FIRST}</p><p>{second}</p><p>{THIRD}</p></article></main>"
    )
}

const ADDRESS: &str = "https://bereg.example/news/55/";
const OLD: &str = "Sat Feb 14 2026 12:00:00 GMT+0500";
const NEW: &str = "Sun Mar 01 2026 12:00:00 GMT+0500";

fn two_captures() -> ArchiveFixture {
    archive()
        .base_url("https://example.org/a/")
        .article("old.html", page(ADDRESS, OLD, "Рыбаки просят перенести нерест", SECOND))
        .article(
            "new.html",
            page(
                "http://www.bereg.example/news/55?utm_source=x",
                NEW,
                "Инспекция отказала рыбакам",
                CHANGED,
            ),
        )
}

fn codes(site: &BuiltSite) -> Vec<&str> {
    site.diagnostics.iter().map(|found| &*found.code).collect()
}

#[test]
fn the_newest_capture_is_the_article() {
    let site = two_captures().build();
    assert_eq!(site.is_clean().articles(), 1);
    site.page("articles/new/")
        .has("<dt>Сохранена</dt>")
        .has("articles/old/")
        .has("добавлено 1 слово, убрано 4 слова")
        .has("Рыбаки просят перенести нерест");
    for list in ["", "years/", "feed.xml", "sitemap.xml", "data/"] {
        if site.routes().contains(&list) {
            site.page(list).lacks("articles/old/");
        }
    }
    site.page("").has("Инспекция отказала рыбакам").lacks("Рыбаки просят");
}

#[test]
fn an_older_capture_has_a_page_with_what_changed() {
    let site = two_captures().build();
    site.page("articles/old/")
        .has("noindex")
        .has("<del>ответит до конца месяца;</del> <ins>отказала;</ins>")
        .has("content/articles/old.html")
        .has("articles/new/")
        .lacks("data-search-body");
}

#[test]
fn notes_on_an_older_capture_are_notes_on_the_article() {
    let notes = "[[note]]\nquote = \"полагается штраф\"\ntext = \"Сколько?\"\n\
                 [[note]]\nquote = \"ответит до конца месяца\"\ntext = \"Обещание.\"\n";
    let site = two_captures()
        .article("old.toml", notes)
        .article("new.toml", "[[note]]\nquote = \"Инспекция отказала\"\ntext = \"Ответ.\"")
        .build();
    site.page("articles/new/").has("Сколько?").has("Обещание.").has("Ответ.");
    site.page("articles/old/").lacks("Сколько?");
    site.page("notes/").has("Сколько?").has("Обещание.");
    assert!(site.report().contains("content/articles/old.toml"), "{}", site.report());
    assert!(codes(&site).contains(&"orphaned-note"), "{}", site.report());
}

#[test]
fn what_a_person_says_of_an_older_capture_is_said_of_the_article() {
    let said = "title = \"Спор о нересте\"\ndate = 2026-02-13\nauthor = \"Нина Левада\"\n\
                source = \"Берег\"\ntags = [\"рыба\"]\n\
                drop = [\"Инспекция отказала; пока действует прежний срок, и за лов с лодки \
                полагается штраф.\", \"Этой строки в новой копии нет.\"]\n";
    let site = two_captures().article("old.toml", said).build();
    site.page("articles/new/")
        .has("Спор о нересте</h1>")
        .has("Нина Левада")
        .has("datetime=\"2026-02-13\"")
        .has("tags/ryba/")
        .lacks("<p>Инспекция отказала");
    site.page("tags/ryba/").has("Спор о нересте");
    let site = two_captures()
        .article("old.toml", said)
        .article("new.toml", "title = \"Отказ\"\ntags = [\"нерест\"]")
        .build();
    site.page("articles/new/").has("Отказ</h1>").has("tags/ryba/").has("tags/nerest/");
}

#[test]
fn what_is_withheld_of_an_older_capture_is_withheld_of_the_article() {
    let site = two_captures().article("old.toml", "publish = \"metadata\"").build();
    site.page("articles/new/").lacks("Инспекция отказала; пока");
    let full = two_captures()
        .article("old.toml", "publish = \"metadata\"")
        .article("new.toml", "publish = \"full\"");
    full.build().page("articles/new/").has("Инспекция отказала; пока");
}

#[test]
fn the_file_that_was_saved_last_is_the_newest_whatever_its_name() {
    let unknown = page(ADDRESS, "", "Рыбаки просят перенести нерест", SECOND);
    let site = two_captures()
        .article("unknown.html", unknown)
        .article("mid.html", page(ADDRESS, NEW, "Инспекция думает", CHANGED))
        .article("mid.toml", "captured = 2026-02-20")
        .build();
    assert_eq!(site.articles(), 1);
    let page = site.page("articles/mid/");
    let page = &page.has("Инспекция отказала рыбакам</h1>").0;
    let place = |route: &str| page.find(route).expect(route);
    assert!(place("articles/mid/20260220/") < place("articles/old/"));
    assert!(place("articles/old/") < place("articles/unknown/"));
}

#[test]
fn a_whole_capture_is_shown_rather_than_one_that_breaks_off() {
    let archive = |end: &str| {
        format!(
            "Date: Wed, 4 Mar 2026 05:12:00 -0000\r\nSnapshot-Content-Location: {ADDRESS}\r\n\
             Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n\
             Content-Type: text/html; charset=utf-8\r\n\r\n<h1>Рыбаки просят перенести нерест</h1>\
             <p>{FIRST}</p><p>{SECOND}</p>{end}"
        )
    };
    let shown = |later: String| two_captures().article("later.mhtml", later).build();
    let [rewritten, first] =
        ["Инспекция отказала рыбакам</h1>", "Рыбаки просят перенести нерест</h1>"];
    shown(archive("\r\n--b--\r\n")).page("articles/new/").has(first);
    let site = shown(archive("<p>В прошлом году из-за"));
    site.page("articles/new/").has(rewritten).has("articles/later/");
    assert!(codes(&site).contains(&"cut-page"), "{}", site.report());
    let site = two_captures().article("new.toml", "[capture]\nflaw = \"altered\"").build();
    site.page("articles/new/").has(first);
}

#[test]
fn an_article_keeps_its_address_whatever_is_saved_of_it_later() {
    let saved = |name: &str, saved: &str, title: &str| {
        archive()
            .base_url("https://example.org/a/")
            .article(name, page(ADDRESS, saved, title, SECOND))
    };
    let first = saved("nerest.html", OLD, "Нерест");
    assert_eq!(first.build().articles(), 1);
    let second = first.article("nerest-20260301.html", page(ADDRESS, NEW, "Нерест", CHANGED));
    let site = second.clone().build();
    site.page("articles/nerest/").has("Инспекция отказала").has("articles/nerest/20260214t120000/");
    site.page("articles/nerest/20260214t120000/").has("<del>ответит до конца месяца;</del>");
    site.page("articles/nerest-20260301/").has("http-equiv=\"refresh\"").has("nerest/");
    let later = "Mon Mar 09 2026 12:00:00 GMT+0500";
    let third = second.article("nerest-20260309.html", page(ADDRESS, later, "Нерест", SECOND));
    let site = third.build();
    site.page("articles/nerest/").has("ответит до конца месяца");
    site.page("articles/nerest/20260214t120000/").has("noindex");
    site.page("articles/nerest-20260301/").has("<del>отказала;</del>");
    site.page("articles/nerest-20260309/").has("http-equiv=\"refresh\"");
}

#[test]
fn a_sidecar_says_which_page_a_text_is_of() {
    let text = |second: &str| format!("{FIRST}\n\n{second}\n\n{THIRD}\n");
    let sidecar = |day: &str| format!("title = \"Нерест\"\nurl = \"{ADDRESS}\"\ncaptured = {day}");
    let site = archive()
        .article("a.txt", text(SECOND))
        .article("a.toml", sidecar("2026-02-14"))
        .article("b.txt", text(CHANGED))
        .article("b.toml", sidecar("2026-02-13"))
        .build();
    assert_eq!(site.articles(), 1);
    site.page("articles/b/").has("<del>отказала;</del>");
}

#[test]
fn pages_with_one_address_and_other_texts_are_apart() {
    let other = "<title>Ярмарка</title><link rel=canonical href='https://bereg.example/news/55/'>\
                 <article><h1>Ярмарка собрала сорок хозяйств</h1><p>На площади посёлка торговали до \
                 самого вечера, и мёд с пасек верхней долины разобрали ещё до полудня.</p></article>";
    let site = two_captures().article("fair.html", other).build();
    assert_eq!(site.articles(), 2);
    site.page("articles/fair/").has("Ярмарка собрала");
}

#[test]
fn captures_stay_apart_where_the_settings_say_so() {
    let site = two_captures()
        .article("old.toml", "[[note]]\nquote = \"ответит до конца месяца\"\ntext = \"Обещание.\"")
        .config("title = \"Архив\"\n[captures]\njoin = false")
        .build();
    assert_eq!(site.is_clean().articles(), 2);
    site.page("articles/old/").has("Обещание.").lacks("<del>");
    site.page("articles/new/").lacks("articles/old/#").lacks("Обещание.");
}

#[test]
fn what_is_withheld_of_a_capture_is_in_no_comparison() {
    let site = two_captures().article("old.toml", "publish = \"metadata\"").build();
    site.page("articles/old/").lacks("до конца месяца").lacks("<del>");
    let site = two_captures().article("new.toml", "publish = \"metadata\"").build();
    site.page("articles/old/").lacks("отказала;");
}

#[test]
fn an_older_capture_tells_questions_from_answers() {
    let talk = |last: &str| {
        format!(
            "</p><p>Когда начнётся нерест у нижних сёл?</p><p>Через неделю, если вода не остынет.</p>\
             <p>А лодки куда денут?</p><p>На левый берег, там хватит места всем.</p>\
             <p>Штраф останется прежним?</p><p>{last}"
        )
    };
    let [old, new] = ["Да, пока прежним.", "Нет, он вырос вдвое."].map(talk);
    let site = archive()
        .article("old.html", page(ADDRESS, OLD, "Разговор о нересте", &old))
        .article("new.html", page(ADDRESS, NEW, "Разговор о нересте", &new))
        .build();
    for route in ["articles/new/", "articles/old/"] {
        let page = site.page(route).0.to_owned();
        let questions = page.matches("<p class=\"question\"").count();
        assert_eq!(questions, 3, "{route}: {page}");
    }
}
