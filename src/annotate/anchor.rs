//! Finds a quote in an article's text.

use std::ops::Range;

use crate::model::article::BlockSpan;
use crate::model::cleaned::Block;
use crate::model::quote::{FoldedQuote, FoldedText};

/// The text that quotes are looked for in: the blocks, joined by one line break each.
pub struct AnchorText {
    folded: FoldedText,
    /// Where each block stands in the joined text.
    blocks: Vec<Range<usize>>,
}

/// Where a quote stands.
#[derive(Debug, PartialEq)]
pub enum Found {
    /// In one place.
    Once(Vec<BlockSpan>),
    /// In several places that the context does not tell apart.
    Often {
        /// The first of them.
        first: Vec<BlockSpan>,
        /// How many.
        count: usize,
    },
    /// In none.
    Nowhere,
}

impl AnchorText {
    /// Prepares the text of an article.
    pub fn new(blocks: &[Block]) -> Self {
        let mut joined = String::new();
        let mut ranges = Vec::with_capacity(blocks.len());
        for block in blocks {
            let start = joined.len();
            joined.push_str(&block.text);
            ranges.push(start..joined.len());
            joined.push('\n');
        }
        AnchorText { folded: FoldedText::new(&joined), blocks: ranges }
    }

    /// Looks for a quote; `before` and `after` tell several places apart.
    pub fn find(&self, quote: &str, before: Option<&str>, after: Option<&str>) -> Found {
        let quote = FoldedQuote::new(quote, before, after);
        let mut places = quote.places(self.folded.as_str());
        let Some(first) = places.next() else { return Found::Nowhere };
        let first = self.spans(self.folded.original_range(first));
        match places.count() {
            0 => Found::Once(first),
            others => Found::Often { first, count: others + 1 },
        }
    }

    /// Cuts a range of the joined text at the borders of the blocks.
    fn spans(&self, range: Range<usize>) -> Vec<BlockSpan> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::cleaned::{BlockKind, LineRange};

    fn text(blocks: &[&str]) -> AnchorText {
        let blocks: Vec<Block> = blocks
            .iter()
            .map(|text| Block {
                kind: BlockKind::Paragraph,
                text: (*text).to_owned(),
                lines: LineRange::one(1),
                language: None,
                credit: None,
                trimmed: Vec::new(),
            })
            .collect();
        AnchorText::new(&blocks)
    }

    fn once(block: usize, bytes: Range<usize>) -> Found {
        Found::Once(vec![BlockSpan { block, bytes }])
    }

    #[test]
    fn marks_dashes_and_yo_do_not_matter() {
        let found =
            text(&["Глава сказал:", "— Ещё «один» мост."]).find("- Еще \"один\" мост", None, None);
        let length = "— Ещё «один» мост".len();
        assert_eq!(found, once(1, 0..length));
    }

    #[test]
    fn a_quote_may_run_across_paragraphs() {
        let found = text(&["abc def", "ghi jkl"]).find("def ghi", None, None);
        let spans = vec![BlockSpan { block: 0, bytes: 4..7 }, BlockSpan { block: 1, bytes: 0..3 }];
        assert_eq!(found, Found::Once(spans));
    }

    #[test]
    fn context_tells_two_places_apart() {
        let text = text(&["a mост b", "c mост d"]);
        assert!(matches!(text.find("mост", None, None), Found::Often { count: 2, .. }));
        let word = "mост".len();
        assert_eq!(text.find("mост", Some("c "), None), once(1, 2..2 + word));
        assert_eq!(text.find("mост", None, Some(" b")), once(0, 2..2 + word));
    }

    #[test]
    fn other_words_are_never_taken() {
        assert_eq!(
            text(&["Берик Серкамалов"]).find("Серик Беркамалов", None, None),
            Found::Nowhere
        );
        assert_eq!(text(&["abc"]).find(" \u{ad}", None, None), Found::Nowhere);
    }
}
