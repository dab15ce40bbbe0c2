//! What the tags of lists say.

use crate::ingest::html::attributes::Attributes;
use crate::ingest::lists::{ListKind, Lists, WaitingNumbers};
use crate::model::markup::{ItemMark, NumberStyle};

/// An element opens; `line` is the index of the page's next line.
pub(super) fn open(lists: &mut Lists, name: &str, attributes: &Attributes, line: usize) {
    match name {
        "ol" => lists.open(numbers(attributes), line),
        "ul" | "menu" | "dir" => lists.open(ListKind::Bullets, line),
        "dl" => lists.open(ListKind::Terms, line),
        "li" => lists.begin_item(number(attributes, "value"), line),
        "dt" => lists.begin_of_terms(ItemMark::Term),
        "dd" => lists.begin_of_terms(ItemMark::Meaning),
        _ => {}
    }
}

/// An element closes; gives the numbers that waited for that.
pub(super) fn close(lists: &mut Lists, name: &str, line: usize) -> Option<WaitingNumbers> {
    matches!(name, "ol" | "ul" | "menu" | "dir" | "dl").then(|| lists.close(line))?
}

/// How a list counts.
fn numbers(attributes: &Attributes) -> ListKind {
    let falls = attributes.get("reversed").is_some();
    let first = number(attributes, "start").or((!falls).then_some(1));
    let style = attributes.get("type").and_then(|sign| NumberStyle::of_sign(sign.trim()));
    ListKind::Numbers { first, style: style.unwrap_or_default(), falls }
}

fn number(attributes: &Attributes, name: &str) -> Option<i32> {
    attributes.get(name)?.trim().parse().ok()
}
