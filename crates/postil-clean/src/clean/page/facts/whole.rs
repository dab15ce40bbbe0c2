//! Lines that are one thing together: a program, the rows of a table, the items of a list, a quotation,
//! a figure.
//!
//! None of them is a date line or a counter by itself, and they are text together or not at all.

use crate::clean::page::facts::LineFacts;
use crate::model::markup::{LineForm, UnitKind};

/// What several lines are together, each of a page by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whole {
    /// Lines whose breaks count: a program, a table drawn with signs.
    Program(u32),
    /// The rows of a table that markup makes.
    Table(u32),
    /// The items of a list, those of lists inside too.
    List(u32),
    /// Somebody's words, set off.
    Quotation(u32),
    /// A picture or a table with its caption.
    Figure(u32),
}

/// Tells each line what it is a part of.
pub(super) fn mark(facts: &mut [LineFacts]) {
    let worded: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    let goes_on = |one: &usize, next: &usize| goes_on(&facts[*one], &facts[*next]);
    let runs: Vec<&[usize]> = worded.chunk_by(goes_on).collect();
    for (number, run) in (0..).zip(runs) {
        let whole = whole(&facts[run[0]], number);
        if matches!(whole, Some(Whole::Program(_))) && is_prose(facts, run) {
            continue;
        }
        run.iter().for_each(|index| facts[*index].whole = whole);
    }
}

/// Whether the next line with words is a part of the same thing.
fn goes_on(line: &LineFacts, next: &LineFacts) -> bool {
    let (unit, below) = (line.markup.unit, next.markup.unit);
    if unit.is_some() || below.is_some() {
        return unit == below;
    }
    match (&line.markup.form, &next.markup.form) {
        (LineForm::Row(row), LineForm::Row(below)) => row.table == below.table,
        (LineForm::Item(place), LineForm::Item(below)) if place.depth == below.depth => {
            element_around(line) == element_around(next)
        }
        (LineForm::Item(_), LineForm::Item(_)) => true,
        _ => is_set(line) && is_set(next),
    }
}

/// Whether the breaks of a line's element count.
fn is_set(line: &LineFacts) -> bool {
    line.markup.preformatted.is_some() || matches!(line.markup.form, LineForm::Code(_))
}

/// What stands around an item of a list: a list of another name or at another place is another one.
fn element_around(line: &LineFacts) -> Option<(u32, usize)> {
    let context = line.markup.context.as_ref()?;
    Some((context.parent, context.depth))
}

fn whole(line: &LineFacts, number: u32) -> Option<Whole> {
    match line.markup.unit.map(|unit| unit.kind) {
        Some(UnitKind::List) => return Some(Whole::List(number)),
        Some(UnitKind::Table) => return Some(Whole::Table(number)),
        Some(UnitKind::Program) => return Some(Whole::Program(number)),
        Some(UnitKind::Quotation) => return Some(Whole::Quotation(number)),
        Some(UnitKind::Figure) => return Some(Whole::Figure(number)),
        None => {}
    }
    match line.markup.form {
        LineForm::Row(_) => Some(Whole::Table(number)),
        LineForm::Item(_) => Some(Whole::List(number)),
        _ => is_set(line).then_some(Whole::Program(number)),
    }
}

/// Whether lines whose breaks count are a letter's or a poem's, which stand each for itself.
fn is_prose(facts: &[LineFacts], lines: &[usize]) -> bool {
    let is_code = |index: &usize| matches!(facts[*index].markup.form, LineForm::Code(_));
    let sentences = lines.iter().filter(|index| facts[**index].ends_sentence).count();
    !lines.iter().any(is_code) && sentences * 3 > lines.len()
}
