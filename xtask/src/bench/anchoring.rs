//! How fast the notes of one long article are placed.

use std::io;
use std::path::Path;
use std::process::Command;

use super::{measure, programs};

/// Places 100 notes in an invented article of 20,000 words, and prints the time as a table.
pub fn run(root: &Path) -> io::Result<()> {
    let program = programs::engines(root)?;
    let (_, output) = measure::run_and_read(Command::new(program).arg("anchoring"))?;
    let words: Vec<&str> = output.split_whitespace().collect();
    let [exact, changed, seconds] = words[..] else {
        return Err(io::Error::other(format!("xtask-compare printed {output:?}")));
    };
    let seconds: f64 = seconds.parse().map_err(io::Error::other)?;
    println!("\n| anchoring | 100 notes, 20,000 words |\n|---|---|");
    println!("| word for word | {exact} |\n| changed | {changed} |");
    println!("| time | {:.1} ms |", seconds * 1000.0);
    Ok(())
}
