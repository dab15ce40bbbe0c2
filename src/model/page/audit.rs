//! What the audit page of an article shows: the lines of its raw file, and what became of each.

use serde::Serialize;

use super::{EvidenceView, Href, Link, PageHead, RecordView, Shared, SiteView, WeighedView};
use crate::model::date::ArticleDate;
use crate::model::line::{LineNumber, LineRange};
use crate::model::rule::Rule;
use crate::model::source::{CharsetOrigin, Detour};

/// The audit page of an article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AuditView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the site's root.
    pub root: String,
    /// The article.
    pub article: Link,
    /// The language of the article's text.
    pub language: Option<String>,
    /// How the article was made.
    pub record: RecordView,
    /// What is known of the raw file and of its capture.
    pub capture: CaptureView,
    /// The fields with the values that were found.
    pub fields: Vec<FoundFieldView>,
    /// The lines that had been taken out and came back, in file order.
    pub restored: Vec<RestoredView>,
    /// Where the raw file is published, from this page; none where it is not.
    pub raw: Option<Href>,
    /// The name under which the raw file lies in the archive, and is saved.
    pub raw_name: String,
    /// Why lines or their words are not shown: `dropped` where those are not that a person dropped,
    /// `removed` where none are that were taken out, `article` where not all of the article may be
    /// shown.
    pub withheld: Option<&'static str>,
    /// The lines, in runs that met one fate.
    pub runs: Vec<LineRunView>,
}

/// What is known of a raw file and of its capture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaptureView {
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The page's own address; `http` or `https`.
    pub url: Option<String>,
    /// The address of a web archive's copy; `http` or `https`.
    pub archived: Option<String>,
    /// When the page was saved.
    pub captured: Option<ArticleDate>,
    /// When it entered the archive.
    pub added: Option<ArticleDate>,
    /// What whoever captured the page wrote down.
    pub record: CaptureRecordView,
    /// How the encoding was recognised.
    pub charset_origin: CharsetOrigin,
    /// What had been done to the text before it was saved.
    pub detour: Option<Detour>,
}

/// What whoever captured a page wrote down beside its bytes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaptureRecordView {
    /// The status of the server's answer.
    pub status: Option<u16>,
    /// What the server called it, as `text/html; charset=windows-1251`.
    pub media_type: Option<String>,
    /// The hash of the raw file, as `sha256:…`.
    pub digest: Option<String>,
    /// The file that the page was imported from.
    pub file: Option<String>,
    /// Where its record begins in that file, in bytes.
    pub offset: Option<u64>,
    /// The row that it is, counted from 1, where the file is a table.
    pub row: Option<u64>,
    /// The version of Postil that had cleaned the text before it came into the archive.
    pub cleaned_by: Option<String>,
    /// What is wrong with the bytes, as a sidecar has it.
    pub flaw: Option<&'static str>,
}

/// A field with the value that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundFieldView {
    /// Where it comes from.
    pub evidence: EvidenceView,
    /// The value, cut to a readable length; a date as ISO 8601 has it.
    pub value: String,
}

/// Lines that had been taken out and came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RestoredView {
    /// Why they came back.
    pub rule: Rule,
    /// What had taken them out.
    pub removed_by: Rule,
    /// The first line.
    pub first: LineNumber,
    /// The last line.
    pub last: LineNumber,
}

/// Neighbouring lines that met one fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineRunView {
    /// What became of them: `kept`, `removed`, `wordless` of those without a word, or `omitted` of
    /// those that the page has no room for.
    pub fate: &'static str,
    /// The first line.
    pub first: LineNumber,
    /// The last line.
    pub last: LineNumber,
    /// The byte of the raw file at which they begin.
    pub start: usize,
    /// The byte behind them.
    pub end: usize,
    /// The rule that took them out.
    pub rule: Option<Rule>,
    /// Those of them that have words; none where they are not shown.
    pub lines: Vec<LineView>,
}

/// A line of the raw file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineView {
    /// Its number, from 1.
    pub number: LineNumber,
    /// Whether the page has links to it.
    pub linked: bool,
    /// Its words; none where a piece was cut from it that may not be shown and cannot be told from
    /// the rest.
    pub pieces: Vec<LinePieceView>,
    /// How many more characters it has.
    pub more: usize,
    /// The fields that were found in it.
    pub fields: Vec<FoundFieldView>,
    /// What spoke for and against it, where the verdict was close.
    pub weighed: Option<WeighedView>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinePieceView {
    /// The words; empty where they are not shown.
    pub text: String,
    /// The rule that cut them from a line that is otherwise kept.
    pub cut: Option<Rule>,
    /// Whether they are the value of a field.
    pub field: bool,
}

impl LineRunView {
    /// Lines that met one fate, without their words.
    pub fn new(fate: &'static str, lines: LineRange, bytes: std::ops::Range<usize>) -> Self {
        LineRunView {
            fate,
            first: lines.first,
            last: lines.last,
            start: bytes.start,
            end: bytes.end,
            rule: None,
            lines: Vec::new(),
        }
    }
}
