//! What a line is by its own looks.

use crate::clean::page::facts::{Shape, caption};
use crate::clean::page::word_count::{Counts, count_words};
use crate::clean::time::clock;
use crate::clean::time::notation::FoundDate;
use crate::clean::time::relative;
use crate::model::source::{LineElement, LineMarkup};
use postil_text::furniture;
use postil_text::letter::{is_letter, letter_runs, write_lower_case};

/// The shape of a line with words.
pub(super) fn of(text: &str, counts: &Counts, dates: &[FoundDate], markup: &LineMarkup) -> Shape {
    let Counts { words, digits } = *counts;
    if is_date_line(text, words, dates) {
        return Shape::Date;
    }
    if is_counter(text, digits) {
        return Shape::Counter;
    }
    if is_hashtags(text) {
        return Shape::Hashtags;
    }
    if markup.element == LineElement::Caption || caption::is_caption(text, words) {
        return Shape::Caption;
    }
    Shape::Words
}

/// A date or a time of day with at most three words beside it, or one that counts from the
/// capture.
fn is_date_line(text: &str, words: usize, dates: &[FoundDate]) -> bool {
    if words > 12 || signs_post(text) {
        return false;
    }
    if let Some(found) = dates.first() {
        let rest = count_words(&text[..found.range.start]) + count_words(&text[found.range.end..]);
        return rest <= 3 || dates.len() == 2 && rest <= 7;
    }
    words <= 3 && clock::has_looks_of_time(text) || relative::is_date_line(text)
}

/// Whether a line says whose post stands above it.
pub(super) fn signs_post(text: &str) -> bool {
    text.starts_with(['—', '–']) && text.contains("(@")
}

/// A number, an amount or a mark, and no word but those that count views and minutes.
fn is_counter(text: &str, digits: usize) -> bool {
    if text.len() > 80 {
        return false;
    }
    if text.chars().filter(|c| is_letter(*c)).take(2).count() <= 1 {
        return true;
    }
    let mut lower = String::new();
    let counted = |word: &str| {
        write_lower_case(word, &mut lower);
        furniture::COUNTED.has(&lower)
    };
    digits > 0 && letter_runs(text).all(counted)
}

/// A line in which every word is a hashtag; `#Two words` alone is a menu's item too.
fn is_hashtags(text: &str) -> bool {
    text.starts_with('#')
        && text[1..].starts_with(char::is_alphanumeric)
        && text.len() < 500
        && (text.split_whitespace().all(|word| word.starts_with('#')) || count_words(text) <= 4)
}
