//! The finished pages: what they show, where their links lead, and what they never do.

use std::sync::Arc;

use data_encoding::BASE64;
use postil::config::settings::Language;
use postil::export::Exports;
use postil::model::archive::Group;
use postil::model::cleaned::{BlockKind, Confidence, Field};
use postil::model::rule::{DeclaredBy, Rule};
use postil::model::sidecar::NoteKind;
use postil::plan::{Memory, Plan};
use sha2::{Digest, Sha256};

use crate::sample::{self, Sample, archive, archive_of, settings};
use crate::site::{Site, render_plain, report};

const ARTICLE: &str = "articles/most/index.html";

#[test]
fn every_page_says_where_it_is() {
    let site = render_plain(&archive(3), &settings());
    let page = &site[ARTICLE];
    assert!(
        page.contains("<title>Старый мост через Мойынсу закрыли до осени — Архив Суоткеля</title>")
    );
    assert!(
        page.contains(
            "<link rel=\"canonical\" href=\"https://example.org/archive/articles/most/\">"
        )
    );
    assert!(page.contains("<html lang=\"ru\">"));
    assert!(page.contains("href=\"../../feed.xml\""));
}

#[test]
fn links_within_the_site_lead_to_pages() {
    let site = render_plain(&archive(45), &settings());
    for (path, page) in &site {
        for link in links(page) {
            let Some(target) = resolve(path, link) else { continue };
            let is_file = ["assets/", "search/", "feed."].iter().any(|p| target.starts_with(p));
            let beside = ["/notes.json", "/feed.xml", "/feed.json", "/audit/raw.txt"];
            let is_file = is_file || beside.iter().any(|name| target.ends_with(name));
            assert!(is_file || site.contains_key(&target), "{path}: {link} → {target}");
        }
    }
}

/// Every address that a page links to or loads.
fn links(page: &str) -> impl Iterator<Item = &str> {
    ["href=\"", "src=\""]
        .into_iter()
        .flat_map(move |attribute| page.split(attribute).skip(1))
        .filter_map(|rest| rest.split('"').next())
}

/// The file that a link within the site leads to.
fn resolve(from: &str, link: &str) -> Option<String> {
    let link = link.split('#').next().filter(|link| !link.is_empty())?;
    if link.contains("://") || link.starts_with("data:") {
        return None;
    }
    let mut parts: Vec<&str> = match link.strip_prefix("/archive/") {
        Some(_) => Vec::new(),
        None => from.split('/').collect(),
    };
    parts.pop();
    for part in link.trim_start_matches("/archive").split('/').filter(|part| !part.is_empty()) {
        match part {
            "." => {}
            ".." => assert!(parts.pop().is_some(), "{from}: {link} leaves the site"),
            name => parts.push(name),
        }
    }
    let folder = parts.join("/");
    Some(match link.ends_with('/') {
        true if folder.is_empty() => "index.html".to_owned(),
        true => format!("{folder}/index.html"),
        false => folder,
    })
}

#[test]
fn the_error_page_finds_the_root_from_anywhere() {
    let page = &render_plain(&archive(1), &settings())["404.html"];
    assert!(page.contains("href=\"/archive/assets/site.css\""));
    let mut settings = settings();
    settings.base_url = None;
    let page = &render_plain(&archive(1), &settings)["404.html"];
    assert!(page.contains("href=\"/assets/site.css\""));
}

#[test]
fn a_list_goes_on_page_by_page() {
    let mut settings = settings();
    settings.per_page = 10;
    let site = render_plain(&archive(57), &settings);
    let count = |path: &str| site[path].matches("<li class=\"entry\">").count();
    assert_eq!(count("index.html"), 18);
    assert_eq!(count("page/4/index.html"), 10);
    assert!(!site.contains_key("page/5/index.html"));
    assert_eq!(count("tags/voda/index.html") + count("tags/voda/page/1/index.html"), 20);
    let (first, last) = (&site["index.html"], &site["page/1/index.html"]);
    assert!(first.contains("58 статей"));
    assert!(first.contains("rel=\"next\" href=\"./page/4/\">Раньше "));
    assert!(first.contains("href=\"./\" aria-current=\"page\">Новые</a>"));
    assert!(last.contains("<title>Архив Суоткеля, страница 1</title>"));
    assert!(last.contains("<p class=\"page-facts\">страница 1</p>"));
    assert!(last.contains("rel=\"prev\" href=\"../../page/2/\""));
    assert!(!last.contains("rel=\"next\""));
    assert!(last.contains("rel=\"canonical\" href=\"https://example.org/archive/page/1/\""));
}

