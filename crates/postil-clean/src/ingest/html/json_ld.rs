//! Article fields in JSON-LD: schema.org's `NewsArticle` and its kin.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::ingest::html::entities::unescape;
use crate::ingest::html::loose_json;
use crate::model::cleaned::FieldName;
use crate::model::rule::DeclaredBy;

/// How deep an article may lie inside other objects.
const MAX_DEPTH: usize = 6;
/// So many objects of a script are looked at.
const MAX_OBJECTS: usize = 500;
/// So many dates of things that are no article are taken.
const MAX_OTHERS: usize = 3;

/// A field of a JSON-LD script.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stated {
    /// Which field.
    pub name: FieldName,
    /// The rule that found it.
    pub rule: DeclaredBy,
    /// Its value.
    pub value: String,
}

/// The fields of the first article in a JSON-LD script, else of the page that it describes; none
/// where it is no JSON even when mended.
pub(super) fn fields(json: &str) -> Vec<Stated> {
    let json = bare(json);
    let read = serde_json::from_str::<Value>(json);
    let read = read.or_else(|_| serde_json::from_str(&loose_json::mended(json)));
    let Ok(value) = read else { return Vec::new() };
    let mut objects = Vec::new();
    collect(&value, MAX_DEPTH, &mut objects);
    let named: HashMap<&str, &Map<String, Value>> = objects
        .iter()
        .filter(|object| object.contains_key("name"))
        .filter_map(|object| Some((object.get("@id")?.as_str()?, *object)))
        .collect();
    let of_kind = |is: fn(&str) -> bool| objects.iter().find(|object| has_kind(object, is));
    let article = of_kind(is_article).map(|article| stated(article, OF_AN_ARTICLE, &named));
    if let Some(fields) = article.filter(|fields| !fields.is_empty()) {
        return fields;
    }
    let page = of_kind(is_page).map(|page| stated(page, OF_A_PAGE, &named));
    page.filter(|fields| !fields.is_empty()).unwrap_or_else(|| other_dates(&objects))
}

/// The script without the marks that keep old browsers and XML from reading it.
fn bare(json: &str) -> &str {
    const MARKS: [(&str, &str); 3] = [("<!--", "-->"), ("//", "//"), ("<![CDATA[", "]]>")];
    let mut json = json.trim();
    // The marks may stand inside one another.
    for (opening, closing) in MARKS.into_iter().chain(MARKS) {
        json = json.trim_start_matches(opening).trim_end_matches(closing).trim();
    }
    json
}

/// The days on which things that are neither an article nor a page were published.
fn other_dates(objects: &[&Map<String, Value>]) -> Vec<Stated> {
    let date = |object: &&Map<String, Value>| {
        let value = object.get("datePublished").or_else(|| object.get("uploadDate"))?;
        Some(value.as_str()?.to_owned())
    };
    let (name, rule) = (FieldName::Date, DeclaredBy::JsonLdOther);
    let dates = objects.iter().filter_map(date).take(MAX_OTHERS);
    dates.map(|value| Stated { name, rule, value }).collect()
}

/// Every object in reading order, the outer before the inner.
fn collect<'a>(value: &'a Value, depth: usize, found: &mut Vec<&'a Map<String, Value>>) {
    if depth == 0 || found.len() >= MAX_OBJECTS {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, depth - 1, found)),
        Value::Object(object) => {
            found.push(object);
            let inner = object.values().filter(|v| v.is_array() || v.is_object());
            inner.for_each(|inner| collect(inner, depth - 1, found));
        }
        _ => {}
    }
}

