//! Takes what the end of a text tells of its author out of it: `Nora Hill is a reporter for the Herald.`,
//! a box headed `About the author`, where to write to them. A correction beside it stays.

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::fields::author::{self, note};
use crate::clean::page::cue;
use crate::model::cleaned::{Confidence, Field};
use crate::model::rule::Rule;
use postil_text::furniture;
use postil_text::letter::lower_case;

/// The last lines of a text that may tell of its author.
const REACH: usize = 8;
/// A note is no longer, in words.
const LONGEST: usize = 100;
/// What it opens with ends within so many bytes.
const OPENING: usize = 200;
/// And all notes together are a smaller part of the text than one in so many.
const PART: usize = 3;

/// Removes the notes on the author from the text's last lines, unless they are much of the text: then it
/// is about them.
pub(super) fn remove(labels: &mut [Label], view: &View) {
    let is_kept = |index: &usize| labels[*index] == Label::Keep && view.facts[*index].has_words();
    let kept: Vec<usize> = view.text.clone().filter(is_kept).collect();
    let (text, end) = kept.split_at(kept.len().saturating_sub(REACH).max(1).min(kept.len()));
    let notes = Notes { view, authors: authors(view) }.among(text, end);
    let words = |lines: &[usize]| lines.iter().map(|i| view.facts[*i].words).sum::<usize>();
    if words(&notes) * PART < words(&kept) {
        notes.into_iter().for_each(|index| labels[index] = Label::Remove(Rule::Byline));
    }
}

/// The authors by their names, in small letters; none where they are but a guess at a line.
fn authors(view: &View) -> Vec<String> {
    let is_sure = |author: &&Field<String>| {
        let evidence = &author.evidence;
        let is_declared = matches!(evidence.rule, Rule::Declared(_));
        is_declared || evidence.confidence > Confidence::Guess
    };
    let author = view.fields.author.filter(is_sure);
    let names = author.iter().flat_map(|author| author.value.split(", "));
    names.filter(|name| name.contains(' ')).map(|name| lower_case(name).into_owned()).collect()
}

/// What tells the notes on the author of a page.
struct Notes<'v, 'a> {
    view: &'v View<'a>,
    authors: Vec<String>,
}

impl Notes<'_, '_> {
    /// The lines of notes among the last ones of a text, with the names above them.
    fn among(&self, text: &[usize], end: &[usize]) -> Vec<usize> {
        let mut notes: Vec<usize> = Vec::new();
        let mut is_headed = false;
        for (place, index) in end.iter().enumerate() {
            let line = self.view.facts[*index].text;
            is_headed = heads_note(line) || is_headed && !is_correction(line);
            let others =
                || text.iter().chain(&end[..place]).map(|index| self.view.facts[*index].text);
            let above = place.checked_sub(1).map(|above| end[above]);
            let name = above.filter(|above| self.is_name(*above) || self.heads(*above, *index));
            if is_headed
                || name.is_some_and(|name| self.heads(name, *index))
                || self.is_note(*index)
                || note::of_stranger(line, others())
            {
                notes.extend(name);
                notes.push(*index);
            }
        }
        notes.dedup();
        notes
    }

    /// Whether a line tells of one of the authors, or where to write to them.
    fn is_note(&self, index: usize) -> bool {
        let line = &self.view.facts[index];
        if line.words > LONGEST || self.authors.is_empty() {
            return false;
        }
        // The name opens what tells of a person; where to write to stands anywhere.
        let is_address = line.text.contains('@');
        let end = if is_address { line.text.len() } else { line.text.floor_char_boundary(OPENING) };
        let lower = lower_case(&line.text[..end]);
        let names = |name: &String| note::tells_of(&lower, name) || note::is_contact(&lower, name);
        self.authors.iter().any(names)
    }

    /// Whether a line is the name of whomever the next one tells of: a box has both.
    fn heads(&self, name: usize, next: usize) -> bool {
        let [name, text] = [name, next].map(|index| self.view.facts[index].text);
        author::is_name(name) && note::tells_of(&lower_case(text), &lower_case(name))
    }

    /// Whether a line is nothing but an author's name.
    fn is_name(&self, index: usize) -> bool {
        let line = &self.view.facts[index];
        let bare = || lower_case(line.text.trim_matches(['.', ':', ' ']));
        line.words <= note::LONGEST_NAME && self.authors.iter().any(|name| bare() == name.as_str())
    }
}

/// Whether a line is the heading of a note on the author, with or without its words.
fn heads_note(line: &str) -> bool {
    let rest = cue::after_opening(line, &furniture::ABOUT_AUTHOR);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}

/// Whether a line says what was wrong with the text, or changed in it.
fn is_correction(line: &str) -> bool {
    const OPENINGS: [&str; 9] = [
        "correction",
        "clarification",
        "editor’s note",
        "editor's note",
        "поправка",
        "исправление",
        "уточнение",
        "korrektur",
        "түзету",
    ];
    let lower = lower_case(line);
    OPENINGS.iter().any(|opening| lower.starts_with(opening))
}
