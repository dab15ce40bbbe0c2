//! Finds the lines of a plain text that were cut at a fixed width, so that they can be joined.
//!
//! A text that was wrapped shows it: each line is as full as it can be, for the first word of the
//! next one had no room in it. In lists and menus that happens only by chance.

use std::ops::Range;

use crate::clean::page::cue;
use crate::model::markup::LineForm;
use crate::model::source::{LineElement, LineMarkup, SourceLine};
use postil_text::furniture;
use postil_text::sentence;

/// Lines wider than this were not cut at a fixed width, in characters.
const MAX_WIDTH: usize = 130;
/// A text of two lines was cut no narrower than this.
const USUAL_WIDTH: usize = 60;
/// The narrowest column that a text is cut to.
const MIN_WIDTH: usize = 28;
/// Words that stand after a hyphen of their own: `трёх- и четырёхэтажный`.
const AFTER_HYPHEN: [&str; 8] = ["и", "или", "да", "және", "and", "or", "to", "und"];

/// Tells the lines that belong together: ranges of indices, in order, that cover all lines.
///
/// Lines for which `alone` holds are joined with no other, nor are those with an element of their
/// own.
pub(crate) fn groups(
    lines: &[SourceLine],
    alone: impl Fn(&SourceLine) -> bool,
) -> Vec<Range<usize>> {
    let single = || (0..lines.len()).map(|index| index..index + 1).collect();
    let Some(column) = Column::of(lines) else { return single() };
    let mut groups: Vec<Range<usize>> = Vec::with_capacity(lines.len());
    let mut before: Option<usize> = None;
    for index in 0..lines.len() {
        let goes_on = before.filter(|before| {
            index - before == column.step
                && is_plain(&lines[index])
                && is_plain(&lines[*before])
                && column.goes_on(&lines[*before], &lines[index])
                && !alone(&lines[*before])
                && !alone(&lines[index])
        });
        let start = goes_on.and_then(|before| start_of(&mut groups, before));
        groups.push(start.unwrap_or(index)..index + 1);
        if has_words(&lines[index]) {
            before = Some(index);
        }
    }
    groups
}

/// Takes back the groups from the one that holds line `index` on; gives its start.
fn start_of(groups: &mut Vec<Range<usize>>, index: usize) -> Option<usize> {
    while let Some(group) = groups.pop() {
        if group.contains(&index) {
            return Some(group.start);
        }
    }
    None
}

/// How a text was cut.
#[derive(Debug)]
struct Column {
    /// The characters of its widest line.
    width: usize,
    /// From a line to the next: 1, or 2 where a blank line follows every line.
    step: usize,
}

impl Column {
    /// The column that a text was cut to; none where its lines are paragraphs.
    fn of(lines: &[SourceLine]) -> Option<Column> {
        let mut widest = 0;
        let spaced = |line: &&SourceLine| is_plain(line) && line.text.trim().contains(' ');
        for line in lines.iter().filter(spaced) {
            widest = widest.max(width(line));
            if widest > MAX_WIDTH {
                return None;
            }
        }
        let column = Column { width: widest, step: step(lines)? };
        (widest >= MIN_WIDTH && column.fits(lines)).then_some(column)
    }

    /// Whether most lines are as full as they can be, and sentences run on across them.
    fn fits(&self, lines: &[SourceLine]) -> bool {
        let (mut long, mut full, mut flowing) = (0, 0, 0);
        for (before, line) in lines.iter().zip(lines.iter().skip(self.step)) {
            if !is_plain(before) || !is_plain(line) {
                continue;
            }
            let lower = line.text.trim_start().starts_with(char::is_lowercase);
            long += usize::from(width(before) * 3 >= self.width * 2);
            if self.has_no_room(before, line) {
                full += 1;
                flowing += usize::from(lower && !sentence::is_ended(before.text.trim()));
            }
        }
        match full {
            0 => false,
            // One paragraph of two lines: its sentence must run on, at a usual width.
            1 => flowing == 1 && long == 1 && self.width >= USUAL_WIDTH,
            _ => full * 10 >= long * 7 && flowing * 5 >= full * 2,
        }
    }

    /// Whether the next line's first word would not have fitted.
    fn has_no_room(&self, before: &SourceLine, line: &SourceLine) -> bool {
        let word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
        width(before) + 1 + word > self.width
    }

    /// Whether a line goes on from the one before it.
    fn goes_on(&self, before: &SourceLine, line: &SourceLine) -> bool {
        if !self.has_no_room(before, line) {
            return false;
        }
        let text = line.text.trim_start();
        let lower = text.starts_with(char::is_lowercase);
        if lower {
            return true;
        }
        let ended = sentence::is_ended(before.text.trim());
        let short = width(before) * 5 < self.width * 4;
        let opens = text.starts_with(['—', '–', '•', '·', '▪', '●', '*']);
        let furniture = || {
            let announces =
                |line: &SourceLine| cue::cue(line.text.trim(), &mut String::new()).is_some();
            announces(line)
                || announces(before)
                || cue::after_opening(text, &furniture::CREDIT).is_some()
        };
        !(ended && (short || opens)) && indent(line) <= indent(before) && !furniture()
    }
}

/// The lines from one line with words to the next, at the least.
fn step(lines: &[SourceLine]) -> Option<usize> {
    let mut with_words = (0..lines.len()).filter(|index| has_words(&lines[*index]));
    let mut before = with_words.next()?;
    let steps = with_words.map(|index| index - std::mem::replace(&mut before, index));
    steps.min().filter(|step| *step <= 2)
}

pub(crate) fn has_words(line: &SourceLine) -> bool {
    !line.text.trim().is_empty()
}

/// Whether a line has words, and nothing says what it is: no element, no table, no program.
fn is_plain(line: &SourceLine) -> bool {
    let LineMarkup { element, form, .. } = &line.markup;
    *element == LineElement::Plain && *form == LineForm::Plain && has_words(line)
}

/// The characters of a line with its indentation.
fn width(line: &SourceLine) -> usize {
    line.text.trim_end().chars().count()
}

fn indent(line: &SourceLine) -> usize {
    line.text.len() - line.text.trim_start().len()
}

/// Adds a line to a text that it goes on from.
pub(crate) fn push_line(text: &mut String, line: &str) {
    let line = line.trim();
    let hyphen = text.strip_suffix(['-', '\u{ad}']).is_some_and(|head| {
        let first = line.split_whitespace().next().unwrap_or_default();
        head.ends_with(char::is_alphabetic)
            && first.starts_with(char::is_alphabetic)
            && !AFTER_HYPHEN.contains(&first)
    });
    if !text.is_empty() && !hyphen {
        text.push(' ');
    }
    text.push_str(line);
}
