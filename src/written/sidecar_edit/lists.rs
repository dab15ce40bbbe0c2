//! Puts a member into a list, and takes one out.

use std::ops::Range;

use toml_edit::{Array, Table};

use super::{Splice, keys, literal};
use crate::model::quote::fold_text;
use crate::written::sidecar::SIDECAR_KEYS;

/// A list with one member more; nothing where it has it already.
///
/// A list with a member a line gets another line.
pub(super) fn with(text: &str, list: &Array, line: &str) -> Option<Splice> {
    if members(list, line).any(|(_, same)| same) {
        return None;
    }
    let new = literal::text(line);
    let last = list.iter().filter_map(|member| member.span()).last();
    let Some(last) = last else {
        let start = list.span()?.start + 1;
        return Some(Splice { bytes: start..start, new });
    };
    let indent = own_line_indent(text, last.start);
    let gap = indent.map_or(" ".to_owned(), |indent| format!("\n{indent}"));
    let end = last.end;
    Some(Splice { bytes: end..end, new: format!(",{gap}{new}") })
}

/// A list without a member; nothing where it does not have it.
///
/// The last member takes the key along, unless a comment stands beside it.
pub(super) fn without(text: &str, table: &Table, key: &str, line: &str) -> Option<Splice> {
    let list = table.get(key)?.as_array()?;
    let gone = members(list, line).find_map(|(span, same)| same.then_some(span))?;
    let spans: Vec<Range<usize>> = list.iter().filter_map(|member| member.span()).collect();
    let inside = list.span()?;
    if spans.len() == 1
        && !text[inside.start..gone.start].contains('#')
        && !text[gone.end..inside.end].contains('#')
    {
        return keys::set_in_root(text, table, (SIDECAR_KEYS, key), None);
    }
    let at = spans.iter().position(|span| *span == gone)?;
    let before = at.checked_sub(1).map(|before| spans[before].end);
    Some(cut_out(text, gone, before, spans.get(at + 1).map(|next| next.start)))
}

/// Cuts a member out with one comma; comments stay.
fn cut_out(text: &str, gone: Range<usize>, before: Option<usize>, next: Option<usize>) -> Splice {
    let plain = |from: usize, to: usize| !text[from..to].contains('#');
    let Some(comma) = comma_after(text, gone.end) else {
        let start = before.filter(|before| plain(*before, gone.start)).unwrap_or(gone.start);
        return Splice { bytes: start..gone.end, new: String::new() };
    };
    let new = if plain(gone.end, comma) { String::new() } else { text[gone.end..comma].to_owned() };
    let end = next.filter(|next| plain(comma + 1, *next)).unwrap_or(comma + 1);
    // Below the last of several lines, the comma of the one above becomes the last.
    let above = before.filter(|before| next.is_none() && plain(*before, gone.start));
    let start = above.and_then(|before| comma_after(text, before)).map_or(gone.start, |at| at + 1);
    Splice { bytes: start..end, new }
}

/// The comma behind a member, past white space and comments.
fn comma_after(text: &str, member: usize) -> Option<usize> {
    let mut at = member;
    loop {
        let rest = text[at..].trim_start();
        at = text.len() - rest.len();
        match rest.chars().next()? {
            ',' => return Some(at),
            '#' => at += rest.find('\n')?,
            _ => return None,
        }
    }
}

/// Every member that is a text, and whether it names the line.
fn members(list: &Array, line: &str) -> impl Iterator<Item = (Range<usize>, bool)> {
    let folded = fold_text(line);
    list.iter()
        .filter_map(move |member| Some((member.span()?, fold_text(member.as_str()?) == folded)))
}

/// The white space before a member that begins its line; none where something else does.
fn own_line_indent(text: &str, member: usize) -> Option<&str> {
    let line = text[..member].rfind('\n')? + 1;
    let indent = &text[line..member];
    indent.trim().is_empty().then_some(indent)
}
