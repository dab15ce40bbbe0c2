//! What an article's page shows: the text with its notes, and the record of its making.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    ArticleLink, CitationView, CopiesView, Href, Link, PageHead, RowView, Shared, SiteView,
    VersionEntryView,
};
use crate::model::cleaned::{Confidence, FieldName};
use crate::model::date::ArticleDate;
use crate::model::line::LineNumber;
use crate::model::reason::Ground;
use crate::model::rule::Rule;
use crate::model::sidecar::Extent;

/// One article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArticleView {
    /// The site.
    pub site: Shared<SiteView>,
    /// The page.
    pub page: PageHead,
    /// The prefix that leads to the home page of this language.
    pub root: String,
    /// The prefix that leads to the files beside the page, which all languages share.
    pub files: String,
    /// What is known about the article.
    pub article: ArticleFactsView,
    /// What is cited of it.
    pub citation: CitationView,
    /// Its text with the notes on its passages.
    pub rows: Vec<RowView>,
    /// The notes on the whole article.
    pub document_notes: Vec<NoteView>,
    /// The notes whose quote is not in the text.
    pub orphans: Vec<NoteView>,
    /// How the text was made from the raw file.
    pub record: RecordView,
    /// The next older article.
    pub older: Option<ArticleLink>,
    /// The next newer article.
    pub newer: Option<ArticleLink>,
    /// Articles that share tags, people or rare words with it.
    pub related: Vec<RelatedView>,
    /// The articles of its source before and behind it.
    pub of_source: Option<SourceNeighboursView>,
    /// The articles of other outlets with the same text; none where there are none.
    pub copies: Option<CopiesView>,
    /// The older captures of its page, newest first.
    pub versions: Vec<VersionEntryView>,
    /// How many more there are than are listed.
    pub more_versions: usize,
    /// Whether those are all known to have been saved before it.
    pub is_newest: bool,
}

/// An article that goes with another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RelatedView {
    /// Where it stands.
    pub route: Href,
    /// The headline.
    pub title: String,
    /// The language of its text.
    pub language: Option<String>,
    /// When it was published.
    pub date: Option<ArticleDate>,
    /// The name of its outlet.
    pub source: Option<String>,
}

/// The articles of one source on either side of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceNeighboursView {
    /// The next older one.
    pub older: Option<ArticleLink>,
    /// The next newer one.
    pub newer: Option<ArticleLink>,
}

/// What is known about an article besides its text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ArticleFactsView {
    /// The headline.
    pub title: String,
    /// The title was made from the text.
    pub title_derived: bool,
    /// When it was published.
    pub date: Option<ArticleDate>,
    /// Its outlet.
    pub source: Option<Link>,
    /// Which of these are guesses.
    pub guesses: GuessesView,
    /// Who wrote it.
    pub author: Option<String>,
    /// The same, name by name with their pages; empty where they are a guess.
    pub authors: Vec<Link>,
    /// The author's role.
    pub author_role: Option<String>,
    /// The outlet's section.
    pub section: Option<String>,
    /// The language of the text.
    pub language: Option<String>,
    /// Its tags.
    pub tags: Vec<Link>,
    /// The page's own address; `http` or `https`.
    pub url: Option<String>,
    /// The host of that address in its own letters, without `www.`.
    pub host: Option<String>,
    /// The address of a web archive's copy; `http` or `https`.
    pub archived: Option<String>,
    /// Who holds the rights, or under what terms the page is shown.
    pub rights: Option<String>,
    /// When the page was saved.
    pub captured: Option<ArticleDate>,
    /// How many words its text has; none where not all of it is shown.
    pub words: Option<usize>,
    /// How many minutes it takes to read them; 1 at least, and none where not all of the text is shown.
    pub minutes: Option<usize>,
    /// How much of it is shown.
    pub extent: Extent,
    /// How many notes it has.
    pub note_count: usize,
}

/// The rules of those fields that are guesses until a person accepts them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names are those of the fields")]
pub struct GuessesView {
    pub title: Option<Rule>,
    pub date: Option<Rule>,
    pub source: Option<Rule>,
    pub author: Option<Rule>,
    pub section: Option<Rule>,
}

