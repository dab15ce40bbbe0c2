//! Knows lists amid the text: a line that announces them and ends with a colon, and short lines; or
//! headings and the items that markup makes.
//!
//! Ingredients and results look like a menu's items; what announces them, and the text before and
//! behind them, tells that they are none.

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::model::markup::LineForm;
use crate::model::source::LineElement;

/// An item has no more words.
const LONGEST: usize = 8;
/// A list has at least so many items, and no more than so many.
const FEWEST: usize = 2;
const MOST: usize = 40;

/// Keeps the lists between two kept lines.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let mut before: Option<usize> = None;
    let mut left_out: Vec<usize> = Vec::new();
    let worded: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    for index in worded.iter().copied() {
        if labels[index] != Label::Keep {
            left_out.push(index);
            continue;
        }
        if before.is_some_and(|before| is_list(facts, before, &left_out)) {
            left_out.iter().for_each(|item| labels[*item] = Label::Keep);
        }
        before = Some(index);
        left_out.clear();
    }
    keep_enumerations(labels, facts, &worded);
    keep_told(labels, facts, &worded);
    keep_headed(labels, facts, &worded);
}

/// Keeps the lists of markup right behind a kept line that stands beside them, where half of their
/// items are sentences or a line announces them, and none leads elsewhere: definitions, answers, steps.
fn keep_told(labels: &mut [Label], facts: &[LineFacts], worded: &[usize]) {
    let is_item = |index: usize| facts[index].markup.element == LineElement::ListItem;
    let lists = worded.chunk_by(|one, next| is_item(*one) == is_item(*next));
    let mut before: Option<usize> = None;
    for lines in lists {
        let announced = before.filter(|before| is_announced(labels, facts, *before, lines));
        let opens =
            |before: usize| labels[before] == Label::Keep && is_around(facts, before, lines);
        if announced.is_some() || before.is_some_and(opens) && tells(facts, lines) {
            lines.iter().copied().chain(announced).for_each(|line| labels[line] = Label::Keep);
        }
        before = lines.last().copied();
    }
}

/// Whether a line announces the list of markup behind it, and is text or follows a line of the text.
fn is_announced(labels: &[Label], facts: &[LineFacts], line: usize, list: &[usize]) -> bool {
    let above = facts[..line].iter().rposition(LineFacts::has_words);
    let is_text =
        |index: usize| labels[index] == Label::Keep && depth(facts, index) == depth(facts, line);
    facts[line].text.ends_with(':')
        && may_tell(&facts[line])
        && (is_text(line) || above.is_some_and(is_text))
        && is_around(facts, line, list)
        && facts[list[0]].markup.element == LineElement::ListItem
        && (FEWEST..=MOST).contains(&list.len())
        && list.iter().all(|index| may_tell(&facts[*index]))
}

/// Keeps the lists of markup below headings that stand beside the text, or below the page's own heading,
/// where nothing in them leads elsewhere: a recipe is hardly more.
fn keep_headed(labels: &mut [Label], facts: &[LineFacts], worded: &[usize]) {
    let is_item = |index: usize| facts[index].markup.element == LineElement::ListItem;
    let parts: Vec<&[usize]> =
        worded.chunk_by(|one, next| is_item(*one) == is_item(*next)).collect();
    let mut beside: Option<usize> = None;
    for pair in parts.windows(2) {
        let (above, list) = (pair[0], pair[1]);
        if is_item(above[0]) {
            continue;
        }
        beside = above.iter().copied().rev().find(|index| !heads_part(&facts[*index])).or(beside);
        let heading = above[above.len() - 1];
        let stands = beside.is_some_and(|text| {
            let is_text = labels[text] == Label::Keep || is_heading(&facts[text]);
            is_text && around(facts, text) == around(facts, heading)
        });
        if stands && heads_part(&facts[heading]) && is_told(facts, heading, list) {
            list.iter().chain([&heading]).for_each(|index| labels[*index] = Label::Keep);
        }
    }
}

/// Whether the items below a heading are its list, and none leads elsewhere.
fn is_told(facts: &[LineFacts], heading: usize, list: &[usize]) -> bool {
    is_around(facts, heading, list)
        && (FEWEST..=MOST).contains(&list.len())
        && !facts[heading].markup.furniture
        && list.iter().all(|index| is_plain(&facts[*index]))
}

/// Whether a line is a heading below that of the page.
fn heads_part(line: &LineFacts) -> bool {
    matches!(line.markup.element, LineElement::Heading(2..))
}

/// Whether a line stands in the element that has a list.
fn is_around(facts: &[LineFacts], line: usize, list: &[usize]) -> bool {
    depth(facts, line).is_some_and(|around| depth(facts, list[0]) == Some(around + 1))
}

/// The element around a line's own block, as far as its names tell it from others.
fn around(facts: &[LineFacts], line: usize) -> Option<(u32, usize)> {
    facts[line].markup.context.as_ref().map(|context| (context.parent, context.depth))
}

/// How many elements are open around a line.
fn depth(facts: &[LineFacts], line: usize) -> Option<usize> {
    facts[line].markup.context.as_ref().map(|context| context.depth)
}

