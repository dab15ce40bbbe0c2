//! The audit page of an article: every line of its raw file, and what became of it.

use super::driver::{ArchiveFixture, Workplace, archive, plain_article};

const PAGE: &str = "articles/a/audit/";
const RAW: &str = "articles/a/audit/raw.txt";
/// A comment whose writer is nobody's business.
const COMMENT: &str = "Серафима Пташкина: а наш подъезд опять без воды";

/// A page with a stamp before its title, a comment and a menu.
fn with_furniture() -> String {
    format!(
        "{}\nКомментарии\n\n{COMMENT}\n\nПросмотров: 1204\n\nГлавная\nНовости\nПогода\n",
        plain_article("Мост через Тихую")
    )
}

fn with_settings(settings: &str) -> ArchiveFixture {
    archive()
        .config(&format!("title = \"Архив\"\n{settings}"))
        .article("a.txt", with_furniture())
        .base_url("https://archive.example/a/")
}

/// The bytes between two words of each run of lines, as `байты 0–205`.
fn byte_ranges(page: &str) -> Vec<(usize, usize)> {
    let stated = page.split("· байты ").skip(1);
    let ends = stated.map(|rest| rest.split_once('<').unwrap().0.split_once('–').unwrap());
    let number = |text: &str| text.replace('\u{202f}', "").parse::<usize>().unwrap();
    ends.map(|(start, end)| (number(start), number(end))).collect()
}

#[test]
fn every_line_is_there_with_what_became_of_it() {
    let site = with_settings("").build();
    let page = site.page(PAGE);
    page.has("<del>Главная</del>")
        .has(&format!("<del>{COMMENT}</del>"))
        .has("убрано: комментарии читателей")
        .has("Мост соединит левый берег с больницей")
        .lacks("<del>Мост соединит")
        .has("<mark>Мост через Тихую</mark>")
        .has("Заголовок: Мост через Тихую · ")
        .has("Дата: 13\u{a0}февраля 2026 · метка сборщика, точно")
        .has("<dt>SHA-256</dt>")
        .has("<a href=\"../../../articles/a/#p-");
    let article = site.page("articles/a/");
    article.has("href=\"../../articles/a/audit/\"").lacks("Серафима").lacks("<table>");
}

#[test]
fn the_bytes_of_the_runs_are_the_raw_file() {
    let site = with_settings("").build();
    let (page, raw) = (site.page(PAGE).0, site.files()[RAW].clone());
    assert_eq!(raw, with_furniture().into_bytes());
    let ranges = byte_ranges(&page);
    assert!(ranges.len() > 3, "{ranges:?}");
    assert_eq!((ranges[0].0, ranges.last().unwrap().1), (0, raw.len()));
    assert!(ranges.windows(2).all(|pair| pair[0].1 == pair[1].0), "{ranges:?}");
    let (_, run) = page.split_once("убрано: комментарии читателей").unwrap();
    let (start, end) = byte_ranges(run)[0];
    assert!(String::from_utf8_lossy(&raw[start..end]).contains(COMMENT));
}

#[test]
fn an_audit_is_for_who_follows_its_link_alone() {
    let site = with_settings("[publish]\ndata = [\"csv\", \"jsonl\"]\n").build();
    site.page(PAGE).has("<meta name=\"robots\" content=\"noindex\">");
    site.page("robots.txt").has("Disallow: /a/articles/*/audit/raw.txt\n");
    for path in ["sitemap.xml", "feed.xml", "feed.json", "data/articles.jsonl"] {
        site.page(path).lacks("audit").lacks("Пташкина");
    }
}

#[test]
fn the_words_of_removed_lines_can_be_withheld() {
    for (settings, has_page) in [
        ("[publish]\nremoved = \"rules\"\n", true),
        ("[publish]\nremoved = \"rules\"\naudit = false\n", false),
    ] {
        let sidecar = "title = \"Мост\"\ndrop = [\"Мост соединит левый берег с больницей, до которой сейчас добираются в объезд больше часа.\"]\n";
        let site = with_settings(settings).article("a.toml", sidecar).build();
        for withheld in ["Пташкина", "Просмотров: 1204", "левый берег", "Мост через Тихую"]
        {
            let has = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(withheld);
            let files: Vec<_> = site.files().iter().filter(|(_, bytes)| has(bytes)).collect();
            assert!(files.is_empty(), "{withheld}: {:?}", files[0].0);
        }
        assert_eq!(site.files().contains_key("articles/a/audit/index.html"), has_page);
        assert!(!site.files().contains_key(RAW));
        let page = site.page(if has_page { PAGE } else { "articles/a/" });
        page.has("комментарии читателей").has("убрано человеком");
        site.page("articles/a/").has("передает «Заречный листок»").lacks("решало не одно правило");
    }
}

#[test]
fn a_line_that_a_person_drops_is_withheld_with_the_raw_file() {
    let sentence =
        "Мост соединит левый берег с больницей, до которой сейчас добираются в объезд больше часа.";
    let sidecar = format!("drop = [{sentence:?}, \"Погода\"]\n");
    for settings in ["", "[publish]\naudit = false\n"] {
        let site = with_settings(settings).article("a.toml", &*sidecar).build();
        for withheld in ["левый берег", "Погода"] {
            let has = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(withheld);
            let files: Vec<_> = site.files().iter().filter(|(_, bytes)| has(bytes)).collect();
            assert!(files.is_empty(), "{withheld}: {:?}", files[0].0);
        }
        assert!(!site.files().contains_key(RAW));
        let page = site.page(if settings.is_empty() { PAGE } else { "articles/a/" });
        // Whatever else was taken out is shown.
        page.has("убрано человеком").has(COMMENT).has("Главная");
    }
    let page = with_settings("").article("a.toml", &*sidecar).build().page(PAGE);
    page.has("исходного файла поэтому здесь тоже нет").lacks("href=\"#line-");
}

