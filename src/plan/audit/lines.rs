//! The lines of a raw file in runs, each run with what became of it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::marks;
use super::window::{LONGEST_LINE, omitted};
use crate::config::settings::RemovedShown;
use crate::model::article::{Article, RemovedText};
use crate::model::cleaned::TrimmedText;
use crate::model::line::{LineNumber, LineRange};
use crate::model::page::{FoundFieldView, LineRunView, LineView, WeighedView};
use crate::model::source::SourceDocument;
use crate::plan::record;

/// Bytes that a line without markup or words has at most: its line break and some white space.
const BLANK: usize = 8;

/// What became of neighbouring lines.
#[derive(Clone, Copy)]
enum Fate<'a> {
    /// They are in the text.
    Kept,
    /// They were taken out.
    Removed(&'a RemovedText),
    /// They have no words.
    Wordless,
    /// The page has no room for them.
    Omitted,
}

impl Fate<'_> {
    fn is_wordless(self) -> bool {
        matches!(self, Fate::Wordless)
    }

    fn is_like(self, other: Fate) -> bool {
        match (self, other) {
            (Fate::Kept, Fate::Kept) => true,
            (Fate::Removed(one), Fate::Removed(other)) => one.removed.rule == other.removed.rule,
            _ => false,
        }
    }
}

/// Neighbouring lines, by their indices, and what became of them.
type Span<'a> = (Range<usize>, Fate<'a>);

/// All lines of a raw file, but for those that a page has no room for.
pub(super) fn runs(
    article: &Article,
    document: &SourceDocument,
    removed: RemovedShown,
) -> Vec<LineRunView> {
    let known = Known::new(article, document, removed);
    let spans = joined(spans(article, document.lines.len()), &|lines| known.gap(lines));
    let spans = without(spans, omitted(&document.lines));
    spans.into_iter().map(|(lines, fate)| known.run(lines, fate)).collect()
}

/// The lines by what became of them, from the first to the last.
fn spans(article: &Article, count: usize) -> Vec<Span<'_>> {
    let kept = article.kept_lines().into_iter().map(|lines| (lines.indices(), Fate::Kept));
    let removed = article.removed.iter();
    let removed = removed.map(|text| (text.removed.lines.indices(), Fate::Removed(text)));
    let mut known: Vec<Span> = kept.chain(removed).collect();
    known.sort_by_key(|(lines, _)| lines.start);
    known.push((count..count, Fate::Wordless));
    let (mut spans, mut end) = (Vec::new(), 0);
    for (lines, fate) in known {
        let start = lines.start.clamp(end, count);
        spans.push((end..start, Fate::Wordless));
        end = lines.end.clamp(start, count);
        spans.push((start..end, fate));
    }
    spans.retain(|(lines, _)| !lines.is_empty());
    spans
}

/// What lines without words need of a run of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// A field was found in them, so they are told.
    Told,
    /// Blank lines, which go with what stands before them.
    Blank,
    /// Markup, which stands by itself unless the same goes on behind it.
    Markup,
}

/// The same with as few spans as tell all that there is to tell.
fn joined<'a>(spans: Vec<Span<'a>>, gap: &dyn Fn(&Range<usize>) -> Gap) -> Vec<Span<'a>> {
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    let is_gap = |(lines, fate): &Span| fate.is_wordless() && gap(lines) != Gap::Told;
    for (lines, fate) in spans {
        let between = usize::from(joined.last().is_some_and(is_gap));
        let before = joined.len().checked_sub(between + 1);
        let same = before.filter(|at| joined[*at].1.is_like(fate));
        let is_blank = fate.is_wordless() && gap(&lines) == Gap::Blank;
        match same.or_else(|| joined.len().checked_sub(1).filter(|_| is_blank)) {
            Some(at) => {
                joined.truncate(at + 1);
                joined[at].0.end = lines.end;
            }
            None => joined.push((lines, fate)),
        }
    }
    joined
}

/// The same with one span in the place of the `omitted` lines.
fn without(spans: Vec<Span<'_>>, omitted: Range<usize>) -> Vec<Span<'_>> {
    if omitted.is_empty() {
        return spans;
    }
    let mut left = Vec::with_capacity(spans.len() + 2);
    left.extend(
        spans.iter().map(|(lines, fate)| (lines.start..lines.end.min(omitted.start), *fate)),
    );
    left.push((omitted.clone(), Fate::Omitted));
    left.extend(spans.iter().map(|(lines, fate)| (lines.start.max(omitted.end)..lines.end, *fate)));
    left.retain(|(lines, _)| !lines.is_empty());
    left
}

/// What is known of a raw file's lines.
struct Known<'a> {
    document: &'a SourceDocument,
    removed: RemovedShown,
    /// The fields that were found in a line.
    fields: BTreeMap<LineNumber, Vec<FoundFieldView>>,
    /// The pieces that were cut from a line.
    cuts: BTreeMap<LineNumber, Vec<&'a TrimmedText>>,
    /// What spoke for a line and against it.
    weighed: BTreeMap<LineNumber, WeighedView>,
    /// The first lines of those that had been taken out and came back.
    restored: BTreeSet<LineNumber>,
}

