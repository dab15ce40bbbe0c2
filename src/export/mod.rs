//! Files for machines: the Atom feed, the sitemap, `robots.txt`, the notes.
//!
//! A feed and a sitemap need whole addresses, so they exist only where `base_url` is set.

mod atom;
pub mod notes;
mod sitemap;

use crate::config::settings::{BaseUrl, SiteSettings};
use crate::model::archive::Archive;
use crate::model::output::OutputFile;
use crate::model::page::{Href, Page};
use crate::model::route::Route;

/// Makes every file that is not a page for readers.
pub fn export(archive: &Archive, pages: &[Page], settings: &SiteSettings) -> Vec<OutputFile> {
    let mut files = vec![
        // Tells GitHub Pages to publish the folder as it is.
        OutputFile::new(Route::file(".nojekyll"), Vec::new()),
        OutputFile::new(Route::file("robots.txt"), robots(settings).into_bytes()),
    ];
    if let Some(base_url) = &settings.base_url {
        files.push(atom::feed(archive, settings, base_url));
        files.extend(sitemap::sitemaps(pages, base_url));
    }
    files.extend(notes::files(archive, settings));
    files
}

fn robots(settings: &SiteSettings) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base_url) = &settings.base_url {
        text.push_str(&format!("Sitemap: {}sitemap.xml\n", base_url.as_str()));
    }
    text
}

/// The whole address of a page, percent-encoded and escaped for XML.
fn xml_address(base_url: &BaseUrl, route: &Route) -> String {
    escape_xml(&format!("{}{}", base_url.as_str(), Href::from(route).as_str()))
}

/// Escapes text for XML; characters that XML 1.0 forbids become U+FFFD.
fn escape_xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(character),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
