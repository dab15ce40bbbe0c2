//! The words of a text as they are written, for the index.
//!
//! What is written in parts is one word as well: a number with its digits in groups (`25 000`), a
//! name with an apostrophe, a word with a hyphen. The index gets the whole and the parts, so that
//! `25000`, `obrien`, `ту154` and `мэр` find `25 000`, `O'Brien`, `Ту-154` and `вице-мэр`.

use postil_text::letter::{self, is_letter_or_digit, is_numeral};

/// What stands between the groups of a number's digits.
const GROUPING: [char; 8] = [' ', '\u{a0}', '\u{2009}', '\u{202f}', '\'', '’', '.', ','];
/// What stands between the parts of a word.
const JOINING: [char; 5] = ['\'', '’', '-', '\u{2010}', '\u{2011}'];

/// A word of a text, and which one it is, from 0 on.
///
/// A number with its digits in groups is one word, and its groups are the same one. A whole that is
/// spelt is several words, and has the place of the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PlacedWord<'t> {
    pub(super) text: &'t str,
    pub(super) place: u32,
}

/// The words of a text in reading order; a whole comes before its parts.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    placed_words(text).map(|word| word.text)
}

/// The same with their places.
pub(super) fn placed_words(text: &str) -> impl Iterator<Item = PlacedWord<'_>> {
    let runs = letter::runs(text, |c| is_letter_or_digit(c) || is_unspelt(c));
    let runs = runs.filter(|run| run.chars().any(is_letter_or_digit));
    Words { text, runs, parts_end: 0, is_number: false, next_place: 0 }
}

/// Whether a character inside a word is no part of its spelling: accents, the soft hyphen, and what
/// takes no room.
pub(super) fn is_unspelt(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// Whether a character stands between the parts of a whole.
pub(super) fn is_between(c: char) -> bool {
    GROUPING.contains(&c) || JOINING.contains(&c)
}

struct Words<'t, R> {
    text: &'t str,
    runs: R,
    /// Up to here the runs are parts of a whole that has been given.
    parts_end: usize,
    /// Whether that whole is a number.
    is_number: bool,
    next_place: u32,
}

impl<'t, R: Iterator<Item = &'t str> + Clone> Iterator for Words<'t, R> {
    type Item = PlacedWord<'t>;

    fn next(&mut self) -> Option<PlacedWord<'t>> {
        let before = self.runs.clone();
        let run = self.runs.next()?;
        let start = self.place(run);
        if start < self.parts_end {
            let place = if self.is_number { self.next_place - 1 } else { self.take_place() };
            return Some(PlacedWord { text: run, place });
        }
        let end = self.end_of_whole(run);
        if end == start + run.len() {
            return Some(PlacedWord { text: run, place: self.take_place() });
        }
        (self.runs, self.parts_end, self.is_number) = (before, end, is_digits(run));
        let place = if self.is_number { self.take_place() } else { self.next_place };
        Some(PlacedWord { text: &self.text[start..end], place })
    }
}

impl<'t, R: Iterator<Item = &'t str> + Clone> Words<'t, R> {
    fn take_place(&mut self) -> u32 {
        self.next_place += 1;
        self.next_place - 1
    }

    /// Where a run begins, in bytes.
    fn place(&self, run: &str) -> usize {
        run.as_ptr() as usize - self.text.as_ptr() as usize
    }

    /// Where the whole ends that begins with a run.
    fn end_of_whole(&self, first: &str) -> usize {
        let mut end = self.place(first) + first.len();
        // The first byte of what stands behind a run saves nearly every one the rest.
        let next = self.text.as_bytes().get(end);
        let (is_group, joins): (fn(&str) -> bool, &[char]) = match next {
            Some(b' ' | b'\'' | b'.' | b',' | 0xc2 | 0xe2) if is_head_of_number(first) => {
                (is_group_of_digits, &GROUPING)
            }
            Some(b'\'' | b'-' | 0xe2) if is_spelt(first) => (|_| true, &JOINING),
            _ => return end,
        };
        for next in self.runs.clone() {
            let between = &self.text[end..self.place(next)];
            let is_joined = between.chars().count() == 1 && between.contains(joins);
            if !is_joined || !is_group(next) {
                break;
            }
            end = self.place(next) + next.len();
        }
        end
    }
}

fn is_head_of_number(run: &str) -> bool {
    run.len() <= 3 && is_digits(run)
}

fn is_group_of_digits(run: &str) -> bool {
    run.len() == 3 && is_digits(run)
}

fn is_digits(run: &str) -> bool {
    run.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_spelt(run: &str) -> bool {
    !run.contains(is_numeral)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_stands_before_its_parts() {
        for (text, expected) in [
            ("на 1 250 000 тенге", "на|1 250 000|1|250|000|тенге"),
            ("на 25\u{a0}000, и 3’500.", "на|25\u{a0}000|25|000|и|3’500|3|500"),
            ("в 2025 2026 и 5 30", "в|2025|2026|и|5|30"),
            ("1 234 56 789 0", "1 234|1|234|56 789|56|789|0"),
            ("12 3450, 12 345к", "12|3450|12|345к"),
            ("1,250,000 и 12.500", "1,250,000|1|250|000|и|12.500|12|500"),
            ("2025, 100 или 1,5 и 01.03.2026", "2025|100|или|1|5|и|01|03|2026"),
            ("Ту-154, 25-летний", "Ту-154|Ту|154|25|летний"),
            ("12-345 и 5’ мост’ 7", "12|345|и|5|мост|7"),
            ("O'Brien’s", "O'Brien’s|O|Brien|s"),
            ("вице-мэр Луч-2 2025-2026", "вице-мэр|вице|мэр|Луч-2|Луч|2|2025|2026"),
            ("мост - река, «мост» -река", "мост|река|мост|река"),
            ("рай\u{200b}он", "рай\u{200b}он"),
            ("\u{301} - \u{301}", ""),
        ] {
            assert_eq!(words(text).collect::<Vec<_>>().join("|"), expected, "{text}");
        }
    }

    #[test]
    fn a_number_takes_one_place_and_a_spelt_whole_those_of_its_parts() {
        for (text, expected) in [
            ("на 1 250 000 тенге", "на 0|1 250 000 1|1 1|250 1|000 1|тенге 2"),
            ("мэр, вице-мэр и", "мэр 0|вице-мэр 1|вице 1|мэр 2|и 3"),
            ("1 234 56 789", "1 234 0|1 0|234 0|56 789 1|56 1|789 1"),
        ] {
            let placed = placed_words(text).map(|word| format!("{} {}", word.text, word.place));
            assert_eq!(placed.collect::<Vec<_>>().join("|"), expected, "{text}");
        }
    }
}
