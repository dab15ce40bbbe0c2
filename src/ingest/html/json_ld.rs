//! Article fields in JSON-LD: schema.org's `NewsArticle` and its kin.

use serde_json::Value;

use crate::model::cleaned::FieldName;

/// How deep an article may lie inside other objects.
const MAX_DEPTH: usize = 6;

/// The fields of the first article in a JSON-LD script; none where it is broken JSON.
pub(super) fn fields(json: &str) -> Vec<(FieldName, String)> {
    let json = json.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let Ok(value) = serde_json::from_str::<Value>(json) else { return Vec::new() };
    find_article(&value, MAX_DEPTH).map(article_fields).unwrap_or_default()
}

fn find_article(value: &Value, depth: usize) -> Option<&Value> {
    match value {
        _ if depth == 0 => None,
        Value::Array(items) => items.iter().find_map(|item| find_article(item, depth - 1)),
        Value::Object(object) if object.get("@type").is_some_and(is_article) => Some(value),
        Value::Object(object) => ["@graph", "mainEntity", "itemListElement"]
            .iter()
            .filter_map(|key| object.get(*key))
            .find_map(|inner| find_article(inner, depth - 1)),
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(name) => name.ends_with("Article") || name.ends_with("BlogPosting"),
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

fn article_fields(article: &Value) -> Vec<(FieldName, String)> {
    let mut found = Vec::new();
    for (key, name) in [
        ("headline", FieldName::Title),
        ("datePublished", FieldName::Date),
        ("author", FieldName::Author),
        ("publisher", FieldName::Source),
        ("articleSection", FieldName::Section),
        ("inLanguage", FieldName::Language),
    ] {
        let Some(value) = article.get(key) else { continue };
        found.extend(names(value).into_iter().map(|value| (name, value)));
    }
    found
}

/// The texts of a value: itself, its `name`, or those of its items.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![unescape(text)],
        Value::Object(object) => object.get("name").map(names).unwrap_or_default(),
        Value::Array(items) => items.iter().take(20).flat_map(flat_name).collect(),
        _ => Vec::new(),
    }
}

fn flat_name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(unescape(text)),
        Value::Object(object) => object.get("name").and_then(Value::as_str).map(unescape),
        _ => None,
    }
}

/// Decodes the entities that many sites leave in their JSON.
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&laquo;", "«"),
        ("&raquo;", "»"),
        ("&nbsp;", " "),
        ("&mdash;", "—"),
        ("&ndash;", "–"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}
