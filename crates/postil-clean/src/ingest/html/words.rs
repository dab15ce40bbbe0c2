//! The words of an element that tell what it is for: its name, classes, id and role.

use crate::ingest::html::attributes::Attributes;
use postil_text::letter;

/// More words than this of one element are left out.
const MAX_WORDS: usize = 10;
/// Attributes longer than this are cut, in bytes.
const MAX_VALUE: usize = 200;

/// The hashed words of an element; digits count as one sign, since they number things.
pub(super) fn hashed(name: &str, attributes: &Attributes) -> Vec<u32> {
    let mut words = Vec::with_capacity(MAX_WORDS + 1);
    words.push(hash(0, name));
    for (seed, key) in ["class", "id", "role", "itemprop"].into_iter().enumerate() {
        let Some(value) = attributes.get(key) else { continue };
        let value = &value[..value.floor_char_boundary(MAX_VALUE)];
        let parts = letter::words(value);
        let seed = if seed < 2 { 1 } else { 2 };
        words.extend(parts.map(|part| hash(seed, part)).take(MAX_WORDS + 1 - words.len()));
    }
    words
}

/// FNV-1a over the word in lower case.
fn hash(seed: u32, word: &str) -> u32 {
    let sign = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() };
    word.bytes().fold(mix(0x811c_9dc5, seed), |hash, byte| {
        (hash ^ u32::from(sign(byte))).wrapping_mul(0x0100_0193)
    })
}

/// Adds a hash to the hash of what came before it.
pub(super) fn mix(before: u32, word: u32) -> u32 {
    (before.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b1)
}
