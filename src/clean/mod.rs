//! Tells the article from its boilerplate: every line is kept or removed, with the rule's name.
//!
//! The steps, in their order:
//!
//! 1. [`layout`] undoes what the dump did to the lines; [`facts`] says what each is by itself.
//! 2. [`body`] finds the lines that are the text, with the learned [`model`].
//! 3. [`title`], [`author`], [`section`], [`date`], [`source`], [`tags`] and [`language`] find the
//!    fields, and the lines that hold nothing else.
//! 4. [`labels`] gives every line its label; [`source_rules`] and then [`hand`] apply what a person
//!    decided.
//! 5. [`blocks`] makes the article of the kept lines, and [`speech`] finds who says what in it;
//!    [`reasons`] says why, where it is asked for.

mod author;
mod blocks;
mod body;
pub mod choice;
mod clock;
mod columns;
mod credit;
mod cue;
mod date;
mod date_notation;
mod facts;
mod glued;
mod hand;
mod labels;
mod language;
mod layout;
mod lexicon;
pub mod model;
mod months;
mod page;
mod parts;
mod quotation;
mod quoted_lines;
mod reasons;
pub mod recurrence;
mod remnants;
mod rules;
mod section;
mod sentence;
mod source;
mod source_rules;
mod speech;
mod stamp;
mod stems;
mod table;
mod tags;
#[cfg(test)]
mod tests;
mod title;
mod wrap;
mod zone;

use std::ops::Range;

use crate::clean::author::Byline;
use crate::clean::body::Judge;
use crate::clean::choice::FieldWeights;
use crate::clean::facts::LineFacts;
use crate::clean::labels::FieldLines;
use crate::clean::language::Signs;
use crate::clean::model::committee::Committee;
use crate::clean::model::weights;
use crate::clean::page::PageParts;
use crate::clean::reasons::Reasons;
use crate::clean::section::Section;
use crate::clean::source_rules::SourceLines;
use crate::clean::title::Title;
use crate::config::settings::{CleanSettings, Origin};
use crate::diagnostic::Diagnostic;
use crate::model::cleaned::{
    Block, BlockKind, CleanedArticle, Confidence, Field, FieldName, Fields,
};
use crate::model::date::ArticleDate;
use crate::model::sidecar::Sidecar;
use crate::model::source::SourceDocument;

/// Cleans one document. What the sidecar says beats what is found.
///
/// `others` says for each line how many other documents of the archive have it, as [`recurrence`]
/// counts them; it is empty where nothing is known of them.
pub fn clean(
    document: &SourceDocument,
    others: &[u32],
    sidecar: &Sidecar,
    settings: &CleanSettings,
) -> (CleanedArticle, Vec<Diagnostic>) {
    clean_with(document, others, sidecar, settings, weights::shipped())
}

/// Cleans one document as [`clean`] does, and says of each line why it was kept or removed.
pub fn explain(
    document: &SourceDocument,
    others: &[u32],
    sidecar: &Sidecar,
    settings: &CleanSettings,
) -> (CleanedArticle, Vec<Diagnostic>) {
    let judge = judge(settings, weights::shipped());
    clean_page(document, others, sidecar, settings, Judge { reasons: Reasons::Give, ..judge })
}

/// Cleans one document with another committee than the one that Postil comes with.
pub fn clean_with(
    document: &SourceDocument,
    others: &[u32],
    sidecar: &Sidecar,
    settings: &CleanSettings,
    committee: &Committee,
) -> (CleanedArticle, Vec<Diagnostic>) {
    clean_page(document, others, sidecar, settings, judge(settings, committee))
}

fn judge<'a>(settings: &CleanSettings, committee: &'a Committee) -> Judge<'a> {
    Judge { committee, strictness: settings.strictness, reasons: Reasons::Leave }
}

fn clean_page(
    document: &SourceDocument,
    others: &[u32],
    sidecar: &Sidecar,
    settings: &CleanSettings,
    judge: Judge,
) -> (CleanedArticle, Vec<Diagnostic>) {
    let layout = layout::read(document, sidecar);
    let others = layout.others(document, others);
    let (mut article, diagnostics) =
        clean_lines(&layout.document, &others, sidecar, settings, judge);
    layout.restore(&mut article);
    (article, diagnostics)
}

/// The document whose lines are judged: wrapped lines joined, and without the dump's markup.
pub fn logical(document: &SourceDocument) -> SourceDocument {
    layout::read(document, &Sidecar::default()).document.into_owned()
}

