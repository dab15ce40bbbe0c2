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
//! 6. [`body::blocks`] makes the article of the kept lines, [`carry`] brings along what markup says of
//!    their words, [`links`] makes its addresses whole, [`mod@pictures`] says which
//!    pictures stand in it, and [`speech`] finds who says what in it;
//!    [`body::reasons`] says why, where it is asked for.

pub(crate) mod body;
mod carry;
pub(crate) mod fields;
mod layout;
mod links;
mod page;
mod person;
mod pictures;
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
use crate::clean::person::lines::Named;
use crate::clean::person::sidecar::{Restored, apply_lines, restore_quoted};
use crate::clean::person::source_rules::SourceLines;
use crate::clean::pictures::Places;
use crate::diagnostic::Diagnostic;
use crate::model::cleaned::{Block, CleanedArticle, Field, Fields, PageOrigin, RestoredLines};
use crate::model::reason::LineReasons;
use crate::model::rule::Rule;
use crate::model::sidecar::Sidecar;
use crate::model::source::SourceDocument;
use crate::settings::{CleanSettings, SourceClues};

pub use crate::clean::fields::stated_origin;
pub use crate::clean::pictures::file_beside;
pub use crate::clean::time::whole::read_date;

/// An article, and what there is to say of its page.
pub type Cleaned = (CleanedArticle, Vec<Diagnostic>);

/// Cleans one document. What the sidecar says beats what is found.
///
/// `others` says for each line how many other documents of the archive have it, as [`recurrence`]
/// counts them; it is empty where nothing is known of them.
pub fn clean(
    document: &SourceDocument,
    others: &[u8],
    sidecar: &Sidecar,
    settings: &CleanSettings,
) -> Cleaned {
    Scraped { document, others, sidecar, settings }.clean()
}

/// A page to be cleaned, and what is known of it beside its own lines.
#[derive(Debug, Clone, Copy)]
pub struct Scraped<'a> {
    /// The page.
    pub document: &'a SourceDocument,
    /// For each line how many other documents of the archive have it, as [`recurrence`] counts them;
    /// empty where nothing is known of them.
    pub others: &'a [u8],
    /// What a person says of it.
    pub sidecar: &'a Sidecar,
    /// What the owner of the archive decides.
    pub settings: &'a CleanSettings,
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

