//! Random notes on an article, and what became of them in its next edition.

use std::ops::Range;

use postil::annotate::{Selector, Selectors};
use postil::model::article::{Anchor, BlockSpan, joined_text};
use postil::model::cleaned::Block;
use postil::model::quote::fold_text;
use postil::model::sidecar::Note;

use crate::article::{Article, Word};
use crate::random::Random;

/// Words of a quote that say too much to be said twice by chance.
const LONG: usize = 5;

/// What is stored beside a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Context {
    /// So many characters on either side.
    Characters(usize),
    /// What the preview stores.
    Stored,
}

impl Context {
    pub const EVERY: [Context; 4] =
        [Context::Characters(0), Context::Characters(16), Context::Characters(32), Context::Stored];
}

/// What became of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    InPlace,
    OtherFact,
    OtherFactBeside,
    OtherSentence,
    ChangedInPlace,
    ChangedElsewhere,
    Ambiguous,
    NeedlessOrphan,
    Orphan,
}

/// A note, with the words that it is about.
#[derive(Clone)]
pub struct Quoted {
    pub note: Note,
    pub context: Context,
    /// The words of the article, those of the quote among them.
    words: Vec<Word>,
    quote: Range<usize>,
    /// How many whole words of context there are on either side.
    beside: (usize, usize),
    /// Where it began.
    pub start: usize,
}

impl Quoted {
    /// A note on random words of an article, whose paragraphs are `blocks`.
    pub fn random(
        article: &Article,
        blocks: &[Block],
        selectors: &Selectors,
        random: &mut Random,
    ) -> Option<Self> {
        let (laid, _) = article.laid(" ");
        let length = if random.percent(25) { random.between(1, 2) } else { random.between(3, 14) };
        let first = random.below(laid.len() - 1);
        let last = (first + length - 1).min(laid.len() - 1);
        let (joined, starts) = joined_text(blocks);
        let byte = |at: usize| starts[laid[at].0].start;
        let range = byte(first) + laid[first].1.start..byte(last) + laid[last].1.end;
        let context = random.of(&Context::EVERY);
        let selector = match context {
            Context::Characters(count) => around(&joined, &range, count),
            Context::Stored => {
                let span = |at: usize| -> Option<BlockSpan> {
                    let block = &starts[at];
                    let bytes = range.start.max(block.start)..range.end.min(block.end);
                    (bytes.start < bytes.end).then(|| BlockSpan {
                        block: at,
                        bytes: bytes.start - block.start..bytes.end - block.start,
                    })
                };
                selectors.describe(&(0..starts.len()).filter_map(span).collect::<Vec<_>>())?
            }
        };
        let whole = |text: &Option<String>, cut: &str| {
            let words = |c: char| c.is_alphanumeric();
            let count = text.as_deref().unwrap_or_default().split_whitespace();
            let count = count.filter(|word| word.contains(words)).count();
            count - usize::from(cut_in_word(cut, text.as_deref().unwrap_or_default()))
        };
        let beside = (
            whole(&selector.before, &joined[..range.start]),
            whole(&selector.after, &reversed(&joined[range.end..])),
        );
        let words = laid.iter().map(|(.., word)| (*word).clone()).collect();
        let Selector { quote, before, after } = selector;
        let note = Note { quote: Some(quote), before, after, ..Note::default() };
        Some(Quoted { note, context, words, quote: first..last + 1, beside, start: range.start })
    }

    /// The words of the quote and its neighbours.
    pub fn near(&self) -> Vec<usize> {
        let from = self.quote.start.saturating_sub(3);
        let to = (self.quote.end + 3).min(self.words.len());
        self.words[from..to].iter().map(|word| word.id).collect()
    }

