//! Where a folded quote stands in a folded text.

use std::ops::Range;

use memchr::memmem;

use super::beside::{Beside, Laid, Side, lay};
use super::commas::{doubtful_numbers, regrouped};
use super::fold_text;
use super::whole::{begins_word, ends_word, is_inside_word};
use crate::letter;

/// Bytes of a context that are looked at, the nearest to the quote; more tell nothing more, and
/// would cost their length at every place of a quote that stands often.
const MOST_CONTEXT: usize = 2_000;

/// Words of a context on each side that tell what is between them.
const WORDS_BETWEEN: usize = 2;
/// Places that are looked at between them.
const MOST_BETWEEN: usize = 16;

/// A quote and the words beside it, as they are looked for in a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedQuote {
    words: String,
    before: String,
    after: String,
    /// Whether the context touches the quote on either side, as the rest of a word does.
    touches: (bool, bool),
    /// Whether white space parts the context from the quote on either side.
    apart: (bool, bool),
    /// The numbers of all three that read differently in another language, as they are written.
    doubtful: Vec<String>,
}

/// A word that stands for another one: that of a context, that of the text.
pub type Pair<'a> = (&'a str, &'a str);

impl FoldedQuote {
    /// Folds a quote and its context.
    pub fn new(quote: &str, before: Option<&str>, after: Option<&str>) -> Self {
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let letter = char::is_alphanumeric;
        let touches = (before.ends_with(letter), after.starts_with(letter));
        let space = char::is_whitespace;
        let apart = (before.ends_with(space), after.starts_with(space));
        let from = before.floor_char_boundary(before.len().saturating_sub(MOST_CONTEXT));
        let (before, after) = (&before[from..], &after[..after.floor_char_boundary(MOST_CONTEXT)]);
        let doubtful = [before, quote, after].into_iter().flat_map(doubtful_numbers);
        FoldedQuote {
            words: fold_text(quote),
            before: fold_text(before),
            after: fold_text(after),
            touches,
            apart,
            doubtful: doubtful.map(str::to_owned).collect(),
        }
    }

    /// The quote without its context, but for the rest of a word that it is a part of.
    pub fn alone(&self) -> Self {
        let (starts, ends) = self.touches;
        let before = self.before.rsplit(' ').next().filter(|_| starts).unwrap_or_default();
        let after = self.after.split(' ').next().filter(|_| ends).unwrap_or_default();
        FoldedQuote { before: before.to_owned(), after: after.to_owned(), ..self.clone() }
    }

    /// The folded words.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The folded words before and after it; empty where none are given.
    pub fn context(&self) -> (&str, &str) {
        (&self.before, &self.after)
    }

    /// A number of the quote or its context with a comma for which a text, as it is written, has a
    /// space, or the other way round; with what the text has.
    pub fn regrouped_in(&self, text: &str) -> Option<(String, String)> {
        regrouped(&self.doubtful, text)
    }

