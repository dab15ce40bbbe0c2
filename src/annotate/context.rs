//! How well the words beside a place fit those that a note gives.

use std::ops::Range;

use crate::annotate::meaning::{self, Difference};
use crate::annotate::myers::{Pattern, Start};
use crate::model::quote::FoldedQuote;

/// Characters of a context that are looked at: the nearest to the quote.
const LONGEST: usize = 64;
/// Characters around a place in which the names of its context must stand, besides its own length.
const NEAR: usize = 40;

/// The words beside a quote, ready to be compared with those beside a place.
pub struct Context<'a> {
    words: (&'a str, &'a str),
    /// From the quote outwards.
    before: Option<Pattern>,
    after: Option<Pattern>,
}

impl<'a> Context<'a> {
    /// The context of a quote; none if it has none.
    pub fn of(quote: &'a FoldedQuote) -> Option<Self> {
        let words @ (before, after) = quote.context();
        let pattern = |outwards: Vec<char>| (!outwards.is_empty()).then(|| Pattern::new(&outwards));
        let before = pattern(before.chars().rev().take(LONGEST).collect());
        let after = pattern(after.chars().take(LONGEST).collect());
        (before.is_some() || after.is_some()).then_some(Context { words, before, after })
    }

    /// How alike the words beside a place are: 1 where they are the same, 0 where nothing is.
    pub fn score(&self, text: &str, place: &Range<usize>) -> f64 {
        let head = text[..place.start].trim_end().chars().rev();
        let tail = text[place.end..].trim_start().chars();
        let (mut edits, mut length) = (0, 0);
        let mut add = |pattern: &Pattern, outwards: &mut dyn Iterator<Item = char>| {
            let some = outwards.take(pattern.len() * 4 / 3 + 1);
            let best = pattern.best(some, Start::First);
            edits += best.map_or(pattern.len(), |(distance, _)| distance).min(pattern.len());
            length += pattern.len();
        };
        self.before.iter().for_each(|pattern| add(pattern, &mut head.clone()));
        self.after.iter().for_each(|pattern| add(pattern, &mut tail.clone()));
        1.0 - edits as f64 / length as f64
    }

    /// Whether the names and numbers of the context stand near a place, each on its side.
    ///
    /// # Errors
    ///
    /// Names one that does not.
    pub fn names_are_near(&self, text: &str, place: &Range<usize>) -> Result<(), Difference> {
        let (before, after) = self.words;
        let from = place.start.saturating_sub(2 * (before.len() + NEAR));
        let to = text.len().min(place.end + 2 * (after.len() + NEAR));
        let head = &text[text.floor_char_boundary(from)..place.start];
        let tail = &text[place.end..text.floor_char_boundary(to)];
        meaning::facts_stand_in(before, head)?;
        meaning::facts_stand_in(after, tail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_context_scores_higher() {
        let text = "сказал Лугин: мост. заметил Дугин: мост.";
        let quote = FoldedQuote::new("мост", Some("сказал Лугн: "), None);
        let context = Context::of(&quote).unwrap();
        let places: Vec<_> = quote.alone().places(text).collect();
        let scores: Vec<f64> = places.iter().map(|place| context.score(text, place)).collect();
        assert!(scores[0] > 0.9 && scores[1] < 0.7, "{scores:?}");
        assert!(context.names_are_near(text, &places[1]).is_err());
    }
}
