//! `cargo xtask bench [N]`: how fast an archive of N synthetic articles is built.
//!
//! Every figure is the median of [`RUNS`] runs. The copy of the output tree that is timed beside
//! each build tells how much of the time is the disk's: a ratio of 1 is as fast as writing the
//! files can be. [`cleaning`] times the cleaning alone, on one core, and
//! [`anchoring`] the placing of notes.

pub mod anchoring;
pub mod cleaning;
mod corpus;
mod measure;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use measure::{Run, median};

const RUNS: usize = 3;

/// The folders and the program of one benchmark.
struct Bench {
    program: PathBuf,
    archive: PathBuf,
    output: PathBuf,
    copy: PathBuf,
}

/// The three timings of one round.
struct Round {
    /// From a clean state.
    clean: Run,
    /// `cp -r` of the output tree.
    copy: Run,
    /// Once more, with nothing changed.
    unchanged: Run,
}

/// The size of a tree.
#[derive(Default)]
struct Tree {
    files: u64,
    bytes: u64,
}

/// Builds an archive of `number` articles and prints the figures as a Markdown table.
///
/// The archive stays in `target/bench/` for a profiler, until the next benchmark.
pub fn run(root: &Path, number: usize) -> io::Result<()> {
    build_program(root)?;
    let folder = root.join("target/bench");
    remove(&folder)?;
    let bench = Bench {
        program: root.join("target/release/postil"),
        archive: folder.join("archive"),
        output: folder.join("archive/public"),
        copy: folder.join("copy"),
    };
    eprintln!("writing {number} articles to {}", bench.archive.display());
    corpus::write(&bench.archive, number)?;
    let mut rounds = Vec::new();
    for round in 1..=RUNS {
        eprintln!("round {round} of {RUNS}");
        rounds.push(bench.round()?);
    }
    print(number, &rounds, &Tree::of(&bench.output)?);
    cleaning::run(root, None)?;
    anchoring::run(root)
}

fn build_program(root: &Path) -> io::Result<()> {
    let status = Command::new(env!("CARGO"))
        .current_dir(root)
        .args(["build", "--release", "--package", "postil"])
        .status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other("postil does not compile")) }
}

impl Bench {
    fn round(&self) -> io::Result<Round> {
        for folder in [&self.output, &self.archive.join(".postil"), &self.copy] {
            remove(folder)?;
        }
        Ok(Round {
            clean: self.build()?,
            copy: measure::run(Command::new("cp").arg("-r").args([&self.output, &self.copy]))?,
            unchanged: self.build()?,
        })
    }

    fn build(&self) -> io::Result<Run> {
        let mut command = Command::new(&self.program);
        command.args(["build", "--base-url", "https://archive.example/"]);
        measure::run(command.arg("--root").arg(&self.archive))
    }
}

impl Tree {
    fn of(folder: &Path) -> io::Result<Tree> {
        let mut tree = Tree::default();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let entry = entry?;
                if entry.file_type()?.is_dir() {
                    folders.push(entry.path());
                } else {
                    tree.files += 1;
                    tree.bytes += entry.metadata()?.len();
                }
            }
        }
        Ok(tree)
    }
}

/// Removes a folder with all that is in it, if it exists.
fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

fn print(number: usize, rounds: &[Round], tree: &Tree) {
    let middle = |figure: fn(&Round) -> f64| median(rounds.iter().map(figure));
    let clean = middle(|round| round.clean.seconds);
    println!("| articles | {number} |\n|---|---|");
    println!("| clean build | {clean:.2} s |");
    println!("| articles per second | {:.0} |", number as f64 / clean);
    println!("| peak memory | {:.0} MiB |", mebibytes(middle(|round| round.clean.memory as f64)));
    println!("| unchanged build | {:.2} s |", middle(|round| round.unchanged.seconds));
    println!("| output | {} files, {:.0} MiB |", tree.files, mebibytes(tree.bytes as f64));
    println!("| `cp -r` of the output | {:.2} s |", middle(|round| round.copy.seconds));
    let ratio = middle(|round| round.clean.seconds / round.copy.seconds);
    println!("| clean build ÷ `cp -r` | {ratio:.2} |");
}

fn mebibytes(bytes: f64) -> f64 {
    bytes / f64::from(1 << 20)
}