/// Cleans a document of logical lines.
fn clean_lines(
    document: &SourceDocument,
    others: &[u32],
    sidecar: &Sidecar,
    settings: &CleanSettings,
    judge: Judge,
) -> (CleanedArticle, Vec<Diagnostic>) {
    let facts = facts::read(document, others);
    let find = |facts: &[LineFacts]| body::find(facts, document.format, judge);
    let mut body = find(&facts);
    let of_page = body.range.clone();
    let source_rules = source_rules(document, &facts, &of_page, sidecar, settings);
    if let Some(window) = source_rules.window() {
        body = find(&facts[window.clone()]).moved(window.start, facts.len());
    }
    // Where markers leave no text, the page states its fields all the same.
    let around = if body.range.is_empty() { &of_page } else { &body.range };
    let page = PageParts {
        declared: &document.declared,
        captured: sidecar.captured,
        facts: &facts,
        body: around,
    };
    let found = Findings::new(&page);
    let mut labels = labels::label(&facts, &body, &found.lines());
    if !settings.captions {
        labels::remove_captions(&mut labels, &facts);
    }
    source_rules.apply(&mut labels);
    let mut diagnostics = hand::apply_lines(&mut labels, &facts, sidecar);
    let restored = hand::restore_quoted(&mut labels, &facts, sidecar);
    let mut blocks = blocks::blocks(document, &facts, &labels);
    let signs: Vec<Signs> = blocks.iter().map(|block| Signs::of(&block.text)).collect();
    let fields = found.fields(document, &facts, around, &blocks);
    let mut fields = Fields { language: language(document, &blocks, &signs), ..fields };
    source_rules.apply_source(&mut fields);
    hand::apply_fields(&mut fields, sidecar, settings);
    language::mark_blocks(&mut blocks, &signs, fields.language.as_ref());
    diagnostics.extend(hand::check_kept(&document.path, &blocks));
    let removed = blocks::removed(&labels);
    let quotations = speech::find(&blocks);
    let reasons = match judge.reasons {
        Reasons::Leave => Vec::new(),
        Reasons::Give => reasons::of_lines(&facts, &body, &labels, &source_rules),
    };
    let source_rules = source_rules.applied;
    let article =
        CleanedArticle { fields, blocks, removed, restored, quotations, source_rules, reasons };
    (article, diagnostics)
}

/// The rules for the source of a document, as far as its address, its text, its folder or its
/// sidecar tell the source.
fn source_rules(
    document: &SourceDocument,
    facts: &[LineFacts],
    body: &Range<usize>,
    sidecar: &Sidecar,
    settings: &CleanSettings,
) -> SourceLines {
    if settings.sources.as_slice().is_empty() {
        return SourceLines::default();
    }
    let field = |stated: &Option<String>, find: &dyn Fn() -> Option<Field<String>>| {
        stated.clone().or_else(|| find().map(|field| field.value))
    };
    let source =
        field(&sidecar.overrides.source, &|| source::find(&document.declared, facts, body));
    let url = field(&sidecar.overrides.url, &|| url(document));
    let origin = Origin { path: &document.path, url: url.as_deref(), source: source.as_deref() };
    SourceLines::find(&settings.sources, &origin, facts)
}

/// The fields that take lines out of the text.
struct Findings {
    title: Option<Title>,
    date: Option<Field<ArticleDate>>,
    byline: Byline,
    section: Section,
}

impl Findings {
    fn new(page: &PageParts) -> Self {
        let weights = FieldWeights::shipped();
        let title = title::find(page, weights);
        let shown = title.as_ref().map_or(&[][..], |title| &title.lines);
        let date = date::find(page, shown, weights);
        let byline = author::find(page, shown, weights);
        let (declared, facts, body) = (page.declared, page.facts, page.body);
        let section = section::find(declared, facts, body, title.as_ref(), &byline.lines);
        Findings { title, date, byline, section }
    }

    fn lines(&self) -> FieldLines<'_> {
        FieldLines {
            title: self.title.as_ref().map_or(&[], |title| &title.lines),
            byline: &self.byline.lines,
            section: self.section.line,
            date: self.date.as_ref().and_then(date::relative_line),
        }
    }

    /// All fields but the language.
    fn fields(
        self,
        document: &SourceDocument,
        facts: &[LineFacts],
        body: &Range<usize>,
        blocks: &[Block],
    ) -> Fields {
        let declared = &document.declared;
        let title_derived = self.title.is_none();
        let title = self.title.map_or_else(|| derived_title(document, blocks), |t| t.field);
        Fields {
            title: Some(title),
            title_derived,
            date: self.date,
            source: source::find(declared, facts, body),
            url: url(document),
            author: self.byline.author,
            author_role: self.byline.role,
            section: self.section.field,
            language: None,
            tags: tags::find(declared, facts, body),
        }
    }
}

/// A headline made from the text's first sentence, or from the file's name.
fn derived_title(document: &SourceDocument, blocks: &[Block]) -> Field<String> {
    let first = blocks.iter().find(|block| block.kind != BlockKind::Caption);
    if let Some(block) = first {
        let words = title::derive(&block.text);
        if !words.is_empty() {
            return Field::at(words, block.lines.first, "first sentence").with(Confidence::Guess);
        }
    }
    let name = document.path.rsplit('/').next().unwrap_or(&document.path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Field::outside(stem.to_owned(), "file name").with(Confidence::Guess)
}

/// The page's own address, as it declares it.
fn url(document: &SourceDocument) -> Option<Field<String>> {
    let is_web = |value: &str| value.starts_with("https://") || value.starts_with("http://");
    let field = document
        .declared
        .iter()
        .find(|field| field.name == FieldName::Url && is_web(&field.value))?;
    Some(Field::at(field.value.clone(), field.line, field.rule))
}

/// The language of the kept text, or the declared one where the text cannot tell.
fn language(document: &SourceDocument, blocks: &[Block], signs: &[Signs]) -> Option<Field<String>> {
    if let Some(code) = language::detect(signs) {
        let line = blocks.first().map_or(1, |block| block.lines.first);
        return Some(
            Field::at(code.to_owned(), line, "letters and words").with(Confidence::Likely),
        );
    }
    let field = document.declared.iter().find(|field| field.name == FieldName::Language)?;
    let code: String = field.value.chars().take_while(char::is_ascii_alphabetic).collect();
    let code = code.to_ascii_lowercase();
    (code.len() == 2).then(|| Field::at(code, field.line, field.rule))
}
