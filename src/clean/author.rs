//! Finds who wrote the article.

use std::ops::Range;

use crate::clean::cue;
use crate::clean::facts::{LineFacts, Shape};
use crate::clean::lexicon;
use crate::model::cleaned::{Field, FieldName, LineNumber};
use crate::model::source::DeclaredField;

/// How many lines with words above and below the body may name the author.
const REACH: usize = 12;

/// The author, and the lines that say nothing else.
#[derive(Debug, Default)]
pub(super) struct Byline {
    pub author: Option<Field<String>>,
    pub role: Option<Field<String>>,
    /// The lines of the byline, in any order.
    pub lines: Vec<usize>,
}

/// Finds the author: as declared, else by the lines around the body.
pub(super) fn find(
    declared: &[DeclaredField],
    facts: &[LineFacts],
    body: &Range<usize>,
    title_lines: &[usize],
) -> Byline {
    let mut shown = find_shown(facts, body, title_lines);
    if let Some(author) = of_declared(declared) {
        let outside = (0..facts.len()).filter(|index| !body.contains(index));
        shown.lines.extend(outside.filter(|index| facts[*index].text == author.value));
        shown.author = Some(author);
    }
    shown
}

/// The declared names of the highest rank, joined.
fn of_declared(declared: &[DeclaredField]) -> Option<Field<String>> {
    const RANKS: [&str; 5] =
        ["front matter", "JSON-LD", "article:author", "microdata", "meta author"];
    let site = |value: &str| {
        declared
            .iter()
            .any(|field| field.name == FieldName::Source && field.value.eq_ignore_ascii_case(value))
    };
    for rule in RANKS {
        let mut names: Vec<&str> = Vec::new();
        let fields = declared.iter().filter(|f| f.name == FieldName::Author && f.rule == rule);
        let fits = |value: &str| {
            !value.contains("://") && !value.contains('@') && value.len() <= 200 && !site(value)
        };
        let mut line = None;
        for field in fields.filter(|field| fits(&field.value)) {
            line.get_or_insert(field.line);
            if !names.contains(&field.value.as_str()) {
                names.push(&field.value);
            }
        }
        if let Some(line) = line {
            return Some(Field::at(names.join(", "), line, rule));
        }
    }
    None
}

fn find_shown(facts: &[LineFacts], body: &Range<usize>, title_lines: &[usize]) -> Byline {
    let from = title_lines.first().copied().unwrap_or(0).min(body.start);
    let worded = |index: &usize| facts[*index].has_words();
    let mut above: Vec<usize> = (from..body.start)
        .rev()
        .filter(worded)
        .take(REACH)
        .filter(|i| !title_lines.contains(i))
        .collect();
    above.reverse();
    let below: Vec<usize> = (body.end..facts.len()).filter(worded).take(REACH).collect();
    with_role(facts, &above)
        .or_else(|| named(facts, &above))
        .or_else(|| with_role(facts, &below))
        .or_else(|| named(facts, &below))
        .or_else(|| credited(facts, &below))
        .or_else(|| beside_date(facts, &above))
        .or_else(|| below_title(facts, if title_lines.is_empty() { &[] } else { &above }))
        .or_else(|| signature(facts, &below))
        .unwrap_or_default()
}

/// A name with the role on the line after it, or before it.
fn with_role(facts: &[LineFacts], lines: &[usize]) -> Option<Byline> {
    lines.windows(2).find_map(|pair| {
        let (name, role) = match (is_role(facts[pair[0]].text), is_role(facts[pair[1]].text)) {
            (false, true) => (pair[0], pair[1]),
            (true, false) => (pair[1], pair[0]),
            _ => return None,
        };
        is_name(facts[name].text).then(|| Byline {
            author: Some(at(facts, name, "name beside a role")),
            role: Some(at(facts, role, "role beside a name")),
            lines: pair.to_vec(),
        })
    })
}

/// `Автор: …`, `By …, data reporter`: the names after the word, and the role after them.
fn named(facts: &[LineFacts], lines: &[usize]) -> Option<Byline> {
    lines.iter().enumerate().find_map(|(place, index)| {
        let line = &facts[*index];
        let rest = cue::after_opening(line.text, &lexicon::AUTHOR)?;
        let rest = rest.trim_start_matches([':', ' ', '-', '–', '—']).trim();
        let mut taken = vec![*index];
        if rest.is_empty() {
            taken.push(*lines.get(place + 1)?);
        }
        let source = *taken.last()?;
        let shown = if rest.is_empty() { facts[source].text } else { rest };
        let (names, role) = names_and_role(first_names(shown));
        let fits = line.words <= 12 && names.split([',', '&']).all(|name| is_name(name.trim()));
        let field =
            |value: &str| Field::at(value.to_owned(), source as LineNumber + 1, "author line");
        fits.then(|| Byline { author: Some(field(names)), role: role.map(field), lines: taken })
    })
}

