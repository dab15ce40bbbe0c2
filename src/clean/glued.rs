//! Knows furniture whose lines were glued into one: `Поделиться Telegram Читайте также …`.
//!
//! Such a line is as long as a paragraph and holds whole sentences, of teasers and comments. What
//! gives it away is that it announces several kinds of furniture, one after the other.

use crate::clean::cue::{self, Cue};
use crate::model::letter::{is_capital, is_letter_or_digit};

/// The fewest announcements, and the fewest kinds of them.
const FEWEST: usize = 4;
const FEWEST_KINDS: usize = 3;
/// At most so many words come to one announcement.
const WORDS_EACH: usize = 14;
/// A line announces its furniture within so many bytes, or it is a whole page.
const MAX_BYTES: usize = 8000;

/// The furniture that a glued line announces first; none where the line is text.
pub(super) fn furniture(text: &str, words: usize) -> Option<Cue> {
    if words < FEWEST_KINDS || text.len() > MAX_BYTES {
        return None;
    }
    let starts: Vec<usize> = word_starts(text).collect();
    if starts.len() < FEWEST || starts.len() * WORDS_EACH < words {
        return None;
    }
    let found: Vec<Cue> = starts.into_iter().filter_map(|at| cue::phrase_at(&text[at..])).collect();
    let mut kinds = found.clone();
    kinds.sort_unstable();
    kinds.dedup();
    let dense = found.len() * WORDS_EACH >= words;
    (found.len() >= FEWEST && kinds.len() >= FEWEST_KINDS && dense).then(|| found[0])
}

/// Where the words begin that could begin a line: capitals.
fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let capitals = text.char_indices().filter(|(_, character)| is_capital(*character));
    capitals.map(|(at, _)| at).filter(|at| !text[..*at].ends_with(is_letter_or_digit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::rules;

    fn check(text: &str, expected: Option<Cue>) {
        assert_eq!(furniture(text, text.split_whitespace().count()), expected, "{text}");
    }

    #[test]
    fn several_kinds_of_furniture_in_a_line_are_no_text() {
        check(
            "Поделиться Telegram Читайте также В степи нашли старый колодец Комментарии (1) Гость \
             Интересно, кто его копал! Ответить Все права защищены.",
            Some(rules::SHARE),
        );
        check(
            "Share Facebook Related stories The bakery that moved Comments (2) Guest Lovely idea! \
             Reply Privacy policy",
            Some(rules::SHARE),
        );
    }

    #[test]
    fn a_sentence_about_networks_is_text() {
        check("Заблокированы Facebook, Twitter, Instagram и Telegram, сообщил совет.", None);
        check("Главную новость дня обсудили в Комментариях и в газете «Погода и Спорт».", None);
    }
}
