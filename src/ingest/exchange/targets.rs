//! What an annotation is about: its targets (Web Annotation Data Model, sections 3.2 and 4).

use serde_json::Value;

use crate::ingest::exchange::json::{addresses, is_a, list, text};
use crate::ingest::exchange::selectors::Passage;

/// One thing that an annotation is about.
#[derive(Debug, Default)]
pub(super) struct Target {
    /// The addresses of its page, the likeliest first.
    pub(super) addresses: Vec<String>,
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

/// What a target may say of itself that a note has no place for.
const UNREAD: [&str; 4] = ["styleClass", "renderedVia", "scope", "accessibility"];

/// Reads the targets of an annotation: all of a set, the first of a choice.
pub(super) fn targets(value: &Value) -> Vec<Target> {
    let is_one = |value: &&Value| value.is_object() || text(value).is_some();
    list(value).into_iter().filter(is_one).flat_map(members).collect()
}

fn members(value: &Value) -> Vec<Target> {
    let items = &value["items"];
    if items.is_null() {
        return vec![target(value)];
    }
    let mut members = targets(items);
    if is_a(value, "Choice") && members.len() > 1 {
        let rest = members.split_off(1);
        let others = rest.iter().flat_map(|other| other.addresses.first());
        let left_out = others.map(|address| format!("the choice `{address}`"));
        members[0].passage.left_out.extend(left_out);
    }
    members
}

fn target(value: &Value) -> Target {
    let source = if value["source"].is_null() { value } else { &value["source"] };
    let mut pages = addresses(source);
    let mut passage = Passage::read(&value["selector"]);
    if let Some(named) = pages.first().and_then(|address| Passage::of_address(address)) {
        passage = passage.or(named);
    }
    let unread = UNREAD.iter().filter(|key| !value[**key].is_null());
    passage.left_out.extend(unread.map(|key| format!("`{key}` of its target")));
    for state in list(&value["state"]) {
        match addresses(&state["cached"]) {
            none if none.is_empty() => passage.left_out.push("`state` of its target".to_owned()),
            cached => pages.extend(cached),
        }
    }
    pages.extend(addresses(&value["canonical"]));
    Target { addresses: pages, passage, own: own(value) }
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
