//! Finds when the page was published.

mod address;
mod age;
mod candidate;
mod candidates;
mod declaration;
mod issue;
mod numeric;
mod order;
mod place;
mod said;
mod today;
mod told;
mod traits;
mod triples;
mod yearless;

use crate::clean::fields::choice::{self, Choice};
use crate::clean::fields::date::candidate::{DateCandidate, DateOrigin};
use crate::clean::fields::date::candidates::Dates;
use crate::clean::fields::date::place::DatePlace;
use crate::clean::page::PageParts;
use crate::clean::page::facts::Shape;
use crate::clean::time::relative;
use crate::model::cleaned::{Confidence, Field, FieldName};
use crate::model::date::ArticleDate;
use crate::model::line::LineNumber;
use crate::model::rule::Rule;

/// A relative date stands at most so many lines with words above the headline.
const REACH_ABOVE_TITLE: usize = 2;
/// And so many below it.
const REACH_BELOW_TITLE: usize = 6;

/// Finds the date: as front matter states it, else a line beside the headline that counts from
/// the moment of capture, else the scraper's stamp, else what the page declares and shows; `title`
/// are the lines of the headline.
///
/// What the page declares with little doubt says more than a distance from the capture. A date that
/// agrees with the winner by day and has a time beside it is more exact and takes its place.
pub(crate) fn find(
    page: &PageParts,
    title: &[usize],
    weights: &[f32],
) -> Option<Field<ArticleDate>> {
    let Dates { candidates, today } = candidates::collect(page, title);
    let captured = captured(page);
    let candidates = up_to_capture(candidates, captured);
    let lines = Lines { page, title, seen: captured.or(today) };
    let best = front_matter(page)
        .or_else(|| lines.relative().map(|found| declared(&candidates, weights).unwrap_or(found)))
        .or_else(|| stamped(page))
        .or_else(|| chosen_or_yearless(&candidates, &lines, weights))?;
    if best.value.time.is_some() || !best.value.is_exact() {
        return Some(best);
    }
    let exact = candidates.iter().find(|candidate| {
        let agrees = candidate.date.day == best.value.day && candidate.date.time.is_some();
        agrees && candidate.place().is_some_and(|place| place.zone.is_none())
    });
    match exact {
        Some(exact) => Some(field(exact).with(best.evidence.confidence)),
        None => Some(best),
    }
}

/// The candidates that are no later than the day after the capture, where that day is known: no
/// page states what was yet to come as the day of its publication.
fn up_to_capture(
    mut candidates: Vec<DateCandidate<'_>>,
    captured: Option<ArticleDate>,
) -> Vec<DateCandidate<'_>> {
    let end = captured.and_then(|captured| captured.day.succ_opt());
    candidates.retain(|candidate| end.is_none_or(|end| candidate.date.day <= end));
    candidates
}

/// The candidate that its traits speak for; a day without a year beside the headline says more than
/// a guess.
fn chosen_or_yearless(
    candidates: &[DateCandidate],
    lines: &Lines,
    weights: &[f32],
) -> Option<Field<ArticleDate>> {
    let chosen = chosen(candidates, weights);
    if chosen.as_ref().is_some_and(|date| date.evidence.confidence != Confidence::Guess) {
        return chosen;
    }
    lines.yearless().or_else(|| lines.of_issue()).or(chosen)
}

/// What the page declares, where there is little doubt that it is the page's own date.
fn declared(candidates: &[DateCandidate], weights: &[f32]) -> Option<Field<ArticleDate>> {
    let best = chosen(candidates, weights)?;
    let states = |candidate: &&DateCandidate| {
        candidate.place().is_none() && candidate.date.day == best.value.day
    };
    let stated = candidates.iter().find(states)?;
    let confidence = best.evidence.confidence;
    (confidence != Confidence::Guess).then(|| field(stated).with(confidence))
}

/// The line that a date fills which is no day by itself: it counts from the capture, or is that of
/// an issue.
pub(crate) fn relative_line(date: &Field<ArticleDate>) -> Option<usize> {
    let rule = &date.evidence.rule;
    let counts = *rule == Rule::RelativeDate
        || *rule == Rule::YearlessDate
        || *rule == Rule::DateLine && !date.value.is_exact();
    date.evidence.line.filter(|_| counts).map(|line| line.index())
}

/// The names of the traits that dates are chosen by.
pub(crate) fn trait_names() -> Vec<&'static str> {
    traits::ALL.iter().map(|one| one.name).collect()
}

/// The candidates as the weights are fitted on them.
pub(crate) fn choices(page: &PageParts, title: &[usize]) -> Vec<Choice> {
    let choice = |candidate: &DateCandidate| Choice {
        value: candidate.date.to_string(),
        numbers: choice::numbers(traits::ALL, candidate),
        is_open: false,
    };
    candidates::collect(page, title).candidates.iter().map(choice).collect()
}

