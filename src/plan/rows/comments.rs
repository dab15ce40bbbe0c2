//! Readers' comments that notes brought back: which blocks are one, and who wrote it and when.
//!
//! Pages say so above each comment or below it. The first lines of all comments tell which: below
//! their heading stands the head of a comment, or its words.

use crate::model::article::{Article, RemovedText};
use crate::model::cleaned::{Block, BlockKind};
use crate::model::line::{LineNumber, LineRange};
use crate::model::rule::Rule;
use postil_text::{furniture, sentence};

/// A longer line is no head of a comment, in words.
const LONGEST: usize = 6;

/// Whether two neighbours are one comment: nothing was taken out between them, as the name of another
/// reader would be.
pub(super) fn are_one(one: &Block, other: &Block, article: &Article) -> bool {
    let between = |lines: LineRange| one.lines.last < lines.last && lines.first < other.lines.first;
    one.kind == BlockKind::Comment
        && other.kind == BlockKind::Comment
        && !article.removed.iter().any(|removed| between(removed.removed.lines))
}

/// Who wrote the comment that a block begins, and when, as the page says above it.
pub(super) fn writer(block: &Block, article: &Article) -> Option<String> {
    if block.kind != BlockKind::Comment {
        return None;
    }
    let of_comments = |text: &RemovedText| text.removed.rule == Rule::Comments;
    let heading = article.removed.iter().find(|text| of_comments(text))?.removed.lines.first;
    let kept = || article.blocks.iter().map(|block| block.lines);
    let first = kept().map(|lines| lines.first).filter(|first| *first > heading).min()?;
    let opening = removed_between(article, heading, first).nth(1);
    if !opening.is_some_and(is_head) {
        return None;
    }
    let before = kept().map(|lines| lines.last).filter(|last| *last < block.lines.first).max();
    let is_first = before.is_none_or(|before| before < heading);
    let above = removed_between(article, before.unwrap_or(heading).max(heading), block.lines.first);
    let above: Vec<&str> = above.skip(usize::from(is_first)).collect();
    head(&above)
}

/// The words of the lines that were taken out from one line to another.
fn removed_between(
    article: &Article,
    from: LineNumber,
    to: LineNumber,
) -> impl Iterator<Item = &str> {
    let is_between = move |text: &&RemovedText| {
        (from..to).contains(&text.removed.lines.first) && !text.is_withheld()
    };
    article.removed.iter().filter(is_between).flat_map(|text| &text.texts).map(String::as_str)
}

/// The head of a comment, of the lines above it: a name, or a time with the name before it.
fn head(lines: &[&str]) -> Option<String> {
    let nearest = lines.iter().rev().take_while(|line| is_head(line)).collect::<Vec<_>>();
    match nearest[..] {
        [time, name, ..] if time.starts_with(|c: char| c.is_ascii_digit()) => {
            Some(format!("{name}, {time}"))
        }
        [name, ..] => Some((*name).to_owned()),
        [] => None,
    }
}

/// Whether a line may say who wrote a comment, or when: it is short, no sentence and no button.
fn is_head(line: &str) -> bool {
    line.split_whitespace().count() <= LONGEST
        && !sentence::is_ended(line)
        && !furniture::ANSWER.has_in_any_case(line)
}
