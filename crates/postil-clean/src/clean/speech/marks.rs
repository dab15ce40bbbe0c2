//! Finds words between quotation marks, and dashes between words.

use std::ops::Range;

/// Words between quotation marks, as bytes of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quoted {
    /// With the marks.
    pub outer: Range<usize>,
    /// Without them.
    pub inner: Range<usize>,
}

/// Words between quotation marks; marks inside of them do not count.
///
/// A mark that is never closed opens nothing.
pub(super) fn quoted(text: &str) -> Vec<Quoted> {
    let mut found = Vec::new();
    // The open mark: where it stands, its kind, and how many of its kind are open in it.
    let mut open: Option<(usize, char, usize)> = None;
    for (at, mark) in possible_marks(text) {
        let around = around(text, at, mark);
        open = match open {
            None => opens(mark, around).then_some((at, mark, 1)),
            Some((start, kind, depth)) => match turn(kind, mark, around) {
                1 => Some((start, kind, depth + 1)),
                -1 if depth == 1 => {
                    let end = at + mark.len_utf8();
                    let inner = start + kind.len_utf8()..at;
                    found.push(Quoted { outer: start..end, inner });
                    None
                }
                -1 => Some((start, kind, depth - 1)),
                _ => Some((start, kind, depth)),
            },
        };
    }
    found
}

/// The characters whose first byte is that of a quotation mark, and where they stand; few
/// paragraphs have many.
fn possible_marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    let first_bytes = memchr::memchr3_iter(b'"', 0xc2, 0xe2, text.as_bytes());
    first_bytes.filter_map(|at| Some((at, text[at..].chars().next()?)))
}

/// The signs before and behind the mark at a byte of a text.
fn around(text: &str, at: usize, mark: char) -> (char, char) {
    let before = text[..at].chars().next_back().unwrap_or(' ');
    (before, text[at + mark.len_utf8()..].chars().next().unwrap_or(' '))
}

/// Whether a mark opens words, by the signs before and behind it; a single mark only where a
/// sentence begins.
fn opens(mark: char, (before, next): (char, char)) -> bool {
    match mark {
        '«' | '“' | '„' => true,
        '‘' => before.is_whitespace() && next.is_uppercase(),
        '"' => before.is_whitespace() || matches!(before, '(' | '—' | '–' | '-'),
        _ => false,
    }
}

/// How a mark changes the depth of words that a mark of `kind` opened.
fn turn(kind: char, mark: char, (before, next): (char, char)) -> i8 {
    match (kind, mark) {
        ('«', '«') | ('„', '„') => 1,
        ('«', '»') | ('“' | '„', '”') | ('„', '“') => -1,
        // Elsewhere it is an apostrophe.
        ('‘', '’') if ends_words(before) && !next.is_alphanumeric() => -1,
        ('"', '"') if opens('"', (before, next)) && next.is_alphanumeric() => 1,
        ('"', '"') => -1,
        _ => 0,
    }
}

/// Whether a sign stands at the end of quoted words.
fn ends_words(sign: char) -> bool {
    matches!(sign, ',' | '.' | '!' | '?' | '…')
}

/// The dashes that stand between words, with the spaces around them.
pub(super) fn dashes(text: &str) -> impl Iterator<Item = Range<usize>> {
    // The first bytes of the dashes tell them from nearly all other characters.
    let may_be = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'-' | 0xe2));
    let dash = |(at, _): (usize, u8)| {
        let mark = text[at..].chars().next()?;
        let end = at + mark.len_utf8();
        let spaced = text[..at].ends_with(' ') && text[end..].starts_with(' ');
        (matches!(mark, '—' | '–' | '-') && spaced).then(|| at - 1..end + 1)
    };
    may_be.filter_map(dash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = quoted(text).into_iter().map(|quoted| &text[quoted.inner]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_between_marks_of_every_kind() {
        check("Он сказал: «Да» и «нет».", &["Да", "нет"]);
        check("«Газета «Дала» вышла», – сказал он.", &["Газета «Дала» вышла"]);
        check("\"Газета \"Дала\" вышла\". Анна Ким", &["Газета \"Дала\" вышла"]);
        check("“Yes,” she said. „Ja“, sagte er.", &["Yes,", "Ja"]);
        check("‘It’s the pillars’ age,’ he said.", &["It’s the pillars’ age,"]);
        check("In the ‘nineties the town’s bridge was new.’", &[]);
        check("«Никогда не закрыто", &[]);
        check("Экран 15\" и окно", &[]);
    }
}
