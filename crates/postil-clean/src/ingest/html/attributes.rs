//! The attributes of a start tag, as far as they say anything.

use std::borrow::Cow;

use postil_text::character_references;

/// The value of an attribute as it is written; empty where there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Value<'s> {
    pub text: &'s str,
    /// The mark around it.
    pub quote: Option<u8>,
}

/// The attributes that tell of a page's text or fields; of the others, some of which hold whole
/// images and scripts, nothing is kept.
const READ: [&str; 38] = [
    "alt",
    "aria-hidden",
    "class",
    "content",
    "data-created",
    "data-date",
    "data-datetime",
    "data-publish-date",
    "data-published",
    "data-scrapbook-create",
    "data-scrapbook-source",
    "data-src",
    "data-time",
    "data-timestamp",
    "data-utime",
    "datetime",
    "height",
    "hidden",
    "href",
    "id",
    "itemprop",
    "lang",
    "media",
    "name",
    "property",
    "pubdate",
    "rel",
    "reversed",
    "role",
    "shadowroot",
    "shadowrootmode",
    "src",
    "start",
    "style",
    "title",
    "type",
    "value",
    "width",
];

/// The attributes of a start tag; one value serves for every tag of a page.
#[derive(Debug, Default)]
pub(super) struct Attributes<'s> {
    pairs: Vec<(&'static str, Cow<'s, str>)>,
}

impl<'s> Attributes<'s> {
    /// Makes ready for the next tag.
    pub fn clear(&mut self) {
        self.pairs.clear();
    }

    /// Adds an attribute as it is written, if it is one that is read.
    pub fn add(&mut self, name: &str, value: Value<'s>) {
        let is_it = |read: &&&str| read.len() == name.len() && read.eq_ignore_ascii_case(name);
        if let Some(name) = READ.iter().find(is_it) {
            self.pairs.push((name, character_references::in_attribute(value.text, value.quote)));
        }
    }

    /// Whether the tag has none of them.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The value of an attribute; empty where it is written without one.
    pub fn get(&self, name: &str) -> Option<&str> {
        debug_assert!(READ.contains(&name), "{name} is read");
        let found = self.pairs.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| value.as_ref())
    }

    /// The value of the first attribute with one of the names.
    pub fn any(&self, names: &[&str]) -> Option<&str> {
        debug_assert!(names.iter().all(|name| READ.contains(name)), "{names:?} are read");
        let found = self.pairs.iter().find(|(key, _)| names.contains(key));
        found.map(|(_, value)| value.as_ref())
    }
}
