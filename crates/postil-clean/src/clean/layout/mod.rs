//! Undoes what the dump did to a text: its lines as their author meant them.
//!
//! A scraper may cut text at a fixed width, put it side by side in two columns, or leave markup in
//! it. What is judged is a document of *logical* lines: wrapped ones joined ([`wrap`]), columns one
//! after the other ([`columns`]), initials at their words ([`drop_caps`]), without the signs of a quoted message ([`quoted_lines`]) and without
//! markup ([`remnants`]). The raw file keeps its own lines: [`Layout::restore`] leads the result back
//! to them, and lists every piece of markup that was cut from a kept line.
//!
//! A text that was cleaned before was made line by line, and is as it is.
//!
//! A line that a sidecar's `drop` or `keep` names stays as it is, for it is named as it stands in
//! the file.

mod columns;
mod drop_caps;
mod quoted_lines;
mod remnants;
pub(crate) mod wrap;

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::clean::carry::{self, Piece};
use crate::clean::layout::columns::Columns;
use crate::model::cleaned::{Block, CleanedArticle, TrimmedText};
use crate::model::line::{LineNumber, LineRange};
use crate::model::markup::LineForm;
use crate::model::rule::Rule;
use crate::model::sidecar::Sidecar;
use crate::model::source::{LineElement, SourceDocument, SourceFormat, SourceLine};
use postil_text::letter::is_letter;
use postil_text::quote::fold_text;

/// A document's logical lines, and the way back to the lines of the file.
#[derive(Debug)]
pub(crate) struct Layout<'a> {
    /// The document that is judged.
    pub document: Cow<'a, SourceDocument>,
    /// The lines of the file.
    raw: &'a [SourceLine],
    /// Where each logical line comes from; empty where they are the lines of the file.
    origins: Vec<RawStretch>,
}

/// Where a logical line comes from.
#[derive(Debug)]
struct RawStretch {
    /// The indices of its lines in the file.
    raw: Range<usize>,
    /// The markup that was cut from it.
    cuts: Vec<TrimmedText>,
}

/// Finds the logical lines of a document.
///
/// Markdown and HTML say themselves which lines belong together, but for a page whose text was
/// pasted with its breaks; and markup in them is no remnant.
pub(crate) fn undo<'a>(document: &'a SourceDocument, sidecar: &Sidecar) -> Layout<'a> {
    let named: HashSet<String> = sidecar.named_lines().map(fold_text).collect();
    if document.is_cleaned {
        return Layout::untouched(document);
    }
    let is_named = |line: &SourceLine| !named.is_empty() && named.contains(&fold_text(&line.text));
    let is_text = document.format == SourceFormat::Text;
    let is_marked =
        |line: &SourceLine| is_text && remnants::may_hold(&line.text) && !is_named(line);
    let dump = if is_text { Dump::of(&document.lines, is_named) } else { Dump::none(document) };
    let groups = drop_caps::joined(&dump.lines, dump.groups(is_named), is_named);
    let as_it_was = groups.len() == document.lines.len() && dump.signs.is_empty();
    if as_it_was && !document.lines.iter().any(is_marked) {
        return Layout::untouched(document);
    }
    let (lines, origins): (Vec<_>, Vec<_>) =
        groups.into_iter().map(|raw| dump.logical(raw, is_marked)).unzip();
    let logical = with_lines(document, lines, &origins);
    Layout { document: Cow::Owned(logical), raw: &document.lines, origins }
}

/// What a dump did to all of a text.
struct Dump<'a> {
    /// The lines without the signs of quoting.
    lines: Cow<'a, [SourceLine]>,
    /// The sign of each line; none where the text is not quoted.
    signs: Vec<&'a str>,
    columns: Option<Columns>,
}

impl<'a> Dump<'a> {
    fn of(lines: &'a [SourceLine], is_named: impl Fn(&SourceLine) -> bool + Copy) -> Self {
        let (lines, signs) = quoted_lines::unquoted(lines, is_named);
        let is_free = |columns: &Columns| !lines[columns.lines.clone()].iter().any(is_named);
        let columns = Columns::of(&lines).filter(is_free);
        Dump { lines, signs, columns }
    }

