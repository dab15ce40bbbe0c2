//! Sets and unsets a key of a table.

use std::ops::Range;

use toml_edit::{Item, Table};

use super::{Splice, layout};

/// A key that has its place among others: their canonical order, and itself.
type Placed<'a> = (&'a [&'a str], &'a str);

/// Where a key and its value stand.
struct Entry<'t> {
    name: &'t str,
    key: usize,
    value: Range<usize>,
}

/// Sets a key of the file itself, or takes it out; nothing where it is out already.
pub(super) fn set_in_root(
    text: &str,
    root: &Table,
    key: Placed,
    value: Option<String>,
) -> Option<Splice> {
    set(text, root, key, value, |new| {
        let first = first_header(text, root);
        let at = first.map_or(text.len(), |header| above_comments(text, header));
        let gap = if first.is_some() { "\n" } else { "" };
        Splice { bytes: at..at, new: format!("{}{new}{gap}", line_break(text, at)) }
    })
}

/// Sets a key of a note, or takes it out; nothing where it is out already.
pub(super) fn set_in_table(
    text: &str,
    table: &Table,
    key: Placed,
    value: Option<String>,
) -> Option<Splice> {
    set(text, table, key, value, |new| {
        let at = line_end(text, table.span().map_or(text.len(), |span| span.start));
        Splice { bytes: at..at, new: format!("{}{new}", line_break(text, at)) }
    })
}

/// The whole lines of a table with a header, from there to its last key.
pub(super) fn range_of(text: &str, table: &Table) -> Range<usize> {
    let header = table.span().map_or(text.len(), |span| span.start);
    let last = entries(table).iter().map(|entry| entry.value.end).max();
    line_start(text, header)..line_end(text, last.unwrap_or(header))
}

fn set(
    text: &str,
    table: &Table,
    (order, key): Placed,
    value: Option<String>,
    alone: impl FnOnce(String) -> Splice,
) -> Option<Splice> {
    let entries = entries(table);
    if let Some(entry) = entries.iter().find(|entry| entry.name == key) {
        let line = line_start(text, entry.key)..line_end(text, entry.value.end);
        return Some(match value {
            Some(new) => {
                let old = &text[entry.value.clone()];
                let new = layout::laid_out_as(old, &new).unwrap_or(new);
                Splice { bytes: entry.value.clone(), new }
            }
            None => Splice { bytes: line, new: String::new() },
        });
    }
    let new = format!("{key} = {}\n", value?);
    let Some(at) = place(text, &entries, order, key) else { return Some(alone(new)) };
    Some(Splice { bytes: at..at, new: format!("{}{new}", line_break(text, at)) })
}

/// Where a new key goes: below the one that comes before it in the canonical order, else above
/// all others, or below them if that would part a comment from its key. None in an empty table.
fn place(text: &str, entries: &[Entry], order: &[&str], key: &str) -> Option<usize> {
    let rank = |name: &str| order.iter().position(|known| *known == name);
    let before = entries.iter().filter(|entry| rank(entry.name) < rank(key));
    if let Some(entry) = before.max_by_key(|entry| rank(entry.name)) {
        return Some(line_end(text, entry.value.end));
    }
    let first = line_start(text, entries.iter().map(|entry| entry.key).min()?);
    if above_comments(text, first) == first {
        return Some(first);
    }
    entries.iter().map(|entry| line_end(text, entry.value.end)).max()
}

fn entries(table: &Table) -> Vec<Entry<'_>> {
    let entry = |(name, item): (&'_ str, &toml_edit::Item)| {
        let key = table.key(name)?.span()?.start;
        Some((key, item.as_value()?.span()?))
    };
    let names = table.iter().filter_map(|(name, item)| Some((name, entry((name, item))?)));
    names.map(|(name, (key, value))| Entry { name, key, value }).collect()
}

/// The start of the first header in the file.
fn first_header(text: &str, root: &Table) -> Option<usize> {
    let header = |item: &Item| match item {
        Item::Table(table) => table.span(),
        Item::ArrayOfTables(tables) => tables.iter().next()?.span(),
        Item::None | Item::Value(_) => None,
    };
    let starts = root.iter().filter_map(|(_, item)| header(item)).map(|span| span.start);
    Some(line_start(text, starts.min()?))
}

/// The start of the comment lines that stand directly above a line.
fn above_comments(text: &str, line: usize) -> usize {
    let mut start = line;
    while start > 0 {
        let above = line_start(text, start - 1);
        if !text[above..start].trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    start
}

/// A line break where the text before lacks one.
fn line_break(text: &str, at: usize) -> &'static str {
    if text[..at].is_empty() || text[..at].ends_with(['\n', '\u{feff}']) { "" } else { "\n" }
}

fn line_start(text: &str, at: usize) -> usize {
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    text[..at].rfind('\n').map_or(mark.min(at), |end| end + 1)
}

/// The start of the next line.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}
