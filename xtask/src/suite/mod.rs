//! `cargo xtask test`: every check of the repository, counted.
//!
//! All steps run even when one fails. The last line is `N passed, N failed`; the exit code says
//! whether anything failed.

pub mod chromium;
mod count;
mod markup;
mod python;
mod room;

use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use count::Count;
use python::Python;

/// One command of the suite.
struct Step {
    name: &'static str,
    command: Command,
    counting: Counting,
}

/// How a step adds to the total.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counting {
    /// The whole step is one test.
    AsOne,
    /// Each `test result:` line of its output is added up.
    ByResultLines,
}

/// Runs every check.
pub fn run(root: &Path) -> ExitCode {
    room::say_if_short(root);
    let mut total = Count::default();
    for step in static_checks(root) {
        total += run_step(step);
    }
    total += python_tests(root);
    total += browser_tests(root);
    total += markup_check(root);
    conclude(total)
}

/// Checks the sample's pages alone.
pub fn run_markup(root: &Path) -> ExitCode {
    conclude(markup_check(root))
}

/// Runs the tests of the Python package alone.
pub fn run_python(root: &Path) -> ExitCode {
    conclude(python_tests(root))
}

/// The last line, and the exit code.
fn conclude(total: Count) -> ExitCode {
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The steps that need nothing but a Rust toolchain.
fn static_checks(root: &Path) -> [Step; 5] {
    [
        Step {
            name: "formatting",
            command: cargo(root, "fmt --all --check"),
            counting: Counting::AsOne,
        },
        Step {
            name: "clippy",
            command: cargo(root, "clippy --workspace --all-targets -- -D warnings"),
            counting: Counting::AsOne,
        },
        Step { name: "documentation", command: documentation(root), counting: Counting::AsOne },
        Step {
            name: "tests",
            command: cargo(root, "test --workspace --no-fail-fast"),
            counting: Counting::ByResultLines,
        },
        Step {
            name: "growth",
            command: cargo(root, "run --quiet --package xtask -- growth"),
            counting: Counting::AsOne,
        },
    ]
}

/// Runs the tests of the Python package, where there is what they need.
fn python_tests(root: &Path) -> Count {
    println!("== Python: preparing");
    let mut total = Count::default();
    match Python::prepare(root) {
        Ok(python) => python.steps(root).into_iter().for_each(|step| total += run_step(step)),
        Err(why) => println!("the tests of the Python package are left out: {why}\n"),
    }
    total
}

/// Runs the browser tests; without a browser they are one failed test.
fn browser_tests(root: &Path) -> Count {
    match chromium::find_or_install() {
        Ok(browser) => {
            // Tests share a browser, and wait for it: twice as many as there are cores keep it busy.
            let arguments = "test --package postil --test browser -- --ignored --test-threads=4";
            let mut command = cargo(root, arguments);
            command.env(chromium::VARIABLE, browser);
            run_step(Step { name: "browser tests", command, counting: Counting::ByResultLines })
        }
        Err(message) => {
            println!("== browser tests\nerror: {message}");
            Count::FAILED
        }
    }
}

/// Has every page of the sample checked; where Java or npm is not there, says that it was not.
fn markup_check(root: &Path) -> Count {
    if !markup::is_possible() {
        println!("== markup: left out, since it needs `java` and `npm`\n");
        return Count::default();
    }
    match markup::command(root) {
        Ok(command) => run_step(Step { name: "markup", command, counting: Counting::AsOne }),
        Err(error) => {
            println!("== markup\nerror: {error}");
            Count::FAILED
        }
    }
}

/// Builds the pages of every item, private ones too, and takes no warning.
fn documentation(root: &Path) -> Command {
    let mut command = cargo(root, "doc --workspace --no-deps --document-private-items");
    command.env("RUSTDOCFLAGS", "-D warnings");
    command
}

/// A cargo command at the repository's root; `arguments` are separated by spaces.
fn cargo(root: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(root).args(arguments.split(' '));
    // A check writes nothing into the repository, not even proposals for snapshots.
    command.env("INSTA_UPDATE", "no");
    // What makes the next compilation faster takes as much room again as all that is compiled.
    command.env("CARGO_INCREMENTAL", "0");
    command
}

/// Runs one step, shows its output as it comes, and says how long it took.
fn run_step(mut step: Step) -> Count {
    println!("== {}", step.name);
    let start = Instant::now();
    let count = match stream(&mut step.command) {
        Ok((succeeded, lines)) => match step.counting {
            Counting::AsOne => Count::of(succeeded),
            Counting::ByResultLines => lines.confirmed_by(succeeded),
        },
        Err(error) => {
            println!("error: cannot run {:?}: {error}", step.command.get_program());
            Count::FAILED
        }
    };
    let verdict = if count.failed == 0 { "ok" } else { "FAILED" };
    println!("== {}: {verdict}, {:.1} s\n", step.name, start.elapsed().as_secs_f64());
    count
}

/// Passes the command's output through and adds up its result lines.
///
/// The flag says whether the command succeeded.
fn stream(command: &mut Command) -> io::Result<(bool, Count)> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let mut output = BufReader::new(child.stdout.take().expect("stdout is piped"));
    let mut count = Count::default();
    let mut line = Vec::new();
    while output.read_until(b'\n', &mut line)? > 0 {
        io::stdout().write_all(&line)?;
        count += Count::of_line(&String::from_utf8_lossy(&line)).unwrap_or_default();
        line.clear();
    }
    Ok((child.wait()?.success(), count))
}
