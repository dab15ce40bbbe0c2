//! Warns where a list, a table or a figure that stands amid the text is left out of it, whole or in
//! part.

use std::ops::Range;

use crate::clean::body::labels::Label;
use crate::clean::page::facts::LineFacts;
use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::model::line::LineNumber;
use crate::model::rule::Rule;

/// What there is to say of the parts of a page that are left out between two lines of its text.
pub(crate) fn check(path: &str, labels: &[Label], facts: &[LineFacts]) -> Option<Diagnostic> {
    let worded: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    let unit = |index: &usize| facts[*index].markup.unit;
    let mut at = 0;
    let parts = worded.chunk_by(|one, next| unit(one) == unit(next)).map(|lines| {
        at += lines.len();
        (lines, at - lines.len()..at)
    });
    let mut amid =
        parts.filter(|(lines, place)| unit(&lines[0]).is_some() && is_amid(labels, &worded, place));
    let lost = |lines: &[usize]| {
        lines.iter().copied().find(|index| is_lost(labels[*index], &facts[*index]))
    };
    let first = LineNumber::of_index(amid.find_map(|(lines, _)| lost(lines))?);
    Some(catalogue::part_outside(Place::line(path, first.get())))
}

/// Whether the lines at some places among those with words stand between two kept ones.
fn is_amid(labels: &[Label], worded: &[usize], place: &Range<usize>) -> bool {
    let is_kept = |at: usize| worded.get(at).is_some_and(|index| labels[*index] == Label::Keep);
    place.start.checked_sub(1).is_some_and(is_kept) && is_kept(place.end)
}

/// Whether a line is left out, though nothing says what else it is.
fn is_lost(label: Label, line: &LineFacts) -> bool {
    let is_furniture = line.markup.furniture || line.standing.repeated || line.link_share() > 0.5;
    label == Label::Remove(Rule::Outside) && !is_furniture
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    /// What is said of a page of which all is kept but what has a `§`.
    fn said(html: &str) -> Option<String> {
        let document = ingest("a.html", html.as_bytes()).0.expect("a page");
        let facts = facts::of_lines(&document, &[]);
        let label = |line: &LineFacts| Label::of(!line.text.contains('§'));
        let labels: Vec<Label> = facts.iter().map(label).collect();
        let found = check("a.html", &labels, &facts)?;
        Some(format!("{} {:?}", found.code, found.place))
    }

    #[test]
    fn a_part_that_is_left_out_amid_the_text_is_said() {
        let text = "<p>Паром ходит с шести утра.</p>";
        for (part, is_said) in [
            ("<ul><li>Мука§<li>Соль§</ul>", true),
            ("<dl><dt>Где<dd>В селе§</dl>", true),
            ("<table><tr><td>Год<td>§<tr><td>2024<td>12</table>", true),
            ("<ul><li>Мука<li>Соль</ul>", false),
            ("<ul><li><a>Мука§</a></ul>", false),
            ("<ul class='menu'><li>Мука§</ul>", false),
            ("<ul><li>Мука§</ul><p>Реклама§", false),
            ("<p>Реклама§", false),
        ] {
            let found = said(&format!("{text}{part}{text}"));
            assert_eq!(found.is_some(), is_said, "{part} {found:?}");
            assert!(found.is_none_or(|found| found.starts_with("part-outside")), "{part}");
        }
        assert_eq!(said(&format!("{text}<ul><li>Мука§</ul>")), None);
    }
}
