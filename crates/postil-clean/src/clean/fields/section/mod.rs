//! Finds the outlet's section: what a line calls so, the end of the path of links above the
//! headline, or a lone short line beside the headline, which is no item of a menu.

mod labelled;

use std::ops::Range;

use crate::clean::fields::author;
use crate::clean::fields::title::Title;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::clean::time::relative;
use crate::model::cleaned::{Confidence, Field, FieldName};
use crate::model::line::LineNumber;
use crate::model::rule::Rule;
use crate::model::source::DeclaredField;
use postil_text::furniture;
use postil_text::furniture::is_menu_word;
use postil_text::letter::lower_case;
use postil_text::roles;

/// A section's name has no more words than this.
const MAX_WORDS: usize = 4;
/// So many short lines in a row are a menu.
const MENU: usize = 3;

/// The section, and the line that shows it.
#[derive(Debug, Default)]
pub(crate) struct Section {
    pub field: Option<Field<String>>,
    pub line: Option<usize>,
}

/// Finds the section: as declared, else by the lines around the headline.
pub(crate) fn find(
    declared: &[DeclaredField],
    facts: &[LineFacts],
    body: &Range<usize>,
    title: Option<&Title>,
    taken: &[usize],
) -> Section {
    let is_section =
        |field: &&DeclaredField| field.name == FieldName::Section && !is_menu_word(&field.value);
    if let Some(field) = declared.iter().find(is_section) {
        let field = Field::at(field.value.clone(), field.line, field.rule);
        return Section { field: Some(field), line: None };
    }
    if let Some(section) = labelled::find(facts, body) {
        return section;
    }
    let Some(shown) = title.and_then(|title| title.lines.last()) else { return Section::default() };
    let before = before_title(facts, *shown);
    if let Some(field) = labelled::end_of_path(facts, *shown).filter(|_| before.is_none()) {
        return Section { field: Some(field), line: None };
    }
    let line = before.or_else(|| after_title(facts, *shown, body, taken));
    let field = line.map(|index| {
        Field::at(facts[index].text.to_owned(), LineNumber::of_index(index), Rule::LineBesideTitle)
            .with(Confidence::Guess)
    });
    Section { field, line }
}

/// The line right above the headline, if it stands apart or the page's menu has it too.
fn before_title(facts: &[LineFacts], title: usize) -> Option<usize> {
    let index = (0..title).rev().find(|index| facts[*index].has_words())?;
    let apart = index + 1 < title;
    let known = facts[index].copies > 1 || facts[index].cue == Some(Rule::Navigation);
    let first = !facts[..index].iter().any(LineFacts::has_words);
    let stands = (apart || known) && !first && !ends_menu(facts, index);
    (is_section(&facts[index]) && stands).then_some(index)
}

/// Whether a line is the last of a menu: of short lines in a row, and where the line stands in
/// other places too, of one with the same line before it.
fn ends_menu(facts: &[LineFacts], index: usize) -> bool {
    let before = |index: usize| facts[..index].iter().rev().filter(|line| line.has_words());
    if facts[index].copies > 1 {
        let copies = (0..index).filter(|other| facts[*other].text == facts[index].text);
        let own = before(index).next().map(|line| line.text);
        return copies.map(|other| before(other).next()).any(|line| line.map(|l| l.text) == own);
    }
    let run = before(index).take(MENU).filter(|line| is_item(line)).count();
    run == MENU
}

/// Whether a line may be an item of a menu.
fn is_item(line: &LineFacts) -> bool {
    line.words <= MAX_WORDS && line.shape == Shape::Words && !line.ends_sentence
}

/// A lone short line between the headline and the text.
fn after_title(
    facts: &[LineFacts],
    title: usize,
    body: &Range<usize>,
    taken: &[usize],
) -> Option<usize> {
    let free = |index: &usize| facts[*index].has_words() && !taken.contains(index);
    let lines: Vec<usize> = (title + 1..body.start).filter(free).collect();
    let place = lines.iter().position(|index| is_section(&facts[*index]))?;
    let run = lines[place..].iter().take_while(|index| is_item(&facts[**index])).count();
    (run < MENU).then_some(lines[place])
}

fn is_section(line: &LineFacts) -> bool {
    line.shape == Shape::Words
        && (1..=MAX_WORDS).contains(&line.words)
        && matches!(line.cue, None | Some(Rule::Navigation))
        && line.text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '&' | ','))
        && line.text.starts_with(char::is_uppercase)
        && line.text.ends_with(char::is_alphabetic)
        && !line.text.chars().skip(1).all(|c| c.is_uppercase())
        && !is_menu_word(line.text)
        && !relative::is_relative(line.text)
        && !names_people(line.text)
        && !credits(line.text)
        && !names_networks(line.text)
}

/// Whether a text is a byline or a part of one: a name, a role, or a word that announces either.
fn names_people(text: &str) -> bool {
    let names = |part: &str| roles::is_trade(part) || author::is_name(part);
    author::is_announced(text)
        || author::tells_others_work(text)
        || text.split(',').any(|part| names(part.trim()))
}

/// Whether a text says whose pictures the page has, or ends with somebody's role.
fn credits(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let pictures = ["photo", "photos", "photograph", "photographs", "pictures", "фото", "сурет"];
    let first = words.next().is_some_and(|word| pictures.contains(&&*lower_case(word)));
    let last = words.next_back();
    (first && last.is_some()) || last.is_some_and(roles::is_trade)
}

/// Whether every word of a text is a network to share on, as the buttons below a headline are.
fn names_networks(text: &str) -> bool {
    text.split_whitespace().all(|word| furniture::SHARE.has_in_any_case(word))
}
