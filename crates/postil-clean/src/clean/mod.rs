//! Tells the article from its boilerplate: every line is kept or removed, with the rule's name.
//!
//! The steps, in their order:
//!
//! 1. [`layout`] undoes what the dump did to the lines; [`page::facts`] says what each is by itself.
//! 2. [`body`] finds the lines that are the text, by rules' [`body::evidence`] and the learned
//!    [`body::networks`].
//! 3. [`fields`] finds the headline, the date and the rest around the text, and the lines that hold
//!    nothing else; [`fields::bounds`] holds them to what one page may bring.
//! 4. The [`body::passes`] decide of every line whether it stays, and name what goes.
//! 5. [`person`] applies what the archive's owner decided, which outranks what was found.
//! 6. [`body::blocks`] makes the article of the kept lines, and [`speech`] finds who says what in it;
//!    [`body::reasons`] says why, where it is asked for.

pub(crate) mod body;
pub(crate) mod fields;
mod layout;
mod page;
mod person;
pub mod recurrence;
mod speech;
#[cfg(test)]
mod tests;
mod time;
pub(crate) mod training;

use std::ops::Range;

use crate::clean::body::labels::Label;
use crate::clean::body::networks::committee::Committee;
use crate::clean::body::networks::weights;
use crate::clean::body::passes::{Passes, Stage, View};
use crate::clean::body::weighed::Reasons;
use crate::clean::body::{Body, Judge};
use crate::clean::fields::Findings;
use crate::clean::fields::language::Signs;
use crate::clean::page::PageParts;
use crate::clean::page::facts::LineFacts;
use crate::clean::person::source_rules::SourceLines;
use crate::diagnostic::Diagnostic;
use crate::model::cleaned::{CleanedArticle, Field, PageOrigin};
use crate::model::reason::LineReasons;
use crate::model::rule::Rule;
use crate::model::sidecar::Sidecar;
use crate::model::source::SourceDocument;
use crate::settings::{CleanSettings, SourceClues};

/// Cleans one document. What the sidecar says beats what is found.
///
/// `others` says for each line how many other documents of the archive have it, as [`recurrence`]
/// counts them; it is empty where nothing is known of them.
pub fn clean(
    document: &SourceDocument,
    others: &[u8],
    sidecar: &Sidecar,
    settings: &CleanSettings,
) -> (CleanedArticle, Vec<Diagnostic>) {
    clean_with(document, others, sidecar, settings, Labeller::shipped())
}

/// Cleans one document as [`clean`] does, and says of each line why it was kept or removed.
pub fn explain(
    document: &SourceDocument,
    others: &[u8],
    sidecar: &Sidecar,
    settings: &CleanSettings,
) -> (CleanedArticle, Vec<Diagnostic>) {
    let judge = judge(settings, Labeller::shipped());
    clean_page(document, others, sidecar, settings, Judge { reasons: Reasons::Give, ..judge })
}

/// Cleans one document as [`explain`] does, and says why of lines that an article's page shows:
/// those of a close verdict, and of each run of removed lines the one nearest to being kept.
pub fn explain_close(
    document: &SourceDocument,
    others: &[u8],
    sidecar: &Sidecar,
    settings: &CleanSettings,
) -> (CleanedArticle, Vec<Diagnostic>) {
    let judge = judge(settings, Labeller::shipped());
    clean_page(document, others, sidecar, settings, Judge { reasons: Reasons::OfClose, ..judge })
}

/// By what lines are told from one another: the networks, and the passes behind them.
#[derive(Debug, Clone, Copy)]
pub struct Labeller<'a> {
    /// The networks.
    pub committee: &'a Committee,
    /// The passes.
    pub passes: Passes,
}

impl Labeller<'_> {
    /// The one that Postil comes with.
    pub fn shipped() -> Labeller<'static> {
        Labeller { committee: weights::shipped(), passes: Passes::ALL }
    }
}

/// Cleans one document with another labeller than the one that Postil comes with.
pub fn clean_with(
    document: &SourceDocument,
    others: &[u8],
    sidecar: &Sidecar,
    settings: &CleanSettings,
    labeller: Labeller,
) -> (CleanedArticle, Vec<Diagnostic>) {
    clean_page(document, others, sidecar, settings, judge(settings, labeller))
}

fn judge<'a>(settings: &CleanSettings, labeller: Labeller<'a>) -> Judge<'a> {
    let Labeller { committee, passes } = labeller;
    Judge { committee, passes, strictness: settings.strictness, reasons: Reasons::Leave }
}

