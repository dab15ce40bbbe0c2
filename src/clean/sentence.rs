//! Sentences: where the first one ends, and what attribution it carries.

use std::iter;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::Regex;

use crate::clean::lexicon;
use crate::words::letter::lower_case;
use crate::words::abbreviations;

/// What opens an attribution at the end of a sentence: `, передает X`, `, деп хабарлайды X`.
static ATTRIBUTION: LazyLock<Regex> = LazyLock::new(|| {
    let verbs = lexicon::ATTRIBUTION.join("|");
    let pattern = format!(r"(?i)\s*[,–—-]\s*(?:об этом\s+|как\s+)?(?:{verbs})\s");
    Regex::new(&pattern).expect("the pattern is made of plain words")
});

/// The fewest and the most characters of the name in an attribution.
const NAME: RangeInclusive<usize> = 2..=80;

/// The first sentence of a text, its full stop included; the whole text where it has one only.
pub(super) fn first_sentence(text: &str) -> &str {
    for (at, mark) in ends(text) {
        let end = at + mark.len_utf8();
        let tail = text[end..].trim_start_matches(['»', '"', '”', ')', '.', '!', '?', '…']);
        let end = text.len() - tail.len();
        let spaced = tail.starts_with(char::is_whitespace) || mark == '。';
        let next = tail.trim_start().chars().next();
        let starts_anew =
            next.is_none_or(|c| !c.is_lowercase() && !c.is_ascii_digit() && !"–—-,".contains(c));
        if tail.is_empty() || (spaced && starts_anew && !is_abbreviated(&text[..at], mark)) {
            return &text[..end];
        }
    }
    text
}

/// The marks that may end a sentence. Their first bytes tell them from nearly all other characters.
fn ends(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut from = 0;
    let may_end = iter::from_fn(move || {
        let at = from + first_byte_of_end(&text.as_bytes()[from..])?;
        from = at + 1;
        Some(at)
    });
    let marks = may_end.filter_map(|at| Some((at, text[at..].chars().next()?)));
    marks.filter(|(_, mark)| matches!(mark, '.' | '!' | '?' | '…' | '。'))
}

/// Where the first byte stands that a mark at the end of a sentence may begin with.
fn first_byte_of_end(bytes: &[u8]) -> Option<usize> {
    let ascii = memchr::memchr3(b'.', b'!', b'?', bytes);
    memchr::memchr2(0xe2, 0xe3, &bytes[..ascii.unwrap_or(bytes.len())]).or(ascii)
}

/// Whether a full stop after `before` belongs to an abbreviation or an initial.
fn is_abbreviated(before: &str, mark: char) -> bool {
    if mark != '.' {
        return false;
    }
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '.' || c == '(').next();
    let word = word.unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || abbreviations::is_abbreviation(&lower_case(word))
}

/// Takes the attribution from the end of a sentence, and the full stop with it.
pub(super) fn without_attribution(sentence: &str) -> &str {
    let bare = sentence.trim().trim_end_matches('.').trim_end();
    let mut attributions = ATTRIBUTION.find_iter(bare);
    match attributions.find(|found| is_name(&bare[found.end()..])) {
        Some(found) if found.start() > 0 => bare[..found.start()].trim_end(),
        _ => bare,
    }
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
    fn abbreviations_and_initials_end_no_sentence() {
        let text = "В г. Заречный приехал А. Б. Климов. Его встретили.";
        assert_eq!(first_sentence(text), "В г. Заречный приехал А. Б. Климов.");
        assert_eq!(first_sentence("«Мы готовы!» – сказал он."), "«Мы готовы!» – сказал он.");
        assert_eq!(first_sentence("Выросло на 3.5 процента"), "Выросло на 3.5 процента");
    }

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
    fn a_cut_text_ends_with_a_word() {
        assert_eq!(cut_at_word("раз два, три", 10), "раз два…");
        assert_eq!(cut_at_word("раз", 10), "раз");
    }
}
