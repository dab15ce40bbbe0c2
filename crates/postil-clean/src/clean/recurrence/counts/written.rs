//! Counts as bytes: a head, the keys, the counts, and the BLAKE3 of all that.
//!
//! Numbers are little-endian. A key takes eight bytes and its count one, so that lines of an archive
//! cost nine bytes each, and a reader knows from the head how long the whole is.

use super::{Counts, MANY};
use crate::diagnostic::{Diagnostic, catalogue};

/// What the bytes begin with.
const MAGIC: [u8; 8] = *b"postil\xffE";
/// The number of the form, and of the way in which a line's key is made.
const VERSION: u32 = 3;
/// Magic, version, least, and the numbers of documents and lines.
const HEAD: usize = 8 + 4 + 4 + 8 + 8;
const SEAL: usize = blake3::OUT_LEN;
const KEY: usize = 8;

impl Counts {
    /// The counts as bytes, the same for the same counts.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.content();
        let seal = blake3::hash(&bytes);
        bytes.extend(seal.as_bytes());
        bytes
    }

    /// What tells the counts from others: the seal of their bytes, in hexadecimal.
    pub fn digest(&self) -> String {
        blake3::hash(&self.content()).to_hex().to_string()
    }

    /// The bytes before the seal, with room for it.
    fn content(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEAD + self.keys.len() * (KEY + 1) + SEAL);
        bytes.extend(MAGIC);
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(u32::from(self.least).to_le_bytes());
        bytes.extend(self.pages.to_le_bytes());
        bytes.extend((self.keys.len() as u64).to_le_bytes());
        bytes.extend(self.keys.iter().flat_map(|key| key.to_le_bytes()));
        bytes.extend(&self.documents);
        bytes
    }

    /// Reads what [`Counts::to_bytes`] wrote.
    ///
    /// # Errors
    ///
    /// Fails where the bytes are something else, of another version, or not as they were written.
    pub fn from_bytes(bytes: &[u8]) -> Result<Counts, Diagnostic> {
        if !bytes.starts_with(&MAGIC) {
            return Err(catalogue::evidence_is_foreign());
        }
        match bytes.get(8..12).map(number) {
            Some(version) if version == u64::from(VERSION) => {}
            Some(version) => return Err(catalogue::evidence_version(version, VERSION)),
            None => return Err(catalogue::evidence_is_damaged()),
        }
        sealed(bytes).and_then(parse).ok_or_else(catalogue::evidence_is_damaged)
    }
}

/// All but the seal, where that fits.
fn sealed(bytes: &[u8]) -> Option<&[u8]> {
    let (content, seal) = bytes.split_last_chunk::<SEAL>()?;
    (blake3::hash(content).as_bytes() == seal).then_some(content)
}

/// Reads bytes that nobody has touched; what breaks the promises of [`Counts`] was never written
/// by it.
fn parse(content: &[u8]) -> Option<Counts> {
    let (head, lines) = content.split_at_checked(HEAD)?;
    let least = u8::try_from(number(&head[12..16])).ok()?;
    let (pages, count) = (number(&head[16..24]), usize::try_from(number(&head[24..32])).ok()?);
    if lines.len() != count.checked_mul(KEY + 1)? {
        return None;
    }
    let (keys, documents) = lines.split_at(count * KEY);
    let keys: Vec<u64> = keys.chunks_exact(KEY).map(number).collect();
    let in_order = keys.is_sorted_by(|one, next| one < next);
    let in_range = (1..=MANY).contains(&least)
        && documents.iter().all(|documents| (least..=MANY).contains(documents));
    let counts = Counts { keys, documents: documents.to_vec(), least, pages };
    (in_order && in_range).then_some(counts)
}

/// A number of up to eight bytes.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}
