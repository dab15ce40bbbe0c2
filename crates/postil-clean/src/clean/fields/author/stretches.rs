//! Parts a line that may hold a byline, where dates and bars stand between its words.

use std::ops::Range;

use crate::clean::fields::author::{dense_names, role};
use crate::clean::time::relative;
use postil_text::letter::{self, lower_case};
use postil_text::months;

/// No byline starts further behind, in bytes.
const REACH: usize = 1200;
/// So many stretches of a line are read.
const MOST: usize = 12;

/// The bars, whatever they look like.
const BARS: [char; 11] = ['|', '•', '\t', '*', '⋅', '›', '»', '■', '●', '·', '/'];
/// Those that part a text in Chinese, Japanese or Korean, which has the others amid names and the
/// words that announce them: `文/王小明`, `约翰·史密斯`.
const BARS_OF_DENSE: &[char] = BARS.split_at(9).0;

/// The stretches of a line between dates and bars.
pub(super) fn of<'t>(text: &'t str, dates: &[Range<usize>]) -> Vec<&'t str> {
    let text = &text[..text.floor_char_boundary(REACH)];
    if dates.is_empty() && !is_parted(text) {
        return Vec::from_iter(Some(bare(text)).filter(|stretch| !stretch.is_empty()));
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    for range in dates.iter().filter(|range| range.end <= text.len()) {
        pieces.push(behind_year(&text[start..range.start.max(start)]));
        start = range.end;
    }
    pieces.push(behind_year(&text[start..]));
    pieces.into_iter().flat_map(between_bars).take(MOST).collect()
}

/// What follows the word for a year behind a date: `5 марта 2026 г. Беседовала Анна Ким`.
fn behind_year(piece: &str) -> &str {
    const YEARS: [&str; 5] = [" г. ", " г.", " года ", " ж. ", " жылы "];
    YEARS.iter().find_map(|word| piece.strip_prefix(word)).unwrap_or(piece)
}

/// The stretches of a line between bars; an outlet's marks behind a role are none.
fn between_bars(piece: &str) -> Vec<&str> {
    let piece = piece.trim_start();
    let end_of_outlet = if piece.contains('»') { role::end_of_marked_outlet(piece) } else { 0 };
    let bars = if dense_names::opens_dense(piece) { BARS_OF_DENSE } else { &BARS };
    let mut parts: Vec<&str> = piece[end_of_outlet..]
        .split(bars)
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" — "))
        .collect();
    if let Some(first) = parts.first_mut() {
        *first = &piece[..end_of_outlet + first.len()];
    }
    parts.into_iter().map(bare).filter(|part| !part.is_empty()).collect()
}

/// Whether a line has a bar, or a dash between spaces; most have neither.
fn is_parted(line: &str) -> bool {
    let parts = |at: usize| {
        let (before, sign) = line.split_at(at);
        let dash = || sign.strip_prefix(['-', '–', '—']).is_some_and(|rest| rest.starts_with(' '));
        sign.starts_with(BARS) || before.ends_with(' ') && dash()
    };
    let ascii = memchr::memchr3_iter(b'|', b'\t', b'*', line.as_bytes());
    // The first bytes of the other signs.
    let others = memchr::memchr3_iter(b'-', 0xc2, 0xe2, line.as_bytes());
    ascii.chain(others).chain(memchr::memchr_iter(b'/', line.as_bytes())).any(parts)
}

/// A stretch without the punctuation around it.
fn bare(stretch: &str) -> &str {
    stretch.trim().trim_matches([',', ';', '(', ')', '-', '–', '—', '[', ']', '◎', '□']).trim()
}

/// Whether words are a date that names no year: `March 18 at 3:57 PM`, `Published 4 months ago`.
pub(super) fn says_when(words: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let mut first_words = letter::pieces(words).take(MOST_WORDS + 1);
    let (Some(first), second) = (first_words.next(), first_words.next()) else { return false };
    if first_words.count() > MOST_WORDS - 2 {
        return false;
    }
    let is_day = |word: &str| word.trim_matches(['.', ',']).parse::<u8>().is_ok();
    let is_month = |word: &str| months::month(&lower_case(word)).is_some();
    let of_month = second.is_some_and(|second| {
        is_day(second) && is_month(first) || is_day(first) && is_month(second)
    });
    let behind_first = words.trim_start()[first.len()..].trim_start();
    of_month || relative::is_date_line(words) || relative::is_date_line(behind_first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_bars_part_a_line() {
        let dates: Vec<Range<usize>> = std::iter::once(12..22).collect();
        assert_eq!(of("Nora Hill | 1 May 2026, Region", &dates), ["Nora Hill", "Region"]);
        let dates: Vec<Range<usize>> = std::iter::once(0..17).collect();
        assert_eq!(of("5 марта 2026 г. Беседовала Анна Ким", &dates), ["Беседовала Анна Ким"]);
        let parts = |line| of(line, &[]);
        assert_eq!(parts("Главная » Анна Ким"), ["Главная", "Анна Ким"]);
        let byline = "Собкор «Маяка» Анна Ким | Область";
        assert_eq!(parts(byline), ["Собкор «Маяка» Анна Ким", "Область"]);
        assert_eq!(parts("文/王小明 | 来源：草原网"), ["文/王小明", "来源：草原网"]);
        assert_eq!(parts("◎ 記者王小明/採訪報導"), ["記者王小明/採訪報導"]);
    }
}
