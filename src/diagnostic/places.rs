//! The lines and columns of a text, for a file that may have many things to say about it.
//!
//! Each place is found without counting from the start, so that a file with as many mistakes as
//! lines costs its length.

use crate::diagnostic::Place;

/// So many bytes have one count of the characters before them.
const BLOCK: usize = 256;

/// A text of which places are asked.
#[derive(Debug)]
pub struct Places<'a> {
    path: &'a str,
    text: &'a str,
    /// The byte at which each line starts.
    starts: Vec<usize>,
    /// How many characters begin before each block.
    characters: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Counts the lines and the characters of a text once.
    pub fn new(path: &'a str, text: &'a str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let starts = std::iter::once(0).chain(breaks).collect();
        let mut counted = 0;
        let before = |block: &[u8]| {
            let before = counted;
            counted += begun_in(block);
            before
        };
        let characters = text.as_bytes().chunks(BLOCK).map(before).collect();
        Places { path, text, starts, characters }
    }

    /// The place of a byte; one beyond the end is the end.
    pub fn at(&self, offset: usize) -> Place {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let column = self.characters_before(offset) - self.characters_before(self.starts[line - 1]);
        Place {
            path: self.path.to_owned(),
            line: Some(line as u32),
            column: Some(column as u32 + 1),
        }
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let piece = &self.text.as_bytes()[block * BLOCK..offset];
        match self.characters.get(block) {
            Some(before) => before + begun_in(piece),
            // The text ends with a block.
            None => self.text.len().checked_sub(BLOCK).map_or(0, |last| {
                self.characters[block - 1] + begun_in(&self.text.as_bytes()[last..])
            }),
        }
    }
}

/// How many characters begin in some bytes of UTF-8.
fn begun_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place as one finds it by counting.
    fn counted(text: &str, offset: usize) -> (u32, u32) {
        let before = &text[..text.floor_char_boundary(offset)];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() as u32 + 1;
        (line, before[start..].chars().count() as u32 + 1)
    }

    proptest::proptest! {
        #[test]
        fn a_place_is_where_counting_finds_it(text in "[aж\n]{0,700}", part in 0.0..1.2f64) {
            let offset = (text.len() as f64 * part) as usize;
            let place = Places::new("a.toml", &text).at(offset);
            let found = (place.line.unwrap(), place.column.unwrap());
            proptest::prop_assert_eq!(found, counted(&text, offset));
        }

        #[test]
        fn a_text_may_end_with_a_block(blocks in 0usize..4) {
            let text = "ж".repeat(blocks * BLOCK / 2);
            let place = Places::new("a.toml", &text).at(text.len());
            proptest::prop_assert_eq!(place.column.unwrap() as usize, blocks * BLOCK / 2 + 1);
        }
    }
}
