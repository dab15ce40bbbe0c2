//! Lists of articles: by author, by month, and charts of when they are from.

use std::collections::BTreeSet;
use std::sync::Arc;

use postil::model::cleaned::Confidence;
use postil::model::date::ArticleDate;

use crate::sample::{archive, archive_of, rich_article, settings};
use crate::site::{Site, render_plain};

/// The bars of a page's chart: what each is called, and where it leads.
fn bars<'a>(page: &'a str) -> Vec<(&'a str, &'a str)> {
    let chart = page.split("<figure class=\"chart\">").nth(1).unwrap_or_default();
    let chart = chart.split("</figure>").next().unwrap_or_default();
    let bar = |part: &'a str| {
        let (address, rest) = part.split_once('"')?;
        let (_, name) = rest.split_once("<title>")?;
        Some((name.split_once("</title>")?.0, address))
    };
    chart.split("<a href=\"").skip(1).filter_map(bar).collect()
}

#[test]
fn the_home_page_shows_when_its_articles_are_from() {
    let site = render_plain(&archive(57), &settings());
    let months = bars(&site["index.html"]);
    assert_eq!(months.first(), Some(&("Октябрь 2024: 3 статьи", "./years/2024/10/")));
    assert_eq!(months.last().unwrap().1, "./years/2026/03/");
    let of_year = bars(&site["years/2025/index.html"]);
    assert_eq!(of_year.first().unwrap().0, "Январь: 3 статьи", "its months need no year");
    assert!(bars(&site["page/1/index.html"]).is_empty());
    let all: usize = months.iter().map(|(name, _)| count(name)).sum();
    assert_eq!(all, 58 - undated(&site), "a bar for every article with a date");
}

/// The number in `Октябрь 2024: 3 статьи`.
fn count(name: &str) -> usize {
    let (_, count) = name.split_once(": ").expect("a bar has a number");
    number(count)
}

fn undated(site: &Site) -> usize {
    let page = &site["years/index.html"];
    let words = page.split_once("Ещё ").map_or("0 ", |(_, rest)| rest);
    number(words)
}

/// The number that some words begin with.
fn number(words: &str) -> usize {
    let end = words.find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len());
    words[..end].parse().expect("the words begin with a number")
}

#[test]
fn of_many_months_a_chart_shows_the_years() {
    let site = render_plain(&archive(200), &settings());
    let years = bars(&site["index.html"]);
    assert_eq!(years.last().unwrap().1, "./years/2026/");
    assert!((4..=8).contains(&years.len()), "{years:?}");
}

#[test]
fn years_far_apart_have_a_gap_between_them() {
    let mut sample = archive(57);
    let date = ArticleDate::stated("1843-03-01").ok();
    let first = &mut Arc::make_mut(&mut sample.archive.articles)[0];
    Arc::make_mut(&mut first.head).date = date;
    let site = render_plain(&sample, &settings());
    let years = bars(&site["index.html"]);
    assert_eq!(years[0].1, "./years/1843/");
    let chart = site["index.html"].split("<figure class=\"chart\">").nth(1).unwrap();
    let gaps = chart.split("</figure>").next().unwrap().matches("<rect class=\"none\"").count();
    assert_eq!(gaps, 1);
}

#[test]
fn one_month_needs_no_chart() {
    let site = render_plain(&archive_of(rich_article()), &settings());
    assert!(bars(&site["index.html"]).is_empty());
}

#[test]
fn a_month_has_its_articles_and_leads_to_its_neighbours() {
    let site = render_plain(&archive(57), &settings());
    let month = &site["years/2025/12/index.html"];
    assert!(month.contains("<h1>Декабрь 2025</h1>") && month.contains("<title>Декабрь 2025"));
    assert!(month.contains("href=\"../../../years/2025/11/\""), "{month}");
    assert!(month.contains("href=\"../../../years/2026/01/\""));
    let listed = month.matches("<li class=\"entry\">").count();
    let days = month.matches("<time datetime=\"2025-12-").count();
    assert!(listed > 1 && listed == days, "{listed} articles, {days} of them of the month");
    let year = &site["years/2025/index.html"];
    assert!(year.contains("href=\"../../years/2025/12/\">Декабрь</a>"));
}

