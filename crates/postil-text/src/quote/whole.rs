//! Whether a place cuts a word or a number in two.

use crate::letter::is_spaceless;

/// Whether no word and no number is cut in two by a quote that begins at `at`.
pub(super) fn begins_word(text: &str, at: usize) -> bool {
    let (head, tail) = (&text[..at], &text[at..]);
    let digits_before = |head: &str| head.ends_with(|c: char| c.is_ascii_digit());
    let begins_with_digit = tail.starts_with(|c: char| c.is_ascii_digit());
    let inside_number = begins_with_digit
        && (head.strip_suffix(['.', ',', ':']).is_some_and(digits_before)
            || (is_group(tail) && head.strip_suffix(' ').is_some_and(digits_before)));
    !is_inside_word(head, tail) && !inside_number
}

/// Whether no word and no number is cut in two by a quote that ends at `at`.
pub(super) fn ends_word(text: &str, at: usize) -> bool {
    let (head, tail) = (&text[..at], &text[at..]);
    let ends_with_digit = head.ends_with(|c: char| c.is_ascii_digit());
    let fraction = |tail: &str| tail.starts_with(|c: char| c.is_ascii_digit());
    let inside_number = ends_with_digit
        && (tail.strip_prefix(['.', ',', ':']).is_some_and(fraction)
            || tail.strip_prefix(' ').is_some_and(is_group));
    !is_inside_word(head, tail) && !inside_number
}

/// Whether a word goes on from one text into the other.
pub(super) fn is_inside_word(head: &str, tail: &str) -> bool {
    let (last, first) = (head.chars().next_back(), tail.chars().next());
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_spaceless(c));
    joins(last) && joins(first)
}

/// Whether a text begins with three digits and no more, as a number's groups do: `15 000`.
fn is_group(text: &str) -> bool {
    text.chars().take(4).take_while(char::is_ascii_digit).count() == 3
}
