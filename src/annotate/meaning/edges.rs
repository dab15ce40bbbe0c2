//! Whether what stands right outside of a place changes what the words in it say.
//!
//! A quote may be cut from a longer statement; but no negation, no sign and no part of a number may
//! be cut off: `5 градусов` of `-5 градусов`, `подписал` of `не подписал`, `8` of `8 млн`.

mod bonds;
mod pairs;

use std::ops::Range;

use crate::annotate::meaning::Difference;
use crate::annotate::meaning::facts::{self, Item, Weight};
use crate::model::quote::has_open_quotation;
use bonds::Edge;

/// So many bytes beside a place are looked at; no number is longer.
const REACH: usize = 160;

/// Whether no fact is cut off at the edges of a place in a folded text, save what a note has in its
/// words before and after it.
///
/// # Errors
///
/// Names what the place has left of a fact, and the fact as the text states it.
pub fn edges_are_whole(
    text: &str,
    place: &Range<usize>,
    context: (&str, &str),
) -> Result<(), Difference> {
    let from = text.floor_char_boundary(place.start.saturating_sub(REACH));
    let to = text.ceil_char_boundary((place.end + REACH).min(text.len()));
    let (around, inner) = (&text[from..to], place.start - from..place.end - from);
    let edges = Edges { around, inner, context };
    match edges.cut_off(&outermost(facts::items(around))) {
        Some(fact) => {
            let (ours, theirs) = (edges.rest_of(&fact), &around[fact]);
            Err(Difference::Fact(ours.to_owned(), theirs.to_owned()))
        }
        None => Ok(()),
    }
}

/// The items that stand in no other one, as the currency does in `$500`.
fn outermost(mut items: Vec<Item>) -> Vec<Item> {
    let mut end = 0;
    items.retain(|item| {
        let is_beyond = item.range.end > end;
        end = end.max(item.range.end);
        is_beyond
    });
    items
}

/// The text around a place, and what a note says of it.
struct Edges<'a> {
    around: &'a str,
    /// Where the place is in it.
    inner: Range<usize>,
    context: (&'a str, &'a str),
}

impl Edges<'_> {
    /// The first fact that is lost with what stands outside of the place.
    fn cut_off(&self, items: &[Item]) -> Option<Range<usize>> {
        let Range { start, end } = self.inner;
        let crosses = |item: &Item, edge: usize| item.range.start < edge && edge < item.range.end;
        let cut = items.iter().filter(|item| item.weight == Weight::Fact);
        let cut = cut.filter(|item| crosses(item, start) || crosses(item, end));
        let cut = cut.map(|item| item.range.clone());
        let edges = [Edge::start(self.around, items, start), Edge::end(self.around, items, end)];
        let beside = edges.iter().flat_map(Edge::bonds);
        cut.chain(beside).chain(self.prime()).find(|fact| !self.is_given(fact))
    }

    /// A mark of feet, inches, minutes or seconds right behind the number that the place ends with.
    fn prime(&self) -> Option<Range<usize>> {
        let (head, tail) = self.around.split_at(self.inner.end);
        let is_prime = head.ends_with(|c: char| c.is_ascii_digit())
            && tail.starts_with(['"', '\''])
            && !has_open_quotation(head);
        let number = head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        is_prime.then_some(number..self.inner.end + 1)
    }

    /// What the place has of a fact.
    fn rest_of(&self, fact: &Range<usize>) -> &str {
        let start = fact.start.max(self.inner.start);
        self.around.get(start..fact.end.min(self.inner.end)).unwrap_or_default()
    }

    /// Whether the context has the part of a fact that stands outside.
    fn is_given(&self, fact: &Range<usize>) -> bool {
        let (before, after) = self.context;
        let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        let head = self.around[fact.start.min(self.inner.start)..self.inner.start].trim();
        let tail = self.around[self.inner.end..fact.end.max(self.inner.end)].trim();
        let has_head = before.trim_end().strip_suffix(head);
        let has_tail = after.trim_start().strip_prefix(tail);
        has_head.is_some_and(|rest| head.is_empty() || is_edge(rest.chars().next_back()))
            && has_tail.is_some_and(|rest| tail.is_empty() || is_edge(rest.chars().next()))
    }
}

#[cfg(test)]
mod tests;
