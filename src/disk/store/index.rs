//! The file of the index: which packs it names, and the index itself.
//!
//! ```text
//! magic │ key of the rest, 16 bytes │ number of packs, 4 bytes │ packs, 8 bytes each │ index
//! ```

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::Path;

use crate::disk::input;
use crate::model::key::Key;

/// What the file begins with; the number grows when the form of packs or of the index changes.
const MAGIC: &[u8] = b"postil store 2\n";
/// So many bytes stand before those whose key is among them.
const HEAD: usize = MAGIC.len() + 16;

/// The bytes of the file.
pub(super) fn draw(index: &[u8], packs: &BTreeSet<u64>) -> Vec<u8> {
    let count = (packs.len() as u32).to_le_bytes();
    let numbers: Vec<u8> = packs.iter().flat_map(|number| number.to_le_bytes()).collect();
    let mut bytes = [MAGIC, &[0; 16], &count, &numbers, index].concat();
    let key = Key::of_bytes(&bytes[HEAD..]);
    bytes[MAGIC.len()..HEAD].copy_from_slice(key.as_bytes());
    bytes
}

/// The index; none where there is none that can be trusted.
pub(super) fn read(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = input::read_own(path).ok()?;
    let (key, rest) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<16>()?;
    if Key::of_bytes(rest).as_bytes() != key {
        return None;
    }
    let (count, rest) = rest.split_first_chunk()?;
    let (_, index) = rest.split_at_checked(8 * u32::from_le_bytes(*count) as usize)?;
    let start = bytes.len() - index.len();
    // A large index is moved within its own memory.
    bytes.drain(..start);
    Some(bytes)
}

/// The packs that the index names. In a damaged file these may be any, which costs time alone.
pub(super) fn named(path: &Path) -> BTreeSet<u64> {
    read_named(path).unwrap_or_default()
}

fn read_named(path: &Path) -> io::Result<BTreeSet<u64>> {
    let mut file = input::open(path)?;
    let mut head = [0; HEAD];
    file.read_exact(&mut head)?;
    let mut count = [0; 4];
    file.read_exact(&mut count)?;
    let mut numbers = Vec::new();
    file.take(8 * u64::from(u32::from_le_bytes(count))).read_to_end(&mut numbers)?;
    let (numbers, _) = numbers.as_chunks::<8>();
    Ok(numbers.iter().map(|number| u64::from_le_bytes(*number)).collect())
}
