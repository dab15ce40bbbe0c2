//! The articles as JSON Lines: everything that their pages show, an object a line.

use postil_clean::json::spans;
use serde_json::{Map, Value, json};

use crate::cite::{self, Place};
use crate::export::data::fields::value;
use crate::model::article::{Article, PlacedNote};
use crate::model::cleaned::Block;
use crate::model::permalink;
use postil_text::unseen;

/// The line of an article.
pub(super) fn line(article: &Article, place: &Place) -> String {
    format!("{}\n", unseen::in_json(object(article, place).to_string()))
}

fn object(article: &Article, place: &Place) -> Value {
    let fields = &article.fields;
    let text = |text: Option<&String>| text.cloned().map(Value::from);
    let authors = value(&fields.author).map(|names| names.split(", ").collect::<Vec<_>>().into());
    let tags: Vec<&str> = fields.tags.iter().map(|tag| tag.value.as_str()).collect();
    let stated = [
        ("file", Some(article.source.path.clone().into())),
        ("digest", Some(article.source.digest.clone().into())),
        ("page", Some(cite::page_address(place).into())),
        ("title", Some(article.title().into())),
        ("title_derived", Some(fields.title_derived.into())),
        ("date", value(&fields.date).map(|date| date.to_string().into())),
        ("source", text(value(&fields.source))),
        ("author", authors),
        ("author_role", text(value(&fields.author_role))),
        ("section", text(value(&fields.section))),
        ("language", text(value(&fields.language))),
        ("url", text(value(&fields.url))),
        ("archived", text(article.archived.as_ref())),
        ("captured", article.captured.map(|date| date.to_string().into())),
        ("rights", text(article.rights.as_ref())),
        ("tags", Some(tags.into())),
        ("confidence", Some(confidence(article))),
        ("blocks", Some(blocks(article))),
        ("notes", Some(notes(article))),
    ];
    let stated = stated.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(stated.collect::<Map<_, _>>())
}

/// How sure each field is.
fn confidence(article: &Article) -> Value {
    let evidence = article.fields.evidence().into_iter();
    let sure = evidence.map(|(field, evidence)| (json!(field), evidence.confidence.name()));
    let named = sure.filter_map(|(field, name)| Some((field.as_str()?.to_owned(), name.into())));
    Value::Object(named.collect())
}

fn blocks(article: &Article) -> Value {
    let ids = permalink::of_blocks(&article.blocks);
    let block = |(block, id): (&Block, String)| {
        let mut object = json!({ "id": id, "kind": block.kind, "text": block.text });
        if !block.spans.is_empty() {
            object["spans"] = json!(spans(block));
        }
        object
    };
    article.blocks.iter().zip(ids).map(block).collect()
}

fn notes(article: &Article) -> Value {
    let note = |(placed, id): (&PlacedNote, String)| {
        let note = &placed.note;
        json!({
            "id": id,
            "kind": note.kind.name(),
            "state": placed.anchor.name(),
            "quote": note.quote,
            "text": note.text,
            "tags": note.tags,
            "by": note.by,
            "date": note.date.map(|date| date.to_string()),
        })
    };
    article.notes.iter().zip(permalink::of_notes(&article.notes)).map(note).collect()
}
