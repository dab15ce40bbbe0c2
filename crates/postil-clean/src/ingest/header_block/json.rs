//! A header block that is an object of JSON, as crawlers write one above a text:
//! `{"title": "Мост открыт", "url": "https://…"}`.

use serde_json::{Deserializer, Map, Value};

use crate::ingest::cut::DeclaredAt;
use crate::ingest::front_matter::{self, FrontMatter};
use crate::ingest::header_labels::{Label, label};

/// Reads the object with which a text begins, where a text follows it.
pub(super) fn leading(text: &str) -> Option<FrontMatter> {
    let object = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if !object.starts_with('{') {
        return None;
    }
    let mut values = Deserializer::from_str(object).into_iter::<Map<String, Value>>();
    let fields = values.next()?.ok()?;
    let rest = &object[values.byte_offset()..];
    let body = rest.trim_start_matches([' ', '\t', '\r']);
    let is_above = body.starts_with('\n') && !body.trim().is_empty();
    let offset = text.len() - object.len();
    is_above.then(|| FrontMatter {
        declared: fields.iter().flat_map(|(key, value)| declared(key, value, offset)).collect(),
        body_start: text.len() - body.len() + 1,
    })
}

/// What a key and its value declare.
fn declared(key: &str, value: &Value, offset: usize) -> Vec<DeclaredAt> {
    let mut declared = Vec::new();
    if let Some(Label::Field(name)) = label(&key.to_lowercase()) {
        for text in texts(value) {
            front_matter::push_values(&mut declared, Some(name), text, offset);
        }
    }
    declared
}

/// The words of a value: its own, those of its members, or the name of what it describes.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(members) => members.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.get("name").into_iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}