/// Where a date stands that a line beside the headline does not state in full.
struct Lines<'l, 'a> {
    page: &'l PageParts<'a>,
    /// The lines of the headline.
    title: &'l [usize],
    /// When the page was looked at, where that is known.
    seen: Option<ArticleDate>,
}

impl Lines<'_, '_> {
    /// A line such as `18:47, Сегодня`.
    fn relative(&self) -> Option<Field<ArticleDate>> {
        let seen = self.seen?;
        self.beside_title().find_map(|index| {
            let (date, confidence) = relative::moment(self.page.facts[index].text, seen)?;
            Some(Field::at(date, LineNumber::of_index(index), Rule::RelativeDate).with(confidence))
        })
    }

    /// A line such as `12 марта, 10:15`.
    fn yearless(&self) -> Option<Field<ArticleDate>> {
        let seen = self.seen?;
        self.beside_title().find_map(|index| {
            let date = yearless::day(self.page.facts[index].text, seen)?;
            let field = Field::at(date, LineNumber::of_index(index), Rule::YearlessDate);
            Some(field.with(Confidence::Likely))
        })
    }

    /// A line such as `Март 2025`, as magazines date their issues.
    fn of_issue(&self) -> Option<Field<ArticleDate>> {
        let facts = self.page.facts;
        let is_dayless = |index: &usize| facts[*index].dates.is_empty();
        self.beside_title().filter(is_dayless).find_map(|index| {
            let date = ArticleDate::from_stretch(issue::stretch(facts[index].text)?);
            let line = LineNumber::of_index(index);
            Some(Field::at(date, line, Rule::DateLine).with(Confidence::Likely))
        })
    }

    /// The lines with words around the headline, those below it first; the headline may be the
    /// first line of the text.
    fn beside_title(&self) -> impl Iterator<Item = usize> {
        let (facts, body) = (self.page.facts, self.page.body.start);
        let first = self.title.first().copied().unwrap_or(body).min(body);
        let text = self.title.last().map_or(body, |last| body.max(last + 1));
        let worded = |index: &usize| facts[*index].has_words();
        let above = (0..first).rev().filter(worded).take(REACH_ABOVE_TITLE);
        let end = (text + 1).min(facts.len());
        let below = (first..end).filter(worded).take(REACH_BELOW_TITLE);
        let lines = below.chain(above).filter(|index| !self.title.contains(index));
        lines.collect::<Vec<_>>().into_iter()
    }
}

/// The moment of capture: as the sidecar says, else the scraper's stamp, else what the file states.
pub(crate) fn captured(page: &PageParts) -> Option<ArticleDate> {
    let stamped = || stamped(page).map(|field| field.value);
    let declared = || page.declared_as(FieldName::Captured).find_map(declaration::read);
    page.captured.or_else(stamped).or_else(declared)
}

fn stamped(page: &PageParts) -> Option<Field<ArticleDate>> {
    let (index, stamp) = page.facts.iter().enumerate().find_map(|(i, f)| Some((i, f.stamp?)))?;
    Some(Field::at(stamp.date, LineNumber::of_index(index), Rule::DateStamp))
}

fn front_matter(page: &PageParts) -> Option<Field<ArticleDate>> {
    let mut fields = page.declared_as(FieldName::Date).filter(|f| f.rule.is_above_text());
    fields.find_map(|field| {
        let stated = || ArticleDate::stated(field.value.trim()).ok();
        let date = stated().or_else(|| declaration::read(field))?;
        Some(Field::at(date, field.line, field.rule))
    })
}

/// The candidate that its traits speak for.
fn chosen(candidates: &[DateCandidate], weights: &[f32]) -> Option<Field<ArticleDate>> {
    let same = |one: &DateCandidate, other: &DateCandidate| one.date.day == other.date.day;
    let chosen = choice::choose(traits::ALL, weights, candidates, 0.0, same)?;
    Some(field(&candidates[chosen.index]).with(chosen.confidence()))
}

fn field(candidate: &DateCandidate) -> Field<ArticleDate> {
    match &candidate.origin {
        DateOrigin::Line(place) => {
            Field::at(candidate.date, LineNumber::of_index(place.index), rule_of(place))
        }
        DateOrigin::Declared { field, .. } => Field::at(candidate.date, field.line, field.rule),
    }
}

fn rule_of(place: &DatePlace) -> Rule {
    match place.line.shape {
        Shape::Date => Rule::DateLine,
        Shape::Caption => Rule::DateInCaption,
        _ if place.spot.from_start < 0 => Rule::DateAbove,
        _ if place.spot.from_end > 0 => Rule::DateBelow,
        _ => Rule::DateInText,
    }
}