fn has_kind(object: &Map<String, Value>, is: fn(&str) -> bool) -> bool {
    match object.get("@type") {
        Some(Value::String(kind)) => is(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
}

fn is_page(kind: &str) -> bool {
    kind.ends_with("WebPage") || matches!(kind, "Recipe" | "CreativeWork" | "HowTo" | "Review")
}

type Objects<'a> = HashMap<&'a str, &'a Map<String, Value>>;

/// A key of an object, the field that it states, and the rule's name in evidence.
type Key = (&'static str, FieldName, DeclaredBy);

/// What an article says of itself.
const OF_AN_ARTICLE: &[Key] = &[
    ("headline", FieldName::Title, DeclaredBy::JsonLd),
    ("name", FieldName::Title, DeclaredBy::JsonLdName),
    ("datePublished", FieldName::Date, DeclaredBy::JsonLd),
    ("dateCreated", FieldName::Date, DeclaredBy::JsonLdCreated),
    ("dateModified", FieldName::Date, DeclaredBy::JsonLdModified),
    ("author", FieldName::Author, DeclaredBy::JsonLd),
    ("creator", FieldName::Author, DeclaredBy::JsonLdCreator),
    ("publisher", FieldName::Source, DeclaredBy::JsonLd),
    ("articleSection", FieldName::Section, DeclaredBy::JsonLd),
    ("keywords", FieldName::Tags, DeclaredBy::JsonLd),
    ("inLanguage", FieldName::Language, DeclaredBy::JsonLd),
];

/// What a page that is no article says of itself, which counts for less.
const OF_A_PAGE: &[Key] = &[
    ("headline", FieldName::Title, DeclaredBy::JsonLdName),
    ("name", FieldName::Title, DeclaredBy::JsonLdName),
    ("datePublished", FieldName::Date, DeclaredBy::JsonLdPage),
    ("dateModified", FieldName::Date, DeclaredBy::JsonLdModified),
    ("author", FieldName::Author, DeclaredBy::JsonLd),
    ("creator", FieldName::Author, DeclaredBy::JsonLdCreator),
    ("inLanguage", FieldName::Language, DeclaredBy::JsonLd),
];

/// The fields that some keys of an object state.
fn stated(object: &Map<String, Value>, keys: &[Key], named: &Objects) -> Vec<Stated> {
    let mut found = Vec::new();
    for (key, name, rule) in keys {
        let Some(value) = object.get(*key) else { continue };
        let values = items(value).filter_map(|item| {
            let is_office = *name == FieldName::Author && is_organization(item, named);
            let rule = if is_office { DeclaredBy::JsonLdOrganization } else { *rule };
            Some(Stated { name: *name, rule, value: text_of(item, named)? })
        });
        found.extend(values);
    }
    found
}

/// The items of a list, or the value itself.
fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice).iter()
}

/// The object that a value is or refers to.
fn object_of<'v>(value: &'v Value, named: &Objects<'v>) -> Option<&'v Map<String, Value>> {
    let object = value.as_object()?;
    let referred = || named.get(object.get("@id")?.as_str()?).copied();
    if object.contains_key("name") { Some(object) } else { referred() }
}

/// Whether a value is an organisation and no person.
fn is_organization(value: &Value, named: &Objects) -> bool {
    object_of(value, named).is_some_and(|object| has_kind(object, |k| k.ends_with("Organization")))
}

/// The text of a value: itself, its `name`, or that of the object it refers to.
fn text_of(value: &Value, named: &Objects) -> Option<String> {
    let text = match value {
        Value::String(text) => text,
        _ => items(object_of(value, named)?.get("name")?).next()?.as_str()?,
    };
    Some(unescape(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, expected: &[(DeclaredBy, &str)]) {
        let found = fields(json);
        let found: Vec<(DeclaredBy, &str)> =
            found.iter().map(|stated| (stated.rule, stated.value.as_str())).collect();
        assert_eq!(found, expected, "{json}");
    }

    #[test]
    fn marks_around_a_script_do_not_matter() {
        let json = r#"{"@type": "Article", "datePublished": "2026-02-03"}"#;
        let expected = [(DeclaredBy::JsonLd, "2026-02-03")];
        for script in [
            json.to_owned(),
            format!("<!-- {json} -->"),
            format!("<![CDATA[ {json} ]]>"),
            format!("//<![CDATA[\n{json}\n//]]>"),
        ] {
            check(&script, &expected);
        }
    }

    #[test]
    fn a_broken_script_states_its_fields() {
        let author = r#""author": {"@type": "Person", "name": "Анна Ким"}"#;
        let expected = [(DeclaredBy::JsonLd, "Мост открыт"), (DeclaredBy::JsonLd, "Анна Ким")];
        for script in [
            format!(r#"{{"@type": "Article", "headline": "Мост открыт", {author},}}"#),
            format!(r#"{{"@type": "Article" "headline": "Мост открыт", {author}"#),
            format!(
                "{{\"@type\": \"Article\", // page\n\"headline\": \"Мост открыт\", {author}}};"
            ),
        ] {
            check(&script, &expected);
        }
    }

    #[test]
    fn organisations_are_told_from_persons() {
        let (person, organization) = (DeclaredBy::JsonLd, DeclaredBy::JsonLdOrganization);
        let agency = r#"{"@type": "NewsMediaOrganization", "name": "Степь-информ"}"#;
        let anna = r#"{"@type": "Person", "name": "Анна Ким"}"#;
        for (author, expected) in [
            (agency.to_owned(), vec![(organization, "Степь-информ")]),
            (
                format!("[{anna}, {agency}]"),
                vec![(person, "Анна Ким"), (organization, "Степь-информ")],
            ),
            (r#"{"@id": "/a"}"#.to_owned(), vec![(organization, "Степь-информ")]),
            (r#"{"name": ["Анна Ким", "A. Kim"]}"#.to_owned(), vec![(person, "Анна Ким")]),
            (r#"["Анна Ким", {"url": "/b"}]"#.to_owned(), vec![(person, "Анна Ким")]),
        ] {
            let named = r#"{"@id": "/a", "@type": ["Organization"], "name": "Степь-информ"}"#;
            check(&format!(r#"[{{"@type": "Article", "author": {author}}}, {named}]"#), &expected);
        }
        let published = format!(r#"{{"@type": "Article", "publisher": {agency}}}"#);
        check(&published, &[(person, "Степь-информ")]);
    }

    #[test]
    fn a_film_states_its_day_where_no_article_does() {
        let film = r#"{"@type": "VideoObject", "name": "Мост", "uploadDate": "2026-02-03"}"#;
        check(film, &[(DeclaredBy::JsonLdOther, "2026-02-03")]);
        let article = r#"{"@type": "NewsArticle", "datePublished": "2026-02-04"}"#;
        check(&format!("[{film}, {article}]"), &[(DeclaredBy::JsonLd, "2026-02-04")]);
    }
}
