//! Whether two pieces beside one another are one fact: a number and what it counts, the ends of a
//! range, a day and its month, the parts of a name.

use std::ops::Range;

use crate::annotate::meaning::facts::{Fact, Item};
use postil_text::numerals::Kind;
use postil_text::value::Value;

/// Signs between two numbers that make one of them: a range, a fraction, a score.
const JOINING_SIGNS: [&str; 5] = ["-", "/", ":", "*", "^"];
/// The days of a month.
const DAYS: Range<u128> = 1..32;
/// Numbers that name a year, with or without the word for it.
const YEARS: Range<u128> = 1_000..3_000;

/// Whether a piece is a number, or digits that are more than one.
pub(super) fn is_number(item: &Item) -> bool {
    matches!(item.fact, Fact::Number { .. } | Fact::Code(_))
}

pub(super) fn is_capital(item: &Item) -> bool {
    item.written.starts_with(char::is_uppercase)
}

/// Whether a piece is the second part of a name such as `O'Brien`, whose apostrophe is folded, or
/// `B&B`.
pub(super) fn is_joined_name(right: &Item, gap: &str) -> bool {
    matches!(gap, "\"" | "&") && is_capital(right)
}

/// Whether a piece is a number that names a year.
pub(super) fn is_year(item: &Item) -> bool {
    matches!(&item.fact, Fact::Number { value, .. } if is_within(*value, YEARS))
}

/// Whether two numbers are one: a range, a fraction, two thirds.
pub(super) fn are_one_number(left: &Item, right: &Item, gap: &str) -> bool {
    if is_number(left) && is_number(right) && JOINING_SIGNS.contains(&gap.trim()) {
        return true;
    }
    let is_part = match (&left.fact, &right.fact) {
        (Fact::Number { .. }, Fact::Number { sign: Some(_), .. } | Fact::Sign(_)) => true,
        (
            Fact::Number { value: count, kind: Kind::Cardinal, .. },
            Fact::Number { value: whole, kind: Kind::Part | Kind::Ordinal, .. },
        ) => count.whole() < whole.whole(),
        _ => false,
    };
    is_part && matches!(gap, "" | " ")
}

/// Whether one piece is a number and the other says of what: a unit, money, a month.
pub(super) fn is_counted(left: &Item, right: &Item, gap: &str) -> bool {
    let is_of = match (&left.fact, &right.fact) {
        (_, Fact::Unit(_) | Fact::Currency(_)) => is_number(left),
        (Fact::Currency(_), _) => is_number(right),
        (Fact::Number { value, .. }, Fact::Month(_)) => is_within(*value, DAYS),
        (Fact::Month(_), Fact::Number { value, .. }) => {
            is_within(*value, DAYS) && is_before_its_day(left.written)
        }
        _ => false,
    };
    let is_rate = matches!((&left.fact, &right.fact), (Fact::Unit(_), Fact::Unit(_)));
    (is_of && matches!(gap, "" | " " | "-")) || (is_rate && gap == "/")
}

/// Whether the day stands behind the name of a month, as in English and behind a Kazakh genitive;
/// a number behind a Russian one counts what follows.
fn is_before_its_day(month: &str) -> bool {
    month.is_ascii() || month.ends_with("ың") || month.ends_with("ің")
}

fn is_within(value: Value, range: Range<u128>) -> bool {
    value.whole().is_some_and(|whole| range.contains(&whole))
}