/// A note as the page shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoteView {
    /// Its permanent place on the page, as `note-1f0c22aa`.
    pub id: String,
    /// Its number on the page: passages in reading order, then the whole article's, then orphans.
    pub number: usize,
    /// What sort of remark it is, as a sidecar names it.
    pub kind: &'static str,
    /// The words that it is about.
    pub quote: Option<String>,
    /// The quote, shortened to its first and last words.
    pub lemma: Option<String>,
    /// Its tags, each with its page of notes.
    pub tags: Vec<Link>,
    /// Who wrote it.
    pub by: Option<String>,
    /// The page of all notes by the same author.
    pub by_route: Option<Href>,
    /// When it was written.
    pub date: Option<NaiveDate>,
    /// Markdown; may be empty.
    pub text: String,
    /// What a person has to confirm: `changed` where the words are not quite those of the note,
    /// `ambiguous` where other places have them too.
    pub doubt: Option<&'static str>,
}

/// How an article was made from its raw file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecordView {
    /// The raw file's path in the archive.
    pub path: String,
    /// BLAKE3 of its bytes, in hexadecimal.
    pub digest: String,
    /// Its size in bytes.
    pub byte_count: usize,
    /// Its number of lines.
    pub line_count: u32,
    /// Its character encoding.
    pub charset: &'static str,
    /// How many places of it could not be decoded.
    pub malformed: usize,
    /// Where each field comes from.
    pub evidence: Vec<EvidenceView>,
    /// Who says what in the text.
    pub quotations: Vec<QuotationView>,
    /// How many more quotations there are than are listed.
    pub more_quotations: usize,
    /// Where the notes' words stand in the raw file, in the order of their numbers.
    pub passages: Vec<RawPassageView>,
    /// What was taken out, in file order.
    pub removed: Vec<RemovedView>,
    /// Whether of any of it is said what spoke for it and what against it.
    pub has_reasons: bool,
    /// How many lines were taken out.
    pub removed_line_count: usize,
    /// How many lines each rule took out, the most first; pieces of lines are not among them.
    pub rules: Vec<RuleCountView>,
    /// The page with the lines of the raw file; none where there is no such page.
    pub audit: Option<Href>,
    /// The lines of the text that were nearly taken out, in file order.
    pub doubtful: Vec<DoubtfulView>,
}

/// How many lines a rule took out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RuleCountView {
    /// The rule.
    pub rule: Rule,
    /// The number of lines.
    pub lines: usize,
}

/// Where a field comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidenceView {
    /// The field.
    pub field: FieldName,
    /// The line of the raw file, where it stands in one.
    pub line: Option<LineNumber>,
    /// The rule that found it.
    pub rule: Rule,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Somebody's words in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuotationView {
    /// The block that holds them, as `p-1f0c22aa`.
    pub block: String,
    /// The first of the words.
    pub words: String,
    /// The speaker's name, or else what the text calls the speaker.
    pub speaker: Option<String>,
    /// What the speaker is.
    pub role: Option<String>,
}

/// Where a note's words stand in the raw file, from the first to the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RawPassageView {
    /// The note's number on the page.
    pub number: usize,
    /// The note's place on the page.
    pub id: String,
    /// The first line.
    pub first: LineNumber,
    /// The last line.
    pub last: LineNumber,
    /// The byte at which they begin.
    pub start: usize,
    /// The byte behind them.
    pub end: usize,
}

/// Something that was taken out of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemovedView {
    /// The rule that took it.
    pub rule: Rule,
    /// Its first line.
    pub first: LineNumber,
    /// Its last line.
    pub last: LineNumber,
    /// The words, line by line; none where they are not shown.
    pub texts: Vec<String>,
    /// Only a piece of the line was taken; the rest is in the text.
    pub partial: bool,
    /// Of these lines the one that was nearest to being kept; none where the rule alone decided.
    pub nearest: Option<WeighedView>,
}

/// A line of the text that was nearly taken out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DoubtfulView {
    /// The block that it is part of, as in the `id` of a block.
    pub id: String,
    /// The block's first words.
    pub text: String,
    /// Why it was kept all the same.
    pub weighed: WeighedView,
}

/// What spoke for a line and what against it, the strongest three together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WeighedView {
    /// The line; the first where it stands on several.
    pub line: LineNumber,
    /// What spoke for the text, the strongest first.
    pub speaks_for: Vec<Ground>,
    /// What spoke against it, the strongest first.
    pub speaks_against: Vec<Ground>,
}
