//! The lines and declared values that may be the headline, and what is known about each.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use crate::clean::fields::title::agreement::{Agreement, BodyStems, Declared, LineKeys};
use crate::clean::fields::title::place::{self, TitlePlace};
use crate::clean::page::PageParts;
use crate::clean::page::word_count::count_words;
use crate::model::cleaned::FieldName;
use crate::model::source::{DeclaredField, LineElement};
use postil_text::letter::{is_letter_or_digit, plain_lower_case};
use postil_text::stem::{self, Stem};

/// Marks between a headline and an outlet's or a section's name in a declared title.
const SEPARATORS: [&str; 12] =
    [" | ", " – ", " — ", " - ", " :: ", " » ", " « ", " / ", " // ", " · ", " • ", " : "];

/// A headline that could be.
#[derive(Debug)]
pub(super) struct TitleCandidate<'a> {
    pub text: &'a str,
    /// The words, folded and in lower case, as headlines are compared.
    pub key: String,
    pub words: usize,
    pub origin: TitleOrigin<'a>,
    /// The share of its stems that the body's first lines have.
    pub overlap: f32,
    /// The share that its first two long lines have.
    pub lede_overlap: f32,
    stems: Vec<Stem>,
    /// How the declared titles take to it.
    pub agreement: Agreement,
    /// Another candidate's words end with its own: the last crumb of a trail.
    pub ends_other: bool,
    /// Another candidate's words start with its own.
    pub starts_other: bool,
}

/// Where a candidate stands.
#[derive(Debug)]
pub(super) enum TitleOrigin<'a> {
    Line(TitlePlace<'a>),
    Declared { field: &'a DeclaredField, part: Part },
}

/// Which part of a declared title a candidate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Head,
    Tail,
}

/// The candidates of a page, its lines first.
pub(super) fn collect<'a>(page: &PageParts<'a>) -> Vec<TitleCandidate<'a>> {
    let titles: Vec<&DeclaredField> = page.declared_as(FieldName::Title).collect();
    let stems = BodyStems::new(page);
    let mut candidates: Vec<TitleCandidate> = place::places(page)
        .map(|origin| (page.facts[origin.index].text, origin))
        .map(|(text, place)| TitleCandidate::new(text, TitleOrigin::Line(place), &stems))
        .collect();
    for field in &titles {
        let parts = parts(&field.value);
        let new =
            |(text, part)| TitleCandidate::new(text, TitleOrigin::Declared { field, part }, &stems);
        candidates.extend(parts.into_iter().map(new));
    }
    relate(&mut candidates, &titles, page);
    candidates
}

impl<'a> TitleCandidate<'a> {
    fn new(text: &'a str, origin: TitleOrigin<'a>, stems: &BodyStems) -> Self {
        let own = stem::stems(text);
        let (line, words) = match &origin {
            TitleOrigin::Line(place) => (Some(place.index), place.line.words),
            TitleOrigin::Declared { .. } => (None, count_words(text)),
        };
        TitleCandidate {
            text,
            key: key(text),
            words,
            origin,
            overlap: stems.share(&own, line),
            lede_overlap: stems.share_of_lede(&own, line),
            stems: own,
            agreement: Agreement::default(),
            ends_other: false,
            starts_other: false,
        }
    }

    pub fn place(&self) -> Option<&TitlePlace<'a>> {
        match &self.origin {
            TitleOrigin::Line(place) => Some(place),
            TitleOrigin::Declared { .. } => None,
        }
    }
}

/// The words of a text for comparison: letters and digits in lower case, one space between.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for character in text.chars() {
        match plain_lower_case(character) {
            Some(lower) => push_sign(&mut key, lower),
            None => character.to_lowercase().for_each(|lower| push_sign(&mut key, lower)),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

fn push_sign(key: &mut String, sign: char) {
    if is_letter_or_digit(sign) {
        key.push(sign);
    } else if !key.is_empty() && !key.ends_with(' ') {
        key.push(' ');
    }
}

/// The whole of a declared title, and its heads and tails at each separator.
fn parts(title: &str) -> Vec<(&str, Part)> {
    let mut parts = vec![(title, Part::Whole)];
    for mark in SEPARATORS.into_iter().filter(|mark| title.contains(mark)) {
        for (at, _) in title.match_indices(mark).take(4) {
            parts.push((title[..at].trim(), Part::Head));
            parts.push((title[at + mark.len()..].trim(), Part::Tail));
        }
    }
    if let Some((head, tail)) = title.split_once(": ") {
        parts.extend([(head.trim(), Part::Head), (tail.trim(), Part::Tail)]);
    }
    parts.retain(|(text, _)| !text.is_empty());
    parts
}

/// Fills in what depends on the declared titles and on other candidates.
fn relate(candidates: &mut [TitleCandidate], titles: &[&DeclaredField], page: &PageParts) {
    let declared = Declared::new(titles.iter().map(|field| field.value.as_str()), key);
    let sources: Vec<String> =
        page.declared_as(FieldName::Source).map(|field| key(&field.value)).collect();
    let is_heading = |candidate: &&TitleCandidate| {
        let element = candidate.place().map(|place| place.line.markup.element);
        matches!(element, Some(LineElement::Heading(_)))
    };
    let headings: HashSet<String, RandomState> =
        candidates.iter().filter(is_heading).map(|candidate| candidate.key.clone()).collect();
    for candidate in candidates.iter_mut() {
        let own = &candidate.key;
        candidate.agreement = declared.agreement(own, &candidate.stems);
        candidate.agreement.headed = f32::from(u8::from(headings.contains(own)));
        candidate.agreement.is_source = f32::from(u8::from(sources.contains(own)));
    }
    let related: Vec<(bool, bool)> = related(candidates);
    for (candidate, (ends, starts)) in candidates.iter_mut().zip(related) {
        (candidate.ends_other, candidate.starts_other) = (ends, starts);
    }
}

/// For each candidate of several words, whether a longer line ends and whether one starts with it.
fn related(candidates: &[TitleCandidate]) -> Vec<(bool, bool)> {
    let of_lines = candidates.iter().filter(|candidate| candidate.place().is_some());
    let keys = LineKeys::new(of_lines.map(|candidate| candidate.key.as_str()));
    let relate = |candidate: &TitleCandidate| {
        let (key, several) = (&candidate.key, candidate.words >= 2);
        (several && keys.any_ends_with(key), several && keys.any_starts_with(key))
    };
    candidates.iter().map(relate).collect()
}
