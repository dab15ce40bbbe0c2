//! A word of a byline without what a page or a scrape hung on it.

use postil_text::letter::is_capital;
use postil_text::name::{is_name_word, may_be_in_name};

/// A word that ends a sentence, without its full stop: `Hill.`
pub(super) fn end_of_sentence(word: &str) -> Option<&str> {
    word.strip_suffix('.').filter(|word| is_name_word(word))
}

/// A word without what separates names or stands behind one: commas, and the signs of notes.
pub(super) fn without_marks(word: &str) -> &str {
    let bare = word.trim_end_matches([',', ';']);
    let unsigned = bare.trim_end_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '®' | '✉' | ',')
    });
    // The number of `BR24` is a part of it.
    let is_abbreviation = unsigned.len() > 1 && unsigned.chars().all(is_capital);
    let is_number = bare[unsigned.len()..].starts_with(|c: char| c.is_ascii_digit());
    match is_abbreviation && is_number || !bare.starts_with(char::is_alphabetic) {
        true if !unsigned.is_empty() => bare,
        _ => unsigned,
    }
}

/// What stands before a user's name that was glued to a word: `Hill@norahill`.
pub(super) fn before_handle(word: &str) -> Option<&str> {
    let (head, _) = word.split_once('@')?;
    may_be_in_name(head).then_some(head)
}

/// The head of a word such as `HillUpdated` or `Hill—10`, in which the scrape lost a boundary.
pub(super) fn glued_head(word: &str) -> Option<&str> {
    let mut before = ' ';
    let boundary = word.char_indices().find(|(_, c)| {
        let is_sign = c.is_ascii_digit() || matches!(c, '—' | '|' | '•');
        let found = before.is_lowercase() && (c.is_uppercase() || is_sign);
        before = *c;
        found
    });
    let head = &word[..boundary?.0];
    (head.chars().count() >= 4 && !head.eq_ignore_ascii_case("fitz") && may_be_in_name(head))
        .then_some(head)
}
