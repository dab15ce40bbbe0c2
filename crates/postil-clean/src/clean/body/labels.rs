//! What becomes of a line: it is kept, or removed by a named rule.

use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::cleaned::Field;
use crate::model::rule::Rule;
use crate::model::source::LineElement;

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// It is part of the text.
    Keep,
    /// It is not; the rule says why.
    Remove(Rule),
}

impl Label {
    /// The label of a line of which only this is known.
    pub fn of(is_text: bool) -> Label {
        if is_text { Label::Keep } else { Label::Remove(Rule::Outside) }
    }

    /// Whether a rule with a name of its own may still remove the line.
    pub fn is_open(self) -> bool {
        matches!(self, Label::Keep | Label::Remove(Rule::Outside))
    }
}

/// The lines that fields were found in, which therefore are no text.
#[derive(Debug, Default)]
pub(crate) struct FieldLines<'a> {
    pub title: &'a [usize],
    pub byline: &'a [usize],
    pub section: Option<usize>,
    /// A relative date, which is no date line by its looks alone.
    pub date: Option<usize>,
    /// The lines that call their words tags, and these words.
    pub tags: &'a [usize],
    /// Who wrote the text.
    pub author: Option<&'a Field<String>>,
    /// The lines that author and date were read from, whatever else they hold.
    pub author_shown: Option<usize>,
    pub date_shown: Option<usize>,
}

/// Takes the captions and credits of pictures out of the text.
pub(crate) fn remove_captions(labels: &mut [Label], facts: &[LineFacts]) {
    let is_caption = |line: &LineFacts| {
        line.shape == Shape::Caption || line.markup.element == LineElement::Caption
    };
    for (label, line) in labels.iter_mut().zip(facts) {
        if *label == Label::Keep && is_caption(line) {
            *label = Label::Remove(Rule::Caption);
        }
    }
}
