//! CSL-JSON, as processors of the Citation Style Language take it.
//!
//! Source: the input schema of CSL 1.0.2, `csl-data.json`.

use serde_json::{Map, Value, json};

use crate::cite::formats::copy_note;
use crate::cite::{Author, CitedDate, Reference};
use postil_text::unseen;

/// One item.
pub(super) fn entry(reference: &Reference) -> String {
    unseen::in_json(item(reference).to_string())
}

fn item(reference: &Reference) -> Value {
    let text = |value: &Option<String>| value.clone().map(Value::from);
    let authors: Vec<Value> = reference.authors.iter().map(author).collect();
    let fields = [
        ("id", Some(reference.key.clone().into())),
        ("type", Some("article-newspaper".into())),
        ("title", reference.cited_title().map(Value::from)),
        ("author", Some(Value::from(authors)).filter(|_| !reference.authors.is_empty())),
        ("container-title", text(&reference.source)),
        ("section", text(&reference.section)),
        ("issued", reference.date.as_ref().map(date).or(reference.circa.as_ref().map(circa))),
        ("URL", reference.address().map(Value::from)),
        ("accessed", reference.accessed.as_ref().map(date)),
        ("language", text(&reference.language)),
        ("archive", Some(reference.archive.clone().into())),
        ("archive_location", reference.page.clone().map(Value::from)),
        ("note", copy_note(reference).map(Value::from)),
    ];
    let stated = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(stated.collect::<Map<_, _>>())
}

fn author(author: &Author) -> Value {
    match author {
        Author::Person { family, given } => json!({ "family": family, "given": given }),
        Author::Name(name) => json!({ "literal": name }),
    }
}

fn date(date: &CitedDate) -> Value {
    json!({ "date-parts": [date.parts()] })
}

/// A date that somebody doubts; no other format has a place for the doubt.
fn circa(near: &CitedDate) -> Value {
    let mut near = date(near);
    near["circa"] = true.into();
    near
}
