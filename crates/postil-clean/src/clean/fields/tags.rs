//! Collects the article's tags: what it declares, its
//! hashtags, and lines that call their words tags.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use postil_text::quote::fold_text;
use regex::Regex;

use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::cleaned::{Field, FieldName};
use crate::model::line::LineNumber;
use crate::model::rule::{DeclaredBy, Rule};
use crate::model::source::DeclaredField;

/// A tag has no more words than this.
const MAX_WORDS: usize = 5;
/// More words that a script lists are meant for search engines, and more lines are a menu's.
const MOST: usize = 12;

/// What a line of tags opens with; the words after it are the tags, or else the lines below.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^(?:теги|тэги|тег|метки|ярлыки|ключевые\sслова|тегтер|кілт\sсөздер
            |tags|tagged(?:\sin|\swith)?|topics|keywords|filed\sunder)
            \s* (?: [:：] \s* (.*) | $ )",
    )
    .expect("the pattern is a constant")
});

/// The page's tags.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    /// In the order in which they stand, each once, however it is spelt.
    pub fields: Vec<Field<String>>,
    /// The lines that call their words tags, and these words.
    pub lines: Vec<usize>,
}

/// Finds the tags.
pub(crate) fn find(declared: &[DeclaredField], facts: &[LineFacts], body: &Range<usize>) -> Tags {
    let own = body.start..own_end(facts, body);
    let of_text = hashtag_lines(facts, own.clone())
        .flat_map(|index| hashtags(facts[index].text).map(move |tag| (index, tag)))
        .map(|(index, tag)| Field::at(tag.to_owned(), LineNumber::of_index(index), Rule::Hashtags));
    let listed: Vec<Listed> = own.filter_map(|index| listed(facts, index)).collect();
    let of_lists = listed.iter().flat_map(|listed| listed.tags.iter().cloned());
    let fields = distinct(of_declared(declared).into_iter().chain(of_text).chain(of_lists));
    Tags { fields, lines: listed.into_iter().flat_map(|listed| listed.lines).collect() }
}

/// Keeps the first of the tags that differ only in case, in white space or in how a letter is written.
pub(crate) fn distinct(tags: impl Iterator<Item = Field<String>>) -> Vec<Field<String>> {
    let mut seen = HashSet::new();
    tags.filter(|tag| !tag.value.is_empty() && seen.insert(fold_text(&tag.value.to_lowercase())))
        .collect()
}

/// What the page declares; sites put several tags into one value.
fn of_declared(declared: &[DeclaredField]) -> Vec<Field<String>> {
    let own = declared.iter().filter(|field| field.name == FieldName::Tags);
    let (listed, scripted): (Vec<&DeclaredField>, Vec<&DeclaredField>) =
        own.partition(|field| field.rule != DeclaredBy::JsonLd);
    let split = |field: &DeclaredField| -> Vec<Field<String>> {
        let parts: Vec<&str> = match field.rule {
            rule if rule.is_above_text() => vec![&field.value],
            _ => field.value.split([',', ';']).collect(),
        };
        let at = |part: &str| Field::at(part.trim().to_owned(), field.line, field.rule);
        parts.into_iter().map(at).collect()
    };
    let scripted: Vec<Field<String>> = scripted.into_iter().flat_map(split).collect();
    let scripted = if scripted.len() <= MOST { scripted } else { Vec::new() };
    listed.into_iter().flat_map(split).chain(scripted).collect()
}

/// Where the lines below the body that can be the article's own end: at a list of other pages or
/// at the comments.
fn own_end(facts: &[LineFacts], body: &Range<usize>) -> usize {
    facts[body.end..]
        .iter()
        .position(|line| matches!(line.cue, Some(Rule::ReadAlso | Rule::Comments)))
        .map_or(facts.len(), |at| body.end + at)
}

/// Lines of hashtags; those above the body are a menu's.
fn hashtag_lines(facts: &[LineFacts], lines: Range<usize>) -> impl Iterator<Item = usize> {
    let is_own = |index: &usize| {
        let line = &facts[*index];
        line.shape == Shape::Hashtags && line.copies == 1 && !line.markup.furniture
    };
    lines.filter(is_own)
}

fn hashtags(line: &str) -> impl Iterator<Item = &str> {
    line.split('#')
        .map(|tag| tag.trim().trim_end_matches([',', ';', '.']))
        .filter(|t| !t.is_empty())
}

/// A line that calls its words tags, with those below it if it has none itself.
struct Listed {
    tags: Vec<Field<String>>,
    lines: Vec<usize>,
}

fn listed(facts: &[LineFacts], index: usize) -> Option<Listed> {
    // To see that a line opens otherwise takes much less than to part it.
    let text = Some(facts[index].text).filter(|text| OPENING.is_match(text))?;
    let captures = OPENING.captures(text)?;
    let words = captures.get(1).map_or("", |words| words.as_str().trim());
    let lines = if words.is_empty() { below(facts, index) } else { vec![index] };
    let words_of = |index: &usize| match words {
        "" => facts[*index].text,
        words => words,
    };
    let tags: Vec<Field<String>> = lines
        .iter()
        .flat_map(|index| parts(words_of(index)).map(|tag| (*index, tag)))
        .map(|(index, tag)| Field::at(tag, LineNumber::of_index(index), Rule::Tags))
        .collect();
    let are_tags = tags.iter().all(|tag| tag.value.split(' ').count() <= MAX_WORDS);
    let lines = if words.is_empty() { [vec![index], lines].concat() } else { lines };
    (!tags.is_empty() && are_tags).then_some(Listed { tags, lines })
}

/// The lines below a bare `Tags` that can be tags; none where there are as many as in a menu.
fn below(facts: &[LineFacts], index: usize) -> Vec<usize> {
    let is_tag = |line: &LineFacts| {
        line.shape == Shape::Words
            && line.cue.is_none()
            && line.words <= MAX_WORDS
            && !line.ends_sentence
    };
    let words = (index + 1..facts.len()).filter(|index| facts[*index].has_words());
    let lines: Vec<usize> =
        words.take_while(|index| is_tag(&facts[*index])).take(MOST + 1).collect();
    if lines.len() > MOST { Vec::new() } else { lines }
}

/// The tags of a list in one line.
fn parts(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split([',', ';', '|', '#', '•', '·']);
    let plain = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    parts.map(move |part| plain(part.trim_end_matches('.'))).filter(|part| !part.is_empty())
}
