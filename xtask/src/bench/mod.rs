//! `cargo xtask bench [N]`: how fast an archive of N synthetic articles is built and previewed.
//!
//! Every figure is the median of some [`rounds`], in each of which the programs take turns, so
//! that other work on the machine meets them alike; ratios are taken within a round. Whatever is
//! cold is built into a folder of its own, and only the next benchmark deletes them: a disk is slow
//! for a while after many files are deleted. [`cleaning`] times the cleaning alone, on one core,
//! [`anchoring`] the placing of notes, and [`search`] weighs the index.

pub mod anchoring;
mod archive;
pub mod cleaning;
mod corpus;
mod edits;
mod http;
mod hugo;
mod measure;
mod programs;
mod report;
pub mod search;
mod serve;
mod table;
mod tree;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::target;
use archive::{Archive, Extras};
use edits::Rebuild;
use hugo::Hugo;
use measure::Run;
use report::Report;
use serve::Served;
use tree::Tree;

/// How many times smaller the archive is that tells how the time grows.
pub const GROWTH: usize = 10;

/// What is built, and where.
struct Bench {
    /// For everything that the benchmark writes.
    folder: PathBuf,
    archive: Archive,
    /// The same articles without anything that Hugo does not make.
    plain: Archive,
    /// The smaller archive.
    small: Archive,
    /// The same articles for Hugo, where it is there.
    hugo: Option<Hugo>,
}

/// The figures of one round.
struct Round {
    /// Postil's build with neither output nor store.
    cold: Run,
    /// The same of the archive without what Hugo does not make.
    plain: Run,
    /// Hugo's.
    hugo: Option<Run>,
    /// Postil's of the smaller archive.
    small: Run,
    /// The build with nothing changed, and those after the edits.
    rebuilds: Vec<Rebuild>,
    served: Served,
}

/// Builds an archive of `number` articles and prints the figures as a Markdown table.
///
/// There are at least [`GROWTH`] articles. The archive stays in `target/bench/` for a profiler,
/// until the next benchmark.
pub fn run(root: &Path, number: usize) -> io::Result<()> {
    let bench = Bench::write(&programs::postil(root)?, root, number)?;
    let rounds = rounds(number);
    let rounds =
        (1..=rounds).map(|round| bench.round(round, rounds)).collect::<io::Result<Vec<_>>>()?;
    let report = Report {
        articles: number,
        hugo: bench.hugo.as_ref().map(|hugo| hugo.version.as_str()),
        edits: bench.archive.edits().iter().map(|edit| edit.name).collect(),
        rounds,
        output: Tree::of(&bench.archive.path("public"))?,
        store: Tree::of(&bench.archive.path(".postil"))?,
    };
    println!("{report}");
    cleaning::run(root, None)?;
    anchoring::run(root)
}

impl Bench {
    /// Writes the archives, in the place of those of the last benchmark.
    fn write(program: &Path, root: &Path, number: usize) -> io::Result<Bench> {
        let folder = target::folder(root).join("bench");
        remove(&folder)?;
        eprintln!("writing {number} articles to {}", folder.display());
        let write =
            |name, articles, extras| Archive::write(program, folder.join(name), articles, extras);
        let archive = write("archive", number, Extras::Search)?;
        let plain = write("plain", number, Extras::None)?;
        let small = write("small", number / GROWTH, Extras::Search)?;
        let hugo = Hugo::write(folder.join("hugo"), number)?;
        Ok(Bench { folder, archive, plain, small, hugo })
    }

    fn round(&self, number: usize, rounds: usize) -> io::Result<Round> {
        eprintln!("round {number} of {rounds}: cold builds");
        let used = self.folder.join(format!("before-{number}"));
        self.archive.set_aside(&used.join("archive"))?;
        self.plain.set_aside(&used.join("plain"))?;
        self.small.set_aside(&used.join("small"))?;
        let cold = self.archive.build()?;
        let output = self.folder.join(format!("hugo-{number}"));
        let hugo = self.hugo.as_ref().map(|hugo| hugo.build(&output)).transpose()?;
        let plain = self.plain.build()?;
        let small = self.small.build()?;
        eprintln!("round {number} of {rounds}: edits and the preview");
        let mut rebuilds = vec![Rebuild::run(&self.archive)?];
        for edit in self.archive.edits() {
            rebuilds.push(Rebuild::run_after(&edit, &self.archive)?);
        }
        let served = serve::serve(&self.archive)?;
        Ok(Round { cold, plain, hugo, small, rebuilds, served })
    }
}

/// How often an archive of so many articles is measured: a large one once, for its runs are long
/// enough to be steady, and what they write stays on the disk.
fn rounds(articles: usize) -> usize {
    if is_large(articles) { 1 } else { 3 }
}

fn is_large(articles: usize) -> bool {
    articles > 20_000
}

/// Removes a folder with all that is in it, if it exists.
fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

fn mebibytes(bytes: f64) -> f64 {
    bytes / f64::from(1 << 20)
}
