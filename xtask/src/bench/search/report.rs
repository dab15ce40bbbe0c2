//! The figures of a search, Postil's and beside them Pagefind's.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use super::pagefind::Pagefind;
use super::waiting::{self, Answer};
use super::{queries, scripts};
use crate::bench::archive::Archive;
use crate::bench::measure::{Processor, median, percentile};
use crate::bench::table::{Table, grouped};

/// What is told of an archive.
pub(super) struct Report<'a> {
    root: &'a Path,
    /// How many articles it has.
    number: usize,
    pagefind: &'a Option<Pagefind>,
    table: Table,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.table.fmt(f)
    }
}

impl<'a> Report<'a> {
    /// A report of `number` articles that says nothing yet.
    pub(super) fn new(root: &'a Path, number: usize, pagefind: &'a Option<Pagefind>) -> Self {
        let rival = pagefind.as_ref().map(|pagefind| ("Pagefind", &*pagefind.version));
        let subject = format!("search of {} articles", grouped(number as u64));
        Report { root, number, pagefind, table: Table::new(subject, rival) }
    }

    /// What the index in shards adds to a build without search, and what the one in one piece to both.
    pub(super) fn push_costs(&mut self, rounds: &[Vec<[Processor; 3]>]) {
        let builds = ["a cold build", "one article edited", "nothing changed"];
        // Pagefind makes its index anew every time.
        let rival = self.pagefind.as_ref().map(|pagefind| pagefind.run.processor.total());
        for (at, build) in builds.into_iter().enumerate() {
            let added = |index: usize| {
                let added = |round: &Vec<[Processor; 3]>| {
                    Some((round.get(index)?[at] - round[index - 1][at]).total())
                };
                rounds.iter().map(added).collect::<Option<Vec<f64>>>().map(median)
            };
            let sharded = added(1).unwrap_or_default();
            let one_piece =
                added(2).map(|added| format!(", and {added:.2} s in elasticlunr's format"));
            let own = format!("{sharded:.2} s{}", one_piece.unwrap_or_default());
            self.push(
                &format!("processor time of the index, {build}"),
                (own, sharded),
                rival.map(|rival| (format!("{rival:.2} s"), rival)),
            );
        }
    }

    /// How large the index is.
    pub(super) fn push_size(&mut self, index: &Path) -> io::Result<()> {
        let entries = fs::read_dir(index)?.collect::<io::Result<Vec<_>>>()?;
        let sizes = entries.iter().map(|entry| Ok(entry.metadata()?.len()));
        let bytes: u64 = sizes.collect::<io::Result<Vec<_>>>()?.iter().sum();
        let directory = fs::metadata(index.join("directory.bin"))?.len();
        let of_rival = self.pagefind.as_ref().map(Pagefind::size).transpose()?;
        let draw = |bytes: u64, files: usize| {
            (format!("{}, {files} files", kilobytes(bytes as f64)), bytes as f64)
        };
        let rival = of_rival.map(|(bytes, files)| draw(bytes, files));
        self.push("index, compressed", draw(bytes, entries.len()), rival);
        self.table.push("its directory", kilobytes(directory as f64));
        Ok(())
    }

    /// How much a browser loads that searches in elasticlunr's format: all of it, before the first query.
    pub(super) fn push_one_piece(&mut self, search: &Path) -> io::Result<()> {
        let files = ["elasticlunr.json", "documents.json"];
        let paths = files.map(|name| search.join(name).display().to_string());
        if let Some(sizes) = scripts::answers(self.root, "packed.mjs", &[], &paths)? {
            let bytes: f64 = sizes.iter().flatten().sum();
            self.table.push("index in elasticlunr's format, compressed", kilobytes(bytes));
        }
        Ok(())
    }

    /// What a reader loads for a query, and how long that takes.
    pub(super) fn push_queries(&mut self, archive: &Archive) -> io::Result<()> {
        for (words, name) in [(1, "a first query of one word"), (2, "one of two words")] {
            let queries = queries(self.number, words);
            let rival = match self.pagefind {
                Some(pagefind) => waiting::ask(self.root, "pagefind", &pagefind.site, &queries)?,
                None => None,
            };
            if let Some(loaded) = loaded(self.root, &archive.path("public/search"), &queries)? {
                let rival = rival.as_ref().map(|answers| loading(answers.iter().map(|a| a.bytes)));
                self.push(name, loading(loaded.into_iter().map(|bytes| bytes as f64)), rival);
            }
            let own = waiting::ask(self.root, "postil", &archive.path("public"), &queries)?;
            if let Some(own) = own {
                let rival = rival.as_deref().map(wait);
                self.push(&format!("wait for {name}, 95 of 100"), wait(&own), rival);
            }
        }
        Ok(())
    }

    /// Adds a figure, beside it Pagefind's, and the ratio of what both stand for.
    fn push(&mut self, name: &str, own: (String, f64), rival: Option<(String, f64)>) {
        match rival {
            Some((drawn, figure)) => {
                let ratio = format!("{:.2}", own.1 / figure);
                self.table.push_compared(name, [own.0, drawn, ratio]);
            }
            None => self.table.push(name, own.0),
        }
    }
}

/// The bytes of queries: the middle, which is what is compared, and the most.
fn loading(bytes: impl Iterator<Item = f64> + Clone) -> (String, f64) {
    let (middle, most) = (median(bytes.clone()), percentile(bytes, 1.0));
    (format!("{}, at most {}", kilobytes(middle), kilobytes(most)), middle)
}

/// How long nearly all queries take at most; what is compared is the first time.
fn wait(answers: &[Answer]) -> (String, f64) {
    let most = |wait: usize| percentile(answers.iter().map(|answer| answer.waits[wait]), 0.95);
    let [cold, cached, again] = [0, 1, 2].map(most);
    (format!("{cold:.0} ms, cached {cached:.0} ms, again {again:.0} ms"), cold)
}

fn kilobytes(bytes: f64) -> String {
    format!("{:.1} KB", bytes / 1000.0)
}

/// The bytes that a browser loads for each query; none where there is no `node`.
fn loaded(root: &Path, search: &Path, queries: &[String]) -> io::Result<Option<Vec<u64>>> {
    let lines = scripts::answers(root, "queries.mjs", &[search.as_os_str()], queries)?;
    let bytes = |line: &[f64]| line.first().map_or(0, |bytes| *bytes as u64);
    Ok(lines.map(|lines| lines.iter().map(|line| bytes(line)).collect()))
}
