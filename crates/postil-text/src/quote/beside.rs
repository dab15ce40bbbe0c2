//! Whether the words of a context stand beside a place, whatever marks stand between them.

use std::iter;
use std::ops::Range;

use crate::letter;

/// On which side of a quote words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// A text beside a quote.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside<'a> {
    pub text: &'a str,
    pub side: Side,
    /// Whether a space parts it from the quote, be it in the text or not.
    pub is_apart: bool,
    pub quote: &'a str,
}

/// A word of a context, and what stands in its place.
pub(super) type Pair<'a> = (&'a str, &'a str);

/// The outermost pair of a context that stands there, or the first one that does not.
pub(super) type Laid<'a> = Result<Option<Pair<'a>>, Pair<'a>>;

/// Marks that may come and go beside a word.
const MARKS: [char; 10] = ['"', ',', '.', ':', ';', '!', '?', '(', ')', '|'];
/// So many bytes before a mark tell whether it closes a quotation.
const LONGEST_QUOTATION: usize = 400;

/// Lays the words of a context over those beside a place, from the quote outwards.
///
/// Gives the outermost pair where all are there: a context may begin or end within a word, so that
/// word needs to be only a part of what stands there. None where the context has no words.
///
/// # Errors
///
/// Gives the first pair that differs.
pub(super) fn lay<'a>(context: Beside<'a>, beside: Beside<'a>) -> Laid<'a> {
    let mut ours = outwards(context).peekable();
    let mut theirs = outwards(beside);
    let mut last = None;
    while let Some(our) = ours.next() {
        let their = theirs.next().unwrap_or_default();
        let is_there = match (ours.peek(), context.side) {
            (Some(_), _) => our.bare() == their.bare(),
            (None, Side::Before) => their.bare().ends_with(our.bare()),
            (None, Side::After) => their.bare().starts_with(our.bare()),
        };
        if !is_there || our.lacks_measure_of(&their) || their.lacks_measure_of(&our) {
            return Err((our.text, their.text));
        }
        last = Some(match our.is_measure && their.is_measure {
            true => (our.text, their.text),
            false => (our.bare(), their.bare()),
        });
    }
    Ok(last)
}

/// A word of a text, without the marks at its ends.
#[derive(Debug, Clone, Copy, Default)]
struct Word<'a> {
    /// With the prime that stands for inches or seconds.
    text: &'a str,
    /// Whether such a mark stands right behind a digit, and closes no quotation.
    is_measure: bool,
    /// Whether there is such a mark at all.
    is_marked: bool,
}

impl<'a> Word<'a> {
    fn bare(&self) -> &'a str {
        if self.is_measure { self.text.trim_end_matches('"') } else { self.text }
    }

    fn lacks_measure_of(&self, other: &Word) -> bool {
        other.is_measure && !self.is_marked
    }
}

/// The words of a text from a quote outwards, with the dashes that may be signs: one that touches
/// the quote, one that stands before a number.
fn outwards(beside: Beside<'_>) -> impl Iterator<Item = Word<'_>> {
    let Beside { text: whole, side, is_apart, quote } = beside;
    let mut rest = Some(whole);
    let mut is_touching = !is_apart;
    let mut is_by_number = side == Side::Before && begins_with_digit(quote);
    let of_quote = measure_of_quote(&beside);
    of_quote.into_iter().chain(iter::from_fn(move || {
        loop {
            let text = rest?;
            let cut = match side {
                Side::Before => text.rsplit_once(' ').map(|(rest, piece)| (piece, rest)),
                Side::After => text.split_once(' '),
            };
            let (piece, left) = cut.map_or((text, None), |(piece, rest)| (piece, Some(rest)));
            rest = left;
            let start = letter::start_of(piece, whole);
            let word = word(whole, start..start + piece.len());
            let is_before_number = match side {
                Side::Before => is_by_number,
                Side::After => left.is_some_and(begins_with_digit),
            };
            let is_dash = word.text.chars().all(|c| c == '-');
            let is_mark = is_dash && !is_touching && !is_before_number;
            is_touching = false;
            is_by_number = if piece.is_empty() { is_by_number } else { begins_with_digit(piece) };
            if !word.text.is_empty() && !is_mark {
                return Some(word);
            }
        }
    }))
}

/// The mark of inches or seconds that stands right behind a quote which ends with a number.
fn measure_of_quote<'a>(beside: &Beside<'a>) -> Option<Word<'a>> {
    let is_number = beside.quote.ends_with(|c: char| c.is_ascii_digit());
    let is_beside = beside.side == Side::After && !beside.is_apart && is_number;
    let text = beside.text.get(..1).filter(|mark| is_beside && *mark == "\"")?;
    (!has_open_quotation(beside.quote)).then_some(Word { text, is_measure: true, is_marked: true })
}

