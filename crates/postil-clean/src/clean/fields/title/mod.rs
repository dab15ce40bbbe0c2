//! Finds the headline.

mod agreement;
mod candidate;
mod candidates;
mod measure;
pub(in crate::clean::fields) mod outlet;
mod own;
mod parts;
mod place;
mod questions;
mod stamp;
mod traits;
mod wording;

use crate::clean::fields::choice::{self, Choice};
use crate::clean::fields::title::candidate::{TitleCandidate, TitleOrigin};
use crate::clean::fields::title::place::{TitlePlace, ends_as_text};
use crate::clean::page::PageParts;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::cleaned::{Confidence, Field, FieldName};
use crate::model::line::LineNumber;
use crate::model::rule::Rule;
use crate::model::source::LineElement;
use postil_text::letter::plain_lower_case;
use postil_text::quote::fold_text;
use postil_text::sentence;

/// A headline glued to a date stamp has no more words than this.
const MAX_WORDS: usize = 40;
/// The length of a headline made from the text, in characters.
const DERIVED_LENGTH: usize = 160;

/// A line may be the headline though its traits speak somewhat against it, for most pages have one.
const LEAST: f32 = -2.0;

/// The headline and the lines that hold nothing else.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Title {
    pub field: Field<String>,
    /// The lines that show it, in order.
    pub lines: Vec<usize>,
}

/// Finds the headline that the page shows or declares; none where it has none.
pub(crate) fn find(page: &PageParts, weights: &[f32]) -> Option<Title> {
    let field = stamped(page)
        .or_else(|| front_matter(page))
        .or_else(|| chosen(page, weights))
        .or_else(|| opening_line(page))?;
    let lines = lines_that_show(&field, page);
    Some(Title { field, lines })
}

/// The names of the traits that headlines are chosen by.
pub(crate) fn trait_names() -> Vec<&'static str> {
    traits::ALL.iter().map(|one| one.name).collect()
}

/// The candidates as the weights are fitted on them.
pub(crate) fn choices(page: &PageParts) -> Vec<Choice> {
    let choice = |candidate: &TitleCandidate| Choice {
        value: value(candidate).to_owned(),
        numbers: choice::numbers(traits::ALL, candidate),
        is_open: false,
    };
    collect(page).iter().map(choice).collect()
}

fn value<'a>(candidate: &TitleCandidate<'a>) -> &'a str {
    wording::without_attribution(candidate.text)
}

fn collect<'a>(page: &PageParts<'a>) -> Vec<TitleCandidate<'a>> {
    let mut candidates = candidates::collect(page);
    own::prefer(&mut candidates);
    candidates
}

/// The candidate that its traits speak for.
fn chosen(page: &PageParts, weights: &[f32]) -> Option<Field<String>> {
    let candidates = collect(page);
    let same = |one: &TitleCandidate, other: &TitleCandidate| one.key == other.key;
    let chosen = choice::choose(traits::ALL, weights, &candidates, LEAST, same)?;
    let best = &candidates[chosen.index];
    if is_sentence_of_text(best) && chosen.confidence() == Confidence::Guess {
        return None;
    }
    let shown = candidates.iter().find(|c| c.key == best.key && c.place().is_some());
    let best = shown.unwrap_or(best);
    let value = value(best).to_owned();
    let field = match &best.origin {
        TitleOrigin::Line(place) => {
            Field::at(value, LineNumber::of_index(place.index), rule_of(place))
        }
        TitleOrigin::Declared { field, .. } => Field::at(value, field.line, field.rule),
    };
    Some(field.with(chosen.confidence()))
}

/// Whether a candidate is a sentence that the text may begin with: as its headline it would be gone
/// from the text.
fn is_sentence_of_text(candidate: &TitleCandidate) -> bool {
    candidate.place().is_some_and(|place| {
        let is_heading = matches!(place.line.markup.element, LineElement::Heading(_));
        place.inside.is_some() && !is_heading && ends_as_text(place.line.text)
    })
}

fn rule_of(place: &TitlePlace) -> Rule {
    match place.line.markup.element {
        LineElement::Heading(_) => Rule::Heading,
        _ if place.above.is_some() || place.inside == Some(0) => Rule::LineAbove,
        _ => Rule::FirstLines,
    }
}

