//! The edit distance of a pattern to every prefix of a text, sixty-four characters a step.
//!
//! The bit-vector algorithm of G. Myers, "A fast bit-vector algorithm for approximate string
//! matching based on dynamic programming" (Journal of the ACM 46, 1999), in the blocks of
//! H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003).

const WORD: usize = 64;
/// Characters that are looked up in a table: Latin, Greek and Cyrillic letters are among them.
const FIRST_CHARACTERS: usize = 0x530;

/// Where a match may begin in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Anywhere: what stands before the match costs nothing.
    Anywhere,
    /// At the text's first character.
    First,
}

/// A pattern, ready to be compared with texts.
#[derive(Debug, Clone)]
pub struct Pattern {
    length: usize,
    /// The pattern's characters, sorted.
    alphabet: Vec<char>,
    /// For each of the first characters of Unicode the index of its row in `bits`.
    rows: Box<[u16]>,
    /// For each character of the alphabet, the blocks of bits at which the pattern has it; then a
    /// row of no bits for all others.
    bits: Vec<u64>,
    blocks: usize,
}

/// One block of a column: where the distance grows by one downwards, and where it falls.
#[derive(Clone)]
struct Block {
    grows: u64,
    falls: u64,
}

impl Pattern {
    /// Prepares a pattern, which must not be empty.
    pub fn new(characters: &[char]) -> Self {
        let mut alphabet = characters.to_vec();
        alphabet.sort_unstable();
        alphabet.dedup();
        let blocks = characters.len().div_ceil(WORD);
        let mut bits = vec![0; (alphabet.len() + 1) * blocks];
        for (at, character) in characters.iter().enumerate() {
            if let Ok(row) = alphabet.binary_search(character) {
                bits[row * blocks + at / WORD] |= 1 << (at % WORD);
            }
        }
        let mut rows = vec![alphabet.len() as u16; FIRST_CHARACTERS].into_boxed_slice();
        for (row, character) in alphabet.iter().enumerate() {
            if let Some(known) = rows.get_mut(*character as usize) {
                *known = row as u16;
            }
        }
        Pattern { length: characters.len(), alphabet, rows, bits, blocks }
    }

    /// The index of a character's row in `bits`.
    fn row(&self, character: char) -> usize {
        match self.rows.get(character as usize) {
            Some(row) => usize::from(*row),
            None => self.alphabet.binary_search(&character).unwrap_or(self.alphabet.len()),
        }
    }

    /// The number of its characters.
    pub fn len(&self) -> usize {
        self.length
    }

    /// The edit distance of the pattern to the text that ends behind each character, in order.
    pub fn distances<'a>(
        &'a self,
        text: impl IntoIterator<Item = char> + 'a,
        start: Start,
    ) -> impl Iterator<Item = usize> + 'a {
        let mut column = vec![Block { grows: !0, falls: 0 }; self.blocks];
        let top = if start == Start::First { 1 } else { 0 };
        let mut distance = self.length as isize;
        text.into_iter().map(move |character| {
            let start = self.row(character) * self.blocks;
            let row = &self.bits[start..start + self.blocks];
            let mut carry = top;
            for (index, (block, equal)) in column.iter_mut().zip(row).enumerate() {
                carry = block.advance(*equal, carry, self.last_bit(index));
            }
            distance += carry as isize;
            distance as usize
        })
    }

    /// The smallest distance to a piece of the text, and where it ends: the first of several.
    pub fn best(
        &self,
        text: impl IntoIterator<Item = char>,
        start: Start,
    ) -> Option<(usize, usize)> {
        let ends = self.distances(text, start).zip(1..);
        ends.min_by_key(|(distance, _)| *distance)
    }

    /// The distance to the whole of a text.
    pub fn distance(&self, text: impl IntoIterator<Item = char>) -> usize {
        self.distances(text, Start::First).last().unwrap_or(self.length)
    }

    /// The bit of the last character in a block.
    fn last_bit(&self, block: usize) -> u64 {
        let last = if block + 1 == self.blocks { (self.length - 1) % WORD } else { WORD - 1 };
        1 << last
    }
}

impl Block {
    /// Goes on by one character of the text: `carry` is how the distance changes above the block,
    /// the result how it changes at the bit `last`.
    fn advance(&mut self, equal: u64, carry: i8, last: u64) -> i8 {
        let vertical = equal | self.falls;
        let equal = equal | u64::from(carry < 0);
        let horizontal = ((equal & self.grows).wrapping_add(self.grows) ^ self.grows) | equal;
        let mut up = self.falls | !(horizontal | self.grows);
        let mut down = self.grows & horizontal;
        let out = i8::from(up & last != 0) - i8::from(down & last != 0);
        up = (up << 1) | u64::from(carry > 0);
        down = (down << 1) | u64::from(carry < 0);
        self.grows = down | !(vertical | up);
        self.falls = up & vertical;
        out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The textbook table, row by row.
    fn table(pattern: &[char], text: &[char], start: Start) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut distances = Vec::new();
        for (at, character) in text.iter().enumerate() {
            let mut above = column[0];
            column[0] = if start == Start::First { at + 1 } else { 0 };
            for row in 1..=pattern.len() {
                let same = above + usize::from(pattern[row - 1] != *character);
                above = column[row];
                column[row] = same.min(above + 1).min(column[row - 1] + 1);
            }
            distances.push(column[pattern.len()]);
        }
        distances
    }

    proptest! {
        #[test]
        fn distances_are_those_of_the_table(
            pattern in "[abc€]{1,150}",
            text in "[abcd€—]{0,200}",
            first in any::<bool>(),
        ) {
            let start = if first { Start::First } else { Start::Anywhere };
            let (pattern, text): (Vec<char>, Vec<char>) =
                (pattern.chars().collect(), text.chars().collect());
            let found: Vec<usize> =
                Pattern::new(&pattern).distances(text.iter().copied(), start).collect();
            prop_assert_eq!(found, table(&pattern, &text, start));
        }
    }

    #[test]
    fn a_pattern_is_found_within_a_text() {
        let pattern = Pattern::new(&"регламент".chars().collect::<Vec<_>>());
        assert_eq!(
            pattern.best("новый регламнт усиливает".chars(), Start::Anywhere),
            Some((1, 14))
        );
        assert_eq!(pattern.distance("регламенты".chars()), 1);
    }
}
