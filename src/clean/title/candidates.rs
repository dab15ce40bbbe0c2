//! The lines and declared values that may be the headline, and what is known about each.

use std::collections::{HashMap, HashSet};

use crate::clean::facts::{LineFacts, Shape, is_dense};
use crate::clean::page::PageParts;
use crate::clean::stems::{self, Stem};
use crate::clean::{author, cue, lexicon};
use crate::model::cleaned::FieldName;
use crate::model::source::{DeclaredField, LineElement};

/// How many lines with words above the body may hold the headline.
const REACH_ABOVE: usize = 80;
/// How many of the body's lines with words may hold it.
const REACH_INSIDE: usize = 10;
/// A headline has no more words than this.
pub(super) const MAX_WORDS: usize = 60;
/// Nor more bytes than this.
const MAX_BYTES: usize = 600;
/// Marks between a headline and an outlet's or a section's name in a declared title.
const SEPARATORS: [&str; 12] =
    [" | ", " – ", " — ", " - ", " :: ", " » ", " « ", " / ", " // ", " · ", " • ", " : "];

/// A headline that could be.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub text: &'a str,
    /// The words, folded and in lower case, as headlines are compared.
    pub key: String,
    pub words: usize,
    pub origin: Origin<'a>,
    /// The share of its stems that the body's first lines have.
    pub overlap: f32,
    /// How the declared titles take to it.
    pub agreement: Agreement,
    /// Another candidate's words end with its own: the last crumb of a trail.
    pub ends_other: bool,
    /// Another candidate's words start with its own.
    pub starts_other: bool,
}

/// Where a candidate stands.
#[derive(Debug)]
pub(super) enum Origin<'a> {
    Line(Place<'a>),
    Declared { field: &'a DeclaredField, part: Part },
}

/// Which part of a declared title a candidate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Head,
    Tail,
}

/// A line and its surroundings.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub index: usize,
    pub line: &'a LineFacts<'a>,
    /// Lines with words from here to the body's first, which itself is 0; none inside the body.
    pub above: Option<usize>,
    /// Lines with words from the body's first to here.
    pub inside: Option<usize>,
    /// Lines with words before it on the page, at most 9.
    pub rank: usize,
    pub before: Option<&'a LineFacts<'a>>,
    pub next: Option<&'a LineFacts<'a>>,
    pub dated_below: bool,
    pub dated_above: bool,
    pub byline_below: bool,
    pub blank_before: bool,
    pub blank_after: bool,
    pub only_h1: bool,
    /// The first of the lines with the same words.
    pub first_copy: bool,
    /// The two lines before, then the two after, that read like headlines.
    pub likes: [bool; 4],
    /// A date or a byline stands in the six lines before it.
    pub credited_before: bool,
    /// And in the eight lines after it, above the body's fourth line.
    pub credited_after: bool,
    /// Lines that read like headlines between here and the body.
    pub likes_below: usize,
    /// Among the five lines before.
    pub likes_before: usize,
    /// On a page that shares lines with others, how many lines before it they do not have.
    pub own_before: Option<usize>,
    /// Short lines in a row right before, at most 9.
    pub menu_before: usize,
    /// And right after.
    pub menu_below: usize,
}

/// How the titles that a page declares take to a candidate, each a share or a flag.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Agreement {
    /// Some title is declared at all.
    pub any: f32,
    /// The share of the declared titles that it equals.
    pub equal: f32,
    /// The share that starts with it.
    pub starts: f32,
    /// The share that holds it elsewhere.
    pub holds: f32,
    /// The greatest share of its stems that one has.
    pub stems: f32,
    /// A heading says the same.
    pub headed: f32,
    /// The outlet's name.
    pub is_source: f32,
}

/// The candidates of a page, its lines first.
pub(super) fn collect<'a>(page: &PageParts<'a>) -> Vec<Candidate<'a>> {
    let titles: Vec<&DeclaredField> = page.declared_as(FieldName::Title).collect();
    let stems = BodyStems::new(page);
    let mut candidates: Vec<Candidate> = lines(page)
        .map(|origin| (page.facts[origin.index].text, origin))
        .map(|(text, place)| Candidate::new(text, Origin::Line(place), &stems))
        .collect();
    for field in &titles {
        let parts = parts(&field.value);
        let new = |(text, part)| Candidate::new(text, Origin::Declared { field, part }, &stems);
        candidates.extend(parts.into_iter().map(new));
    }
    relate(&mut candidates, &titles, page);
    candidates
}

impl<'a> Candidate<'a> {
    fn new(text: &'a str, origin: Origin<'a>, stems: &BodyStems) -> Self {
        let own = stems::stems(text);
        let line = match &origin {
            Origin::Line(place) => Some(place.index),
            Origin::Declared { .. } => None,
        };
        let shared = own.iter().filter(|stem| stems.has_outside(**stem, line)).count();
        Candidate {
            text,
            key: key(text),
            words: words(text),
            origin,
            overlap: shared as f32 / own.len().max(1) as f32,
            agreement: Agreement::default(),
            ends_other: false,
            starts_other: false,
        }
    }

