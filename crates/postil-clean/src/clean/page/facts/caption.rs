//! Which lines are captions by their words.

use std::sync::LazyLock;

use regex::Regex;

use crate::clean::page::cue;
use crate::clean::page::word_count::count_words;
use postil_text::furniture;
use postil_text::letter::is_letter;

/// A caption names the picture's author or source before or after the scene.
pub(super) fn is_caption(text: &str, words: usize) -> bool {
    if words > 45 {
        return false;
    }
    if let Some(rest) = cue::after_opening(text, &furniture::CREDIT) {
        return words <= 30 && (!rest.trim().is_empty() || words > 1) && !reads_on(rest);
    }
    cue::after_opening(text, &furniture::SCENE).is_some()
        || CREDIT_INSIDE.is_match(text)
        || ends_with_credit(text)
}

/// Whether a credit of a few words stands behind the scene: `Лодка у крыльца. Фото автора`,
/// `Лодка стоит у крыльца / Фото автора`.
fn ends_with_credit(text: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    let end = text.trim_end_matches('.').rfind(['.', '!', '?', '…']);
    let bar = memchr::memrchr2(b'/', b'|', text.as_bytes());
    let is_parted =
        |at: &usize| text[..*at].ends_with(' ') && count_words(&text[..*at]) >= FEWEST_WORDS;
    end.is_some_and(|end| is_credit(&text[end..]))
        || bar.filter(is_parted).is_some_and(|bar| is_credit(&text[bar..]))
}

/// Whether the last words of a line, behind the mark before them, are a credit.
fn is_credit(end: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let last = end.trim_start_matches(|c: char| !is_letter(c));
    let rest = cue::after_opening(last, &furniture::CREDIT);
    count_words(last) <= MOST_WORDS && rest.is_some_and(|rest| !reads_on(rest))
}

/// Credits in the midst of a caption; words only, so that one pass finds them all.
static CREDIT_INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("Фото:|фото:|Photo:|фото - |фото – |Сурет:").expect("plain words are a pattern")
});

/// Whether the words after an opening go on as a sentence: `Фото сделано вчера.`
fn reads_on(rest: &str) -> bool {
    rest.trim_start().starts_with(char::is_lowercase) && rest.trim_end().ends_with('.')
}
