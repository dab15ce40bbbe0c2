//! The words of a headline: as headlines are compared, without what hangs on them, and cut to a length.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::Regex;

use postil_text::letter::{is_letter_or_digit, plain_lower_case};
use postil_text::verbs::NAMING_SOURCE;

/// What opens an attribution at the end of a sentence: `, передает X`, `, деп хабарлайды X`.
static ATTRIBUTION: LazyLock<Regex> = LazyLock::new(|| {
    let verbs = NAMING_SOURCE.join("|");
    let pattern = format!(r"(?i)\s*[,–—-]\s*(?:об этом\s+|как\s+)?(?:{verbs})\s");
    Regex::new(&pattern).expect("the pattern is made of plain words")
});

/// The fewest and the most characters of the name in an attribution.
const NAME: RangeInclusive<usize> = 2..=80;

/// Takes the attribution from the end of a sentence, and the full stop with it.
pub(super) fn without_attribution(sentence: &str) -> &str {
    let bare = sentence.trim().trim_end_matches('.').trim_end();
    let mut attributions = ATTRIBUTION.find_iter(bare);
    match attributions.find(|found| is_name(&bare[found.end()..])) {
        Some(found) if found.start() > 0 => bare[..found.start()].trim_end(),
        _ => bare,
    }
}

/// The words of a text for comparison: letters and digits in lower case, one space between.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for character in text.chars() {
        match plain_lower_case(character) {
            Some(lower) => push_sign(&mut key, lower),
            None => character.to_lowercase().for_each(|lower| push_sign(&mut key, lower)),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

fn push_sign(key: &mut String, sign: char) {
    if is_letter_or_digit(sign) {
        key.push(sign);
    } else if !key.is_empty() && !key.ends_with(' ') {
        key.push(' ');
    }
}

/// A headline without the pictures that posts set before and behind it.
pub(super) fn undecorated(text: &str) -> &str {
    let bare = text.trim_matches(|c: char| is_picture(c) || c.is_whitespace());
    if bare.is_empty() { text } else { bare }
}

/// What follows the number with which a title opens that counts what is new: `(3) Мост открыт`.
pub(super) fn behind_count(title: &str) -> Option<&str> {
    const LONGEST: usize = 3;
    let behind = |open, close| title.strip_prefix(open)?.split_once(close);
    let (count, rest) = behind('(', ')').or_else(|| behind('[', ']'))?;
    let digits = count.strip_suffix('+').unwrap_or(count);
    let is_number =
        (1..=LONGEST).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    rest.strip_prefix(' ').filter(|rest| is_number && !rest.is_empty())
}

/// Whether a text ends with a picture, as sentences of posts do.
pub(super) fn ends_with_picture(text: &str) -> bool {
    text.ends_with(is_picture)
}

fn is_picture(sign: char) -> bool {
    let joins = matches!(sign, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{20e3}');
    joins || matches!(sign, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether what follows a verb of attribution and a space can be a name.
fn is_name(text: &str) -> bool {
    let without_spaces = text.trim_start().chars().count();
    !text.contains(',') && without_spaces <= *NAME.end() && text.chars().count() >= *NAME.start()
}

/// Cuts a text to at most `limit` characters, at the end of a word, with `…` where it was cut.
pub(super) fn cut_at_word(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let head = &text[..end];
    let head = head.rfind(char::is_whitespace).map_or(head, |space| &head[..space]);
    format!("{}…", head.trim_end_matches(|c: char| !c.is_alphanumeric() && !"»\")".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributions_are_taken_off() {
        for (sentence, expected) in [
            ("Мост открыт, передает Stepnoy.example.", "Мост открыт"),
            ("Көпір ашылды, деп хабарлайды «Дала».", "Көпір ашылды"),
            ("Мост открыт – сообщает Вестник", "Мост открыт"),
            ("Он передает привет.", "Он передает привет"),
            ("Мост, передает Маяк, открыт – пишет Вестник.", "Мост, передает Маяк, открыт"),
            ("Мост открыт, пишет Я.", "Мост открыт, пишет Я"),
        ] {
            assert_eq!(without_attribution(sentence), expected);
        }
    }

    #[test]
    fn pictures_around_a_headline_are_no_part_of_it() {
        for (text, expected) in [
            ("⚡️ Мост открыт", "Мост открыт"),
            ("🚧🚧 Мост закрыт 🚧", "Мост закрыт"),
            ("«Мост» № 5", "«Мост» № 5"),
            ("Рейс 7 → 9", "Рейс 7 → 9"),
            ("🌾", "🌾"),
            ("▷ Мост открыт", "Мост открыт"),
        ] {
            assert_eq!(undecorated(text), expected);
        }
    }

    #[test]
    fn a_title_may_begin_with_a_count() {
        for (title, expected) in [
            ("(3) Мост открыт", Some("Мост открыт")),
            ("[99+] Мост открыт", Some("Мост открыт")),
            ("(2026) Мост открыт", None),
            ("(видео) Мост открыт", None),
            ("(3)", None),
        ] {
            assert_eq!(behind_count(title), expected, "{title}");
        }
    }

    #[test]
    fn a_cut_text_ends_with_a_word() {
        assert_eq!(cut_at_word("раз два, три", 10), "раз два…");
        assert_eq!(cut_at_word("раз", 10), "раз");
    }
}
