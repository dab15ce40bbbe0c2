//! How `postil clean --diff` shows what has changed. Pure functions: the command reads and prints.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::cli::clean_report::shorten;
use crate::cli::report::counted;
use crate::model::article::Article;
use crate::model::line::{LineNumber, LineRange, count_lines};
use crate::model::record::Difference;
use crate::model::source::SourceLine;

/// The width of the margin that holds the rules' names.
const MARGIN: usize = 16;

/// What a comparison has found, in numbers.
#[derive(Debug, Default)]
pub struct Changes {
    /// Articles that are as they were.
    pub same: usize,
    /// Articles that have changed.
    pub changed: usize,
    /// Articles that there was nothing to compare with.
    pub new: usize,
    /// Articles whose raw file is another one.
    pub other_raw_file: usize,
    /// Articles that are not there any more.
    pub gone: usize,
    removed: u64,
    kept: u64,
    fields: usize,
}

impl Changes {
    /// Counts an article that has changed.
    pub fn add(&mut self, difference: &Difference) {
        self.changed += 1;
        self.removed += count_lines(&difference.removed);
        self.kept += count_lines(&difference.kept);
        self.fields += difference.fields.len();
    }

    /// One line for people.
    pub fn summary(&self) -> String {
        let compared = counted(self.same + self.changed, "article");
        let mut text = match self.changed {
            0 => format!("{compared} compared, nothing has changed"),
            changed => format!(
                "{changed} of {compared} changed: {} newly removed, {} newly kept, {}",
                counted(self.removed as usize, "line"),
                self.kept,
                counted(self.fields, "field"),
            ),
        };
        for (count, what) in
            [(self.new, "new"), (self.other_raw_file, "with another raw file"), (self.gone, "gone")]
        {
            if count > 0 {
                write!(text, "; {count} {what}").expect("writing to a string succeeds");
            }
        }
        text
    }
}

/// Draws an article's changes: fields, then lines with the rule that now removes them.
///
/// `is_accepted` says whether the text is the accepted one, for an article that has such.
pub fn draw(
    article: &Article,
    difference: &Difference,
    lines: &[SourceLine],
    is_accepted: Option<bool>,
) -> String {
    let bold = Style::new().bold();
    let path = shorten(&article.source.path);
    let against = if is_accepted.is_some() { "  (against its accepted text)" } else { "" };
    let mut out = format!("{bold}{path}{bold:#}{against}\n");
    for (name, before, after) in &difference.fields {
        let (before, after) = (value(before), value(after));
        writeln!(out, "  {name:<10} {before} → {after}").expect("writing to a string succeeds");
    }
    let mut changed: Vec<(LineNumber, bool)> = numbers(&difference.removed, lines.len())
        .map(|line| (line, false))
        .chain(numbers(&difference.kept, lines.len()).map(|line| (line, true)))
        .collect();
    changed.sort_unstable();
    changed.iter().for_each(|line| draw_line(&mut out, article, *line, lines));
    if changed.is_empty() && is_accepted == Some(false) {
        out.push_str("  the same lines are read differently\n");
    }
    out.push('\n');
    out
}

/// Draws a line that is newly kept or removed.
fn draw_line(
    out: &mut String,
    article: &Article,
    (number, kept): (LineNumber, bool),
    lines: &[SourceLine],
) {
    let text = shorten(lines[number.index()].text.trim());
    let (sign, colour) = if kept { ('+', AnsiColor::Green) } else { ('-', AnsiColor::Red) };
    let style = Style::new().fg_color(Some(colour.into()));
    let rule = shorten(if kept { "" } else { rule_of(article, number) });
    let width = lines.len().to_string().len();
    writeln!(out, "{style}{sign} {number:>width$}  {rule:<MARGIN$}  {text}{style:#}")
        .expect("writing to a string succeeds");
}

fn value(text: &str) -> String {
    if text.is_empty() { "none".to_owned() } else { format!("`{}`", shorten(text)) }
}

/// The numbers of the lines in some runs, as far as there are so many lines.
fn numbers(runs: &[LineRange], count: usize) -> impl Iterator<Item = LineNumber> {
    let within = move |run: &LineRange| run.first.index()..run.indices().end.min(count);
    runs.iter().flat_map(within).map(LineNumber::of_index)
}

/// The rule that removes a line.
fn rule_of(article: &Article, line: LineNumber) -> &'static str {
    let removed = article.removed.iter().map(|removed| &removed.removed);
    let mut holding = removed.filter(|run| run.lines.contains(line));
    holding.next().map_or("", |run| run.rule.name())
}
