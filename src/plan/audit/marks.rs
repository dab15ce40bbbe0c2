//! Marks within a line: what was cut from it, and the words that are a field's value.

use std::ops::Range;

use crate::config::settings::RemovedShown;
use crate::model::cleaned::TrimmedText;
use crate::model::page::LinePieceView;
use crate::model::rule::Rule;

/// A stretch of a line with something to say of it.
struct Mark {
    bytes: Range<usize>,
    /// The rule that cut it; none of a field's value.
    cut: Option<Rule>,
}

/// A line in pieces: what was cut from it, the first place of each of some values, and the rest.
///
/// Empty where a piece was cut that may not be shown and is not found in the line.
pub(super) fn pieces(
    text: &str,
    cuts: &[&TrimmedText],
    values: &[&str],
    removed: RemovedShown,
) -> Vec<LinePieceView> {
    let (mut marks, mut lost): (Vec<Mark>, Vec<&TrimmedText>) = Default::default();
    for cut in cuts {
        match free_place(text, &cut.text, &marks) {
            Some(bytes) => marks.push(Mark { bytes, cut: Some(cut.rule) }),
            None => lost.push(cut),
        }
    }
    if !lost.is_empty() && removed == RemovedShown::Rules {
        return Vec::new();
    }
    for value in values {
        let place = free_place(text, value, &marks);
        marks.extend(place.map(|bytes| Mark { bytes, cut: None }));
    }
    marks.sort_by_key(|mark| mark.bytes.start);
    let mut pieces = split(text, &marks, removed);
    // They are in the line in other words, as with markup among them.
    pieces.extend(lost.iter().map(|cut| piece(&cut.text, Some(cut.rule), false)));
    pieces
}

/// The first place of some words where nothing is marked yet.
fn free_place(text: &str, words: &str, marks: &[Mark]) -> Option<Range<usize>> {
    let words = words.trim();
    let is_free = |place: &Range<usize>| {
        marks.iter().all(|mark| mark.bytes.end <= place.start || place.end <= mark.bytes.start)
    };
    let places = text.match_indices(words).filter(|_| !words.is_empty());
    places.map(|(start, found)| start..start + found.len()).find(is_free)
}

/// Cuts a line at its marks, which are in order and apart.
fn split(text: &str, marks: &[Mark], removed: RemovedShown) -> Vec<LinePieceView> {
    let mut pieces = Vec::with_capacity(2 * marks.len() + 1);
    let mut end = 0;
    for mark in marks {
        pieces.push(piece(&text[end..mark.bytes.start], None, false));
        let is_shown = mark.cut.is_none() || removed == RemovedShown::Words;
        let words = if is_shown { &text[mark.bytes.clone()] } else { "" };
        pieces.push(piece(words, mark.cut, mark.cut.is_none()));
        end = mark.bytes.end;
    }
    pieces.push(piece(&text[end..], None, false));
    pieces.retain(|piece| !piece.text.is_empty() || piece.cut.is_some());
    pieces
}

fn piece(text: &str, cut: Option<Rule>, field: bool) -> LinePieceView {
    LinePieceView { text: text.to_owned(), cut, field }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line with `[…]` around what was cut from it and `{…}` around values.
    fn check(text: &str, cuts: &[&str], values: &[&str], removed: RemovedShown, expected: &str) {
        let cuts: Vec<TrimmedText> = cuts
            .iter()
            .map(|cut| TrimmedText {
                rule: Rule::DateStamp,
                line: 1.into(),
                text: (*cut).to_owned(),
            })
            .collect();
        let drawn: String = pieces(text, &cuts.iter().collect::<Vec<_>>(), values, removed)
            .iter()
            .map(|piece| match (piece.cut, piece.field) {
                (Some(_), _) => format!("[{}]", piece.text),
                (None, true) => format!("{{{}}}", piece.text),
                (None, false) => piece.text.clone(),
            })
            .collect();
        assert_eq!(drawn, expected, "{text}");
    }

    #[test]
    fn a_line_is_cut_at_its_marks() {
        use RemovedShown::{Rules, Words};
        check("Мост открыт", &[], &[], Words, "Мост открыт");
        check("13.02 Мост открыт", &["13.02 "], &["Мост"], Words, "[13.02] {Мост} открыт");
        check("Мост, мост, Мост", &["Мост"], &["Мост"], Words, "[Мост], мост, {Мост}");
        check("Мост открыт", &[], &["Мост открыт", "Мост"], Words, "{Мост открыт}");
        check("Мост открыт", &[], &["", "Паром"], Words, "Мост открыт");
        check("Мост", &["Фото: А"], &[], Words, "Мост[Фото: А]");
        check("Мост Фото: А", &["Фото: А"], &["А"], Rules, "Мост []");
        check("Мост", &["Фото: А"], &[], Rules, "");
    }
}
