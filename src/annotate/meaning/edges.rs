//! Whether what stands right outside of a place changes what the words in it say.
//!
//! A quote may be cut from a longer statement; but no negation, no sign and no part of a number may
//! be cut off: `5 градусов` of `-5 градусов`, `подписал` of `не подписал`, `8` of `8 млн`.

use std::ops::Range;

use crate::annotate::meaning::Difference;
use crate::annotate::meaning::facts::{self, Fact, Item, Weight};
use postil_text::statements::{Kind, Side, Statement};
use postil_text::stop_words::LINKS;

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
    match facts::items(around).into_iter().find(|item| edges.cut_off(item)) {
        Some(item) => {
            Err(Difference::Fact(edges.rest_of(&item).to_owned(), item.written.to_owned()))
        }
        None => Ok(()),
    }
}

/// The text around a place, and what a note says of it.
struct Edges<'a> {
    around: &'a str,
    /// Where the place is in it.
    inner: Range<usize>,
    context: (&'a str, &'a str),
}

impl Edges<'_> {
    /// Whether a fact is lost with what stands outside of the place.
    fn cut_off(&self, item: &Item) -> bool {
        let Range { start, end } = item.range;
        let place = &self.inner;
        let is_lost = match () {
            () if item.weight != Weight::Fact => false,
            () if end <= place.start => is_bound(item, &self.around[end..place.start], true),
            () if place.end <= start => is_bound(item, &self.around[place.end..start], false),
            () => start < place.start || place.end < end,
        };
        is_lost && !self.is_given(item)
    }

    /// What the place has of a fact.
    fn rest_of(&self, item: &Item) -> &str {
        let start = item.range.start.max(self.inner.start);
        self.around.get(start..item.range.end.min(self.inner.end)).unwrap_or_default()
    }

    /// Whether the context has the part of a fact that stands outside.
    fn is_given(&self, item: &Item) -> bool {
        let (before, after) = self.context;
        let Range { start, end } = item.range;
        let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        let head = self.around[start.min(self.inner.start)..self.inner.start].trim();
        let tail = self.around[self.inner.end..end.max(self.inner.end)].trim();
        let has_head = before.trim_end().strip_suffix(head);
        let has_tail = after.trim_start().strip_prefix(tail);
        has_head.is_some_and(|rest| head.is_empty() || is_edge(rest.chars().next_back()))
            && has_tail.is_some_and(|rest| tail.is_empty() || is_edge(rest.chars().next()))
    }
}

/// Whether a word says that something is not so, or may not be.
fn denies(item: &Item) -> bool {
    use Kind::{Doubt, Negation, Refusal};
    matches!(&item.fact, Fact::Statement(Statement { kind: Negation | Refusal | Doubt, .. }))
}

/// Whether a fact right beside a place belongs to the words in it: a denial or a limit before them,
/// a denial or the unit of a number behind them.
fn is_bound(item: &Item, gap: &str, is_before: bool) -> bool {
    let is_linked = || denies(item) && LINKS.has(gap.trim());
    if !matches!(gap, "" | " " | "-" | "/") && !is_linked() {
        return false;
    }
    match &item.fact {
        Fact::Statement(Statement { kind: Kind::Quantity, .. }) => false,
        Fact::Statement(Statement { side, .. }) => match side {
            Side::Before => is_before,
            Side::Behind => !is_before,
            Side::Either => true,
        },
        Fact::Sign(_) => is_before,
        // A year is one without the word for it.
        Fact::Unit(unit) => !is_before && *unit != "year",
        Fact::Currency(_) => !is_before,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place of `[words]` in a text, and what is cut off at its edges.
    fn cut_off(text: &str, context: (&str, &str)) -> Option<String> {
        let (head, rest) = text.split_once('[').unwrap();
        let (words, tail) = rest.split_once(']').unwrap();
        let place = head.len()..head.len() + words.len();
        match edges_are_whole(&[head, words, tail].concat(), &place, context) {
            Err(Difference::Fact(_, cut)) => Some(cut),
            _ => None,
        }
    }

    #[test]
    fn no_fact_is_cut_off_at_an_edge() {
        for (text, cut) in [
            ("упала до -[5 градусов ночью]", "-5"),
            ("вчера он не [подписал приказ]", "не"),
            ("выделили [на ремонт 8] млн тенге", "8 млн"),
            ("всего сорок [пять человек]", "сорок пять"),
            ("длиной [в 5] мм", "мм"),
            ("якобы [подписал приказ]", "якобы"),
            ("отказался [поддержать план]", "отказался"),
            ("отказался от [поддержки плана]", "отказался"),
            ("the mayor refused to [sign the order]", "refused"),
            ("only [five people came]", "only"),
            ("the mayor [did] not come", "not"),
            ("ол хатқа [қол қойған] жоқ", "жоқ"),
            ("жобаны [қолдаудан] бас тартты", "бас тартты"),
            ("на [сайте site].example вышло", "site.example"),
            ("[заплатил 500] € за дом", "€"),
        ] {
            assert_eq!(cut_off(text, ("", "")).as_deref(), Some(cut), "{text}");
        }
    }

    #[test]
    fn whole_statements_have_whole_edges() {
        for text in [
            "вчера он [подписал приказ] не глядя",
            "не вчера, [он подписал приказ]",
            "все [жители поселка] пришли",
            "было [5 градусов ночью], -7 утром",
            "[ол келді], бірақ жоқ деді",
            "в поселке [Ясный Берег] живут",
            "[8 млн тенге] выделили",
            "[мост открыли в 2020] году",
        ] {
            assert_eq!(cut_off(text, ("", "")), None, "{text}");
        }
    }

    #[test]
    fn what_the_context_has_is_not_cut_off() {
        for (text, before, after) in [
            ("вчера он не [подписал приказ]", "он не", ""),
            ("упала до -[5 градусов ночью]", "до -", ""),
            ("выделили [на ремонт 8] млн тенге", "", "млн тенге"),
        ] {
            assert_eq!(cut_off(text, (before, after)), None, "{text}");
        }
        let mine = cut_off("вчера он не [подписал приказ]", ("обо мне", ""));
        assert_eq!(mine.as_deref(), Some("не"));
    }
}
