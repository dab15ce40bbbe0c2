//! `cargo xtask bench search [N]`: what the search index of an archive of N synthetic articles costs
//! to make, to keep and to ask.
//!
//! The archive is built without search, with it, and with an index in elasticlunr's format too, in
//! turns; an index costs the difference. The one in elasticlunr's format is left out where the articles
//! are very many. How much a browser loads for a query is counted by the
//! site's own client, which runs in `node` where that is there; how long a reader waits for it is
//! timed in Chromium where that is there. Where there is Pagefind, it indexes the same pages, unless
//! they are very many, and is asked the same.

mod pagefind;
mod report;
mod scripts;
mod waiting;

use std::io;
use std::path::Path;

use crate::target;

use super::archive::{Archive, Extras};
use super::corpus::{self, RawFile};
use super::edits::Edit;
use super::measure::Processor;
use super::{is_large, programs, remove, rounds};
use pagefind::Pagefind;
use report::Report;

/// How many queries of one word are asked, and how many of two.
const QUERIES: usize = 100;

/// A word of fewer letters is seldom looked for.
const SHORTEST_WORD: usize = 5;

/// What is edited before the index is brought up to date.
const EDIT: &str = "one article edited";

/// Measures an archive of `number` articles and prints a table.
///
/// Fails where a build or a query does; the table then has the figures until there.
pub fn run(root: &Path, number: usize) -> io::Result<()> {
    let program = programs::postil(root)?;
    let folder = target::folder(root).join("bench-search");
    remove(&folder)?;
    let write = |name, extras| Archive::write(&program, folder.join(name), number, extras);
    let without = write("without", Extras::Audit)?;
    let with = write("with", Extras::Search)?;
    // In one piece the index of very many is no longer one that a browser could load.
    let one_piece =
        (!is_large(number)).then(|| write("one-piece", Extras::Elasticlunr)).transpose()?;
    let archives = [Some(&without), Some(&with), one_piece.as_ref()];
    let archives: Vec<&Archive> = archives.into_iter().flatten().collect();
    let count = rounds(number);
    let rounds = (1..=count).map(|round| {
        eprintln!("round {round} of {count}");
        let used = |at: usize| folder.join(format!("before-{round}/{at}"));
        archives.iter().enumerate().map(|(at, archive)| cost(archive, &used(at))).collect()
    });
    let rounds = rounds.collect::<io::Result<Vec<Vec<_>>>>()?;
    let pagefind = match is_large(number) {
        // It needs more memory the more pages there are.
        true => None,
        false => Pagefind::index(without.path("public"))?,
    };
    let mut report = Report::new(root, number, &pagefind);
    report.push_costs(&rounds);
    report.push_size(&with.path("public/search/index"))?;
    if let Some(archive) = &one_piece {
        report.push_one_piece(&archive.path("public/search"))?;
    }
    let asked = report.push_queries(&with);
    // A browser that fails late does not take back what was measured before.
    println!("{report}");
    asked
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
