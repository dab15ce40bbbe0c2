//! Keeps the parts of a text that a line above it counts: `7 озёр Алтая`, and behind the text seven lakes,
//! each a short line, perhaps with sentences below.
//!
//! The networks take such lines for items of a menu; that there are as many as were counted tells that
//! they are none.

use std::ops::RangeInclusive;

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::{LineFacts, Shape};

/// Fewer parts are counted by chance, and no more are looked for.
const COUNTED: RangeInclusive<usize> = 4..=50;
/// So many lines with words above the text are looked at.
const ABOVE: usize = 6;
/// A line that counts has no more words, and one that names a part no more.
const HEADLINE: usize = 25;
const NAME: usize = 8;
/// The number stands among the first words.
const OPENING: usize = 4;
/// So many sentences stand below the name of a part, at most.
const SENTENCES: usize = 6;

/// Keeps the parts right behind a kept line, if there are as many as a line above the text says.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let Some(first) = labels.iter().position(|label| *label == Label::Keep) else { return };
    let counts = counts(facts, first);
    if counts.is_empty() {
        return;
    }
    let worded: Vec<usize> = (first..facts.len()).filter(|at| facts[*at].has_words()).collect();
    for place in 1..worded.len() {
        let before = worded[place - 1];
        if labels[before] != Label::Keep || is_name(&facts[before]) {
            continue;
        }
        let Some(length) = parts(facts, &worded[place..], &counts) else { continue };
        worded[place..place + length].iter().for_each(|index| labels[*index] = Label::Keep);
        return;
    }
}

/// The numbers in the lines above the text.
fn counts(facts: &[LineFacts], first: usize) -> Vec<usize> {
    let above = facts[..=first].iter().rev().filter(|line| line.has_words()).take(ABOVE + 1);
    let may_count =
        |line: &&LineFacts| is_plain(line) && line.words <= HEADLINE && (2..).contains(&line.words);
    let numbers = above.filter(may_count).filter_map(|line| {
        let opening = line.text.split_whitespace().take(OPENING);
        opening.filter_map(|word| word.parse::<usize>().ok()).next()
    });
    numbers.filter(|number| COUNTED.contains(number)).collect()
}

/// How many lines the parts have that begin a page's rest, if there are as many as counted.
fn parts(facts: &[LineFacts], lines: &[usize], counts: &[usize]) -> Option<usize> {
    let (mut names, mut sentences, mut length) = (0, 0, 0);
    for line in lines.iter().map(|index| &facts[*index]) {
        if is_name(line) {
            (names, sentences) = (names + 1, 0);
        } else if names > 0 && sentences < SENTENCES && is_said(line) {
            sentences += 1;
        } else {
            break;
        }
        if names > *COUNTED.end() {
            return None;
        }
        length += 1;
    }
    counts.contains(&names).then_some(length)
}

/// Whether a line may be the name of a part.
fn is_name(line: &LineFacts) -> bool {
    is_plain(line) && line.words <= NAME && !line.ends_sentence && !line.text.ends_with([':', ','])
}

fn is_said(line: &LineFacts) -> bool {
    is_plain(line) && line.ends_sentence
}

/// Whether a line is words that lead nowhere and are no furniture.
fn is_plain(line: &LineFacts) -> bool {
    line.shape == Shape::Words && line.is_plain() && line.dates.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    /// How many lines are kept of a page of which the networks kept the one that ends with an
    /// exclamation mark.
    fn kept(name: &str, page: &str) -> usize {
        let document = ingest(name, page.as_bytes()).0.expect("a page with words");
        let facts = facts::of_lines(&document, &[]);
        let label = |line: &LineFacts| Label::of(line.text.ends_with('!'));
        let mut labels: Vec<Label> = facts.iter().map(label).collect();
        keep(&mut labels, &View::before_fields(&facts, document.format, 0..facts.len()));
        labels.iter().filter(|label| **label == Label::Keep).count()
    }

    const HEAD: &str = "5 маяков залива\n\nМы поднялись на все!\n\n";

    #[test]
    fn as_many_parts_as_the_headline_counts_are_text() {
        let bare = "- Тихий\n- Красный\n- Дальний\n- Рыбный\n- Новый\n";
        let told =
            "Тихий\nЕго зажгли первым.\nКрасный\nДальний\nТуда ходит катер.\nРыбный\nНовый\n";
        for (parts, lines) in [(bare, 6), (told, 8)] {
            assert_eq!(kept("a.txt", &format!("{HEAD}{parts}\nЧитайте также\nПогода\n")), lines);
            assert_eq!(kept("a.txt", &format!("{HEAD}{parts}")), lines);
        }
        let html = "<h1>5 маяков залива</h1><p>Мы поднялись на все!</p><h3>Тихий</h3><h3>Красный</h3>\
                    <h3>Дальний</h3><h3>Рыбный</h3><h3>Новый</h3><nav>Погода</nav>";
        assert_eq!(kept("a.html", html), 6);
    }

    #[test]
    fn lines_that_nobody_counted_stay_out() {
        let menu = "Тихий\nКрасный\nДальний\nРыбный\nНовый\n";
        for page in [
            format!("Маяки залива\n\nМы поднялись на все!\n\n{menu}"),
            format!("{HEAD}{menu}Старый порт\nМыс\n"),
            format!("{HEAD}Реклама\n{menu}"),
            format!("{HEAD}{}", menu.replace("Красный", "Красный, 5 мая 2026")),
        ] {
            assert_eq!(kept("a.txt", &page), 1, "{page}");
        }
    }
}
