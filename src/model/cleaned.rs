//! What cleaning makes of a source document: fields, blocks, and every line that was removed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::date::ArticleDate;
use crate::model::reason::LineReasons;

/// The number of a line in its source document, counted from 1.
pub type LineNumber = u32;

/// A run of lines, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(LineNumber, LineNumber)", into = "(LineNumber, LineNumber)")]
pub struct LineRange {
    /// The first line.
    pub first: LineNumber,
    /// The last line; never before the first.
    pub last: LineNumber,
}

impl LineRange {
    /// One line.
    pub fn one(line: LineNumber) -> Self {
        LineRange { first: line, last: line }
    }
}

/// The lines of `runs` that are not in `others`; both are in file order.
pub fn lines_without(runs: &[LineRange], others: &[LineRange]) -> Vec<LineRange> {
    let mut others = others.iter().peekable();
    let mut left = Vec::new();
    for run in runs {
        let mut first = run.first;
        while others.next_if(|other| other.last < first).is_some() {}
        for other in others.clone().take_while(|other| other.first <= run.last) {
            if first < other.first {
                left.push(LineRange { first, last: other.first - 1 });
            }
            first = first.max(other.last.saturating_add(1));
        }
        if first <= run.last {
            left.push(LineRange { first, last: run.last });
        }
    }
    left
}

/// How many lines some runs have.
pub fn count_lines(runs: &[LineRange]) -> u64 {
    runs.iter().map(|run| u64::from(run.last) - u64::from(run.first) + 1).sum()
}

impl From<(LineNumber, LineNumber)> for LineRange {
    fn from((first, last): (LineNumber, LineNumber)) -> Self {
        LineRange { first, last }
    }
}

impl From<LineRange> for (LineNumber, LineNumber) {
    fn from(range: LineRange) -> Self {
        (range.first, range.last)
    }
}

/// The name of a rule, as reports and pages show it.
pub type Rule = Cow<'static, str>;

/// A source document with its article told from its boilerplate.
///
/// Holds: the line ranges of `blocks` and of `removed`, taken together, are disjoint and cover
/// every line of the document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CleanedArticle {
    /// What the page says about itself.
    pub fields: Fields,
    /// The article's text in reading order.
    pub blocks: Vec<Block>,
    /// The lines that are not part of the text, in file order.
    pub removed: Vec<RemovedLines>,
    /// The lines of the text that would have been removed, but came back, in file order.
    pub restored: Vec<RestoredLines>,
    /// Who said what in the text, in reading order.
    pub quotations: Vec<Quotation>,
    /// The `[[source]]` rules that the article came under.
    pub source_rules: Vec<AppliedSourceRule>,
    /// Why lines were kept or removed, in file order; empty unless it was asked for.
    pub reasons: Vec<LineReasons>,
}

/// Somebody's words in the text, with whoever said them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    pub rule: Rule,
}

/// A `[[source]]` rule that an article came under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedSourceRule {
    /// The index of the rule.
    pub rule: usize,
    /// The indices of those of its lines that the article has.
    pub lines: Vec<usize>,
}

/// A paragraph-sized piece of the article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What part it plays.
    pub kind: BlockKind,
    /// The text with white space collapsed; never empty.
    pub text: String,
    /// The lines it was made from.
    pub lines: LineRange,
    /// Its language, where that is another than the article's; a code as in [`Fields::language`].
    pub language: Option<String>,
    /// Of a caption: who made the picture, a person or an agency.
    pub credit: Option<String>,
    /// Pieces cut from the block's own lines, as the `date` stamp glued before a sentence.
    pub trimmed: Vec<TrimmedText>,
}

impl Block {
    /// A plain paragraph in the article's own language.
    pub fn paragraph(text: String, lines: LineRange) -> Block {
        let (language, credit) = (None, None);
        Block { kind: BlockKind::Paragraph, text, lines, language, credit, trimmed: Vec::new() }
    }
}

/// The part that a block plays in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
}

/// A piece that was cut from a line which is otherwise kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrimmedText {
    /// Why.
    pub rule: Rule,
    /// The line it stood in.
    pub line: LineNumber,
    /// The piece as it stands in the line.
    pub text: String,
}

/// A run of lines that one rule took out of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemovedLines {
    /// Why.
    pub rule: Rule,
    /// Which lines.
    pub lines: LineRange,
}

/// A run of lines that would have been removed, but that one rule put back into the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RestoredLines {
    /// Why.
    pub rule: Rule,
    /// Which lines.
    pub lines: LineRange,
}

