//! What the tags of lists say.

use crate::ingest::html::attributes::Attributes;
use crate::ingest::lists::Lists;

/// An element opens.
pub(super) fn open(lists: &mut Lists, name: &str, attributes: &Attributes) {
    match name {
        // Where the numbers of one that counts down start, only its end would tell.
        "ol" if attributes.get("reversed").is_some() => lists.open(None),
        "ol" => lists.open(Some(number(attributes, "start").unwrap_or(1))),
        "ul" | "menu" | "dir" => lists.open(None),
        "li" => lists.begin_item(number(attributes, "value")),
        _ => {}
    }
}

/// An element closes.
pub(super) fn close(lists: &mut Lists, name: &str) {
    if matches!(name, "ol" | "ul" | "menu" | "dir") {
        lists.close();
    }
}

fn number(attributes: &Attributes, name: &str) -> Option<u32> {
    attributes.get(name)?.trim().parse().ok()
}
