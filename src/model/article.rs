//! A cleaned article with its notes placed in the text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::cleaned::{Block, BlockKind, Fields, Quotation, RemovedLines, RestoredLines};
use crate::model::date::ArticleDate;
use crate::model::line::LineRange;
use crate::model::picture::Picture;
use crate::model::reason::LineReasons;
use crate::model::rule::Rule;
use crate::model::sidecar::{CaptureRecord, Extent, Note};
use crate::model::source::Charset;
use crate::model::wording::Wording;
use postil_text::letter::is_letter_or_digit;

/// An article as the archive holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The untouched file behind it.
    pub source: SourceRecord,
    /// What is known about it.
    pub fields: Fields,
    /// The address of a web archive's copy; `http` or `https`.
    pub archived: Option<String>,
    /// When it entered the archive.
    pub added: Option<ArticleDate>,
    /// How much of it is shown; the rest is not here.
    pub extent: Extent,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// When the page was saved.
    pub captured: Option<ArticleDate>,
    /// What whoever captured the page wrote down.
    pub capture: CaptureRecord,
    /// Who holds the rights, or under what terms the page is shown.
    pub rights: Option<String>,
    /// Old addresses of its page, as a person wrote them.
    pub aliases: Vec<String>,
    /// The text.
    pub blocks: Vec<Block>,
    /// Who said what in the text, in reading order.
    pub quotations: Vec<Quotation>,
    /// The pictures of the text, in reading order.
    pub pictures: Vec<Picture>,
    /// What was taken out, and why.
    pub removed: Vec<RemovedText>,
    /// The lines that a person dropped: no text that is laid over this one may show their words.
    pub dropped: Vec<Wording>,
    /// The lines of the text that had been taken out and came back, in file order.
    pub restored: Vec<RestoredLines>,
    /// The lines of the text that were nearly taken out, with what spoke for and against them.
    pub doubtful: Vec<LineReasons>,
    /// The notes in the order of the sidecar.
    pub notes: Vec<PlacedNote>,
}

/// The raw file that an article was made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceRecord {
    /// The path relative to the archive's root.
    pub path: String,
    /// BLAKE3 of the raw bytes, in hexadecimal.
    pub digest: String,
    /// The number of bytes.
    pub byte_count: usize,
    /// The number of lines.
    pub line_count: u32,
    /// The character encoding.
    pub charset: Charset,
}

/// Removed lines with their words, for the article's record of what was taken out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RemovedText {
    /// The lines and the rule. Blank lines are not listed here.
    pub removed: RemovedLines,
    /// The words of each line, cut to a readable length; none where enough lines are listed.
    pub texts: Vec<String>,
    /// What spoke for and against the line of these that was nearest to being kept; none where the
    /// rule alone decided.
    pub nearest: Option<LineReasons>,
}

impl RemovedText {
    /// Whether a person took the lines out of this one article: their words are nowhere on the site.
    pub fn is_withheld(&self) -> bool {
        self.removed.rule == Rule::Dropped
    }
}

/// A note and where it belongs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlacedNote {
    /// The note.
    pub note: Note,
    /// Where it belongs.
    pub anchor: Anchor,
    /// Where its words stand in the raw file: for each piece of its passage one stretch.
    pub raw: Vec<RawSpan>,
}

/// A stretch of the raw file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawSpan {
    /// The bytes, with what cleaning cut out between them; never empty.
    pub bytes: Range<usize>,
    /// The lines that hold them.
    pub lines: LineRange,
}

/// Where a note belongs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Anchor {
    /// The whole article.
    Document,
    /// A passage: for each block that it touches, in reading order, the bytes of its text.
    Passage(Vec<BlockSpan>),
    /// The first of several passages that fit equally well; it is shown and marked.
    Ambiguous(Vec<BlockSpan>),
    /// A passage that is shown and marked, but that a person has to confirm: its words, or those
    /// beside it, are not quite the note's.
    Changed(Vec<BlockSpan>),
    /// The quote is not in the article.
    Orphan,
}

impl Anchor {
    /// Its name, as exported notes have it.
    pub fn name(&self) -> &'static str {
        match self {
            Anchor::Document => "document",
            Anchor::Passage(_) => "passage",
            Anchor::Ambiguous(_) => "ambiguous",
            Anchor::Changed(_) => "changed",
            Anchor::Orphan => "orphan",
        }
    }

    /// The name of a passage that a person has to look at.
    pub fn doubt(&self) -> Option<&'static str> {
        matches!(self, Anchor::Ambiguous(_) | Anchor::Changed(_)).then(|| self.name())
    }

    /// The passage; none of a note on the whole article and of an orphan.
    pub fn spans(&self) -> Option<&[BlockSpan]> {
        match self {
            Anchor::Passage(spans) | Anchor::Ambiguous(spans) | Anchor::Changed(spans) => {
                Some(spans)
            }
            Anchor::Document | Anchor::Orphan => None,
        }
    }
}

/// The text in which positions are counted: the blocks joined by one line break, and where each
/// of them stands in it, in bytes.
pub fn joined_text(blocks: &[Block]) -> (String, Vec<Range<usize>>) {
    let mut joined = String::new();
    let mut ranges = Vec::with_capacity(blocks.len());
    for block in blocks {
        if !ranges.is_empty() {
            joined.push('\n');
        }
        let start = joined.len();
        joined.push_str(&block.text);
        ranges.push(start..joined.len());
    }
    (joined, ranges)
}

/// A piece of a block's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockSpan {
    /// The index of the block.
    pub block: usize,
    /// Bytes of the block's `text`, on character boundaries; never empty.
    pub bytes: Range<usize>,
}

impl Article {
    /// The lines that the text was made from; neighbours are one run.
    pub fn kept_lines(&self) -> Vec<LineRange> {
        let mut runs: Vec<LineRange> = Vec::new();
        for lines in self.blocks.iter().map(|block| block.lines) {
            match runs.last_mut() {
                Some(run) if run.last.next() == lines.first => run.last = lines.last,
                _ => runs.push(lines),
            }
        }
        runs
    }

    /// The headline; an article always has one.
    pub fn title(&self) -> &str {
        self.fields.title.as_ref().map_or(self.source.path.as_str(), |title| &title.value)
    }

    /// How many words its own text has, without the comments of readers; none where not all of the
    /// text is here.
    pub fn word_count(&self) -> Option<usize> {
        let own = self.blocks.iter().filter(|block| block.kind != BlockKind::Comment);
        let words = own.flat_map(|block| block.text.split_whitespace());
        let count = || words.filter(|word| word.contains(is_letter_or_digit)).count();
        (self.extent == Extent::Full).then(count)
    }
}
