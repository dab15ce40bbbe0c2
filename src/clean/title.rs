//! Finds the headline.

use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::clean::facts::{LineFacts, Shape};
use crate::clean::stems::{Stem, stems};
use crate::clean::{author, cue, lexicon, sentence};
use crate::model::cleaned::{Field, FieldName, LineNumber};
use crate::model::quote::fold_text;
use crate::model::source::{DeclaredField, LineElement};

/// How many lines with words above the body may hold the headline.
const REACH: usize = 40;
/// A headline has no more words than this.
const MAX_WORDS: usize = 40;
/// The length of a headline made from the text, in characters.
const DERIVED_LENGTH: usize = 160;

/// The headline and the lines that hold nothing else.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Title {
    pub field: Field<String>,
    /// The lines that show it, in order.
    pub lines: Vec<usize>,
}

/// Finds the headline that the page shows or declares; none where it has none.
pub(super) fn find(
    declared: &[DeclaredField],
    facts: &[LineFacts],
    body: &Range<usize>,
) -> Option<Title> {
    let stamped = || stamped(facts, body);
    let shown = || best_line(facts, body);
    let field = stamped().or_else(|| of_declared(declared, facts)).or_else(shown)?;
    let lines = lines_that_show(&field, facts, body);
    Some(Title { field, lines })
}

/// The words after the date stamp, unless they are a sentence or too few.
fn stamped(facts: &[LineFacts], body: &Range<usize>) -> Option<Field<String>> {
    let index = facts.iter().position(|line| line.stamp.is_some())?;
    let line = &facts[index];
    let fits = (3..=MAX_WORDS).contains(&line.words) && !ends_as_text(line.text);
    let alone = body.end > index + 1;
    let value = sentence::without_attribution(line.text);
    (fits && alone)
        .then(|| Field::at(value.to_owned(), number(index), "words after the date stamp"))
}

/// A headline may ask or exclaim, but it ends with no full stop.
fn ends_as_text(text: &str) -> bool {
    text.trim_end_matches(['»', '"', ')']).ends_with(['.', ':', ';', ','])
}

/// The declared headline of the highest rank.
fn of_declared(declared: &[DeclaredField], facts: &[LineFacts]) -> Option<Field<String>> {
    const RANKS: [&str; 6] =
        ["front matter", "JSON-LD", "og:title", "microdata", "twitter:title", "title element"];
    let titles: Vec<&DeclaredField> =
        declared.iter().filter(|field| field.name == FieldName::Title).collect();
    let best = RANKS.iter().find_map(|rule| titles.iter().find(|field| field.rule == *rule))?;
    if let Some(heading) = heading_within(facts, &best.value) {
        return Some(heading);
    }
    let value = match best.rule {
        "front matter" | "JSON-LD" => best.value.clone(),
        _ => without_site_name(&best.value, declared),
    };
    Some(Field::at(value, best.line, best.rule))
}

/// The heading that repeats the declared title, wholly or but for the outlet's name.
fn heading_within(facts: &[LineFacts], declared: &str) -> Option<Field<String>> {
    let declared = fold_text(declared).to_lowercase();
    facts.iter().enumerate().find_map(|(index, line)| {
        let heading = matches!(line.markup.element, LineElement::Heading(1 | 2));
        let fits = heading && line.words >= 2 && line.text.len() * 2 > declared.len();
        (fits && declared.starts_with(&fold_text(line.text).to_lowercase()))
            .then(|| Field::at(line.text.to_owned(), number(index), "heading"))
    })
}

/// Takes `— Outlet` from the end of a declared title.
fn without_site_name(title: &str, declared: &[DeclaredField]) -> String {
    let names = declared.iter().filter(|field| field.name == FieldName::Source);
    for name in names {
        let head = title.strip_suffix(name.value.as_str()).map(str::trim_end);
        let bare =
            head.and_then(|head| head.strip_suffix(['|', '-', '–', '—', '·', '•', ':', '/']));
        if let Some(bare) = bare.filter(|bare| !bare.trim().is_empty()) {
            return bare.trim().to_owned();
        }
    }
    for mark in [" | ", " – ", " — ", " :: ", " / ", " - "] {
        if let Some((head, tail)) = title.rsplit_once(mark)
            && head.split_whitespace().count() >= 4
            && tail.split_whitespace().count() <= 4
        {
            return head.trim().to_owned();
        }
    }
    title.to_owned()
}

