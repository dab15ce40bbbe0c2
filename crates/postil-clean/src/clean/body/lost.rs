//! Warns where as much prose is left out as is kept: for standing in other documents too, or for
//! standing beside the text; and where a sentence between two of the text is, for the former.

use std::ops::Range;

use crate::clean::body::labels::Label;
use crate::clean::page::facts::LineFacts;
use crate::diagnostic::{Diagnostic, Place, catalogue};
use crate::model::line::LineNumber;
use crate::model::rule::Rule;

/// So many words that other documents have are much to lose: a reprint may be a sentence.
const MUCH_REPEATED: usize = 15;
/// So many words beside the text are.
const MUCH_OUTSIDE: usize = 40;

/// The index of a line, what becomes of it, and the line.
type Judged<'a> = (usize, Label, &'a LineFacts<'a>);
/// A constructor of what is said of so many words at a place.
type Say = fn(Place, usize) -> Diagnostic;

/// What there is to say of prose that is left out of the text of the file at `path`.
pub(crate) fn check(path: &str, labels: &[Label], facts: &[LineFacts]) -> Vec<Diagnostic> {
    let lines = labels.iter().zip(facts).enumerate();
    let lines = lines.map(|(at, (label, line))| (at, *label, line));
    let prose: Vec<Judged> = lines.filter(|(.., line)| line.is_prose()).collect();
    let kept = words(&select(&prose, |(_, label, _)| label == Label::Keep));
    let beside = beside_text(labels);
    let repeated = select(&prose, is_repeated);
    let outside = select(&prose, |line| beside.contains(&line.0) && is_outside(line));
    let warning = |gone: &[Judged], much: usize, say: Say| {
        let is_much = words(gone) >= much.max(kept);
        if is_much { said_of(path, gone, say) } else { None }
    };
    let amid = select(&repeated, |(at, ..)| is_amid(labels, facts, at));
    let repeated = warning(&repeated, MUCH_REPEATED, catalogue::repeated_prose)
        .or_else(|| said_of(path, &amid, catalogue::repeated_prose));
    let outside = warning(&outside, MUCH_OUTSIDE, catalogue::prose_outside);
    repeated.into_iter().chain(outside).collect()
}

/// What is said of lines that are gone, at the first of them; nothing where there are none.
fn said_of(path: &str, gone: &[Judged], say: Say) -> Option<Diagnostic> {
    let place = Place::line(path, LineNumber::of_index(gone.first()?.0).get());
    Some(say(place, words(gone)))
}

fn select<'a>(lines: &[Judged<'a>], fits: impl Fn(Judged) -> bool) -> Vec<Judged<'a>> {
    lines.iter().copied().filter(|line| fits(*line)).collect()
}

fn words(lines: &[Judged]) -> usize {
    lines.iter().map(|(.., line)| line.words).sum()
}

fn is_repeated((_, label, line): Judged) -> bool {
    label != Label::Keep && line.standing.repeated
}

/// Whether nothing but lines that other documents have part a line from the text on both sides.
fn is_amid(labels: &[Label], facts: &[LineFacts], at: usize) -> bool {
    let is_text = |index: Option<usize>| index.is_some_and(|index| labels[index] == Label::Keep);
    let is_own = |index: &usize| facts[*index].has_words() && !facts[*index].standing.repeated;
    is_text((0..at).rev().find(is_own)) && is_text((at + 1..facts.len()).find(is_own))
}

fn is_outside((_, label, line): Judged) -> bool {
    let in_furniture = line.markup.furniture || line.standing.repeated;
    label == Label::Remove(Rule::Outside) && !in_furniture
}

/// The lines from the first to the last of the text, and on both sides those up to what begins
/// something else: none where there is no text.
fn beside_text(labels: &[Label]) -> Range<usize> {
    let is_kept = |label: &Label| *label == Label::Keep;
    let Some(first) = labels.iter().position(is_kept) else { return 0..0 };
    let last = labels.iter().rposition(is_kept).unwrap_or(first);
    let parts = |label: &&Label| !begins_something_else(**label);
    let above = labels[..first].iter().rev().take_while(parts).count();
    let below = labels[last + 1..].iter().take_while(parts).count();
    first - above..last + 1 + below
}

/// Whether a line is of something that has prose of its own, as a list of other pages.
fn begins_something_else(label: Label) -> bool {
    use Rule::{Comments, Copy, Legal, Navigation, ReadAlso, Repeated, Share, Widget};
    let Label::Remove(rule) = label else { return false };
    matches!(rule, Comments | Copy | Legal | Navigation | ReadAlso | Repeated | Share | Widget)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::page::facts;
    use crate::ingest::ingest;

    const SENTENCE: &str = "Паром через Тихую снова ходит по старому расписанию с самого утра.";

    /// What is said of a page whose lines become `labels`: each a sentence of eleven words, and a
    /// short line where it goes by another rule than [`Rule::Outside`].
    fn said(labels: &[Label]) -> Vec<String> {
        let line = |label: &Label| match label {
            Label::Keep | Label::Remove(Rule::Outside) => SENTENCE,
            _ => "Паромы",
        };
        let page: Vec<&str> = labels.iter().map(line).collect();
        let document = ingest("a.txt", page.join("\n").as_bytes()).0.expect("a page with text");
        let found = check("a.txt", labels, &facts::of_lines(&document, &[]));
        found.iter().map(|found| format!("{}:{:?}", found.code, found.place)).collect()
    }

    #[test]
    fn as_much_prose_beside_the_text_as_in_it_is_said() {
        const OUT: Label = Label::Remove(Rule::Outside);
        const TIME: Label = Label::Remove(Rule::DateLine);
        const OTHERS: Label = Label::Remove(Rule::ReadAlso);
        for (labels, is_said) in [
            (vec![Label::Keep, Label::Keep, TIME, OUT, TIME, OUT, OUT, TIME, OUT], true),
            (vec![OUT, OUT, TIME, OUT, OUT, Label::Keep], true),
            (vec![Label::Keep, OUT, OUT, OTHERS, OUT, OUT, Label::Keep], true),
            (vec![Label::Keep, OUT, OUT, OUT], false),
            (vec![Label::Keep, OTHERS, OUT, OUT, OUT, OUT, OUT], false),
            (vec![OUT, OUT, OUT, OUT, OUT, OTHERS, Label::Keep], false),
            (
                vec![
                    Label::Keep,
                    Label::Keep,
                    Label::Keep,
                    OUT,
                    OUT,
                    OUT,
                    OUT,
                    Label::Keep,
                    Label::Keep,
                ],
                false,
            ),
            (vec![OUT, OUT, OUT, OUT, OUT], false),
        ] {
            let found = said(&labels);
            assert_eq!(found.len(), usize::from(is_said), "{labels:?} {found:?}");
            assert!(found.iter().all(|found| found.starts_with("prose-outside")), "{found:?}");
        }
    }
}