#[test]
fn an_author_has_a_page_that_the_byline_leads_to() {
    let site = render_plain(&archive(3), &settings());
    let link = "<a href=\"../../authors/erlan-tasbolat/\">Ерлан Тасболат</a>";
    assert!(site["articles/most/index.html"].contains(link));
    assert!(site["authors/erlan-tasbolat/index.html"].contains("../../articles/most/"));
    assert!(site["authors/index.html"].contains("Тасболат, Ерлан"));
    let mut article = rich_article();
    article.fields.author.as_mut().unwrap().evidence.confidence = Confidence::Guess;
    let unsure = render_plain(&archive_of(article), &settings());
    assert!(!unsure.contains_key("authors/index.html"), "a guess makes no page");
    assert!(unsure["articles/most/index.html"].contains("Ерлан Тасболат"));
    assert!(!unsure["articles/most/index.html"].contains("../../authors/"));
}

#[test]
fn tags_that_go_with_a_tag_are_named() {
    let mut sample = archive(9);
    for article in &mut Arc::make_mut(&mut sample.archive.articles)[..3] {
        article.tags = vec!["voda".into(), "most".into()];
    }
    let site = render_plain(&sample, &settings());
    let voda = &site["tags/voda/index.html"];
    let companions = voda.split_once("companions").unwrap().1.split_once("</ul>").unwrap().0;
    assert!(companions.contains("tags/most/") && !companions.contains("tags/voda/"));
}

#[test]
fn an_article_leads_to_those_of_its_tags_and_of_its_source() {
    let site = render_plain(&archive(30), &settings());
    let page = &site["articles/a3/index.html"];
    let related = page.split_once("class=\"related\"").unwrap().1.split_once("</nav>").unwrap().0;
    // Every third article has the tag, every fourth the other source, and the page leads to those
    // beside it in time as its neighbours.
    assert!(related.contains("articles/a0/") && related.contains("articles/a6/"), "{related}");
    assert!(related.contains("articles/a5/"), "{related}");
    assert!(!related.contains("articles/a3/") && !related.contains("articles/a4/"), "{related}");
    assert!(!related.contains("articles/a2/"), "{related}");
    assert_eq!(related.matches("<li>").count(), 5, "each of them once: {related}");
}

#[test]
fn an_article_says_how_long_it_is() {
    let site = render_plain(&archive(1), &settings());
    assert!(site["articles/a0/index.html"].contains("<dd>37 слов, 1 минута</dd>"));
}

#[test]
fn a_year_shows_who_wrote_on_which_days_and_who_was_silent() {
    let site = render_plain(&archive(57), &settings());
    assert!(site["years/index.html"].contains("href=\"../coverage/2026/\""));
    let page = &site["coverage/2025/index.html"];
    assert!(page.contains("<span>Янв</span><span>Фев</span>"), "{page}");
    assert!(
        page.contains("href=\"../../coverage/2026/\"") && page.contains("../../sources/kurier/")
    );
    // Of articles nine days apart it has every fourth, and one of them has no date.
    assert!(page.contains("дольше всего молчит 71 день"), "{page}");
    let strokes = page.split("<path d=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(strokes.matches('M').count(), 28, "{strokes}");
    assert!(page.contains("28 статей, дней со статьями: 28"), "{page}");
}

#[test]
fn articles_known_by_their_year_alone_are_in_the_charts_and_behind_the_months() {
    let mut sample = archive(40);
    for article in &mut Arc::make_mut(&mut sample.archive.articles)[3..6] {
        let head = Arc::make_mut(&mut article.head);
        let year = head.date.unwrap().day.format("%Y").to_string();
        head.date = Some(ArticleDate::stated(&year).unwrap());
    }
    let site = render_plain(&sample, &settings());
    let months = bars(&site["index.html"]);
    assert_eq!(months.last().unwrap().1, "./years/2026/03/", "{months:?}");
    let dated: usize = months.iter().map(|(name, _)| count(name)).sum();
    assert_eq!(dated, 41 - 3 - undated(&site));
    assert!(site["index.html"].contains(">Без месяца: 3</p>"));
    let year = &site["years/2026/index.html"];
    let headings: Vec<&str> = year.split("<h2 id=\"").skip(1).collect();
    let ids: Vec<&str> = headings.iter().map(|rest| rest.split('"').next().unwrap()).collect();
    let once: BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(once.len(), ids.len(), "{ids:?}");
    assert!(ids.last().unwrap().contains("unknown"), "{ids:?}");
}

#[test]
fn a_slip_in_a_year_makes_no_row_of_thousands_of_bars() {
    let mut sample = archive(3);
    let head = Arc::make_mut(&mut Arc::make_mut(&mut sample.archive.articles)[3].head);
    head.date = Some("0202-06-03".parse().unwrap());
    let site = render_plain(&sample, &settings());
    assert!(bars(&site["index.html"]).len() <= 4);
}
