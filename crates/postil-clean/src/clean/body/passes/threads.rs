//! Takes out the readers' comments below a text: from the line that announces them to the last
//! invitation to answer one.
//!
//! A long comment is prose, and the networks keep one that stands right below a short text. What goes
//! has the form of a thread: each comment has its writer and its time, and can be answered, and the
//! first stands right below the heading.

use crate::clean::body::labels::Label;
use crate::clean::body::passes::View;
use crate::clean::body::passes::names::counts_comments;
use crate::clean::page::facts::{LineFacts, Shape};
use crate::clean::time::clock;
use crate::model::rule::Rule;
use postil_text::furniture;

/// So many comments are a thread.
const FEWEST: usize = 2;
/// A comment has no more lines with words.
const LONGEST: usize = 10;
/// A shorter line is no sentence of the text, in words.
const SENTENCE: usize = 8;

/// Removes the lines of such a thread, where the text stands above it.
pub(super) fn remove(labels: &mut [Label], view: &View) {
    let facts = view.facts;
    let Some((heading, last)) = thread(facts) else { return };
    let is_text =
        |index: usize| labels[index] == Label::Keep && facts[index].is_plain_sentence(SENTENCE);
    if !(0..heading).any(is_text) || (last + 1..facts.len()).any(is_text) {
        return;
    }
    for label in labels[heading..=last].iter_mut().filter(|label| **label == Label::Keep) {
        *label = Label::Remove(Rule::Comments);
    }
}

/// The line that announces comments, and the last one that invites to answer.
fn thread(facts: &[LineFacts]) -> Option<(usize, usize)> {
    let announces =
        |line: &LineFacts| line.cue == Some(Rule::Comments) || counts_comments(line.text);
    let cues = (0..facts.len()).filter(|index| announces(&facts[*index]));
    let (answers, others): (Vec<usize>, Vec<usize>) =
        cues.partition(|index| invites_answer(&facts[*index]));
    let heading = others.into_iter().rfind(|index| Some(index) < answers.first())?;
    let starts = std::iter::once(heading).chain(answers.iter().copied());
    let comments =
        starts.zip(&answers).take_while(|(start, end)| is_comment(&facts[*start..**end]));
    let ends: Vec<usize> = comments.map(|(_, end)| *end).collect();
    ends.last().filter(|_| ends.len() >= FEWEST).map(|last| (heading, *last))
}

/// Whether a line invites to answer, and others do so too.
fn invites_answer(line: &LineFacts) -> bool {
    line.copies >= FEWEST && furniture::ANSWER.has_in_any_case(line.text.trim())
}

/// Whether the lines behind the first are a comment: few, its writer the first of them, and its time
/// one. What a page reports from hour to hour has the hour first.
fn is_comment(lines: &[LineFacts]) -> bool {
    let worded = || lines[1..].iter().filter(|line| line.has_words() || says_when(line));
    let has_writer =
        worded().next().is_some_and(|line| !line.text.starts_with(|c: char| c.is_ascii_digit()));
    has_writer && worded().count() <= LONGEST && worded().any(says_when)
}

/// Whether a line has a day, or is little more than a time.
fn says_when(line: &LineFacts) -> bool {
    const MOST_WORDS: usize = 6;
    let is_time = || line.words <= MOST_WORDS && clock::has_looks_of_time(line.text);
    line.shape == Shape::Date || !line.dates.is_empty() || is_time()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    /// How many sentences are kept of a page of which the networks keep all.
    fn kept(page: &str) -> usize {
        let document = ingest("a.txt", page.as_bytes()).0.expect("a text");
        let facts = facts::of_lines(&document, &[]);
        let mut labels = vec![Label::Keep; facts.len()];
        remove(&mut labels, &View::before_fields(&facts, document.format, 0..facts.len()));
        let is_kept = |index: &usize| {
            labels[*index] == Label::Keep && facts[*index].is_plain_sentence(SENTENCE)
        };
        (0..facts.len()).filter(is_kept).count()
    }

    const TEXT: &str = "Паром через залив ходит с шести утра до позднего вечера.\n";
    const COMMENT: &str = "lodka7\n15 февраля 2026, 10:20\n\
                           А почему билет на паром опять подорожал, и кто это решил?\nОтветить\n";

    const LIVE: &str = "10:15\nПервая лодка вышла из гавани при слабом ветре и сразу повернула.\n\
                        Ответить\n";

    #[test]
    fn comments_that_can_be_answered_are_no_text() {
        let undated = COMMENT.replace("15 февраля 2026, 10:20\n", "");
        for (page, expected) in [
            (format!("{TEXT}Комментарии 2\n{COMMENT}{COMMENT}"), 1),
            (format!("Комментарии: 2\n{TEXT}Комментарии 2\n{COMMENT}{COMMENT}"), 1),
            (format!("{TEXT}Комментарии 2\n{COMMENT}{COMMENT}{TEXT}"), 4),
            (format!("{TEXT}Комментарии 2\n{undated}{undated}"), 3),
            (format!("{TEXT}2 комментария\n{COMMENT}{COMMENT}"), 1),
            (format!("{TEXT}Комментарии 1\n{COMMENT}"), 2),
            (format!("{TEXT}{COMMENT}{COMMENT}"), 3),
            (format!("Комментарии\n{COMMENT}{COMMENT}{TEXT}"), 3),
            (format!("{TEXT}Комментарии 2\n{TEXT}"), 2),
            (format!("{TEXT}Комментарии: 12\n{LIVE}{LIVE}"), 3),
            (
                format!(
                    "{TEXT}Комментарии: 12\n{}",
                    LIVE.repeat(2).replace("Ответить", "Обсудить")
                ),
                3,
            ),
        ] {
            assert_eq!(kept(&page), expected, "{page}");
        }
    }
}
