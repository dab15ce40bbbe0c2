//! The fields of one annotation, wherever its format keeps them.

use serde_json::Value;

use crate::ingest::exchange::ForeignNote;
use crate::ingest::exchange::bodies::Said;
use crate::ingest::exchange::json::{list, plain_name, text, texts};
use crate::ingest::exchange::targets::{Target, targets};
use crate::model::date::ArticleDate;
use crate::model::sidecar::NoteKind;

/// What an annotation may say of itself that a note has no place for.
const UNREAD: [&str; 5] = ["rights", "audience", "stylesheet", "via", "canonical"];

/// Reads an annotation, the one with this number in its file: a note for each of its targets.
///
/// None where it is about nothing.
pub(super) fn notes(value: &Value, number: usize) -> Vec<ForeignNote> {
    let said = said(value);
    let targets = targets(&value["target"]);
    targets.into_iter().map(|target| note(value, number, &said, target)).collect()
}

fn note(value: &Value, number: usize, said: &Said, target: Target) -> ForeignNote {
    let Target { addresses: mut pages, passage, own } = target;
    pages.extend(texts(&value["uri"]));
    pages.dedup();
    let text = said.texts.join("\n\n");
    let is_bare = text.is_empty() && passage.quote.is_some();
    let if_unstated = if is_bare { NoteKind::Highlight } else { NoteKind::Comment };
    let title = list(&value["document"]["title"]).into_iter().find_map(self::text);
    let unread = UNREAD.iter().filter(|key| !value[**key].is_null());
    let mut left_out: Vec<String> = unread.map(|key| format!("`{key}`")).collect();
    left_out.extend(said.left_out.iter().chain(&passage.left_out).cloned());
    ForeignNote {
        number,
        id: self::text(&value["id"]),
        addresses: pages,
        title: title.or_else(|| own.as_ref().and_then(|own| own.title.clone())),
        own,
        kind: said.kind.or_else(|| motivated(value)).unwrap_or(if_unstated),
        is_wordless: passage.quote.is_none() && passage.is_part,
        quote: passage.quote,
        prefix: passage.prefix,
        suffix: passage.suffix,
        position: passage.position,
        tags: said.tags.clone(),
        by: author(value),
        date: date(value),
        text,
        is_reply: !list(&value["references"]).is_empty(),
        left_out,
    }
}

/// What it says: of Hypothesis `text` and `tags`, of others the bodies.
fn said(value: &Value) -> Said {
    let own = text(&value["text"]).or_else(|| text(&value["bodyValue"]));
    let mut said =
        Said { texts: own.into_iter().collect(), tags: texts(&value["tags"]), ..Said::default() };
    said.read(&value["body"]);
    said
}

/// The kind that the first motivation means which means one.
fn motivated(value: &Value) -> Option<NoteKind> {
    let kind = |motivation: &String| {
        let name = plain_name(motivation);
        let is_meant = |kind: &NoteKind| kind.motivation() == name && name != "identifying";
        NoteKind::ALL.iter().map(|(_, kind)| *kind).find(is_meant)
    };
    texts(&value["motivation"]).iter().find_map(kind)
}

/// Who wrote it: a display name, else the name in `acct:name@host`, else the creators.
fn author(value: &Value) -> Option<String> {
    let account = value["user"].as_str().map(|user| {
        let name = user.strip_prefix("acct:").unwrap_or(user);
        name.split('@').next().unwrap_or(name).to_owned()
    });
    let names = list(&value["creator"]).into_iter().filter_map(name).collect::<Vec<_>>();
    let creators = Some(names.join(", ")).filter(|names| !names.is_empty());
    text(&value["user_info"]["display_name"]).or(account).or(creators)
}

/// What a creator is called; the address where there is no name.
fn name(creator: &Value) -> Option<String> {
    let known = ["name", "nickname", "email", "id"]
        .iter()
        .find_map(|key| texts(&creator[*key]).into_iter().next());
    known.or_else(|| text(creator))
}

/// The day on which it was written; where that is not said, of its last change.
fn date(value: &Value) -> Option<chrono::NaiveDate> {
    let day = |key: &&str| {
        let stated = value[*key].as_str()?.get(..10)?;
        stated.parse::<ArticleDate>().ok().map(|date| date.day)
    };
    ["created", "modified", "updated", "generated"].iter().find_map(day)
}
