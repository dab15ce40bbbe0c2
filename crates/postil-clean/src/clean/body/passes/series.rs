//! Keeps the parts of a text that are numbered, from one on or down to it: `1. Озеро Ая`, and what is
//! said of the lake below.
//!
//! The networks take the names of the parts for items of a menu, and short sentences below them for
//! teasers; their numbers tell that they belong together.

use std::ops::RangeInclusive;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::{LineFacts, Shape};

/// A series has at least so many parts.
const FEWEST: usize = 3;
/// A part has no more lines with words.
const LINES: usize = 6;
/// A number has no more digits.
const DIGITS: usize = 3;

/// Keeps the series that the text leads to, or of which a line is text.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let worded: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    let lines: Vec<&LineFacts> = worded.iter().map(|index| &facts[*index]).collect();
    for lines in series(&lines) {
        let touches = lines.start().saturating_sub(1)..=*lines.end();
        if worded[touches].iter().any(|index| labels[*index] == Label::Keep) {
            worded[lines].iter().for_each(|index| labels[*index] = Label::Keep);
        }
    }
}

/// The lines of each series, of those that have words.
fn series(lines: &[&LineFacts]) -> Vec<RangeInclusive<usize>> {
    let numbered: Vec<(usize, usize)> = (0..)
        .zip(lines)
        .filter_map(|(place, line)| number(line.text).map(|number| (place, number)))
        .collect();
    let goes_on = |one: &(usize, usize), next: &(usize, usize)| {
        next.1.abs_diff(one.1) == 1 && next.0 - one.0 <= LINES
    };
    let rows = numbered.chunk_by(goes_on).filter(|row| is_counted(row));
    rows.filter_map(|row| with_last_part(lines, row)).collect()
}

/// Whether numbers count up from one, or down to it.
fn is_counted(row: &[(usize, usize)]) -> bool {
    let numbers = || row.iter().map(|(_, number)| *number);
    row.len() >= FEWEST && (numbers().eq(1..=row.len()) || numbers().rev().eq(1..=row.len()))
}

/// The lines of a series with those of its last part, if half of its parts say something and nothing in
/// them is furniture.
fn with_last_part(lines: &[&LineFacts], row: &[(usize, usize)]) -> Option<RangeInclusive<usize>> {
    let starts: Vec<usize> = row.iter().map(|(place, _)| *place).collect();
    let (first, last) = (starts[0], starts[starts.len() - 1]);
    let longest = starts.windows(2).map(|pair| pair[1] - pair[0]).max()?;
    let says = |line: &LineFacts| is_plain(line) && line.ends_sentence;
    let behind = lines[last + 1..].iter().take(longest - 1).take_while(|line| says(line)).count();
    let ends = starts[1..].iter().copied().chain([last + behind + 1]);
    let parts = starts.iter().zip(ends).map(|(start, end)| &lines[*start..end]);
    let told = parts.filter(|part| part.iter().any(|line| says(line))).count();
    let lines = &lines[first..=last];
    (2 * told >= starts.len() && lines.iter().all(|line| is_plain(line)))
        .then_some(first..=last + behind)
}

fn is_plain(line: &LineFacts) -> bool {
    line.shape == Shape::Words
        && line.cue.is_none()
        && line.link_share() < 0.5
        && line.dates.is_empty()
        && !line.standing.repeated
        && !line.markup.furniture
}

/// The number that opens a line and has words behind it: `3. Чемал`, `3) Чемал`.
fn number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text[digits..].strip_prefix(['.', ')'])?;
    let has_words = behind.starts_with(' ') && behind.contains(char::is_alphabetic);
    (digits <= DIGITS && has_words).then(|| text[..digits].parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    /// The lines kept of a page of which the networks kept the ones that end with an exclamation mark.
    fn kept(name: &str, page: &str) -> Vec<String> {
        let document = ingest(name, page.as_bytes()).0.expect("a text");
        let facts = facts::of_lines(&document, &[]);
        let mut labels: Vec<Label> =
            facts.iter().map(|line| Label::of(line.text.ends_with('!'))).collect();
        keep(&mut labels, &View::before_fields(&facts, document.format, 0..facts.len()));
        let is_kept = |index: &usize| labels[*index] == Label::Keep && facts[*index].has_words();
        (0..facts.len()).filter(is_kept).map(|index| facts[index].text.to_owned()).collect()
    }

    const LAKES: &str = "1. Озеро Тихое\nВода тёплая.\n2. Озеро Долгое\n3. Озеро Рыбное\nЕдут сюда \
                         зимой.\n";

    #[test]
    fn numbered_parts_stay_together_where_the_text_leads_to_them() {
        let intro = "Мы объехали все озёра!\n";
        let all = kept("a.txt", &format!("{intro}{LAKES}Меню\nВойти\n"));
        assert_eq!(all.len(), 6, "{all:?}");
        let countdown = LAKES.replace("1.", "9.").replace("3.", "1.").replace("9.", "3.");
        assert_eq!(kept("a.txt", &format!("{intro}{countdown}Меню\n")).len(), 6);
        let html = "<p>Мы объехали все озёра!</p><h2>1. Тихое</h2><p>Вода тёплая.</p><h2>2. Долгое\
                    </h2><p>Рыбы нет.</p><h2>3. Рыбное</h2><p>Едут зимой.</p><h4>Ещё</h4>";
        assert_eq!(kept("a.html", html).len(), 7);
    }

    #[test]
    fn numbers_that_are_no_parts_of_the_text_go() {
        let intro = "Мы объехали все озёра!\n";
        for other in [
            // Nothing leads to them.
            format!("{intro}Меню\nПогода\n{LAKES}"),
            // They do not count.
            format!("{intro}{}", LAKES.replace("2.", "7.")),
            // Nothing is said.
            format!("{intro}1. Озеро Тихое\n2. Озеро Долгое\n3. Озеро Рыбное\n"),
            format!("{intro}{}", LAKES.replace("2. Озеро Долгое", "2. Озеро Долгое, 5 мая 2026")),
            format!("{intro}{}", LAKES.replace("Вода тёплая.", "Читайте также: вода тёплая.")),
        ] {
            assert_eq!(kept("a.txt", &other).len(), 1, "{other}");
        }
    }
}
