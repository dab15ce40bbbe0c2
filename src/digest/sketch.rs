//! The sketch of an article's text: its shingles are five words in a row, with the numbers as they
//! stand, so that reports of one form with other figures have little in common.

use postil_text::letter;

use crate::model::article::Article;
use crate::model::sketch::Sketch;
use crate::model::wording::hash;

/// So many words in a row are a shingle.
const WORDS: usize = 5;
/// So many shingles are looked at: a longer text is known by its beginning.
const MOST: usize = 20_000;
/// The parameters of the 64-bit FNV-1a hash.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The sketch of an article's text, as far as it is shown.
pub(super) fn sketch(article: &Article) -> Sketch {
    let texts = article.blocks.iter().map(|block| block.text.as_str());
    let words: Vec<u64> = texts.flat_map(letter::words).take(MOST + WORDS - 1).map(hash).collect();
    Sketch::of(words.windows(WORDS).map(shingle))
}

fn shingle(words: &[u64]) -> u64 {
    words.iter().fold(BASIS, |hash, word| (hash.rotate_left(7) ^ word).wrapping_mul(PRIME))
}
