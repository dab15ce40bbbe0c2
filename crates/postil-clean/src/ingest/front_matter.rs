//! Front matter: the fields at the top of a file, between `+++` or `---`.
//!
//! Programs that clip pages write it too: Obsidian's Web Clipper, MarkDownload, trafilatura. They
//! state the address as the source, and when they saved the page as `created`.
//!
//! The file was scraped or converted by somebody else's tool, so nothing here is an error: what
//! cannot be read says nothing.

use std::borrow::Cow;

use crate::ingest::cut::{DeclaredAt, physical_lines};
use crate::model::cleaned::FieldName;
use crate::model::rule::DeclaredBy;

/// The rule's name in evidence.
const RULE: DeclaredBy = DeclaredBy::FrontMatter;
/// The key that says when a page was clipped, or a text written.
const CREATED: &str = "created";

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
            let mut declared =
                if fence == "+++" { toml(inner, start) } else { pairs(inner, start) };
            read_created(&mut declared, start + key_offset(inner, CREATED));
            declared.retain(|field| !is_clippings(field));
            return FrontMatter { declared, body_start: end };
        }
        inner_end = end;
    }
    FrontMatter::default()
}

/// Front matter that states no address and no other day says when the text was written, at byte
/// `at` of the file.
fn read_created(declared: &mut [DeclaredAt], at: usize) {
    let has = |name: FieldName| declared.iter().any(|field| field.name == name);
    if has(FieldName::Url) || has(FieldName::Date) {
        return;
    }
    let is_created =
        |field: &&mut DeclaredAt| field.name == FieldName::Captured && field.offset == at;
    declared.iter_mut().filter(is_created).for_each(|field| field.name = FieldName::Date);
}

/// Whether a field is the tag that a clipper gives to all that it clips.
fn is_clippings(field: &DeclaredAt) -> bool {
    field.name == FieldName::Tags && field.value.eq_ignore_ascii_case("clippings")
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
        declared.extend(values.into_iter().map(|value| field(name, value, offset)));
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
        let own = line.trim_start().trim_start_matches(['"', '\'']);
        let behind = own.strip_prefix(key).map(|rest| rest.trim_start_matches(['"', '\'']));
        if behind.is_some_and(|rest| rest.trim_start().starts_with([':', '='])) {
            return at;
        }
        at = end;
    }
    0
}

/// Reads `key: value` lines; `- item` lines belong to the key above them, and of an item with keys of
/// its own its name.
fn pairs(inner: &str, start: usize) -> Vec<DeclaredAt> {
    let mut declared = Vec::new();
    let mut current = None;
    let mut item_indent = None;
    let mut at = start;
    for (end, line) in physical_lines(inner, 0) {
        let offset = at;
        at = start + end;
        let words = line.trim_start();
        let indent = line.len() - words.len();
        if let Some(item) = words.strip_prefix("- ") {
            item_indent = Some(indent);
            push_values(&mut declared, current, name_of(item).unwrap_or(item), offset);
        } else if item_indent.is_some_and(|outer| indent > outer) {
            push_values(&mut declared, current, name_of(words).unwrap_or_default(), offset);
        } else if let Some((key, value)) = line.split_once(':') {
            (current, item_indent) = (field_name(key.trim()), None);
            push_values(&mut declared, current, value, offset);
        }
    }
    declared
}

/// The value of `name: value`.
fn name_of(pair: &str) -> Option<&str> {
    let (key, value) = pair.split_once(':')?;
    (key.trim() == "name").then_some(value)
}

/// A field as it is stated; a source that is an address is the page's.
fn field(name: FieldName, value: String, offset: usize) -> DeclaredAt {
    let is_address = value.starts_with("https://") || value.starts_with("http://");
    let name = if name == FieldName::Source && is_address { FieldName::Url } else { name };
    DeclaredAt { name, value, offset, rule: RULE }
}

/// A value without links between notes: `[[Анна Ким]]`, `[[люди/Анна Ким|Анна Ким]]`.
fn unlinked(value: &str) -> String {
    let (mut words, mut rest) = (String::new(), value);
    while let Some((before, after)) = rest.split_once("[[")
        && let Some((inner, behind)) = after.split_once("]]")
    {
        words.push_str(before);
        words.push_str(inner.rsplit('|').next().unwrap_or_default());
        rest = behind;
    }
    words + rest
}

/// A value without the quotation marks around it, and with those that it escapes.
fn unquoted(value: &str) -> Cow<'_, str> {
    let quoted = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match quoted.filter(|inner| inner.contains('\\')) {
        Some(inner) => Cow::Owned(inner.replace("\\\"", "\"").replace("\\\\", "\\")),
        None => Cow::Borrowed(value.trim_matches(['"', '\''])),
    }
}

