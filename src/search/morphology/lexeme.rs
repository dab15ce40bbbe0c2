//! A lemma with its forms, as the index tells a browser of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::dictionary;
use crate::search::russian::Russian;

/// Endings in ascending order.
pub(in crate::search) type Endings = Arc<[String]>;

/// The forms of a lemma: what they end with behind what they all begin with.
///
/// Many lemmas share their endings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Forms {
    /// How many letters of the lemma are not in all forms.
    pub(in crate::search) cut: usize,
    pub(in crate::search) endings: Endings,
}

/// A lemma that the dictionary knows.
pub(in crate::search) struct Lexeme {
    pub(in crate::search) forms: Forms,
    /// The stems of its forms: by these a browser finds it.
    pub(in crate::search) stems: BTreeSet<String>,
}

impl Lexeme {
    /// The lexeme of a lemma; none of what the dictionary does not know as one.
    pub(in crate::search) fn of(lemma: &str, russian: &Russian) -> Option<Self> {
        let mut forms = dictionary::forms(lemma);
        forms.retain(|form| form.chars().all(char::is_alphabetic));
        let stems = forms.iter().map(|form| russian.stem(form)).collect();
        Some(Lexeme { forms: Forms::of(lemma, &forms)?, stems })
    }
}

impl Forms {
    /// The forms of a lemma, which are in ascending order; none where there are none.
    fn of(lemma: &str, forms: &[String]) -> Option<Self> {
        // What the first and the last have in common, all have that stand between them.
        let shared = common_start(common_start(lemma, forms.first()?), forms.last()?);
        let endings = forms.iter().map(|form| form[shared.len()..].to_owned()).collect();
        Some(Forms { cut: lemma[shared.len()..].chars().count(), endings })
    }
}

fn common_start<'a>(one: &'a str, other: &str) -> &'a str {
    let pairs = one.chars().zip(other.chars());
    let length = pairs.take_while(|(a, b)| a == b).map(|(letter, _)| letter.len_utf8()).sum();
    &one[..length]
}
