//! One note as a Web Annotation (W3C Recommendation, 23 February 2017).

use serde_json::{Value, json};

use crate::export::notes::passage::{Passage, PassageText};
use crate::export::notes::{Addresses, page_route};
use crate::model::article::{Anchor, Article, PlacedNote};
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
        annotation(placed, &format!("{file}#{id}"), target(article, &page, placed, passage))
    });
    annotated.collect()
}

fn annotation(placed: &PlacedNote, id: &str, target: Value) -> Value {
    let note = &placed.note;
    let mut annotation = json!({
        "id": id,
        "type": "Annotation",
        "motivation": note.kind.motivation(),
        "postil:state": placed.anchor.name(),
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

/// What the note is about: the article, and of a note with a quote its words.
///
/// The source is the page that the article was made from, where its address is known; the
/// archive's page is then a copy of it, in which positions are counted (section 4.3.1).
fn target(article: &Article, page: &str, placed: &PlacedNote, passage: Option<Passage>) -> Value {
    let mut target = json!({
        "type": "SpecificResource",
        "source": page,
        "dc:title": article.title(),
        "postil:path": article.source.path,
    });
    if let Some(url) = &article.fields.url {
        target["source"] = url.value.as_str().into();
        target["state"] = json!({ "type": "TimeState", "cached": page });
    }
    let note = &placed.note;
    for (key, words) in [
        ("postil:quote", &note.quote),
        ("postil:before", &note.before),
        ("postil:after", &note.after),
    ] {
        if let Some(words) = words {
            target[key] = words.as_str().into();
        }
    }
    select(&mut target, placed, passage);
    target
}

/// Adds the selectors: those of the text where the passage is sure, else the note's own words; and
/// the passage that is only thought to be meant apart from them, for no other program knows what
/// it is and takes it for the note's.
fn select(target: &mut Value, placed: &PlacedNote, passage: Option<Passage>) {
    let note = &placed.note;
    let found = passage.map(|passage| {
        let quote = quote_selector(passage.exact, passage.prefix, passage.suffix);
        json!([quote, {
            "type": "TextPositionSelector",
            "start": passage.position.start,
            "end": passage.position.end,
        }])
    });
    if matches!(placed.anchor, Anchor::Passage(_)) {
        target["selector"] = found.unwrap_or_default();
    } else if let Some(words) = &note.quote {
        let beside = |words: &Option<String>| words.clone().unwrap_or_default();
        let own = quote_selector(words, &beside(&note.before), &beside(&note.after));
        target["selector"] = json!([own]);
        if let Some(found) = found {
            target["postil:found"] = found;
        }
    }
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
