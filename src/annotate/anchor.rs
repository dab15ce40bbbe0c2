//! Finds a quote in an article's text, step by step: its words beside its context, its words
//! alone, its words within longer ones, similar words.

use std::cell::OnceCell;
use std::ops::Range;

use crate::annotate::context::{self, Context};
use crate::annotate::meaning::{self, Difference};
use crate::annotate::similar::{self, Nearest, Refusal, SimilarText};
use crate::model::article::{BlockSpan, joined_text};
use crate::model::cleaned::Block;
use crate::model::quote::{FoldedQuote, FoldedText, has_decimal_commas};

/// By how much the best of several places must lead to be shown as the one that is meant.
const LEAD: f64 = 0.2;
/// Of places whose context differs, how many are looked at closely: those that fit best.
const MOST_PLACES: usize = 16;
/// Letters of a word that a quote may be a part of, on either side of it.
const LONGEST_REST: usize = 64;

/// The text that quotes are looked for in: the blocks, joined by one line break each.
pub struct AnchorText {
    joined: String,
    folded: FoldedText,
    /// Where each block stands in the joined text.
    blocks: Vec<Range<usize>>,
    /// Whether a comma begins a fraction in it, and groups no digits.
    has_decimal_commas: bool,
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Its words are not quite those of the quote.
    Words,
    /// The words beside it are not those that the note gives: one of these, and what stands there.
    Context(String, String),
}

impl AnchorText {
    /// Prepares the text of an article.
    pub fn new(blocks: &[Block]) -> Self {
        let (joined, blocks) = joined_text(blocks);
        AnchorText {
            folded: FoldedText::new(&joined),
            has_decimal_commas: has_decimal_commas(&joined),
            joined,
            blocks,
            similar: OnceCell::new(),
        }
    }

