//! Small words that nearly every text of a language has.

use std::sync::LazyLock;

use crate::phrases::PhraseList;

const LIST: &str = include_str!("lists/stop-words.txt");

/// Words that sentences have and menus hardly do, in every language.
pub static OF_SENTENCES: LazyLock<PhraseList> =
    LazyLock::new(|| PhraseList::read(LIST, &["sentences"]));

/// Words that nobody looks for.
pub static UNSEARCHED: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::read(LIST, &["search"]));

/// Words that lead from a denial to what it denies.
pub static LINKS: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::read(LIST, &["links"]));

/// Words that tell a language, named by its code, from those that are written alike.
pub fn telling(language: &str) -> PhraseList {
    PhraseList::read(LIST, &[&format!("telling-{language}")])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases;

    #[test]
    fn lists_of_small_words_are_tidy() {
        phrases::assert_tidy(LIST);
        for (list, word, other) in [
            (&OF_SENTENCES, "которые", "жане"),
            (&UNSEARCHED, "the", "который"),
            (&LazyLock::new(|| telling("tr")), "için", "the"),
        ] {
            assert!(list.has(word) && !list.has(other) && list.len() >= 10, "{word}");
        }
    }
}
