//! Describes a passage so that it is found again: its words, and words beside it if it needs them.

use std::ops::Range;

use crate::annotate::anchor::{AnchorText, Change, Found};
use crate::annotate::similar::{self, Refusal};
use crate::model::article::{BlockSpan, joined_text};
use crate::model::cleaned::Block;

/// What a note says of its passage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selector {
    /// The words.
    pub quote: String,
    /// The words before it, where the quote alone is not unique.
    pub before: Option<String>,
    /// The words after it, where that is not enough.
    pub after: Option<String>,
}

/// Why words described elsewhere have no place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unplaced {
    /// They are not in it word for word.
    Nowhere,
    /// They are in it several times.
    Often,
    /// They stand in it beside other words, and may mean something else there.
    BesideOthers,
}

/// Words beside a quote that are tried one after the other: before it, and then on both sides.
const CONTEXTS: [usize; 6] = [1, 2, 4, 8, 16, 32];

/// An article's text, from which passages are described.
pub struct Selectors {
    text: AnchorText,
    joined: String,
    blocks: Vec<Range<usize>>,
}

impl Selectors {
    /// Prepares the text of an article.
    pub fn new(blocks: &[Block]) -> Self {
        let (joined, ranges) = joined_text(blocks);
        Selectors { text: AnchorText::new(blocks), joined, blocks: ranges }
    }

    /// Describes a passage, with as few words beside it as tell it from every other one.
    ///
    /// None if the passage is empty, or is found by no description.
    pub fn describe(&self, spans: &[BlockSpan]) -> Option<Selector> {
        let (first, last) = (spans.first()?, spans.last()?);
        let start = self.blocks.get(first.block)?.start + first.bytes.start;
        let end = self.blocks.get(last.block)?.start + last.bytes.end;
        let quote = self.joined.get(start..end)?.replace('\n', " ");
        let (head, tail) = (&self.joined[..start], &self.joined[end..]);
        let alone = Selector { quote, before: None, after: None };
        let with = |words: usize, after: bool| Selector {
            before: last_words(head, words),
            after: if after { first_words(tail, words) } else { None },
            ..alone.clone()
        };
        let before = CONTEXTS.iter().map(|words| with(*words, false));
        let both = CONTEXTS.iter().map(|words| with(*words, true));
        std::iter::once(alone.clone())
            .chain(before)
            .chain(both)
            .find(|selector| self.text_of(selector).is_some_and(|found| found == spans))
    }

    /// The description that a sidecar needs for a passage described elsewhere, with more words
    /// beside it than are needed or other white space.
    ///
    /// Words that stand in one place are found also where other words are beside them, as on
    /// another page around the same text; but not beside other names and numbers, and not if they
    /// are few.
    ///
    /// # Errors
    ///
    /// Says why the words have no place.
    pub fn adopt(&self, foreign: &Selector) -> Result<Selector, Unplaced> {
        let (before, after) = (foreign.before.as_deref(), foreign.after.as_deref());
        let spans = match self.text.find(&foreign.quote, before, after) {
            Found::Once(spans) => spans,
            Found::Changed(spans, Change::Context) if similar::is_long(&foreign.quote) => spans,
            Found::Changed(_, Change::Context) | Found::Nowhere(Some((_, Refusal::Context(_)))) => {
                return Err(Unplaced::BesideOthers);
            }
            Found::Changed(_, Change::Words) | Found::Nowhere(_) => return Err(Unplaced::Nowhere),
            Found::Often { .. } => return Err(Unplaced::Often),
        };
        self.describe(&spans).ok_or(Unplaced::Often)
    }

    /// The one passage that a description leads to, word for word.
    fn text_of(&self, selector: &Selector) -> Option<Vec<BlockSpan>> {
        let (before, after) = (selector.before.as_deref(), selector.after.as_deref());
        match self.text.find(&selector.quote, before, after) {
            Found::Once(spans) => Some(spans),
            _ => None,
        }
    }
}

/// The end of a text with so many words; none where there are no words.
fn last_words(text: &str, words: usize) -> Option<String> {
    let starts = text.char_indices().rev().filter(|(at, c)| {
        !c.is_whitespace() && text[..*at].chars().next_back().is_none_or(char::is_whitespace)
    });
    let start = starts.take(words).last()?.0;
    Some(text[start..].replace('\n', " "))
}

/// The start of a text with so many words; none where there are no words.
fn first_words(text: &str, words: usize) -> Option<String> {
    let ends = text.char_indices().filter(|(at, c)| {
        let rest = &text[at + c.len_utf8()..];
        !c.is_whitespace() && rest.chars().next().is_none_or(char::is_whitespace)
    });
    let (end, last) = ends.take(words).last()?;
    Some(text[..end + last.len_utf8()].replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::cleaned::LineRange;

    fn block(text: &str) -> Block {
        Block::paragraph(text.to_owned(), LineRange::one(1))
    }

    fn describe(blocks: &[&str], block_index: usize, words: &str) -> Option<Selector> {
        let made: Vec<Block> = blocks.iter().map(|text| block(text)).collect();
        let start = blocks[block_index].rfind(words)?;
        let span = BlockSpan { block: block_index, bytes: start..start + words.len() };
        Selectors::new(&made).describe(&[span])
    }

    fn selector(quote: &str, before: Option<&str>, after: Option<&str>) -> Option<Selector> {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Some(Selector { quote: quote.to_owned(), before: owned(before), after: owned(after) })
    }

    #[test]
    fn a_passage_that_stands_once_needs_no_context() {
        assert_eq!(
            describe(&["Новый мост.", "Старый мост."], 1, "Старый мост"),
            selector("Старый мост", None, None)
        );
    }

    #[test]
    fn a_passage_that_stands_twice_gets_as_little_context_as_it_needs() {
        let blocks = ["Новый мост открыт.", "Старый мост открыт."];
        assert_eq!(describe(&blocks, 1, "мост"), selector("мост", Some("Старый "), None));
        assert_eq!(
            describe(&["мост да", "мост нет"], 0, "мост"),
            selector("мост", None, Some(" да"))
        );
    }

    #[test]
    fn words_from_another_page_are_adopted_beside_other_words() {
        let texts = ["Совет посёлка закрыл старый мост.", "Сказал Пётр Лугин: «Едем в объезд»."];
        let made: Vec<Block> = texts.iter().map(|text| block(text)).collect();
        let adopt = |quote: &str, before: &str| {
            let foreign = selector(quote, Some(before), None).unwrap_or_default();
            Selectors::new(&made).adopt(&foreign)
        };
        let found = adopt("посёлка закрыл старый мост", "читайте также, где купить ");
        assert_eq!(found.ok(), selector("посёлка закрыл старый мост", None, None));
        assert_eq!(adopt("старый", "читайте также, где купить "), Err(Unplaced::BesideOthers));
        assert_eq!(adopt("«Едем в объезд»", "Сказал Иван Дугин: "), Err(Unplaced::BesideOthers));
        assert_eq!(adopt("новый мост", ""), Err(Unplaced::Nowhere));
    }
}
