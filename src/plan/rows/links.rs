//! What marks of a text are on a page, and which links lead to the archive's own articles.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::archive::Archive;
use crate::model::head::Head;
use crate::model::key::Key;
use crate::model::markup::{TextMark, TextSpan};
use crate::model::page::{Href, MarkView};
use crate::model::web_address;

/// The pages of the web that an article links to and that the archive has.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(in crate::plan) struct InnerLinks(BTreeMap<Key, Href>);

impl InnerLinks {
    /// Those of an article.
    pub(in crate::plan) fn new(head: &Head, archive: &Archive) -> Self {
        let own = head.links.iter().filter_map(|link| {
            let article = &archive.articles[*archive.addresses.get(link)?];
            Some((*link, Href::from(&article.route)))
        });
        InnerLinks(own.collect())
    }

    /// A mark as the page shows it.
    pub(super) fn draw(&self, span: &TextSpan) -> MarkView {
        let mark = |tag| MarkView { tag, address: None, route: None, title: None, goes_on: false };
        match &span.mark {
            TextMark::Link(address) => {
                let route =
                    web_address::page_key(address).and_then(|key| self.0.get(&key).cloned());
                let outside = route.is_none().then(|| address.to_string());
                MarkView { address: outside, route, ..mark("a") }
            }
            TextMark::Emphasis => mark("em"),
            TextMark::Strong => mark("strong"),
            TextMark::Code => mark("code"),
            TextMark::Subscript => mark("sub"),
            TextMark::Superscript => mark("sup"),
            TextMark::Struck => mark("del"),
            TextMark::Inserted => mark("ins"),
            TextMark::Quotation => mark("q"),
            TextMark::Abbreviation(meaning) => {
                MarkView { title: Some(meaning.to_string()), ..mark("abbr") }
            }
        }
    }
}
