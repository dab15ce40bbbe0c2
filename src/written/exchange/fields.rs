//! The fields of one annotation, wherever its format keeps them.

use chrono::NaiveDate;
use serde_json::Value;

use crate::model::date::ArticleDate;
use crate::model::sidecar::NoteKind;
use crate::written::exchange::ForeignNote;
use crate::written::exchange::bodies::Said;
use crate::written::exchange::json::{is_a, list, text, texts};
use crate::written::exchange::kinds;
use crate::written::exchange::targets::{Target, broken, targets};
use crate::written::exchange::unread::unread;

/// The keys of an annotation that are read, each in its place.
const READ: [&str; 16] = [
    "target",
    "body",
    "bodyValue",
    "text",
    "tags",
    "motivation",
    "creator",
    "created",
    "modified",
    "updated",
    "uri",
    "user",
    "user_info",
    "document",
    "references",
    "postil:state",
];

/// Reads an annotation, the one with this number in its file: a note for each of its targets.
///
/// None where it is about nothing.
pub(super) fn notes(value: &Value, number: usize) -> Vec<ForeignNote> {
    let said = Said::of(value);
    let (kind, motives) = kinds::kind(value, &said);
    let mut whole = whole(value, said);
    whole.number = number;
    whole.left_out.extend(motives);
    whole.left_out.extend(broken(&value["target"]));
    targets(&value["target"]).into_iter().map(|target| about(target, &whole, kind)).collect()
}

/// A note as it is whatever it is about.
fn whole(value: &Value, said: Said) -> ForeignNote {
    let (by, creators) = author(value);
    let (date, dates) = date(value);
    ForeignNote {
        id: text(&value["id"]),
        addresses: texts(&value["uri"]),
        title: list(&value["document"]["title"]).into_iter().find_map(text),
        tags: said.tags,
        by,
        date,
        text: said.texts.join("\n\n"),
        is_reply: !list(&value["references"]).is_empty(),
        left_out: [unread_of(value), creators, dates, said.left_out].concat(),
        ..ForeignNote::default()
    }
}

/// The note on one target; of no stated kind, it is a highlight where it only has words.
fn about(target: Target, whole: &ForeignNote, kind: Option<NoteKind>) -> ForeignNote {
    let Target { addresses: mut pages, passage, own } = target;
    pages.extend_from_slice(&whole.addresses);
    pages.dedup();
    let passage = match pages.first() {
        Some(address) => passage.at(address),
        None => passage,
    };
    let is_bare = whole.text.is_empty() && passage.quote.is_some();
    let if_unstated = if is_bare { NoteKind::Highlight } else { NoteKind::Comment };
    let title = whole.title.clone().or_else(|| own.as_ref().and_then(|own| own.title.clone()));
    ForeignNote {
        addresses: pages,
        title,
        own,
        kind: kind.unwrap_or(if_unstated),
        is_wordless: passage.quote.is_none() && passage.is_part,
        quote: passage.quote,
        prefix: passage.prefix,
        suffix: passage.suffix,
        position: passage.position,
        left_out: [&whole.left_out[..], &passage.left_out[..]].concat(),
        ..whole.clone()
    }
}

/// The keys that nobody reads. What else a record of Hypothesis has is of use to its server alone.
fn unread_of(value: &Value) -> Vec<String> {
    let is_record = !value["uri"].is_null() && !is_a(value, "Annotation");
    let keys = if is_record { Vec::new() } else { unread(value, &READ) };
    keys.into_iter().map(|key| format!("`{key}`")).collect()
}

/// Who wrote it: a display name, else the name in `acct:name@host`, else the creators; and
/// `creator` where one of them has neither name nor address.
fn author(value: &Value) -> (Option<String>, Vec<String>) {
    let account = value["user"].as_str().map(|user| {
        let name = user.strip_prefix("acct:").unwrap_or(user);
        name.split('@').next().unwrap_or(name).to_owned()
    });
    let creators = list(&value["creator"]);
    let names = creators.iter().filter_map(|creator| name(creator)).collect::<Vec<_>>();
    let is_unnamed = names.len() < creators.len();
    let creators = Some(names.join(", ")).filter(|names| !names.is_empty());
    let by = text(&value["user_info"]["display_name"]).or(account).or(creators);
    (by, is_unnamed.then(|| "`creator`".to_owned()).into_iter().collect())
}

/// What a creator is called; the address where there is no name.
fn name(creator: &Value) -> Option<String> {
    const NAMES: [&str; 8] =
        ["name", "nickname", "nick", "account", "email", "id", "@id", "homepage"];
    let known = NAMES.iter().find_map(|key| texts(&creator[*key]).into_iter().next());
    known.or_else(|| text(creator))
}

/// The day on which it was written; where that is not said, of its last change. And what else is
/// said of when it was: another day, or one that cannot be read.
fn date(value: &Value) -> (Option<NaiveDate>, Vec<String>) {
    let day = |key: &str| {
        let stated = value[key].as_str()?.get(..10)?;
        stated.parse::<ArticleDate>().ok().map(|date| date.day)
    };
    let used = ["created", "modified", "updated", "generated"].into_iter().find_map(day);
    let is_left_out = |key: &&str| !value[*key].is_null() && (used.is_none() || day(key) != used);
    let left_out = ["created", "modified"].into_iter().filter(is_left_out);
    (used, left_out.map(|key| format!("`{key}`")).collect())
}
