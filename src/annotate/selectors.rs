//! Describes a passage so that it is found again: its words, and the words beside it.

use std::ops::Range;

use crate::annotate::anchor::{AnchorText, Change, Found};
use crate::annotate::selector::Selector;
use crate::annotate::similar::Refusal;
use crate::annotate::surroundings::Surroundings;
use crate::model::article::{BlockSpan, joined_text};
use crate::model::cleaned::Block;
use crate::model::quote::fold_text;

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

    /// Describes a passage, with the words beside it that tell it from every other one, also from
    /// those that may come.
    ///
    /// None if the passage is empty, or is found by no description.
    pub fn describe(&self, spans: &[BlockSpan]) -> Option<Selector> {
        let (first, last) = (spans.first()?, spans.last()?);
        let start = self.blocks.get(first.block)?.start + first.bytes.start;
        let end = self.blocks.get(last.block)?.start + last.bytes.end;
        let quote = self.joined.get(start..end)?.replace('\n', " ");
        Surroundings::new(&self.joined[..start], &quote, &self.joined[end..])
            .descriptions(&quote)
            .find(|selector| self.only_place(selector).is_some_and(|found| found == spans))
    }

    /// The description that a sidecar needs for words selected in the text, of which `wide` has
    /// words that stand beside them.
    ///
    /// Where even these do not tell the place, they stay as they are. None where the text does not
    /// have the words.
    pub fn reduce(&self, wide: &Selector) -> Option<Selector> {
        let (before, after) = (wide.before.as_deref(), wide.after.as_deref());
        match self.text.find(&wide.quote, before, after) {
            Found::Once(spans) | Found::Changed(spans, Change::Context(..)) => {
                let found = self.describe(&spans).unwrap_or_else(|| wide.clone());
                Some(Selector { quote: wide.quote.clone(), ..found })
            }
            Found::Often { .. } | Found::Nowhere(Some((_, Refusal::Context(_)))) => {
                Some(wide.clone())
            }
            Found::Changed(_, Change::Words) | Found::Nowhere(_) => None,
        }
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
            Found::Changed(_, Change::Context(..))
            | Found::Nowhere(Some((_, Refusal::Context(_)))) => {
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

    /// All places that have the words of a description and the words beside them, in their order.
    pub fn places(&self, selector: &Selector) -> Vec<Vec<BlockSpan>> {
        let (before, after) = (selector.before.as_deref(), selector.after.as_deref());
        self.text.all_places(&selector.quote, before, after)
    }

    /// How many letters and digits stand before each of several places, which come in their order.
    pub fn letters_before(&self, places: &[Vec<BlockSpan>]) -> Vec<usize> {
        let (mut read, mut letters) = (0, 0);
        let starts = places.iter().map(|place| match place.first() {
            Some(span) => self.blocks[span.block].start + span.bytes.start,
            None => read,
        });
        let starts: Vec<usize> = starts.collect();
        let counted = starts.into_iter().map(|start| {
            let passed = self.joined[read..start].chars();
            letters += passed.filter(|letter| letter.is_alphanumeric()).count();
            read = start;
            letters
        });
        counted.collect()
    }

    /// The one place that has the words of a description and the words beside them.
    fn only_place(&self, selector: &Selector) -> Option<Vec<BlockSpan>> {
        let (before, after) = (selector.before.as_deref(), selector.after.as_deref());
        self.text.only_place(&selector.quote, before, after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::line::LineRange;

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
    fn a_passage_is_described_with_its_sentence_and_a_neighbour() {
        let found = describe(&["Новый мост.", "Старый мост."], 1, "Старый мост");
        assert_eq!(found, Some(selector("Старый мост", "Новый мост. ", "")));
        let text =
            ["Вчера в посёлке прошёл сход. Сход решил, что мост нужен. Потом все ушли домой."];
        let found = describe(&text, 0, "мост нужен");
        let before = "Вчера в посёлке прошёл сход. Сход решил, что ";
        assert_eq!(found, Some(selector("мост нужен", before, "")));
    }

    #[test]
    fn a_passage_that_stands_twice_gets_the_context_that_tells_it() {
        let found = describe(&["Новый мост открыт.", "Старый мост открыт."], 1, "мост");
        assert_eq!(found, Some(selector("мост", "Новый мост открыт. Старый ", " открыт.")));
        let found = describe(&["мост да", "мост нет"], 0, "мост");
        assert_eq!(found, Some(selector("мост", "", " да мост нет")));
    }

    #[test]
    fn selected_words_get_what_stands_beside_them_in_the_text() {
        let text = selectors(&["Мост закрыт.", "Брод открыт."]);
        assert_eq!(
            text.reduce(&selector("закрыт", "Мост ", ".")),
            Some(selector("закрыт", "Мост ", ". Брод открыт."))
        );
    }

    #[test]
    fn the_words_beside_a_selection_tell_the_places_apart() {
        let text = selectors(&["Вчера мост закрыли.", "Потом снова мост закрыли."]);
        let found = text.reduce(&selector("мост закрыли", "Потом снова ", "."));
        assert_eq!(found, Some(selector("мост закрыли", "Вчера мост закрыли. Потом снова ", "")));
        let found =
            selectors(&["мост и брод", "мост и паром"]).reduce(&selector("мост", "", " и паром"));
        assert_eq!(found, Some(selector("мост", "мост и брод ", " и паром")));
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
        let after = ". Сказал Пётр Лугин: «Едем в";
        assert_eq!(adopt(long, "Совет "), Ok(selector(long, "Совет ", after)));
        assert_eq!(adopt(long, page), Err(Unplaced::BesideOthers));
        assert_eq!(adopt("старый", "читайте также, где купить "), Err(Unplaced::BesideOthers));
        assert_eq!(adopt("«Едем в объезд»", "Сказал Иван Дугин: "), Err(Unplaced::BesideOthers));
        assert_eq!(adopt("новый мост", ""), Err(Unplaced::Nowhere));
    }

    #[test]
    fn a_position_tells_equal_words_apart() {
        let text = selectors(&["Новый мост открыт.", "Старый мост открыт."]);
        let second = selector("мост", "Новый мост открыт. Старый ", " открыт.");
        assert_eq!(text.at("мост", &(26..30)), Some(second));
        let first = selector("мост", "Новый ", " открыт. Старый мост открыт.");
        assert_eq!(text.at("мост", &(6..10)), Some(first));
        for (start, end) in [(5, 9), (30, 26), (6, 11), (26, 900)] {
            assert_eq!(text.at("мост", &(start..end)), None);
        }
    }
}
