//! The repository's own chores.
//!
//! ```text
//! cargo xtask test           every check: formatting, lints, tests, tests in a real browser
//! cargo xtask bench [N]      the speed of a build of N synthetic articles, as a Markdown table
//! ```
//!
//! Nothing here is part of Postil: chores run its commands and look at what comes out.

mod bench;
mod suite;

use std::path::Path;
use std::process::ExitCode;

/// What a newcomer reads after a mistyped command.
const USAGE: &str = "\
usage: cargo xtask COMMAND

  test         run every check and count the tests
  bench [N]    time the build of N synthetic articles (10000)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["test"] => suite::run(root()),
        ["bench"] => report(bench::run(root(), 10_000)),
        ["bench", number] => match number.parse() {
            Ok(number) if number > 0 => report(bench::run(root(), number)),
            _ => wrong_usage(),
        },
        _ => wrong_usage(),
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