#[test]
fn without_audit_pages_the_article_says_what_it_can() {
    let site = with_settings("[publish]\naudit = false\n").build();
    assert!(!site.paths().iter().any(|path| path.contains("/audit/")));
    site.page("articles/a/")
        .has("<p>Главная</p>")
        .has(COMMENT)
        .has("решало не одно правило")
        .lacks("audit");
    site.page("robots.txt").lacks("Disallow");
}

#[test]
fn of_an_article_that_is_not_shown_whole_no_line_is() {
    let site = with_settings("").article("a.toml", "publish = \"excerpt\"\n").build();
    assert!(!site.files().contains_key(RAW));
    site.page(PAGE).has("Статья показана не вся").lacks("Строка за строкой").lacks("Пташкина");
}

#[test]
fn what_came_back_is_listed_and_what_was_cut_is_struck() {
    let note = "keep = [\"Просмотров: 1204\"]\n[[note]]\nquote = \"наш подъезд опять без воды\"\ntext = \"а\"\n";
    let site = with_settings("").article("a.toml", note).build();
    site.page(PAGE)
        .has("Что возвращено")
        .has("возвращено: на строку ссылается примечание; убирало правило: комментарии читателей")
        .has("файл с поправками; убирало правило: ");
    let glued = plain_article("").replace("2026-02-13 \n\n", "2026-02-13 ");
    let page = archive().article("a.txt", glued).build().page(PAGE).0;
    assert!(
        page.contains("<del>date 2026-02-13</del> <small>[вырезано: метка сборщика]"),
        "{page}"
    );
}

#[test]
fn hostile_lines_stay_text_and_the_raw_file_is_plain_text() {
    let hostile = "<html><head><meta property='og:title' content='Мост\"><script>alert(1)</script>'></head><body><p>&lt;img src=x onerror=alert(2)&gt; Совет города Заречного одобрил смету нового моста через Тихую.</p><script>alert(3)</script><p>Мост соединит левый берег с больницей, до которой добираются в объезд.</p></body></html>";
    let site = archive().article("a.html", hostile).build();
    site.page(PAGE).lacks("<script>alert").lacks("<img").has("&lt;img src=x onerror=alert(2)&gt;");
    assert_eq!(site.files()[RAW], hostile.as_bytes());
    let raw: Vec<_> =
        site.paths().into_iter().filter(|path| site.files()[*path] == hostile.as_bytes()).collect();
    assert_eq!(raw, [RAW]);
}

#[test]
fn a_page_has_room_for_so_many_lines() {
    let lines = |count: usize| -> String {
        let more = "и о реке под ним ".repeat(20);
        (0..count).map(|at| format!("Строка {at} о мосте {more}через реку.\n\n")).collect()
    };
    let [small, large] = [1200, 2400].map(|count| {
        let text = format!("{}\n{}", plain_article("Мост"), lines(count));
        archive().article("a.txt", text).build().page(PAGE).0
    });
    assert!(large.len() < small.len() * 5 / 4, "{} {}", small.len(), large.len());
    assert!(small.contains("на странице не поместились"));
    assert!(large.contains("Совет города Заречного") && large.contains("Строка 2399 "));
    let ranges = byte_ranges(&large);
    assert!(ranges.windows(2).all(|pair| pair[0].1 == pair[1].0), "{ranges:?}");
}

#[test]
fn an_article_makes_way_for_an_audit_page() {
    let site = with_settings("").article("a/audit.txt", plain_article("Проверка счетов")).build();
    site.page(PAGE).has("Строка за строкой").lacks("Проверка счетов");
    site.page("articles/a/").has("Все строки файла");
    assert!(
        site.report().contains("the address `articles/a/audit/` is taken"),
        "{}",
        site.report()
    );
}

#[test]
fn an_audit_is_made_when_its_article_changes_and_no_other() {
    let place = Workplace::default();
    let note = "[[note]]\nquote = \"Пётр Лугин\"\ntext = \"а\"\n";
    let first = with_settings("").article("b.txt", plain_article("Паром")).article("b.toml", note);
    first.build_with(&place);
    let again = first.build_with(&place);
    assert!(again.made.is_empty(), "{:?}", again.made);
    let noted = first.article("b.toml", note.replace("Пётр ", ""));
    let made = noted.build_with(&place).made;
    let audits: Vec<_> = made.iter().filter(|path| path.contains("/audit/")).collect();
    assert_eq!(audits, ["articles/b/audit/index.html"]);
}

#[test]
fn what_is_known_of_a_capture_is_told() {
    let sidecar = "captured = 2026-02-14T09:30:00+05:00\nadded = 2026-03-01\nurl = \"https://v.example/1\"\n\
        [capture]\nstatus = 200\nmedia_type = \"text/html; <b>\"\nfile = \"crawl.warc.gz\"\noffset = 0\n";
    let site = with_settings("").article("a.toml", sidecar).build();
    site.page(PAGE)
        .has("<code>crawl.warc.gz</code>, байт 0</dd>")
        .has("HTTP 200, text/html; &lt;b&gt;")
        .has("14\u{a0}февраля 2026, 09:30 UTC+5")
        .has("1\u{a0}марта 2026")
        .has("<a href=\"https://v.example/1\" rel=\"noopener nofollow\">");
}
