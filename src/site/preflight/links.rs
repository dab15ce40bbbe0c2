//! Links within the site that lead nowhere, as people wrote them into pages, introductions and
//! notes.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::model::archive::ArticleId;
use crate::model::article::Article;
use crate::model::markdown_page::MarkdownPage;
use crate::model::route::Route;
use crate::render::{InnerLink, inner_links, is_file};
use crate::site::catalogue::{Catalogue, Item, LanguageSite};
use crate::site::library::Library;

/// Follows links through a site.
pub struct Links<'a> {
    /// The site.
    pub catalogue: &'a Catalogue,
    /// Its articles.
    pub library: &'a Library<'a>,
}

impl Links<'_> {
    /// Dead links of the archive's own pages and of introductions, in each language that shows them.
    pub fn of_pages(&self) -> Vec<Diagnostic> {
        let languages = self.catalogue.languages().iter();
        let of_language = |language: &LanguageSite| {
            let own = language.plan.own_pages().chain(language.plan.introductions());
            own.flat_map(|(route, page)| self.of_page(language, &route, page)).collect::<Vec<_>>()
        };
        languages.flat_map(of_language).collect()
    }

    /// The archive's own pages and introductions, once for each language that shows them.
    pub fn pages(&self) -> impl Iterator<Item = &MarkdownPage> {
        self.catalogue.languages().iter().flat_map(|language| {
            let own = language.plan.own_pages().chain(language.plan.introductions());
            own.map(|(_, page)| page)
        })
    }

    fn of_page(
        &self,
        language: &LanguageSite,
        route: &Route,
        page: &MarkdownPage,
    ) -> Vec<Diagnostic> {
        let dead = self.dead(language, route, &page.body);
        let first = if dead.is_empty() { 0 } else { self.lines_above(page) };
        let place = |link: &InnerLink| Place::line(&page.path, first + link.line);
        dead.iter().map(|link| catalogue::dead_link(place(link), &link.address)).collect()
    }

    /// The number of lines of a file that stand above the body of its page.
    pub fn lines_above(&self, page: &MarkdownPage) -> u32 {
        let bytes = self.library.files.read(&page.path).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        let above = text.rfind(&page.body).map_or("", |start| &text[..start]);
        u32::try_from(above.matches('\n').count()).unwrap_or(u32::MAX)
    }

    /// Dead links of an article's notes, each once.
    pub fn of_notes(&self, id: ArticleId, article: &Article) -> Vec<Diagnostic> {
        let archived = &self.catalogue.collection.archive.articles[id];
        let languages = self.catalogue.languages().iter();
        let dead = languages.flat_map(|language| {
            let notes = article.notes.iter();
            notes.flat_map(|placed| self.dead(language, &archived.route, &placed.note.text))
        });
        let addresses: BTreeSet<String> = dead.map(|link| link.address).collect();
        let report =
            |address: &String| catalogue::dead_link(self.place_in_sidecars(id, address), address);
        addresses.iter().map(report).collect()
    }

    /// Where some words stand in the sidecars of an article: its own, else those of older captures.
    pub fn place_in_sidecars(&self, id: ArticleId, words: &str) -> Place {
        let (document, _) = self.catalogue.collection.made(id);
        let sidecars = document.sidecar.iter().chain(&document.captures.sidecars);
        let paths: Vec<&str> = sidecars.map(|sidecar| sidecar.path.as_str()).collect();
        let line_in = |path: &&str| {
            let bytes = self.library.files.read(path).unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes);
            let above = text.lines().position(|line| line.contains(words))?;
            Some(Place::line(*path, u32::try_from(above + 1).ok()?))
        };
        let file = || Place::file(paths.first().copied().unwrap_or_default());
        paths.iter().find_map(line_in).unwrap_or_else(file)
    }

    /// The links of a text on a page that lead nowhere.
    fn dead(&self, language: &LanguageSite, page: &Route, text: &str) -> Vec<InnerLink> {
        let links = inner_links(text).into_iter();
        links.filter(|link| !self.leads_somewhere(language, page, &link.address)).collect()
    }

    fn leads_somewhere(&self, language: &LanguageSite, page: &Route, address: &str) -> bool {
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let path = path.split('?').next().unwrap_or_default();
        let page = page.below(&language.folder);
        let target = match path {
            "" => Some(page.as_str().to_owned()),
            path if path.starts_with('.') => resolved(page.as_str(), path),
            path => {
                let folder = if is_file(path) { "" } else { &language.folder };
                resolved(folder, path.trim_start_matches('/'))
            }
        };
        target.is_some_and(|target| self.has(&target, fragment))
    }

    /// Whether the site has a page or file at an address, and on it what a fragment names.
    fn has(&self, address: &str, fragment: &str) -> bool {
        let address = percent_decode_str(address).decode_utf8_lossy();
        let page = match &*address {
            "" => "index.html".to_owned(),
            folder if folder.ends_with('/') => format!("{folder}index.html"),
            file => file.to_owned(),
        };
        // A server leads from the name of a folder to the folder.
        let item = self.catalogue.item(&page);
        let item = item.or_else(|| self.catalogue.item(&format!("{page}/index.html")));
        item.is_some_and(|item| fragment.is_empty() || self.shows(item, fragment))
    }

    /// Whether a page has an element of a name; a page that cannot be made is reported elsewhere.
    fn shows(&self, item: &Item, fragment: &str) -> bool {
        let fragment = percent_decode_str(fragment).decode_utf8_lossy();
        // A passage in the reader's browser is no name of an element.
        if fragment.starts_with(":~:") || fragment == "top" {
            return true;
        }
        let Ok(bytes) = self.catalogue.make(item, self.library) else { return true };
        String::from_utf8_lossy(&bytes).contains(&format!(" id=\"{fragment}\""))
    }
}

/// A relative path read from a folder of the site; none where it leads out of it.
fn resolved(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split_terminator('/').collect();
    for part in path.split_inclusive('/') {
        match part.trim_end_matches('/') {
            "." | "" => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    let is_folder = path.is_empty() || path.ends_with('/') || path.ends_with('.');
    let end = if is_folder && !parts.is_empty() { "/" } else { "" };
    Some(parts.join("/") + end)
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn a_relative_path_is_read_from_its_folder() {
        for (folder, path, expected) in [
            ("tags/most/", "../reka/", Some("tags/reka/")),
            ("tags/most/", "./", Some("tags/most/")),
            ("tags/most/", "..", Some("tags/")),
            ("tags/most/", "../../", Some("")),
            ("tags/most/", "../../../", None),
            ("", "about/", Some("about/")),
            ("", "data/a.csv", Some("data/a.csv")),
            ("", "a//b", Some("a/b")),
        ] {
            assert_eq!(resolved(folder, path).as_deref(), expected, "{folder} {path}");
        }
    }
}
