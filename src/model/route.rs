//! The address of a page or file within the site.

use std::fmt;

use serde::{Serialize, Serializer};

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

    /// The page `number` of a list that starts at this page; the first is the page itself.
    pub fn numbered(&self, number: usize) -> Self {
        match number {
            0 | 1 => self.clone(),
            _ => Route(format!("{}page/{number}/", self.0)),
        }
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
    fn a_route_is_one_line() {
        assert_eq!(Route::file("a\nCNAME").output_path(), "a_CNAME");
        assert_eq!(Route::page(["a\r\nb\0"]).as_str(), "a__b_/");
    }
}
