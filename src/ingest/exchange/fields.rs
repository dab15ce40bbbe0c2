//! The fields of one annotation, wherever its format keeps them.

use serde_json::Value;

use crate::ingest::exchange::ForeignNote;
use crate::ingest::html;
use crate::model::date::ArticleDate;
use crate::model::sidecar::NoteKind;

/// Reads an annotation.
pub(super) fn note(value: &Value) -> ForeignNote {
    let selector = selector(value);
    let beside = |key: &str| selector.and_then(|selector| text(&selector[key]));
    let title = list(&value["document"]["title"]).into_iter().find_map(text);
    let bodies = bodies(value);
    let (text, mut tags) = (body_text(value, &bodies), texts(&value["tags"]));
    tags.extend(bodies.iter().filter(|body| purpose(body) == "tagging").filter_map(|b| words(b)));
    let quote = beside("exact");
    let is_bare = text.is_empty() && quote.is_some();
    let if_unstated = if is_bare { NoteKind::Highlight } else { NoteKind::Comment };
    ForeignNote {
        addresses: addresses(value),
        title,
        kind: kind(value, &bodies).unwrap_or(if_unstated),
        is_wordless: quote.is_none() && has_selector(value),
        quote,
        prefix: beside("prefix"),
        suffix: beside("suffix"),
        tags,
        by: author(value),
        date: date(value),
        text,
        is_reply: !list(&value["references"]).is_empty(),
    }
}

/// A list, or what stands in the place of one.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(members) => members.iter().collect(),
        one => vec![one],
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

fn texts(value: &Value) -> Vec<String> {
    list(value).into_iter().filter_map(text).collect()
}

/// The selector that quotes words.
fn selector(value: &Value) -> Option<&Value> {
    selectors(value).find(|selector| selector["exact"].is_string())
}

/// Whether a part of the page is meant, be it by words or by a position.
fn has_selector(value: &Value) -> bool {
    selectors(value).next().is_some()
}

fn selectors(value: &Value) -> impl Iterator<Item = &Value> {
    list(&value["target"]).into_iter().flat_map(|target| list(&target["selector"]))
}

/// The addresses of the page: of Hypothesis `uri`, of the targets `source`, `id` or themselves.
fn addresses(value: &Value) -> Vec<String> {
    let mut addresses = texts(&value["uri"]);
    for target in list(&value["target"]) {
        let source = &target["source"];
        addresses
            .extend([target, source, &source["id"], &target["id"]].into_iter().filter_map(text));
    }
    addresses.dedup();
    addresses
}

fn bodies(value: &Value) -> Vec<&Value> {
    list(&value["body"])
}

fn purpose(body: &Value) -> &str {
    body["purpose"].as_str().unwrap_or_default()
}

fn words(body: &Value) -> Option<String> {
    text(&body["value"])
}

/// The text: of Hypothesis `text`, else every body that is neither a tag nor a class.
fn body_text(value: &Value, bodies: &[&Value]) -> String {
    let own = text(&value["text"]).or_else(|| text(&value["bodyValue"]));
    let is_said = |body: &&&Value| !matches!(purpose(body), "tagging" | "classifying");
    let said = bodies.iter().filter(is_said);
    let said = said.filter_map(|body| said_in(body).or_else(|| text(body)));
    own.into_iter().chain(said).collect::<Vec<_>>().join("\n\n")
}

/// The words of a body; of one in HTML the lines that a browser would show.
fn said_in(body: &Value) -> Option<String> {
    let words = words(body)?;
    if body["format"] != "text/html" {
        return Some(words);
    }
    let lines = html::cut(&words).lines.into_iter().map(|line| line.text);
    let seen: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    Some(seen.join("\n\n"))
}

/// The kind: of names the class that a body states, else the first motivation that is one's.
fn kind(value: &Value, bodies: &[&Value]) -> Option<NoteKind> {
    let classes = bodies.iter().filter(|body| purpose(body) == "classifying");
    let mut classes = classes.filter_map(|body| words(body));
    let motivated = |motivation: &str| {
        let name = motivation.rsplit(['/', ':', '#']).next().unwrap_or(motivation);
        let is_meant = |kind: &NoteKind| kind.motivation() == name && name != "identifying";
        NoteKind::ALL.iter().map(|(_, kind)| *kind).find(is_meant)
    };
    classes
        .find_map(|class| NoteKind::from_name(&class))
        .or_else(|| texts(&value["motivation"]).iter().find_map(|name| motivated(name)))
}

/// Who wrote it: a display name, else the name in `acct:name@host`, else the creator.
fn author(value: &Value) -> Option<String> {
    let account = value["user"].as_str().map(|user| {
        let name = user.strip_prefix("acct:").unwrap_or(user);
        name.split('@').next().unwrap_or(name).to_owned()
    });
    let creator = list(&value["creator"]).into_iter();
    let mut creator =
        creator.filter_map(|creator| text(&creator["name"]).or_else(|| text(creator)));
    text(&value["user_info"]["display_name"]).or(account).or_else(|| creator.next())
}

/// The day on which it was written.
fn date(value: &Value) -> Option<chrono::NaiveDate> {
    let created = value["created"].as_str()?;
    created.get(..10)?.parse::<ArticleDate>().ok().map(|date| date.day)
}
