//! What a person decided: the sidecar's `drop`, `keep`, fields, tags, and the lines that its notes
//! quote. It outranks everything that was found.

use std::collections::BTreeMap;

use crate::clean::body::labels::Label;
use crate::clean::fields::author::stated::{self, StatedAuthors};
use crate::clean::fields::tags;
use crate::clean::page::facts::LineFacts;
use crate::clean::person::lines::{Named, NamedLines};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::model::cleaned::{Block, BlockKind, Field, Fields, RestoredLines};
use crate::model::line::{LineNumber, LineRange};
use crate::model::rule::Rule;
use crate::model::sidecar::{Extent, Note, Showing, Sidecar};
use postil_text::quote::{FoldedQuote, fold_text};

/// The lines that came back, by their indices: why, and the rule that had removed them.
#[derive(Debug, Default)]
pub(crate) struct Restored(BTreeMap<usize, (Rule, Rule)>);

/// Applies `drop` and `keep` of a page's sidecar, and before it those of other captures; of these it is
/// not asked whether the page has their lines. Takes note of the lines that came back.
pub(crate) fn apply_lines(
    labels: &mut [Label],
    page: (&str, &[LineFacts]),
    sidecar: &Sidecar,
    restored: &mut Restored,
) -> Named {
    let decides = |sidecar: &Sidecar| !(sidecar.drop.is_empty() && sidecar.keep.is_empty());
    if !(decides(sidecar) || sidecar.others.iter().any(decides)) {
        return Named::default();
    }
    let before = labels.to_vec();
    let lines = NamedLines::new(page.0, page.1);
    // What is said of the page itself counts last.
    let others = sidecar.others.iter().rev();
    let partial: Vec<_> = others.flat_map(|other| lines.decide(labels, other).partial).collect();
    let mut named = lines.decide(labels, sidecar);
    named.partial.extend(partial);
    let changes = before.iter().zip(labels.iter()).enumerate();
    restored.0.extend(changes.filter_map(|(index, change)| match change {
        (Label::Remove(removed_by), Label::Keep) => Some((index, (Rule::Sidecar, *removed_by))),
        _ => None,
    }));
    named
}

/// How an article may be shown by its sidecar: not at all while that is to withhold words of which nobody
/// knows where they are.
pub(crate) fn showing(sidecar: &Sidecar, is_lost: bool) -> Showing {
    let stated = sidecar.showing;
    let extent = if is_lost { Some(Extent::Metadata) } else { stated.extent };
    Showing { extent, ..stated }
}

/// Puts back the lines that hold a note's quote, where the kept text does not hold it.
///
/// The quote's context says which place is meant; a context that fits nowhere counts for nothing.
/// A quote may run over several lines; then each of them comes back, and note is taken of it.
pub(crate) fn restore_quoted(
    labels: &mut [Label],
    facts: &[LineFacts],
    sidecar: &Sidecar,
    restored: &mut Restored,
) {
    let quotes: Vec<FoldedQuote> = sidecar.notes.iter().filter_map(folded_quote).collect();
    if quotes.is_empty() {
        return;
    }
    let mut lines = Lines::new(facts, labels);
    for quote in &quotes {
        let Some(found) = lines.find(quote).or_else(|| lines.find(&quote.alone())) else {
            continue;
        };
        for index in found {
            let removed_by = lines.restore(index);
            restored.0.extend(removed_by.map(|rule| (index, (Rule::QuotedByNote, rule))));
        }
    }
}

impl Restored {
    /// In runs: neighbouring lines with the same rules are one.
    pub(crate) fn runs(self) -> Vec<RestoredLines> {
        let mut runs: Vec<RestoredLines> = Vec::new();
        for (index, (rule, removed_by)) in self.0 {
            let line = LineNumber::of_index(index);
            let goes_on = |run: &&mut RestoredLines| {
                run.lines.last.next() == line && (run.rule, run.removed_by) == (rule, removed_by)
            };
            match runs.last_mut().filter(goes_on) {
                Some(run) => run.lines.last = line,
                None => runs.push(RestoredLines { rule, removed_by, lines: LineRange::one(line) }),
            }
        }
        runs
    }
}

fn folded_quote(note: &Note) -> Option<FoldedQuote> {
    let quote = note.quote.as_deref()?;
    Some(FoldedQuote::new(quote, note.before.as_deref(), note.after.as_deref()))
}

/// The lines that have words, as quotes are looked for in them.
struct Lines<'a> {
    labels: &'a mut [Label],
    whole: FoldedLines,
    kept: FoldedLines,
    /// Lines have come back that `kept` does not have.
    stale: bool,
}

impl<'a> Lines<'a> {
    fn new(facts: &[LineFacts], labels: &'a mut [Label]) -> Self {
        let whole = FoldedLines::new(facts);
        let kept = whole.only(|index| labels[index] == Label::Keep);
        Lines { labels, whole, kept, stale: false }
    }

    /// The lines of the kept text in which a quote stands, or else of the whole page.
    ///
    /// The kept text is put together anew only for a quote that the page has nowhere else.
    fn find(&mut self, quote: &FoldedQuote) -> Option<Vec<usize>> {
        if let Some(lines) = self.kept.find(quote) {
            return Some(lines);
        }
        if let Some(lines) = self.find_restored(quote).or_else(|| self.whole.find(quote)) {
            return Some(lines);
        }
        if !std::mem::take(&mut self.stale) {
            return None;
        }
        self.kept = self.whole.only(|index| self.labels[index] == Label::Keep);
        self.kept.find(quote)
    }

