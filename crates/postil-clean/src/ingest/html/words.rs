//! The words of an element that tell what it is for: its name, classes, id and role.

use crate::ingest::html::attributes::Attributes;
use crate::model::element_word::{WordOf, hash};
use postil_text::letter;

/// More words than this of one element are left out.
const MAX_WORDS: usize = 10;
/// Attributes longer than this are cut, in bytes.
const MAX_VALUE: usize = 200;

/// The hashed words of an element; digits count as one sign, since they number things.
pub(super) fn hashed(name: &str, attributes: &Attributes) -> Vec<u32> {
    let mut words = Vec::with_capacity(MAX_WORDS + 1);
    words.push(hash(WordOf::Name, name));
    for (at, key) in ["class", "id", "role", "itemprop"].into_iter().enumerate() {
        let Some(value) = attributes.get(key) else { continue };
        let value = &value[..value.floor_char_boundary(MAX_VALUE)];
        let parts = letter::words(value);
        let of = if at < 2 { WordOf::Class } else { WordOf::Role };
        words.extend(parts.map(|part| hash(of, part)).take(MAX_WORDS + 1 - words.len()));
    }
    words
}
