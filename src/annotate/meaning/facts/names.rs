//! Which words are names: those with a capital that no sentence gave them.

use crate::annotate::meaning::facts::Weight;
use crate::annotate::meaning::tokens::{Kind, Token};
use postil_text::sentence::is_short_form;

/// How much a word counts for its capital.
pub(super) fn weight(tokens: &[Token], at: usize) -> Weight {
    let token = &tokens[at];
    let is_name_beside = tokens
        .get(at + 1)
        .is_some_and(|next| next.is_next() && next.is_capital() && next.kind == Kind::Word);
    match () {
        () if !token.is_capital() => Weight::Word,
        () if is_in_capitals(token.written) || is_name_beside || !begins_sentence(tokens, at) => {
            Weight::Fact
        }
        () => Weight::Opening,
    }
}

/// Whether the name of a month or a weekday is meant as one: `марта`, not `Марта`; *May*, not *may*.
pub(super) fn is_of_time(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let is_number = |at: usize| tokens.get(at).is_some_and(|it| it.kind == Kind::Digits);
    let is_beside_number = is_number(at + 1) || at.checked_sub(1).is_some_and(is_number);
    match token.written.is_ascii() {
        true => token.is_capital(),
        false => {
            !token.is_capital()
                || is_in_capitals(token.written)
                || is_beside_number
                || begins_sentence(tokens, at)
        }
    }
}

fn is_in_capitals(word: &str) -> bool {
    let mut letters = word.chars();
    word.chars().count() > 1 && letters.all(|c| c.is_uppercase() || !c.is_alphabetic())
}

/// Whether a word begins a sentence, or the whole text.
fn begins_sentence(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &tokens[at]) else { return true };
    let gap = tokens[at].gap;
    let is_full_stop = gap.starts_with(". ") && !is_short_form(before.written);
    is_full_stop
        || gap.contains(['!', '?', ':', '…', ';'])
        || gap.contains("...")
        || gap.contains("\".")
        || gap.contains(".\"")
        || gap.contains(").")
}
