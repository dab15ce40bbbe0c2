//! What a page says about itself: `<meta>`, `<title>`, `<time>`, microdata, JSON-LD, the days in
//! scripts, and elements whose class or relation names a field.

use std::collections::BTreeMap;

use crate::ingest::cut::DeclaredAt;
use crate::ingest::html::attributes::Attributes;
use crate::ingest::html::elements::Tag;
use crate::ingest::html::field_names::{
    class_field, data_date, meta_field, microdata_field, time_rule,
};
use crate::ingest::html::kind::{Flow, Kind};
use crate::ingest::html::labelled_meta::MetaLabels;
use crate::ingest::html::{captured, entities, json_ld, script_dates};
use crate::model::cleaned::FieldName;
use crate::model::rule::DeclaredBy;

/// A JSON-LD script longer than this is not read.
const MAX_JSON: usize = 1 << 20;
/// More fields than this by one rule say nothing new. Of tags and authors there may be more: how
/// many are taken is said where all of them are known.
const MAX_OF_RULE: usize = 40;
/// A longer value is no headline and no name; a list of tags may be longer.
const MAX_VALUE: usize = 2000;
/// A longer text of an element is no date, no byline and no headline, in bytes.
const MAX_TEXT: usize = 600;
/// So many elements whose texts are fields may be open at once.
const MAX_OPEN: usize = 8;
/// Stands between the parts of a byline that elements tell apart.
const BOUNDARY: &str = " | ";

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

/// An element whose text is a field.
#[derive(Debug)]
struct Capture {
    element: String,
    target: Target,
    offset: usize,
    text: String,
    /// Elements of the same name that are open inside.
    nested: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    JsonLd,
    /// The text is the value of a field, found by the rule.
    Text(FieldName, DeclaredBy),
}

impl Target {
    fn limit(self) -> usize {
        match self {
            Target::JsonLd => MAX_JSON,
            Target::Text(..) => MAX_TEXT,
        }
    }

    /// `<title>` alone shows no text on the page and is a field.
    fn takes(self, visible: bool) -> bool {
        visible || matches!(self, Target::JsonLd | Target::Text(_, DeclaredBy::TitleElement))
    }
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

    /// Whether the text that comes next can be a field.
    pub fn takes_text(&self) -> bool {
        !self.captures.is_empty() || self.in_script
    }

    /// Text goes to the elements whose text is a field, where a hidden one counts for few of them;
    /// that of a script, which stands at `offset`, is searched for days.
    pub fn text(&mut self, text: &str, visible: bool, offset: usize) {
        if self.in_script {
            self.script(text, offset);
        }
        for capture in self.captures.iter_mut().filter(|capture| capture.target.takes(visible)) {
            if capture.text.len() <= capture.target.limit() {
                capture.text.push_str(text);
            }
        }
    }

    fn script(&mut self, text: &str, offset: usize) {
        for (rule, value) in script_dates::dates(text) {
            self.push(FieldName::Date, rule, value, offset);
        }
    }

    /// An end tag may end such an element.
    pub fn end_tag(&mut self, name: &str, kind: Kind) {
        self.in_script &= name != "script";
        if self.captures.is_empty() {
            return;
        }
        self.mark_boundary(name, kind);
        let mut ended = None;
        for (at, capture) in self.captures.iter_mut().enumerate() {
            if capture.element == name {
                match capture.nested.checked_sub(1) {
                    Some(nested) => capture.nested = nested,
                    None => ended = Some(at),
                }
            }
        }
        if let Some(at) = ended {
            let capture = self.captures.remove(at);
            self.finish_capture(&capture);
        }
    }

    /// The declarations in the order in which they were complete.
    pub fn finish(self) -> Vec<DeclaredAt> {
        self.found
    }

    /// Counts a start tag inside the open elements of its name; those that cannot nest end there.
    fn nest(&mut self, name: &str, kind: Kind) {
        if self.captures.is_empty() {
            return;
        }
        self.mark_boundary(name, kind);
        if matches!(name, "p" | "a" | "li" | "title") {
            while let Some(at) = self.captures.iter().rposition(|c| c.element == name) {
                let capture = self.captures.remove(at);
                self.finish_capture(&capture);
            }
        }
        for capture in self.captures.iter_mut().filter(|capture| capture.element == name) {
            capture.nested += 1;
        }
    }

    /// A byline's parts are told apart where elements other than those of a running text meet.
    fn mark_boundary(&mut self, name: &str, kind: Kind) {
        if name == "span" || name == "br" || kind.flow == Flow::Block {
            for capture in &mut self.captures {
                match capture.target {
                    Target::Text(FieldName::Author, _) => capture.text.push_str(BOUNDARY),
                    _ => capture.text.push(' '),
                }
            }
        }
    }

    fn has(&self, rule: DeclaredBy) -> bool {
        self.by_rule.contains_key(&rule)
    }

    fn start(&mut self, element: &str, target: Target, offset: usize) {
        if self.captures.len() < MAX_OPEN {
            let element = element.to_owned();
            self.captures.push(Capture { element, target, offset, text: String::new(), nested: 0 });
        }
    }

    fn finish_capture(&mut self, capture: &Capture) {
        let (text, offset) = (&capture.text, capture.offset);
        if text.len() > capture.target.limit() {
            return;
        }
        match capture.target {
            Target::Text(FieldName::Author, rule) => {
                let parts = text.split(BOUNDARY.trim()).map(str::trim).filter(|p| !p.is_empty());
                let joined = parts.collect::<Vec<_>>().join(BOUNDARY);
                self.push(FieldName::Author, rule, &joined, offset);
            }
            Target::Text(name, rule) => self.push(name, rule, text, offset),
            Target::JsonLd => {
                let fields = json_ld::fields(text);
                if fields.is_empty() {
                    self.script(text, offset);
                }
                for field in fields {
                    self.push(field.name, field.rule, &field.value, offset);
                }
            }
        }
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