    /// Every place of a folded text that has the quote's words, and its context beside them.
    ///
    /// A place begins and ends where words and numbers do, unless the context has the rest of the
    /// word: `5 км` is not in `15 км`.
    pub fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        self.occurrences(text)
            .filter(|place| self.is_whole(text, place) && self.difference(text, place).is_none())
    }

    /// Every place that has the quote's words, whatever stands beside them; where they are the part
    /// of a word, the context must have the rest.
    pub fn places_anywhere(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let (starts, ends) = self.touches;
        let alone = self.alone();
        self.occurrences(text).filter(move |place| {
            let is_whole = begins_word(text, place.start) && ends_word(text, place.end);
            let has_rest = || (starts || ends) && alone.difference(text, place).is_none();
            is_whole || (self.is_whole(text, place) && has_rest())
        })
    }

    /// Whether no word and no number is cut in two, or the context has what is cut off.
    fn is_whole(&self, text: &str, place: &Range<usize>) -> bool {
        let (starts, ends) = self.touches;
        let is_apart = |at: usize| !is_inside_word(&text[..at], &text[at..]);
        let begins = starts || (!self.before.is_empty() && is_apart(place.start));
        let stops = ends || (!self.after.is_empty() && is_apart(place.end));
        (begins || begins_word(text, place.start)) && (stops || ends_word(text, place.end))
    }

    /// The places between the nearest words of the context on both sides, about as long as the
    /// quote, whatever stands there.
    pub fn places_between(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let head = nearest(self.before.rmatch_indices(' ')).map(|at| self.before[at..].trim());
        let tail = nearest(self.after.match_indices(' ')).map(|at| self.after[..at].trim());
        let sides = head.zip(tail);
        let starts = sides.into_iter().flat_map(|(head, _)| {
            memmem::find_iter(text.as_bytes(), head).map(|at| at + head.len()).take(MOST_BETWEEN)
        });
        let longest = self.words.len() * 3 / 2 + 8;
        starts.filter_map(move |start| {
            let (_, tail) = sides?;
            let end = text.floor_char_boundary(start + longest + tail.len());
            let between = text.get(start..end)?;
            let end = start + between.find(tail)?;
            let words = text[start..end].trim();
            let start = end - text[start..end].trim_start().len();
            Some(start..start + words.len()).filter(|place| place.len() * 2 >= self.words.len())
        })
    }

    /// The first word of the context that does not stand beside a place.
    pub fn difference<'a>(&'a self, text: &'a str, place: &Range<usize>) -> Option<Pair<'a>> {
        self.laid_before(text, place).and_then(|_| self.laid_after(text, place)).err()
    }

    /// The context before the quote laid over what stands before a place.
    fn laid_before<'a>(&'a self, text: &'a str, place: &Range<usize>) -> Laid<'a> {
        self.laid((&self.before, self.apart.0), &text[..place.start], Side::Before)
    }

    /// The context behind the quote laid over what stands behind a place.
    fn laid_after<'a>(&'a self, text: &'a str, place: &Range<usize>) -> Laid<'a> {
        self.laid((&self.after, self.apart.1), &text[place.end..], Side::After)
    }

    fn laid<'a>(&'a self, context: (&'a str, bool), beside: &'a str, side: Side) -> Laid<'a> {
        let of = |(text, is_apart)| Beside { text, side, is_apart, quote: &self.words };
        lay(of(context), of((beside, false)))
    }

    /// A place with all of its context beside it, and what of the context has no words but marks.
    pub fn with_context(&self, text: &str, place: &Range<usize>) -> (Range<usize>, (&str, &str)) {
        let offset = |part: &str| letter::start_of(part, text);
        let head = self.laid_before(text, place).ok().flatten();
        let tail = self.laid_after(text, place).ok().flatten();
        // The outermost word may be a part of a word, which then belongs to it, or stand by a sign.
        let start = head.map_or(place.start, |(own, word)| {
            let at = word.len() - own.len();
            offset(word) + if begins_word(word, at) { at } else { 0 }
        });
        let end = tail.map_or(place.end, |(own, word)| {
            offset(word) + if ends_word(word, own.len()) { own.len() } else { word.len() }
        });
        let before = if head.is_some() { "" } else { &self.before };
        let after = if tail.is_some() { "" } else { &self.after };
        (start..end, (before, after))
    }

    /// The outermost words of the context, where the text has longer ones in their places; with
    /// what the text has more.
    pub fn cut_words<'a>(
        &'a self,
        text: &'a str,
        place: &Range<usize>,
    ) -> impl Iterator<Item = (Pair<'a>, &'a str)> {
        let head = self.laid_before(text, place).ok().flatten();
        let tail = self.laid_after(text, place).ok().flatten();
        let head = head.and_then(|(ours, theirs)| {
            let rest = theirs.strip_suffix(ours)?;
            (!begins_word(theirs, rest.len())).then_some(((ours, theirs), rest))
        });
        let tail = tail.and_then(|(ours, theirs)| {
            let rest = theirs.strip_prefix(ours)?;
            (!ends_word(theirs, ours.len())).then_some(((ours, theirs), rest))
        });
        head.into_iter().chain(tail)
    }

    /// Every place of a folded text that has the quote's words, be it within other words; places
    /// may overlap.
    ///
    /// The work grows with the text: where a quote repeats itself, the next place is one period on
    /// or beyond all that the period explains (N. Fine and H. Wilf, "Uniqueness theorems for
    /// periodic functions", 1965).
    pub fn occurrences(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let (words, text) = (self.words.as_bytes(), text.as_bytes());
        let finder = memmem::Finder::new(words);
        let mut period = None;
        let mut next = None;
        let mut from = 0;
        std::iter::from_fn(move || {
            if words.is_empty() {
                return None;
            }
            let at = next.take().or_else(|| Some(from + finder.find(text.get(from..)?)?))?;
            let period = *period.get_or_insert_with(|| smallest_period(words));
            from = at + 1;
            if period * 2 <= words.len() {
                let end = at + words.len();
                match text[end..].starts_with(&words[words.len() - period..]) {
                    true => next = Some(at + period),
                    false => from = end - period + 1,
                }
            }
            Some(at..at + words.len())
        })
    }
}

