//! Finds words like those of a quote that is not in a text: with a few letters changed, but the
//! same names, numbers and statements.

mod length;
mod refusal;

use std::cmp::Reverse;
use std::ops::Range;

use crate::annotate::context::Context;
use crate::annotate::grams::{self, Grams, Stretch};
use crate::annotate::meaning::{self, Difference, Words};
use crate::annotate::myers::{Pattern, Start};
use crate::model::quote::FoldedQuote;
use postil_text::letter::is_spaceless;

pub use length::{is_long, is_unmistakable};
pub use refusal::{Nearest, Refusal};

/// A longer one would cost too much time to compare.
const LONGEST: usize = 4_000;
/// Of a hundred characters, how many may differ.
const MOST_EDITS: usize = 15;
/// Of a hundred characters, how many may differ for words to be named as the nearest ones.
const MOST_EDITS_NAMED: usize = 40;
/// The shortest quote for which the nearest words are looked for.
const SHORTEST_NAMED: usize = 6;
/// Stretches of the text that are compared letter by letter.
const MOST_STRETCHES: usize = 16;
/// Of those that can only hold words to be named.
const MOST_STRETCHES_NAMED: usize = 4;
/// Characters of a quote times those of the stretches that they are compared with: of a long quote
/// the few stretches with most of its grams are enough.
const MOST_COMPARED: usize = 16_000_000;
/// The edge of a word is looked for so many characters away.
const LONGEST_WORD: usize = 64;

/// A folded text, ready to be searched for similar words.
pub struct SimilarText {
    characters: Vec<char>,
    /// The byte at which each character starts; one more entry holds the text's length.
    bytes: Vec<usize>,
    grams: Grams,
}

/// A piece of the text that is like the quote.
struct SimilarPiece {
    /// Characters of the text, from one edge of a word to another.
    range: Range<usize>,
    edits: usize,
}

impl SimilarText {
    /// Prepares a folded text.
    pub fn new(text: &str) -> Self {
        let characters: Vec<char> = text.chars().collect();
        let bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        SimilarText { grams: Grams::new(&characters), characters, bytes }
    }

    /// The one place whose words are like the quote's: bytes of the folded text `text`.
    ///
    /// # Errors
    ///
    /// Where there is none, gives the nearest words, if any are near.
    pub fn find(&self, text: &str, quote: &FoldedQuote) -> Result<Range<usize>, Option<Nearest>> {
        let words: Vec<char> = quote.words().chars().collect();
        if !(SHORTEST_NAMED..=LONGEST).contains(&words.len()) {
            return Err(None);
        }
        let search = Search::new(self, text, quote, &words);
        let (likely, others) = self.stretches(&words);
        let mut found = search.judge_all(likely);
        if found.fitting.is_empty() {
            found.nearest = found.nearest.or(search.judge_all(others).nearest);
            return Err(found.nearest.map(|(_, nearest)| nearest));
        }
        search.choose(found.fitting).map_err(Some)
    }

    /// The stretches that may hold words to be taken for a quote's; and those that can only hold
    /// words to be named.
    fn stretches(&self, quote: &[char]) -> (Vec<Stretch>, Vec<Stretch>) {
        let longest = quote.len() + quote.len() * MOST_EDITS_NAMED / 100;
        let most = MOST_COMPARED / (quote.len() * longest * 2);
        let mut stretches = self.grams.stretches(quote, longest, most.clamp(2, MOST_STRETCHES));
        let least = grams::least_shared(quote.len(), quote.len() * MOST_EDITS / 100);
        stretches.sort_by_key(|stretch| Reverse(stretch.shared));
        let likely = stretches.partition_point(|stretch| stretch.shared >= least);
        let mut others = stretches.split_off(likely);
        others.truncate(MOST_STRETCHES_NAMED);
        (stretches, others)
    }

