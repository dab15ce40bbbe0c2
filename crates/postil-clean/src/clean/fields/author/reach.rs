//! Which lines of a page may hold a byline.

use std::ops::RangeInclusive;

use crate::clean::fields::author::cues;
use crate::clean::page::PageParts;

/// How many lines with words above the headline and below it are read.
const REACH_ABOVE: usize = 10;
const REACH_BELOW_TITLE: usize = 30;
/// How many of the body's first and last lines.
const REACH_INSIDE: usize = 4;
/// And how many below it.
const REACH_BELOW: usize = 40;
/// So many lines that announce an author are read wherever they stand.
const MOST_ANNOUNCED: usize = 20;
/// One of them has no more words.
pub(super) const LONGEST_ANNOUNCED: usize = 20;
/// What announces one in the line before has no more words.
const LONGEST_CUE: usize = 3;
/// And such a line so many.
const BEHIND: RangeInclusive<usize> = 2..=8;

/// Those around headline and text, and the first that announce one.
pub(super) fn near(page: &PageParts, title: &[usize]) -> Vec<usize> {
    let (facts, body) = (page.facts, page.body);
    let worded: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].has_words()).collect();
    let rank = |index: usize| worded.partition_point(|line| *line < index);
    let (start, end) = (rank(body.start), rank(body.end));
    let head = title.first().map_or(start, |first| rank(*first).min(start));
    let head = head.max(start.saturating_sub(REACH_BELOW_TITLE + 30));
    let above = head.saturating_sub(REACH_ABOVE)..(head + REACH_BELOW_TITLE).min(start);
    let first = start.saturating_sub(REACH_ABOVE).max(above.end)..(start + REACH_INSIDE).min(end);
    let last =
        end.saturating_sub(REACH_INSIDE).max(first.end)..(end + REACH_BELOW).min(worded.len());
    let mut near: Vec<usize> = above.chain(first).chain(last).collect();
    let is_bare = |rank: usize| {
        let line = &facts[worded[rank]];
        line.words <= LONGEST_CUE && cues::is_bare(line.text)
    };
    let announces = |rank: &usize| {
        let line = &facts[worded[*rank]];
        let is_behind = || BEHIND.contains(&line.words) && rank.checked_sub(1).is_some_and(is_bare);
        line.words <= LONGEST_ANNOUNCED && (cues::after(line.text).is_some() || is_behind())
    };
    let others: Vec<usize> = (0..worded.len())
        .filter(|rank| near.binary_search(rank).is_err() && announces(rank))
        .take(MOST_ANNOUNCED)
        .collect();
    near.extend(others);
    near.sort_unstable();
    near.into_iter().map(|rank| worded[rank]).collect()
}