    /// Looks for a quote; `before` and `after` tell several places apart.
    ///
    /// A place is taken without a word only where all of its context stands beside it, and no fact
    /// is cut off at its edges.
    pub fn find(&self, quote: &str, before: Option<&str>, after: Option<&str>) -> Found {
        let quote = FoldedQuote::new(quote, before, after);
        let mut places = self.places(&quote);
        match (places.next(), places.count()) {
            (Some(place), 0) => self.in_place(&quote, place),
            (Some(first), others) => Found::Often { first: self.spans(first), count: others + 1 },
            (None, _) => self
                .find_beside_others(&quote)
                .or_else(|| self.find_between(&quote))
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
        let mut places = self.places(&quote);
        let only = places.next().filter(|_| places.next().is_none())?;
        self.is_whole(&quote, &only).is_ok().then(|| self.spans(only))
    }

    /// All places that have a quote's words and, beside them, those of its context.
    pub fn all_places(
        &self,
        quote: &str,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Vec<Vec<BlockSpan>> {
        let quote = FoldedQuote::new(quote, before, after);
        self.places(&quote).map(|place| self.spans(place)).collect()
    }

    /// The one place of a quote; a person must confirm it where the text goes on as another
    /// statement: `5 градусов` in `-5 градусов`.
    fn in_place(&self, quote: &FoldedQuote, place: Range<usize>) -> Found {
        let spans = self.spans(place.clone());
        match self.is_whole(quote, &place) {
            Err(Difference::Fact(ours, theirs) | Difference::Word(ours, theirs)) => {
                Found::Changed(spans, Change::Context(ours, theirs))
            }
            Ok(()) => Found::Once(spans),
        }
    }

    /// Whether no fact is cut off where a place with all of its context begins and ends.
    fn is_whole(&self, quote: &FoldedQuote, place: &Range<usize>) -> Result<(), Difference> {
        let text = self.folded.as_str();
        let (whole, marks) = quote.with_context(text, place);
        self.has_its_commas(quote, &whole)?;
        meaning::edges_are_whole(text, &whole, marks)
    }

    /// Whether the commas in the numbers of a place are those of a quote, where they begin fractions:
    /// `1,500` is no `1 500`.
    fn has_its_commas(&self, quote: &FoldedQuote, whole: &Range<usize>) -> Result<(), Difference> {
        let there = &self.joined[self.folded.original_range(whole.clone())];
        let other = quote.regrouped_in(there).filter(|_| self.has_decimal_commas);
        other.map_or(Ok(()), |(ours, theirs)| Err(Difference::Fact(ours, theirs)))
    }

    /// Whether a place cuts no fact off that the context has not, whatever stands beside it.
    fn may_stand_for(&self, quote: &FoldedQuote, place: &Range<usize>) -> bool {
        meaning::edges_are_whole(self.folded.as_str(), place, quote.context()).is_ok()
    }

    /// The places with a quote's words and all of its context.
    fn places(&self, quote: &FoldedQuote) -> impl Iterator<Item = Range<usize>> {
        let text = self.folded.as_str();
        quote.places(text).filter(|place| context::is_cut_fairly(quote, text, place).is_ok())
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
        let mut scored: Vec<(f64, Range<usize>)> =
            quote.places_anywhere(text).map(|place| (context.score(text, &place), place)).collect();
        scored.sort_by(|one, other| other.0.total_cmp(&one.0));
        let best = scored.first()?.1.clone();
        let count = scored.len();
        scored.truncate(MOST_PLACES);
        let mut refused = None;
        scored.retain(|(_, place)| {
            let near = context.names_are_near(text, place);
            near.map_err(|other| refused.get_or_insert(other).clone()).is_ok()
        });
        let lead = scored.get(1).map_or(f64::INFINITY, |second| scored[0].0 - second.0);
        let is_known = count == 1 && similar::is_unmistakable(quote.words());
        Some(match (scored.first(), refused) {
            (Some((_, place)), _) if lead >= LEAD => self.beside_others(quote, place.clone()),
            (Some((_, first)), _) => Found::Often { first: self.spans(first.clone()), count },
            (None, Some(other)) if !is_known => {
                Found::Nowhere(Some((self.spans(best), Refusal::Context(other))))
            }
            (None, _) => self.beside_others(quote, best),
        })
    }

    /// A place that a person must confirm, with what differs beside it.
    fn beside_others(&self, quote: &FoldedQuote, place: Range<usize>) -> Found {
        let text = self.folded.as_str();
        let cut = || quote.cut_words(text, &place).next().map(|(pair, _)| pair);
        let (ours, theirs) = quote.difference(text, &place).or_else(cut).unwrap_or_default();
        let change = Change::Context(ours.to_owned(), theirs.to_owned());
        Found::Changed(self.spans(place), change)
    }

    /// Words like the quote's where all of its context stands: however few they are, the context
    /// tells them.
    fn find_between(&self, quote: &FoldedQuote) -> Option<Found> {
        let text = self.folded.as_str();
        let mut places = quote
            .places_between(text)
            .filter(|place| similar::says_the_same(quote, text, place).is_ok())
            .filter(|place| self.may_stand_for(quote, place));
        let only = places.next().filter(|_| places.next().is_none())?;
        Some(Found::Changed(self.spans(only), Change::Words))
    }

    /// The quote's words where its first or last one has become a part of a longer word.
    fn find_within_words(&self, quote: &FoldedQuote) -> Option<Found> {
        let text = self.folded.as_str();
        let mut whole: Vec<Range<usize>> =
            quote.occurrences(text).filter_map(|place| whole_words(text, place)).collect();
        whole.dedup();
        let first = whole.first()?.clone();
        whole.truncate(MOST_PLACES);
        whole.retain(|place| similar::may_change(quote, text, place).is_ok());
        whole.retain(|place| self.may_stand_for(quote, place));
        Some(match (whole.first(), whole.len()) {
            (Some(place), 1) => Found::Changed(self.spans(place.clone()), Change::Words),
            (Some(place), count) => {
                Found::Nowhere(Some((self.spans(place.clone()), Refusal::Several(count))))
            }
            (None, _) if similar::is_long(quote.words()) => return None,
            (None, _) => {
                let part = Refusal::Part(text[first.clone()].to_owned());
                Found::Nowhere(Some((self.spans(first), part)))
            }
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

/// A range with the whole of the words that it begins and ends in; none where they are too long for
/// a word.
fn whole_words(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let letters = |characters: &mut dyn Iterator<Item = char>| -> Option<usize> {
        let rest = characters.take_while(|c| c.is_alphanumeric()).map(char::len_utf8);
        let rest: Vec<usize> = rest.take(LONGEST_REST + 1).collect();
        (rest.len() <= LONGEST_REST).then(|| rest.iter().sum())
    };
    let words = &text[range.clone()];
    let before = match words.starts_with(char::is_alphanumeric) {
        true => letters(&mut text[..range.start].chars().rev())?,
        false => 0,
    };
    let after = match words.ends_with(char::is_alphanumeric) {
        true => letters(&mut text[range.end..].chars())?,
        false => 0,
    };
    Some(range.start - before..range.end + after)
}

#[cfg(test)]
mod tests;