    /// The piece of a stretch that is most like the quote, and the best ones on both sides of it:
    /// another speaker may say the same in the next sentence.
    fn candidates_in(&self, stretch: Range<usize>, patterns: &[Pattern; 2]) -> Vec<SimilarPiece> {
        let Some(best) = self.candidate(stretch.clone(), patterns) else { return Vec::new() };
        let sides = [stretch.start..best.range.start, best.range.end..stretch.end];
        let is_room = |side: &Range<usize>| side.len() * 2 > patterns[0].len();
        let others = sides.into_iter().filter(is_room);
        let others: Vec<_> = others.filter_map(|side| self.candidate(side, patterns)).collect();
        std::iter::once(best).chain(others).collect()
    }

    /// The piece of a stretch that is most like the quote, moved to the edges of words; none where
    /// it is not even to be named.
    fn candidate(&self, stretch: Range<usize>, patterns: &[Pattern; 2]) -> Option<SimilarPiece> {
        let [forward, backward] = patterns;
        let window = &self.characters[stretch.clone()];
        let (edits, end) = forward.best(window.iter().copied(), Start::Anywhere)?;
        if edits * 100 > forward.len() * MOST_EDITS_NAMED {
            return None;
        }
        let most = forward.len() * 2;
        let back = window[..end].iter().rev().take(most).copied();
        let (_, length) = backward.best(back, Start::First)?;
        let end = stretch.start + end;
        let edits =
            |range: &Range<usize>| forward.distance(self.characters[range.clone()].iter().copied());
        let starts = self.word_edges(end - length);
        let ends = self.word_edges(end);
        let pieces = starts.iter().flat_map(|start| ends.iter().map(|end| *start..*end));
        let pieces = pieces.map(|piece| self.trimmed(piece)).filter(|piece| !piece.is_empty());
        pieces
            .map(|range| SimilarPiece { edits: edits(&range), range })
            .min_by_key(|candidate| (candidate.edits, Reverse(candidate.range.len())))
    }

    /// The edges of words nearest to a character: itself, or one on each side.
    fn word_edges(&self, at: usize) -> Vec<usize> {
        let is_letter = |at: usize| self.characters.get(at).is_some_and(|c| c.is_alphanumeric());
        let is_inside = |at: &usize| *at > 0 && is_letter(*at - 1) && is_letter(*at);
        if !is_inside(&at) {
            return vec![at];
        }
        let end = self.characters.len().min(at + LONGEST_WORD);
        let back = (at.saturating_sub(LONGEST_WORD)..at).rev().find(|at| !is_inside(at));
        let on = (at..=end).find(|at| !is_inside(at));
        match (back, on) {
            (Some(back), Some(on)) => vec![back, on],
            _ => vec![at],
        }
    }

    /// A range without the spaces at its ends.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let is_space = |at: &usize| self.characters[*at] == ' ';
        let start = range.clone().find(|at| !is_space(at)).unwrap_or(range.end);
        let end = (start..range.end).rev().find(|at| !is_space(at)).map_or(start, |at| at + 1);
        start..end
    }
}

/// Whether a quote may have become these words, as far as what they say tells.
pub fn may_change(quote: &FoldedQuote, text: &str, place: &Range<usize>) -> Result<(), Refusal> {
    says_the_same(quote, text, place)?;
    if is_long(quote.words()) { Ok(()) } else { Err(Refusal::TooShort) }
}

/// Whether the words at a place say what a quote says, be they as few as they may.
pub fn says_the_same(quote: &FoldedQuote, text: &str, place: &Range<usize>) -> Result<(), Refusal> {
    let words = &text[place.clone()];
    // Where nothing parts words, nothing tells which of them stands for which.
    let is_parted = |text: &str| !text.contains(is_spaceless);
    if quote.words() != words && !(is_parted(quote.words()) && is_parted(words)) {
        let difference = Difference::Word(quote.words().to_owned(), words.to_owned());
        return Err(Refusal::Meaning(difference));
    }
    let ours = Words { before: quote.context().0, words: quote.words() };
    let theirs = Words { before: &text[..place.start], words };
    meaning::compare(ours, theirs).map_err(Refusal::Meaning)
}

