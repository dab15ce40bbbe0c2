//! What becomes of random notes when their articles change: the stress test of `tests/stress`, longer
//! and beside a peer.

use std::io;
use std::path::Path;
use std::process::Command;

use crate::target;

/// How many notes are placed unless somebody asks for more.
pub const NOTES: usize = 22_750;
/// The seed of the articles, the notes and the edits.
pub const SEED: u64 = 1;

/// Places `notes` notes and prints the table of outcomes.
///
/// The peer's package is looked for where `npm install --prefix target/peer approx-string-match`
/// puts it. Fails where a promise is broken.
pub fn run(root: &Path, notes: usize, seed: u64) -> io::Result<()> {
    let status = Command::new(env!("CARGO"))
        .args(["test", "--quiet", "--release", "--package", "postil", "--test", "stress"])
        .args(["--", "--nocapture"])
        .current_dir(root)
        .env("POSTIL_STRESS_NOTES", notes.to_string())
        .env("POSTIL_STRESS_SEED", seed.to_string())
        .env("POSTIL_STRESS_PEER", target::folder(root).join("peer"))
        .status()?;
    match status.success() {
        true => Ok(()),
        false => Err(io::Error::other("a promise about notes is broken")),
    }
}
