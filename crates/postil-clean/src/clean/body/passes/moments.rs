//! Keeps the parts of a page that follows something as it goes on: each has its time of day above it.
//!
//! The networks know one such part by the others, but take their times for dates and what stands
//! behind an invitation to share for furniture.

use std::ops::Range;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::clean::time::{clock, relative};
use crate::model::rule::Rule;
use crate::model::source::LineElement;

/// A page with fewer parts does not follow anything.
const FEWEST: usize = 3;
/// So many lines with words stand between two parts: an invitation to share, a count.
const BETWEEN: usize = 3;
/// A heading has at most so many words.
const HEADING: usize = 15;
/// A sentence has at least so many words; one amid them may be as short as `Старт дан.`
const WORDS: usize = 4;
const FEWEST_WORDS: usize = 2;

/// Keeps the parts with their headings, where one of a row of them is text.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    for part in parts(labels, view.facts) {
        let heading = heading_above(view.facts, part.start);
        heading.into_iter().chain(part).for_each(|index| labels[index] = Label::Keep);
    }
}

/// The heading right above a time, which markup makes one.
fn heading_above(facts: &[LineFacts], time: usize) -> Option<usize> {
    let above = facts[..time].iter().rposition(LineFacts::has_words)?;
    Some(above).filter(|index| is_set_as_heading(&facts[*index]))
}

fn is_set_as_heading(line: &LineFacts) -> bool {
    matches!(line.markup.element, LineElement::Heading(2..)) && line.cue.is_none()
}

/// The lines that tell the times of the parts.
pub(super) fn times(labels: &[Label], view: &View) -> Vec<usize> {
    parts(labels, view.facts).iter().map(|part| part.start).collect()
}

/// The parts of all that the page follows.
fn parts(labels: &[Label], facts: &[LineFacts]) -> Vec<Range<usize>> {
    let mut rows = rows(facts);
    rows.retain(|row| is_followed(row, labels, facts));
    rows.concat()
}

/// Whether the parts of a row are those of something that is followed. With a day beside each time they
/// may be comments and teasers as well: then most of the text is theirs.
fn is_followed(row: &[Range<usize>], labels: &[Label], facts: &[LineFacts]) -> bool {
    let whole = |part: &&Range<usize>| facts[(*part).clone()].iter().any(is_sentence);
    let is_kept = |index: &usize| labels[*index] == Label::Keep && is_sentence(&facts[*index]);
    let words = |lines: &mut dyn Iterator<Item = usize>| -> usize {
        lines.filter(is_kept).map(|index| facts[index].words).sum()
    };
    let own = words(&mut row.iter().cloned().flatten());
    let has_days = || row.iter().any(|part| tells_day(&facts[part.start]));
    row.iter().filter(whole).count() >= FEWEST
        && own > 0
        && (!has_days() || 2 * own > words(&mut (0..facts.len())))
}

/// The parts of the page, those together that follow one another.
fn rows(facts: &[LineFacts]) -> Vec<Vec<Range<usize>>> {
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    let times = (0..facts.len()).filter(|index| tells_time(&facts[*index]));
    for part in times.filter_map(|time| part(facts, time)) {
        let last = rows.last().and_then(|row| row.last()).map(|last| last.end..part.start);
        match rows.last_mut() {
            Some(row) if last.is_some_and(|between| goes_on(facts, between, &part)) => {
                row.push(part);
            }
            _ => rows.push(vec![part]),
        }
    }
    rows
}

/// Whether the lines between two parts do not end their row; what stands below each part does not, nor
/// does a heading. Above a day with its time another line of words is the name of somebody who comments.
fn goes_on(facts: &[LineFacts], between: Range<usize>, next: &Range<usize>) -> bool {
    let between = &facts[between];
    let has_day = tells_day(&facts[next.start]);
    let is_end = |line: &LineFacts| match line.cue {
        _ if line.copies >= FEWEST || is_set_as_heading(line) => false,
        Some(Rule::Comments | Rule::ReadAlso) => true,
        Some(_) => false,
        None => has_day && line.shape == Shape::Words,
    };
    let words = between.iter().filter(|line| line.has_words()).count();
    words <= BETWEEN && !between.iter().any(is_end)
}

