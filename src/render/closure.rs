//! Which templates a page depends on.

use std::collections::{BTreeMap, BTreeSet};

use crate::render::template::Template;

/// What a template that defines components holds: every other template may call them.
const COMPONENT: &str = "component";

/// The templates by the name that a page or another template calls them by, those of all layers.
type ByName<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// The names of the templates that a page shown by `start` may be made with, itself included.
///
/// A template depends on those whose names stand in it between quotation marks; that may be too
/// many, and is never too few.
pub(super) fn templates<'a>(
    start: &str,
    templates: &'a BTreeMap<String, Template>,
) -> BTreeSet<&'a str> {
    let by_name = by_name(templates);
    let components = templates.iter().filter(|(_, template)| template.text.contains(COMPONENT));
    let mut open: Vec<&str> = components.map(|(name, _)| name.as_str()).collect();
    open.extend(by_name.get(start).into_iter().flatten());
    let mut found = BTreeSet::new();
    while let Some(name) = open.pop() {
        if found.insert(name) {
            let quoted = quoted(&templates[name].text);
            open.extend(quoted.filter_map(|name| by_name.get(name)).flatten());
        }
    }
    found
}

fn by_name(templates: &BTreeMap<String, Template>) -> ByName<'_> {
    let mut by_name = ByName::new();
    for name in templates.keys() {
        let bare = templates[name].path.split_once("templates/").map_or("", |(_, bare)| bare);
        for known_as in BTreeSet::from([name.as_str(), bare]) {
            by_name.entry(known_as).or_default().push(name);
        }
    }
    by_name
}

/// What stands between quotation marks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    ['"', '\'', '`'].into_iter().flat_map(|mark| text.split(mark))
}
