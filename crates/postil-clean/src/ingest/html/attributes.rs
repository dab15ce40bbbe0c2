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

impl<'s> Value<'s> {
    /// The value with the signs that its references stand for.
    fn read(self) -> Cow<'s, str> {
        character_references::in_attribute(self.text, self.quote)
    }
}

/// The attributes that tell of a page's text or fields; of the others, some of which hold whole
/// images and scripts, nothing is kept. The shortest come first.
const READ: [&str; 43] = [
    "id",
    "alt",
    "rel",
    "src",
    "href",
    "lang",
    "name",
    "open",
    "role",
    "type",
    "class",
    "media",
    "scope",
    "start",
    "style",
    "title",
    "value",
    "width",
    "height",
    "hidden",
    "alttext",
    "colspan",
    "content",
    "pubdate",
    "rowspan",
    "data-src",
    "datetime",
    "itemprop",
    "property",
    "reversed",
    "data-date",
    "data-time",
    "data-utime",
    "shadowroot",
    "aria-hidden",
    "data-created",
    "data-datetime",
    "data-published",
    "data-timestamp",
    "shadowrootmode",
    "data-publish-date",
    "data-scrapbook-create",
    "data-scrapbook-source",
];

/// For each length the place of the first name that is no shorter; the last length is that of none.
const PLACES: [usize; 24] = {
    let (mut places, mut place) = ([READ.len(); 24], READ.len());
    while place > 0 {
        place -= 1;
        let mut length = 0;
        while length <= READ[place].len() {
            places[length] = place;
            length += 1;
        }
    }
    places
};

/// The attributes of a start tag; one value serves for every tag of a page.
#[derive(Debug, Default)]
pub(super) struct Attributes<'s> {
    pairs: Vec<(&'static str, Cow<'s, str>)>,
    /// The others, as they are written, if a style sheet asks for any attribute.
    others: Vec<(&'s str, Value<'s>)>,
    keeps_others: bool,
}

impl<'s> Attributes<'s> {
    /// Makes ready for the next tag.
    pub fn clear(&mut self) {
        self.pairs.clear();
        self.others.clear();
    }

    /// From the next tag on all attributes are kept.
    pub fn keep_others(&mut self) {
        self.keeps_others = true;
    }

    /// Adds an attribute as it is written, if it is one that is read.
    pub fn add(&mut self, name: &'s str, value: Value<'s>) {
        if let Some(name) = name_read(name) {
            self.pairs.push((name, value.read()));
        } else if self.keeps_others {
            self.others.push((name, value));
        }
    }

    /// The value of any attribute, of those that are not read only while they are kept.
    pub fn written(&self, name: &str) -> Option<Cow<'_, str>> {
        let read = self.pairs.iter().find(|(key, _)| *key == name);
        if let Some((_, value)) = read {
            return Some(value.as_ref().into());
        }
        let other = self.others.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        other.map(|(_, value)| value.read())
    }

    /// Whether the tag has none of them.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.others.is_empty()
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

/// The name of an attribute in small letters, if it is one that is read.
fn name_read(name: &str) -> Option<&'static str> {
    let (start, end) = (*PLACES.get(name.len())?, *PLACES.get(name.len() + 1)?);
    READ[start..end].iter().copied().find(|read| read.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_case() {
        assert!(READ.is_sorted_by_key(|name| name.len()));
        for name in READ {
            assert_eq!(name_read(&name.to_uppercase()), Some(name));
        }
        for name in ["", "x", "onclick", "classes", &"x".repeat(30), &"x".repeat(99)] {
            assert_eq!(name_read(name), None);
        }
    }
}
