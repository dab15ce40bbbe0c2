//! Front matter: the fields at the top of a Markdown file, between `+++` or `---`.
//!
//! The file was scraped or converted by somebody else's tool, so nothing here is an error: what
//! cannot be read says nothing.

use crate::ingest::cut::DeclaredAt;
use crate::ingest::text::physical_lines;
use crate::model::cleaned::FieldName;
use crate::model::rule::DeclaredBy;

/// The rule's name in evidence.
const RULE: DeclaredBy = DeclaredBy::FrontMatter;

/// The front matter's fields, and the byte at which the body starts.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// The fields.
    pub declared: Vec<DeclaredAt>,
    /// The byte.
    pub body_start: usize,
}

/// Reads the front matter; a text without one has a body that starts at 0.
pub(super) fn leading(text: &str) -> FrontMatter {
    let mut lines = physical_lines(text, 0);
    let Some((start, fence)) = lines.next() else { return FrontMatter::default() };
    let fence = fence.trim_end();
    if !matches!(fence, "+++" | "---") {
        return FrontMatter::default();
    }
    let mut inner_end = start;
    for (end, line) in lines {
        if line.trim_end() == fence {
            let inner = &text[start..inner_end];
            let declared = if fence == "+++" { toml(inner, start) } else { pairs(inner, start) };
            return FrontMatter { declared, body_start: end };
        }
        inner_end = end;
    }
    FrontMatter::default()
}

fn toml(inner: &str, start: usize) -> Vec<DeclaredAt> {
    let Ok(table) = inner.parse::<toml::Table>() else { return Vec::new() };
    let mut declared = Vec::new();
    for (key, value) in &table {
        let Some(name) = field_name(key) else { continue };
        let offset = start + key_offset(inner, key);
        let values = match value {
            toml::Value::Array(values) => values.iter().filter_map(toml_text).collect(),
            value => toml_text(value).into_iter().collect::<Vec<_>>(),
        };
        let at = |value| DeclaredAt { name, value, offset, rule: RULE };
        declared.extend(values.into_iter().map(at));
    }
    declared
}

fn toml_text(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        toml::Value::Datetime(date) => Some(date.to_string()),
        _ => None,
    }
}

/// The byte of `inner` at which the line of a key starts.
fn key_offset(inner: &str, key: &str) -> usize {
    let mut at = 0;
    for (end, line) in physical_lines(inner, 0) {
        if line.trim_start().trim_start_matches(['"', '\'']).starts_with(key) {
            return at;
        }
        at = end;
    }
    0
}

/// Reads `key: value` lines; `- item` lines belong to the key above them.
fn pairs(inner: &str, start: usize) -> Vec<DeclaredAt> {
    let mut declared = Vec::new();
    let mut current = None;
    let mut at = start;
    for (end, line) in physical_lines(inner, 0) {
        let offset = at;
        at = start + end;
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            push_values(&mut declared, current, item, offset);
        } else if let Some((key, value)) = line.split_once(':') {
            current = field_name(key.trim());
            push_values(&mut declared, current, value, offset);
        }
    }
    declared
}

fn push_values(
    declared: &mut Vec<DeclaredAt>,
    name: Option<FieldName>,
    value: &str,
    offset: usize,
) {
    let Some(name) = name else { return };
    let value = value.trim();
    let list = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let parts: Vec<&str> = list.map_or_else(|| vec![value], |list| list.split(',').collect());
    for part in parts {
        let part = part.trim().trim_matches(['"', '\'']).trim();
        if !part.is_empty() {
            declared.push(DeclaredAt { name, value: part.to_owned(), offset, rule: RULE });
        }
    }
}

fn field_name(key: &str) -> Option<FieldName> {
    Some(match key.to_ascii_lowercase().as_str() {
        "title" | "headline" => FieldName::Title,
        "date" | "published" | "pubdate" => FieldName::Date,
        "captured" | "scraped" | "retrieved" | "accessed" => FieldName::Captured,
        "source" | "publisher" | "site" | "outlet" => FieldName::Source,
        "url" | "link" | "canonical" => FieldName::Url,
        "author" | "authors" | "by" => FieldName::Author,
        "section" | "category" => FieldName::Section,
        "language" | "lang" => FieldName::Language,
        "tags" | "keywords" => FieldName::Tags,
        _ => return None,
    })
}
