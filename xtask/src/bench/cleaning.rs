//! How fast pages are cleaned on one core, beside dom_smoothie on the same pages in the same run.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::target;

use super::measure::{self, median};
use super::{corpus, programs};

const ROUNDS: usize = 3;
/// Pages that are invented where none are given.
const PAGES: usize = 1000;
/// What is measured, in the order of the table.
const ENGINES: [(&str, &str); 3] = [
    ("postil-text", "Postil, text"),
    ("postil-html", "Postil, HTML"),
    ("dom_smoothie", "dom_smoothie, HTML"),
];

/// What one engine took for all pages.
struct Cleaned {
    pages: f64,
    seconds: f64,
    /// Peak memory in bytes.
    memory: u64,
}

/// Cleans the pages of `folder`, or invented ones, and prints the figures as a Markdown table.
///
/// The engines take turns in each round, so that other work on the machine meets them alike.
pub fn run(root: &Path, folder: Option<&Path>) -> io::Result<()> {
    let program = programs::engines(root)?;
    let folder = match folder {
        Some(folder) => folder.to_owned(),
        None => invent_pages(root)?,
    };
    let mut found: [Vec<Cleaned>; ENGINES.len()] = Default::default();
    for round in 1..=ROUNDS {
        eprintln!("cleaning, round {round} of {ROUNDS}");
        for ((engine, _), found) in ENGINES.iter().zip(&mut found) {
            found.push(clean(&program, engine, &folder)?);
        }
    }
    print(&found);
    Ok(())
}

/// Writes pages of the synthetic archive, each as text and as HTML.
fn invent_pages(root: &Path) -> io::Result<PathBuf> {
    let folder = target::folder(root).join("bench/pages");
    super::remove(&folder)?;
    fs::create_dir_all(&folder)?;
    for (number, file) in corpus::files(PAGES).enumerate() {
        let path = folder.join(format!("{number:04}.txt"));
        fs::write(path.with_extension("html"), corpus::as_html(&file.text))?;
        fs::write(path, file.text)?;
    }
    Ok(folder)
}

fn clean(program: &Path, engine: &str, folder: &Path) -> io::Result<Cleaned> {
    let (run, output) = measure::run_and_read(Command::new(program).arg(engine).arg(folder))?;
    let mut numbers = output.split_whitespace().map(str::parse::<f64>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(pages)), Some(Ok(seconds))) => Ok(Cleaned { pages, seconds, memory: run.memory }),
        _ => Err(io::Error::other(format!("xtask-compare printed {output:?}"))),
    }
}

fn print(found: &[Vec<Cleaned>; ENGINES.len()]) {
    let speed = |rounds: &[Cleaned]| median(rounds.iter().map(|c| c.pages / c.seconds));
    let rival = speed(&found[ENGINES.len() - 1]);
    println!("\n| cleaning, one core | pages | pages/s | ÷ dom_smoothie | peak memory |");
    println!("|---|---|---|---|---|");
    for ((_, name), rounds) in ENGINES.iter().zip(found) {
        let memory = super::mebibytes(median(rounds.iter().map(|c| c.memory as f64)));
        let (pages, speed) = (rounds[0].pages, speed(rounds));
        println!("| {name} | {pages} | {speed:.0} | {:.1} | {memory:.0} MiB |", speed / rival);
    }
}
