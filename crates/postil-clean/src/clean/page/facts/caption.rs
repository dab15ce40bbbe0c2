//! Which lines are captions by their words.

use std::sync::LazyLock;

use regex::Regex;

use crate::clean::page::cue;
use crate::clean::page::word_count::count_words;
use postil_text::furniture;
use postil_text::letter::{is_capital, is_letter};

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
    end.and_then(|end| credit(&text[end..])).is_some()
        || bar.filter(is_parted).and_then(|bar| credit(&text[bar..])).is_some_and(says_whose)
}

/// The credit that the last words of a line are, behind the mark before them: the words that open
/// it, and the rest.
fn credit(end: &str) -> Option<(&str, &str)> {
    const MOST_WORDS: usize = 6;
    let last = end.trim_start_matches(|c: char| !is_letter(c));
    let rest = cue::after_opening(last, &furniture::CREDIT)?;
    let is_credit = count_words(last) <= MOST_WORDS && !reads_on(rest);
    is_credit.then(|| (&last[..last.len() - rest.len()], rest))
}

/// Whether a credit says whose the picture is; `Мост открыт / ФОТО` is a headline that promises some.
fn says_whose((opening, rest): (&str, &str)) -> bool {
    let is_phrase = opening.trim().contains([' ', ':']);
    is_phrase || rest.trim_start().starts_with(|c: char| is_capital(c) || matches!(c, ':' | '«'))
}

/// Credits in the midst of a caption; words only, so that one pass finds them all.
static CREDIT_INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("Фото:|фото:|Photo:|фото - |фото – |Сурет:").expect("plain words are a pattern")
});

/// Whether the words after an opening go on as a sentence: `Фото сделано вчера.`
fn reads_on(rest: &str) -> bool {
    rest.trim_start().starts_with(char::is_lowercase) && rest.trim_end().ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_behind_a_bar_says_whose_the_picture_is() {
        for (line, expected) in [
            ("Катер стоит у причала / Фото Анны Ким", true),
            ("Катер стоит у причала | Фото: «Вестник»", true),
            ("Катер стоит у причала / фото автора", true),
            ("Катер стоит у причала / Фото пресс-службы порта", true),
            ("Алматыда жаңа көпір ашылды / ФОТО", false),
            ("В порту открыли новый причал | Фото", false),
            ("Вход для гостей порта / Фото и видео 300 рублей", false),
        ] {
            assert_eq!(is_caption(line, count_words(line)), expected, "{line}");
        }
    }
}
