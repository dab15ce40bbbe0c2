//! Changes members of a list; the others keep their lines and comments.
//!
//! A comment behind a member that has a line for itself is about that member and goes with it, as
//! the one behind a key does. Any other comment may be about more, and stays.

use std::ops::Range;

use toml_edit::Document;

use super::{Splice, literal};
use crate::model::quote::fold_text;

/// A list as it is written, with other members: those that stay keep their lines and comments.
///
/// Nothing where one of the two is no list of texts, or where members have changed places.
pub(super) fn laid_out_as(list: &str, wanted: &str) -> Option<String> {
    let (_, wanted) = parse(wanted)?;
    let mut list = list.to_owned();
    let mut at = 0;
    loop {
        let (spans, own) = parse(&list)?;
        at += own[at..].iter().zip(&wanted[at..]).take_while(|(own, wanted)| own == wanted).count();
        let gone = own.get(at).filter(|own| !wanted[at..].contains(own));
        let new = wanted.get(at).filter(|wanted| !own[at..].contains(wanted));
        let splice = match (gone, new.map(|new| literal::text(new))) {
            (Some(gone), Some(new)) if is_same_name(gone, &wanted[at]) => {
                Splice { bytes: spans[at].clone(), new }
            }
            (Some(_), Some(new)) => exchange(&list, &spans[at], new),
            (Some(_), None) => cut_out(&list, &spans, at),
            (None, Some(new)) => insert(&list, 0..list.len(), (&spans, at), &new),
            (None, None) => return (own == wanted).then_some(list),
        };
        list.replace_range(splice.bytes, &splice.new);
    }
}

/// Where the members of a list stand, and what they say.
fn parse(list: &str) -> Option<(Vec<Range<usize>>, Vec<String>)> {
    const KEY: &str = "list=";
    let document = Document::parse(format!("{KEY}{list}")).ok()?;
    let members = document.get("list")?.as_array()?.iter().map(|member| {
        let span = member.span()?;
        Some((span.start - KEY.len()..span.end - KEY.len(), member.as_str()?.to_owned()))
    });
    members.collect()
}

/// Puts a member before the one at a position, or behind all.
///
/// Where members have lines of their own, it gets one too, below the comment of the one before.
pub(super) fn insert(
    text: &str,
    list: Range<usize>,
    (spans, at): (&[Range<usize>], usize),
    new: &str,
) -> Splice {
    let Some(before) = at.checked_sub(1).map(|before| spans[before].clone()) else {
        let start = spans.first().map_or(list.start + 1, |first| first.start);
        let gap = spans.first().map_or(String::new(), |first| format!(",{}", gap(text, first)));
        return Splice { bytes: start..start, new: format!("{new}{gap}") };
    };
    let gap = gap(text, &before);
    let comma = comma_after(text, before.end);
    let end = comma.map_or(before.end, |comma| comma + 1);
    let rest = &text[end..line_end(text, end)];
    let ends_its_line = gap.starts_with('\n') && is_blank_or_comment(rest);
    let rest = if ends_its_line { rest } else { "" };
    let (first, last) = if comma.is_some() { ("", ",") } else { (",", "") };
    Splice { bytes: end..end + rest.len(), new: format!("{first}{rest}{gap}{new}{last}") }
}

/// What stands between members that are laid out as this one is.
fn gap(text: &str, member: &Range<usize>) -> String {
    own_line_indent(text, member.start).map_or(" ".to_owned(), |indent| format!("\n{indent}"))
}

/// The end of a line without its line break.
fn line_end(text: &str, at: usize) -> usize {
    let line = text[at..].lines().next().unwrap_or_default();
    at + line.len()
}

fn is_blank_or_comment(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with('#')
}

/// Puts another member in the place of one, whose comment goes.
fn exchange(text: &str, gone: &Range<usize>, new: String) -> Splice {
    let Some(comment) = comment_of(text, gone) else { return Splice { bytes: gone.clone(), new } };
    let comma = text[gone.end..comment.start].trim();
    Splice { bytes: gone.start..comment.end, new: new + comma }
}

/// Whether one is the other, spelled or typed otherwise.
fn is_same_name(one: &str, other: &str) -> bool {
    fold_text(one).to_lowercase() == fold_text(other).to_lowercase()
}

/// Cuts a member out with one comma and its own comment.
pub(super) fn cut_out(text: &str, spans: &[Range<usize>], at: usize) -> Splice {
    let gone = spans[at].clone();
    let comma = comma_after(text, gone.end);
    let between = comma.map_or("", |comma| &text[gone.end..comma]);
    let new = if between.contains('#') { between.to_owned() } else { String::new() };
    let own = comment_of(text, &gone).map_or(gone.end, |comment| comment.end);
    let end = comma.map_or(own, |comma| own.max(comma + 1));
    let next = spans.get(at + 1).map(|next| next.start);
    let end = next.filter(|next| !text[end..*next].contains('#')).unwrap_or(end);
    let start = if next.is_some() { gone.start } else { start_of_last(text, spans, comma) };
    Splice { bytes: start..end, new }
}

/// Where the last member begins with what parts it from the one before.
fn start_of_last(text: &str, spans: &[Range<usize>], comma: Option<usize>) -> usize {
    let [.., last] = spans else { return 0 };
    let before = spans.iter().rev().nth(1).map(|before| before.end);
    match before.filter(|before| !text[*before..last.start].contains('#')) {
        // The comma of the member above becomes the last.
        Some(before) => match comma {
            Some(_) => comma_after(text, before).map_or(before, |comma| comma + 1),
            None => before,
        },
        None => {
            let end = comma.map_or(last.end, |comma| comma + 1);
            let ends_line = is_blank_or_comment(&text[end..line_end(text, end)]);
            if ends_line { text[..last.start].trim_end().len() } else { last.start }
        }
    }
}

/// The comment behind a member that has a line for itself, and its comma.
fn comment_of(text: &str, member: &Range<usize>) -> Option<Range<usize>> {
    own_line_indent(text, member.start)?;
    let end = line_end(text, member.end);
    let rest = text[member.end..end].trim_start();
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    rest.trim_start().starts_with('#').then(|| end - rest.len()..end)
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

/// The white space before a member that begins its line; none where something else does.
fn own_line_indent(text: &str, member: usize) -> Option<&str> {
    let line = text[..member].rfind('\n')? + 1;
    let indent = &text[line..member];
    indent.trim().is_empty().then_some(indent)
}
