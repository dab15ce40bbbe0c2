//! Whether what stands right outside of a place changes what the words in it say.
//!
//! A quote may be cut from a longer statement; but no negation, no sign and no part of a number may
//! be cut off: `5 градусов` of `-5 градусов`, `подписал` of `не подписал`, `8` of `8 млн`.

use std::ops::Range;

use crate::annotate::meaning::Difference;
use crate::annotate::meaning::facts::{self, Fact, Item, Weight};
use crate::words::statements::{Kind, Side, Statement};

/// So many bytes beside a place are looked at; no number is longer.
const REACH: usize = 160;

/// Whether no fact is cut off at the edges of a place in a folded text.
///
/// # Errors
///
/// Names what the text states there, and what is left of it.
pub fn edges_are_whole(text: &str, place: &Range<usize>) -> Result<(), Difference> {
    let from = text.floor_char_boundary(place.start.saturating_sub(REACH));
    let to = text.ceil_char_boundary((place.end + REACH).min(text.len()));
    let around = &text[from..to];
    let inner = place.start - from..place.end - from;
    let items = facts::items(around);
    let cut = items.iter().find(|item| is_cut(&item.range, &inner) && item.weight == Weight::Fact);
    let before = items.iter().rev().find(|item| item.range.end <= inner.start);
    let behind = items.iter().find(|item| item.range.start >= inner.end);
    let bound = before.filter(|item| is_bound(item, &around[item.range.end..inner.start], true));
    let bound =
        bound.or(behind.filter(|item| is_bound(item, &around[inner.end..item.range.start], false)));
    match cut.or(bound) {
        Some(item) => Err(Difference::Fact(String::new(), item.written.to_owned())),
        None => Ok(()),
    }
}

/// Whether a fact stands partly within a place and partly outside.
fn is_cut(item: &Range<usize>, place: &Range<usize>) -> bool {
    let overlaps = item.start < place.end && place.start < item.end;
    overlaps && (item.start < place.start || place.end < item.end)
}

/// Whether a fact right beside a place belongs to the words in it: a denial or a limit before them,
/// a denial or the unit of a number behind them.
fn is_bound(item: &Item, gap: &str, is_before: bool) -> bool {
    if !matches!(gap, "" | " " | "-" | "/") {
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
        Fact::Unit(_) | Fact::Currency(_) => !is_before,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place of `[words]` in a text, and what is cut off at its edges.
    fn cut_off(text: &str) -> Option<String> {
        let (head, rest) = text.split_once('[').unwrap();
        let (words, tail) = rest.split_once(']').unwrap();
        let place = head.len()..head.len() + words.len();
        match edges_are_whole(&[head, words, tail].concat(), &place) {
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
            ("only [five people came]", "only"),
            ("the mayor [did] not come", "not"),
            ("ол хатқа [қол қойған] жоқ", "жоқ"),
            ("жобаны [қолдаудан] бас тартты", "бас тартты"),
            ("на [сайте site].example вышло", "site.example"),
            ("[заплатил 500] € за дом", "€"),
        ] {
            assert_eq!(cut_off(text).as_deref(), Some(cut), "{text}");
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
        ] {
            assert_eq!(cut_off(text), None, "{text}");
        }
    }
}