    fn none(document: &'a SourceDocument) -> Self {
        Dump { lines: Cow::Borrowed(&document.lines), signs: Vec::new(), columns: None }
    }

    /// The lines that belong together: those of two columns, and outside of them those that were
    /// cut at a fixed width.
    fn groups(&self, is_named: impl Fn(&SourceLine) -> bool + Copy) -> Vec<Range<usize>> {
        let Some(columns) = &self.columns else { return wrap::groups(&self.lines, is_named) };
        let Range { start, end } = columns.lines;
        let below = wrap::groups(&self.lines[end..], is_named);
        let mut groups = wrap::groups(&self.lines[..start], is_named);
        groups.push(start..end);
        groups.extend(below.into_iter().map(|group| group.start + end..group.end + end));
        groups
    }

    /// Makes one line of those of a group.
    fn logical(
        &self,
        raw: Range<usize>,
        is_marked: impl Fn(&SourceLine) -> bool,
    ) -> (SourceLine, RawStretch) {
        let lines = &self.lines[raw.clone()];
        let signs = self.cut_signs(raw.clone());
        let (mut line, starts) = join(lines);
        let columns = self.columns.as_ref().filter(|columns| columns.lines == raw);
        let (line, mut origin) = match columns {
            Some(columns) => {
                line.text = columns.read(lines);
                line.markup.spans.clear();
                (line, RawStretch { raw, cuts: Vec::new() })
            }
            None if lines.iter().any(is_marked) => unmarked(line, raw, &starts),
            None => (line, RawStretch { raw, cuts: Vec::new() }),
        };
        origin.cuts.extend(signs);
        (line, origin)
    }

    /// The signs of quoting that were cut from some lines.
    fn cut_signs(&self, raw: Range<usize>) -> Vec<TrimmedText> {
        let cut = |index: usize| {
            let text = self.signs.get(index).filter(|sign| !sign.is_empty())?;
            let line = LineNumber::of_index(index);
            Some(TrimmedText { rule: Rule::Markup, line, text: (*text).to_owned() })
        };
        raw.filter_map(cut).collect()
    }
}

/// The document with other lines.
fn with_lines(
    document: &SourceDocument,
    lines: Vec<SourceLine>,
    origins: &[RawStretch],
) -> SourceDocument {
    let (mut declared, mut pictures) = (document.declared.clone(), document.pictures.clone());
    let declared_at = declared.iter_mut().map(|field| &mut field.line);
    for line in declared_at.chain(pictures.iter_mut().map(|picture| &mut picture.line)) {
        let origin = origins.partition_point(|origin| origin.raw.end <= line.index());
        *line = LineNumber::of_index(origin);
    }
    SourceDocument {
        path: document.path.clone(),
        digest: document.digest.clone(),
        part: document.part.clone(),
        base: document.base.clone(),
        pictures,
        declared,
        lines,
        ..*document
    }
}

/// Makes one line of several; gives also where each of them starts in its text.
fn join(lines: &[SourceLine]) -> (SourceLine, Vec<usize>) {
    if let [line] = lines {
        return (line.clone(), vec![0]);
    }
    let filled = || lines.iter().filter(|line| wrap::has_words(line));
    let initial = filled().next().zip(filled().nth(1));
    let initial = initial.filter(|(initial, next)| drop_caps::goes_on(initial, next));
    let mut text = String::new();
    let mut starts = Vec::with_capacity(lines.len());
    for line in lines {
        match initial {
            Some((initial, _)) if text.trim_end() == initial.text.trim() => {
                text.truncate(text.trim_end().len());
                text.push_str(line.text.trim());
            }
            _ => wrap::push_line(&mut text, &line.text),
        }
        starts.push(text.len() - line.text.trim().len());
    }
    let mut markup = initial.map_or(&lines[0], |(_, next)| next).markup.clone();
    markup.link_chars = lines.iter().map(|line| line.markup.link_chars).sum();
    markup.spans = carry::spans(lines.iter().map(Piece::of), &text);
    markup.form = LineForm::Plain;
    let bytes = lines[0].bytes.start..lines[lines.len() - 1].bytes.end;
    (SourceLine { bytes, text, markup }, starts)
}

