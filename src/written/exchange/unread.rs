//! Names what of an annotation a note has no place for.
//!
//! Every key counts that nobody reads, also one that a program adds to the format.

use serde_json::Value;

/// What says how a thing is written or which program wrote it, and nothing else of it.
const SILENT: [&str; 11] = [
    "@context",
    "@id",
    "@type",
    "id",
    "type",
    "format",
    "language",
    "processingLanguage",
    "textDirection",
    "generator",
    "generated",
];

/// The keys of an object that say something and are not among those that are read.
pub(super) fn unread<'a>(object: &'a Value, read: &[&str]) -> Vec<&'a str> {
    let keys = object.as_object().into_iter().flatten();
    let unread = keys.filter(|(key, value)| {
        !says_nothing(value) && !SILENT.contains(&key.as_str()) && !read.contains(&key.as_str())
    });
    unread.map(|(key, _)| key.as_str()).collect()
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(members) => members.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
