//! What cleaning makes of a source document: fields, blocks, and every line that was removed.

mod fields;

use serde::{Deserialize, Serialize};

use crate::model::date::ArticleDate;
use crate::model::line::{LineNumber, LineRange};
use crate::model::markup::{LineForm, TextSpan};
use crate::model::picture::Picture;
use crate::model::reason::LineReasons;
use crate::model::rule::{Rule, SpeechRule};
use crate::model::sidecar::Showing;

pub use fields::{Confidence, Evidence, Field, FieldName, Fields};

/// A source document with its article told from its boilerplate.
///
/// Holds: the line ranges of `blocks` and of `removed`, taken together, are disjoint and cover
/// every line of the document.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct CleanedArticle {
    /// What the page says about itself.
    pub fields: Fields,
    /// When the page was saved, as the sidecar, a scraper or the page says.
    pub captured: Option<ArticleDate>,
    /// How the article may be shown, as its sidecar and the rules for its source say.
    pub showing: Showing,
    /// Whether its sidecar drops words that the page has in no line.
    pub drops_unknown: bool,
    /// The article's text in reading order.
    pub blocks: Vec<Block>,
    /// The lines that are not part of the text, in file order.
    pub removed: Vec<RemovedLines>,
    /// The lines of the text that would have been removed, but came back, in file order.
    pub restored: Vec<RestoredLines>,
    /// Who said what in the text, in reading order.
    pub quotations: Vec<Quotation>,
    /// The pictures of the text, in reading order.
    pub pictures: Vec<Picture>,
    /// What told its source, before any `[[source]]` rule; none where there are no rules.
    pub origin: Option<PageOrigin>,
    /// The `[[source]]` rules that the article came under.
    pub source_rules: Vec<AppliedSourceRule>,
    /// Why lines were kept or removed, in file order; empty unless it was asked for.
    pub reasons: Vec<LineReasons>,
}

/// Somebody's words in the text, with whoever said them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quotation {
    /// The index of the block in which they stand, from 0.
    pub block: usize,
    /// Where they stand in the block's text: code points, the end not included.
    pub span: (usize, usize),
    /// The words, without quotation marks.
    pub text: String,
    /// The speaker as the attribution says it: `глава совета Пётр Лугин`, `он`.
    pub speaker: Option<String>,
    /// The speaker's name, as full as the article gives it; none where it cannot be told.
    pub name: Option<String>,
    /// The index of the block that the name comes from, where the attribution does not state it.
    pub named_in: Option<usize>,
    /// What the speaker is, as `глава совета`.
    pub role: Option<String>,
    /// The rule that found them.
    pub rule: SpeechRule,
}

/// What a page says of the source that it comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageOrigin {
    /// Its address on the web.
    pub url: Option<String>,
    /// The outlet.
    pub source: Option<String>,
}

/// A `[[source]]` rule that an article came under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedSourceRule {
    /// The index of the rule.
    pub rule: usize,
    /// The indices of those of its lines that the article has.
    pub lines: Vec<usize>,
}

/// A paragraph-sized piece of the article's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What part it plays.
    pub kind: BlockKind,
    /// The text with white space collapsed; never empty.
    #[serde(deserialize_with = "crate::model::long_text::read")]
    pub text: String,
    /// The lines it was made from.
    pub lines: LineRange,
    /// Its language, where that is another than the article's; a code as in [`Fields::language`].
    pub language: Option<String>,
    /// Of a caption: who made the picture, a person or an agency.
    pub credit: Option<String>,
    /// Pieces cut from the block's own lines, as the `date` stamp glued before a sentence.
    pub trimmed: Vec<TrimmedText>,
    /// What stretches of the text are, as [`crate::model::markup::nested`] orders them.
    pub spans: Vec<TextSpan>,
    /// What it is as a whole, where markup says more of that than its kind.
    pub form: LineForm,
}

impl Block {
    /// A plain paragraph in the article's own language.
    pub fn paragraph(text: String, lines: LineRange) -> Block {
        Block {
            kind: BlockKind::Paragraph,
            text,
            lines,
            language: None,
            credit: None,
            trimmed: Vec::new(),
            spans: Vec::new(),
            form: LineForm::Plain,
        }
    }
}

/// The part that a block plays in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum BlockKind {
    /// A heading inside the text.
    Heading,
    /// The first paragraph.
    Lede,
    /// A paragraph.
    Paragraph,
    /// Somebody's words set off as a paragraph of their own.
    Quotation,
    /// A list item.
    List,
    /// The caption or credit of a picture.
    Caption,
    /// A reader's comment, which is there because a note quotes it; no part of the article.
    Comment,
}

impl BlockKind {
    /// Its name, as JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Heading => "heading",
            BlockKind::Lede => "lede",
            BlockKind::Paragraph => "paragraph",
            BlockKind::Quotation => "quotation",
            BlockKind::List => "list",
            BlockKind::Caption => "caption",
            BlockKind::Comment => "comment",
        }
    }

    /// Whether the article itself tells something in it.
    pub fn is_prose(self) -> bool {
        !matches!(self, BlockKind::Heading | BlockKind::Caption | BlockKind::Comment)
    }
}

/// A piece that was cut from a line which is otherwise kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrimmedText {
    /// Why.
    pub rule: Rule,
    /// The line it stood in.
    pub line: LineNumber,
    /// The piece as it stands in the line.
    pub text: String,
}

/// A run of lines that one rule took out of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovedLines {
    /// Why.
    pub rule: Rule,
    /// Which lines.
    pub lines: LineRange,
}

/// A run of lines that would have been removed, but that one rule put back into the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RestoredLines {
    /// Why.
    pub rule: Rule,
    /// What would have removed them.
    pub removed_by: Rule,
    /// Which lines.
    pub lines: LineRange,
}