impl Scraped<'_> {
    /// Cleans the page as [`clean()`] does.
    pub fn clean(self) -> Cleaned {
        self.clean_with(Labeller::shipped())
    }

    /// Cleans the page, and says of each line why it was kept or removed.
    pub fn explain(self) -> Cleaned {
        self.judged_by(Labeller::shipped(), Reasons::Give)
    }

    /// Cleans the page, and says why of lines that an article's page shows: those of a close
    /// verdict, and of each run of removed lines the one nearest to being kept.
    pub fn explain_close(self) -> Cleaned {
        self.judged_by(Labeller::shipped(), Reasons::OfClose)
    }

    /// Cleans the page with another labeller than the one that Postil comes with.
    pub fn clean_with(self, labeller: Labeller) -> Cleaned {
        self.judged_by(labeller, Reasons::Leave)
    }

    fn judged_by(self, labeller: Labeller, reasons: Reasons) -> Cleaned {
        let Labeller { committee, passes } = labeller;
        let judge = Judge { committee, passes, strictness: self.settings.strictness, reasons };
        let layout = layout::undo(self.document, self.sidecar);
        let others = layout.others(self.document, self.others);
        let logical = Scraped { document: &layout.document, others: &others, ..self };
        let (mut article, diagnostics) = logical.clean_lines(judge);
        layout.restore(&mut article);
        (article, diagnostics)
    }

    /// Cleans a document of logical lines.
    fn clean_lines(self, judge: Judge) -> Cleaned {
        let facts = page::facts::of_lines(self.document, self.others);
        let text = Text::find(self, &facts, judge);
        let parts = text.parts(self, &facts);
        let found = Findings::new(&parts);
        let Verdict { labels, restored, is_lost, mut diagnostics } =
            self.verdict(&facts, &text, &found, judge.passes);
        let mut blocks = body::blocks::blocks(self.document, &facts, &labels, &restored);
        body::blocks::shape(&mut blocks, self.document, &facts);
        diagnostics.extend(person::kinds::apply(&mut blocks, self.sidecar));
        body::blocks::name_lede(&mut blocks);
        let (mut fields, of_fields) = self.fields(found, &parts, &text, &mut blocks);
        person::sidecar::drop_fields(&mut fields, &labels);
        diagnostics.extend(of_fields);
        links::lead(&mut blocks, self.document, &fields);
        diagnostics.extend(person::sidecar::check_kept(&self.document.path, &blocks));
        let places = Places { facts: &facts, labels: &labels, blocks: &blocks };
        let pictures = pictures::of_text(self, &fields, &places);
        let article = CleanedArticle {
            pictures,
            captured: fields::date::captured(&parts),
            quotations: speech::find(&blocks),
            removed: body::blocks::removed(&labels),
            reasons: text.reasons(&facts, &labels, judge),
            origin: text.source_rules.origin,
            drops_unknown: is_lost,
            showing: person::sidecar::showing(self.sidecar, is_lost).or(text.source_rules.showing),
            source_rules: text.source_rules.applied,
            fields,
            blocks,
            restored,
        };
        (article, diagnostics)
    }

    /// Decides of every line whether it stays: the passes first, then those who outrank them.
    fn verdict(
        self,
        facts: &[LineFacts],
        text: &Text,
        found: &Findings,
        passes: Passes,
    ) -> Verdict {
        let mut labels = text.body.labels();
        if !self.document.is_cleaned {
            let (format, range) = (self.document.format, text.body.range.clone());
            let view = View { facts, format, text: range, fields: found.lines(), odds: &[] };
            passes.run(Stage::Furniture, &mut labels, &view);
        }
        if !self.settings.captions {
            body::labels::remove_captions(&mut labels, facts);
        }
        text.source_rules.apply(&mut labels);
        let (mut back, sidecar) = (Restored::default(), self.sidecar);
        let page = (&*self.document.path, facts);
        let Named { missing: mut diagnostics, partial, is_lost } =
            apply_lines(&mut labels, page, sidecar, &mut back);
        restore_quoted(&mut labels, facts, sidecar, &mut back);
        diagnostics.extend(partial);
        diagnostics.extend(body::lost::check(&self.document.path, &labels, facts));
        diagnostics.extend(body::lost_parts::check(&self.document.path, &labels, facts));
        Verdict { labels, restored: back.runs(), is_lost, diagnostics }
    }

    /// Brings together what was found and what a person says, and tells the languages of the blocks.
    fn fields(
        self,
        found: Findings,
        parts: &PageParts,
        text: &Text,
        blocks: &mut [Block],
    ) -> (Fields, Vec<Diagnostic>) {
        let signs: Vec<Signs> = blocks.iter().map(|block| Signs::of(&block.text)).collect();
        let mut fields = found.fields(self.document, parts, blocks, &signs);
        text.source_rules.apply_source(&mut fields);
        if !self.settings.hashtags {
            fields.tags.retain(|tag| tag.evidence.rule != Rule::Hashtags);
        }
        let overrides = &self.sidecar.overrides;
        let diagnostics = fields::bounds::hold(&mut fields, self.document, overrides);
        person::sidecar::apply_fields(&mut fields, self.sidecar);
        fields::language::mark_blocks(blocks, &signs, fields.language.as_ref());
        (fields, diagnostics)
    }

    /// The rules for the source of the page, as far as its address, its text, its folder or its
    /// sidecar tell the source.
    fn source_rules(self, facts: &[LineFacts], body: &Range<usize>) -> SourceLines {
        let Scraped { document, sidecar, settings, .. } = self;
        if settings.sources.as_slice().is_empty() {
            return SourceLines::default();
        }
        let field = |stated: &Option<String>, find: &dyn Fn() -> Option<Field<String>>| {
            stated.clone().or_else(|| find().map(|field| field.value))
        };
        let source = field(&sidecar.overrides.source, &|| {
            fields::source::find(&document.declared, facts, body)
        });
        let url = field(&sidecar.overrides.url, &|| fields::url(document));
        let origin =
            SourceClues { path: &document.path, url: url.as_deref(), source: source.as_deref() };
        let mut found = SourceLines::find(&settings.sources, &origin, facts);
        found.origin = Some(PageOrigin { url, source });
        found
    }
}

/// The document whose lines are judged: wrapped lines joined, and without the dump's markup.
pub fn logical(document: &SourceDocument) -> SourceDocument {
    layout::undo(document, &Sidecar::default()).document.into_owned()
}

/// What became of a page's lines.
struct Verdict {
    labels: Vec<Label>,
    /// The lines that came back because a person keeps them or a note quotes them.
    restored: Vec<RestoredLines>,
    /// Whether words are to be withheld that the page has in no line.
    is_lost: bool,
    diagnostics: Vec<Diagnostic>,
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
    fn find(page: Scraped, facts: &[LineFacts], judge: Judge) -> Text {
        if page.document.is_cleaned {
            let body = Body::whole(facts);
            let source_rules = page.source_rules(facts, &body.range);
            return Text { around: body.range.clone(), body, source_rules };
        }
        let find = |facts: &[LineFacts]| body::find(facts, page.document.format, judge);
        let whole = find(facts);
        let source_rules = page.source_rules(facts, &whole.range);
        let Some(window) = source_rules.window() else {
            return Text { around: whole.range.clone(), body: whole, source_rules };
        };
        let body = find(&facts[window.clone()]).moved(window.start, facts.len());
        let around = if body.range.is_empty() { whole.range } else { body.range.clone() };
        Text { body, around, source_rules }
    }

    /// What the finders of fields look at.
    fn parts<'a>(&'a self, page: Scraped<'a>, facts: &'a [LineFacts<'a>]) -> PageParts<'a> {
        let (declared, captured) = (&page.document.declared, page.sidecar.captured);
        PageParts { declared, captured, facts, body: &self.around }
    }

    fn reasons(&self, facts: &[LineFacts], labels: &[Label], judge: Judge) -> Vec<LineReasons> {
        match judge.reasons {
            Reasons::Leave => Vec::new(),
            _ => body::reasons::of_lines(facts, &self.body, labels, &self.source_rules, judge),
        }
    }
}
