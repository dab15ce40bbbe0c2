//! The address of a page or file within the site.

use std::fmt;

use percent_encoding::percent_decode_str;

use serde::{Serialize, Serializer};

use crate::model::device::is_device;

/// The name of an article's audit page, below the article's.
pub const AUDIT: &str = "audit";

/// The end of an audit page's address.
const AUDIT_FOLDER: &str = "audit/";

/// The name of an article's raw file, beside the audit page.
///
/// Hosts serve the name as plain text, which no browser runs, whatever the file holds: a saved page
/// would be a page of the archive's own host otherwise. A name that hosts do not know is worse, for
/// a browser guesses the kind of a file that comes without one.
pub const RAW_FILE: &str = "raw.txt";

/// The longest address that somebody may state, in bytes.
const LONGEST: usize = 1000;

/// The longest name of a folder that file systems take, in bytes.
const LONGEST_PART: usize = 240;

/// An address relative to the site's root: no leading slash, `/` between the parts.
///
/// The address of a page ends with `/` (the home page's is empty); that of any other file ends
/// with its name. A route never holds `.` or `..` parts, so it cannot leave the output folder.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Route(String);

impl Route {
    /// The page at `parts`, as `articles/2026/name/`. No parts: the home page.
    pub fn page<S: AsRef<str>>(parts: impl IntoIterator<Item = S>) -> Self {
        let mut address = String::new();
        for part in parts {
            push_part(&mut address, part.as_ref());
            address.push('/');
        }
        Route(address)
    }

    /// The file at `path`, as `assets/site.css`.
    pub fn file(path: &str) -> Self {
        let mut address = String::new();
        for part in path.split('/') {
            if !address.is_empty() {
                address.push('/');
            }
            push_part(&mut address, part);
        }
        Route(address)
    }

    /// The address that somebody writes as an old one of a page: `news/most/`, `/news/most.html`.
    ///
    /// None of what leads out of the site or is no path: one with a scheme, `..`, a query, a mark or
    /// a name that Windows refuses. What has no ending of a web page is a page in a folder of its own.
    pub fn stated(text: &str) -> Option<Self> {
        let decoded = percent_decode_str(text.trim()).decode_utf8().ok()?;
        let path = decoded.strip_prefix('/').unwrap_or(&decoded);
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let whole = path.strip_suffix('/').unwrap_or(path);
        if path.len() > LONGEST || !whole.split('/').all(is_stated_part) {
            return None;
        }
        let is_page = [".html", ".htm"].iter().any(|ending| path.ends_with(ending));
        Some(if is_page { Route::file(path) } else { Route::page(whole.split('/')) })
    }

    /// The page `name` below this page.
    pub fn page_below(&self, name: &str) -> Self {
        Route(format!("{}/", self.file_below(name).0))
    }

    /// The page whose audit page this address would be.
    pub fn audited(&self) -> Option<Self> {
        let page = self.0.strip_suffix(AUDIT_FOLDER)?;
        page.ends_with('/').then(|| Route(page.to_owned()))
    }

    /// The page beside this page whose name has an ending besides.
    pub fn with_ending(&self, ending: &str) -> Self {
        let mut address = format!("{}-", self.0.trim_end_matches('/'));
        push_part(&mut address, ending);
        Route(address + "/")
    }

    /// The file `name` beside this page.
    pub fn file_below(&self, name: &str) -> Self {
        let mut address = self.0.clone();
        push_part(&mut address, name);
        Route(address)
    }

    /// The page `number` of a list that starts at this page.
    pub fn numbered(&self, number: usize) -> Self {
        Route(format!("{}page/{number}/", self.0))
    }

    /// The same address below a folder, whose name ends with `/` or is empty.
    pub fn below(&self, folder: &str) -> Self {
        Route(format!("{folder}{}", self.0))
    }

    /// The address as it stands in a link from the site's root.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path of the file that holds it in the output folder.
    pub fn output_path(&self) -> String {
        if self.0.is_empty() || self.0.ends_with('/') {
            format!("{}index.html", self.0)
        } else {
            self.0.clone()
        }
    }