    /// The lines of the whole page in which a quote stands and which are all in the text by now.
    fn find_restored(&self, quote: &FoldedQuote) -> Option<Vec<usize>> {
        let is_kept = |lines: &Vec<usize>| lines.iter().all(|at| self.labels[*at] == Label::Keep);
        let mut places = self.stale.then(|| self.whole.all(quote))?;
        places.find(is_kept)
    }

    /// Puts a line back into the text; gives the rule that had taken it out.
    fn restore(&mut self, index: usize) -> Option<Rule> {
        let Label::Remove(rule) = std::mem::replace(&mut self.labels[index], Label::Keep) else {
            return None;
        };
        self.stale = true;
        Some(rule)
    }
}

/// Lines in folded form, one after the other with a space between them.
#[derive(Default)]
struct FoldedLines {
    text: String,
    /// The byte at which each line starts, and its index.
    starts: Vec<(usize, usize)>,
}

impl FoldedLines {
    /// All lines that have words.
    fn new(facts: &[LineFacts]) -> Self {
        let mut lines = FoldedLines::default();
        for (index, line) in facts.iter().enumerate().filter(|(_, line)| line.has_words()) {
            lines.starts.push((lines.text.len(), index));
            lines.text.push_str(&fold_text(line.text));
            lines.text.push(' ');
        }
        lines
    }

    /// Some of these lines.
    fn only(&self, wanted: impl Fn(usize) -> bool) -> Self {
        let mut lines = FoldedLines::default();
        let ends = self.starts.iter().skip(1).map(|(start, _)| *start).chain([self.text.len()]);
        for ((start, index), end) in self.starts.iter().zip(ends).filter(|((_, i), _)| wanted(*i)) {
            lines.starts.push((lines.text.len(), *index));
            lines.text.push_str(&self.text[*start..end]);
        }
        lines
    }

    /// The indices of the lines in which the first occurrence of `quote` stands.
    fn find(&self, quote: &FoldedQuote) -> Option<Vec<usize>> {
        self.all(quote).next()
    }

    /// The indices of the lines of each occurrence of `quote`.
    fn all(&self, quote: &FoldedQuote) -> impl Iterator<Item = Vec<usize>> {
        quote.places(&self.text).map(|place| {
            let first = self.starts.partition_point(|(at, _)| *at <= place.start).saturating_sub(1);
            let last = self.starts.partition_point(|(at, _)| *at < place.end);
            self.starts[first..last].iter().map(|(_, index)| *index).collect()
        })
    }
}

/// Takes out of the fields what was found in lines that a person dropped; but a headline and a date stay,
/// for every page has them.
pub(crate) fn drop_fields(fields: &mut Fields, labels: &[Label]) {
    let is_dropped = |field: &mut Field<String>| {
        let label = field.evidence.line.and_then(|line| labels.get(line.index()));
        label == Some(&Label::Remove(Rule::Dropped))
    };
    let Fields { author, author_role, source, section, tags, .. } = fields;
    for field in [author, author_role, source, section] {
        field.take_if(is_dropped);
    }
    tags.retain_mut(|tag| !is_dropped(tag));
}

/// Replaces fields by those of the sidecar, and adds its tags.
pub(crate) fn apply_fields(fields: &mut Fields, sidecar: &Sidecar) {
    let overrides = &sidecar.overrides;
    set(&mut fields.title, overrides.title.as_ref());
    if overrides.title.is_some() {
        fields.title_derived = false;
    }
    set(&mut fields.date, overrides.date.as_ref());
    set(&mut fields.source, overrides.source.as_ref());
    set(&mut fields.url, overrides.url.as_ref());
    if let Some(stated) = &overrides.author {
        set_authors(fields, stated);
    }
    set(&mut fields.section, overrides.section.as_ref());
    set(&mut fields.language, overrides.language.as_ref());
    let own = sidecar.tags.iter().map(|tag| Field::outside(tag.trim().to_owned(), Rule::Sidecar));
    fields.tags = tags::distinct(std::mem::take(&mut fields.tags).into_iter().chain(own));
}

/// Sets the authors as a person states them, with their role; a role that was found stays beside the
/// same authors.
fn set_authors(fields: &mut Fields, stated: &[String]) {
    let StatedAuthors { names, role } = stated::read_all(stated.iter().map(String::as_str));
    let names = names.join(", ");
    if role.is_some() || fields.author.as_ref().is_none_or(|found| found.value != names) {
        fields.author_role = role.map(|role| Field::outside(role, Rule::Sidecar));
    }
    set(&mut fields.author, Some(&names));
}

fn set<T: Clone>(field: &mut Option<Field<T>>, value: Option<&T>) {
    if let Some(value) = value {
        *field = Some(Field::outside(value.clone(), Rule::Sidecar));
    }
}

/// A warning where an article has no text at all.
pub(crate) fn check_kept(path: &str, blocks: &[Block]) -> Option<Diagnostic> {
    let is_text = |block: &Block| block.kind != BlockKind::Comment;
    (!blocks.iter().any(is_text)).then(|| catalogue::nothing_kept(path))
}