/// What is known about an article besides its text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fields {
    /// The headline. Cleaning always finds one, if need be the file's name.
    pub title: Option<Field<String>>,
    /// The title was made from the text, since the page shows none.
    pub title_derived: bool,
    /// When the page was published.
    pub date: Option<Field<ArticleDate>>,
    /// The outlet, as it calls itself.
    pub source: Option<Field<String>>,
    /// The page's own address; always `http` or `https`.
    pub url: Option<Field<String>>,
    /// Who wrote it; several names are joined by `, `.
    pub author: Option<Field<String>>,
    /// The author's role, as `корреспондент`.
    pub author_role: Option<Field<String>>,
    /// The outlet's section.
    pub section: Option<Field<String>>,
    /// The language of the text: `ru`, `kk`, `en`, or another ISO 639-1 code from the page.
    pub language: Option<Field<String>>,
    /// Hashtags, and the tags of the sidecar.
    pub tags: Vec<Field<String>>,
}

/// A value and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Where a field's value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The line of the source; none for a sidecar and for the file's name.
    pub line: Option<LineNumber>,
    /// The rule that found it.
    pub rule: Rule,
    /// How sure it is.
    pub confidence: Confidence,
}

/// How sure a field's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The best of several candidates, or one with little to speak for it.
    Guess,
    /// Better than every other candidate, by some margin.
    Likely,
    /// Stated in so many words by a person or by the page, or far ahead of every other candidate.
    Certain,
}

impl Confidence {
    /// Its name in English, as the terminal and JSON show it.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Guess => "guess",
            Confidence::Likely => "likely",
            Confidence::Certain => "certain",
        }
    }
}

impl<T> Field<T> {
    /// A value found in a line of the source; certain unless [`Field::with`] says otherwise.
    pub fn at(value: T, line: LineNumber, rule: impl Into<Rule>) -> Self {
        let evidence =
            Evidence { line: Some(line), rule: rule.into(), confidence: Confidence::Certain };
        Field { value, evidence }
    }

    /// A value that stands in no line of the source; certain unless [`Field::with`] says otherwise.
    pub fn outside(value: T, rule: impl Into<Rule>) -> Self {
        let evidence = Evidence { line: None, rule: rule.into(), confidence: Confidence::Certain };
        Field { value, evidence }
    }

    /// The same value with another confidence.
    #[must_use]
    pub fn with(mut self, confidence: Confidence) -> Self {
        self.evidence.confidence = confidence;
        self
    }
}

/// The fields that evidence is kept for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are the fields of `Fields`")]
pub enum FieldName {
    Title,
    Date,
    Source,
    Url,
    Author,
    AuthorRole,
    Section,
    Language,
    Tags,
    /// When the page was saved: no field of the article, but what relative dates count from.
    Captured,
}

impl Fields {
    /// The evidence of every field that has a value; of the tags, the first one's.
    pub fn evidence(&self) -> BTreeMap<FieldName, &Evidence> {
        fn of<T>(field: Option<&Field<T>>) -> Option<&Evidence> {
            field.map(|f| &f.evidence)
        }
        [
            (FieldName::Title, of(self.title.as_ref())),
            (FieldName::Date, of(self.date.as_ref())),
            (FieldName::Source, of(self.source.as_ref())),
            (FieldName::Url, of(self.url.as_ref())),
            (FieldName::Author, of(self.author.as_ref())),
            (FieldName::AuthorRole, of(self.author_role.as_ref())),
            (FieldName::Section, of(self.section.as_ref())),
            (FieldName::Language, of(self.language.as_ref())),
            (FieldName::Tags, of(self.tags.first())),
        ]
        .into_iter()
        .filter_map(|(name, evidence)| Some((name, evidence?)))
        .collect()
    }

    /// Every value with its evidence; a date without its words, which it does not keep.
    pub fn values_mut(&mut self) -> impl Iterator<Item = (Option<&str>, &mut Evidence)> {
        let texts = [
            &mut self.title,
            &mut self.source,
            &mut self.url,
            &mut self.author,
            &mut self.author_role,
            &mut self.section,
            &mut self.language,
        ];
        let texts = texts.into_iter().flatten().chain(&mut self.tags);
        let texts = texts.map(|text| (Some(text.value.as_str()), &mut text.evidence));
        texts.chain(self.date.iter_mut().map(|date| (None, &mut date.evidence)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(runs: &[(u32, u32)], others: &[(u32, u32)]) -> Vec<(u32, u32)> {
        let ranges = |runs: &[(u32, u32)]| runs.iter().copied().map(LineRange::from).collect();
        let (runs, others): (Vec<_>, Vec<_>) = (ranges(runs), ranges(others));
        lines_without(&runs, &others).into_iter().map(From::from).collect()
    }

    #[test]
    fn lines_of_one_list_that_the_other_lacks() {
        assert_eq!(without(&[(1, 9)], &[(3, 4), (6, 6)]), [(1, 2), (5, 5), (7, 9)]);
        assert_eq!(without(&[(1, 2), (5, 6), (9, 9)], &[(2, 5)]), [(1, 1), (6, 6), (9, 9)]);
        assert_eq!(without(&[(3, 4)], &[(1, 4_000_000_000)]), []);
        assert_eq!(without(&[(3, 4)], &[]), [(3, 4)]);
    }
}