/// Whether lines are a list of which half are sentences, and none leads elsewhere.
fn tells(facts: &[LineFacts], lines: &[usize]) -> bool {
    let sentences = lines.iter().filter(|index| facts[**index].ends_sentence).count();
    facts[lines[0]].markup.element == LineElement::ListItem
        && (FEWEST..=MOST).contains(&lines.len())
        && sentences * 2 >= lines.len()
        && lines.iter().all(|index| is_plain(&facts[*index]))
}

/// Whether a line leads nowhere, and is no furniture and no day.
fn is_plain(line: &LineFacts) -> bool {
    may_tell(line) && line.dates.is_empty()
}

/// Whether a line is words that lead nowhere and are no furniture.
fn may_tell(line: &LineFacts) -> bool {
    let is_furniture = line.markup.furniture || line.standing.repeated || line.cue.is_some();
    line.shape == Shape::Words && !is_furniture && line.markup.link_chars == 0
}

/// Keeps the enumerations right behind the text: a row of lines that end with semicolons, and the last
/// of them with a full stop.
fn keep_enumerations(labels: &mut [Label], facts: &[LineFacts], worded: &[usize]) {
    let ends_with = |place: usize, mark| {
        worded.get(place).is_some_and(|index| is_enumerated(&facts[*index], mark))
    };
    let mut end = 0;
    while let Some(first) = (end..worded.len()).find(|place| ends_with(*place, ";")) {
        end = (first..).find(|place| !ends_with(*place, ";")).unwrap_or(first);
        let is_kept = |place: usize| labels[worded[place]] == Label::Keep;
        let opens = |place: &usize| {
            is_kept(*place) || announces(&facts[worded[*place]]) && *place > 0 && is_kept(place - 1)
        };
        let start = (first.saturating_sub(1)..end - 1).find(opens);
        if let Some(start) = start.filter(|_| ends_with(end, ".")) {
            worded[start..=end].iter().for_each(|index| labels[*index] = Label::Keep);
        }
    }
}

/// Whether a line is a part of an enumeration that ends with a mark.
fn is_enumerated(line: &LineFacts, mark: &str) -> bool {
    line.is_plain() && line.text.ends_with(mark)
}

/// Whether the lines behind a kept one are a list: it or the first of them announces them, or there
/// are headings over items of markup.
fn is_list(facts: &[LineFacts], before: usize, lines: &[usize]) -> bool {
    let Some(first) = lines.first() else { return false };
    let items = lines.iter().filter(|index| !announces(&facts[**index])).count();
    let is_headed = || {
        let is_part = |index: &usize| is_heading(&facts[*index]) || is_item(&facts[*index]);
        is_heading(&facts[*first]) && lines.iter().all(is_part)
    };
    (announces(&facts[before]) || announces(&facts[*first]) || is_headed())
        && (FEWEST..=MOST).contains(&items)
        && lines.iter().all(|index| may_be_item(&facts[*index]))
}

/// Whether a line says that a list follows: `Ингредиенты:`.
fn announces(line: &LineFacts) -> bool {
    may_be_item(line) && line.text.ends_with(':')
}

fn is_heading(line: &LineFacts) -> bool {
    matches!(line.markup.element, LineElement::Heading(_))
}

/// Whether markup makes a line an item of a list.
fn is_item(line: &LineFacts) -> bool {
    matches!(line.markup.form, LineForm::Item(_))
}

fn may_be_item(line: &LineFacts) -> bool {
    line.shape == Shape::Words && line.words <= LONGEST && line.is_plain() && line.dates.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    /// How many lines are kept of a page of which the networks kept the one that ends with an
    /// exclamation mark.
    fn kept(page: &str) -> usize {
        let document = ingest("a.html", page.as_bytes()).0.expect("a page with words");
        let facts = facts::of_lines(&document, &[]);
        let label = |line: &LineFacts| Label::of(line.text.ends_with('!'));
        let mut labels: Vec<Label> = facts.iter().map(label).collect();
        keep(&mut labels, &View::before_fields(&facts, document.format, 0..facts.len()));
        labels.iter().filter(|label| **label == Label::Keep).count()
    }

    #[test]
    fn a_list_of_markup_that_the_text_announces_is_text() {
        let items = "<li>с 1 июня 2027 года один утром и один в полдень,</li><li>и последний</li>";
        let text = "<p>Паром ходит снова!</p>";
        for (page, lines) in [
            (format!("{text}<p>Рейсы назначил совет:</p><ol>{items}</ol>"), 4),
            (format!("<p>Паром ходит снова, и вот рейсы: да!</p><ol>{items}</ol>"), 1),
            (format!("{text}<p>Рейсы назначил совет.</p><ol>{items}</ol>"), 1),
            (format!("{text}<div><p>Рейсы:</p></div><ol>{items}</ol>"), 1),
            (format!("{text}<p>Рейсы:</p><ol><li><a>Утром</a></li>{items}</ol>"), 1),
            (format!("{text}<p>Погода</p><p>Рейсы:</p><ol>{items}</ol>"), 1),
        ] {
            assert_eq!(kept(&page), lines, "{page}");
        }
    }
}
