//! What an annotation is about: its targets (Web Annotation Data Model, sections 3.2 and 4).

use serde_json::Value;

use crate::written::exchange::bodies::members;
use crate::written::exchange::json::{addresses, is_a, list, text};
use crate::written::exchange::selectors::Passage;
use crate::written::exchange::unread::unread;

/// One thing that an annotation is about.
#[derive(Debug, Default)]
pub(super) struct Target {
    /// The addresses of its page, the likeliest first.
    pub(super) addresses: Vec<String>,
    /// What of that page, but for what an address says.
    pub(super) passage: Passage,
    /// What Postil's own export says besides.
    pub(super) own: Option<OwnTarget>,
}

/// What an annotation that Postil wrote says of its article and its words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OwnTarget {
    /// The raw file of the article.
    pub path: String,
    /// The article's title.
    pub title: Option<String>,
    /// The words that the sidecar has; none for a note on the whole article.
    pub quote: Option<String>,
    /// What the sidecar has before them.
    pub before: Option<String>,
    /// What the sidecar has after them.
    pub after: Option<String>,
}

/// The keys of a target that are read, with those by which Postil's own export explains its words.
const READ: [&str; 14] = [
    "source",
    "selector",
    "state",
    "canonical",
    "items",
    "members",
    "item",
    "dc:title",
    "postil:path",
    "postil:quote",
    "postil:before",
    "postil:after",
    "postil:state",
    "postil:found",
];

/// Reads the targets of an annotation: all of a set, the first of a choice.
pub(super) fn targets(value: &Value) -> Vec<Target> {
    list(value).into_iter().filter(|one| is_one(one)).flat_map(read).collect()
}

/// Names what stands among targets and is none.
pub(super) fn broken(value: &Value) -> Vec<String> {
    let broken = list(value).into_iter().filter(|one| !is_one(one));
    broken.map(|one| format!("the target `{one}`")).collect()
}

fn is_one(value: &Value) -> bool {
    value.is_object() || text(value).is_some()
}

fn read(value: &Value) -> Vec<Target> {
    let items = members(value);
    if items.is_null() {
        return vec![target(value)];
    }
    let mut targets = targets(items);
    if is_a(value, "Choice") && targets.len() > 1 {
        let rest = targets.split_off(1);
        let others = rest.iter().flat_map(|other| other.addresses.first());
        let left_out = others.map(|address| format!("the choice `{address}`"));
        targets[0].passage.left_out.extend(left_out);
    }
    for target in &mut targets {
        target.passage.left_out.extend(unread_of(value));
        target.passage.left_out.extend(broken(items));
    }
    targets
}

fn target(value: &Value) -> Target {
    let source = if value["source"].is_null() { value } else { &value["source"] };
    let mut pages = addresses(source);
    let mut passage = Passage::read(&value["selector"]);
    passage.left_out.extend(unread_of(value));
    if !value["source"].is_null() {
        passage.left_out.extend(unread_of(source));
    }
    for state in list(&value["state"]) {
        let cached = addresses(&state["cached"]);
        passage.left_out.extend(left_out_of(state, &cached));
        pages.extend(cached);
    }
    pages.extend(addresses(&value["canonical"]));
    Target { addresses: pages, passage, own: own(value) }
}

fn unread_of(target: &Value) -> impl Iterator<Item = String> {
    unread(target, &READ).into_iter().map(|key| format!("`{key}` of its target"))
}

/// What is not read of the state that a target was in: all where it names no copy.
fn left_out_of(state: &Value, copies: &[String]) -> Vec<String> {
    match copies.is_empty() {
        true => vec!["`state` of its target".to_owned()],
        false => {
            let keys = unread(state, &["cached"]).into_iter();
            keys.map(|key| format!("`{key}` of its target's state")).collect()
        }
    }
}

fn own(value: &Value) -> Option<OwnTarget> {
    Some(OwnTarget {
        path: text(&value["postil:path"])?,
        title: text(&value["dc:title"]),
        quote: text(&value["postil:quote"]),
        before: text(&value["postil:before"]),
        after: text(&value["postil:after"]),
    })
}
