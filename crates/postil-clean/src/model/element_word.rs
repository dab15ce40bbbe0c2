//! The words by which elements are called, as hashes: a document holds the words around each line.

/// What of an element a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordOf {
    Name = 0,
    /// A class or an id.
    Class = 1,
    /// A role, or what a machine takes the content for.
    Role = 2,
}

/// FNV-1a over the word in lower case; digits count as one sign, since they number things.
pub(crate) fn hash(of: WordOf, word: &str) -> u32 {
    let sign = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() };
    word.bytes().fold(mix(0x811c_9dc5, of as u32), |hash, byte| {
        (hash ^ u32::from(sign(byte))).wrapping_mul(0x0100_0193)
    })
}

/// Adds a hash to the hash of what came before it.
pub(crate) fn mix(before: u32, word: u32) -> u32 {
    (before.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b1)
}
