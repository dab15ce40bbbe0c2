//! Whether words that differ from a quote's may still be the words that were meant.
//!
//! A letter more or less is a slip that somebody mended. Another name, another number, a *not*, or
//! one word in another's place is another statement, however few letters it takes.

mod compared;
mod edges;
mod facts;
mod slips;
mod tokens;

pub use edges::edges_are_whole;
use facts::{Item, Weight};

/// Why words cannot be those of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A name, a number, a date, a negation or another fact is another one: that of the quote, that
    /// of the text; empty where one of them has none.
    Fact(String, String),
    /// One word stands in another's place.
    Word(String, String),
}

/// Folded words, with what stands before them, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub struct Words<'t> {
    /// What stands before them; empty where nothing does, or nobody knows.
    pub before: &'t str,
    /// The words.
    pub words: &'t str,
}

impl Words<'_> {
    /// Whether they begin amid a sentence, so that a capital makes their first word a name.
    fn begin_with_name(&self) -> bool {
        let from = self.before.len().saturating_sub(REACH);
        let before = &self.before[self.before.ceil_char_boundary(from)..];
        let first = self.words.split(' ').next().unwrap_or_default();
        let is_parted = before.ends_with([' ', '"', '(']);
        let text = [before, if is_parted { "" } else { " " }, first].concat();
        facts::items(&text).last().is_some_and(|item| item.weight == Weight::Fact)
    }
}

/// So many bytes before words tell whether a sentence begins with them.
const REACH: usize = 160;

/// Compares the words of a quote and of a text.
///
/// # Errors
///
/// Says what makes them two statements.
pub fn compare(quote: Words, text: Words) -> Result<(), Difference> {
    let may_be_amid = quote.before.is_empty() || quote.begin_with_name();
    let is_amid = may_be_amid && text.begin_with_name();
    let (mut quote, mut text) = (facts::items(quote.words), facts::items(text.words));
    let firsts = [quote.first_mut(), text.first_mut()].into_iter().flatten();
    firsts.filter(|first| is_amid && first.weight == Weight::Opening).for_each(|first| {
        first.weight = Weight::Fact;
    });
    compared::compare(&quote, &text)?;
    let (quote, text) = (spelt(&quote), spelt(&text));
    let (quote, text) = (borrowed(&quote), borrowed(&text));
    gaps(&quote, &text).into_iter().try_for_each(|(quote, text)| compare_gap(&quote, &text))
}

/// Whether every name, number and other fact of a context stands in the words around a place.
///
/// # Errors
///
/// Names one that does not.
pub fn facts_stand_in(context: &str, around: &str) -> Result<(), Difference> {
    compared::stand_in(&facts::items(context), &facts::items(around))
}

/// Whether the beginning of a word denies what the rest of it says.
pub fn begins_denial(beginning: &str, rest: &str) -> bool {
    slips::begins_denial(&beginning.to_lowercase(), &rest.to_lowercase())
}

/// How many words a folded text has.
pub fn count_words(text: &str) -> usize {
    words(text).len()
}

/// The words of a folded text: letters and digits, with what joins them.
fn words(text: &str) -> Vec<&str> {
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '"' | ':' | '%');
    let trimmed = text.split(|c| !joined(c)).map(|word| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%')
    });
    trimmed.filter(|word| !word.is_empty()).collect()
}

/// The words of a text, those that state a number or a unit all in one spelling.
fn spelt(items: &[Item]) -> Vec<String> {
    items.iter().map(Item::word).collect()
}

fn borrowed(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// Words of a quote and words of a text that stand between two words which both have.
type Gap<'a> = (Vec<&'a str>, Vec<&'a str>);

/// Lays the words of two texts side by side, by their longest common subsequence.
///
/// Words count as common only where they stand about as far into both texts: the work grows with
/// the number of words, and texts that differ by more are not taken for one another anyway.
fn gaps<'a>(quote: &[&'a str], text: &[&'a str]) -> Vec<Gap<'a>> {
    let common = CommonWords::new(quote, text);
    let (mut row, mut column, mut gaps, mut gap) = (0, 0, Vec::new(), Gap::default());
    while row < quote.len() && column < text.len() {
        if common.is_same(row, column) {
            gaps.push(std::mem::take(&mut gap));
            (row, column) = (row + 1, column + 1);
        } else if common.at(row + 1, column) >= common.at(row, column + 1) {
            gap.0.push(quote[row]);
            row += 1;
        } else {
            gap.1.push(text[column]);
            column += 1;
        }
    }
    gap.0.extend(&quote[row..]);
    gap.1.extend(&text[column..]);
    gaps.push(gap);
    gaps
}

/// How far into two texts their common words may be apart, besides what one of them is longer.
const BAND: usize = 48;

/// For each word of a quote, and in that row for each word of a text about as far in, how many words
/// what begins there has in common (the band of E. Ukkonen, "Algorithms for approximate string
/// matching", 1985).
struct CommonWords {
    /// The words in small letters.
    quote: Vec<String>,
    text: Vec<String>,
    band: usize,
    /// A row for each word of the quote and one more, of twice the band and one.
    counts: Vec<u32>,
}

impl CommonWords {
    fn new(quote: &[&str], text: &[&str]) -> Self {
        let small = |words: &[&str]| words.iter().map(|word| word.to_lowercase()).collect();
        let band = BAND + quote.len().abs_diff(text.len()).min(BAND);
        let counts = vec![0; (quote.len() + 1) * (2 * band + 1)];
        let mut common = CommonWords { quote: small(quote), text: small(text), band, counts };
        for row in (0..quote.len()).rev() {
            for column in (row.saturating_sub(band)..text.len().min(row + band + 1)).rev() {
                let count = match common.is_same(row, column) {
                    true => common.at(row + 1, column + 1) + 1,
                    false => common.at(row + 1, column).max(common.at(row, column + 1)),
                };
                let index = common.index(row, column);
                index.into_iter().for_each(|index| common.counts[index] = count);
            }
        }
        common
    }

    fn is_same(&self, row: usize, column: usize) -> bool {
        self.quote[row] == self.text[column]
    }

    /// How many words are common from here on; none outside of the band.
    fn at(&self, row: usize, column: usize) -> u32 {
        self.index(row, column).map_or(0, |index| self.counts[index])
    }

    fn index(&self, row: usize, column: usize) -> Option<usize> {
        let across = (column + self.band).checked_sub(row).filter(|at| *at <= 2 * self.band)?;
        Some(row * (2 * self.band + 1) + across)
    }
}

/// One side of a gap may lack a word; but no word may take the place of another one, however short:
/// `за` and `против`, `көп` and `аз`.
fn compare_gap(quote: &[&str], text: &[&str]) -> Result<(), Difference> {
    let is_lack = quote.is_empty() || text.is_empty();
    if is_lack || slips::may_become(&quote.concat().to_lowercase(), &text.concat().to_lowercase()) {
        return Ok(());
    }
    Err(Difference::Word(quote.join(" "), text.join(" ")))
}

#[cfg(test)]
mod tests;
