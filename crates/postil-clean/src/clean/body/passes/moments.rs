//! Keeps the parts of a page that follows something as it goes on: each has its time of day above it.
//!
//! The networks know one such part by the others, but take their times for dates and what stands
//! behind an invitation to share for furniture.

use std::ops::Range;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::rule::Rule;

/// A page with fewer parts does not follow anything.
const FEWEST: usize = 3;
/// So many lines with words stand between two parts: an invitation to share, a count.
const BETWEEN: usize = 3;
/// A heading has at most so many words.
const HEADING: usize = 15;
/// A sentence has at least so many words.
const WORDS: usize = 4;

/// Keeps the parts, where one of a row of them is text.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    for row in rows(view.facts) {
        let is_text =
            |index: usize| labels[index] == Label::Keep && is_sentence(&view.facts[index]);
        if row.len() >= FEWEST && row.iter().cloned().flatten().any(is_text) {
            row.into_iter().for_each(|part| labels[part].fill(Label::Keep));
        }
    }
}

/// The parts of the page, those together that follow one another.
fn rows(facts: &[LineFacts]) -> Vec<Vec<Range<usize>>> {
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    let times = (0..facts.len()).filter(|index| tells_time(&facts[*index]));
    for part in times.filter_map(|time| part(facts, time)) {
        let last = rows.last().and_then(|row| row.last()).map(|last| last.end..part.start);
        match rows.last_mut() {
            Some(row) if last.is_some_and(|between| goes_on(&facts[between])) => row.push(part),
            _ => rows.push(vec![part]),
        }
    }
    rows
}

/// Whether lines between two parts do not end their row.
fn goes_on(between: &[LineFacts]) -> bool {
    let is_end = |line: &LineFacts| matches!(line.cue, Some(Rule::Comments | Rule::ReadAlso));
    let words = between.iter().filter(|line| line.has_words()).count();
    words <= BETWEEN && !between.iter().any(is_end)
}

/// Whether a line is a time of day, or a heading behind one.
fn tells_time(line: &LineFacts) -> bool {
    line.is_bare_time() || line.opens_with_time() && line.words <= HEADING
}

/// The part that a time opens: perhaps a heading, and sentences.
fn part(facts: &[LineFacts], time: usize) -> Option<Range<usize>> {
    let mut lines = (time + 1..facts.len()).filter(|index| facts[*index].has_words()).peekable();
    lines.next_if(|index| is_heading(&facts[*index]) && !tells_time(&facts[*index]));
    let sentences =
        lines.take_while(|index| is_sentence(&facts[*index]) && !tells_time(&facts[*index]));
    sentences.last().map(|last| time..last + 1)
}

fn is_heading(line: &LineFacts) -> bool {
    line.shape == Shape::Words && line.cue.is_none() && !line.ends_sentence && line.words <= HEADING
}

fn is_sentence(line: &LineFacts) -> bool {
    line.is_plain_sentence(WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    /// How many lines are kept of a page of which the networks kept the sentence about the first
    /// boat.
    fn kept(page: &str) -> usize {
        let document = ingest("a.txt", page.as_bytes()).0.expect("a text");
        let facts = facts::of_lines(&document, &[]);
        let is_first = |line: &LineFacts| Label::of(line.text.starts_with("Первая лодка"));
        let mut labels: Vec<Label> = facts.iter().map(is_first).collect();
        keep(&mut labels, &View::before_fields(&facts, document.format, 0..facts.len()));
        let is_kept = |index: &usize| labels[*index] == Label::Keep && facts[*index].has_words();
        (0..facts.len()).filter(is_kept).count()
    }

    const FIRST: &str = "9:40\nСтарт\nПервая лодка вышла из гавани при слабом ветре.\n";
    const SECOND: &str = "10:05\nВторая лодка отстала у маяка.\nЕё ждут у бакена.\n";
    const THIRD: &str = "11:30\nФиниш\nТретья лодка пришла раньше всех.\n";
    const SHARE: &str = "Поделиться\n";

    #[test]
    fn parts_that_follow_one_another_stay_with_their_times() {
        for (page, expected) in [
            (format!("{FIRST}{SECOND}{THIRD}"), 9),
            (format!("{FIRST}{SHARE}{SECOND}{SHARE}{THIRD}{SHARE}"), 9),
            (format!("{FIRST}{THIRD}"), 1),
            (format!("{SECOND}{THIRD}{THIRD}"), 0),
            (format!("{FIRST}{SHARE}{SHARE}{SHARE}{SHARE}{SECOND}{THIRD}"), 1),
            (format!("{FIRST}11:00\nЛодки\n12:00\nПарус\n"), 1),
            (
                format!(
                    "{FIRST}{SECOND}{THIRD}Комментарии (2)\n14:20\nИван\nСогласен с ними всеми.\n"
                ),
                9,
            ),
            (format!("{FIRST}{SECOND}Читайте также\n{THIRD}"), 1),
            (
                format!(
                    "{FIRST}{}{}",
                    SECOND.replace(":05\n", ":05 "),
                    THIRD.replace(":30\n", ":30 ")
                ),
                7,
            ),
            (format!("{FIRST}{SECOND}11:30 Третья лодка пришла.\nЕй вручили кубок гавани.\n"), 8),
        ] {
            assert_eq!(kept(&page), expected, "{page}");
        }
    }
}
