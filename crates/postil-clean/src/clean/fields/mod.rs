//! The fields of an article: what the page states, and what stands around its text.
//!
//! Headline, date and authors are chosen among candidates: each file `traits.rs` lists what is known of
//! one as numbers, and [`choice`] weighs them by `choice/weights.txt`, which `cargo xtask train-fields`
//! writes. The others are found by what a page calls them. [`bounds`] holds all of them to a length.

pub(crate) mod author;
pub(crate) mod bounds;
pub(crate) mod choice;
pub(crate) mod date;
pub(crate) mod language;
mod section;
pub(in crate::clean) mod source;
mod spot;
pub(crate) mod tags;
pub(crate) mod title;
pub mod weights;

use crate::clean::body::labels::FieldLines;
use crate::clean::fields::author::Byline;
use crate::clean::fields::language::Signs;
use crate::clean::fields::section::Section;
use crate::clean::fields::tags::Tags;
use crate::clean::fields::title::Title;
use crate::clean::fields::weights::FieldWeights;
use crate::clean::page::{PageParts, facts};
use crate::model::cleaned::{Block, BlockKind, Confidence, Field, FieldName, Fields};
use crate::model::date::ArticleDate;
use crate::model::line::LineNumber;
use crate::model::rule::Rule;
use crate::model::source::SourceDocument;

/// The fields that take lines out of the text.
pub(crate) struct Findings {
    title: Option<Title>,
    date: Option<Field<ArticleDate>>,
    byline: Byline,
    section: Section,
    tags: Tags,
}

impl Findings {
    /// Finds them.
    pub fn new(page: &PageParts) -> Self {
        let weights = FieldWeights::shipped();
        let title = title::find(page, &weights.title);
        let shown = title.as_ref().map_or(&[][..], |title| &title.lines);
        let date = date::find(page, shown, &weights.date);
        let byline = author::find(page, shown, &weights.author);
        let (declared, facts, body) = (page.declared, page.facts, page.body);
        let section = section::find(declared, facts, body, title.as_ref(), &byline.lines);
        let tags = tags::find(declared, facts, body);
        Findings { title, date, byline, section, tags }
    }

    /// The lines that hold nothing else.
    pub fn lines(&self) -> FieldLines<'_> {
        FieldLines {
            title: self.title.as_ref().map_or(&[], |title| &title.lines),
            byline: &self.byline.lines,
            section: self.section.line,
            date: self.date.as_ref().and_then(date::relative_line),
            tags: &self.tags.lines,
            author: self.byline.author.as_ref(),
            author_shown: shown_at(self.byline.author.as_ref()),
            date_shown: shown_at(self.date.as_ref()),
        }
    }

    /// All fields; `signs` tell the languages of the blocks.
    pub fn fields(
        self,
        document: &SourceDocument,
        page: &PageParts,
        blocks: &[Block],
        signs: &[Signs],
    ) -> Fields {
        let PageParts { declared, facts, body, .. } = *page;
        let title_derived = self.title.is_none();
        let title = self.title.map_or_else(|| derived_title(document, blocks), |t| t.field);
        Fields {
            title: Some(spaced(title)),
            title_derived,
            date: self.date,
            source: source::find(declared, facts, body).map(spaced),
            url: url(document),
            author: self.byline.author.map(spaced),
            author_role: self.byline.role.map(spaced),
            section: self.section.field.map(spaced),
            language: language(document, blocks, signs),
            tags: self.tags.fields,
        }
    }
}

/// The field with plain single spaces, for a name is the same whatever stands between its words.
fn spaced(field: Field<String>) -> Field<String> {
    Field { value: field.value.split_whitespace().collect::<Vec<_>>().join(" "), ..field }
}

/// The line that a field was read from, counted from 0.
fn shown_at<T>(field: Option<&Field<T>>) -> Option<usize> {
    field?.evidence.line.map(|line| line.index())
}

/// A headline made from the text's first sentence, or from the file's name.
fn derived_title(document: &SourceDocument, blocks: &[Block]) -> Field<String> {
    let is_text = |kind| !matches!(kind, BlockKind::Caption | BlockKind::Comment);
    let first = blocks.iter().find(|block| is_text(block.kind));
    if let Some(block) = first {
        let words = title::derive(&block.text);
        if !words.is_empty() {
            return Field::at(words, block.lines.first, Rule::FirstSentence)
                .with(Confidence::Guess);
        }
    }
    let name = document.path.rsplit('/').next().unwrap_or(&document.path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Field::outside(stem.to_owned(), Rule::FileName).with(Confidence::Guess)
}

/// The address that a page states as its own, and when it was saved, as far as it states that.
pub fn stated_origin(document: &SourceDocument) -> (Option<String>, Option<ArticleDate>) {
    let facts = facts::of_lines(document, &[]);
    let (declared, body) = (&document.declared, &(0..0));
    let parts = PageParts { declared, captured: None, facts: &facts, body };
    (url(document).map(|field| field.value), date::captured(&parts))
}

/// The page's own address, as it declares it, else as the program that saved it does.
pub(crate) fn url(document: &SourceDocument) -> Option<Field<String>> {
    let is_web = |value: &str| value.starts_with("https://") || value.starts_with("http://");
    let declared = document.declared.iter();
    let fields = declared.filter(|field| field.name == FieldName::Url && is_web(&field.value));
    let field = fields.min_by_key(|field| field.rule.is_of_saving())?;
    Some(Field::at(field.value.clone(), field.line, field.rule))
}

/// The language of the kept text, or the declared one where the text cannot tell.
fn language(document: &SourceDocument, blocks: &[Block], signs: &[Signs]) -> Option<Field<String>> {
    if let Some(code) = language::detect(signs) {
        let line = blocks.first().map_or(LineNumber::of_index(0), |block| block.lines.first);
        return Some(
            Field::at(code.to_owned(), line, Rule::LettersAndWords).with(Confidence::Likely),
        );
    }
    let field = document.declared.iter().find(|field| field.name == FieldName::Language)?;
    let code: String = field.value.chars().take_while(char::is_ascii_alphabetic).collect();
    let code = code.to_ascii_lowercase();
    (code.len() == 2).then(|| Field::at(code, field.line, field.rule))
}
