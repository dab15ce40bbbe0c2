//! Puts a line into a list of lines, and takes one out.

use std::ops::Range;

use toml_edit::{Array, Table};

use super::layout::{cut_out, insert};
use super::{Splice, keys, literal};
use crate::model::quote::fold_text;
use crate::written::sidecar::SIDECAR_KEYS;

/// A list with one member more; nothing where it has it already.
pub(super) fn with(text: &str, list: &Array, line: &str) -> Option<Splice> {
    if members(list, line).any(|(_, same)| same) {
        return None;
    }
    let spans: Vec<Range<usize>> = list.iter().filter_map(|member| member.span()).collect();
    Some(insert(text, list.span()?, (&spans, spans.len()), &literal::text(line)))
}

/// A list without a member; nothing where it does not have it.
///
/// The last member takes the key along, unless a comment stays.
pub(super) fn without(text: &str, table: &Table, key: &str, line: &str) -> Option<Splice> {
    let list = table.get(key)?.as_array()?;
    let gone = members(list, line).find_map(|(span, same)| same.then_some(span))?;
    let spans: Vec<Range<usize>> = list.iter().filter_map(|member| member.span()).collect();
    let at = spans.iter().position(|span| *span == gone)?;
    let (cut, inside) = (cut_out(text, &spans, at), list.span()?);
    let stays = [&text[inside.start..cut.bytes.start], &text[cut.bytes.end..inside.end], &cut.new];
    if spans.len() == 1 && !stays.concat().contains('#') {
        return keys::set_in_root(text, table, (SIDECAR_KEYS, key), None);
    }
    Some(cut)
}

/// Every member that is a text, and whether it names the line.
fn members(list: &Array, line: &str) -> impl Iterator<Item = (Range<usize>, bool)> {
    let folded = fold_text(line);
    list.iter()
        .filter_map(move |member| Some((member.span()?, fold_text(member.as_str()?) == folded)))
}
