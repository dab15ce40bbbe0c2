//! Describes a passage so that it is found again: its words, and words beside it if it needs them.

use std::ops::Range;

use crate::annotate::anchor::{AnchorText, Change, Found};
use crate::annotate::similar::Refusal;
use crate::model::article::{BlockSpan, joined_text};
use crate::model::cleaned::Block;
use crate::model::quote::fold_text;

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

/// The most words beside a quote that a note gets on either side.
const MOST_WORDS: usize = 32;

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
        let (before, after) = (&self.joined[..start], &self.joined[end..]);
        Surroundings { before, after }
            .descriptions(&quote)
            .find(|selector| self.only_place(selector).is_some_and(|found| found == spans))
    }

    /// The description that a sidecar needs for words selected in the text, of which `wide` has
    /// more of the words beside them than may be needed.
    ///
    /// Where even these do not tell the place, all of them are given. None where the text does not
    /// have the words.
    pub fn reduce(&self, wide: &Selector) -> Option<Selector> {
        if !self.text.has(&wide.quote) {
            return None;
        }
        let (before, after) = (wide.before.as_deref(), wide.after.as_deref());
        let around =
            Surroundings { before: before.unwrap_or_default(), after: after.unwrap_or_default() };
        let enough =
            around.descriptions(&wide.quote).find(|selector| self.only_place(selector).is_some());
        enough.or_else(|| around.descriptions(&wide.quote).last())
    }

    /// The description that a sidecar needs for a passage described elsewhere, with more words
    /// beside it than are needed or other white space.
    ///
    /// Words beside others than those that are given are not taken: whether they mean the same
    /// there is for a person to say.
    ///
    /// # Errors
    ///
    /// Says why the words have no place.
    pub fn adopt(&self, foreign: &Selector) -> Result<Selector, Unplaced> {
        let (before, after) = (foreign.before.as_deref(), foreign.after.as_deref());
        let spans = match self.text.find(&foreign.quote, before, after) {
            Found::Once(spans) => spans,
            Found::Changed(_, Change::Context) | Found::Nowhere(Some((_, Refusal::Context(_)))) => {
                return Err(Unplaced::BesideOthers);
            }
            Found::Changed(_, Change::Words) | Found::Nowhere(_) => return Err(Unplaced::Nowhere),
            Found::Often { .. } => return Err(Unplaced::Often),
        };
        self.describe(&spans).ok_or(Unplaced::Often)
    }

    /// The description that a sidecar needs for words that stand at a position of this text, in
    /// code points of its blocks joined by line breaks; none where others stand there.
    pub fn at(&self, quote: &str, position: &Range<usize>) -> Option<Selector> {
        let ends = || self.joined.char_indices().map(|(at, _)| at).chain([self.joined.len()]);
        let bytes = ends().nth(position.start)?..ends().nth(position.end)?;
        if fold_text(self.joined.get(bytes.clone())?) != fold_text(quote) {
            return None;
        }
        let touched = self.blocks.iter().enumerate();
        let touched = touched.filter(|(_, of)| of.start < bytes.end && bytes.start < of.end);
        let span = |(block, of): (usize, &Range<usize>)| BlockSpan {
            block,
            bytes: bytes.start.max(of.start) - of.start..bytes.end.min(of.end) - of.start,
        };
        self.describe(&touched.map(span).collect::<Vec<_>>())
    }

    /// The one place that has the words of a description and the words beside them.
    fn only_place(&self, selector: &Selector) -> Option<Vec<BlockSpan>> {
        let (before, after) = (selector.before.as_deref(), selector.after.as_deref());
        self.text.only_place(&selector.quote, before, after)
    }
}

/// The text on both sides of a passage.
struct Surroundings<'a> {
    before: &'a str,
    after: &'a str,
}

impl Surroundings<'_> {
    /// Descriptions of a quote, those with the fewest words beside it first: without any, then for
    /// each number of words those before it, those after it, both.
    fn descriptions(&self, quote: &str) -> impl Iterator<Item = Selector> {
        let with = |before: &Option<String>, after: &Option<String>| Selector {
            quote: quote.to_owned(),
            before: before.clone(),
            after: after.clone(),
        };
        let nearest = move |count: usize| {
            let (before, after) = (last_words(self.before, count), first_words(self.after, count));
            [with(&before, &None), with(&None, &after), with(&before, &after)]
        };
        let alone = with(&None, &None);
        std::iter::once(alone).chain((1..=MOST_WORDS).flat_map(nearest))
    }
}

