//! Whether the words of a quote are enough to be known again.

use crate::annotate::meaning;
use postil_text::letter::is_spaceless;

/// A shorter quote says too little to be known again.
pub(super) const SHORTEST: usize = 20;
pub(super) const FEWEST_WORDS: usize = 3;
/// So many words stand nowhere else by chance.
const UNMISTAKABLE_WORDS: usize = 5;
/// Letters that a letter of a script without spaces between words says as much as.
const SPACELESS_LETTERS: usize = 3;

/// Whether words are enough to be known again.
pub fn is_long(words: &str) -> bool {
    let spaceless = count_spaceless(words);
    let letters = words.chars().count() + spaceless * (SPACELESS_LETTERS - 1);
    letters >= SHORTEST && count_words(words) >= FEWEST_WORDS
}

/// Whether words are so many that they stand nowhere else by chance.
///
/// Five words in a row are what searches for copied text take as a sign of copying: even of the
/// hundred most frequent words of a language, five make ten thousand million rows.
pub fn is_unmistakable(words: &str) -> bool {
    is_long(words) && count_words(words) >= UNMISTAKABLE_WORDS
}

/// How many words a folded text has; two letters of a script without spaces between words are one.
fn count_words(text: &str) -> usize {
    meaning::count_words(text).max(count_spaceless(text) / 2)
}

fn count_spaceless(text: &str) -> usize {
    text.chars().filter(|c| is_spaceless(*c)).count()
}