    /// What became of it in another edition, laid out with `gap` between its words.
    pub fn outcome(&self, edition: &Article, gap: &str, anchor: &Anchor) -> Outcome {
        let (laid, texts) = edition.laid(gap);
        let ours = &self.words[self.quote.clone()];
        let Some(spans) = anchor.spans() else { return self.orphaned(&laid, &texts) };
        let is_touched = |(block, bytes, _): &(usize, Range<usize>, &Word)| {
            spans.iter().any(|span| {
                span.block == *block && span.bytes.start < bytes.end && bytes.start < span.bytes.end
            })
        };
        let from = laid.iter().position(is_touched).unwrap_or(0);
        let to = laid.iter().rposition(is_touched).map_or(from, |at| at + 1);
        let words: Vec<&Word> = laid.iter().map(|(.., word)| *word).collect();
        let is_ours = words[from..to].iter().any(|word| ours.iter().any(|our| our.id == word.id));
        match anchor {
            Anchor::Ambiguous(_) => Outcome::Ambiguous,
            Anchor::Changed(_) if is_ours => Outcome::ChangedInPlace,
            Anchor::Changed(_) => Outcome::ChangedElsewhere,
            _ if !same_facts(ours, &words[from..to]) => Outcome::OtherFact,
            _ if !is_ours && !self.is_beside_ours(&words, from..to) => Outcome::OtherSentence,
            _ if !self.same_beside(&words, from..to) => Outcome::OtherFactBeside,
            _ => Outcome::InPlace,
        }
    }

    /// Whether the words beside a place have the facts of the context.
    fn same_beside(&self, words: &[&Word], place: Range<usize>) -> bool {
        let (before, after) = self.beside;
        let Range { start, end } = self.quote;
        let head = &self.words[start.saturating_sub(before)..start];
        let tail = &self.words[end..(end + after).min(self.words.len())];
        let found = &words[place.start.saturating_sub(before)..place.start];
        let behind = &words[place.end..(place.end + after).min(words.len())];
        same_facts(head, found) && same_facts(tail, behind)
    }

    /// Whether words of the context stand beside a place: a copy in the place of what it copies.
    fn is_beside_ours(&self, words: &[&Word], place: Range<usize>) -> bool {
        let (before, after) = self.beside;
        let Range { start, end } = self.quote;
        let ours = &self.words[start.saturating_sub(before)..(end + after).min(self.words.len())];
        let around =
            &words[place.start.saturating_sub(before)..(place.end + after).min(words.len())];
        around.iter().any(|word| ours.iter().any(|our| our.id == word.id))
    }

    /// Whether an orphan's words stand in the edition all the same, unambiguously.
    fn orphaned(&self, laid: &[(usize, Range<usize>, &Word)], texts: &[String]) -> Outcome {
        let ours = &self.words[self.quote.clone()];
        let ids: Vec<usize> = laid.iter().map(|(.., word)| word.id).collect();
        let stands =
            ids.windows(ours.len()).position(|ids| ids.iter().eq(ours.iter().map(|it| &it.id)));
        let Some(at) = stands else { return Outcome::Orphan };
        let words: Vec<&Word> = laid.iter().map(|(.., word)| *word).collect();
        let quote = fold_text(self.note.quote.as_deref().unwrap_or_default());
        let joined = fold_text(&texts.join(" "));
        let count = joined.matches(&quote).count();
        let beside = self.same_beside(&words, at..at + ours.len());
        // Few words with a slip in them, and nothing beside them, are anybody's.
        let is_short = self.context == Context::Characters(0) && ours.len() < 3;
        match count {
            0 if is_short => Outcome::Orphan,
            1 if beside || ours.len() >= LONG => Outcome::NeedlessOrphan,
            0 if beside => Outcome::NeedlessOrphan,
            _ => Outcome::Orphan,
        }
    }
}

fn same_facts(ours: &[Word], theirs: &[&Word]) -> bool {
    let ours = ours.iter().filter(|word| word.is_fact).map(|word| &word.text);
    ours.eq(theirs.iter().filter(|word| word.is_fact).map(|word| &word.text))
}

/// So many characters on either side of a passage.
fn around(joined: &str, range: &Range<usize>, count: usize) -> Selector {
    let (head, tail) = (&joined[..range.start], &joined[range.end..]);
    let before = head.char_indices().rev().take(count).last().map(|(at, _)| head[at..].to_owned());
    let after: String = tail.chars().take(count).collect();
    Selector {
        quote: joined[range.clone()].to_owned(),
        before,
        after: Some(after).filter(|after| !after.is_empty()),
    }
}

/// Whether a context of the length of `context` begins within a word of `text`, at whose end it is.
fn cut_in_word(text: &str, context: &str) -> bool {
    let count = context.chars().count();
    let mut letters = text.chars().rev().skip(count.max(1) - 1).take(2);
    let inside = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    count > 0 && inside(letters.next()) && inside(letters.next())
}

fn reversed(text: &str) -> String {
    text.chars().rev().collect()
}
