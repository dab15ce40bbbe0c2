//! Finds when the page was published.

use std::ops::Range;

use crate::clean::date_notation;
use crate::clean::facts::{LineFacts, Shape};
use crate::clean::rules;
use crate::model::cleaned::{Field, FieldName, LineNumber};
use crate::model::date::ArticleDate;
use crate::model::source::DeclaredField;

/// How many lines with words below the body may hold the date.
const REACH_BELOW: usize = 8;
/// How many of the body's lines are searched for a date in the text.
const REACH_INSIDE: usize = 3;

/// Finds the date: the scraper's stamp first, then what the page declares, then what it shows.
///
/// A date that agrees with the winner by day and has a time beside it is more exact and takes
/// its place.
pub(super) fn find(
    declared: &[DeclaredField],
    facts: &[LineFacts],
    body: &Range<usize>,
) -> Option<Field<ArticleDate>> {
    let shown = shown(facts, body);
    let best = stamped(facts)
        .or_else(|| of_declared(declared))
        .or_else(|| shown.first().cloned())
        .or_else(|| in_text(facts, body))?;
    if best.value.time.is_some() {
        return Some(best);
    }
    let exact = shown
        .into_iter()
        .find(|field| field.value.day == best.value.day && field.value.time.is_some());
    exact.or(Some(best))
}

fn stamped(facts: &[LineFacts]) -> Option<Field<ArticleDate>> {
    let (index, stamp) = facts.iter().enumerate().find_map(|(i, f)| Some((i, f.stamp?)))?;
    Some(Field::at(ArticleDate::from_day(stamp.day), number(index), rules::DATE_STAMP))
}

/// The declared date of the highest rank that can be read.
fn of_declared(declared: &[DeclaredField]) -> Option<Field<ArticleDate>> {
    const RANKS: [&str; 6] = [
        "front matter",
        "JSON-LD",
        "article:published_time",
        "microdata",
        "meta date",
        "time element",
    ];
    RANKS.iter().find_map(|rule| {
        let fields = declared.iter().filter(|f| f.name == FieldName::Date && f.rule == *rule);
        fields.filter_map(read_declared).next()
    })
}

fn read_declared(field: &DeclaredField) -> Option<Field<ArticleDate>> {
    let date = match field.value.parse() {
        Ok(date) => date,
        Err(_) => date_notation::find_dates(&field.value).first()?.date,
    };
    Some(Field::at(date, field.line, field.rule))
}

/// The dates that the page shows around its text, the best first.
fn shown(facts: &[LineFacts], body: &Range<usize>) -> Vec<Field<ArticleDate>> {
    let dated = |index: usize, rule: &'static str| {
        let first = facts[index].dates.first();
        first.map(move |found| Field::at(found.date, number(index), rule))
    };
    let is_date = |index: &usize| facts[*index].shape == Shape::Date;
    let above = (0..body.start).rev().filter(is_date).filter_map(|i| dated(i, rules::DATE_LINE));
    let in_head = (0..body.start)
        .rev()
        .filter(|i| facts[*i].shape != Shape::Date && facts[*i].words <= 25)
        .filter_map(|i| dated(i, "date above the text"));
    let inside = body.clone().filter(is_date).filter_map(|i| dated(i, rules::DATE_LINE));
    let captions = body
        .clone()
        .filter(|index| facts[*index].shape == Shape::Caption)
        .filter_map(|i| dated(i, "date in a caption"));
    let below = (body.end..facts.len())
        .filter(|index| facts[*index].has_words())
        .take(REACH_BELOW)
        .take_while(|index| facts[*index].cue != Some(rules::READ_ALSO))
        .filter(is_date)
        .filter_map(|i| dated(i, rules::DATE_LINE));
    above.chain(inside).chain(captions).chain(below).chain(in_head).collect()
}

/// A date in the text's first lines; the page's own day only by likelihood.
fn in_text(facts: &[LineFacts], body: &Range<usize>) -> Option<Field<ArticleDate>> {
    let lines = body.clone().filter(|index| facts[*index].has_words()).take(REACH_INSIDE);
    lines
        .filter_map(|i| {
            Some(Field::at(facts[i].dates.first()?.date, number(i), "date in the text"))
        })
        .next()
}

fn number(index: usize) -> LineNumber {
    index as LineNumber + 1
}