/// The last words of a text, with the space behind them; none where there are no words.
fn last_words(text: &str, count: usize) -> Option<String> {
    let mut words: Vec<&str> = text.split_whitespace().rev().take(count).collect();
    words.reverse();
    let gap = if text.ends_with(char::is_whitespace) { " " } else { "" };
    (!words.is_empty()).then(|| format!("{}{gap}", words.join(" ")))
}

/// The first words of a text, with the space before them; none where there are no words.
fn first_words(text: &str, count: usize) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(count).collect();
    let gap = if text.starts_with(char::is_whitespace) { " " } else { "" };
    (!words.is_empty()).then(|| format!("{gap}{}", words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::cleaned::LineRange;

    fn selectors(texts: &[&str]) -> Selectors {
        let block = |text: &&str| Block::paragraph((*text).to_owned(), LineRange::one(1));
        Selectors::new(&texts.iter().map(block).collect::<Vec<_>>())
    }

    fn describe(texts: &[&str], block: usize, words: &str) -> Option<Selector> {
        let start = texts[block].rfind(words)?;
        let bytes = start..start + words.len();
        selectors(texts).describe(&[BlockSpan { block, bytes }])
    }

    fn selector(quote: &str, before: &str, after: &str) -> Selector {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Selector { quote: quote.to_owned(), before: some(before), after: some(after) }
    }

    #[test]
    fn a_passage_that_stands_once_needs_no_context() {
        let found = describe(&["Новый мост.", "Старый мост."], 1, "Старый мост");
        assert_eq!(found, Some(selector("Старый мост", "", "")));
    }

    #[test]
    fn a_passage_that_stands_twice_gets_as_little_context_as_it_needs() {
        let found = describe(&["Новый мост открыт.", "Старый мост открыт."], 1, "мост");
        assert_eq!(found, Some(selector("мост", "Старый ", "")));
        let found = describe(&["мост да", "мост нет"], 0, "мост");
        assert_eq!(found, Some(selector("мост", "", " да")));
    }

    #[test]
    fn selected_words_that_stand_once_need_no_context() {
        let text = selectors(&["Мост закрыт.", "Брод открыт."]);
        assert_eq!(
            text.reduce(&selector("закрыт", "Мост ", ".")),
            Some(selector("закрыт", "", ""))
        );
    }

    #[test]
    fn one_selected_word_is_enough_where_it_tells_the_places_apart() {
        let text = selectors(&["Вчера мост закрыли.", "Потом снова мост закрыли."]);
        let found = text.reduce(&selector("мост закрыли", "Потом снова ", "."));
        assert_eq!(found, Some(selector("мост закрыли", "снова ", "")));
        let found =
            selectors(&["мост и брод", "мост и паром"]).reduce(&selector("мост", "", " и паром"));
        assert_eq!(found, Some(selector("мост", "", " и паром")));
    }

    #[test]
    fn selected_words_that_nothing_tells_apart_keep_all_that_stands_beside_them() {
        let text = selectors(&["Мост закрыли.", "Мост закрыли."]);
        let wide = selector("закрыли", "Мост ", ".");
        assert_eq!(text.reduce(&wide), Some(wide));
    }

    #[test]
    fn selected_words_of_another_text_have_no_place() {
        let text = selectors(&["Мост закрыт."]);
        assert_eq!(text.reduce(&selector("открыт", "Мост ", ".")), None);
        assert_eq!(text.reduce(&selector(" ", "", "")), None);
    }

    #[test]
    fn words_beside_others_are_not_adopted() {
        let text = selectors(&[
            "Совет посёлка закрыл старый мост.",
            "Сказал Пётр Лугин: «Едем в объезд».",
        ]);
        let adopt = |quote: &str, before: &str| text.adopt(&selector(quote, before, ""));
        let (long, page) = ("посёлка закрыл старый мост", "читайте также, где купить ");
        assert_eq!(adopt(long, "Совет "), Ok(selector(long, "", "")));
        assert_eq!(adopt(long, page), Err(Unplaced::BesideOthers));
        assert_eq!(adopt("старый", "читайте также, где купить "), Err(Unplaced::BesideOthers));
        assert_eq!(adopt("«Едем в объезд»", "Сказал Иван Дугин: "), Err(Unplaced::BesideOthers));
        assert_eq!(adopt("новый мост", ""), Err(Unplaced::Nowhere));
    }

    #[test]
    fn a_position_tells_equal_words_apart() {
        let text = selectors(&["Новый мост открыт.", "Старый мост открыт."]);
        assert_eq!(text.at("мост", &(26..30)), Some(selector("мост", "Старый ", "")));
        assert_eq!(text.at("мост", &(6..10)), Some(selector("мост", "Новый ", "")));
        for (start, end) in [(5, 9), (30, 26), (6, 11), (26, 900)] {
            assert_eq!(text.at("мост", &(start..end)), None);
        }
    }
}