/// The line above the body, or the body's first, that reads most like its headline.
fn best_line(facts: &[LineFacts], body: &Range<usize>) -> Option<Field<String>> {
    let stems = body_stems(facts, body);
    let above = (0..body.start).rev().filter(|index| facts[*index].has_words()).take(REACH);
    let first = body.clone().filter(|index| facts[*index].has_words()).take(1);
    let mut best: Option<(f64, usize)> = None;
    for (distance, index) in above.enumerate().map(|(d, i)| (d + 1, i)).chain(first.map(|i| (0, i)))
    {
        if !goes_on(facts, index)
            && let Some(score) = score(&facts[index], distance, &stems)
            && let score = score + if dated_below(facts, index) { 1.0 } else { 0.0 }
            && let score = score + if opens_file(facts, index, body) { 2.0 } else { 0.0 }
            && best.is_none_or(|(most, _)| score > most)
        {
            best = Some((score, index));
        }
    }
    let (score, index) = best?;
    let value = sentence::without_attribution(facts[index].text);
    (score > 0.0).then(|| Field::at(value.to_owned(), number(index), "line above the text"))
}

/// Whether the next line goes on with this one's sentence.
fn goes_on(facts: &[LineFacts], index: usize) -> bool {
    let next = facts.get(index + 1);
    next.is_some_and(|next| next.text.starts_with(char::is_lowercase) && next.words > 3)
}

/// Whether a line is the first with words and stands alone, directly above the text.
fn opens_file(facts: &[LineFacts], index: usize, body: &Range<usize>) -> bool {
    let first = !facts[..index].iter().any(LineFacts::has_words);
    let mut between = facts[index + 1..body.start.max(index + 1)].iter();
    first && index + 1 < body.start && between.all(|line| line.shape == Shape::Blank)
}

/// Whether one of the next two lines with words is a date or a byline.
fn dated_below(facts: &[LineFacts], index: usize) -> bool {
    let next = facts[index + 1..].iter().filter(|line| line.has_words()).take(2);
    next.into_iter().any(|line| line.shape == Shape::Date || author::is_name(line.text))
}

/// How much a line reads like the headline of a text with these word stems.
fn score(line: &LineFacts, distance: usize, known: &HashSet<Stem, RandomState>) -> Option<f64> {
    let unfit = line.shape != Shape::Words
        || line.cue.is_some()
        || !(2..=MAX_WORDS).contains(&line.words)
        || ends_as_text(line.text)
        || line.text.contains(" | ")
        || line.text.starts_with(char::is_lowercase)
        || cue::after_opening(line.text, &lexicon::AUTHOR).is_some_and(author::is_name);
    if unfit {
        return None;
    }
    let length = match line.words {
        2 => -2.0,
        3 => -0.5,
        4..=18 => 1.0,
        19..=25 => 0.0,
        _ => -1.5,
    };
    let own = stems(line.text);
    let shared = own.iter().filter(|stem| known.contains(*stem)).count();
    let overlap = shared as f64 / own.len().max(1) as f64;
    let heading = match line.markup.element {
        LineElement::Heading(1) => 3.0,
        LineElement::Heading(_) => 1.0,
        _ => 0.0,
    };
    let furniture = if line.markup.furniture { -1.0 } else { 0.0 };
    Some(length + 4.0 * overlap + heading + furniture - 0.12 * distance as f64 - 0.5)
}

/// The stems of the body's first words.
fn body_stems(facts: &[LineFacts], body: &Range<usize>) -> HashSet<Stem, RandomState> {
    let lines = facts[body.clone()].iter().filter(|line| line.words > 8).take(8);
    lines.flat_map(|line| stems(&line.text[..line.text.floor_char_boundary(2000)])).collect()
}

/// The lines above the body's second line that say the headline and nothing else.
fn lines_that_show(field: &Field<String>, facts: &[LineFacts], body: &Range<usize>) -> Vec<usize> {
    let folded = fold_text(&field.value).to_lowercase();
    let own = field.evidence.line.map(|line| line as usize - 1);
    let end = (body.start + 3).min(facts.len());
    (0..end)
        .filter(|index| {
            let line = &facts[*index];
            let is_own = own == Some(*index) && line.has_words();
            is_own || (line.words > 1 && fold_text(line.text).to_lowercase() == folded)
        })
        .collect()
}

/// Makes a headline of a text's first sentence.
pub(super) fn derive(first_text: &str) -> String {
    let words = sentence::without_attribution(sentence::first_sentence(first_text));
    sentence::cut_at_word(words, DERIVED_LENGTH)
}

fn number(index: usize) -> LineNumber {
    index as LineNumber + 1
}
