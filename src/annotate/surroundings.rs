//! The words beside a passage, as a note is stored with them.
//!
//! A note that is found by its words alone would go to any other sentence that has them, once its
//! own is gone. So the words beside it are stored to the ends of its sentence, and a few of a
//! neighbouring one: another sentence with the same words is then another place.

use crate::annotate::selector::Selector;
use postil_text::sentence;

/// The most words beside a quote that a note gets on either side.
const MOST_WORDS: usize = 40;
/// Of these, the most that are its sentence's.
const MOST_OF_SENTENCE: usize = 24;
/// Words of a neighbouring sentence: so many in a row stand nowhere else by chance.
const OF_NEIGHBOUR: usize = 5;

/// The text on both sides of a passage.
pub(super) struct Surroundings<'a> {
    before: Side<'a>,
    after: Side<'a>,
}

/// What parts a word from the one nearer to the quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Border {
    None,
    Sentence,
    Block,
}

/// The words on one side of a passage.
struct Side<'a> {
    /// From the quote outwards.
    words: Vec<(&'a str, Border)>,
    /// Whether a space parts the quote from the first of them.
    is_apart: bool,
}

impl<'a> Surroundings<'a> {
    /// The words on both sides of `quote`, where blocks are parted by line breaks.
    pub(super) fn new(before: &'a str, quote: &str, after: &'a str) -> Self {
        Surroundings { before: Side::before(before, quote), after: Side::after(quote, after) }
    }

    /// Descriptions of a quote: with the words beside it that a note is stored with, then with
    /// ever more of them.
    pub(super) fn descriptions(&self, quote: &str) -> impl Iterator<Item = Selector> {
        let (before, after) = self.counts();
        (0..=MOST_WORDS).map(move |more| Selector {
            quote: quote.to_owned(),
            before: self.before.nearest(before + more).map(|mut words| {
                words.reverse();
                words.join(" ") + self.before.gap()
            }),
            after: self
                .after
                .nearest(after + more)
                .map(|words| self.after.gap().to_owned() + &words.join(" ")),
        })
    }

    /// How many words are stored on either side.
    ///
    /// The neighbouring sentence is one of the same block, where it has another: what stands in the
    /// block beside it may be a caption that comes and goes.
    fn counts(&self) -> (usize, usize) {
        let (before, after) = (self.before.of_sentence(), self.after.of_sentence());
        let beyond = |side: &Side, from: usize, border: Border| {
            let (_, first) = side.words.get(from)?;
            let rest = side.words[from + 1..].iter().take(OF_NEIGHBOUR - 1);
            let count = 1 + rest.take_while(|(_, border)| *border != Border::Block).count();
            (*first == border).then_some(from + count)
        };
        for border in [Border::Sentence, Border::None, Border::Block] {
            if let Some(before) = beyond(&self.before, before, border) {
                return (before, after);
            }
            if let Some(after) = beyond(&self.after, after, border) {
                return (before, after);
            }
        }
        (before, after)
    }
}

impl<'a> Side<'a> {
    fn before(text: &'a str, quote: &str) -> Self {
        let mut words: Vec<(&str, Border)> = Vec::new();
        let mut rest = text;
        while words.len() < 2 * MOST_WORDS {
            let end = rest.trim_end();
            if end.is_empty() {
                break;
            }
            let at = end
                .rfind(char::is_whitespace)
                .map_or(0, |at| at + end[at..].chars().next().map_or(1, char::len_utf8));
            let word = &end[at..];
            let gap = &rest[end.len()..];
            let next = words.last().map_or(quote, |(word, _)| word);
            let border = match gap.contains('\n') {
                true => Border::Block,
                false if !gap.is_empty() && sentence::ends_between(word, next) => Border::Sentence,
                false => Border::None,
            };
            words.push((word, border));
            rest = &rest[..at];
        }
        Side { words, is_apart: text.ends_with(char::is_whitespace) }
    }

    fn after(quote: &str, text: &'a str) -> Self {
        let mut words: Vec<(&str, Border)> = Vec::new();
        let mut rest = text;
        while words.len() < 2 * MOST_WORDS {
            let start = rest.trim_start();
            if start.is_empty() {
                break;
            }
            let (word, after) =
                start.split_at(start.find(char::is_whitespace).unwrap_or(start.len()));
            let gap = &rest[..rest.len() - start.len()];
            let last = words.last().map_or(quote, |(word, _)| word);
            let border = match gap.contains('\n') {
                true => Border::Block,
                false if !gap.is_empty() && sentence::ends_between(last, word) => Border::Sentence,
                false => Border::None,
            };
            words.push((word, border));
            rest = after;
        }
        Side { words, is_apart: text.starts_with(char::is_whitespace) }
    }

    /// How many words there are to the end of the quote's sentence.
    fn of_sentence(&self) -> usize {
        let own = self.words.iter().take_while(|(_, border)| *border == Border::None);
        own.count().min(MOST_OF_SENTENCE)
    }

    /// The nearest words, from the quote outwards; none where there are none.
    fn nearest(&self, count: usize) -> Option<Vec<&'a str>> {
        let words: Vec<&str> = self.words.iter().take(count).map(|(word, _)| *word).collect();
        words.iter().any(|word| word.contains(char::is_alphanumeric)).then_some(words)
    }

    /// What parts them from the quote.
    fn gap(&self) -> &'static str {
        if self.is_apart { " " } else { "" }
    }
}
