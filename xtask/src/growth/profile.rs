//! The sum of all counters in a raw profile, as a program with rustc's coverage leaves it.
//!
//! The format is LLVM's (`compiler-rt/include/profile/InstrProfData.inc`): a header of sixteen
//! numbers, then binary ids, the descriptions of the functions, and their counters.

use std::io;

/// `\xfflprofr\x81`, as a number of this machine.
const MAGIC: u64 = 0xff6c_7072_6f66_7281;
/// The version of the format that rustc writes.
const VERSION: u64 = 10;
/// Bytes of the header.
const HEADER: usize = 128;
/// Bytes of a function's description.
const DESCRIPTION: u64 = 64;

/// Adds up the counters of a profile.
///
/// Fails as unsupported where it is of another version, whose places of the counters are others.
pub fn total(profile: &[u8]) -> io::Result<u64> {
    let header: Vec<u64> = profile.chunks_exact(8).take(HEADER / 8).map(number).collect();
    let [MAGIC, VERSION, ids, functions, padding, counters, ..] = header[..] else {
        let other = format!("this compiler's profiles are not of LLVM's version {VERSION}");
        return Err(io::Error::new(io::ErrorKind::Unsupported, other));
    };
    let start = HEADER as u64 + ids + functions * DESCRIPTION + padding;
    let counted = profile.get(start as usize..(start + counters * 8) as usize);
    let counted = counted.ok_or_else(|| io::Error::other("the counters are cut off"))?;
    Ok(counted.chunks_exact(8).map(number).sum())
}

fn number(bytes: &[u8]) -> u64 {
    u64::from_ne_bytes(bytes.try_into().expect("a number has eight bytes"))
}