impl<'a> Known<'a> {
    fn new(article: &'a Article, document: &'a SourceDocument, removed: RemovedShown) -> Self {
        let mut fields: BTreeMap<LineNumber, Vec<FoundFieldView>> = BTreeMap::new();
        for field in super::found_fields(&article.fields) {
            if let Some(line) = field.evidence.line {
                fields.entry(line).or_default().push(field);
            }
        }
        let mut cuts: BTreeMap<LineNumber, Vec<&TrimmedText>> = BTreeMap::new();
        for cut in article.blocks.iter().flat_map(|block| &block.trimmed) {
            cuts.entry(cut.line).or_default().push(cut);
        }
        let nearest = article.removed.iter().filter_map(|text| text.nearest.as_ref());
        let close = article.doubtful.iter().chain(nearest.filter(|line| line.is_doubtful()));
        let weighed = close.map(record::weighed).map(|weighed| (weighed.line, weighed)).collect();
        let restored = article.restored.iter().map(|part| part.lines.first).collect();
        Known { document, removed, fields, cuts, weighed, restored }
    }

    /// What lines without words need of a run of their own.
    fn gap(&self, lines: &Range<usize>) -> Gap {
        let numbers = LineNumber::of_index(lines.start)..LineNumber::of_index(lines.end);
        if self.fields.range(numbers).next().is_some() {
            return Gap::Told;
        }
        let bytes = self.bytes(lines).len();
        if bytes <= BLANK * lines.len() { Gap::Blank } else { Gap::Markup }
    }

    /// The bytes of some lines; there is one at least.
    fn bytes(&self, lines: &Range<usize>) -> Range<usize> {
        let at = |index: usize| &self.document.lines[index].bytes;
        at(lines.start).start..at(lines.end - 1).end
    }

    fn run(&self, lines: Range<usize>, fate: Fate) -> LineRunView {
        let bytes = self.bytes(&lines);
        let (name, rule) = match fate {
            Fate::Kept => ("kept", None),
            Fate::Removed(text) => ("removed", Some(text.removed.rule)),
            Fate::Wordless => ("wordless", None),
            Fate::Omitted => ("omitted", None),
        };
        let is_shown = match fate {
            Fate::Omitted => false,
            Fate::Removed(text) => self.removed == RemovedShown::Words && !text.is_withheld(),
            Fate::Kept | Fate::Wordless => true,
        };
        let shown = if is_shown { lines.clone() } else { 0..0 };
        let mut views: Vec<LineView> = shown.filter_map(|index| self.line(index)).collect();
        if let Some(first) = views.first_mut() {
            first.linked = true;
        }
        let run = LineRunView::new(name, LineRange::of_indices(lines), bytes);
        LineRunView { rule, lines: views, ..run }
    }

    /// A line with words, or with a field that its markup states.
    fn line(&self, index: usize) -> Option<LineView> {
        let number = LineNumber::of_index(index);
        let text = self.document.lines[index].text.trim();
        let fields = self.fields.get(&number).cloned().unwrap_or_default();
        if text.is_empty() && fields.is_empty() {
            return None;
        }
        let end = text.char_indices().nth(LONGEST_LINE).map_or(text.len(), |(end, _)| end);
        let cuts = self.cuts.get(&number).map_or(&[][..], Vec::as_slice);
        let values: Vec<&str> = fields.iter().map(|field| field.value.as_str()).collect();
        let weighed = self.weighed.get(&number).cloned();
        Some(LineView {
            number,
            linked: !fields.is_empty() || weighed.is_some() || self.restored.contains(&number),
            pieces: marks::pieces(&text[..end], cuts, &values, self.removed),
            more: text[end..].chars().count(),
            fields,
            weighed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_and_markup_between_paragraphs_part_no_run() {
        let spans = vec![
            (0..2, Fate::Wordless),
            (2..3, Fate::Kept),
            (3..4, Fate::Wordless),
            (4..6, Fate::Kept),
            (6..7, Fate::Kept),
            (7..8, Fate::Wordless),
            (8..9, Fate::Kept),
            (9..12, Fate::Wordless),
        ];
        let lines = |told: usize, other: Gap| -> Vec<Range<usize>> {
            let gap = |lines: &Range<usize>| if lines.contains(&told) { Gap::Told } else { other };
            joined(spans.clone(), &gap).into_iter().map(|(lines, _)| lines).collect()
        };
        assert_eq!(lines(99, Gap::Markup), [0..2, 2..9, 9..12]);
        assert_eq!(lines(99, Gap::Blank), [0..2, 2..12]);
        assert_eq!(lines(7, Gap::Blank), [0..2, 2..7, 7..8, 8..12]);
    }

    #[test]
    fn omitted_lines_stand_in_one_span() {
        let spans = vec![(0..3, Fate::Kept), (3..9, Fate::Wordless), (9..12, Fate::Kept)];
        let drawn = |omitted: Range<usize>| -> String {
            let name = |(lines, fate): Span| match fate {
                Fate::Omitted => format!("({}-{})", lines.start, lines.end),
                _ => format!(" {}-{} ", lines.start, lines.end),
            };
            without(spans.clone(), omitted).into_iter().map(name).collect()
        };
        assert_eq!(drawn(5..5), " 0-3  3-9  9-12 ");
        assert_eq!(drawn(2..10), " 0-2 (2-10) 10-12 ");
        assert_eq!(drawn(4..6), " 0-3  3-4 (4-6) 6-9  9-12 ");
    }
}
