//! Tables go with the lines around them.

use std::ops::Range;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::source::SourceFormat;

/// A line that announces a table has no more words than this.
const LONGEST_ANNOUNCEMENT: usize = 12;

/// Keeps the tables that stand in the text: the nearest lines before and after are kept. One at the
/// end of a page, or in Markdown, where somebody wrote it as a table, goes with the lines before it; a
/// line that announces a table goes with it.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let has_words = |index: &usize| facts[*index].has_words();
    let last = |end: usize| (0..end).rev().find(has_words);
    for table in tables(facts) {
        let kept = |index: usize| labels[index] == Label::Keep;
        let announced = last(table.start).filter(|index| announces(&facts[*index]));
        let start = announced.unwrap_or(table.start);
        let before = last(start).is_some_and(kept);
        let next = (table.end..facts.len()).find(has_words);
        let is_written = view.format == SourceFormat::Markdown;
        let ends = |next: usize| announced.is_some() && ends_text(facts, table.start, next);
        let after = next.filter(|_| !is_written).map_or(before, |next| kept(next) || ends(next));
        let is_text = before && after;
        if is_text || announced.is_none_or(|index| !kept(index)) {
            labels[start..table.end].fill(Label::of(is_text));
        }
    }
}

/// Whether the line behind a table stands below the text: it announces furniture, or stands outside
/// the article that the table is in.
fn ends_text(facts: &[LineFacts], table: usize, next: usize) -> bool {
    let in_article = |line: &LineFacts| line.markup.context.as_ref().is_some_and(|m| m.in_article);
    facts[next].cue.is_some() || in_article(&facts[table]) && !in_article(&facts[next])
}

/// Whether a line says that a table follows: `Расписание на будни:`.
fn announces(line: &LineFacts) -> bool {
    let is_plain = line.shape == Shape::Words && line.cue.is_none() && !line.standing.repeated;
    is_plain && line.words <= LONGEST_ANNOUNCEMENT && line.text.ends_with(':')
}

/// The runs of rows, with what stands between two rows.
fn tables(facts: &[LineFacts]) -> Vec<Range<usize>> {
    let mut tables: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (index, line) in facts.iter().enumerate().filter(|(_, line)| line.has_words()) {
        match tables.last_mut() {
            Some(table) if line.in_table && open => table.end = index + 1,
            _ if line.in_table => tables.push(index..index + 1),
            _ => {}
        }
        open = line.in_table;
    }
    tables
}
