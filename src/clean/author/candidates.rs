//! The bylines that a page shows and declares, and what is known about each.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use crate::clean::author::names::{self, Cue, NamesFound};
use crate::clean::author::{given_names, is_role};
use crate::clean::facts::{LineFacts, Shape};
use crate::clean::page::PageParts;
use crate::clean::rules;
use crate::model::cleaned::FieldName;
use crate::model::letter::is_letter_or_digit;
use crate::model::source::DeclaredField;

/// How many lines with words above the headline and below it are read.
const REACH_ABOVE: usize = 10;
const REACH_BELOW_TITLE: usize = 30;
/// How many of the body's first and last lines.
const REACH_INSIDE: usize = 4;
/// And how many below it.
const REACH_BELOW: usize = 40;
/// A longer line is no byline.
const MAX_WORDS: usize = 70;
/// How many candidates a page has at most.
const MAX_CANDIDATES: usize = 240;
/// How much of the body is searched for a candidate's words, in bytes a line and in lines.
const SEARCHED_BYTES: usize = 1500;
const SEARCHED_LINES: usize = 60;

/// People who could be the authors.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub names: Vec<String>,
    /// The names in lower case, sorted, as sets are compared.
    pub key: Vec<String>,
    pub origin: Origin<'a>,
    /// Other lines that state the same names, at most 3.
    pub repeated: usize,
    /// Declarations that state the same names, at most 3.
    pub declared_same: usize,
    /// The page declares names, and these are others.
    pub undeclared: bool,
    /// These names are a part of another candidate's.
    pub part_of_more: bool,
    /// One of them is the outlet's name.
    pub outlet: bool,
    /// A word of the first name stands in the text without a capital.
    pub common_word: bool,
    /// The last word of the first name stands in the text with one.
    pub in_text: bool,
}

/// Where a candidate stands.
#[derive(Debug)]
pub(super) enum Origin<'a> {
    Line(Place<'a>),
    Declared { field: &'a DeclaredField, first: bool, all: bool },
}

/// A line and its surroundings.
#[derive(Debug)]
pub(super) struct Place<'a> {
    /// The lines that state the names, the word before them and the role after them.
    pub lines: Vec<usize>,
    pub line: &'a LineFacts<'a>,
    pub cue: Option<Cue>,
    /// The line before holds nothing but a word that announces an author.
    pub cue_before: bool,
    /// Words of the line after the names.
    pub rest: String,
    /// Its place among the line's stretches.
    pub nth: usize,
    pub role: Option<Role>,
    pub from_title: Option<i64>,
    pub from_start: i64,
    pub from_end: i64,
    pub date_in_line: bool,
    pub date_beside: bool,
    pub zone: Option<&'static str>,
}

/// An author's role and the line in which it stands.
#[derive(Debug, Clone)]
pub(super) struct Role {
    pub text: String,
    pub line: usize,
    pub rule: &'static str,
}

/// Every candidate: the lines' first, then what the page declares.
pub(super) fn collect<'a>(page: &PageParts<'a>, title: &[usize]) -> Vec<Candidate<'a>> {
    let mut candidates = shown(page, title);
    candidates.extend(declared(page));
    candidates.truncate(MAX_CANDIDATES);
    relate(&mut candidates, page);
    candidates
}

impl<'a> Candidate<'a> {
    fn new(names: Vec<String>, origin: Origin<'a>) -> Self {
        let mut key: Vec<String> = names.iter().map(|name| folded(name)).collect();
        key.sort_unstable();
        key.dedup();
        Candidate {
            names,
            key,
            origin,
            repeated: 0,
            declared_same: 0,
            undeclared: false,
            part_of_more: false,
            outlet: false,
            common_word: false,
            in_text: false,
        }
    }

