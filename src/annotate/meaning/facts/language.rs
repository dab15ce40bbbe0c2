//! Of which language a word is that two languages have.

use crate::annotate::meaning::tokens::{Kind, Token};

/// So many words on either side are looked at.
const REACH: usize = 5;
/// Letters that Kazakh has and Russian has not.
const KAZAKH: &str = "әғқңөұүһі";
/// Letters that no Kazakh word has but loans.
const RUSSIAN: &str = "ьщъэцч";

/// Whether the words beside one are Kazakh rather than Russian.
pub(super) fn is_kazakh(tokens: &[Token], at: usize) -> bool {
    let from = at.saturating_sub(REACH);
    let near = &tokens[from..tokens.len().min(at + REACH + 1)];
    let has = |token: &Token, letters: &str| token.small.contains(|c| letters.contains(c));
    let count = |letters: &str| {
        near.iter().filter(|token| token.kind == Kind::Word && has(token, letters)).count()
    };
    count(KAZAKH) > count(RUSSIAN)
}