pub(super) fn push_values(
    declared: &mut Vec<DeclaredAt>,
    name: Option<FieldName>,
    value: &str,
    offset: usize,
) {
    let Some(name) = name else { return };
    let value = value.trim();
    let list = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let list =
        list.filter(|list| !list.starts_with('[')).or((name == FieldName::Tags).then_some(value));
    let parts: Vec<&str> = list.map_or_else(|| vec![value], members);
    for part in parts {
        let part = unquoted(part.trim());
        let words = unlinked(part.trim());
        if !words.is_empty() {
            declared.push(field(name, words.trim().to_owned(), offset));
        }
    }
}

/// The members of a list, with commas between them that no quotation marks hold.
fn members(list: &str) -> Vec<&str> {
    let mut quote: Option<char> = None;
    let is_border = |sign: char| {
        match (quote, sign) {
            (Some(open), sign) if open == sign => quote = None,
            (None, '"' | '\'') => quote = Some(sign),
            _ => {}
        }
        quote.is_none() && sign == ','
    };
    list.split(is_border).collect()
}

fn field_name(key: &str) -> Option<FieldName> {
    Some(match key.to_ascii_lowercase().as_str() {
        "title" | "headline" => FieldName::Title,
        "date" | "published" | "pubdate" | "published_time" | "date_published" => FieldName::Date,
        "captured" | "scraped" | "retrieved" | "accessed" | "clipped" | CREATED => {
            FieldName::Captured
        }
        "source" | "publisher" | "site" | "outlet" | "sitename" | "site_name" => FieldName::Source,
        "url" | "link" | "canonical" | "source_url" | "permalink" => FieldName::Url,
        "author" | "authors" | "by" | "byline" => FieldName::Author,
        "section" | "category" => FieldName::Section,
        "language" | "lang" => FieldName::Language,
        "tags" | "keywords" => FieldName::Tags,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, fields: &[(FieldName, &str)]) {
        let declared = leading(text).declared;
        let found: Vec<(FieldName, &str)> =
            declared.iter().map(|field| (field.name, field.value.as_str())).collect();
        assert_eq!(found, fields, "{text}");
    }

    #[test]
    fn clippings_are_read() {
        use FieldName::{Author, Captured, Date, Source, Tags, Title, Url};
        check(
            "---\ntitle: \"Мост: открыт\"\nsource: \"https://v.example/1\"\nauthor:\n  - \
             \"[[Анна Ким]]\"\n  - \"[[Ян Ли]]\"\npublished: 2026-04-20\ncreated: 2026-05-01\n\
             description: \"Мост\"\ntags:\n  - \"clippings\"\n---\nМост",
            &[
                (Title, "Мост: открыт"),
                (Url, "https://v.example/1"),
                (Author, "Анна Ким"),
                (Author, "Ян Ли"),
                (Date, "2026-04-20"),
                (Captured, "2026-05-01"),
            ],
        );
        check(
            "---\ncreated: 2026-05-01T12:00:00 (UTC +05:00)\ntags: [мост,река]\nsource: \
             https://v.example/1\nauthor: Анна Ким\n---\n\n# Мост",
            &[
                (Captured, "2026-05-01T12:00:00 (UTC +05:00)"),
                (Tags, "мост"),
                (Tags, "река"),
                (Url, "https://v.example/1"),
                (Author, "Анна Ким"),
            ],
        );
        check(
            "---\ntitle: \"Мост \\\"Тихая\\\"\"\nauthor: \"[[Анна Ким]], [[люди/Ян Ли|Ян Ли]]\"\n---\n",
            &[(Title, "Мост \"Тихая\""), (Author, "Анна Ким, Ян Ли")],
        );
        for authors in [
            "[\"Ким, Анна\", 'Ян Ли']",
            "\n- \"Ким, Анна\"\n- Ян Ли",
            "\n  - name: Ким, Анна\n    url: https://v.example/kim\n  - name: \"Ян Ли\"",
        ] {
            let text = format!("---\nauthors: {authors}\n---\n");
            check(&text, &[(Author, "Ким, Анна"), (Author, "Ян Ли")]);
        }
        check(
            "---\ntitle: Мост\ncreated: 2026-05-01\nsource: Вестник\n---\n",
            &[(Title, "Мост"), (Date, "2026-05-01"), (Source, "Вестник")],
        );
        for text in [
            "---\ncreated_by: Obsidian\ncreated: 2026-05-01\n---\n",
            "+++\ncreated_by = \"Obsidian\"\n\"created\" = 2026-05-01\n+++\n",
        ] {
            check(text, &[(Date, "2026-05-01")]);
        }
    }
}
