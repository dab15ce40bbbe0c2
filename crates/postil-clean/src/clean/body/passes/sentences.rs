//! Keeps the sentences that nothing parts from the text: between two of its lines, and behind its last
//! line where something shows that it goes on.
//!
//! The networks take a short answer between long ones, or the last words of a text, for what stands
//! around them. Below a text sentences may be an invitation, so there the text must have asked and
//! answered before, a list must have been announced, or the page must be a short one.

use crate::clean::body::labels::Label;
use crate::clean::body::passes::{View, stems_of};
use crate::clean::page::cue;
use crate::clean::page::facts::{LineFacts, Shape};
use postil_text::furniture;
use postil_text::stem::stems;

/// So many lines may be missing between two lines of a text.
const GAP: usize = 4;
/// And so many at its end.
const TAIL: usize = 24;
/// A text that asks and answers does so at least so often, and in one of so many lines.
const QUESTIONS: usize = 2;
const LINES_A_QUESTION: usize = 5;
/// A page of fewer lines with words has little besides its text.
const SHORT_PAGE: usize = 40;
/// A line that names its author has no more words.
const BYLINE: usize = 12;
/// Words in capitals that open what follows are no more than this.
const OPENING: usize = 3;
/// An item of a list has no more words, and a list at least so many items.
const ITEM: usize = 8;
const ITEMS: usize = 2;

/// Keeps the sentences between kept lines, and those behind the last one.
pub(super) fn keep(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let lines: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    let kept: Vec<usize> =
        (0..lines.len()).filter(|place| labels[lines[*place]] == Label::Keep).collect();
    let Some(last) = kept.last() else { return };
    for pair in kept.windows(2) {
        let gap = &lines[pair[0] + 1..pair[1]];
        let sides = [lines[pair[0]], lines[pair[1]]];
        if gap.len() <= GAP && length(facts, gap, &sides) == gap.len() {
            gap.iter().for_each(|index| labels[*index] = Label::Keep);
        }
    }
    let below = &lines[last + 1..(last + 1 + TAIL).min(lines.len())];
    let tail = &below[..length(facts, below, &[lines[*last]])];
    let next = lines.get(last + 1 + tail.len()).map(|index| &facts[*index]);
    let kept: Vec<usize> = kept.iter().map(|place| lines[*place]).collect();
    let goes_on = || {
        let is_short = lines.len() < SHORT_PAGE && facts[kept[0]].markup.context.is_none();
        let has_list = tail.iter().any(|index| facts[*index].text.ends_with(':'));
        (is_short || has_list) && speaks_of_text(facts, &kept, tail)
    };
    if is_answered(facts, &kept, tail) || next.is_none_or(ends_article) && goes_on() {
        tail.iter().for_each(|index| labels[*index] = Label::Keep);
    }
}

/// Whether the text has asked and answered before, and its end does so again.
fn is_answered(facts: &[LineFacts], text: &[usize], tail: &[usize]) -> bool {
    let asks = |index: &usize| facts[*index].text.ends_with('?');
    let answered = text.windows(2).filter(|pair| asks(&pair[0]) && !asks(&pair[1])).count();
    let is_dialogue = answered >= QUESTIONS && answered * LINES_A_QUESTION >= text.len();
    is_dialogue && tail.first().is_some_and(asks) && tail.len() > 1
}

/// How many of the lines go on with the text on their sides.
fn length(facts: &[LineFacts], lines: &[usize], sides: &[usize]) -> usize {
    let is_beside = |line: &LineFacts| sides.iter().any(|side| stands_beside(&facts[*side], line));
    let sentence = |at: usize| {
        lines.get(at).is_some_and(|index| is_sentence(&facts[*index]) && is_beside(&facts[*index]))
    };
    let mut length = 0;
    loop {
        if sentence(length) {
            length += 1;
            continue;
        }
        let opening = opening(facts, &lines[length..]);
        if opening > 0 {
            length += opening;
            continue;
        }
        let list = list(facts, &lines[length..]);
        if list == 0 || !sentence(length + list) {
            return length;
        }
        length += list;
    }
}

/// How many lines are words in capitals that open what follows, `РЕШИЛ:`, and the sentence that they end.
fn opening(facts: &[LineFacts], lines: &[usize]) -> usize {
    let line = |at: usize| lines.get(at).map(|index| &facts[*index]);
    let opens = |line: &LineFacts| {
        line.words <= OPENING
            && may_be_text(line)
            && line.text.ends_with(':')
            && line.text.contains(char::is_uppercase)
            && !line.text.contains(char::is_lowercase)
    };
    let is_begun = |line: &LineFacts| may_be_text(line) && line.words > OPENING;
    match (line(0), line(1)) {
        (Some(first), _) if opens(first) => 1,
        (Some(first), Some(second)) if is_begun(first) && opens(second) => 2,
        _ => 0,
    }
}

/// How many lines announce a list and are its items.
fn list(facts: &[LineFacts], lines: &[usize]) -> usize {
    let announces =
        |index: &usize| may_be_text(&facts[*index]) && facts[*index].text.ends_with(':');
    if !lines.first().is_some_and(announces) {
        return 0;
    }
    let items = lines[1..].iter().take_while(|index| is_item(&facts[**index])).count();
    if items < ITEMS { 0 } else { 1 + items }
}

/// Whether two lines stand in the same element, or in none.
fn stands_beside(one: &LineFacts, other: &LineFacts) -> bool {
    let element = |line: &LineFacts| line.markup.context.as_ref().map(|context| context.parent);
    element(one) == element(other)
}