/// A quote that is looked for.
struct Search<'a> {
    similar: &'a SimilarText,
    text: &'a str,
    quote: &'a FoldedQuote,
    context: Option<Context<'a>>,
    /// The quote's words forwards and backwards.
    patterns: [Pattern; 2],
    length: usize,
}

/// What was found of a quote.
#[derive(Default)]
struct Judged {
    /// Places that may be taken, with their edits.
    fitting: Vec<(usize, Range<usize>)>,
    /// Of the others the most like it.
    nearest: Option<(usize, Nearest)>,
}

impl<'a> Search<'a> {
    fn new(
        similar: &'a SimilarText,
        text: &'a str,
        quote: &'a FoldedQuote,
        words: &[char],
    ) -> Self {
        let reversed: Vec<char> = words.iter().rev().copied().collect();
        let patterns = [Pattern::new(words), Pattern::new(&reversed)];
        let context = Context::of(quote);
        Search { similar, text, quote, context, patterns, length: words.len() }
    }

    /// Judges the most similar pieces of some stretches.
    fn judge_all(&self, stretches: Vec<Stretch>) -> Judged {
        let mut judged = Judged::default();
        for SimilarPiece { range, edits } in self.candidates(stretches) {
            let place = self.similar.bytes[range.start]..self.similar.bytes[range.end];
            let nearer = judged.nearest.as_ref().is_none_or(|(least, _)| edits < *least);
            match self.judge(&place, edits) {
                Ok(()) => judged.fitting.push((edits, place)),
                Err(why) if nearer => judged.nearest = Some((edits, Nearest { place, why })),
                Err(_) => {}
            }
        }
        judged
    }

    /// The pieces of some stretches that are most like the quote; none of them overlap.
    fn candidates(&self, stretches: Vec<Stretch>) -> Vec<SimilarPiece> {
        let mut found: Vec<SimilarPiece> = stretches
            .into_iter()
            .flat_map(|stretch| self.similar.candidates_in(stretch.range, &self.patterns))
            .filter(|candidate| candidate.edits * 100 <= self.length * MOST_EDITS_NAMED)
            .collect();
        found.sort_by_key(|candidate| (candidate.edits, candidate.range.start));
        let mut apart: Vec<SimilarPiece> = Vec::new();
        for candidate in found {
            let overlaps = |other: &SimilarPiece| {
                candidate.range.start < other.range.end && other.range.start < candidate.range.end
            };
            if !apart.iter().any(overlaps) {
                apart.push(candidate);
            }
        }
        apart
    }

    /// Whether the words of a place may be taken for the quote's.
    fn judge(&self, place: &Range<usize>, edits: usize) -> Result<(), Refusal> {
        may_change(self.quote, self.text, place)?;
        let edges = meaning::edges_are_whole(self.text, place, self.quote.context());
        edges.map_err(Refusal::Meaning)?;
        if edits * 100 > self.length * MOST_EDITS {
            return Err(Refusal::TooDifferent(edits * 100 / self.length));
        }
        let near = self.context.as_ref().map_or(Ok(()), |it| it.names_are_near(self.text, place));
        near.map_err(Refusal::Context)
    }

    /// The one of several places that leads clearly: by its letters, or by the words beside it.
    fn choose(&self, mut fitting: Vec<(usize, Range<usize>)>) -> Result<Range<usize>, Nearest> {
        let rank = |(edits, place): &(usize, Range<usize>)| {
            let context = self.context.as_ref().map_or(0.0, |it| it.score(self.text, place));
            context - *edits as f64 / self.length as f64
        };
        fitting.sort_by(|one, other| rank(other).total_cmp(&rank(one)));
        let count = fitting.len();
        let lead = fitting.get(1).map_or(f64::INFINITY, |second| rank(&fitting[0]) - rank(second));
        let (_, place) = fitting.swap_remove(0);
        match lead >= 0.1 {
            true => Ok(place),
            false => Err(Nearest { place, why: Refusal::Several(count) }),
        }
    }
}

#[cfg(test)]
mod tests;
