//! The record of how an article was made: its file, where its facts come from, what was taken out
//! and why, and what nearly was.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::settings::RemovedShown;
use crate::model::article::{Article, RemovedText};
use crate::model::cleaned::{Evidence, FieldName, Quotation, RemovedLines};
use crate::model::excerpt;
use crate::model::limits;
use crate::model::page::{
    DoubtfulView, EvidenceView, Href, QuotationView, RawPassageView, RecordView, RemovedView,
    RuleCountView, WeighedView,
};
use crate::model::reason::{Ground, LineReasons};
use crate::model::rule::Rule;
use crate::plan::notes::{SortedNote, SortedNotes};
use postil_text::excerpt::first_words;

/// What the site shows of how its articles were made, and where the rest of it stands.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Shown {
    /// What is shown of the lines that were taken out.
    pub(super) removed: RemovedShown,
    /// The article's audit page.
    pub(super) audit: Option<Href>,
}

/// Makes the record of an article; `ids` are the places of its blocks.
pub(super) fn record(
    article: &Article,
    ids: &[String],
    notes: &SortedNotes,
    shown: Shown,
) -> RecordView {
    let source = &article.source;
    let evidence = article.fields.evidence().into_iter().map(evidence);
    let quotations = article.quotations.iter().take(limits::QUOTATIONS_OF_RECORD);
    let quotations = quotations.map(|said| quotation(said, ids));
    let doubtful = article.doubtful.iter().filter_map(|line| doubtful(article, ids, line));
    let rules = rules(article);
    let removed = removed(article, shown.removed);
    RecordView {
        path: source.path.clone(),
        digest: source.digest.clone(),
        byte_count: source.byte_count,
        line_count: source.line_count,
        charset: source.charset.name,
        malformed: source.charset.malformed,
        evidence: evidence.collect(),
        quotations: quotations.collect(),
        more_quotations: article.quotations.len().saturating_sub(limits::QUOTATIONS_OF_RECORD),
        passages: notes.passages.iter().filter_map(|note| passage(article, note)).collect(),
        removed_line_count: rules.iter().map(|count| count.lines).sum(),
        rules,
        has_reasons: removed.iter().any(|part| part.nearest.is_some()),
        removed,
        audit: shown.audit,
        doubtful: doubtful.collect(),
    }
}

pub(super) fn evidence((field, evidence): (FieldName, &Evidence)) -> EvidenceView {
    EvidenceView {
        field,
        line: evidence.line,
        rule: evidence.rule,
        confidence: evidence.confidence,
    }
}

/// Where a note's words stand in the raw file; nothing of a note whose words are led nowhere.
fn passage(article: &Article, note: &SortedNote) -> Option<RawPassageView> {
    let raw = &article.notes.get(note.index)?.raw;
    let (first, last) = (raw.first()?, raw.last()?);
    Some(RawPassageView {
        number: note.view.number,
        id: note.view.id.clone(),
        first: first.lines.first,
        last: last.lines.last,
        start: first.bytes.start,
        end: last.bytes.end,
    })
}

fn quotation(quotation: &Quotation, ids: &[String]) -> QuotationView {
    let named = quotation.name.is_some();
    QuotationView {
        block: ids[quotation.block].clone(),
        words: excerpt::lemma(&quotation.text),
        speaker: quotation.name.as_ref().or(quotation.speaker.as_ref()).map(|text| name(text)),
        role: quotation.role.as_ref().filter(|_| named).map(|text| name(text)),
    }
}

/// A speaker's name or role: one text says it, and each quotation repeats it.
fn name(text: &str) -> String {
    first_words(text, limits::NAME)
}

/// How many lines each rule took out, the most first.
fn rules(article: &Article) -> Vec<RuleCountView> {
    let mut counts: BTreeMap<Rule, usize> = BTreeMap::new();
    for RemovedLines { rule, lines } in article.removed.iter().map(|text| &text.removed) {
        *counts.entry(*rule).or_default() += lines.indices().len();
    }
    let counts = counts.into_iter().map(|(rule, lines)| RuleCountView { rule, lines });
    let mut rules: Vec<RuleCountView> = counts.collect();
    rules.sort_by_key(|count| Reverse(count.lines));
    rules
}

/// What was taken out, whole lines and pieces of lines, in file order; of very many lines the first.
fn removed(article: &Article, shown: RemovedShown) -> Vec<RemovedView> {
    let is_listed = |text: &&RemovedText| !text.texts.is_empty() || text.is_withheld();
    let listed = article.removed.iter().filter(is_listed);
    let lines = listed.map(|text| RemovedView {
        rule: text.removed.rule,
        first: text.removed.lines.first,
        last: text.removed.lines.last,
        texts: text.texts.clone(),
        partial: false,
        nearest: text.nearest.as_ref().map(weighed),
    });
    let pieces = article.blocks.iter().flat_map(|block| &block.trimmed).map(|piece| RemovedView {
        rule: piece.rule,
        first: piece.line,
        last: piece.line,
        texts: vec![piece.text.clone()],
        partial: true,
        nearest: None,
    });
    let mut removed: Vec<_> = lines.chain(pieces).collect();
    removed.sort_by_key(|part| part.first);
    if shown == RemovedShown::Rules {
        for part in &mut removed {
            part.texts.clear();
            part.nearest = None;
        }
    }
    removed
}

/// A line of the text that was nearly taken out; none if the text does not have it.
fn doubtful(article: &Article, ids: &[String], line: &LineReasons) -> Option<DoubtfulView> {
    let index = article.blocks.partition_point(|block| block.lines.last < line.lines.first);
    let block = article.blocks.get(index)?;
    let text = excerpt::head(&block.text);
    Some(DoubtfulView { id: ids[index].clone(), text, weighed: weighed(line) })
}

pub(super) fn weighed(line: &LineReasons) -> WeighedView {
    let (mut speaks_for, mut speaks_against): (Vec<Ground>, Vec<Ground>) = Default::default();
    for reason in &line.reasons {
        match reason.strength {
            Some(..0) => speaks_against.push(reason.ground),
            _ => speaks_for.push(reason.ground),
        }
    }
    WeighedView { line: line.lines.first, speaks_for, speaks_against }
}
