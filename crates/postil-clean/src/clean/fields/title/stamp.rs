//! A day and a number of comments that a page sets into the heading of its headline:
//! `Мост открыт (12) 18.02.2026`.

use std::ops::Range;

use crate::clean::page::facts::LineFacts;
use crate::clean::page::word_count::count_words;
use crate::model::source::LineElement;

/// A headline has no fewer words; with fewer a day belongs to it: `Погода 18.02.2026`.
const LEAST_WORDS: usize = 3;
/// What parts a day from a headline.
const MARKS: [char; 7] = ['|', '•', '·', '–', '—', ',', '/'];

/// The words of a line without a day in figures with which a heading begins or ends, unless a
/// declared title has it too.
pub(super) fn without<'t>(line: &LineFacts<'t>, declared: &[&str]) -> &'t str {
    let is_heading = matches!(line.markup.element, LineElement::Heading(_));
    let is_own = |range: &Range<usize>| {
        let day = &line.text[range.clone()];
        is_in_figures(day) && !declared.iter().any(|title| title.contains(day))
    };
    let days = line.dates.iter().map(|found| found.range.clone()).filter(is_own);
    let mut words = days.filter(|_| is_heading).filter_map(|day| beside(line.text, day));
    words.find(|words| count_words(words) >= LEAST_WORDS).unwrap_or(line.text)
}

/// The words before a day that ends a text, or behind one that opens it.
fn beside(text: &str, day: Range<usize>) -> Option<&str> {
    let (before, behind) = (text[..day.start].trim(), text[day.end..].trim());
    if is_time(behind) {
        let before = before.trim_end_matches(MARKS).trim_end();
        return (!is_small(before.rsplit(' ').next()?)).then(|| without_count(before));
    }
    let (_, words) = split_time(behind).filter(|_| before.is_empty())?;
    Some(words.trim_start_matches(MARKS).trim_start())
}

/// Whether a word may hang a day on the words before it: `на 18.02.2026`.
fn is_small(word: &str) -> bool {
    const LONGEST: usize = 4;
    word.chars().count() <= LONGEST && word.chars().all(char::is_lowercase)
}

fn is_in_figures(day: &str) -> bool {
    day.chars()
        .all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | '-' | '/' | ':' | ',' | ' '))
}

/// Whether a text is a time of day or nothing.
fn is_time(text: &str) -> bool {
    split_time(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// The time with which a text begins, if any, and what follows it.
fn split_time(text: &str) -> Option<(&str, &str)> {
    let is_of_time = |sign: char| sign.is_ascii_digit() || matches!(sign, ':' | ',' | ' ');
    let rest = text.trim_start_matches(is_of_time);
    let time = text[..text.len() - rest.len()].trim();
    (time.is_empty() || time.contains(':')).then_some((time, rest))
}

/// A text without a number between brackets at its end.
fn without_count(text: &str) -> &str {
    let counted = || text.strip_suffix(')')?.rsplit_once('(');
    match counted().filter(|(_, count)| count.bytes().all(|byte| byte.is_ascii_digit())) {
        Some((words, _)) => words.trim_end(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, day: &str, expected: Option<&str>) {
        let start = text.find(day).expect("the day stands in the text");
        assert_eq!(beside(text, start..start + day.len()), expected, "{text}");
    }

    #[test]
    fn a_day_stands_before_a_headline_or_behind_it() {
        let day = "18.02.2026";
        check("Мост открыт (12) 18.02.2026", day, Some("Мост открыт"));
        check("Мост открыт | 18.02.2026, 14:05", day, Some("Мост открыт"));
        check("Bridge opens 18.02.2026", day, Some("Bridge opens"));
        check("18.02.2026 Мост открыт", day, Some("Мост открыт"));
        check("18.02.2026 14:05 — Мост открыт", day, Some("Мост открыт"));
        check("Погода на 18.02.2026", day, None);
        check("С 18.02.2026 мост закрыт", day, None);
        check("18.02.2026 7 мостов открыто", day, None);
    }
}
