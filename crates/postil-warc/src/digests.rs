//! The digests that a record states of its bytes.
//!
//! Crawlers do not agree on what a payload is: the body as it was sent, or without its chunks, or
//! decoded. So a record is what it was written as if any of its digests holds, and altered if it has
//! some that are known and none of them does.

use std::borrow::Cow;

use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};

use crate::head::Head;

/// Whether a record with a head is not what it was when it was written: its block is not, and none of
/// what may be its payload is. No page is, where no digest is stated or known.
pub(crate) fn are_contradicted(head: &Head, block: &[u8], payloads: &[Cow<[u8]>]) -> bool {
    let of_block = head.get("WARC-Block-Digest").and_then(|stated| is_digest_of(stated, block));
    if of_block == Some(true) {
        return false;
    }
    let stated = head.get("WARC-Payload-Digest");
    let of_payload =
        |stated| payloads.iter().filter_map(|payload| is_digest_of(stated, payload)).max();
    let of_payload = stated.and_then(of_payload);
    of_block.max(of_payload) == Some(false)
}

/// Whether a digest, as `sha1:` and its bytes in base 32 or 16, is that of some bytes; none of one
/// that is written in another way.
pub fn is_digest_of(stated: &str, bytes: &[u8]) -> Option<bool> {
    let (algorithm, value) = stated.split_once(':')?;
    let digest = match algorithm.to_ascii_lowercase().as_str() {
        "sha1" | "sha-1" => Sha1::digest(bytes).to_vec(),
        "sha256" | "sha-256" => Sha256::digest(bytes).to_vec(),
        "sha512" | "sha-512" => Sha512::digest(bytes).to_vec(),
        _ => return None,
    };
    let value = value.trim().trim_end_matches('=');
    let written = [in_base(32, &digest), in_base(16, &digest)];
    let alike = written.iter().find(|written| written.len() == value.len())?;
    Some(alike.eq_ignore_ascii_case(value))
}

/// Bytes as digits of a base, as RFC 4648 has them, without what fills up the end.
fn in_base(base: u32, bytes: &[u8]) -> String {
    const BASE_32: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const BASE_16: &[u8] = b"0123456789ABCDEF";
    let digits = if base == 32 { BASE_32 } else { BASE_16 };
    let width = base.ilog2() as usize;
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| usize::from(byte >> (7 - at % 8) & 1));
    let digit = |start: usize| (start..start + width).fold(0, |value, at| value << 1 | bit(at));
    (0..bytes.len() * 8).step_by(width).map(|start| char::from(digits[digit(start)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_as_crawlers_write_it() {
        for stated in [
            "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
            "SHA1:vgmt4nsha2awvor6evyxqugcnsonbwe5",
            "sha-1:a9993e364706816aba3e25717850c26c9cd0d89d",
            "sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
            "sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ====",
            "sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        ] {
            assert_eq!(is_digest_of(stated, b"abc"), Some(true), "{stated}");
            assert_eq!(is_digest_of(stated, b"abd"), Some(false), "{stated}");
        }
        for stated in ["sha1:AAAA", "md5:kAFQmDzST7DWlj99KOF/cg==", "sha1", ""] {
            assert_eq!(is_digest_of(stated, b"abc"), None, "{stated}");
        }
    }
}
