//! CSL-JSON, as processors of the Citation Style Language take it.
//!
//! Source: the input schema of CSL 1.0.2, `csl-data.json`.

use serde_json::{Map, Value, json};

use crate::cite::formats::copy_note;
use crate::cite::styles::between;
use crate::cite::{Author, CitedDate, CitedSpan, Reference};
use crate::model::sidecar::Extent;
use postil_text::unseen;

/// One item.
pub(super) fn entry(reference: &Reference) -> String {
    unseen::in_json(item(reference).to_string())
}

fn item(reference: &Reference) -> Value {
    let text = |value: &Option<String>| value.clone().map(Value::from);
    let authors: Vec<Value> = reference.authors.iter().map(author).collect();
    let is_held = reference.extent == Extent::Full;
    let fields = [
        ("id", Some(reference.key.clone().into())),
        ("type", Some("article-newspaper".into())),
        ("title", reference.cited_title().map(Value::from)),
        ("author", Some(Value::from(authors)).filter(|_| !reference.authors.is_empty())),
        ("container-title", text(&reference.source)),
        ("section", text(&reference.section)),
        ("issued", issued(reference)),
        ("URL", reference.address().map(Value::from)),
        ("accessed", reference.accessed.as_ref().map(date)),
        ("language", text(&reference.language)),
        ("archive", Some(reference.archive.clone().into()).filter(|_| is_held)),
        ("archive_location", reference.page.clone().map(Value::from).filter(|_| is_held)),
        ("note", copy_note(reference).map(Value::from)),
    ];
    let stated = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(stated.collect::<Map<_, _>>())
}

fn author(author: &Author) -> Value {
    match author {
        Author::Person { family, given, .. } => json!({ "family": family, "given": given }),
        Author::Name(name) => json!({ "literal": name }),
    }
}

/// When it was published, as far as that is known.
fn issued(reference: &Reference) -> Option<Value> {
    let near = || Some(circa(date(reference.circa.as_ref()?)));
    let between = || {
        let between = span(reference.span.as_ref()?)?;
        let is_unsure = reference.span.as_ref()?.is_unsure;
        Some(if is_unsure { circa(between) } else { between })
    };
    reference.date.as_ref().map(date).or_else(near).or_else(between)
}

fn date(date: &CitedDate) -> Value {
    let mut value = json!({ "date-parts": [date.parts()] });
    if let Some(season) = date.season {
        // Spring is the first.
        value["season"] = (season + 1).into();
    }
    value
}

/// Two dates; where one is open, words, for no numbers say that.
fn span(span: &CitedSpan) -> Option<Value> {
    match (&span.first, &span.last) {
        (Some(first), Some(last)) => Some(json!({ "date-parts": [first.parts(), last.parts()] })),
        _ => between(span, |date| date.joined("-")).map(|words| json!({ "literal": words })),
    }
}

/// The same as somebody doubts it.
fn circa(mut date: Value) -> Value {
    date["circa"] = true.into();
    date
}
