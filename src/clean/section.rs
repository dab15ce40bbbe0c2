//! Finds the outlet's section: a lone short line beside the headline.

use std::ops::Range;

use crate::clean::author;
use crate::clean::date::relative;
use crate::clean::facts::{LineFacts, Shape};
use crate::clean::rules;
use crate::clean::title::Title;
use crate::model::cleaned::{Confidence, Field, FieldName, LineNumber};
use crate::model::source::DeclaredField;

/// A section's name has no more words than this.
const MAX_WORDS: usize = 4;

/// The section, and the line that shows it.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub field: Option<Field<String>>,
    pub line: Option<usize>,
}

/// Finds the section: as declared, else by the lines around the headline.
pub(super) fn find(
    declared: &[DeclaredField],
    facts: &[LineFacts],
    body: &Range<usize>,
    title: Option<&Title>,
    taken: &[usize],
) -> Section {
    if let Some(field) = declared.iter().find(|field| field.name == FieldName::Section) {
        let field = Field::at(field.value.clone(), field.line, field.rule);
        return Section { field: Some(field), line: None };
    }
    let Some(shown) = title.and_then(|title| title.lines.last()) else { return Section::default() };
    let line = before_title(facts, *shown).or_else(|| after_title(facts, *shown, body, taken));
    let field = line.map(|index| {
        Field::at(facts[index].text.to_owned(), index as LineNumber + 1, "line beside the title")
            .with(Confidence::Guess)
    });
    Section { field, line }
}

/// The line right above the headline, if it stands apart or the page's menu has it too.
fn before_title(facts: &[LineFacts], title: usize) -> Option<usize> {
    let index = (0..title).rev().find(|index| facts[*index].has_words())?;
    let apart = index + 1 < title;
    let known = facts[index].copies > 1 || facts[index].cue == Some(rules::NAVIGATION);
    let first = !facts[..index].iter().any(LineFacts::has_words);
    (is_section(&facts[index]) && (apart || known) && !first).then_some(index)
}

/// A lone short line between the headline and the text.
fn after_title(
    facts: &[LineFacts],
    title: usize,
    body: &Range<usize>,
    taken: &[usize],
) -> Option<usize> {
    let fits = |index: &usize| !taken.contains(index) && is_section(&facts[*index]);
    (title + 1..body.start).find(fits)
}

fn is_section(line: &LineFacts) -> bool {
    line.shape == Shape::Words
        && (1..=MAX_WORDS).contains(&line.words)
        && matches!(line.cue, None | Some(rules::NAVIGATION))
        && line.text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '&' | ','))
        && line.text.starts_with(char::is_uppercase)
        && !line.text.chars().skip(1).all(|c| c.is_uppercase())
        && !relative::is_relative(line.text)
        && !author::is_role(line.text)
        && !author::is_name(line.text)
}
