//! The day on which a page was looked at, as its head shows it beside the weather or above a menu.

use crate::clean::fields::spot::Spots;
use crate::clean::page::facts::LineFacts;
use crate::model::rule::Rule;
use postil_text::letter::{self, lower_case};
use postil_text::{furniture, units};

/// Whether the date at a byte of a line above headline and text is today's: the line says so, it or
/// the line before or behind it tells the weather or rates of exchange, or a menu follows.
pub(super) fn is_in_head(spots: &Spots, index: usize, at: usize) -> bool {
    let (facts, spot) = (spots.page.facts, spots.of(index));
    if spot.from_start >= 0 || spot.from_title.is_some_and(|distance| distance >= 0) {
        return false;
    }
    let behind = facts[index + 1..].iter().find(|line| line.has_words());
    let before = facts[..index].iter().rev().find(|line| line.has_words());
    let around = [Some(&facts[index]), behind, before];
    says_today(&facts[index].text[..at])
        || around.into_iter().flatten().any(tells_conditions)
        || behind.is_some_and(|line| furniture::MENU.has_in_any_case(line.text.trim()))
}

/// Whether the words before a date call it today's.
fn says_today(before: &str) -> bool {
    let words = before.trim().trim_end_matches([':', ',', '—', '–', '-']);
    furniture::TODAY.has_in_any_case(words.trim_end())
}

/// Whether a line tells the weather or rates of exchange.
fn tells_conditions(line: &LineFacts) -> bool {
    /// A longer line tells more.
    const MOST_WORDS: usize = 16;
    line.words <= MOST_WORDS
        && (line.cue == Some(Rule::Widget) || line.text.contains('°') || tells_rates(line))
}

/// Whether a line names several currencies beside numbers.
fn tells_rates(line: &LineFacts) -> bool {
    let is_currency = |word: &&str| units::currency(&lower_case(word)).is_some();
    let words = || letter::words(line.text).filter(is_currency).count();
    let signs = || line.text.chars().filter(|sign| units::is_currency_sign(*sign)).count();
    line.digits > 2 && words() + signs() > 1
}
