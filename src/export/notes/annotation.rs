//! One note as a Web Annotation (W3C Recommendation, 23 February 2017).

use serde_json::{Value, json};

use crate::export::notes::passage::{Passage, PassageText};
use crate::export::notes::{Addresses, page_route};
use crate::model::article::{Article, PlacedNote};
use crate::model::permalink;
use crate::model::route::Route;
use crate::model::sidecar::Note;

/// The notes of an article, in the order of its sidecar.
pub fn annotations(article: &Article, route: &Route, addresses: &Addresses) -> Vec<Value> {
    let page = addresses.of(route);
    let file = addresses.of(&page_route(route));
    let text = PassageText::new(article);
    let notes = &article.notes;
    let ids = permalink::of_notes(notes);
    let annotated = notes.iter().zip(ids).map(|(placed, id)| {
        let passage = placed.anchor.spans().and_then(|spans| text.passage(spans));
        annotation(placed, &format!("{file}#{id}"), target(&page, placed, passage))
    });
    annotated.collect()
}

fn annotation(placed: &PlacedNote, id: &str, target: Value) -> Value {
    let note = &placed.note;
    let mut annotation = json!({
        "id": id,
        "type": "Annotation",
        "motivation": note.kind.motivation(),
        "target": target,
    });
    let bodies = bodies(note);
    if !bodies.is_empty() {
        annotation["body"] = bodies.into();
    }
    if let Some(name) = &note.by {
        annotation["creator"] = json!({ "type": "Person", "name": name });
    }
    if let Some(date) = note.date {
        annotation["created"] = format!("{date}T00:00:00Z").into();
    }
    annotation
}

/// What the note is about; the quote of an orphan has no position.
fn target<'a>(page: &str, placed: &'a PlacedNote, passage: Option<Passage>) -> Value {
    let note = &placed.note;
    let selectors = match (passage, &note.quote) {
        (Some(passage), _) => vec![
            quote_selector(passage.exact, passage.prefix, passage.suffix),
            json!({
                "type": "TextPositionSelector",
                "start": passage.position.start,
                "end": passage.position.end,
            }),
        ],
        (None, Some(words)) => {
            let beside = |words: &'a Option<String>| words.as_deref().unwrap_or_default();
            vec![quote_selector(words, beside(&note.before), beside(&note.after))]
        }
        (None, None) => return page.into(),
    };
    json!({ "type": "SpecificResource", "source": page, "selector": selectors })
}

/// A passage by its words and those beside it.
fn quote_selector(exact: &str, prefix: &str, suffix: &str) -> Value {
    let mut selector = json!({ "type": "TextQuoteSelector", "exact": exact });
    for (key, words) in [("prefix", prefix), ("suffix", suffix)] {
        if !words.is_empty() {
            selector[key] = words.into();
        }
    }
    selector
}

/// The note's text, its tags, and of a name what sort of name it is.
fn bodies(note: &Note) -> Vec<Value> {
    let body = |value: &str, purpose: &str| json!({ "type": "TextualBody", "value": value, "purpose": purpose });
    let mut bodies = Vec::new();
    let motivation = note.kind.motivation();
    if !note.text.is_empty() {
        let mut text = body(&note.text, motivation);
        text["format"] = "text/markdown".into();
        bodies.push(text);
    }
    bodies.extend(note.tags.iter().map(|tag| body(tag, "tagging")));
    if motivation == "identifying" {
        bodies.push(body(note.kind.name(), "classifying"));
    }
    bodies
}
