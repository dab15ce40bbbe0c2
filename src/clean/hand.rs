//! What a person decided: the sidecar's `drop`, `keep`, fields, tags, and the lines that its notes
//! quote. It outranks everything that was found.

use std::collections::{BTreeSet, HashMap};

use crate::clean::facts::LineFacts;
use crate::clean::labels::Label;
use crate::clean::tags;
use crate::config::settings::CleanSettings;
use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::model::cleaned::{Block, Field, Fields, LineNumber, LineRange, RestoredLines, Rule};
use crate::model::limits;
use crate::model::quote::{FoldedQuote, fold_text};
use crate::model::sidecar::{Note, Sidecar};

/// Applies `drop` and `keep`; a line that matches nothing is reported.
pub(super) fn apply_lines(
    labels: &mut [Label],
    facts: &[LineFacts],
    sidecar: &Sidecar,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    if sidecar.drop.is_empty() && sidecar.keep.is_empty() {
        return diagnostics;
    }
    let by_text = lines_by_text(facts);
    for (key, lines, label) in [
        ("drop", &sidecar.drop, Label::Remove(Rule::Dropped)),
        ("keep", &sidecar.keep, Label::Keep),
    ] {
        for line in lines {
            match by_text.get(fold_text(line).as_str()) {
                Some(indices) => indices.iter().for_each(|index| labels[*index] = label),
                None => diagnostics.push(catalogue::unmatched_line(&sidecar.path, key, line)),
            }
        }
    }
    diagnostics
}

/// The lines that have words, by their words.
fn lines_by_text(facts: &[LineFacts]) -> HashMap<String, Vec<usize>> {
    let mut by_text: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, line) in facts.iter().enumerate().filter(|(_, line)| line.has_words()) {
        by_text.entry(fold_text(line.text)).or_default().push(index);
    }
    by_text
}

/// Puts back the lines that hold a note's quote, where the kept text does not hold it.
///
/// The quote's context says which place is meant; a context that fits nowhere counts for nothing.
/// A quote may run over several lines; then each of them comes back. Returns those that did.
pub(super) fn restore_quoted(
    labels: &mut [Label],
    facts: &[LineFacts],
    sidecar: &Sidecar,
) -> Vec<RestoredLines> {
    let quotes: Vec<FoldedQuote> = sidecar.notes.iter().filter_map(folded_quote).collect();
    let mut restored = BTreeSet::new();
    if quotes.is_empty() {
        return Vec::new();
    }
    let whole = FoldedLines::new(facts, |_| true);
    let kept_lines =
        |labels: &[Label]| FoldedLines::new(facts, |index| labels[index] == Label::Keep);
    let mut kept = kept_lines(labels);
    for quote in &quotes {
        let lines = |quote: &FoldedQuote| kept.find(quote).or_else(|| whole.find(quote));
        let Some(lines) = lines(quote).or_else(|| lines(&quote.alone())) else { continue };
        let removed: Vec<usize> =
            lines.into_iter().filter(|index| labels[*index] != Label::Keep).collect();
        if !removed.is_empty() {
            removed.iter().for_each(|index| labels[*index] = Label::Keep);
            kept = kept_lines(labels);
            restored.extend(removed);
        }
    }
    runs(restored)
}

/// Joins neighbouring lines to runs.
fn runs(lines: BTreeSet<usize>) -> Vec<RestoredLines> {
    let mut runs: Vec<RestoredLines> = Vec::new();
    for line in lines.into_iter().map(|index| index as LineNumber + 1) {
        match runs.last_mut() {
            Some(run) if run.lines.last + 1 == line => run.lines.last = line,
            _ => {
                let lines = LineRange::one(line);
                runs.push(RestoredLines { rule: Rule::QuotedByNote, lines });
            }
        }
    }
    runs
}

fn folded_quote(note: &Note) -> Option<FoldedQuote> {
    let quote = note.quote.as_deref()?;
    Some(FoldedQuote::new(quote, note.before.as_deref(), note.after.as_deref()))
}

/// Lines in folded form, one after the other with a space between them.
struct FoldedLines {
    text: String,
    /// The byte at which each line starts, and its index.
    starts: Vec<(usize, usize)>,
}

impl FoldedLines {
    fn new(facts: &[LineFacts], wanted: impl Fn(usize) -> bool) -> Self {
        let mut lines = FoldedLines { text: String::new(), starts: Vec::new() };
        for (index, line) in facts.iter().enumerate() {
            if line.has_words() && wanted(index) {
                lines.starts.push((lines.text.len(), index));
                lines.text.push_str(&fold_text(line.text));
                lines.text.push(' ');
            }
        }
        lines
    }

    /// The indices of the lines in which the first occurrence of `quote` stands.
    fn find(&self, quote: &FoldedQuote) -> Option<Vec<usize>> {
        let place = quote.places(&self.text).next()?;
        let first = self.starts.partition_point(|(at, _)| *at <= place.start).saturating_sub(1);
        let last = self.starts.partition_point(|(at, _)| *at < place.end);
        Some(self.starts[first..last].iter().map(|(_, index)| *index).collect())
    }
}

/// Replaces fields by those of the sidecar, and adds its tags.
///
/// Says so where the page states more tags than are taken.
pub(super) fn apply_fields(
    fields: &mut Fields,
    path: &str,
    sidecar: &Sidecar,
    settings: &CleanSettings,
) -> Option<Diagnostic> {
    let overrides = &sidecar.overrides;
    set(&mut fields.title, overrides.title.as_ref());
    if overrides.title.is_some() {
        fields.title_derived = false;
    }
    set(&mut fields.date, overrides.date.as_ref());
    set(&mut fields.source, overrides.source.as_ref());
    set(&mut fields.url, overrides.url.as_ref());
    set(&mut fields.author, overrides.author.as_ref());
    if overrides.author.is_some() {
        fields.author_role = None;
    }
    set(&mut fields.section, overrides.section.as_ref());
    set(&mut fields.language, overrides.language.as_ref());
    let stated = std::mem::take(&mut fields.tags).into_iter();
    let stated = stated.filter(|tag| settings.hashtags || tag.evidence.rule != Rule::Hashtags);
    let (taken, left_out) = bounded(tags::distinct(stated), path);
    let own = sidecar.tags.iter().map(|tag| Field::outside(tag.trim().to_owned(), Rule::Sidecar));
    fields.tags = tags::distinct(taken.into_iter().chain(own));
    left_out
}

/// As many of a page's tags as one may have; what there is to say of the rest.
fn bounded(mut tags: Vec<Field<String>>, path: &str) -> (Vec<Field<String>>, Option<Diagnostic>) {
    let left_out = tags.get(limits::TAGS_OF_PAGE).map(|first| {
        let place =
            first.evidence.line.map_or_else(|| Place::file(path), |line| Place::line(path, line));
        catalogue::too_many_tags(place, tags.len(), limits::TAGS_OF_PAGE)
    });
    tags.truncate(limits::TAGS_OF_PAGE);
    (tags, left_out)
}

fn set<T: Clone>(field: &mut Option<Field<T>>, value: Option<&T>) {
    if let Some(value) = value {
        *field = Some(Field::outside(value.clone(), Rule::Sidecar));
    }
}

/// A warning where an article has no text at all.
pub(super) fn check_kept(path: &str, blocks: &[Block]) -> Option<Diagnostic> {
    blocks.is_empty().then(|| catalogue::nothing_kept(path))
}
