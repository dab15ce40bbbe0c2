//! What an element's name and attributes mean for the lines of a page.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::RandomState;
use memchr::memmem::Finder;

use crate::ingest::html::attributes::Attributes;
use crate::ingest::html::kind::{Kind, NamedFurniture};
use crate::model::source::LineElement;
use postil_text::sieve::Sieve;

/// A start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'t> {
    pub name: &'t str,
    /// What it is by its name.
    pub kind: Kind,
    pub attributes: &'t Attributes<'t>,
}

/// To make a finder takes longer than to search a class.
static HIDDEN: LazyLock<Finder> = LazyLock::new(|| Finder::new("sf-hidden"));

/// Whether an element is one that a script opens, a copy of another, or an ornament: it is kept from
/// those who listen to the page, and is no paragraph or heading, which they alone would miss.
pub(super) fn is_unread(tag: Tag) -> bool {
    let is_unread = tag.attributes.get("aria-hidden").is_some_and(|value| value.trim() == "true");
    is_unread && !matches!(tag.kind.line, Some(element) if element != LineElement::ListItem)
}

/// Whether an element has the class that SingleFile gives to what the page did not show.
pub(super) fn is_marked_hidden(attributes: &Attributes) -> bool {
    attributes.get("class").is_some_and(are_of_hidden)
}

fn are_of_hidden(classes: &str) -> bool {
    HIDDEN.find(classes.as_bytes()).is_some()
        && classes.split_whitespace().any(|class| class.as_bytes() == HIDDEN.needle())
}

/// Whether a `<template>` is the tree of a component, which a browser shows in its place.
pub(super) fn is_shadow_root(tag: Tag) -> bool {
    tag.name == "template" && tag.attributes.any(&["shadowrootmode", "shadowroot"]).is_some()
}

/// Whether an element's classes or its id say that it is the caption of a picture.
pub(super) fn is_called_caption(attributes: &Attributes) -> bool {
    const WORDS: [&str; 5] = ["caption", "captions", "figcaption", "cap", "legend"];
    let is_word = |word: &str| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known));
    let called = ["class", "id"].iter().filter_map(|name| attributes.get(name));
    called.flat_map(|value| value.split(|c: char| !c.is_ascii_alphanumeric())).any(is_word)
}

/// How surely an element holds page furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Furniture {
    /// By its name: `nav`, `footer`.
    Sure,
    /// Unless it holds much of the page's text: a form around everything, a class that says
    /// `menu` on the page's frame.
    UnlessLarge,
}

/// Whether an element holds page furniture; `in_article` is whether an `article` is around it.
pub(super) fn furniture(
    by_name: NamedFurniture,
    attributes: &Attributes,
    in_article: bool,
) -> Option<Furniture> {
    match by_name {
        NamedFurniture::Sure => Some(Furniture::Sure),
        NamedFurniture::UnlessLarge => Some(Furniture::UnlessLarge),
        NamedFurniture::Header => (!in_article).then_some(Furniture::UnlessLarge),
        NamedFurniture::Never => None,
        NamedFurniture::ByAttributes => {
            let furniture = has_furniture_role(attributes) || has_furniture_class(attributes);
            furniture.then_some(Furniture::UnlessLarge)
        }
    }
}

fn has_furniture_role(attributes: &Attributes) -> bool {
    attributes.get("role").is_some_and(|role| {
        matches!(
            role.trim(),
            "navigation"
                | "banner"
                | "contentinfo"
                | "complementary"
                | "search"
                | "dialog"
                | "menu"
                | "menubar"
        )
    })
}

/// Words that a furniture element has in its class or id on sites in any language.
const FURNITURE_WORDS: [&str; 42] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "banners",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "commentlist",
    "comments",
    "cookie",
    "cookies",
    "copyright",
    "disqus",
    "footer",
    "masthead",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "pager",
    "pagination",
    "popular",
    "popup",
    "promo",
    "recommended",
    "related",
    "respond",
    "share",
    "sharing",
    "sidebar",
    "social",
    "sponsored",
    "subscribe",
    "subscription",
    "teaser",
    "teasers",
    "toolbar",
    "widget",
];

static FURNITURE: LazyLock<HashSet<&[u8], RandomState>> =
    LazyLock::new(|| FURNITURE_WORDS.iter().map(|word| word.as_bytes()).collect());

static MAY_BE_FURNITURE: LazyLock<Sieve> =
    LazyLock::new(|| Sieve::in_any_case(FURNITURE_WORDS.into_iter()));

/// The length of the longest of those words.
const LONGEST: usize = 13;

fn has_furniture_class(attributes: &Attributes) -> bool {
    ["class", "id"]
        .iter()
        .filter_map(|name| attributes.get(name))
        .any(|value| value.as_bytes().split(|c| !c.is_ascii_alphanumeric()).any(is_furniture_word))
}

fn is_furniture_word(word: &[u8]) -> bool {
    if !MAY_BE_FURNITURE.may_hold(word) {
        return false;
    }
    let mut buffer = [0; LONGEST];
    let Some(lower) = buffer.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    FURNITURE.contains(&*lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_words_are_known_in_any_case() {
        assert_eq!(FURNITURE_WORDS.iter().map(|word| word.len()).max(), Some(LONGEST));
        assert!(is_furniture_word(b"Advertisement"));
        assert!(!is_furniture_word(b"advertisements"));
        assert!(!is_furniture_word(b""));
    }
}
