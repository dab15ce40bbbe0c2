//! Finds a quote in an article's text, step by step: its words beside its context, its words
//! alone, its words within longer ones, similar words.

use std::cell::OnceCell;
use std::ops::Range;

use crate::annotate::context::Context;
use crate::annotate::similar::{self, Nearest, Refusal, SimilarText};
use crate::model::article::{BlockSpan, joined_text};
use crate::model::cleaned::Block;
use crate::model::quote::{FoldedQuote, FoldedText};

/// The least share of a context that must fit for a place to be taken without a word.
const FITS: f64 = 0.5;
/// By how much the best of several places must lead.
const LEAD: f64 = 0.2;

/// The text that quotes are looked for in: the blocks, joined by one line break each.
pub struct AnchorText {
    joined: String,
    folded: FoldedText,
    /// Where each block stands in the joined text.
    blocks: Vec<Range<usize>>,
    /// Made for the first quote that is not there word for word.
    similar: OnceCell<SimilarText>,
}

/// Where a quote stands.
#[derive(Debug, PartialEq)]
pub enum Found {
    /// In one place.
    Once(Vec<BlockSpan>),
    /// In one place, which a person must confirm.
    Changed(Vec<BlockSpan>, Change),
    /// In several places that the context does not tell apart.
    Often {
        /// The first of them, or the one whose context fits best.
        first: Vec<BlockSpan>,
        /// How many.
        count: usize,
    },
    /// In none; the nearest words, with why they are not taken.
    Nowhere(Option<(Vec<BlockSpan>, Refusal)>),
}

/// What a person must confirm of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Its words are not quite those of the quote.
    Words,
    /// The words beside it are not those that the note gives.
    Context,
}

impl AnchorText {
    /// Prepares the text of an article.
    pub fn new(blocks: &[Block]) -> Self {
        let (joined, blocks) = joined_text(blocks);
        AnchorText { folded: FoldedText::new(&joined), joined, blocks, similar: OnceCell::new() }
    }

    /// Looks for a quote; `before` and `after` tell several places apart.
    pub fn find(&self, quote: &str, before: Option<&str>, after: Option<&str>) -> Found {
        let quote = FoldedQuote::new(quote, before, after);
        let mut places = quote.places(self.folded.as_str());
        match (places.next(), places.count()) {
            (Some(place), 0) => Found::Once(self.spans(place)),
            (Some(first), others) => Found::Often { first: self.spans(first), count: others + 1 },
            (None, _) => self
                .find_beside_others(&quote)
                .or_else(|| self.find_within_words(&quote))
                .unwrap_or_else(|| self.find_similar(&quote)),
        }
    }

    /// The one place that has a quote's words and, beside them, those of its context.
    pub fn only_place(
        &self,
        quote: &str,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Option<Vec<BlockSpan>> {
        let quote = FoldedQuote::new(quote, before, after);
        let mut places = quote.places(self.folded.as_str());
        let only = places.next().filter(|_| places.next().is_none())?;
        Some(self.spans(only))
    }

    /// Whether a quote's words stand in the text, whatever is beside them.
    pub fn has(&self, quote: &str) -> bool {
        FoldedQuote::new(quote, None, None).places(self.folded.as_str()).next().is_some()
    }

    /// The words of a place as the article has them, its blocks joined by a space.
    pub fn words(&self, spans: &[BlockSpan]) -> String {
        let piece = |span: &BlockSpan| {
            let start = self.blocks[span.block].start;
            &self.joined[start + span.bytes.start..start + span.bytes.end]
        };
        spans.iter().map(piece).collect::<Vec<_>>().join(" ")
    }

    /// The quote's words beside others than those that the note gives.
    fn find_beside_others(&self, quote: &FoldedQuote) -> Option<Found> {
        let context = Context::of(quote)?;
        let text = self.folded.as_str();
        let mut refused = None;
        let mut scored: Vec<(f64, Range<usize>)> = Vec::new();
        for place in quote.alone().places(text) {
            match context.names_are_near(text, &place) {
                Ok(()) => scored.push((context.score(text, &place), place)),
                Err(other) => drop(refused.get_or_insert((place, Refusal::Context(other)))),
            }
        }
        if scored.is_empty() {
            return refused.map(|(place, why)| Found::Nowhere(Some((self.spans(place), why))));
        }
        Some(self.best_of(scored))
    }

    /// The place whose context fits best, of at least one; whether it may be taken.
    fn best_of(&self, mut scored: Vec<(f64, Range<usize>)>) -> Found {
        scored.sort_by(|one, other| other.0.total_cmp(&one.0));
        let lead = scored.get(1).map_or(f64::INFINITY, |second| scored[0].0 - second.0);
        let count = scored.len();
        let (score, place) = scored.swap_remove(0);
        let first = self.spans(place);
        match count {
            _ if lead >= LEAD && score >= FITS => Found::Once(first),
            1 => Found::Changed(first, Change::Context),
            _ => Found::Often { first, count },
        }
    }

    /// The quote's words where its first or last one has become a part of a longer word.
    fn find_within_words(&self, quote: &FoldedQuote) -> Option<Found> {
        let text = self.folded.as_str();
        let whole = quote.occurrences(text).map(|place| whole_words(text, place));
        let fits = |place: &Range<usize>| similar::may_change(quote, &text[place.clone()]).is_ok();
        let mut places = whole.filter(fits);
        let first = self.spans(places.next()?);
        Some(match places.count() {
            0 => Found::Changed(first, Change::Words),
            others => Found::Nowhere(Some((first, Refusal::Several(others + 1)))),
        })
    }

    fn find_similar(&self, quote: &FoldedQuote) -> Found {
        let text = self.folded.as_str();
        let similar = self.similar.get_or_init(|| SimilarText::new(text));
        match similar.find(text, quote) {
            Ok(place) => Found::Changed(self.spans(place), Change::Words),
            Err(nearest) => {
                Found::Nowhere(nearest.map(|Nearest { place, why }| (self.spans(place), why)))
            }
        }
    }

    /// Cuts a range of the folded text at the borders of the blocks.
    fn spans(&self, folded: Range<usize>) -> Vec<BlockSpan> {
        let range = self.folded.original_range(folded);
        let from = self.blocks.partition_point(|block| block.end <= range.start);
        let touched = self
            .blocks
            .iter()
            .enumerate()
            .skip(from)
            .take_while(|(_, block)| block.start < range.end);
        touched
            .map(|(index, block)| BlockSpan {
                block: index,
                bytes: range.start.max(block.start) - block.start
                    ..range.end.min(block.end) - block.start,
            })
            .collect()
    }
}

/// A range with the whole of the words that it begins and ends in.
fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let letters = |characters: &mut dyn Iterator<Item = char>| -> usize {
        characters.take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum()
    };
    let words = &text[range.clone()];
    let before = match words.starts_with(char::is_alphanumeric) {
        true => letters(&mut text[..range.start].chars().rev()),
        false => 0,
    };
    let after = match words.ends_with(char::is_alphanumeric) {
        true => letters(&mut text[range.end..].chars()),
        false => 0,
    };
    range.start - before..range.end + after
}

#[cfg(test)]
mod tests;