/// Takes the markup out of a line; `starts` says where the lines of the file start in it.
fn unmarked(line: SourceLine, raw: Range<usize>, starts: &[usize]) -> (SourceLine, RawStretch) {
    let unmarked = remnants::cut(&line.text);
    let cut = |(at, text): (usize, String)| {
        let place = starts.partition_point(|start| *start <= at).saturating_sub(1);
        let line = LineNumber::of_index(raw.start + place);
        TrimmedText { rule: Rule::Markup, line, text }
    };
    let cuts: Vec<TrimmedText> = unmarked.cuts.into_iter().map(cut).collect();
    let mut markup = line.markup;
    if unmarked.text.trim().is_empty() && !cuts.is_empty() {
        markup.element = LineElement::Markup;
    }
    (SourceLine { bytes: line.bytes, text: unmarked.text, markup }, RawStretch { raw, cuts })
}

impl<'a> Layout<'a> {
    /// A document whose lines are as their author meant them.
    fn untouched(document: &'a SourceDocument) -> Self {
        let raw = &document.lines;
        Layout { document: Cow::Borrowed(document), raw, origins: Vec::new() }
    }
}

impl Layout<'_> {
    /// For each logical line how many other documents have it: of its lines the rarest counts.
    pub fn others<'o>(&self, document: &SourceDocument, others: &'o [u8]) -> Cow<'o, [u8]> {
        if others.is_empty() || self.origins.is_empty() {
            return Cow::Borrowed(others);
        }
        let rarest = |origin: &RawStretch| {
            let lines = origin.raw.clone();
            let with_words = lines.filter(|line| document.lines[*line].text.contains(is_letter));
            with_words.map(|line| others.get(line).copied().unwrap_or(0)).min().unwrap_or(0)
        };
        Cow::Owned(self.origins.iter().map(rarest).collect())
    }

    /// Leads what was found in logical lines back to the lines of the file.
    pub fn restore(self, article: &mut CleanedArticle) {
        if self.origins.is_empty() {
            return;
        }
        let first = |line: LineNumber| LineNumber::of_index(self.origins[line.index()].raw.start);
        let range = |lines: LineRange| {
            let (first, last) = (lines.first.index(), lines.last.index());
            LineRange::of_indices(self.origins[first].raw.start..self.origins[last].raw.end)
        };
        for block in &mut article.blocks {
            for piece in &mut block.trimmed {
                piece.line = first(piece.line);
            }
            self.list_cuts(block);
            block.lines = range(block.lines);
        }
        for run in &mut article.removed {
            run.lines = range(run.lines);
        }
        for line in &mut article.reasons {
            line.lines = range(line.lines);
        }
        for run in &mut article.restored {
            run.lines = range(run.lines);
        }
        for (value, evidence) in article.fields.values_mut() {
            evidence.line = evidence.line.map(|line| self.line_of(value, line));
        }
    }

    /// The line of the file in which a value stands; the first of its logical line where it is cut
    /// in two or written otherwise.
    fn line_of(&self, value: Option<&str>, line: LineNumber) -> LineNumber {
        let raw = self.origins[line.index()].raw.clone();
        let holds =
            |index: &usize| value.is_some_and(|value| self.raw[*index].text.contains(value));
        LineNumber::of_index(raw.clone().find(holds).unwrap_or(raw.start))
    }

    /// Lists the markup that was cut from a block's lines; these are logical ones.
    fn list_cuts(&self, block: &mut Block) {
        let cuts = self.origins[block.lines.indices()].iter().flat_map(|origin| &origin.cuts);
        block.trimmed.extend(cuts.cloned());
    }
}