/// Parts `Name, role`: a role is written with a small letter.
fn names_and_role(text: &str) -> (&str, Option<&str>) {
    match text.split_once(", ") {
        Some((names, role)) if role.starts_with(char::is_lowercase) => (names.trim(), Some(role)),
        _ => (text, None),
    }
}

/// The names at the start of a byline, before a bar, a bracket or a date.
fn first_names(text: &str) -> &str {
    let end = text.find(['|', '(', '/', '•', '·']).unwrap_or(text.len());
    text[..end].trim().trim_end_matches([',', '.', ';']).trim_end()
}

/// A portrait's caption `Фото Имя Фамилия` with the same name on the next line.
fn credited(facts: &[LineFacts], lines: &[usize]) -> Option<Byline> {
    lines.windows(2).find_map(|pair| {
        let credit = cue::after_opening(facts[pair[0]].text, &lexicon::CREDIT)?;
        let name = facts[pair[1]].text;
        (credit.trim() == name && is_name(name)).then(|| Byline {
            author: Some(at(facts, pair[1], "name beside a portrait")),
            role: None,
            lines: pair.to_vec(),
        })
    })
}

/// A name directly above or below a date line.
fn beside_date(facts: &[LineFacts], lines: &[usize]) -> Option<Byline> {
    lines.windows(2).find_map(|pair| {
        let name = match (facts[pair[0]].shape, facts[pair[1]].shape) {
            (Shape::Date, Shape::Words) => pair[1],
            (Shape::Words, Shape::Date) => pair[0],
            _ => return None,
        };
        let fits = is_name(facts[name].text) && facts[name].cue.is_none();
        fits.then(|| alone(facts, name, "name beside a date"))
    })
}

/// A name alone right below the text, with nothing but furniture after it.
fn signature(facts: &[LineFacts], below: &[usize]) -> Option<Byline> {
    let index = *below.first()?;
    let ends = below.get(1).is_none_or(|next| {
        facts[*next].cue.is_some() || matches!(facts[*next].shape, Shape::Date | Shape::Hashtags)
    });
    (ends && is_lone_name(&facts[index])).then(|| alone(facts, index, "signature"))
}

/// A name alone between the headline and the text.
fn below_title(facts: &[LineFacts], above: &[usize]) -> Option<Byline> {
    let mut names = above.iter().filter(|index| is_lone_name(&facts[**index]));
    let index = *names.next()?;
    names.next().is_none().then(|| alone(facts, index, "name below the title"))
}

/// Whether a line is a name and nothing but one; headings in English have capitals too, so only
/// scripts in which they have not are trusted.
fn is_lone_name(line: &LineFacts) -> bool {
    line.shape == Shape::Words
        && !line.text.contains(|c: char| c.is_ascii_alphabetic())
        && line.cue.is_none()
        && line.copies == 1
        && line.link_share() < 0.5
        && is_name(line.text)
}

fn alone(facts: &[LineFacts], index: usize, rule: &'static str) -> Byline {
    Byline { author: Some(at(facts, index, rule)), role: None, lines: vec![index] }
}

fn at(facts: &[LineFacts], index: usize, rule: &'static str) -> Field<String> {
    Field::at(facts[index].text.to_owned(), index as LineNumber + 1, rule)
}

/// Whether a line is a trade such as `корреспондент`.
pub(super) fn is_role(text: &str) -> bool {
    text.len() < 100 && {
        let lower = text.to_lowercase();
        lexicon::ROLES.contains(&lower.trim_end_matches([',', '.']))
    }
}

/// Whether a text has the shape of a person's name: two to four words with capitals.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && text.len() <= 100
        && words.iter().all(|word| is_name_word(word))
}

fn is_name_word(word: &str) -> bool {
    let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'));
    let mut characters = word.chars();
    let capital = characters.next().is_some_and(char::is_uppercase);
    let rest: Vec<char> = characters.collect();
    let initial = rest == ['.'];
    let lower = rest.iter().any(|c| c.is_lowercase());
    letters && capital && (initial || (lower && !word.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_capitals_and_no_more_than_four_words() {
        for name in ["Анна Ким", "А. Сейтова", "Мұхтар Әли-Бек", "John O’Neil"]
        {
            assert!(is_name(name), "{name}");
        }
        for other in ["Школьная реформа", "РИА Новости", "Анна", "Анна Ким, корреспондент", "133"]
        {
            assert!(!is_name(other), "{other}");
        }
    }
}