#[test]
fn an_index_by_letters_goes_on_in_their_order() {
    let mut sample = archive(0);
    for number in sample.archive.tags.len()..301 {
        let (name, articles) = (format!("тема {number}"), vec![0]);
        let group = Group { name, articles, ..Group::default() };
        Arc::make_mut(&mut sample.archive.tags).insert(format!("tema-{number}"), group);
    }
    let site = render_plain(&sample, &settings());
    let (first, second) = (&site["tags/index.html"], &site["tags/page/2/index.html"]);
    assert!(first.contains("rel=\"next\" href=\"../tags/page/2/\">Дальше "));
    assert!(first.contains("aria-current=\"page\" aria-label=\"страница 1\">1</a>"));
    assert!(second.contains("страница 2</p>") && second.contains("301 тема"));
}

#[test]
fn each_field_that_is_a_guess_is_marked_and_its_date_is_not_claimed() {
    let mut article = sample::rich_article();
    let sure = render_plain(&archive_of(article.clone()), &settings());
    assert!(sure[ARTICLE].contains("article:published_time"));
    assert!(!sure[ARTICLE].contains("data-guess"));
    let evidence = article.fields.values_mut().map(|(_, evidence)| evidence);
    evidence.for_each(|evidence| evidence.confidence = Confidence::Guess);
    let unsure = render_plain(&archive_of(article), &settings());
    for field in ["title", "date", "source", "author", "section"] {
        let marks = unsure[ARTICLE].matches(&format!("data-guess=\"{field}\"")).count();
        assert_eq!(marks, 1, "{field}");
    }
    assert!(!unsure[ARTICLE].contains("article:published_time"));
}

/// The feeds of an archive, one behind the other.
fn feeds(archive: &Sample) -> String {
    let exports = Exports::new(Arc::new(archive.archive.clone()), &[], &settings());
    let feeds = ["feed.xml", "feed.json"].map(|name| {
        let file = exports.files().iter().find(|file| file.route.as_str() == name);
        let file = file.expect("a site with an address has feeds");
        let bytes = exports.make(file, archive).expect("the articles are there");
        String::from_utf8(bytes).expect("a feed is UTF-8")
    });
    feeds.concat()
}

#[test]
fn a_guessed_day_or_source_covers_no_year_and_a_guessed_day_is_in_no_feed() {
    for (date, source, added, covers, entries, published) in [
        (Confidence::Certain, Confidence::Likely, None, true, 2, 2),
        (Confidence::Certain, Confidence::Guess, None, false, 2, 2),
        (Confidence::Guess, Confidence::Certain, None, false, 0, 0),
        (Confidence::Guess, Confidence::Certain, Some("2026-03-05"), false, 2, 0),
    ] {
        let mut article = sample::rich_article();
        article.fields.date.as_mut().unwrap().evidence.confidence = date;
        article.fields.source.as_mut().unwrap().evidence.confidence = source;
        article.added = added.map(|day| day.parse().unwrap());
        let archive = archive_of(article);
        let site = render_plain(&archive, &settings());
        let case = format!("{date:?} {source:?} {added:?}");
        assert_eq!(site.contains_key("coverage/2026/index.html"), covers, "{case}");
        let feeds = feeds(&archive);
        let count = |signs: [&str; 2]| -> usize {
            signs.iter().map(|sign| feeds.matches(sign).count()).sum()
        };
        assert_eq!(entries, count(["<entry>", "\"id\":"]), "{case}: {feeds}");
        assert_eq!(published, count(["<published>", "\"date_published\":"]), "{case}: {feeds}");
    }
}

#[test]
fn a_headline_made_from_the_text_is_marked_as_a_guess() {
    let mut article = sample::rich_article();
    article.fields.title_derived = true;
    let sure = render_plain(&archive_of(article.clone()), &settings());
    assert!(sure[ARTICLE].contains("<p class=\"derived\">"));
    let title = article.fields.title.as_mut().expect("the article has a headline");
    title.evidence.confidence = Confidence::Guess;
    let unsure = render_plain(&archive_of(article), &settings());
    assert_eq!(unsure[ARTICLE].matches("<p class=\"derived\" data-guess=\"title\">").count(), 1);
    assert_eq!(unsure[ARTICLE].matches("data-guess").count(), 1);
}

