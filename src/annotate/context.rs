//! Whether the words beside a place are those that a note gives, and how well others fit.

use std::ops::Range;

use crate::annotate::meaning::{self, Difference};
use crate::annotate::myers::{Pattern, Start};
use crate::model::quote::FoldedQuote;
use postil_text::sentence;

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
    /// Only those of the quote's own sentence count: what another one says, or another paragraph,
    /// may go without any harm to the quote.
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
        stand_near(own_end(before).split_once(' '), head)?;
        let own = own_start(after).rsplit_once(' ');
        stand_near(own.map(|(words, cut)| (cut, words)), tail)
    }
}

/// Whether the facts of a context stand near: its outermost word, which may be cut, and the others.
fn stand_near(context: Option<(&str, &str)>, near: &str) -> Result<(), Difference> {
    let Some((outermost, others)) = context else { return Ok(()) };
    meaning::facts_stand_in(others, near)?;
    let marks = |c: char| !c.is_alphanumeric();
    match near.contains(outermost.trim_matches(marks)) {
        true => Ok(()),
        false => meaning::facts_stand_in(outermost, near),
    }
}

/// What a text says after its last whole sentence, without the word that begins it: that one has
/// its capital letter from there.
fn own_end(text: &str) -> &str {
    let last = sentence::ends(text).filter(|end| text[*end..].starts_with(' ')).last();
    let begun = last.map(|end| text[end..].trim_start());
    begun.map_or(text, |begun| begun.split_once(' ').map_or("", |(_, rest)| rest))
}

/// What a text says up to the end of its first sentence.
fn own_start(text: &str) -> &str {
    sentence::first(text).trim_end_matches(['.', '!', '?', '"', ')'])
}

/// Whether the words of the context that are only parts of those beside a place may be: a name, a
/// number or a denial must be whole, and nothing may be cut off that denies the rest.
///
/// # Errors
///
/// Names the words.
pub fn is_cut_fairly(
    quote: &FoldedQuote,
    text: &str,
    place: &Range<usize>,
) -> Result<(), Difference> {
    let other = quote.cut_words(text, place).find(|((ours, _), rest)| {
        meaning::facts_stand_in(ours, "").is_err() || meaning::begins_denial(rest, ours)
    });
    match other {
        Some(((ours, theirs), _)) => Err(Difference::Fact(ours.to_owned(), theirs.to_owned())),
        None => Ok(()),
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
