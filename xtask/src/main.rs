//! The repository's own chores.
//!
//! ```text
//! cargo xtask test           every check: formatting, lints, tests, tests in a real browser
//! cargo xtask test python    the checks of the Python package alone
//! cargo xtask markup         the sample's pages as the Nu Html Checker reads them
//! cargo xtask screenshots    the README's picture, of the sample in a real browser
//! cargo xtask bench [N]      the speed of builds and the preview of N synthetic articles
//! cargo xtask bench cleaning [DIR]
//!                            the speed of cleaning alone, over the pages of a folder
//! cargo xtask bench search [N]  what the search index of N synthetic articles costs
//! cargo xtask bench anchoring  the speed of placing notes
//! cargo xtask stress notes [N] [SEED]
//!                            what becomes of N random notes when their articles change
//! cargo xtask growth [WORD…] the steps of builds with ever more of one thing
//! cargo xtask train DIR      the cleaner's weights, learned from a folder of labelled pages
//! cargo xtask train-fields DIR  the weights of headlines, dates and authors
//! cargo xtask evaluate DIR   how well the cleaner does on such a folder, and what its passes are
//!                            worth
//! ```
//!
//! Nothing here is part of Postil: chores run its commands and look at what comes out.

mod bench;
mod growth;
mod screenshots;
mod stress;
mod suite;
mod target;

use std::path::Path;
use std::process::{Command, ExitCode};

/// What a newcomer reads after a mistyped command.
const USAGE: &str = "\
usage: cargo xtask COMMAND

  test         run every check and count the tests
  test python  run those of the Python package alone
  markup       have the Nu Html Checker read the sample's pages, where there are java and npm
  screenshots  take the README's picture of the sample anew
  bench [N]    time builds and the preview of N synthetic articles (10000), beside Hugo where
               it is there, then the cleaning and the placing of notes
  bench cleaning [DIR]
               time the cleaning on one core beside dom_smoothie, over invented pages or a
               folder of *.txt and *.html files or of labelled pages
  bench search [N]
               what the index of N synthetic articles (10000) costs to make, and how much of it
               the queries of a browser load, where there is node
  bench anchoring
               time the placing of 100 notes in an article of 20,000 words
  stress notes [N] [SEED]
               place N random notes (22750) in changed articles, beside the npm package
               approx-string-match where it is there
  growth [WORD…]
               count the steps of builds with ever more of one thing; none may be quadratic
  train DIR [--passes N] [--members N] [--seed N]
               learn the cleaner's weights from labelled pages
  train DIR --folds K [--keep FOLDER] [--passes N] [--members N] [--seed N]
               only measure, on sites that are not learned from, and what another balance of text
               and furniture would bring; the networks of the folds are kept in the folder, and
               read from there the next time
  train-fields DIR
               fit the weights by which headlines, dates and authors are chosen
  evaluate DIR [--without PASS]... [--folds K [--keep FOLDER]]
               measure the cleaner on labelled pages, without some passes if they are named; with
               folds, the text alone on sites that are not learned from
  evaluate DIR --worth [--folds K [--keep FOLDER]]
               measure what each pass is worth; with folds, on sites that are not learned from";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["test"] => suite::run(root()),
        ["test", "python"] => suite::run_python(root()),
        ["markup"] => suite::run_markup(root()),
        ["screenshots"] => report(screenshots::run(root())),
        ["bench"] => report(bench::run(root(), 10_000)),
        ["bench", "search"] => report(bench::search::run(root(), 10_000)),
        ["bench", "search", number] => match number.parse() {
            Ok(number) if number > 0 => report(bench::search::run(root(), number)),
            _ => wrong_usage(),
        },
        ["bench", "anchoring"] => report(bench::anchoring::run(root())),
        ["bench", "cleaning"] => report(bench::cleaning::run(root(), None)),
        ["bench", "cleaning", folder] => {
            report(bench::cleaning::run(root(), Some(Path::new(folder))))
        }
        ["bench", number] => match number.parse() {
            Ok(number) if number >= bench::GROWTH => report(bench::run(root(), number)),
            _ => wrong_usage(),
        },
        ["stress", "notes"] => report(stress::run(root(), stress::NOTES, stress::SEED)),
        ["stress", "notes", notes] => stress_notes(notes, None),
        ["stress", "notes", notes, seed] => stress_notes(notes, Some(seed)),
        ["growth", ref shapes @ ..] => report(growth::run(root(), shapes)),
        ["train" | "train-fields" | "evaluate", _, ..] => learn(&words),
        _ => wrong_usage(),
    }
}

fn stress_notes(notes: &str, seed: Option<&str>) -> ExitCode {
    match (notes.parse(), seed.map_or(Ok(stress::SEED), str::parse)) {
        (Ok(notes), Ok(seed)) => report(stress::run(root(), notes, seed)),
        _ => wrong_usage(),
    }
}

/// Hands over to the program that trains and measures; it alone here needs Postil as a library.
fn learn(words: &[&str]) -> ExitCode {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["run", "--quiet", "--release", "--package", "xtask-learn", "--"];
    match Command::new(cargo).args(arguments).args(words).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => report(Err(error)),
    }
}

/// The repository's root.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository")
}

fn report(result: std::io::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn wrong_usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}
