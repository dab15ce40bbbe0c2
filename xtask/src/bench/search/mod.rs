//! `cargo xtask bench search [N]`: what the search index of an archive of N synthetic articles costs
//! to make, to keep and to ask.
//!
//! The archive is built without search, with it, and with an index in elasticlunr's format too, in
//! turns; an index costs the difference. How
//! much a browser loads for a query is counted by the site's own client, which runs in `node` where
//! that is there.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::archive::{Archive, Search};
use super::corpus::{self, RawFile};
use super::edits::Edit;
use super::measure::{Processor, median};
use super::table::{Table, grouped};
use super::{ROUNDS, programs, remove};

/// How many queries of one word are asked, and how many of two.
const QUERIES: usize = 100;

/// A word of fewer letters is seldom looked for.
const SHORTEST_WORD: usize = 5;

/// What is edited before the index is brought up to date.
const EDIT: &str = "one article edited";

/// Measures an archive of `number` articles and prints a table.
pub fn run(root: &Path, number: usize) -> io::Result<()> {
    let program = programs::postil(root)?;
    let folder = root.join("target/bench-search");
    remove(&folder)?;
    let write = |name, search| Archive::write(&program, folder.join(name), number, search);
    let without = write("without", Search::Off)?;
    let with = write("with", Search::On)?;
    let one_piece = write("one-piece", Search::WithElasticlunr)?;
    let rounds = (1..=ROUNDS).map(|round| {
        eprintln!("round {round} of {ROUNDS}");
        let used = folder.join(format!("before-{round}"));
        let cost = |archive, name| cost(archive, &used.join(name));
        Ok([cost(&without, "without")?, cost(&with, "with")?, cost(&one_piece, "one-piece")?])
    });
    let rounds = rounds.collect::<io::Result<Vec<_>>>()?;
    let mut table = Table::new(format!("search of {} articles", grouped(number as u64)), None);
    push_costs(&mut table, &rounds);
    push_size(&mut table, &with.path("public/search/index"))?;
    push_queries(&mut table, root, &with, number)?;
    println!("{table}");
    Ok(())
}

/// The processor time of a cold build, of one after an edit, and of one with nothing changed.
fn cost(archive: &Archive, used: &Path) -> io::Result<[Processor; 3]> {
    archive.set_aside(used)?;
    let cold = archive.build()?;
    let edits = archive.edits();
    let edit = edits.iter().find(|edit: &&Edit| edit.name == EDIT).expect("there is such an edit");
    edit.apply()?;
    let edited = archive.build()?;
    edit.undo()?;
    archive.build()?;
    let unchanged = archive.build()?;
    Ok([cold.processor, edited.processor, unchanged.processor])
}

/// What the index in shards adds to a build without search, and what the one in one piece to both.
fn push_costs(table: &mut Table, rounds: &[[[Processor; 3]; 3]]) {
    let builds = ["a cold build", "one article edited", "nothing changed"];
    for (at, build) in builds.into_iter().enumerate() {
        let added = |index: usize| {
            let added =
                |round: &[[Processor; 3]; 3]| (round[index][at] - round[index - 1][at]).total();
            median(rounds.iter().map(added))
        };
        let (sharded, one_piece) = (added(1), added(2));
        table.push(
            &format!("processor time of the index, {build}"),
            format!("{sharded:.2} s, and {one_piece:.2} s in elasticlunr's format"),
        );
    }
}

fn push_size(table: &mut Table, index: &Path) -> io::Result<()> {
    let entries = fs::read_dir(index)?.collect::<io::Result<Vec<_>>>()?;
    let sizes = entries.iter().map(|entry| Ok(entry.metadata()?.len()));
    let bytes: u64 = sizes.collect::<io::Result<Vec<_>>>()?.iter().sum();
    let directory = fs::metadata(index.join("directory.bin"))?.len();
    table.push("index, compressed", format!("{}, {} files", kilobytes(bytes), entries.len()));
    table.push("its directory", kilobytes(directory));
    Ok(())
}

fn push_queries(
    table: &mut Table,
    root: &Path,
    archive: &Archive,
    number: usize,
) -> io::Result<()> {
    for words in [1, 2] {
        let queries = queries(number, words);
        let Some(loaded) = loaded(root, &archive.path("public/search"), &queries)? else {
            return Ok(());
        };
        let most = loaded.iter().copied().max().unwrap_or_default();
        let middle = median(loaded.into_iter().map(|bytes| bytes as f64)) as u64;
        let name = if words == 1 { "a first query of one word" } else { "of two words" };
        table.push(name, format!("{}, at most {}", kilobytes(middle), kilobytes(most)));
    }
    Ok(())
}

fn kilobytes(bytes: u64) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}

/// Queries of so many words each that stand in one of the articles.
fn queries(number: usize, words: usize) -> Vec<String> {
    let every = number.div_ceil(QUERIES);
    let articles = corpus::files(number).step_by(every).enumerate();
    articles.map(|(at, file)| query(&file, at, words)).collect()
}

fn query(file: &RawFile, at: usize, words: usize) -> String {
    let text = file.article.body.join(" ");
    let all = text.split(|c: char| !c.is_alphabetic());
    let all: Vec<&str> = all.filter(|word| word.chars().count() >= SHORTEST_WORD).collect();
    let chosen = (0..words).map(|word| all[(at * 31 + word * 17) % all.len()]);
    chosen.collect::<Vec<_>>().join(" ")
}

/// The bytes that a browser loads for each query; none where there is no `node`.
fn loaded(root: &Path, search: &Path, queries: &[String]) -> io::Result<Option<Vec<u64>>> {
    let script = root.join("xtask/src/bench/search/queries.mjs");
    let mut command = Command::new("node");
    command.arg(script).arg(search).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = match command.spawn() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        child => child?,
    };
    child.stdin.take().expect("it is piped").write_all(queries.join("\n").as_bytes())?;
    let output = child.wait_with_output()?;
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let bytes = lines.lines().map(|line| line.split(' ').next().unwrap_or_default().parse());
    let bytes = bytes.collect::<Result<Vec<u64>, _>>().map_err(io::Error::other)?;
    match output.status.success() && bytes.len() == queries.len() {
        true => Ok(Some(bytes)),
        false => Err(io::Error::other("the search did not answer every query")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_of_words_that_stand_in_the_articles() {
        for (words, count) in [(1, 40), (2, 40)] {
            let queries = queries(40, words);
            assert_eq!(queries.len(), count);
            assert!(queries.iter().all(|query| query.split(' ').count() == words), "{queries:?}");
        }
    }
}