fn clean_page(
    document: &SourceDocument,
    others: &[u8],
    sidecar: &Sidecar,
    settings: &CleanSettings,
    judge: Judge,
) -> (CleanedArticle, Vec<Diagnostic>) {
    let layout = layout::undo(document, sidecar);
    let others = layout.others(document, others);
    let (mut article, diagnostics) =
        clean_lines(&layout.document, &others, sidecar, settings, judge);
    layout.restore(&mut article);
    (article, diagnostics)
}

/// The document whose lines are judged: wrapped lines joined, and without the dump's markup.
pub fn logical(document: &SourceDocument) -> SourceDocument {
    layout::undo(document, &Sidecar::default()).document.into_owned()
}

/// Cleans a document of logical lines.
fn clean_lines(
    document: &SourceDocument,
    others: &[u8],
    sidecar: &Sidecar,
    settings: &CleanSettings,
    judge: Judge,
) -> (CleanedArticle, Vec<Diagnostic>) {
    let facts = page::facts::of_lines(document, others);
    let text = Text::find(document, &facts, sidecar, settings, judge);
    let page = text.page(document, &facts, sidecar);
    let found = Findings::new(&page);
    let mut labels = text.body.labels();
    let view = View {
        facts: &facts,
        format: document.format,
        text: text.body.range.clone(),
        fields: found.lines(),
    };
    judge.passes.run(Stage::Furniture, &mut labels, &view);
    if !settings.captions {
        body::labels::remove_captions(&mut labels, &facts);
    }
    text.source_rules.apply(&mut labels);
    let mut diagnostics = person::sidecar::apply_lines(&mut labels, &facts, sidecar);
    let restored = person::sidecar::restore_quoted(&mut labels, &facts, sidecar);
    diagnostics.extend(body::labels::check_repeated(document, &labels, &facts));
    let mut blocks = body::blocks::blocks(document, &facts, &labels, &restored);
    let signs: Vec<Signs> = blocks.iter().map(|block| Signs::of(&block.text)).collect();
    let mut fields = found.fields(document, &page, &blocks, &signs);
    text.source_rules.apply_source(&mut fields);
    if !settings.hashtags {
        fields.tags.retain(|tag| tag.evidence.rule != Rule::Hashtags);
    }
    diagnostics.extend(fields::bounds::hold(&mut fields, document, &sidecar.overrides));
    person::sidecar::apply_fields(&mut fields, sidecar);
    fields::language::mark_blocks(&mut blocks, &signs, fields.language.as_ref());
    diagnostics.extend(person::sidecar::check_kept(&document.path, &blocks));
    let article = CleanedArticle {
        quotations: speech::find(&blocks),
        removed: body::blocks::removed(&labels),
        reasons: text.reasons(&facts, &labels, judge),
        origin: text.source_rules.origin,
        source_rules: text.source_rules.applied,
        fields,
        blocks,
        restored,
    };
    (article, diagnostics)
}

/// The text of a page, before anything is taken out of it.
struct Text {
    body: Body,
    /// Where the fields look for it: where markers leave no text, the page states its fields all
    /// the same.
    around: Range<usize>,
    source_rules: SourceLines,
}

impl Text {
    fn find(
        document: &SourceDocument,
        facts: &[LineFacts],
        sidecar: &Sidecar,
        settings: &CleanSettings,
        judge: Judge,
    ) -> Text {
        let find = |facts: &[LineFacts]| body::find(facts, document.format, judge);
        let whole = find(facts);
        let source_rules = source_rules(document, facts, &whole.range, sidecar, settings);
        let Some(window) = source_rules.window() else {
            return Text { around: whole.range.clone(), body: whole, source_rules };
        };
        let body = find(&facts[window.clone()]).moved(window.start, facts.len());
        let around = if body.range.is_empty() { whole.range } else { body.range.clone() };
        Text { body, around, source_rules }
    }

    fn page<'a>(
        &'a self,
        document: &'a SourceDocument,
        facts: &'a [LineFacts<'a>],
        sidecar: &Sidecar,
    ) -> PageParts<'a> {
        let (declared, captured) = (&document.declared, sidecar.captured);
        PageParts { declared, captured, facts, body: &self.around }
    }

    fn reasons(&self, facts: &[LineFacts], labels: &[Label], judge: Judge) -> Vec<LineReasons> {
        match judge.reasons {
            Reasons::Leave => Vec::new(),
            _ => body::reasons::of_lines(facts, &self.body, labels, &self.source_rules, judge),
        }
    }
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
        field(&sidecar.overrides.source, &|| fields::source::find(&document.declared, facts, body));
    let url = field(&sidecar.overrides.url, &|| fields::url(document));
    let origin =
        SourceClues { path: &document.path, url: url.as_deref(), source: source.as_deref() };
    let mut found = SourceLines::find(&settings.sources, &origin, facts);
    found.origin = Some(PageOrigin { url, source });
    found
}