    /// The prefix that leads from this page back to the site's root: `../../`, or `./` at the root.
    pub fn to_root(&self) -> String {
        match self.0.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }
}

/// Appends one part.
///
/// `.` and `..` would walk the folder tree, and a line break would forge a line in a list of paths,
/// so they become `_`.
fn push_part(address: &mut String, part: &str) {
    match part {
        "" | "." | ".." => address.push('_'),
        _ => address.push_str(&part.replace(is_unsafe, "_")),
    }
}

fn is_stated_part(part: &str) -> bool {
    let is_refused_sign =
        |c: char| is_unsafe(c) || matches!(c, '?' | '#' | ':' | '*' | '<' | '>' | '"' | '|');
    let is_folder = !matches!(part, "" | "." | "..") && !part.ends_with(['.', ' ']);
    let is_refused = part.chars().any(is_refused_sign) || is_device(part);
    is_folder && part.len() <= LONGEST_PART && !is_refused
}

fn is_unsafe(character: char) -> bool {
    matches!(character, '/' | '\\') || character.is_control()
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Route {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_lives_in_its_folder() {
        let page = Route::page(["articles", "a"]);
        assert_eq!(page.as_str(), "articles/a/");
        assert_eq!(page.output_path(), "articles/a/index.html");
        assert_eq!(page.to_root(), "../../");
        assert_eq!(page.numbered(2).as_str(), "articles/a/page/2/");
        assert_eq!(page.page_below("b/c").as_str(), "articles/a/b_c/");
        assert_eq!(page.file_below("b.txt").as_str(), "articles/a/b.txt");
    }

    #[test]
    fn the_home_page_is_the_root() {
        let home = Route::page::<&str>([]);
        assert_eq!((home.output_path().as_str(), home.to_root().as_str()), ("index.html", "./"));
    }

    #[test]
    fn a_route_cannot_climb() {
        assert_eq!(Route::file("../../etc/passwd").output_path(), "_/_/etc/passwd");
        assert_eq!(Route::page(["a/../b"]).as_str(), "a_.._b/");
    }

    #[test]
    fn an_old_address_is_a_path_within_the_site() {
        for (stated, route) in [
            ("news/most", "news/most/"),
            ("/news/most/", "news/most/"),
            (" /2019/12/most.html ", "2019/12/most.html"),
            ("/archive/index.html", "archive/"),
            ("tags/k-azak-stan/", "tags/k-azak-stan/"),
            ("articles/%D0%BC%D0%BE%D1%81%D1%82/", "articles/мост/"),
            ("v1.2", "v1.2/"),
            ("con-1/auxiliary", "con-1/auxiliary/"),
        ] {
            assert_eq!(Route::stated(stated).unwrap().as_str(), route, "{stated}");
        }
    }

    #[test]
    fn what_leads_out_of_the_site_is_no_old_address() {
        for stated in [
            "",
            "/",
            "index.html",
            "..",
            "../a",
            "a/../b",
            "a/%2e%2e/b",
            "a//b",
            "//host/a",
            "./a",
            "a/.",
            "https://example.org/a",
            "javascript:alert(1)",
            "C:\\a",
            "a\\b",
            "a?b",
            "a#b",
            "a\nb",
            "a%00b",
            "con./a",
            "/con/",
            "/aux/a/",
            "a/Nul",
            "news/com1.html",
            "a /b",
            "a|b",
            "a<b>",
            "%ff",
        ] {
            assert_eq!(Route::stated(stated), None, "{stated}");
        }
        assert_eq!(Route::stated(&"a".repeat(300)), None);
        assert_eq!(Route::stated(&"a/".repeat(700)), None);
    }

    #[test]
    fn a_route_is_one_line() {
        assert_eq!(Route::file("a\nCNAME").output_path(), "a_CNAME");
        assert_eq!(Route::page(["a\r\nb\0"]).as_str(), "a__b_/");
    }
}
