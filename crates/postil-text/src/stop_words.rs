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

/// Words that lead from a part to its whole: `пять из шести`.
pub static PARTITIVES: LazyLock<PhraseList> =
    LazyLock::new(|| PhraseList::read(LIST, &["partitive"]));

/// Words that make one statement of the numbers on both sides of them: `от пяти до шести`.
pub static JOINTS: LazyLock<PhraseList> =
    LazyLock::new(|| PhraseList::read(LIST, &["joints", "partitive"]));

/// Words that lead from a number to the half that it has more: `пять с половиной`.
pub static HALVES: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::read(LIST, &["halves"]));

/// Beginnings that a hyphen joins to a word, and that make it another one: `экс-министр`.
pub static PREFIXES: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::read(LIST, &["prefixes"]));

/// What a hyphen joins to the end of a word, and makes it another one: `кто-то`.
pub static SUFFIXES: LazyLock<PhraseList> = LazyLock::new(|| PhraseList::read(LIST, &["suffixes"]));

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