/// Whether a line is a time of day, with or without its day, or a heading or a sentence behind one.
fn tells_time(line: &LineFacts) -> bool {
    line.is_bare_time()
        || tells_day(line)
        || line.opens_with_time() && (line.words <= HEADING || line.ends_sentence)
}

/// Whether a line is a time of day beside its day, `28 апреля, 17:10`, or counts from now: `2 ч. назад`.
fn tells_day(line: &LineFacts) -> bool {
    let is_moment = || clock::has_looks_of_time(line.text) || relative::is_date_line(line.text);
    line.shape == Shape::Date && !line.is_bare_time() && is_moment()
}

/// The part that a time opens: perhaps a heading, and sentences.
fn part(facts: &[LineFacts], time: usize) -> Option<Range<usize>> {
    let is_whole = facts[time].opens_with_time() && facts[time].ends_sentence;
    let mut lines = (time + 1..facts.len()).filter(|index| facts[*index].has_words()).peekable();
    lines.next_if(|index| !is_whole && is_heading(&facts[*index]) && !tells_time(&facts[*index]));
    let is_sentence = |line: &LineFacts| line.is_plain_sentence(FEWEST_WORDS);
    let sentences =
        lines.take_while(|index| is_sentence(&facts[*index]) && !tells_time(&facts[*index]));
    sentences.last().or(is_whole.then_some(time)).map(|last| time..last + 1)
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
        kept_of("a.txt", page)
    }

    fn kept_of(name: &str, page: &str) -> usize {
        let document = ingest(name, page.as_bytes()).0.expect("a text");
        let facts = facts::of_lines(&document, &[]);
        let is_first = |line: &LineFacts| Label::of(line.text.starts_with("Первая лодка"));
        let mut labels: Vec<Label> = facts.iter().map(is_first).collect();
        keep(&mut labels, &View::before_fields(&facts, document.format, 0..facts.len()));
        let is_kept = |index: &usize| labels[*index] == Label::Keep && facts[*index].has_words();
        (0..facts.len()).filter(is_kept).count()
    }

    #[test]
    fn times_with_their_days_are_those_of_parts_where_most_of_the_text_is_theirs() {
        for day in ["4 мая 2026, ", "4 мая, ", "Сегодня, ", "04.05.2026 "] {
            let row = [FIRST, SECOND, THIRD].map(|part| format!("{day}{part}Комментировать\n"));
            assert_eq!(kept(&row.concat()), 9, "{day}");
            let text = "Первая лодка и вторая спорили о том, кто из них обогнёт маяк, весь день.\n";
            let comments = row.concat().replace("Первая лодка вышла", "Лодка вышла");
            assert_eq!(kept(&format!("{text}{comments}")), 1, "{day}");
        }
    }

    #[test]
    fn headings_above_times_are_those_of_parts() {
        let part = |time: &str, heading: &str, text: &str| {
            format!("<h3>{heading}</h3><div>{time} Нора Хилл</div><p>{text}</p><i>Поделиться</i>")
        };
        let page = [
            part("9:40", "Старт", "Первая лодка вышла из гавани при слабом ветре."),
            part("10:05", "Маяк", "Вторая лодка отстала у маяка на две мили."),
            part("11:30", "Финиш", "Третья лодка пришла раньше всех остальных."),
        ];
        assert_eq!(kept_of("a.html", &page.concat()), 9);
    }

    #[test]
    fn times_may_count_from_now() {
        let row =
            [(0, "Первая лодка вышла из гавани в море."), (1, "Вторая лодка отстала у маяка.")];
        let row = [row[0], row[1], (2, "Третья лодка ждала ветра.")]
            .map(|(hours, text)| format!("{hours} ч. назад\n{text}\nVK\nTelegram\n"));
        assert_eq!(kept(&row.concat()), 6);
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
            (format!("{FIRST}{SECOND}{THIRD}11:45\nКубок вручён.\n"), 11),
            (format!("{FIRST}{SECOND}{THIRD}11:45 – Кубок вручён.\n"), 10),
            (format!("{FIRST}{SECOND}{THIRD}[11:45] Кубок вручён.\n"), 10),
            (format!("{FIRST}10:05\nСтарт дан.\n11:30\nМаяк пройден.\n"), 1),
        ] {
            assert_eq!(kept(&page), expected, "{page}");
        }
    }
}