    pub fn place(&self) -> Option<&Place<'a>> {
        match &self.origin {
            Origin::Line(place) => Some(place),
            Origin::Declared { .. } => None,
        }
    }

    pub fn first_words(&self) -> impl Iterator<Item = &str> {
        self.names.first().map(String::as_str).unwrap_or_default().split(' ')
    }
}

fn folded(name: &str) -> String {
    let words = name.split(|c: char| !is_letter_or_digit(c)).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The lines that may hold a byline, with their ranks counted from the page's start.
fn lines(page: &PageParts, title: &[usize]) -> Vec<(usize, i64)> {
    let (facts, body) = (page.facts, page.body);
    let worded: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    let rank = |index: usize| worded.partition_point(|line| *line < index);
    let (start, end) = (rank(body.start), rank(body.end));
    let head = title.first().map_or(start, |first| rank(*first).min(start));
    let head = head.max(start.saturating_sub(REACH_BELOW_TITLE + 30));
    let above = head.saturating_sub(REACH_ABOVE)..(head + REACH_BELOW_TITLE).min(start);
    let first = start.saturating_sub(REACH_ABOVE).max(above.end)..(start + REACH_INSIDE).min(end);
    let last =
        end.saturating_sub(REACH_INSIDE).max(first.end)..(end + REACH_BELOW).min(worded.len());
    above.chain(first).chain(last).map(|rank| (worded[rank], rank as i64)).collect()
}

fn shown<'a>(page: &PageParts<'a>, title: &[usize]) -> Vec<Candidate<'a>> {
    let facts = page.facts;
    let lines = lines(page, title);
    let rank_of =
        |index: usize| lines.iter().find(|(line, _)| *line >= index).map_or(0, |(_, r)| *r);
    let title_rank = title.last().map(|last| rank_of(*last));
    let start = rank_of(page.body.start);
    let end = lines.iter().rev().find(|(line, _)| *line < page.body.end).map_or(0, |(_, r)| *r);
    let mut zone = None;
    let mut candidates: Vec<Candidate> = Vec::new();
    for (at, (index, rank)) in lines.iter().copied().enumerate() {
        let line = &facts[index];
        if index >= page.body.end && matches!(line.cue, Some(rules::READ_ALSO | rules::COMMENTS)) {
            zone = line.cue;
        }
        if line.words > MAX_WORDS || title.contains(&index) {
            continue;
        }
        let before = at.checked_sub(1).map(|at| lines[at].0);
        let after = lines.get(at + 1).map(|(line, _)| *line);
        let cue_before = before.is_some_and(|before| is_bare_cue(facts[before].text));
        let dated = |index: Option<usize>| index.is_some_and(|i| facts[i].shape == Shape::Date);
        let ranges: Vec<_> = line.dates.iter().map(|found| found.range.clone()).collect();
        let mut bare_cue = false;
        for (nth, stretch) in names::stretches(line.text, &ranges).into_iter().enumerate() {
            let announced = bare_cue || (cue_before && nth == 0);
            bare_cue = is_bare_cue(stretch);
            let found = names::read(stretch);
            if found.names.is_empty() {
                continue;
            }
            let role = role(&found, facts, [before, Some(index), after]);
            let mut taken = vec![index];
            taken.extend(before.filter(|_| cue_before));
            taken.extend(role.as_ref().map(|role| role.line));
            let NamesFound { names, cue, rest, .. } = found;
            let place = Place {
                lines: taken,
                line,
                cue,
                cue_before: announced,
                rest,
                nth,
                role,
                from_title: title_rank.map(|title| rank - title),
                from_start: rank - start,
                from_end: rank - end,
                date_in_line: !line.dates.is_empty(),
                date_beside: dated(before) || dated(after),
                zone,
            };
            join_with_last(&mut candidates, &names, &place, before);
            candidates.push(Candidate::new(names, Origin::Line(place)));
        }
    }
    candidates
}