fn is_sentence(line: &LineFacts) -> bool {
    let is_sentence = line.shape == Shape::Words && line.words >= 2 && may_be_text(line);
    is_sentence && ends(line.text) || line.signs_post()
}

/// Whether a text ends with a mark that goes on to nothing, or with a picture.
fn ends(text: &str) -> bool {
    let last = text.trim_end_matches(['»', '"', '”', ')', '\u{fe0f}']).chars().next_back();
    last.is_some_and(|sign| !sign.is_alphanumeric() && !",:;-–—(«/|>›".contains(sign))
}

fn is_item(line: &LineFacts) -> bool {
    let is_words = line.shape == Shape::Words || line.is_bare_time();
    is_words && line.words <= ITEM && may_be_text(line) && !line.text.ends_with(['.', ':'])
}

fn may_be_text(line: &LineFacts) -> bool {
    line.cue.is_none()
        && line.dates.is_empty()
        && !line.text.contains("://")
        && line.link_share() < 0.5
        && !line.standing.repeated
        && !line.markup.furniture
        && !is_byline(line)
}

/// Whether a word opens the line that announces its author.
fn is_byline(line: &LineFacts) -> bool {
    line.words <= BYLINE && cue::after_opening(line.text, &furniture::AUTHOR).is_some()
}

/// Whether a line stands below an article.
fn ends_article(line: &LineFacts) -> bool {
    line.cue.is_some() || line.shape != Shape::Words || line.standing.repeated || is_byline(line)
}

/// Whether some of the lines have a word that the text has.
fn speaks_of_text(facts: &[LineFacts], text: &[usize], lines: &[usize]) -> bool {
    // There are few of them, and mostly none, and the text is long.
    let said = stems_of(facts, lines.iter().copied());
    let is_said = |index: &usize| stems(facts[*index].text).iter().any(|stem| said.contains(stem));
    !said.is_empty() && text.iter().any(is_said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    /// The lines that are kept of a page of which the networks kept those with `+` before them.
    fn kept(page: &str) -> Vec<String> {
        let lines: Vec<&str> = page.lines().collect();
        let texts: Vec<&str> = lines.iter().map(|line| line.trim_start_matches('+')).collect();
        let document = ingest("a.txt", texts.join("\n").as_bytes()).0.expect("a text");
        let facts = facts::of_lines(&document, &[]);
        let mut labels: Vec<Label> =
            lines.iter().map(|line| Label::of(line.starts_with('+'))).collect();
        keep(&mut labels, &View::before_fields(&facts, document.format, 0..facts.len()));
        let is_kept = |index: &usize| labels[*index] == Label::Keep && facts[*index].has_words();
        (0..facts.len()).filter(is_kept).map(|index| facts[index].text.to_owned()).collect()
    }

    /// Whether all lines are kept but those behind the last blank one.
    fn check(page: &str, expected: usize) {
        assert_eq!(kept(page).len(), expected, "{page}");
    }

    const LONG: &str =
        "+Паром через залив ходит с шести утра, и билет на него не дорожает третий год.";

    /// A menu, so that the page is not short.
    fn menu() -> String {
        (0..SHORT_PAGE).map(|n| format!("Раздел {n}\n")).collect()
    }

    #[test]
    fn a_short_answer_between_two_lines_of_the_text_is_text() {
        check(&format!("{LONG}\nА зимой?\n{LONG}"), 3);
        check(&format!("{LONG}\nЧитайте также\nЗалив замёрз\n{LONG}"), 2);
        check(&format!("{LONG}\nПодробности\n{LONG}"), 2);
    }

    #[test]
    fn words_that_open_what_was_decided_are_text() {
        check(&format!("{LONG}\nРассмотрев жалобы пассажиров, совет\nПОСТАНОВИЛ:\n{LONG}"), 4);
        check(&format!("{LONG}\nHELD:\nЦену оставить.\n{LONG}"), 4);
        check(&format!("{LONG}\nРассмотрев жалобы пассажиров, совет\n{LONG}"), 2);
        check(&format!("{LONG}\nНовости:\n{LONG}"), 2);
    }

    #[test]
    fn the_last_question_and_answer_stay_where_others_were_text() {
        let menu = menu();
        let asked = format!("{menu}+Кто капитан?\n{LONG}\n+Сколько мест?\n{LONG}\n");
        check(&format!("{asked}А спасательные жилеты?\nЕсть.\nПоделиться"), 4);
        check(&format!("{asked}А жилеты?\nИх выдают всем.\nПоделиться"), 6);
        check(&format!("{menu}{LONG}\nА вы были на пароме?\nНапишите нам.\nПоделиться"), 1);
    }

    #[test]
    fn a_text_goes_on_behind_an_announced_list() {
        let list = "Паром отходит:\nот рынка\n6:00 – 9:00\nот школы\n";
        let menu = menu();
        check(&format!("{menu}{LONG}\n{list}Билет продаёт капитан.\nПоделиться"), 6);
        check(&format!("{menu}{LONG}\n{list}Поделиться"), 1);
        check(&format!("{menu}{LONG}\nБилет продаёт капитан.\nПоделиться"), 1);
    }

    #[test]
    fn a_short_page_keeps_the_sentences_below_its_text() {
        check(&format!("{LONG}\nБилет можно вернуть 🚢\nПоделиться"), 2);
        check(&format!("{LONG}\nБилет можно вернуть\nПоделиться"), 1);
        check(&format!("{LONG}\nПишите нам обо всём.\nПоделиться"), 1);
    }
}
