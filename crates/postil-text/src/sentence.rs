//! Where sentences end.
//!
//! A mark ends one where a space and a new beginning follow, and where it is not the full stop of
//! an abbreviation or an initial: `В г. Заречный приехал А. Ким.` is one sentence.

use std::iter;

use crate::abbreviations::is_abbreviation;
use crate::letter::{is_capital, lower_case};

/// Marks that close what they stand in, and may stand behind the end of a sentence.
const CLOSING: [char; 8] = ['»', '"', '”', '“', '’', '\'', ')', ']'];
/// Marks of a script that has no spaces.
const DENSE: [char; 3] = ['。', '！', '？'];

/// The first sentence of a text, its full stop included; the whole text where it has one only.
pub fn first(text: &str) -> &str {
    ends(text).next().map_or(text, |end| &text[..end])
}

/// Where the sentences of a text end, in bytes, the marks behind them included; what stands behind
/// the last of these places is no whole sentence.
pub fn ends(text: &str) -> impl Iterator<Item = usize> {
    let mut from = 0;
    marks(text).filter_map(move |at| {
        if at < from {
            return None;
        }
        from = end_behind(text, at);
        is_end(&text[..at], &text[at..from], &text[from..]).then_some(from)
    })
}

/// Whether a sentence ends with a word, where `next` is the word behind it and a space.
pub fn ends_between(word: &str, next: &str) -> bool {
    let bare = word.trim_end_matches(CLOSING);
    let Some(mark) = bare.chars().next_back().filter(|mark| is_mark(*mark)) else { return false };
    let before = &bare[..bare.len() - mark.len_utf8()];
    begins_anew(next) && !(mark == '.' && ends_short(before))
}

/// Whether a text ends as a sentence does, or as an item of a list that goes on, closing marks left
/// aside.
pub fn is_ended(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || CLOSING.contains(&c));
    end.ends_with(|c| is_mark(c) || c == ';')
}

/// Whether a full stop behind a word is no more than the sign of an abbreviation or an initial.
pub fn is_short_form(word: &str) -> bool {
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(is_capital) && letters.next().is_none();
    is_initial || is_abbreviation(&lower_case(word))
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…') || DENSE.contains(&c)
}

/// Where the marks stand that may end a sentence. Their first bytes tell them from nearly all other
/// characters.
fn marks(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let mut from = 0;
    // Looked for once only: before it there may be millions of other first bytes. And no further, for
    // whoever wants the first sentence of a long text.
    let mut ascii = ascii_mark(bytes, from);
    let may_end = iter::from_fn(move || {
        let before = &bytes[from..ascii.unwrap_or(bytes.len())];
        let other = memchr::memchr3(0xe2, 0xe3, 0xef, before).map(|at| from + at);
        let at = other.or(ascii)?;
        from = at + 1;
        if other.is_none() {
            ascii = ascii_mark(bytes, from);
        }
        Some(at)
    });
    may_end.filter(|at| text[*at..].starts_with(is_mark))
}

/// Where the next mark of one byte stands.
fn ascii_mark(bytes: &[u8], from: usize) -> Option<usize> {
    memchr::memchr3(b'.', b'!', b'?', &bytes[from..]).map(|at| from + at)
}

/// Where a text goes on behind the marks that stand at a byte.
fn end_behind(text: &str, at: usize) -> usize {
    let rest = text[at..].trim_start_matches(|c| is_mark(c) || CLOSING.contains(&c));
    text.len() - rest.len()
}

/// Whether marks between two texts end a sentence.
fn is_end(before: &str, marks: &str, rest: &str) -> bool {
    let is_apart = rest.starts_with(char::is_whitespace) || marks.contains(DENSE);
    let is_lone_stop = marks.trim_end_matches(CLOSING) == ".";
    rest.is_empty()
        || (is_apart && begins_anew(rest.trim_start()) && !(is_lone_stop && ends_short(before)))
}

/// Whether a text begins as a sentence does.
fn begins_anew(text: &str) -> bool {
    let goes_on = |c: char| c.is_lowercase() || c.is_ascii_digit() || "–—-,".contains(c);
    !text.starts_with(goes_on)
}

/// Whether a text ends with an abbreviation or an initial, so that a full stop behind it is no more than
/// its sign.
fn ends_short(before: &str) -> bool {
    let mut words =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '.' | '(' | '«' | '"'));
    words.next().is_some_and(is_short_form)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences between `|`.
    #[track_caller]
    fn check(parted: &str) {
        let text = parted.replace('|', "");
        let mut from = 0;
        let ends = ends(&text).map(|end| &text[std::mem::replace(&mut from, end)..end]);
        assert_eq!(ends.collect::<Vec<_>>(), parted.split('|').collect::<Vec<_>>());
    }

    #[test]
    fn abbreviations_and_initials_end_no_sentence() {
        check("В г. Заречный приехал А. Б. Климов.| Его встретили.");
        check("Построили на ул. Абая.| Открыли.");
        check("Приехал акад. Лугин (г. Талды).| Он рад.");
        check("«Г. Талды» победил.| Счёт 2:0.");
        check("Dr. Hill left.| St. Mary stayed.");
        check("Мектеп Абай көш. Талды ауылында.| Қала қ. Алматы жақта.");
    }

    #[test]
    fn marks_that_close_belong_to_the_sentence() {
        check("«Мы готовы!» – сказал он.| Его встретили.");
        check("«Мост открыт.»| Он рад.");
        check("„Мост открыт.“| Он рад.");
        check("Правда?!| Да…| Нет...| Может быть.");
        check("Вот так (почти.)| Он рад.");
        check("Приехал в г.?!| Он рад.");
        check("Жил в г...| Он рад.");
    }

    #[test]
    fn a_mark_ends_nothing_where_the_text_goes_on() {
        check("Выросло на 3.5 процента.");
        check("Ему 3.5 года.| Он спит.");
        check("Сайт dala.example открыт.| Читайте.");
        check("Ждали... и дождались.");
        check("桥开了。|我们去！|好？");
        let text = "Ответ есть. Без конца";
        assert_eq!(ends(text).collect::<Vec<_>>(), ["Ответ есть.".len()]);
        assert_eq!((first(text), first("Одна фраза")), ("Ответ есть.", "Одна фраза"));
    }

    #[test]
    fn a_word_ends_a_sentence_where_the_next_one_begins_anew() {
        for (word, next, is_end) in [
            ("мост.", "Он", true),
            ("мост.»", "Он", true),
            ("мост", "Он", false),
            ("г.", "Заречный", false),
            ("А.", "Ким", false),
            ("руб.", "за", false),
            ("мост…", "и", false),
            ("мост?", "«Да", true),
        ] {
            assert_eq!(ends_between(word, next), is_end, "{word} {next}");
        }
    }

    #[test]
    fn a_text_is_ended_by_marks_that_others_may_close() {
        for text in ["Мост открыт.", "«Мост открыт!» ", "Мост (да…)]", "мосты;", "桥开了。"]
        {
            assert!(is_ended(text), "{text}");
        }
        for text in ["Мост открыт", "Мост, ", "Мост:", "»", ""] {
            assert!(!is_ended(text), "{text}");
        }
    }
}
