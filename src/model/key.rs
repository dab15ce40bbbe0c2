//! Keys: what a value is, in sixteen bytes.
//!
//! A key is derived from the value itself, as its fields serialise, so two values with the same key
//! are the same and a new field is part of the key without anybody's doing. Places in files are left
//! out of it, for they are not serialised where they say nothing about the value.

use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Most values of keys take less when they are written, in bytes.
const USUAL_SIZE: usize = 4096;

/// The first half of a BLAKE3 hash.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Key([u8; 16]);

impl Key {
    /// The key of a value.
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Key {
        let written = postcard::to_extend(value, Vec::with_capacity(USUAL_SIZE));
        let written = written.expect("the values of keys are plain data");
        Key::of_bytes(&written)
    }

    /// The key of some bytes.
    pub fn of_bytes(bytes: &[u8]) -> Key {
        Key::of_hash(blake3::hash(bytes))
    }

    /// The key of all bytes that can be read, of which a few are held at a time.
    ///
    /// Fails as the reader does.
    pub fn of_reader(bytes: impl Read) -> io::Result<Key> {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(bytes)?;
        Ok(Key::of_hash(hasher.finalize()))
    }

    fn of_hash(hash: blake3::Hash) -> Key {
        let (half, _) = hash.as_bytes().split_first_chunk().expect("a hash has 32 bytes");
        Key(*half)
    }

    /// Its sixteen bytes.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The key of what other keys stand for, in their order.
    pub fn of_all(keys: &[Key]) -> Key {
        Key::of(keys)
    }

    /// The key `places` behind this one, where its first `SIZE` bytes are taken for a number.
    pub fn ahead<const SIZE: usize>(mut self, places: u64) -> Key {
        let mut left = places;
        for byte in self.0[..SIZE].iter_mut().rev() {
            left += u64::from(*byte);
            *byte = (left & 0xff) as u8;
            left >>= 8;
        }
        self
    }
}

/// Passes bytes on, and knows the key of those that it has passed.
pub struct KeyedReader<R> {
    inner: R,
    hasher: blake3::Hasher,
}

impl<R: Read> KeyedReader<R> {
    /// Passes on what `inner` reads.
    pub fn new(inner: R) -> Self {
        KeyedReader { inner, hasher: blake3::Hasher::new() }
    }

    /// The key of the bytes so far.
    pub fn key(&self) -> Key {
        Key::of_hash(self.hasher.finalize())
    }
}

impl<R: Read> Read for KeyedReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hasher.update(&buffer[..count]);
        Ok(count)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

/// A text that is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAKey;

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Key, NotAKey> {
        if text.len() != 32 || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(NotAKey);
        }
        let number = u128::from_str_radix(text, 16).map_err(|_| NotAKey)?;
        Ok(Key(number.to_be_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::model::sidecar::Note;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        let key = Key::of("мост");
        assert_eq!(key.to_string().parse(), Ok(key));
        assert_eq!("12".parse::<Key>(), Err(NotAKey));
        assert_eq!("zz".repeat(16).parse::<Key>(), Err(NotAKey));
    }

    #[test]
    fn bytes_that_are_read_have_the_key_of_bytes() {
        let bytes: Vec<u8> = (0..300_000_u32).map(|at| (at % 251) as u8).collect();
        let mut passed = KeyedReader::new(&*bytes);
        assert_eq!(io::copy(&mut passed, &mut io::sink()).unwrap(), bytes.len() as u64);
        assert_eq!(passed.key(), Key::of_bytes(&bytes));
        assert_eq!(Key::of_reader(&*bytes).unwrap(), Key::of_bytes(&bytes));
    }

    #[test]
    fn a_key_ahead_of_another_follows_it_as_a_number() {
        let key = |digits: &str| format!("{digits:0<32}").parse::<Key>().unwrap();
        assert_eq!(key("00000000ff").ahead::<5>(2), key("0000000101"));
        assert_eq!(key("00000000ff").ahead::<4>(1), key("00000001ff"));
        assert_eq!(key("ffffffffff").ahead::<5>(1), key("0000000000"));
    }

    #[test]
    fn a_key_tells_values_apart_but_not_their_places() {
        let note = |text: &str, line| Note {
            text: text.to_owned(),
            place: Place::line("a.toml", line),
            ..Note::default()
        };
        assert_eq!(Key::of(&note("мост", 1)), Key::of(&note("мост", 9)));
        assert_ne!(Key::of(&note("мост", 1)), Key::of(&note("река", 1)));
        assert_ne!(Key::of(&("ab", "c")), Key::of(&("a", "bc")));
    }
}
