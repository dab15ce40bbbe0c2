//! A Markdown file that the archive's owner wrote: a page of its own, or a tag's introduction.

use serde::{Deserialize, Serialize};

/// A Markdown file with its front matter read and its body still Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkdownPage {
    /// The path relative to the archive's root.
    pub path: String,
    /// The file's name without its ending and its language; in the archive, the last part of the page's address.
    pub name: String,
    /// The code of the language that it is written for, as `kk` of `about.kk.md`; none of one in the
    /// archive's first language.
    pub language: Option<String>,
    /// The title, from the front matter or the first heading.
    pub title: String,
    /// Other spellings that mean the same tag; none of a page.
    pub aliases: Vec<String>,
    /// Old addresses of the page, as they are written.
    pub old_addresses: Vec<String>,
    /// The place in the site's menu, smaller first; none keeps the page out of it.
    pub menu: Option<i64>,
    /// The body in Markdown.
    pub body: String,
}