/// Where a line of names follows a line of names, both together are a candidate too.
fn join_with_last<'a>(
    candidates: &mut Vec<Candidate<'a>>,
    names: &[String],
    place: &Place<'a>,
    before: Option<usize>,
) {
    let Some(last) = candidates.last() else { return };
    let Some(above) = last.place() else { return };
    let same_line = above.lines[0] == place.lines[0];
    let adjacent = same_line || Some(above.lines[0]) == before;
    let bare = above.rest.is_empty() && place.rest.is_empty() && place.cue.is_none();
    let named = names.iter().all(|name| name.contains(' ')) && last.names.len() < 8;
    if !adjacent || !bare || !named || last.names.iter().any(|name| names.contains(name)) {
        return;
    }
    let all = [&last.names[..], names].concat();
    let mut lines = above.lines.clone();
    lines.extend(&place.lines);
    lines.dedup();
    let joined = Place {
        lines,
        line: above.line,
        cue: above.cue,
        cue_before: above.cue_before,
        rest: String::new(),
        nth: above.nth,
        role: above.role.clone(),
        date_in_line: above.date_in_line || place.date_in_line,
        date_beside: above.date_beside || place.date_beside,
        ..*above
    };
    candidates.push(Candidate::new(all, Origin::Line(joined)));
}

fn is_bare_cue(text: &str) -> bool {
    text.len() <= 40 && names::after_cue(text).is_some_and(|(rest, _)| rest.is_empty())
}

/// The role after the names: `, data reporter`, or a line of its own after or before them.
fn role(found: &NamesFound, facts: &[LineFacts], around: [Option<usize>; 3]) -> Option<Role> {
    let [before, own, after] = around;
    if found.names.len() > 3 {
        return None;
    }
    let words = found.rest.split_whitespace().count();
    let in_line = (1..=4).contains(&words) && found.cue.is_some() && found.after_comma;
    if let (true, Some(line)) = (in_line && found.rest.starts_with(char::is_lowercase), own) {
        return Some(Role { text: found.rest.clone(), line, rule: "author line" });
    }
    let line = after.into_iter().chain(before).find(|index| is_role(facts[*index].text))?;
    let fits = found.rest.is_empty();
    fits.then(|| Role { text: facts[line].text.to_owned(), line, rule: "role beside a name" })
}

/// The first lines with words below the body.
pub(super) fn below(page: &PageParts) -> Vec<usize> {
    let below = page.body.end..page.facts.len();
    below.filter(|index| page.facts[*index].has_words()).take(12).collect()
}

/// What the page declares: for each rule all names together, and the first declaration alone.
fn declared<'a>(page: &PageParts<'a>) -> Vec<Candidate<'a>> {
    let mut rules: Vec<&str> = Vec::new();
    for field in page.declared_as(FieldName::Author) {
        if !rules.contains(&field.rule) {
            rules.push(field.rule);
        }
    }
    let mut candidates = Vec::new();
    for rule in rules {
        let mut all: Vec<String> = Vec::new();
        let mut first_field = None;
        for field in page.declared_as(FieldName::Author).filter(|f| f.rule == rule).take(12) {
            let names = declared_names(&field.value);
            if names.is_empty() {
                continue;
            }
            let first = first_field.is_none();
            let field = *first_field.get_or_insert(field);
            if first {
                let origin = Origin::Declared { field, first: true, all: false };
                candidates.push(Candidate::new(names.clone(), origin));
            }
            let new = names.into_iter().filter(|name| !all.contains(name)).collect::<Vec<_>>();
            all.extend(new);
        }
        let single =
            candidates.last().is_some_and(|last: &Candidate| last.names.len() == all.len());
        match (first_field, candidates.last_mut()) {
            (Some(_), Some(Candidate { origin: Origin::Declared { all, .. }, .. })) if single => {
                *all = true;
            }
            (Some(field), _) => {
                let origin = Origin::Declared { field, first: false, all: true };
                candidates.push(Candidate::new(all, origin));
            }
            _ => {}
        }
    }
    candidates
}