    pub fn place(&self) -> Option<&Place<'a>> {
        match &self.origin {
            Origin::Line(place) => Some(place),
            Origin::Declared { .. } => None,
        }
    }
}

/// The words of a text for comparison: letters and digits in lower case, one space between.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            key.push(character);
        } else if !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

fn words(text: &str) -> usize {
    let dense = text.chars().filter(|c| is_dense(*c)).count();
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() + dense / 2
}

/// The whole of a declared title, and its heads and tails at each separator.
fn parts(title: &str) -> Vec<(&str, Part)> {
    let mut parts = vec![(title, Part::Whole)];
    for mark in SEPARATORS {
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

/// The lines around the body's start that are short enough and no furniture by their looks.
fn lines<'a>(page: &PageParts<'a>) -> impl Iterator<Item = Place<'a>> {
    let (facts, body) = (page.facts, page.body);
    let worded = |range: std::ops::Range<usize>| range.filter(|i| facts[*i].has_words());
    let mut above: Vec<usize> = worded(0..body.start).rev().take(REACH_ABOVE).collect();
    let before: usize = worded(0..above.last().copied().unwrap_or(0)).take(9).count();
    above.reverse();
    let count = above.len();
    let inside: Vec<usize> = worded(body.clone()).take(REACH_INSIDE).collect();
    let own_before = own_before(facts);
    let h1 = |index: usize| facts[index].markup.element == LineElement::Heading(1);
    let h1_count = (0..facts.len()).filter(|index| h1(*index)).count();
    let all: Vec<usize> = above.into_iter().chain(inside).collect();
    let mut seen: HashSet<&str> = HashSet::new();
    let flags = |of: fn(&LineFacts) -> bool| -> Vec<bool> {
        all.iter().map(|index| of(&facts[*index])).collect()
    };
    let like = flags(is_like_headline);
    let dated = flags(|line| line.shape == Shape::Date);
    let byline = flags(is_byline);
    let likes = |lines: std::ops::Range<usize>| like[lines].iter().filter(|like| **like).count();
    let credited = |lines: std::ops::Range<usize>| {
        dated[lines.clone()].contains(&true) || byline[lines].contains(&true)
    };
    let menu = |lines: &mut dyn Iterator<Item = &usize>| {
        lines.take(9).take_while(|index| facts[**index].words <= 3).count()
    };
    let places: Vec<Place<'a>> = (0..all.len())
        .map(|at| {
            let index = all[at];
            let line: &'a LineFacts<'a> = &facts[index];
            let at_line = |at: usize| all.get(at).map(|index| &facts[*index]);
            let below = at + 1..(at + 4).min(all.len());
            Place {
                index,
                line,
                above: (at < count).then(|| count - at),
                inside: at.checked_sub(count),
                rank: (before + at).min(9),
                before: at.checked_sub(1).and_then(at_line),
                next: at_line(at + 1),
                dated_below: dated[below.clone()].contains(&true),
                dated_above: at.checked_sub(1).is_some_and(|at| dated[at]),
                byline_below: byline[below].contains(&true),
                blank_before: index > 0 && facts[index - 1].shape == Shape::Blank,
                blank_after: facts.get(index + 1).is_some_and(|next| next.shape == Shape::Blank),
                only_h1: h1_count == 1 && h1(index),
                first_copy: line.copies == 1 || seen.insert(line.text),
                likes: [2, 1, -1, -2].map(|back: isize| {
                    at.checked_add_signed(-back).is_some_and(|at| like.get(at) == Some(&true))
                }),
                credited_before: credited(at.saturating_sub(6)..at),
                credited_after: credited(
                    at + 1..(at + 9).min(count + 3).max(at + 1).min(all.len()),
                ),
                likes_below: likes((at + 1).min(count)..count),
                likes_before: likes(at.saturating_sub(5)..at),
                own_before: own_before.as_ref().map(|before| before[index]),
                menu_before: menu(&mut all[..at].iter().rev()),
                menu_below: menu(&mut all[at + 1..].iter()),
            }
        })
        .collect();
    places.into_iter().filter(|place| {
        let (line, shape) = (place.line, place.line.shape);
        let fits = (1..=MAX_WORDS).contains(&line.words) && line.text.len() <= MAX_BYTES;
        let sentence = place.above.is_none() && line.words >= 8 && ends_as_text(line.text);
        fits && shape != Shape::Counter && !sentence && !runs_on(facts, place)
    })
}

