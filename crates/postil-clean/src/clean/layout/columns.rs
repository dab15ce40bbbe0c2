//! Reads two columns that a dump has put side by side: first the left one, then the right one.
//!
//! Two columns show themselves twice: many lines have a wide gap that ends at the same place, and
//! sentences run on from line to line on either side of it. The cells of a table do not.
//!
//! A line of the file belongs to both columns, so all their lines together become one.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::clean::layout::wrap::push_line;
use crate::model::source::SourceLine;
use postil_text::sentence;

/// The fewest lines that have words in both columns.
const FEWEST: usize = 5;
/// The least width of the gap, in blanks.
const GAP: usize = 3;
/// Longer lines are no columns, in bytes.
const MAX_BYTES: usize = 600;

/// Finds where a gap begins; to make a finder takes as long as to search a line.
static GAPS: LazyLock<Finder> = LazyLock::new(|| Finder::new(&[b' '; GAP]));

/// What parts the columns of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Border {
    /// A tab.
    Tab,
    /// The right column starts so many characters from the left.
    At(usize),
}

/// Two columns, and the lines in which they stand.
#[derive(Debug)]
pub(crate) struct Columns {
    pub lines: Range<usize>,
    border: Border,
}

impl Columns {
    /// Finds two columns; none where the evidence is not clear.
    pub fn of(lines: &[SourceLine]) -> Option<Columns> {
        let border = most_frequent_border(lines)?;
        let both = |line: &SourceLine| border.halves(&line.text).is_some_and(|h| h.has_both());
        let first = lines.iter().position(both)?;
        let mut end = lines.iter().rposition(both)? + 1;
        let left = |line: &SourceLine| border.halves(&line.text).map(|h| h.left.chars().count());
        let widest = lines[first..end].iter().filter_map(left).max().unwrap_or(0);
        let goes_on = |line: &&SourceLine| {
            !line.text.trim().is_empty() && left(line).is_some_and(|width| width <= widest)
        };
        end += lines[end..].iter().take_while(goes_on).count();
        let columns = Columns { lines: first..end, border };
        columns.is_clear(&lines[first..end]).then_some(columns)
    }

    /// Whether every line fits, most have words on both sides, and sentences run on in both columns.
    fn is_clear(&self, lines: &[SourceLine]) -> bool {
        let mut halves = Vec::new();
        for line in lines.iter().filter(|line| !line.text.trim().is_empty()) {
            let Some(half) = self.border.halves(&line.text) else { return false };
            halves.push(half);
        }
        let both = halves.iter().filter(|halves| halves.has_both()).count();
        both >= FEWEST
            && both * 10 >= halves.len() * 6
            && run_on(halves.iter().map(|halves| halves.left))
            && run_on(halves.iter().map(|halves| halves.right))
    }

    /// The words of both columns, one after the other.
    pub fn read(&self, lines: &[SourceLine]) -> String {
        let halves: Vec<Halves> =
            lines.iter().filter_map(|line| self.border.halves(&line.text)).collect();
        let mut text = String::new();
        let columns = halves.iter().map(|h| h.left).chain(halves.iter().map(|h| h.right));
        columns.filter(|half| !half.is_empty()).for_each(|half| push_line(&mut text, half));
        text
    }
}

/// What a line has in either column.
#[derive(Debug, Clone, Copy)]
struct Halves<'a> {
    left: &'a str,
    right: &'a str,
}

impl Halves<'_> {
    fn has_both(&self) -> bool {
        !self.left.is_empty() && !self.right.is_empty()
    }
}

impl Border {
    /// Cuts a line in two; none where words stand across the border.
    fn halves(self, line: &str) -> Option<Halves<'_>> {
        let line = line.trim_end();
        let (left, right) = match self {
            Border::Tab => line.split_once('\t').unwrap_or((line, "")),
            Border::At(column) => match line.char_indices().nth(column) {
                Some((at, _)) => line.split_at(at),
                None => (line, ""),
            },
        };
        let parted = match self {
            Border::Tab => !right.contains('\t'),
            Border::At(_) => right.is_empty() || left.trim().is_empty() || left.ends_with("  "),
        };
        parted.then(|| Halves { left: left.trim(), right: right.trim() })
    }
}

/// The border that most lines have, if enough have it.
fn most_frequent_border(lines: &[SourceLine]) -> Option<Border> {
    let mut counts: BTreeMap<Border, usize> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.text.len() <= MAX_BYTES) {
        for border in borders(line.text.trim_end()) {
            *counts.entry(border).or_default() += 1;
        }
    }
    let (border, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= FEWEST).then_some(border)
}

/// The borders that a line could have: its tab, and the ends of its wide gaps.
fn borders(line: &str) -> Vec<Border> {
    let mut found = Vec::new();
    if !may_hold_gap(line.trim_start()) {
        return found;
    }
    let (mut words, mut blanks) = (false, 0);
    for (column, character) in line.chars().enumerate() {
        match character {
            '\t' if words => found.push(Border::Tab),
            ' ' | '\u{a0}' => blanks += 1,
            _ => {
                if words && blanks >= GAP {
                    found.push(Border::At(column));
                }
                (words, blanks) = (true, 0);
            }
        }
    }
    found
}

/// Whether a line has a tab, a wide gap or a blank beyond ASCII.
fn may_hold_gap(line: &str) -> bool {
    let bytes = line.as_bytes();
    // The blank shares its first byte with quotation marks.
    let mut blanks = memchr::memchr2_iter(b'\t', 0xc2, bytes);
    blanks.any(|at| bytes[at] == b'\t' || line[at..].starts_with('\u{a0}'))
        || GAPS.find(bytes).is_some()
}

/// Whether sentences run on across the lines of a column.
fn run_on<'a>(column: impl Iterator<Item = &'a str>) -> bool {
    let (mut pairs, mut flowing) = (0, 0);
    let mut before: Option<&str> = None;
    for half in column.filter(|half| !half.is_empty()) {
        if let Some(before) = before {
            pairs += 1;
            flowing +=
                usize::from(half.starts_with(char::is_lowercase) && !sentence::is_ended(before));
        }
        before = Some(half);
    }
    flowing >= 3 && flowing * 5 >= pairs * 2
}
