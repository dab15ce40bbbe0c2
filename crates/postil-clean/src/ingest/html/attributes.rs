//! The attributes of a start tag, as far as they say anything.

/// The attributes that tell of a page's text or fields; of the others, some of which hold whole
/// images and scripts, nothing is kept.
const READ: [&str; 30] = [
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
    "data-time",
    "data-timestamp",
    "data-utime",
    "datetime",
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
    "role",
    "shadowroot",
    "shadowrootmode",
    "style",
    "title",
    "type",
];

/// The attributes of a start tag; one value serves for every tag of a page.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pairs: Vec<(&'static str, String)>,
    /// How many of the pairs belong to this tag; the others are room for the next.
    used: usize,
    /// The last attribute is none that is read.
    passed_over: bool,
}

impl Attributes {
    /// Makes ready for the next tag.
    pub fn clear(&mut self) {
        self.used = 0;
    }

    /// Adds an attribute without a value.
    pub fn begin(&mut self, name: &[u8]) {
        let known = READ.iter().find(|read| read.as_bytes() == name);
        self.passed_over = known.is_none();
        let Some(name) = known else { return };
        if self.used == self.pairs.len() {
            self.pairs.push(Default::default());
        }
        let (key, value) = &mut self.pairs[self.used];
        *key = name;
        value.clear();
        self.used += 1;
    }

    /// Whether the last attribute's value is kept.
    pub fn takes_value(&self) -> bool {
        !self.passed_over
    }

    /// Adds to the last attribute's value.
    pub fn append(&mut self, text: &str) {
        if let Some((_, value)) = self.pairs[..self.used].last_mut() {
            value.push_str(text);
        }
    }

    /// Whether the tag has none of them.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// The value of an attribute; empty where it is written without one.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.any(&[name])
    }

    /// The value of the first attribute with one of the names.
    pub fn any(&self, names: &[&str]) -> Option<&str> {
        debug_assert!(names.iter().all(|name| READ.contains(name)), "{names:?} are read");
        let pairs = &self.pairs[..self.used];
        pairs.iter().find(|(key, _)| names.contains(key)).map(|(_, value)| value.as_str())
    }
}