/// The first line with words, if nothing but blank lines and furniture part it from the text.
fn opening_line(page: &PageParts) -> Option<Field<String>> {
    let index = page.facts.iter().position(LineFacts::has_words)?;
    let line = &page.facts[index];
    let mut between = page.facts.get(index + 1..page.body.start)?.iter();
    let fits = (2..=MAX_WORDS).contains(&line.words)
        && line.shape == Shape::Words
        && line.cue.is_none()
        && !ends_as_text(line.text)
        && between.len() > 0
        && between.all(|line| line.shape == Shape::Blank || line.cue.is_some());
    fits.then(|| {
        let value = wording::without_attribution(line.text).to_owned();
        Field::at(value, LineNumber::of_index(index), Rule::LineAbove).with(Confidence::Likely)
    })
}

fn front_matter(page: &PageParts) -> Option<Field<String>> {
    let mut titles = page.declared_as(FieldName::Title);
    let field = titles.find(|field| field.rule.is_above_text())?;
    let says_it = |line: &LineFacts| {
        matches!(line.markup.element, LineElement::Heading(_))
            && wording::key(line.text) == wording::key(&field.value)
    };
    Some(match page.facts.iter().position(says_it) {
        Some(index) => {
            Field::at(page.facts[index].text.to_owned(), LineNumber::of_index(index), Rule::Heading)
        }
        None => Field::at(field.value.clone(), field.line, field.rule),
    })
}

/// The words after the date stamp, unless they are a sentence or too few.
fn stamped(page: &PageParts) -> Option<Field<String>> {
    let (facts, body) = (page.facts, page.body);
    let index = facts.iter().position(|line| line.stamp.is_some())?;
    let line = &facts[index];
    let fits = (3..=MAX_WORDS).contains(&line.words) && !ends_as_text(line.text);
    let alone = body.end > index + 1;
    let value = wording::without_attribution(line.text);
    (fits && alone)
        .then(|| Field::at(value.to_owned(), LineNumber::of_index(index), Rule::WordsAfterStamp))
}

/// The lines above the body's second line that say the headline and nothing else.
fn lines_that_show(field: &Field<String>, page: &PageParts) -> Vec<usize> {
    let (facts, body) = (page.facts, page.body);
    let folded = fold_text(&field.value).to_lowercase();
    let own = field.evidence.line.map(|line| line.index());
    let end = (body.start + 3).min(facts.len());
    (0..end)
        .filter(|index| {
            let line = &facts[*index];
            let is_own = own == Some(*index) && line.has_words();
            is_own || (line.words > 1 && says(line.text, &folded))
        })
        .collect()
}

/// Whether a line says a headline that is folded and in lower case.
fn says(line: &str, headline: &str) -> bool {
    may_say(line, headline) && fold_text(line).to_lowercase() == headline
}

/// Whether the first words of a line let it say a headline; to fold a line takes much longer.
fn may_say(line: &str, headline: &str) -> bool {
    // Folding leaves these as they are, unless a mark joins them from behind or a space follows one.
    let is_plain = |c: char| matches!(c, 'a'..='z' | 'A'..='Z' | 'а'..='я' | 'А'..='Я' | ' ');
    let pairs = line.chars().zip(line.chars().skip(1));
    let plain = pairs.take_while(|(sign, next)| {
        is_plain(*sign) && is_plain(*next) && (*sign, *next) != (' ', ' ')
    });
    let mut signs = headline.chars();
    plain.filter_map(|(sign, _)| plain_lower_case(sign)).all(|sign| signs.next() == Some(sign))
}

/// Makes a headline of a text's first sentence.
pub(crate) fn derive(first_text: &str) -> String {
    let words = wording::without_attribution(sentence::first(first_text));
    wording::cut_at_word(words, DERIVED_LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_the_headline_in_other_signs() {
        for (line, headline, expected) in [
            ("Мост  «открыт»", "мост \"открыт\"", true),
            ("ЁЛКА во дворе", "елка во дворе", true),
            ("И\u{306}од в воде", "йод в воде", true),
            ("\u{ad}Мост открыт", "мост открыт", true),
            ("Школа открыта", "мост открыт", false),
            ("Мост открыли", "мост открыт", false),
            ("Мост и школа", "мост открыт", false),
            ("Я", "я", true),
            ("", "мост", false),
        ] {
            assert_eq!(says(line, headline), expected, "{line}");
        }
    }
}
