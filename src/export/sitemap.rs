//! The sitemap (sitemaps.org): every page's address, at most 50,000 to a file.

use crate::config::settings::BaseUrl;
use crate::export::{escape_xml, xml_address};
use crate::model::output::OutputFile;
use crate::model::page::Page;
use crate::model::route::Route;

/// The most addresses that the protocol allows in one file.
const MOST_ADDRESSES: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Makes `sitemap.xml`; of a large archive an index, and the parts beside it.
///
/// Articles carry no date here: the protocol means the page's last change, which nobody knows.
pub fn sitemaps(pages: &[Page], base_url: &BaseUrl) -> Vec<OutputFile> {
    let is_page =
        |page: &&Page| page.route.as_str().is_empty() || page.route.as_str().ends_with('/');
    let addresses: Vec<String> =
        pages.iter().filter(is_page).map(|page| xml_address(base_url, &page.route)).collect();
    split(&addresses, &escape_xml(base_url.as_str()), MOST_ADDRESSES)
}

fn split(addresses: &[String], base: &str, most: usize) -> Vec<OutputFile> {
    if addresses.len() <= most {
        return vec![file("sitemap.xml", "urlset", "url", addresses)];
    }
    let mut files = Vec::new();
    let mut parts = Vec::new();
    for (index, part) in addresses.chunks(most).enumerate() {
        let name = format!("sitemap-{}.xml", index + 1);
        parts.push(format!("{base}{name}"));
        files.push(file(&name, "urlset", "url", part));
    }
    files.push(file("sitemap.xml", "sitemapindex", "sitemap", &parts));
    files
}

fn file(name: &str, root: &str, element: &str, addresses: &[String]) -> OutputFile {
    let mut xml =
        format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root} xmlns=\"{NAMESPACE}\">\n");
    for address in addresses {
        xml.push_str(&format!("<{element}><loc>{address}</loc></{element}>\n"));
    }
    xml.push_str(&format!("</{root}>\n"));
    OutputFile::new(Route::file(name), xml.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_archive_gets_an_index() {
        let addresses = ["a/", "b/", "c/"].map(|page| format!("https://example.org/{page}"));
        let files = split(&addresses, "https://example.org/", 2);
        let names: Vec<_> = files.iter().map(|file| file.route.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        let index = std::str::from_utf8(&files[2].bytes).unwrap();
        assert!(index.contains("<sitemap><loc>https://example.org/sitemap-2.xml</loc></sitemap>"));
    }
}
