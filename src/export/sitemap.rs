//! The sitemap (sitemaps.org): every page's address, at most 50,000 to a file.
//!
//! The protocol's `lastmod` is a page's last change. It stands only where a person has said when the
//! article was added: then it was changed on that day, or when the last note was written.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::config::settings::BaseUrl;
use crate::export::{escape_xml, xml_address};
use crate::model::archive::{Archive, ArchivedArticle};
use crate::model::key::Key;
use crate::model::route::Route;

/// The most addresses that the protocol allows in one file.
const MOST_ADDRESSES: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The pages of a site.
#[derive(Debug)]
pub(super) struct Sitemap {
    base_url: BaseUrl,
    pages: Vec<ChangedPage>,
    /// How many pages a file has at most.
    most: usize,
}

/// A page, and when it was changed last.
#[derive(Debug, Serialize)]
struct ChangedPage {
    route: Route,
    changed: Option<NaiveDate>,
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
    pub(super) fn new<'r>(
        routes: impl Iterator<Item = &'r Route>,
        base_url: &BaseUrl,
        archive: &Archive,
    ) -> Self {
        let articles = archive.articles.iter().map(|archived| (&archived.route, archived));
        let articles: HashMap<&Route, &ArchivedArticle> = articles.collect();
        let is_page = |route: &&Route| route.as_str().is_empty() || route.as_str().ends_with('/');
        let listed = |route: &'_ Route| {
            let head = articles.get(route).map(|archived| &archived.head);
            let changed = head.and_then(|head| head.changed);
            let hidden = head.is_some_and(|head| head.noindex);
            (!hidden).then(|| ChangedPage { route: route.clone(), changed })
        };
        let pages = routes.filter(is_page).filter_map(listed).collect();
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
            let addresses = numbers.map(|number| (format!("{base}{}", part_name(number)), None));
            return draw("sitemapindex", "sitemap", addresses);
        }
        let pages = self.pages_of(part).iter();
        draw(
            "urlset",
            "url",
            pages.map(|page| (xml_address(&self.base_url, &page.route), page.changed)),
        )
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

fn draw(
    root: &str,
    element: &str,
    addresses: impl Iterator<Item = (String, Option<NaiveDate>)>,
) -> String {
    let mut xml =
        format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root} xmlns=\"{NAMESPACE}\">\n");
    for (address, changed) in addresses {
        let changed = changed.map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
        xml.push_str(&format!("<{element}><loc>{address}</loc>{changed}</{element}>\n"));
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
        let sitemap =
            Sitemap { most: 2, ..Sitemap::new(pages.iter(), &base_url, &Archive::default()) };
        let (names, parts): (Vec<_>, Vec<_>) = sitemap.parts().unzip();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        let index = sitemap.draw(parts[2]);
        assert!(index.contains("<sitemap><loc>https://example.org/sitemap-2.xml</loc></sitemap>"));
        assert!(sitemap.draw(parts[1]).contains("<url><loc>https://example.org/c/</loc></url>"));
    }
}
