//! The sitemap (sitemaps.org): every page's address, at most 50,000 to a file.
//!
//! The protocol's `lastmod` is a page's last change. It stands only where a person has said when the
//! article was added: then it was changed on that day, or when the last note was written.
//!
//! A page that the site has in several languages names all of them, itself among them, as Google's
//! extension for localised pages asks.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::config::settings::{BaseUrl, Language};
use crate::export::{escape_xml, xml_address};
use crate::model::archive::{Archive, ArticleId};
use crate::model::key::Key;
use crate::model::route::Route;

/// The most addresses that the protocol allows in one file.
const MOST_ADDRESSES: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
/// What the elements that name a page's languages need.
const XHTML: &str = " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"";

/// The pages of a site.
#[derive(Debug)]
pub(super) struct Sitemap {
    base_url: BaseUrl,
    pages: Vec<ChangedPage>,
    /// How many pages a file has at most.
    most: usize,
}

/// The pages of one language.
#[derive(Debug)]
pub struct LanguagePages<'r> {
    /// The language.
    pub language: Language,
    /// Its folder with a `/` at the end; empty for the first one's.
    pub folder: String,
    /// The addresses of its pages in this folder, each with the article that it is about.
    pub pages: Vec<(&'r Route, Option<ArticleId>)>,
}

/// A page, and when it was changed last.
#[derive(Debug, Serialize)]
struct ChangedPage {
    route: Route,
    changed: Option<NaiveDate>,
    /// The page in every language that has it, by their codes; nothing where there is one.
    alternates: Vec<(&'static str, Route)>,
}

/// One of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// `sitemap.xml` with every address.
    Whole,
    /// `sitemap.xml` with the addresses of the parts.
    Index,
    /// A part, by its number from 1.
    Numbered(usize),
}

impl Sitemap {
    /// The sitemap of some pages; what is no page is left out, and what is not to be found.
    pub(super) fn new(pages: &[LanguagePages], base_url: &BaseUrl, archive: &Archive) -> Self {
        let alternates = alternates(pages);
        let listed = |(folder, route, article): (&str, &Route, Option<ArticleId>)| {
            let is_hidden = article.is_some_and(|id| archive.articles[id].head.noindex);
            (is_page(route) && !is_hidden).then(|| ChangedPage {
                route: route.below(folder),
                changed: article.and_then(|id| archive.remarks[id].changed),
                alternates: alternates.get(route).cloned().unwrap_or_default(),
            })
        };
        let pages = pages.iter().flat_map(|LanguagePages { folder, pages, .. }| {
            pages.iter().map(|(route, article)| (&**folder, *route, *article))
        });
        let pages = pages.filter_map(listed).collect();
        Sitemap { base_url: base_url.clone(), pages, most: MOST_ADDRESSES }
    }

    /// The files by name: `sitemap.xml`; of a large site an index, and the parts beside it.
    pub(super) fn parts(&self) -> impl Iterator<Item = (String, Part)> {
        let numbers = match self.pages.len() <= self.most {
            true => 0,
            false => self.pages.len().div_ceil(self.most),
        };
        let whole = if numbers == 0 { Part::Whole } else { Part::Index };
        let numbered = (1..=numbers).map(|number| (part_name(number), Part::Numbered(number)));
        numbered.chain([("sitemap.xml".to_owned(), whole)])
    }

    /// The key of a file.
    pub(super) fn key(&self, part: Part) -> Key {
        Key::of(&(self.base_url.as_str(), self.pages_of(part)))
    }

    /// The text of a file.
    pub(super) fn draw(&self, part: Part) -> String {
        if part == Part::Index {
            let base = escape_xml(self.base_url.as_str());
            let numbers = 1..=self.pages.len().div_ceil(self.most);
            let parts = numbers.map(|number| located(&format!("{base}{}", part_name(number))));
            return draw("sitemapindex", "", "sitemap", parts);
        }
        let pages = self.pages_of(part);
        let is_plain = pages.iter().all(|page| page.alternates.is_empty());
        let namespace = if is_plain { "" } else { XHTML };
        draw("urlset", namespace, "url", pages.iter().map(|page| self.entry(page)))
    }

    /// What stands in the element of a page.
    fn entry(&self, page: &ChangedPage) -> String {
        let mut entry = located(&xml_address(&self.base_url, &page.route));
        if let Some(day) = page.changed {
            entry.push_str(&format!("<lastmod>{day}</lastmod>"));
        }
        for (code, route) in &page.alternates {
            let address = xml_address(&self.base_url, route);
            entry.push_str(&format!(
                "<xhtml:link rel=\"alternate\" hreflang=\"{code}\" href=\"{address}\"/>"
            ));
        }
        entry
    }

    /// The pages that a file depends on.
    fn pages_of(&self, part: Part) -> &[ChangedPage] {
        match part {
            Part::Whole | Part::Index => &self.pages,
            Part::Numbered(number) => {
                self.pages.chunks(self.most).nth(number - 1).unwrap_or_default()
            }
        }
    }
}

fn part_name(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// The addresses of each page that several languages have, by the language's code; that in the
/// first of them is also for readers of any other language.
fn alternates<'r>(pages: &[LanguagePages<'r>]) -> HashMap<&'r Route, Vec<(&'static str, Route)>> {
    let mut alternates: HashMap<&Route, Vec<(&'static str, Route)>> = HashMap::new();
    if pages.len() < 2 {
        return alternates;
    }
    for LanguagePages { language, folder, pages } in pages {
        for (route, _) in pages {
            let known = alternates.entry(*route).or_default();
            known.push((language.code(), route.below(folder)));
        }
    }
    alternates.retain(|_, known| known.len() > 1);
    for known in alternates.values_mut() {
        known.push(("x-default", known[0].1.clone()));
    }
    alternates
}

fn is_page(route: &Route) -> bool {
    route.as_str().is_empty() || route.as_str().ends_with('/')
}

fn located(address: &str) -> String {
    format!("<loc>{address}</loc>")
}

fn draw(
    root: &str,
    namespace: &str,
    element: &str,
    entries: impl Iterator<Item = String>,
) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root} xmlns=\"{NAMESPACE}\"{namespace}>\n"
    );
    for entry in entries {
        xml.push_str(&format!("<{element}>{entry}</{element}>\n"));
    }
    xml.push_str(&format!("</{root}>\n"));
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_archive_gets_an_index() {
        let base_url = BaseUrl::parse("https://example.org/").unwrap();
        let pages = ["a", "b", "c"].map(|page| Route::page([page]));
        let pages = [LanguagePages {
            language: Language::Russian,
            folder: String::new(),
            pages: pages.iter().map(|route| (route, None)).collect(),
        }];
        let sitemap = Sitemap { most: 2, ..Sitemap::new(&pages, &base_url, &Archive::default()) };
        let (names, parts): (Vec<_>, Vec<_>) = sitemap.parts().unzip();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        let index = sitemap.draw(parts[2]);
        assert!(index.contains("<sitemap><loc>https://example.org/sitemap-2.xml</loc></sitemap>"));
        assert!(sitemap.draw(parts[1]).contains("<url><loc>https://example.org/c/</loc></url>"));
    }
}
