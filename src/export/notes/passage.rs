//! Where a note's passage stands in the text, in the terms of the Web Annotation model.

use std::ops::Range;

use crate::model::article::{Article, BlockSpan, joined_text};

/// Characters given before and after a passage.
const BESIDE: usize = 32;

/// The text of an article, in which positions are counted in code points.
pub struct PassageText {
    joined: String,
    blocks: Vec<Range<usize>>,
}

/// A passage with what stands beside it.
pub struct Passage<'a> {
    /// Its words; a line break stands between blocks.
    pub exact: &'a str,
    /// The characters before it.
    pub prefix: &'a str,
    /// The characters after it.
    pub suffix: &'a str,
    /// Where it stands: code points, the end not included.
    pub position: Range<usize>,
}

impl PassageText {
    /// The text of an article.
    pub fn new(article: &Article) -> Self {
        let (joined, blocks) = joined_text(&article.blocks);
        PassageText { joined, blocks }
    }

    /// The passage that some pieces of blocks begin and end; none where they do not fit the text.
    pub fn passage(&self, spans: &[BlockSpan]) -> Option<Passage<'_>> {
        let (first, last) = (spans.first()?, spans.last()?);
        let start = self.blocks.get(first.block)?.start + first.bytes.start;
        let end = self.blocks.get(last.block)?.start + last.bytes.end;
        let exact = self.joined.get(start..end)?;
        let (head, tail) = (&self.joined[..start], &self.joined[end..]);
        let prefix = head.char_indices().rev().take(BESIDE).last().map_or(head.len(), |(at, _)| at);
        let suffix = tail.char_indices().nth(BESIDE).map_or(tail.len(), |(at, _)| at);
        let from = head.chars().count();
        Some(Passage {
            exact,
            prefix: &head[prefix..],
            suffix: &tail[..suffix],
            position: from..from + exact.chars().count(),
        })
    }
}