/// Where the few words of a context that are nearest to the quote end, given its spaces from there.
fn nearest<'a>(spaces: impl Iterator<Item = (usize, &'a str)>) -> Option<usize> {
    spaces.map(|(at, _)| at).take(WORDS_BETWEEN + 1).last()
}

/// After how many bytes a text repeats itself, at the least (the failure function of D. Knuth,
/// J. Morris and V. Pratt, "Fast pattern matching in strings", 1977).
fn smallest_period(text: &[u8]) -> usize {
    let mut borders = vec![0; text.len()];
    let mut border = 0;
    for at in 1..text.len() {
        while border > 0 && text[at] != text[border] {
            border = borders[border - 1];
        }
        border += usize::from(text[at] == text[border]);
        borders[at] = border;
    }
    text.len() - border
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(quote: &str, before: &str, text: &str) -> usize {
        let before = Some(before).filter(|before| !before.is_empty());
        FoldedQuote::new(quote, before, None).places(text).count()
    }

    #[test]
    fn a_quote_begins_and_ends_where_words_do() {
        for (quote, before, text, expected) in [
            ("Иван", "", "Иванов и Иван", 1),
            ("5 км", "", "15 км", 0),
            ("5 км", "", "1,5 км", 0),
            ("на 15", "", "на 15 000", 0),
            ("000", "", "15 000", 0),
            ("в 2025", "", "в 2025 году, в 2025.", 2),
            ("5", "1", "15 км", 1),
            ("скоростной", "", "высокоскоростной", 0),
            ("скоростной", "высоко", "высокоскоростной", 1),
            ("скоростной", "высоко ", "высокоскоростной", 0),
            ("经济", "", "中国经济增长", 1),
            ("สะพาน", "", "ข้ามสะพานใหม่", 1),
            ("橋を", "新しい", "新しい橋を渡る", 1),
            ("5 км", "", "约15 км", 0),
        ] {
            assert_eq!(count(quote, before, text), expected, "{quote} in {text}");
        }
    }

    #[test]
    fn a_quote_that_repeats_itself_costs_the_length_of_the_text() {
        let text = "а".repeat(20_000);
        let quote = FoldedQuote::new(&"а".repeat(10_000), None, None);
        assert_eq!(quote.occurrences(&text).count(), 10_001);
    }

    proptest::proptest! {
        #[test]
        fn every_occurrence_is_found(text in "[аb]{0,60}", quote in "[аb]{1,9}") {
            let found: Vec<usize> =
                FoldedQuote::new(&quote, None, None).occurrences(&text).map(|it| it.start).collect();
            let expected: Vec<usize> =
                (0..text.len()).filter(|at| text.as_bytes()[*at..].starts_with(quote.as_bytes())).collect();
            proptest::prop_assert_eq!(found, expected);
        }
    }
}