/// The word that a piece between spaces has.
fn word(text: &str, piece: Range<usize>) -> Word<'_> {
    let bare = text[piece.clone()].trim_matches(MARKS);
    let start = letter::start_of(bare, text);
    let end = start + bare.len();
    let is_marked =
        bare.ends_with(|c: char| c.is_ascii_digit()) && text[end..piece.end].starts_with('"');
    let is_measure = is_marked && !has_open_quotation(&text[..end]);
    Word { text: &text[start..end + usize::from(is_measure)], is_measure, is_marked }
}

fn begins_with_digit(text: &str) -> bool {
    text.trim_start_matches(MARKS).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a quotation that begins in a folded text does not end in it, so that a mark behind a
/// number closes it rather than counts inches.
pub fn has_open_quotation(folded: &str) -> bool {
    let near = folded.ceil_char_boundary(folded.len().saturating_sub(LONGEST_QUOTATION));
    let near = &folded[near..];
    let last = near.rfind('"');
    last.is_some_and(|at| {
        let is_before_word = near[at + 1..].starts_with(|c: char| !c.is_whitespace());
        let is_behind_word = near[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.');
        is_before_word && !is_behind_word
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_but_the_outermost_must_be_whole() {
        for (context, text, side, is_there) in [
            ("сказал Лугин: \"", "вчера сказал Лугин: \"", Side::Before, true),
            ("зал Лугин", "сказал Лугин - ", Side::Before, true),
            ("сказал угин", "сказал Лугин", Side::Before, false),
            ("Омаров подписал", "Омаров не подписал", Side::Before, false),
            ("что мост", "что, мост", Side::Before, true),
            (" - сказал Лу", ", - сказал Лугин", Side::After, true),
            (" - сказал Лу", ", - возразил Лугин", Side::After, false),
            ("до ", "до -", Side::Before, false),
            ("", "что угодно", Side::After, true),
        ] {
            assert_eq!(is_laid(context, text, side), is_there, "{context} | {text}");
        }
    }

    fn is_laid(context: &str, text: &str, side: Side) -> bool {
        let beside = |text| Beside { text, side, is_apart: false, quote: "слово" };
        lay(beside(context), beside(text)).is_ok()
    }

    #[test]
    fn marks_that_count_are_no_marks() {
        for (one, other) in [
            ("экран 27\" на", "экран 27 на"),
            ("экран 27\" на", "экран 27' на"),
            ("экран 27' на", "экран 27 на"),
            ("упала - 5 градусов", "упала 5 градусов"),
            ("упала - 5 градусов", "упала -5 градусов"),
            ("сказал \"да\" про 27\" тут", "сказал \"да\" про 27 тут"),
        ] {
            for side in [Side::Before, Side::After] {
                let (one, other) = (&format!("вот {one} так"), &format!("вот {other} так"));
                assert!(
                    !is_laid(one, other, side) && !is_laid(other, one, side),
                    "{one} | {other}"
                );
                assert!(is_laid(one, one, side) && is_laid(other, other, side), "{one} | {other}");
            }
        }
        for (one, other) in [
            ("в \"зале 27\" на", "в зале 27 на"),
            ("в \"зале 27\", на", "в \"зале 27, на"),
            ("цена - много денег", "цена много денег"),
            ("было 5 - много денег", "было 5, много денег"),
        ] {
            for side in [Side::Before, Side::After] {
                let (one, other) = (&format!("вот {one} так"), &format!("вот {other} так"));
                assert!(is_laid(one, other, side) && is_laid(other, one, side), "{one} | {other}");
            }
        }
    }
}