/// The names in a declared value; a value of few words that reads as none is one as it stands.
fn declared_names(value: &str) -> Vec<String> {
    if value.contains("://") || value.contains('@') || value.contains("www.") {
        return Vec::new();
    }
    let mut names = Vec::new();
    for stretch in names::stretches(value, &[]) {
        let found = names::read(stretch);
        let bare = found.rest.is_empty() || found.rest.starts_with(char::is_lowercase);
        if !found.names.is_empty() && bare {
            names.extend(found.names);
        } else if names.is_empty() && stretch == value && value.split(' ').count() <= 5 {
            names.push(value.to_owned());
        }
    }
    names
}

/// Fills in what depends on the other candidates, the text and the outlet's name.
fn relate(candidates: &mut [Candidate], page: &PageParts) {
    let outlets: HashSet<String> =
        page.declared_as(FieldName::Source).map(|field| folded(&field.value)).collect();
    let stated = stated(candidates);
    let any_declared = stated.values().any(|(_, declared)| *declared > 0);
    let several: Vec<Vec<String>> = stated.keys().filter(|key| key.len() > 1).cloned().collect();
    let text = TextWords::new(page, candidates);
    for candidate in candidates.iter_mut() {
        let (lines, declared) = stated[&candidate.key];
        candidate.repeated = (lines - usize::from(candidate.place().is_some())).min(3);
        candidate.declared_same = (declared - usize::from(candidate.place().is_none())).min(3);
        candidate.undeclared = any_declared && declared == 0;
        candidate.part_of_more = several.iter().any(|key| {
            key.len() > candidate.key.len() && candidate.key.iter().all(|name| key.contains(name))
        });
        candidate.outlet = candidate.key.iter().any(|name| outlets.contains(name));
        let first: Vec<String> = candidate.first_words().map(str::to_owned).collect();
        candidate.common_word = first.iter().any(|word| text.small.contains(&word.to_lowercase()));
        candidate.in_text = first.last().is_some_and(|word| text.capital.contains(word));
    }
}

/// For each set of names, how many lines and how many declarations state it.
fn stated(candidates: &[Candidate]) -> HashMap<Vec<String>, (usize, usize), RandomState> {
    let mut stated: HashMap<Vec<String>, (usize, usize), RandomState> = HashMap::default();
    for candidate in candidates {
        let (lines, declared) = stated.entry(candidate.key.clone()).or_default();
        *(if candidate.place().is_some() { lines } else { declared }) += 1;
    }
    stated
}

/// Which of the candidates' words stand in the text, with a small letter and with a capital.
struct TextWords {
    small: HashSet<String, RandomState>,
    capital: HashSet<String, RandomState>,
}

impl TextWords {
    fn new(page: &PageParts, candidates: &[Candidate]) -> Self {
        let words: HashSet<&str, RandomState> =
            candidates.iter().flat_map(Candidate::first_words).collect();
        let lower: HashSet<String, RandomState> =
            words.iter().map(|word| word.to_lowercase()).collect();
        let mut found = TextWords { small: HashSet::default(), capital: HashSet::default() };
        let lines = page.facts[page.body.clone()].iter().filter(|l| l.words > 8);
        for line in lines.take(SEARCHED_LINES) {
            let text = &line.text[..line.text.floor_char_boundary(SEARCHED_BYTES)];
            for word in text.split(|c: char| !is_letter_or_digit(c)).filter(|w| w.len() > 2) {
                if words.contains(word) {
                    found.capital.insert(word.to_owned());
                } else if lower.contains(word) {
                    found.small.insert(word.to_owned());
                }
            }
        }
        found
    }
}

/// Whether the first name starts with a common given name.
pub(super) fn is_given(candidate: &Candidate) -> bool {
    candidate.first_words().next().is_some_and(given_names::is_given_name)
}
