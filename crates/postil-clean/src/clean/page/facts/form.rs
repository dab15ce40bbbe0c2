//! What a line can be in a text that shares its form with others.

use std::ops::RangeInclusive;

use crate::clean::page::cue;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::clean::recurrence::Form;
use crate::model::source::LineElement;
use postil_text::furniture;

/// What a line can be in a text that has a fixed form.
pub(super) fn of_line(line: &LineFacts) -> Form {
    let may_be_text = line.shape == Shape::Words && line.cue.is_none() && !line.markup.furniture;
    let is_aside = line.text.starts_with(['(', '[']) || line.link_share() >= 0.5;
    let is_heading = || matches!(line.markup.element, LineElement::Heading(_));
    match line.text {
        _ if line.shape == Shape::Date => Form::Day,
        _ if !may_be_text || is_aside => Form::Furniture,
        text if cue::after_opening(text, &furniture::AUTHOR).is_some() => Form::Byline,
        text if text.ends_with(':') => Form::Opening,
        text if text.ends_with('?') || is_heading() => Form::Heading,
        _ if line.ends_sentence => Form::Sentence,
        text if is_signature(text, line.words) => Form::Signature,
        _ => Form::Words,
    }
}

/// Whether a few words end with a name: `Ваш сын Алексей`, `Секретарь Кнут`.
fn is_signature(text: &str, words: usize) -> bool {
    const WORDS: RangeInclusive<usize> = 2..=5;
    let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | ',' | '-');
    let last = text.rsplit(' ').next().unwrap_or_default();
    WORDS.contains(&words) && text.chars().all(plain) && last.starts_with(char::is_uppercase)
}
