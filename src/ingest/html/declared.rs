//! What a page says about itself: `<meta>`, `<title>`, `<time>`, microdata and JSON-LD.

use crate::ingest::cut::DeclaredAt;
use crate::ingest::html::elements::Attributes;
use crate::ingest::html::json_ld;
use crate::model::cleaned::FieldName;

/// A JSON-LD script longer than this is not read.
const MAX_JSON: usize = 1 << 20;
/// A page that declares more fields than this repeats itself.
const MAX_FIELDS: usize = 200;
/// A longer value is no headline and no name.
const MAX_VALUE: usize = 2000;

/// The fields found so far, and the element whose text is one.
#[derive(Debug, Default)]
pub(super) struct Declarations {
    found: Vec<DeclaredAt>,
    capture: Option<Capture>,
}

/// An element whose text is a field.
#[derive(Debug)]
struct Capture {
    element: String,
    target: Target,
    offset: usize,
    text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Title,
    JsonLd,
    /// An element with `itemprop` whose text is the value.
    Microdata(FieldName),
}

impl Declarations {
    pub fn start_tag(&mut self, name: &str, attributes: &Attributes, offset: usize) {
        match name {
            "html" => {
                self.attribute(FieldName::Language, "html lang", attributes.get("lang"), offset)
            }
            "meta" => self.meta(attributes, offset),
            "link" if attributes.get("rel") == Some("canonical") => {
                self.attribute(FieldName::Url, "canonical link", attributes.get("href"), offset);
            }
            "time" => {
                self.attribute(FieldName::Date, "time element", attributes.get("datetime"), offset);
            }
            "title" if !self.has("title element") => self.start(name, Target::Title, offset),
            "script" if attributes.get("type").is_some_and(is_json_ld) => {
                self.start(name, Target::JsonLd, offset);
            }
            _ => self.microdata(name, attributes, offset),
        }
    }

    /// Whether the text that comes next can be a field.
    pub fn takes_text(&self) -> bool {
        self.capture.is_some()
    }

    pub fn text(&mut self, text: &str, visible: bool) {
        if let Some(capture) = &mut self.capture
            && capture.text.len() + text.len() <= MAX_JSON
            && (visible || !matches!(capture.target, Target::Microdata(_)))
        {
            capture.text.push_str(text);
        }
    }

    pub fn end_tag(&mut self, name: &str) {
        if self.capture.as_ref().is_some_and(|capture| capture.element == name)
            && let Some(capture) = self.capture.take()
        {
            self.finish_capture(&capture);
        }
    }

    pub fn finish(self) -> Vec<DeclaredAt> {
        self.found
    }

    fn has(&self, rule: &str) -> bool {
        self.found.iter().any(|field| field.rule == rule)
    }

    fn start(&mut self, element: &str, target: Target, offset: usize) {
        let element = element.to_owned();
        self.capture = Some(Capture { element, target, offset, text: String::new() });
    }

    fn finish_capture(&mut self, capture: &Capture) {
        let offset = capture.offset;
        match capture.target {
            Target::Title => {
                self.push(FieldName::Title, "title element", &capture.text, offset);
            }
            Target::Microdata(name) => self.push(name, "microdata", &capture.text, offset),
            Target::JsonLd => {
                for (name, value) in json_ld::fields(&capture.text) {
                    self.push(name, "JSON-LD", &value, offset);
                }
            }
        }
    }

    fn meta(&mut self, attributes: &Attributes, offset: usize) {
        let key = attributes.get("property").or_else(|| attributes.get("name"));
        if let Some((name, rule)) = key.and_then(meta_field) {
            self.attribute(name, rule, attributes.get("content"), offset);
        } else if let Some(name) = attributes.get("itemprop").and_then(microdata_field) {
            self.attribute(name, "microdata", attributes.get("content"), offset);
        }
    }

    fn microdata(&mut self, element: &str, attributes: &Attributes, offset: usize) {
        let Some(name) = attributes.get("itemprop").and_then(microdata_field) else { return };
        match attributes.get("content").or_else(|| attributes.get("datetime")) {
            Some(value) => self.attribute(name, "microdata", Some(value), offset),
            None if self.capture.is_none() && element != "a" => {
                self.start(element, Target::Microdata(name), offset);
            }
            None => {}
        }
    }

    fn attribute(
        &mut self,
        name: FieldName,
        rule: &'static str,
        value: Option<&str>,
        offset: usize,
    ) {
        if let Some(value) = value {
            self.push(name, rule, value, offset);
        }
    }

    fn push(&mut self, name: FieldName, rule: &'static str, value: &str, offset: usize) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() && value.len() <= MAX_VALUE && self.found.len() < MAX_FIELDS {
            self.found.push(DeclaredAt { name, value, offset, rule });
        }
    }
}

fn is_json_ld(kind: &str) -> bool {
    kind.trim().eq_ignore_ascii_case("application/ld+json")
}

/// The field that a `<meta>` states, by its `property` or `name`.
fn meta_field(key: &str) -> Option<(FieldName, &'static str)> {
    Some(match key.trim().to_ascii_lowercase().as_str() {
        "og:title" => (FieldName::Title, "og:title"),
        "twitter:title" => (FieldName::Title, "twitter:title"),
        "og:site_name" => (FieldName::Source, "og:site_name"),
        "application-name" => (FieldName::Source, "meta application-name"),
        "og:url" => (FieldName::Url, "og:url"),
        "article:published_time" | "og:article:published_time" => {
            (FieldName::Date, "article:published_time")
        }
        "article:author" => (FieldName::Author, "article:author"),
        "article:section" => (FieldName::Section, "article:section"),
        "article:tag" => (FieldName::Tags, "article:tag"),
        "author" | "parsely-author" | "sailthru.author" | "dc.creator" | "dcterms.creator" => {
            (FieldName::Author, "meta author")
        }
        "date"
        | "pubdate"
        | "publishdate"
        | "publish-date"
        | "dc.date"
        | "dc.date.issued"
        | "dcterms.created"
        | "parsely-pub-date"
        | "sailthru.date"
        | "mediator_published_time" => (FieldName::Date, "meta date"),
        _ => return None,
    })
}

fn microdata_field(property: &str) -> Option<FieldName> {
    Some(match property.trim() {
        "headline" => FieldName::Title,
        "datePublished" => FieldName::Date,
        "author" => FieldName::Author,
        "articleSection" => FieldName::Section,
        _ => return None,
    })
}
