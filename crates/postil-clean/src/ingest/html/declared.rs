//! What a page says about itself: `<meta>`, `<title>`, `<time>`, microdata, JSON-LD, the days in
//! scripts, and elements whose class or relation names a field.

mod captures;

use std::collections::BTreeMap;

use crate::ingest::cut::DeclaredAt;
use crate::ingest::html::attributes::Attributes;
use crate::ingest::html::elements::Tag;
use crate::ingest::html::field_names::{
    class_field, data_date, meta_field, microdata_field, time_rule,
};
use crate::ingest::html::kind::Flow;
use crate::ingest::html::labelled_meta::MetaLabels;
use crate::ingest::html::{captured, entities, script_dates};
use crate::model::cleaned::FieldName;
use crate::model::rule::DeclaredBy;
use captures::{Capture, Target};

/// More fields than this by one rule say nothing new. Of tags and authors there may be more: how
/// many are taken is said where all of them are known.
const MAX_OF_RULE: usize = 40;
/// A longer value is no headline and no name; a list of tags may be longer.
const MAX_VALUE: usize = 2000;

/// The fields found so far, and the open elements whose texts are some.
#[derive(Debug, Default)]
pub(super) struct Declarations {
    found: Vec<DeclaredAt>,
    /// How many of them each rule found.
    by_rule: BTreeMap<DeclaredBy, usize>,
    labels: MetaLabels,
    captures: Vec<Capture>,
    /// A script is open that is no JSON-LD.
    in_script: bool,
}

impl Declarations {
    /// A start tag may declare a field, or begin an element whose text is one.
    pub fn start_tag(&mut self, tag: Tag, offset: usize) {
        let Tag { name, kind, attributes, .. } = tag;
        self.nest(name, kind);
        match name {
            "html" => self.html(attributes, offset),
            "meta" => self.meta(attributes, offset),
            "link" if attributes.get("rel") == Some("canonical") => {
                self.attribute(
                    FieldName::Url,
                    DeclaredBy::CanonicalLink,
                    attributes.get("href"),
                    offset,
                );
            }
            "time" => self.time(attributes, offset),
            "title" if !self.has(DeclaredBy::TitleElement) => {
                self.start(name, Target::Text(FieldName::Title, DeclaredBy::TitleElement), offset);
            }
            "script" if attributes.get("type").is_some_and(is_json_ld) => {
                self.start(name, Target::JsonLd, offset);
            }
            "script" => self.in_script = true,
            _ => self.element(tag, offset),
        }
    }

    /// A comment may say when the page was saved, and from where.
    pub fn comment(&mut self, text: &str, offset: usize) {
        if let Some((value, rule)) = captured::in_comment(text) {
            self.push(FieldName::Captured, rule, &value, offset);
        }
        if let Some((address, rule)) = captured::address_in_comment(text) {
            self.push(FieldName::Url, rule, address, offset);
        }
    }

    fn html(&mut self, attributes: &Attributes, offset: usize) {
        self.attribute(FieldName::Language, DeclaredBy::HtmlLang, attributes.get("lang"), offset);
        let address = attributes.get("data-scrapbook-source");
        self.attribute(FieldName::Url, DeclaredBy::WebScrapBook, address, offset);
        if let Some((value, rule)) = captured::in_attributes(attributes) {
            self.push(FieldName::Captured, rule, &value, offset);
        }
    }

    fn script(&mut self, text: &str, offset: usize) {
        for (rule, value) in script_dates::dates(text) {
            self.push(FieldName::Date, rule, value, offset);
        }
    }

    /// The declarations in the order in which they were complete.
    pub fn finish(self) -> Vec<DeclaredAt> {
        self.found
    }

    fn has(&self, rule: DeclaredBy) -> bool {
        self.by_rule.contains_key(&rule)
    }

    /// `<time datetime>`, or the text of a `<time>` without one.
    fn time(&mut self, attributes: &Attributes, offset: usize) {
        let rule = time_rule(attributes);
        match attributes.get("datetime").or_else(|| attributes.get("content")) {
            Some(value) if !value.trim().is_empty() => {
                self.push(FieldName::Date, rule, value, offset);
            }
            _ => self.start("time", Target::Text(FieldName::Date, rule), offset),
        }
    }

    /// An element with `itemprop`, `rel` or a class that names a field.
    fn element(&mut self, tag: Tag, offset: usize) {
        let Tag { name, kind, attributes, .. } = tag;
        if attributes.is_empty() {
            return;
        }
        if kind.flow == Flow::Void {
            return self.microdata_of_void(attributes, offset);
        }
        self.attribute(FieldName::Date, DeclaredBy::DataAttribute, data_date(attributes), offset);
        if let Some((field, rule)) = attributes.get("itemprop").and_then(microdata_field) {
            match attributes.get("content").or_else(|| attributes.get("datetime")) {
                Some(value) => self.push(field, rule, value, offset),
                None => self.start(name, Target::Text(field, rule), offset),
            }
        } else if let Some((field, rule)) = class_field(name, attributes) {
            if field == FieldName::Date {
                self.attribute(
                    field,
                    DeclaredBy::TitleOfDateClass,
                    attributes.get("title"),
                    offset,
                );
            }
            self.start(name, Target::Text(field, rule), offset);
        }
    }

    fn microdata_of_void(&mut self, attributes: &Attributes, offset: usize) {
        if let Some((field, rule)) = attributes.get("itemprop").and_then(microdata_field) {
            self.attribute(field, rule, attributes.get("content"), offset);
        }
    }

    fn meta(&mut self, attributes: &Attributes, offset: usize) {
        let key = attributes.get("property").or_else(|| attributes.get("name"));
        let content = attributes.get("content");
        let mut labelled = |key| self.labels.read(key, content.unwrap_or_default());
        if let Some((name, rule)) = key.and_then(|key| meta_field(key).or_else(|| labelled(key))) {
            self.attribute(name, rule, content, offset);
        } else {
            self.microdata_of_void(attributes, offset);
        }
    }

    fn attribute(&mut self, name: FieldName, rule: DeclaredBy, value: Option<&str>, offset: usize) {
        if let Some(value) = value {
            self.push(name, rule, value, offset);
        }
    }

    fn push(&mut self, name: FieldName, rule: DeclaredBy, value: &str, offset: usize) {
        let value = match name {
            FieldName::Title | FieldName::Author | FieldName::Section | FieldName::Source => {
                entities::plain(value)
            }
            _ => value.to_owned(),
        };
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let of_rule = self.by_rule.get(&rule).copied().unwrap_or(0);
        let has_room = of_rule < MAX_OF_RULE || matches!(name, FieldName::Tags | FieldName::Author);
        let is_fit = value.len() <= MAX_VALUE || name == FieldName::Tags;
        if !value.is_empty() && is_fit && has_room {
            self.by_rule.insert(rule, of_rule + 1);
            self.found.push(DeclaredAt { name, value, offset, rule });
        }
    }
}

fn is_json_ld(kind: &str) -> bool {
    kind.trim().eq_ignore_ascii_case("application/ld+json")
}