#[test]
fn two_pages_with_one_address_are_both_named() {
    let mut archive = archive(1);
    archive.archive.pages.push(sample::own_page("tags", "Мои теги", None));
    let mut twin = sample::plain_article(3);
    twin.source.path = "content/articles/twin.txt".to_owned();
    archive.push(twin, "most", &[], None);
    let (plan, problems) =
        Plan::new(Arc::new(archive.archive), &settings(), &mut Memory::default());
    assert_eq!(plan.pages().filter(|page| page.route.as_str() == "tags/").count(), 1);
    insta::assert_snapshot!(report(&problems), @r"
    error[route-claimed-twice]: two pages want the address `/articles/most/`: `content/articles/2026/most.txt` and `content/articles/twin.txt`; the first is shown
      --> content/articles/twin.txt
      hint: rename one of the files
    error[route-claimed-twice]: two pages want the address `/tags/`: the `tags` page that Postil makes and `content/pages/tags.md`; the first is shown
      --> content/pages/tags.md
      hint: rename one of the files
    ");
}

#[test]
fn what_was_taken_out_is_listed_with_its_rule() {
    let mut settings = settings();
    settings.audit.pages = false;
    let page = &render_plain(&archive(0), &settings)[ARTICLE];
    let record = page.split("id=\"record\"").nth(1).unwrap();
    for words in ["счётчик", "Просмотров: 133", "метка сборщика", "строки 1–10", "Убрано 16 строк"]
    {
        assert!(record.contains(words), "{words}");
    }
    assert!(record.contains("windows-1251") && record.contains("4,1\u{a0}КБ"));
}

#[test]
fn hostile_words_are_only_words() {
    let hostile = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";
    let mut article = sample::rich_article();
    article.fields.title = Some(Field::at(hostile.to_owned(), 1, Rule::Heading));
    article.fields.author = Some(Field::at(hostile.to_owned(), 1, Rule::AuthorLine));
    article.fields.url =
        Some(Field::at("javascript:alert(1)".to_owned(), 1, DeclaredBy::CanonicalLink));
    article.blocks.push(sample::block(BlockKind::Paragraph, 50, hostile));
    let mut note = sample::note(&article, NoteKind::Claim, hostile, hostile);
    note.note.by = Some(hostile.to_owned());
    note.note.tags = vec![hostile.to_owned()];
    article.notes.push(note);
    let mut archive = archive_of(article);
    let group = Arc::make_mut(&mut archive.archive.tags).get_mut("voda").expect("a tag");
    group.name = hostile.to_owned();
    group.introduction.as_mut().expect("an introduction").body = hostile.to_owned();
    for (path, page) in render_plain(&archive, &settings()) {
        // One script is the theme's own, and its policy lets no other run.
        assert!(page.matches("<script>").count() <= 1 && !page.contains("<img"), "{path}");
        assert!(!page.contains("<script>alert"), "{path}");
        assert!(!page.contains("href=\"javascript:"), "{path}");
    }
}

/// A policy names a script within a page by the SHA-256 of its text in Base64.
fn hash(script: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(&Sha256::digest(script)))
}

#[test]
fn a_page_keeps_to_its_own_content_policy() {
    for (path, page) in render_plain(&archive(30), &settings()) {
        assert!(page.contains("default-src 'self'"), "{path}");
        assert!(!page.contains(" style=\"") && !page.contains("<style"), "{path}");
        for script in page.split("<script").skip(1) {
            let (tag, rest) = script.split_once('>').expect("a tag ends");
            // A data block is no script: the policy does not ask for it, and nothing runs it.
            let is_data = tag == " type=\"application/ld+json\"";
            let text = rest.split("</script>").next().unwrap_or_default();
            let is_named = page.contains(&format!("script-src 'self' {};", hash(text)));
            assert!(is_data || tag.contains(" src=\"") || is_named, "{path}: an inline script");
        }
        assert!(!page.contains("unsafe-inline"), "{path}");
        for link in page.split("src=\"").skip(1) {
            assert!(!link.starts_with("http") && !link.starts_with("//"), "{path}");
        }
    }
}

#[test]
fn every_language_of_the_interface_has_its_words() {
    let words = [
        (Language::Russian, "58 статей"),
        (Language::Kazakh, "58 мақала"),
        (Language::English, "58 articles"),
    ];
    for (language, words) in words {
        let mut settings = settings();
        settings.language = language;
        let site = render_plain(&archive(57), &settings);
        assert!(site["index.html"].contains(words));
        assert!(site["index.html"].contains(&format!("<html lang=\"{}\">", language.code())));
    }
}

#[test]
fn an_empty_archive_has_its_pages() {
    let site = render_plain(&Sample::default(), &settings());
    assert!(site["index.html"].contains("В архиве пока нет статей."));
    assert!(site.contains_key("tags/index.html") && site.contains_key("years/index.html"));
}

#[test]
fn a_derived_title_says_so() {
    let mut article = sample::rich_article();
    article.fields.title_derived = true;
    let site: Site = render_plain(&archive_of(article), &settings());
    assert!(site[ARTICLE].contains("Заголовок составлен из текста"));
}