/// For each line how many lines with words before it no other document has; none where the page
/// shares nothing.
fn own_before(facts: &[LineFacts]) -> Option<Vec<usize>> {
    facts.iter().any(|line| line.standing.repeated).then(|| {
        let mut own = 0;
        let count = |line: &LineFacts| {
            let before = own;
            own += usize::from(line.has_words() && line.standing.others == 0);
            before
        };
        facts.iter().map(count).collect()
    })
}

/// Whether a line of the body goes on in the next one, as in text cut at a fixed width.
fn runs_on(facts: &[LineFacts], place: &Place) -> bool {
    let next = facts.get(place.index + 1).filter(|_| place.above.is_none());
    next.is_some_and(|next| next.words > 2 && next.text.starts_with(char::is_lowercase))
}

/// A headline may ask or exclaim, but it ends with no full stop.
pub(super) fn ends_as_text(text: &str) -> bool {
    text.trim_end_matches(['»', '"', ')']).ends_with(['.', ':', ';', ',', '。'])
}

/// Whether a line by itself could be a headline.
pub(super) fn is_like_headline(line: &LineFacts) -> bool {
    (4..=25).contains(&line.words)
        && line.shape == Shape::Words
        && line.cue.is_none()
        && !line.ends_sentence
        && !line.text.starts_with(char::is_lowercase)
}

/// Whether a line names its author by a word or by its looks.
fn is_byline(line: &LineFacts) -> bool {
    author::is_name(line.text)
        || line.words <= 12 && cue::after_opening(line.text, &lexicon::AUTHOR).is_some()
}

/// Fills in what depends on the declared titles and on other candidates.
fn relate(candidates: &mut [Candidate], titles: &[&DeclaredField], page: &PageParts) {
    let declared: Vec<String> = titles.iter().map(|field| key(&field.value)).collect();
    let stems: Vec<HashSet<Stem>> =
        titles.iter().map(|field| stems::stems(&field.value).into_iter().collect()).collect();
    let sources: Vec<String> =
        page.declared_as(FieldName::Source).map(|field| key(&field.value)).collect();
    let headings: HashSet<String> = candidates
        .iter()
        .filter(|c| {
            c.place().is_some_and(|p| matches!(p.line.markup.element, LineElement::Heading(_)))
        })
        .map(|candidate| candidate.key.clone())
        .collect();
    for candidate in candidates.iter_mut() {
        let own = &candidate.key;
        candidate.agreement = agreement(own, &stems::stems(candidate.text), &declared, &stems);
        candidate.agreement.headed = f32::from(u8::from(headings.contains(own)));
        candidate.agreement.is_source = f32::from(u8::from(sources.contains(own)));
    }
    let keys: Vec<String> = candidates
        .iter()
        .filter(|candidate| candidate.place().is_some())
        .map(|candidate| candidate.key.clone())
        .collect();
    for candidate in candidates.iter_mut().filter(|candidate| candidate.words >= 2) {
        let own = candidate.key.as_str();
        let longer = || keys.iter().filter(|key| key.len() > own.len());
        candidate.ends_other = longer().any(|key| key.ends_with(own));
        candidate.starts_other = longer().any(|key| key.starts_with(own));
    }
}

fn agreement(
    own: &str,
    own_stems: &[Stem],
    declared: &[String],
    stems: &[HashSet<Stem>],
) -> Agreement {
    if declared.is_empty() {
        return Agreement::default();
    }
    let count = declared.len() as f32;
    let share =
        |fits: &dyn Fn(&&String) -> bool| declared.iter().filter(fits).count() as f32 / count;
    let shared = |stems: &HashSet<Stem>| {
        let shared = own_stems.iter().filter(|stem| stems.contains(*stem)).count() as f32;
        2.0 * shared / (own_stems.len() + stems.len()).max(1) as f32
    };
    Agreement {
        any: 1.0,
        equal: share(&|title| *title == own),
        starts: share(&|title| title.len() > own.len() && title.starts_with(own)),
        holds: share(&|title| !title.starts_with(own) && title.contains(own)),
        stems: stems.iter().map(shared).fold(0.0, f32::max),
        ..Agreement::default()
    }
}

/// The stems of the body's first sentences, each with the line that has it; none where several do.
struct BodyStems(HashMap<Stem, Option<usize>>);

impl BodyStems {
    fn new(page: &PageParts) -> Self {
        let mut stems = HashMap::new();
        let long = page.body.clone().filter(|index| page.facts[*index].words > 8).take(12);
        for index in long {
            let text = page.facts[index].text;
            for stem in stems::stems(&text[..text.floor_char_boundary(2000)]) {
                let line = stems.entry(stem).or_insert(Some(index));
                *line = line.filter(|line| *line == index);
            }
        }
        BodyStems(stems)
    }

    /// Whether another line than `own` has a stem.
    fn has_outside(&self, stem: Stem, own: Option<usize>) -> bool {
        self.0.get(&stem).is_some_and(|line| line.is_none() || own.is_none() || *line != own)
    }
}
